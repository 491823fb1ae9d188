/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Venn diagram, radar, bars. */
#ifndef PLATEN_BOXES_DIAGRAM_H
#define PLATEN_BOXES_DIAGRAM_H

#include "boxes.h"

/* clang-format off */
struct venn_props {
	struct text_slot first, second, both, alt;
	struct item_list first_items, second_items, both_items; /* struct list_item */
	mpt height;
	color first_color, second_color, both_color;
	struct style_ref label_style, item_style;
};
struct axis { struct text_slot label, value; };
struct radar_props {
	struct item_list axes; /* struct axis */
	struct text_slot lowest, highest, alt;
	int rings;
	mpt size;
	color line, area;
	struct style_ref label_style, ring_style;
};
struct bar { struct text_slot label, value, name; struct style_ref style; };
struct bar_cells { int from, to; }; /* to 0: none, or as many as the zones reach */
#define BARS_CELLS 1000
struct bar_zone { struct text_slot from, to, label, note; };
struct bars_props {
	struct item_list items; /* struct bar */
	struct text_slot highest, alt;
	mpt bar, gap;
	color fill;
	struct bar_cells cells; /* to be shaded, in place of values */
	mpt box;                /* width of a box for the number of cells before each bar; 0: none */
	color line;
	struct item_list zones; /* struct bar_zone: of the cells, without holes */
	struct style_ref label_style, zone_style, note_style;
};
/* clang-format on */

/* Whether the bars are cells to shade. */
static inline bool bars_of_cells(const struct bars_props *p) { return p->cells.to || p->zones.n || p->zones.each.path; }

#endif
