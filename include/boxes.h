/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * boxes: what a layout is made of. Here are the kinds, and the keys that all of them share; the
 * properties of each kind are in the headers of boxes/, beside which src/model/boxes/ has their
 * tables under the same names.
 */
#ifndef PLATEN_BOXES_H
#define PLATEN_BOXES_H

#include "schema.h"

/* clang-format off */
enum box_kind {
	BOX_EACH, BOX_HEADING, BOX_PROSE, BOX_LIST, BOX_TABLE, BOX_GRID, BOX_STACK, BOX_COLUMNS, BOX_CARD,
	BOX_CALLOUT, BOX_ROW, BOX_FIGURE, BOX_IMAGE, BOX_SVG, BOX_QR, BOX_RULE, BOX_SPACER, BOX_PAGE_BREAK,
	BOX_COLUMN_BREAK, BOX_TOC, BOX_FIELD, BOX_CHECKBOX, BOX_RADIO, BOX_LINES, BOX_RATING, BOX_SPANS,
	BOX_VENN, BOX_RADAR, BOX_BARS, BOX_KINDS
};
/* clang-format on */

struct place_props {
	bool set;
	struct dim x, y, w, h;
	int of; /* enum place_of */
};
enum place_of { PLACE_PAGE, PLACE_MARGINS };

enum keep { KEEP_AUTO, KEEP_TOGETHER, KEEP_ROWS };
enum box_align { BOX_STRETCH, BOX_START, BOX_CENTER, BOX_END };

struct box {
	enum box_kind kind;
	struct where at;
	const struct record *record;
	void *props; /* struct KIND_props, of boxes/ */
	/* keys that all boxes share */
	struct text_slot id;
	const char *target; /* after binding: what links to it are called, or NULL */
	struct style_ref style;
	struct path_ref when;
	struct text_slot optional; /* of an `each`, for each item */
	int span_all;              /* 1: across all columns of the page */
	bool artifact, keep_next;
	int keep;  /* enum keep */
	int align; /* enum box_align, with width */
	struct dim width;
	struct place_props place;
	const char *lang;
};

extern const struct box_type *const box_types[BOX_KINDS]; /* by enum box_kind */
extern const struct record box_common_record;

#endif
