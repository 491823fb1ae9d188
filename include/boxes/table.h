/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables. */
#ifndef PLATEN_BOXES_TABLE_H
#define PLATEN_BOXES_TABLE_H

#include "boxes.h"

/* clang-format off */
struct table_cell {
	struct text_slot text;
	struct box_list boxes;
	int colspan, rowspan;
	struct where colspan_at, rowspan_at;
	bool header;
	struct style_ref style;
};
struct table_row { struct item_list cells; struct style_ref style; };
/* Lines from the cells at both sides of a cell to its text: from the start side, to the end side. */
struct connector { color start, end; mpt width, gap; };
enum table_valign { TABLE_TOP, TABLE_MIDDLE, TABLE_BOTTOM, TABLE_BASELINE };
struct table_column {
	struct text_slot head, cell;
	struct box_list boxes;
	struct dim width;
	struct where width_at;
	int header; /* 1: its cells are headers of their rows */
	int align;
	struct connector connector; /* its colours none: no line */
	struct style_ref style, head_style;
};
struct table_props {
	struct path_ref each;
	struct text_slot optional; /* for each row of `each` */
	bool shuffle;              /* those rows */
	struct item_list columns; /* struct table_column */
	struct item_list rows;    /* struct table_row: written out, or made from columns by binding */
	int header_rows;
	struct where header_rows_at;
	mpt gap, row_gap, row_padding;
	int valign; /* enum table_valign */
	color rule, stripe;
	mpt rule_width;
	struct text_slot caption, summary;
	struct style_ref head_style, header_style, cell_style;
};
/* clang-format on */

#endif
