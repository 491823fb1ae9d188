/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bind: joins the boxes of a layout and the content into a tree of boxes with every text, style and
 * default filled. What follows (layout, pdf) never sees YAML.
 *
 * Order of calls: descriptor_load(), content_load() with the shape that the layout names,
 * bind_boxes().
 */
#ifndef PLATEN_BIND_H
#define PLATEN_BIND_H

#include "content.h"
#include "spec.h"

/* What a master may name beside the content: {page}, {pages}, {section}. */
struct page_vars {
	int page, pages;
	const char *section;
};

/* The path of what orders shuffled lists for a pupil; no template can name it. */
#define PUPIL_SEED "pupil. seed"

/* The columns of a class list that binding has asked for: for pupils who have the same there, boxes are the same. */
struct pupil_reads { /* starts zeroed */
	VEC(const char *) columns;
	VEC(const char *) asked; /* of which only counts whether anything stands there, or `false` */
};

/* Lists of the content, known by their places: one that results are made of has the place of the one in the content. */
struct list_places { /* starts zeroed */
	VEC(struct where) v;
};
bool list_places_have(const struct list_places *p, struct where at);

/* Links from texts to boxes, and the boxes that have ids; of one document. */
struct inner_links;
struct inner_links *inner_links_new(struct arena *a);

/* A box, an item of a list or a row of a table that may be left out. They are numbered as binding meets them: all of one
   list, then what is inside of its first item, and so on. */
struct optional_item {
	struct where at;
	const struct node *item; /* of the content; NULL: a box outside of any `each` */
	int inside;              /* how many are inside of it; they have the next places */
	int place;               /* from 0, in the order of reading */
};
struct optionals {
	VEC(struct optional_item) v; /* by number */
	int placed;                  /* those with a place */
	bool asked;                  /* something in the layout is marked, whether the content says so or not */
};

struct binder {
	struct arena *arena;
	struct diag *diag;
	const struct content *content;
	const struct document_spec *spec;
	const struct page_vars *page;       /* NULL in the body */
	const char *lang;                   /* that the innermost box around says; or NULL */
	struct inner_links *links;          /* of the document, also for its masters; NULL: `#id` is not looked for */
	const struct node *pupil;           /* the row of the pupil whose document it is; NULL: there is no class list */
	struct pupil_reads *reads;          /* takes the columns that are asked for; or NULL */
	const struct list_places *shuffled; /* lists that are shuffled wherever they stand, marked or not; or NULL */
	struct list_places *marked;         /* takes the lists that the layout marks by `shuffle`; or NULL */
	const char *gap;                    /* stands in texts for what the pupil has not; NULL: nothing does */
	bool asks;                          /* what stands at a path is a condition */
	bool lacks;                         /* a condition around asks for a column that the class list lacks */
	bool dry;                           /* only paths are looked at; what is bound is thrown away */
	int *bound;                         /* boxes and items so far; bind_boxes() counts them itself */
	int columns;                        /* boxes of columns around */
	struct optionals *optionals; /* what may be left out: filled by binding when `left_out` is NULL; NULL: not wanted */
	const bool *left_out;        /* by number; NULL: nothing is */
	int *met;                    /* of the optional ones, so far; bind_boxes() counts them itself */
};

/* What the content has at a path from its top, by the rules of templates; NULL: nothing. It is not noted as used. */
const struct node *content_value(struct arena *a, const struct content *c, const char *path);
/* Boxes with templates filled, `each` written out and `when` decided. Links lead to boxes of the body only. */
struct box_list bind_boxes(const struct binder *b, struct box_list boxes);
/* A text of a bound box that names a pupil, for the pupil of `b`; NULL when nothing comes of it. */
struct rich *bind_later(const struct binder *b, const struct text_slot *slot);
/* A single text of the document, such as its author; "" when absent. Where it names what the pupil has not, that goes with
   what joins it to the words around. */
const char *bind_text(const struct binder *b, const struct text_slot *slot);
/* The same, of one that viewers show, such as the title, where lines run from the right to the left or not (rich_told). */
const char *bind_told(const struct binder *b, const struct text_slot *slot, bool rtl);
/* Its language, where it is not translated; or NULL. */
const char *bind_language(const struct binder *b, const struct text_slot *slot);
/* Appends the bound boxes as text, for debugging; `depth` levels of indentation. */
void bound_dump(const struct box_list *boxes, int depth, struct buf *out);
/* Whether nothing is left to fill in: no template of a style, no `each`, a style for each box. False with
   the first broken rule in `why`. */
bool bound_holds(const struct box_list *boxes, struct buf *why);

#endif
