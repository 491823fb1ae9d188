/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids, columns, cards and other boxes that hold boxes. */
#ifndef PLATEN_BOXES_CONTAINER_H
#define PLATEN_BOXES_CONTAINER_H

#include "boxes.h"

/* clang-format off */
struct each_props { struct path_ref each, sort; bool shuffle; struct box_list boxes; };
enum { GRID_BASELINE = 4 };
struct grid_props {
	struct list_of columns; /* struct dim */
	mpt gap, row_gap;
	struct box_list boxes;
	bool shared;
	int valign;  /* 0 top, 1 middle, 2 bottom, 3 stretch, GRID_BASELINE */
	int listing; /* enum listing */
};
enum listing { LISTING_NONE, LISTING_PLAIN, LISTING_NUMBER }; /* whether boxes are the items of a list */
struct stack_props { struct box_list boxes; mpt gap; struct dim height; int listing; };
struct columns_props { int count; mpt gap; struct box_list boxes; bool balance; int listing; };
struct card_props {
	struct text_slot title, body;
	int level; /* heading level of the title; 0: no heading */
	const char *icon;
	struct where icon_at;
	mpt icon_size;
	color icon_color;
	struct box_list boxes;
	struct style_ref title_style, body_style;
};
struct figure_props { struct box_list boxes; struct text_slot caption, alt; };
/* clang-format on */

#endif
