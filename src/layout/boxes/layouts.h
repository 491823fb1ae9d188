/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For the layouts of the boxes: a file for each family, named like that of its properties in
 * include/boxes/ where it has one.
 */
#ifndef PLATEN_LAYOUT_BOXES_LAYOUTS_H
#define PLATEN_LAYOUT_BOXES_LAYOUTS_H

#include "../build.h"

extern const struct box_layout heading_layout, prose_layout, list_layout, table_layout, grid_layout, stack_layout,
        columns_layout, card_layout, callout_layout, row_layout, figure_layout, image_layout, svg_layout, qr_layout,
        rule_layout, spacer_layout, page_break_layout, column_break_layout, toc_layout, field_layout, checkbox_layout,
        radio_layout, lines_layout, rating_layout, spans_layout, venn_layout, radar_layout, bars_layout;

#endif
