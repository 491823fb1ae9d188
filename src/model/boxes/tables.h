/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For the tables of the boxes: a file for each family, with the header of the same name in
 * include/boxes/. A table lists every key with its type, range, default and meaning; the validator,
 * the hints, the JSON Schema and the reference all come from it.
 */
#ifndef PLATEN_MODEL_BOXES_TABLES_H
#define PLATEN_MODEL_BOXES_TABLES_H

#include "boxes.h"

#define AT(S, m) .offset = offsetof(struct S, m)
#define END                 \
	{                   \
		.key = NULL \
	}

extern const struct record list_item_record; /* struct list_item of boxes/text.h */

extern const struct box_type each_box, heading_box, prose_box, list_box, table_box, grid_box, stack_box, columns_box,
        card_box, callout_box, row_box, figure_box, image_box, svg_box, qr_box, rule_box, spacer_box, page_break_box,
        column_break_box, toc_box, field_box, checkbox_box, radio_box, lines_box, rating_box, spans_box, venn_box, radar_box,
        bars_box;

#endif
