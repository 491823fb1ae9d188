/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A content stream being written: graphics state, marked content, text object. */
#ifndef PLATEN_PDF_PAINTER_H
#define PLATEN_PDF_PAINTER_H

#include "internal.h"

/* What the reader's graphics state holds now. */
struct gstate {
	color fill, stroke;
	mpt width, dash, gap;
	int miter; /* thousandths */
	bool round_caps, round_joins;
	int overprint; /* 0 or 1; -1: nothing was said yet */
	int font;      /* -1: none yet */
	mpt size, rise, spread;
	struct rect clip; /* what can be seen of the page, in its own coordinates */
};

/* The limit of mitered joins in thousandths, with which a page starts (ISO 32000-1 8.4.1). */
#define PDF_MITER 10000

enum mark { MARK_NONE, MARK_ARTIFACT, MARK_ELEMENT };

struct painter {
	struct writer *w;
	int page_no;
	const struct page *page, *sheet; /* whose items are drawn, and what they are drawn on */
	const struct item *place;        /* of that page on the sheet; NULL: it is the sheet */
	bool unmarked;                   /* the stream is a form, whose content stands in a sequence of those that draw it */
	bool *transparency;              /* of the stream */
	struct buf *out;
	struct gstate gs;
	VEC(struct gstate) saved;
	/* the marked-content sequence that is open */
	enum mark mark;
	enum artifact artifact;
	int element;
	bool mark_in_text; /* opened between BT and ET, so it must end there */
	/* the text object that is open */
	bool in_text;
	mpt line_x, line_y;             /* start of the text line, in coordinates of the PDF, whole 10 mpt */
	int64_t pen;                    /* from line_x to where the reader's pen is, in mpt / 100000 */
	VEC(const struct item *) marks; /* runs of a line whose marks are still to be drawn */
};

/* Makes the sequence of the item's element, or of its kind of artifact, the open one. The item is one of the page. */
void painter_mark(struct painter *c, const struct item *it, bool text);
/* Whether it is, for something that is text or not. */
bool painter_is_open(const struct painter *c, const struct item *it, bool text);
/* Opens a sequence of its own whose text is `actual`. */
void painter_mark_actual(struct painter *c, const struct element *s, const char *actual, size_t n);
void painter_unmark(struct painter *c);
void painter_begin_text(struct painter *c);
void painter_end_text(struct painter *c);
void painter_fill(struct painter *c, color fill);
/* For a press: what is drawn next is black text, which is printed over what is there; all else leaves its place free. */
void painter_overprint(struct painter *c, bool black_text);
extern const char painter_overprint_states[]; /* of the resources */
/* Colour, width, caps, joins and dashes of the stroke. */
void painter_stroke(struct painter *c, const struct path *p);
/* To the grid of two decimals on which coordinates are printed. */
mpt painter_grid(mpt v);
/* Opens the sequence of an artifact, with what it says of itself. */
void artifact_begin(struct painter *c, const struct item *it);
/* The box of a clip, or of an item with ink, in the coordinates of the page. */
struct rect item_bounds(const struct item *it);
struct rect rect_meet(struct rect a, struct rect b);
/* Without marks of right-to-left letters that say their text for them. */
void content_show(struct painter *c, const struct item *it);
/* Draws those, unless the next item goes on the line; NULL: there is none. */
void content_show_marks(struct painter *c, const struct item *next);

#endif
