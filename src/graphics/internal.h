/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the diagrams: mirroring, labels, numbers that come as text. */
#ifndef PLATEN_GRAPHICS_INTERNAL_H
#define PLATEN_GRAPHICS_INTERNAL_H

#include "boxes/text.h"
#include "graphics.h"

/* 2 mm: what a label keeps from the edge of the shape that it stands in, and from another label. */
#define CLEAR 5669

struct chart {
	const struct gfx *g;
	const struct box *box;
	struct canvas *canvas;
	mpt width; /* of the whole drawing, for mirroring */
};

/* Left edge of something `w` wide whose start edge is at `x`. */
mpt chart_x(const struct chart *c, mpt x, mpt w);
void chart_rect(const struct chart *c, struct rect r, mpt radius, color fill, color stroke, mpt width);
void chart_line(const struct chart *c, struct point a, struct point b, color stroke, mpt width);
/* A polygon; its points are in logical coordinates. */
const struct path *chart_polygon(const struct chart *c, const struct point *p, int n, color fill, color stroke, mpt width);
/* Puts a set text down with its start corner at x, y; `w` is the measure it was set to. */
void chart_text(const struct chart *c, const struct para *p, mpt x, mpt y, mpt w);
/* The number of a slot in thousandths; reports and gives `otherwise` when it is none. */
int64_t chart_number(const struct chart *c, const struct text_slot *t, int64_t otherwise);
const char *slot_string(const struct chart *c, const struct text_slot *t);
/* The same for those who hear it: numbers of the content are in the digits of the edition, as they are drawn. */
const char *slot_said(const struct chart *c, const struct text_slot *t);
const struct style *style_of(const struct chart *c, const struct style_ref *ref);
/* Reports that a label does not fit. */
void chart_no_room(const struct chart *c, const struct rich *label);
/* The same of one that is too long by that for its line, in type of that size. */
void chart_too_long(const struct chart *c, const struct rich *label, mpt size, mpt over);
/* What is missing, in millimetres and no less. */
int chart_mm(mpt over);

/* -- what diagrams say to those who cannot see them (sentence.c) ----------------------------- */

/* Appends a sentence of the locale with its parts filled in. */
void sentence_put(const struct chart *c, struct buf *b, enum sentence which, const struct sentence_part *part);
/* Before another sentence. */
void sentence_begin(struct buf *b);
/* Appends an item to a list that becomes {items}; "" where there is no value. */
void sentence_item(const struct chart *c, struct buf *items, const char *name, const char *value);
/* Appends those of a list; struct list_item. */
void sentence_list(const struct chart *c, struct buf *items, const struct item_list *list);
/* Appends a sentence on what a part holds, if it holds anything. */
void sentence_part(const struct chart *c, struct buf *b, const char *name, const struct item_list *list);
/* The text, in the arena of the drawing; frees `b`. */
const char *sentence_end(const struct chart *c, struct buf *b);

#endif
