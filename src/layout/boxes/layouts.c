/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the kinds. */
#include "layouts.h"

/* clang-format off */
/* `each` is written out by binding. */
const struct box_layout *const box_layouts[BOX_KINDS] = {
	[BOX_HEADING] = &heading_layout,
	[BOX_PROSE] = &prose_layout,
	[BOX_LIST] = &list_layout,
	[BOX_TABLE] = &table_layout,
	[BOX_GRID] = &grid_layout,
	[BOX_STACK] = &stack_layout,
	[BOX_COLUMNS] = &columns_layout,
	[BOX_CARD] = &card_layout,
	[BOX_CALLOUT] = &callout_layout,
	[BOX_ROW] = &row_layout,
	[BOX_FIGURE] = &figure_layout,
	[BOX_IMAGE] = &image_layout,
	[BOX_SVG] = &svg_layout,
	[BOX_QR] = &qr_layout,
	[BOX_RULE] = &rule_layout,
	[BOX_SPACER] = &spacer_layout,
	[BOX_PAGE_BREAK] = &page_break_layout,
	[BOX_COLUMN_BREAK] = &column_break_layout,
	[BOX_TOC] = &toc_layout,
	[BOX_FIELD] = &field_layout,
	[BOX_CHECKBOX] = &checkbox_layout,
	[BOX_RADIO] = &radio_layout,
	[BOX_LINES] = &lines_layout,
	[BOX_RATING] = &rating_layout,
	[BOX_SPANS] = &spans_layout,
	[BOX_VENN] = &venn_layout,
	[BOX_RADAR] = &radar_layout,
	[BOX_BARS] = &bars_layout,
};
/* clang-format on */
