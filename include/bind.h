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

/* Links from texts to boxes, and the boxes that have ids; of one document. */
struct inner_links;
struct inner_links *inner_links_new(struct arena *a);

struct binder {
	struct arena *arena;
	struct diag *diag;
	const struct content *content;
	const struct document_spec *spec;
	const struct page_vars *page; /* NULL in the body */
	const char *lang;             /* that the innermost box around says; or NULL */
	struct inner_links *links;    /* of the document, also for its masters; NULL: `#id` is not looked for */
	bool dry;                     /* only paths are looked at; what is bound is thrown away */
	int *bound;                   /* boxes and items so far; bind_boxes() counts them itself */
	int columns;                  /* boxes of columns around */
};

/* Boxes with templates filled, `each` written out and `when` decided. Links lead to boxes of the body only. */
struct box_list bind_boxes(const struct binder *b, struct box_list boxes);
/* A single text of the document, such as its title; "" when absent. */
const char *bind_text(const struct binder *b, const struct text_slot *slot);
/* Its language, where it is not translated; or NULL. */
const char *bind_language(const struct binder *b, const struct text_slot *slot);
/* Appends the bound boxes as text, for debugging; `depth` levels of indentation. */
void bound_dump(const struct box_list *boxes, int depth, struct buf *out);
/* Whether nothing is left to fill in: no template of a style, no `each`, a style for each box. False with
   the first broken rule in `why`. */
bool bound_holds(const struct box_list *boxes, struct buf *why);

#endif
