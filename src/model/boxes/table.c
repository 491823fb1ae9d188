/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables. */
#include "boxes/table.h"
#include "style.h"
#include "tables.h"

/* clang-format off */
static const struct field cell_fields[] = {
	{.key = "text", .type = F_TEXT, AT(table_cell, text), .doc = "Text of the cell."},
	{.key = "boxes", .type = F_BOX, AT(table_cell, boxes), .doc = "Boxes instead of text."},
	{.key = "colspan", .type = F_INT, AT(table_cell, colspan), .min = 1, .max = 100, .fallback = "1", .place = offsetof(struct table_cell, colspan_at), .doc = "Columns that the cell covers, none of them beyond the table or taken by a cell above."},
	{.key = "rowspan", .type = F_INT, AT(table_cell, rowspan), .min = 1, .max = 100, .fallback = "1", .place = offsetof(struct table_cell, rowspan_at), .doc = "Rows that the cell covers, none of them below the table or below the header."},
	{.key = "header", .type = F_FLAG, AT(table_cell, header), .fallback = "false", .doc = "A header cell of its row."},
	{.key = "style", .type = F_STYLE, AT(table_cell, style), .doc = "Style of the cell."},
	END};
static const struct record cell_record = {"a table cell", "One cell of a row that is written out.", sizeof(struct table_cell), "text", cell_fields};
static const struct field row_fields[] = {
	{.key = "cells", .type = F_ITEMS, AT(table_row, cells), .record = &cell_record, .flags = REQUIRED, .doc = "The cells in order."},
	{.key = "style", .type = F_STYLE, AT(table_row, style), .doc = "Style of the cells of the row."},
	END};
static const struct record table_row_record = {"a table row", "One row that is written out.", sizeof(struct table_row), "cells", row_fields};
static const struct field connector_fields[] = {
	{.key = "start", .type = F_COLOR, AT(connector, start), .doc = "Colour of the line from the cell at the start side."},
	{.key = "end", .type = F_COLOR, AT(connector, end), .doc = "Colour of the line from the cell at the end side."},
	{.key = "width", .type = F_LENGTH, AT(connector, width), .min = 250, .max = 100000, .fallback = "1pt", .needs = "start|end", .doc = "Their thickness."},
	{.key = "gap", .type = F_LENGTH, AT(connector, gap), LENGTH_FROM_0, .fallback = "1.5mm", .needs = "start|end", .doc = "Space between a line and the texts, that of its cell and those of the cells beside it; a ground with padding it meets at its edge."},
	END};
static const struct record connector_record = {"a connector", "Lines from the cells beside a cell to its text, through the middle of its first line's small letters.", sizeof(struct connector), NULL, connector_fields};
static const struct field column_fields[] = {
	{.key = "head", .type = F_TEXT, AT(table_column, head), .doc = "Text of the header cell."},
	{.key = "cell", .type = F_TEXT, AT(table_column, cell), .doc = "Text of the cell in each row."},
	{.key = "boxes", .type = F_BOX, AT(table_column, boxes), .doc = "Boxes of the cell instead of text."},
	{.key = "width", .type = F_DIM, AT(table_column, width), LENGTH_ABOVE_0, .flags = TAKES_AUTO | TAKES_PERCENT | TAKES_FR, .fallback = "auto", .place = offsetof(struct table_column, width_at), .doc = "auto: as the content needs; fr: a share of what is left; a length or a percentage holds, and what does not fit is an error."},
	{.key = "header", .type = F_CHOICE, AT(table_column, header), .choices = (const char *const[]){"none", "row", NULL}, .fallback = "none", .doc = "`row`: the cells are headers of their rows, for the cells at both sides."},
	{.key = "align", .type = F_CHOICE, AT(table_column, align), .choices = text_align_words, .fallback = "start", .doc = "Alignment of the text in the column."},
	{.key = "connector", .type = F_RECORD, AT(table_column, connector), .record = &connector_record, .doc = "Lines to the text from the cells beside it, in the rows below the header."},
	{.key = "style", .type = F_STYLE, AT(table_column, style), .doc = "Style of the cells."},
	{.key = "head-style", .type = F_STYLE, AT(table_column, head_style), .doc = "Style of the header cell."},
	END};
static const struct record column_record = {"a table column", "One column.", sizeof(struct table_column), "cell", column_fields};
static const char *const table_valign_words[] = {"top", "middle", "bottom", "baseline", NULL};
static const struct field table_fields[] = {
	{.key = "each", .type = F_PATH, AT(table_props, each), .doc = "A list of the content: one row for each item."},
	{.key = "shuffle", .type = F_FLAG, AT(table_props, shuffle), .fallback = "false", .needs = "each", .doc = "The rows of `each` stand in another order for each pupil of a class list, as of boxes."},
	{.key = "optional", .type = F_TEXT, AT(table_props, optional), .needs = "each", .doc = "Whether a row of `each` may be left out, as of boxes: `'{optional}'`."},
	{.key = "columns", .type = F_ITEMS, AT(table_props, columns), .record = &column_record, .flags = REQUIRED | WRITTEN_OUT, .doc = "The columns, each written out."},
	{.key = "rows", .type = F_ITEMS, AT(table_props, rows), .record = &table_row_record, .doc = "Rows written out, instead of `each` or after it. A row with too few cells ends with empty ones."},
	{.key = "header-rows", .type = F_INT, AT(table_props, header_rows), .min = 0, .max = 10, .fallback = "0", .place = offsetof(struct table_props, header_rows_at), .doc = "How many of the written rows, counted from the first, belong to the header; rows of `each` stand below them."},
	{.key = "gap", .type = F_LENGTH, AT(table_props, gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between columns."},
	{.key = "row-gap", .type = F_LENGTH, AT(table_props, row_gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between rows, which the grounds of cells leave free."},
	{.key = "row-padding", .type = F_LENGTH, AT(table_props, row_padding), LENGTH_FROM_0, .fallback = "3pt", .doc = "Space above and below the text of a row."},
	{.key = "valign", .type = F_CHOICE, AT(table_props, valign), .choices = table_valign_words, .fallback = "top", .doc = "Where what is lower than its row stands; `baseline`: the first lines of the cells stand on one baseline. Grounds are as high as the row."},
	{.key = "rule", .type = F_COLOR, AT(table_props, rule), .doc = "Colour of the lines between rows."},
	{.key = "rule-width", .type = F_LENGTH, AT(table_props, rule_width), .min = 250, .max = 100000, .fallback = "0.5pt", .needs = "rule", .doc = "Their thickness."},
	{.key = "stripe", .type = F_COLOR, AT(table_props, stripe), .doc = "Ground of every second row."},
	{.key = "head-style", .type = F_STYLE, AT(table_props, head_style), .doc = "Style of header cells."},
	{.key = "header-style", .type = F_STYLE, AT(table_props, header_style), .doc = "Style of cells that are headers of their row."},
	{.key = "cell-style", .type = F_STYLE, AT(table_props, cell_style), .doc = "Style of the other cells."},
	{.key = "caption", .type = F_TEXT, AT(table_props, caption), .doc = "A caption above the table."},
	{.key = "summary", .type = F_TEXT, AT(table_props, summary), .doc = "What the table shows, for readers who cannot see it."},
	END};
static const struct record table_record = {"a table", "A table. Its header is repeated on every page that it reaches.", sizeof(struct table_props), NULL, table_fields};
const struct box_type table_box = {"table", &table_record, "table",
	"- table:\n"
	"    each: parts\n"
	"    columns:\n"
	"      - {head: Part, cell: '{name}', header: row}\n"
	"      - {head: Good for, cell: '{tags|join}', width: 2fr}\n"
	"    rule: '#5E5A55'\n"
	"  keep: rows\n"
	"- table:\n"
	"    columns:\n"
	"      - {head: Arch, width: 1fr}\n"
	"      - {header: row, align: center, width: 40mm, connector: {start: '#8A3407', end: '#1A4E7E', width: 2pt}}\n"
	"      - {head: Beam, width: 1fr}\n"
	"    rows: [[stone, Made of, steel], [presses, Its weight, bends]]\n"
	"    row-gap: 2pt\n"
	"    valign: baseline\n"};
/* clang-format on */
