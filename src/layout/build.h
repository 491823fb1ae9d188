/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build: boxes to items of a vertical list.
 *
 * Each kind of box has a struct box_layout, whose build() pushes items into the list of the builder at its
 * x and width. What all kinds share (spaces around, width and align, ground and padding, keep, place) is done
 * around it, in build_box(). A box that holds boxes calls build_boxes(); no file of boxes/ calls another one.
 *
 * A new kind of box:
 *     include/boxes.h, include/boxes/FAMILY.h   its constant in enum box_kind, its struct KIND_props
 *     src/model/boxes/FAMILY.c                  its keys, and its name and style as struct box_type
 *     src/layout/boxes/FAMILY.c                 its struct box_layout; declared in layouts.h, listed in layouts.c
 *     src/graphics/                             its drawing, if it is one (a diagram is listed in diagram.c)
 * and a test, an example in tests/golden/layouts and the reference (make docs).
 *
 * Paragraphs come through build_text() of prose.h, cells side by side from cells_new(), cell_builder() and
 * add_row(), pictures through add_drawing() of drawing.h; new items, which the cutter and the drawing must
 * learn (enum vbox), are seldom needed.
 */
#ifndef PLATEN_LAYOUT_BUILD_H
#define PLATEN_LAYOUT_BUILD_H

#include "layout.h"
#include "spec.h"
#include "vlist.h"

struct cache;
struct line_grid;
struct match;
struct scales;

/* The state of building one list. A copy may change x, width, area and element for what is inside of a box. */
/* What the first text of a list item begins with, such as its number or a term, is told apart from the rest. */
struct item_label {
	struct element *element; /* Lbl */
	bool met;                /* the first text of the item */
};

struct builder {
	const struct layout_job *job;
	struct arena *arena; /* of the current try */
	struct cache *cache;
	struct gfx gfx; /* gfx.diag: where mistakes of this try go */
	int spacing_scale;
	const struct scales *scales; /* of the body; NULL in headers and footers */
	int part;                    /* of the body, between page breaks of the author */
	struct vlist *list;
	mpt x, width;
	const struct flip *flip; /* boxes around of the other direction (language.h); NULL: none in this list */
	struct area *area;
	struct element *element;   /* parent of those that are made next */
	struct element *items_of;  /* L: the boxes that are built next are its items; else NULL */
	struct item_label *label;  /* of the item that is open; or NULL */
	color ground;              /* behind the text, for its contrast */
	const struct style *dense; /* of a pattern there that covers much (pattern_is_dense); or NULL */
	mpt placed_height;         /* of the box that is built next, where its place gives it one; else 0 */
	struct match *match;       /* of the box that is built next, a text that is matched to its row (match.h); or NULL */
	struct line_grid *grid;    /* of the page (snap.h); or NULL */
	bool inside;               /* of another box, where `span` means nothing */
	bool in_cell;              /* not in a list of a page or of columns, which breaks end */
	bool matched;              /* in a row that is tried for a text that is matched to it: rows inside match none */
	bool marks;                /* the next box marks its parts, for a grid whose parts share their heights */
	bool last; /* at the scales that are drawn, no try: mistakes are reported, so nothing is taken from the cache */
	struct outline *outline;
	const struct outline *known; /* of the pass before, for a table of contents; or NULL */
};

/* -- items --------------------------------------------------------------------------------------- */

/* A space of a style at the scale of this try. */
mpt spacing(const struct builder *b, mpt v);
/* Asks for glue before the next item. Of all that is asked for between two items the largest is set. */
void add_space(struct builder *b, mpt v);
struct vitem *add_fr(struct builder *b, struct dim height);
struct vitem *add_box(struct builder *b, enum vbox box, int64_t height);
void add_break(struct builder *b, bool page);
/* A strut: height without content, which no cut discards, as it does glue. `stick`: no cut before it. */
struct vitem *add_strut(struct builder *b, int64_t height, bool stick);
/* Narrows `b` to the inside of the area; area_close() widens it again. */
struct area_state {
	mpt x, width;
	struct area *area;
	color ground;
	const struct style *dense;
	int open; /* index of the OPEN item; -1: nothing to decorate */
};
struct area_state area_open(struct builder *b, const struct style *style, bool always);
void area_close(struct builder *b, const struct area_state *s, int64_t min_height);
extern const struct style no_decoration;
/* The items from `from` on are drawn again wherever the innermost area goes on. */
void repeat_items(const struct builder *b, int from);

/* -- cells --------------------------------------------------------------------------------------- */

struct cells *cells_new(struct builder *b, int n);
/* Appends a row to the list, as high as its highest cell. */
struct vitem *add_row(struct builder *b, struct cells *c);
/* A builder for a cell's list; what it builds belongs to `element`. A cell that is an element itself, also without
   content, names it. */
struct builder cell_builder(const struct builder *b, struct cell *cell, struct element *element);

/* -- boxes --------------------------------------------------------------------------------------- */

/* How boxes of a kind are laid out. build() may change the element of `b`: build_box() sets it back. */
struct box_layout {
	void (*build)(struct builder *b, const struct box *box);
	/* The widths of its widest word and of its longest line; NULL: it takes what width there is. */
	void (*extent)(const struct builder *b, const struct box *box, mpt *min, mpt *max);
	struct dim (*height)(const struct box *box); /* least; NULL: none */
	bool space;                                  /* nothing is drawn: it has no ground, width or place */
};
extern const struct box_layout *const box_layouts[BOX_KINDS]; /* by enum box_kind */

/* Boxes one below the other. */
void build_boxes(struct builder *b, const struct box_list *boxes, mpt gap);
void build_box(struct builder *b, const struct box *box);
/* The same, each a part of the box that is being built. */
void build_parts(struct builder *b, const struct box_list *boxes, mpt gap);
/* Reports a share of a height that is left (vlist_share), where there is no such height; NULL: nothing. */
void report_share(const struct builder *b, const struct vitem *share, const char *why);
/* Where a part of a box begins, in a grid whose parts share their heights. */
void begin_part(struct builder *b);
/* A list of its own with the boxes, `width` wide. */
struct vlist build_list(const struct builder *b, const struct box_list *boxes, mpt width, struct element *element);
/* The widest word and the longest line of all of them, where they are more than *min and *max. */
void extent_boxes(const struct builder *b, const struct box_list *boxes, mpt *min, mpt *max);

#endif
