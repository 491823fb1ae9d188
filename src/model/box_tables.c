/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The boxes of the layout language: every key with its type, range, default and meaning. The
 * validator, the hints, the JSON Schema and the reference manual all come from these tables.
 */
#include "model.h"

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
#define END {.key = NULL}

static const char *const keep_words[] = {"auto", "together", "rows", NULL};
static const char *const box_align_words[] = {"stretch", "start", "center", "end", NULL};
static const char *const text_align_words[] = {"start", "end", "center", "justify", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", "stretch", NULL};
static const char *const marker_words[] = {"bullet", "number", "dash", "check", "none", NULL};
static const char *const place_words[] = {"page", "margins", NULL};

static const struct field place_fields[] = {
	{.key = "x", .type = F_DIM, AT(place_props, x), .fallback = "0", .doc = "Distance of the start edge."},
	{.key = "y", .type = F_DIM, AT(place_props, y), .fallback = "0", .doc = "Distance of the top edge; negative: of the bottom edge from the foot."},
	{.key = "width", .type = F_DIM, AT(place_props, w), .fallback = "100%", .doc = "Width of the box."},
	{.key = "height", .type = F_DIM, AT(place_props, h), .fallback = "auto", .doc = "Height; the content must fit into it."},
	{.key = "of", .type = F_CHOICE, AT(place_props, of), .choices = place_words, .fallback = "margins", .doc = "Measured from the edges of the page or of its margins."},
	END};
static const struct record place_record = {"a place", "Where an absolutely placed box stands. It takes no room in the flow.", sizeof(struct place_props), NULL, place_fields};

static const struct field common_fields[] = {
	{.key = "id", .type = F_NAME, AT(box, id), .doc = "A name by which editions and locale overlays change the box."},
	{.key = "style", .type = F_STYLE, AT(box, style), .doc = "The style; each box has a default of its own name. A name may hold a path: `role-{id}`."},
	{.key = "when", .type = F_PATH, AT(box, when), .doc = "Draw the box only if the content has something here."},
	{.key = "span", .type = F_CHOICE, AT(box, span_all), .choices = (const char *const[]){"column", "all", NULL}, .fallback = "column", .doc = "`all`: across all columns of the page."},
	{.key = "keep", .type = F_CHOICE, AT(box, keep), .choices = keep_words, .fallback = "auto", .doc = "`together`: not split over columns or pages. `rows`: a table whose rows are not split unless one is taller than a page."},
	{.key = "keep-with-next", .type = F_FLAG, AT(box, keep_next), .fallback = "false", .doc = "No page break after the box."},
	{.key = "width", .type = F_DIM, AT(box, width), .fallback = "auto", .doc = "Width; auto takes what there is."},
	{.key = "align", .type = F_CHOICE, AT(box, align), .choices = box_align_words, .fallback = "stretch", .doc = "Where a box that is narrower than its surroundings stands."},
	{.key = "place", .type = F_RECORD, AT(box, place), .record = &place_record, .doc = "Places the box absolutely on its page."},
	{.key = "artifact", .type = F_FLAG, AT(box, artifact), .fallback = "false", .doc = "Decoration: not read aloud."},
	{.key = "lang", .type = F_NAME, AT(box, lang), .doc = "Language of the box where it differs (BCP 47)."},
	END};
const struct record box_common_record = {"a box", "Keys that every box takes.", sizeof(struct box), NULL, common_fields};

static const struct field each_fields[] = {
	{.key = "each", .type = F_PATH, AT(each_props, each), .flags = REQUIRED, .doc = "A list of the content; paths inside start at its item. {index} counts from 1. Without `each`, {list.first} and {list.last} are its first and its last item."},
	{.key = "sort", .type = F_PATH, AT(each_props, sort), .doc = "A text of each item, by which they are ordered as the edition's language lists words: for a glossary. Without it they come as in the content."},
	{.key = "do", .type = F_BOX, AT(each_props, boxes), .flags = REQUIRED, .doc = "The boxes drawn for each item."},
	END};

static const struct field heading_fields[] = {
	{.key = "text", .type = F_TEXT, AT(heading_props, text), .flags = REQUIRED, .doc = "The heading."},
	{.key = "level", .type = F_INT, AT(heading_props, level), .min = 1, .max = 6, .fallback = "2", .doc = "Level in the structure; no level may be left out."},
	{.key = "bookmark", .type = F_FLAG, AT(heading_props, bookmark), .fallback = "true", .doc = "Listed in the bookmarks of the PDF."},
	END};

static const struct field prose_fields[] = {
	{.key = "text", .type = F_TEXT, AT(prose_props, text), .flags = REQUIRED, .doc = "CommonMark prose, or text: paragraphs, lists, quotations, code."},
	END};

static const struct field list_item_fields[] = {
	{.key = "text", .type = F_TEXT, AT(list_item, text), .flags = REQUIRED, .doc = "The text of an item; `{.}` is the item of the content itself."},
	END};
static const struct record list_item_record = {"a list item", "One item.", sizeof(struct list_item), "text", list_item_fields};
static const struct field list_fields[] = {
	{.key = "items", .type = F_ITEMS, AT(list_props, items), .record = &list_item_record, .flags = REQUIRED, .doc = "The items."},
	{.key = "marker", .type = F_CHOICE, AT(list_props, marker), .choices = marker_words, .fallback = "bullet", .doc = "What stands before an item."},
	{.key = "marker-color", .type = F_COLOR, AT(list_props, marker_color), .doc = "Colour of the markers; the text's own by default."},
	{.key = "gap", .type = F_LENGTH, AT(list_props, gap), .fallback = "0", .doc = "Space between items."},
	END};

static const struct field cell_fields[] = {
	{.key = "text", .type = F_TEXT, AT(table_cell, text), .doc = "Text of the cell."},
	{.key = "boxes", .type = F_BOX, AT(table_cell, boxes), .doc = "Boxes instead of text."},
	{.key = "colspan", .type = F_INT, AT(table_cell, colspan), .min = 1, .max = 100, .fallback = "1", .doc = "Columns that the cell covers."},
	{.key = "rowspan", .type = F_INT, AT(table_cell, rowspan), .min = 1, .max = 100, .fallback = "1", .doc = "Rows that the cell covers."},
	{.key = "header", .type = F_FLAG, AT(table_cell, header), .fallback = "false", .doc = "A header cell of its row."},
	{.key = "style", .type = F_STYLE, AT(table_cell, style), .doc = "Style of the cell."},
	END};
static const struct record cell_record = {"a table cell", "One cell of a row that is written out.", sizeof(struct table_cell), "text", cell_fields};
static const struct field row_fields[] = {
	{.key = "cells", .type = F_ITEMS, AT(table_row, cells), .record = &cell_record, .flags = REQUIRED, .doc = "The cells in order."},
	{.key = "style", .type = F_STYLE, AT(table_row, style), .doc = "Style of the cells of the row."},
	END};
static const struct record row_record = {"a table row", "One row that is written out.", sizeof(struct table_row), "cells", row_fields};
static const struct field column_fields[] = {
	{.key = "head", .type = F_TEXT, AT(table_column, head), .doc = "Text of the header cell."},
	{.key = "cell", .type = F_TEXT, AT(table_column, cell), .doc = "Text of the cell in each row."},
	{.key = "boxes", .type = F_BOX, AT(table_column, boxes), .doc = "Boxes of the cell instead of text."},
	{.key = "width", .type = F_DIM, AT(table_column, width), .fallback = "auto", .doc = "auto: as the content needs; fr: a share of what is left."},
	{.key = "header", .type = F_CHOICE, AT(table_column, header), .choices = (const char *const[]){"none", "row", NULL}, .fallback = "none", .doc = "`row`: the cells are headers of their rows."},
	{.key = "align", .type = F_CHOICE, AT(table_column, align), .choices = text_align_words, .fallback = "start", .doc = "Alignment of the text in the column."},
	{.key = "style", .type = F_STYLE, AT(table_column, style), .doc = "Style of the cells."},
	{.key = "head-style", .type = F_STYLE, AT(table_column, head_style), .doc = "Style of the header cell."},
	END};
static const struct record column_record = {"a table column", "One column.", sizeof(struct table_column), "cell", column_fields};
static const struct field table_fields[] = {
	{.key = "each", .type = F_PATH, AT(table_props, each), .doc = "A list of the content: one row for each item."},
	{.key = "columns", .type = F_ITEMS, AT(table_props, columns), .record = &column_record, .flags = REQUIRED, .doc = "The columns."},
	{.key = "rows", .type = F_ITEMS, AT(table_props, rows), .record = &row_record, .doc = "Rows written out, instead of `each` or after it."},
	{.key = "header-rows", .type = F_INT, AT(table_props, header_rows), .min = 0, .max = 10, .fallback = "0", .doc = "How many of the written rows belong to the header."},
	{.key = "gap", .type = F_LENGTH, AT(table_props, gap), .fallback = "0", .doc = "Space between columns."},
	{.key = "row-padding", .type = F_LENGTH, AT(table_props, row_padding), .fallback = "3pt", .doc = "Space above and below the text of a row."},
	{.key = "rule", .type = F_COLOR, AT(table_props, rule), .doc = "Colour of the lines between rows."},
	{.key = "rule-width", .type = F_LENGTH, AT(table_props, rule_width), .fallback = "0.5pt", .doc = "Their thickness."},
	{.key = "stripe", .type = F_COLOR, AT(table_props, stripe), .doc = "Ground of every second row."},
	{.key = "head-style", .type = F_STYLE, AT(table_props, head_style), .doc = "Style of header cells."},
	{.key = "header-style", .type = F_STYLE, AT(table_props, header_style), .doc = "Style of cells that are headers of their row."},
	{.key = "cell-style", .type = F_STYLE, AT(table_props, cell_style), .doc = "Style of the other cells."},
	{.key = "caption", .type = F_TEXT, AT(table_props, caption), .doc = "A caption above the table."},
	{.key = "summary", .type = F_TEXT, AT(table_props, summary), .doc = "What the table shows, for readers who cannot see it."},
	END};

static const struct field dim_element = {.key = "width", .type = F_DIM};
static const struct field grid_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(grid_props, boxes), .flags = REQUIRED, .doc = "The cells, row by row."},
	{.key = "columns", .type = F_LIST, AT(grid_props, columns), .element = &dim_element, .doc = "Widths of the columns; equal ones for all boxes in one row by default."},
	{.key = "gap", .type = F_LENGTH, AT(grid_props, gap), .fallback = "0", .doc = "Space between columns."},
	{.key = "row-gap", .type = F_LENGTH, AT(grid_props, row_gap), .fallback = "0", .doc = "Space between rows."},
	{.key = "shared", .type = F_FLAG, AT(grid_props, shared), .fallback = "false", .doc = "The parts inside the cells of a row start at the same heights."},
	{.key = "valign", .type = F_CHOICE, AT(grid_props, valign), .choices = valign_words, .fallback = "stretch", .doc = "Where lower cells stand; stretch makes them as high as the row."},
	END};
static const struct field row_box_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(grid_props, boxes), .flags = REQUIRED, .doc = "Boxes side by side."},
	{.key = "columns", .type = F_LIST, AT(grid_props, columns), .element = &dim_element, .doc = "Their widths; equal by default."},
	{.key = "gap", .type = F_LENGTH, AT(grid_props, gap), .fallback = "0", .doc = "Space between them."},
	{.key = "valign", .type = F_CHOICE, AT(grid_props, valign), .choices = valign_words, .fallback = "top", .doc = "Where lower boxes stand."},
	END};
static const struct field stack_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(stack_props, boxes), .flags = REQUIRED, .doc = "Boxes below each other."},
	{.key = "gap", .type = F_LENGTH, AT(stack_props, gap), .fallback = "0", .doc = "Least space between them."},
	{.key = "height", .type = F_DIM, AT(stack_props, height), .fallback = "auto", .doc = "Least height; spacers with fr share what is left."},
	END};
static const struct field columns_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(columns_props, boxes), .flags = REQUIRED, .doc = "What flows through the columns."},
	{.key = "count", .type = F_INT, AT(columns_props, count), .min = 1, .max = 12, .fallback = "2", .doc = "Number of columns."},
	{.key = "gap", .type = F_LENGTH, AT(columns_props, gap), .fallback = "5mm", .doc = "Space between columns."},
	{.key = "balance", .type = F_FLAG, AT(columns_props, balance), .fallback = "true", .doc = "Columns of equal height."},
	END};
static const struct field card_fields[] = {
	{.key = "title", .type = F_TEXT, AT(card_props, title), .doc = "Title."},
	{.key = "body", .type = F_TEXT, AT(card_props, body), .doc = "Prose below the title."},
	{.key = "boxes", .type = F_BOX, AT(card_props, boxes), .doc = "Boxes below title and prose."},
	{.key = "level", .type = F_INT, AT(card_props, level), .min = 0, .max = 6, .fallback = "0", .doc = "Heading level of the title; 0: it is no heading."},
	{.key = "icon", .type = F_NAME, AT(card_props, icon), .doc = "An SVG file before the title, decorative."},
	{.key = "icon-size", .type = F_LENGTH, AT(card_props, icon_size), .fallback = "5mm", .doc = "Its width and height."},
	{.key = "icon-color", .type = F_COLOR, AT(card_props, icon_color), .doc = "Its colour, in place of currentColor."},
	{.key = "title-style", .type = F_STYLE, AT(card_props, title_style), .doc = "Style of the title."},
	{.key = "body-style", .type = F_STYLE, AT(card_props, body_style), .doc = "Style of the prose."},
	END};
static const struct field figure_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(figure_props, boxes), .flags = REQUIRED, .doc = "What the figure shows."},
	{.key = "caption", .type = F_TEXT, AT(figure_props, caption), .doc = "Caption below."},
	{.key = "alt", .type = F_TEXT, AT(figure_props, alt), .doc = "Alternative text of the whole, when its parts have none."},
	END};
static const struct field picture_fields[] = {
	{.key = "file", .type = F_NAME, AT(picture_props, file), .flags = REQUIRED, .doc = "The file, below the project."},
	{.key = "width", .type = F_LENGTH, AT(picture_props, width), .fallback = "0", .doc = "Width on paper; 0: from the height, or as wide as its surroundings."},
	{.key = "height", .type = F_LENGTH, AT(picture_props, height), .fallback = "0", .doc = "Height on paper; 0: by its proportions."},
	{.key = "color", .type = F_COLOR, AT(picture_props, color), .doc = "SVG: the colour that currentColor stands for."},
	{.key = "alt", .type = F_TEXT, AT(picture_props, alt), .doc = "Alternative text. Required unless decorative."},
	{.key = "decorative", .type = F_FLAG, AT(picture_props, decorative), .fallback = "false", .doc = "Says nothing; not read aloud."},
	END};
static const struct field qr_fields[] = {
	{.key = "text", .type = F_TEXT, AT(qr_props, text), .flags = REQUIRED, .doc = "What the code holds, such as a web address."},
	{.key = "size", .type = F_LENGTH, AT(qr_props, size), .min = 20000, .max = 3000000, .fallback = "25mm", .doc = "Width and height with the quiet zone."},
	{.key = "color", .type = F_COLOR, AT(qr_props, color), .fallback = "#000000", .doc = "Colour of the modules."},
	{.key = "alt", .type = F_TEXT, AT(qr_props, alt), .doc = "Alternative text; the code's content by default."},
	END};
static const struct field rule_fields[] = {
	{.key = "thickness", .type = F_LENGTH, AT(rule_props, thickness), .min = 250, .max = 100000, .fallback = "0.5pt", .doc = "Thickness, at least 0.25 pt."},
	{.key = "color", .type = F_COLOR, AT(rule_props, color), .doc = "Colour; the style's by default."},
	{.key = "dashed", .type = F_FLAG, AT(rule_props, dashed), .fallback = "false", .doc = "Dashed, for cutting or folding."},
	END};
static const struct field spacer_fields[] = {
	{.key = "height", .type = F_DIM, AT(spacer_props, height), .flags = REQUIRED, .doc = "A length, or fr: a share of the height that is left."},
	END};
static const struct field empty_fields[] = {END};
static const struct field toc_fields[] = {
	{.key = "levels", .type = F_INT, AT(toc_props, levels), .min = 1, .max = 6, .fallback = "2", .doc = "Deepest heading level listed."},
	{.key = "entry-style", .type = F_STYLE, AT(toc_props, entry_style), .doc = "Style of the entries."},
	END};
static const struct field field_fields[] = {
	{.key = "label", .type = F_TEXT, AT(field_props, label), .flags = REQUIRED, .doc = "Label before the line."},
	{.key = "name", .type = F_TEXT, AT(field_props, name), .doc = "Name read aloud; the label by default."},
	{.key = "label-width", .type = F_DIM, AT(field_props, label_width), .fallback = "auto", .doc = "Width of the label."},
	{.key = "height", .type = F_LENGTH, AT(field_props, height), .min = 8000, .max = 200000, .fallback = "8mm", .doc = "Height for a hand to write in."},
	{.key = "line", .type = F_COLOR, AT(field_props, line), .fallback = "#5E5A55", .doc = "Colour of the line."},
	END};
static const struct field option_fields[] = {
	{.key = "label", .type = F_TEXT, AT(answer, label), .flags = REQUIRED, .doc = "Label of the option."},
	END};
static const struct record option_record = {"an option", "One possible answer.", sizeof(struct answer), "label", option_fields};
static const struct field checkbox_fields[] = {
	{.key = "label", .type = F_TEXT, AT(check_props, label), .flags = REQUIRED, .doc = "Label beside the box."},
	{.key = "size", .type = F_LENGTH, AT(check_props, size), .min = 5000, .max = 60000, .fallback = "4mm", .doc = "Size of the box."},
	END};
static const struct field radio_fields[] = {
	{.key = "label", .type = F_TEXT, AT(check_props, label), .doc = "The question."},
	{.key = "options", .type = F_ITEMS, AT(check_props, options), .record = &option_record, .flags = REQUIRED, .doc = "The answers, of which one is chosen."},
	{.key = "inline", .type = F_FLAG, AT(check_props, inline_options), .fallback = "false", .doc = "Answers side by side."},
	{.key = "size", .type = F_LENGTH, AT(check_props, size), .min = 5000, .max = 60000, .fallback = "4mm", .doc = "Size of the circles."},
	END};
static const struct field lines_fields[] = {
	{.key = "count", .type = F_INT, AT(lines_props, count), .min = 1, .max = 60, .fallback = "3", .doc = "Number of writing lines."},
	{.key = "gap", .type = F_LENGTH, AT(lines_props, gap), .min = 10000, .max = 100000, .fallback = "8mm", .doc = "Distance between lines."},
	{.key = "line", .type = F_COLOR, AT(lines_props, line), .fallback = "#5E5A55", .doc = "Colour of the lines."},
	{.key = "label", .type = F_TEXT, AT(lines_props, label), .doc = "The question above the lines."},
	{.key = "fill", .type = F_FLAG, AT(lines_props, fill), .fallback = "false", .doc = "At least `count` lines, and more down to the foot of the page."},
	END};
static const struct field statement_fields[] = {
	{.key = "text", .type = F_TEXT, AT(rating_statement, text), .flags = REQUIRED, .doc = "The statement."},
	{.key = "reversed", .type = F_TEXT, AT(rating_statement, reversed), .doc = "true: its points count the other way."},
	END};
static const struct record statement_record = {"a statement", "One statement to rate.", sizeof(struct rating_statement), "text", statement_fields};
static const struct field point_fields[] = {
	{.key = "text", .type = F_TEXT, AT(rating_point, text), .flags = REQUIRED, .doc = "Label of a point of the scale."},
	END};
static const struct record point_record = {"a scale point", "One point, lowest first.", sizeof(struct rating_point), "text", point_fields};
static const struct field band_fields[] = {
	{.key = "from", .type = F_TEXT, AT(rating_band, from), .flags = REQUIRED, .doc = "Lowest total of the band."},
	{.key = "to", .type = F_TEXT, AT(rating_band, to), .flags = REQUIRED, .doc = "Highest total of the band."},
	END};
static const struct record band_record = {"a score band", "A range of totals; together the bands must cover every total.", sizeof(struct rating_band), NULL, band_fields};
static const struct field rating_fields[] = {
	{.key = "title", .type = F_TEXT, AT(rating_props, title), .flags = REQUIRED, .doc = "Name of the group."},
	{.key = "level", .type = F_INT, AT(rating_props, level), .min = 0, .max = 6, .fallback = "0", .doc = "Heading level of the title; 0: header cell only."},
	{.key = "scale", .type = F_ITEMS, AT(rating_props, scale), .record = &point_record, .flags = REQUIRED, .doc = "Labels of the points, lowest first. They count 1, 2, 3 and so on."},
	{.key = "statements", .type = F_ITEMS, AT(rating_props, statements), .record = &statement_record, .flags = REQUIRED, .doc = "The statements."},
	{.key = "bands", .type = F_ITEMS, AT(rating_props, bands), .record = &band_record, .doc = "Bands that the totals of this group must fall into; checked."},
	{.key = "sum", .type = F_TEXT, AT(rating_props, sum), .doc = "Label of the box for the total. {lowest} and {highest} are the totals possible."},
	{.key = "circle", .type = F_LENGTH, AT(rating_props, circle), .min = 8000, .max = 60000, .fallback = "5.5mm", .doc = "Diameter of the circles."},
	{.key = "column", .type = F_LENGTH, AT(rating_props, column), .min = 10000, .max = 300000, .fallback = "13mm", .doc = "Width of a column of circles."},
	{.key = "stripe", .type = F_COLOR, AT(rating_props, stripe), .doc = "Ground of every second statement."},
	{.key = "rule", .type = F_COLOR, AT(rating_props, rule), .doc = "Colour of the lines between statements."},
	{.key = "title-style", .type = F_STYLE, AT(rating_props, title_style), .doc = "Style of the title."},
	{.key = "scale-style", .type = F_STYLE, AT(rating_props, scale_style), .doc = "Style of the labels of the points."},
	{.key = "text-style", .type = F_STYLE, AT(rating_props, text_style), .doc = "Style of the statements."},
	{.key = "number-style", .type = F_STYLE, AT(rating_props, number_style), .doc = "Style of the numbers in the circles."},
	{.key = "sum-style", .type = F_STYLE, AT(rating_props, sum_style), .doc = "Style of the label of the total."},
	{.key = "key", .type = F_FLAG, AT(rating_props, key), .fallback = "false", .doc = "Teacher's key: marks the statements that count the other way."},
	END};
static const struct field pier_fields[] = {
	{.key = "label", .type = F_TEXT, AT(pier, label), .flags = REQUIRED, .doc = "Name at the pier."},
	{.key = "note", .type = F_TEXT, AT(pier, note), .doc = "A line below the name."},
	{.key = "at", .type = F_TEXT, AT(pier, at), .flags = REQUIRED, .doc = "Where it stands: 0 is the first bank, 100 the second."},
	END};
static const struct record pier_record = {"a pier", "One thing on the bridge.", sizeof(struct pier), NULL, pier_fields};
static const struct field bridge_fields[] = {
	{.key = "from", .type = F_TEXT, AT(bridge_props, from), .flags = REQUIRED, .doc = "Name of the first bank."},
	{.key = "to", .type = F_TEXT, AT(bridge_props, to), .flags = REQUIRED, .doc = "Name of the second bank."},
	{.key = "items", .type = F_ITEMS, AT(bridge_props, items), .record = &pier_record, .flags = REQUIRED, .doc = "What stands on the bridge."},
	{.key = "from-items", .type = F_ITEMS, AT(bridge_props, from_list), .record = &list_item_record, .doc = "What belongs to the first bank alone."},
	{.key = "to-items", .type = F_ITEMS, AT(bridge_props, to_list), .record = &list_item_record, .doc = "What belongs to the second bank alone."},
	{.key = "alt", .type = F_TEXT, AT(bridge_props, alt), .doc = "Alternative text; made from the labels by default."},
	{.key = "height", .type = F_LENGTH, AT(bridge_props, height), .min = 60000, .max = 3000000, .fallback = "60mm", .doc = "Height of the diagram."},
	{.key = "feet", .type = F_FLAG, AT(bridge_props, feet), .fallback = "false", .doc = "Lines from the piers lead to the middles of equal columns below."},
	{.key = "feet-gap", .type = F_LENGTH, AT(bridge_props, feet_gap), .fallback = "0", .doc = "Space between those columns."},
	{.key = "bleed", .type = F_FLAG, AT(bridge_props, bleed), .fallback = "false", .doc = "The banks run off the page at both sides."},
	{.key = "first", .type = F_COLOR, AT(bridge_props, first), .fallback = "#A8431A", .doc = "Colour of the first side."},
	{.key = "second", .type = F_COLOR, AT(bridge_props, second), .fallback = "#1B4F7A", .doc = "Colour of the second side."},
	{.key = "bridge", .type = F_COLOR, AT(bridge_props, bridge), .fallback = "#5A3A72", .doc = "Colour of what joins them."},
	{.key = "first-tint", .type = F_COLOR, AT(bridge_props, first_tint), .fallback = "#FBEBE2", .doc = "Ground of the first bank."},
	{.key = "second-tint", .type = F_COLOR, AT(bridge_props, second_tint), .fallback = "#E4EEF6", .doc = "Ground of the second bank."},
	{.key = "bridge-tint", .type = F_COLOR, AT(bridge_props, bridge_tint), .fallback = "#EFE8F4", .doc = "Ground of labels on the bridge."},
	{.key = "label-style", .type = F_STYLE, AT(bridge_props, label_style), .doc = "Style of the names."},
	{.key = "note-style", .type = F_STYLE, AT(bridge_props, note_style), .doc = "Style of the notes and of what belongs to the banks."},
	{.key = "bank-style", .type = F_STYLE, AT(bridge_props, bank_style), .doc = "Style of the names of the banks."},
	END};
static const struct field position_fields[] = {
	{.key = "at", .type = F_TEXT, AT(position_props, at), .flags = REQUIRED, .doc = "0 is the first side, 100 the second."},
	{.key = "height", .type = F_LENGTH, AT(position_props, height), .min = 2000, .max = 100000, .fallback = "3mm", .doc = "Height of the bar."},
	{.key = "alt", .type = F_TEXT, AT(position_props, alt), .doc = "Alternative text; without it the bar is decoration."},
	{.key = "first", .type = F_COLOR, AT(position_props, first), .fallback = "#A8431A", .doc = "Colour of the first side."},
	{.key = "second", .type = F_COLOR, AT(position_props, second), .fallback = "#1B4F7A", .doc = "Colour of the second side."},
	{.key = "bridge", .type = F_COLOR, AT(position_props, bridge), .fallback = "#5A3A72", .doc = "Colour of the mark."},
	END};
static const struct field venn_fields[] = {
	{.key = "first", .type = F_TEXT, AT(venn_props, first), .flags = REQUIRED, .doc = "Name of the first set."},
	{.key = "second", .type = F_TEXT, AT(venn_props, second), .flags = REQUIRED, .doc = "Name of the second set."},
	{.key = "both", .type = F_TEXT, AT(venn_props, both), .doc = "Name of what they share."},
	{.key = "first-items", .type = F_ITEMS, AT(venn_props, first_items), .record = &list_item_record, .doc = "What only the first set holds."},
	{.key = "second-items", .type = F_ITEMS, AT(venn_props, second_items), .record = &list_item_record, .doc = "What only the second set holds."},
	{.key = "both-items", .type = F_ITEMS, AT(venn_props, both_items), .record = &list_item_record, .doc = "What both hold."},
	{.key = "height", .type = F_LENGTH, AT(venn_props, height), .min = 60000, .max = 3000000, .fallback = "70mm", .doc = "Height of the diagram."},
	{.key = "alt", .type = F_TEXT, AT(venn_props, alt), .doc = "Alternative text; made from the labels by default."},
	{.key = "first-color", .type = F_COLOR, AT(venn_props, first_color), .fallback = "#A8431A", .doc = "Colour of the first circle."},
	{.key = "second-color", .type = F_COLOR, AT(venn_props, second_color), .fallback = "#1B4F7A", .doc = "Colour of the second circle."},
	{.key = "both-color", .type = F_COLOR, AT(venn_props, both_color), .fallback = "#5A3A72", .doc = "Colour of what is shared."},
	{.key = "label-style", .type = F_STYLE, AT(venn_props, label_style), .doc = "Style of the names."},
	{.key = "item-style", .type = F_STYLE, AT(venn_props, item_style), .doc = "Style of the items."},
	END};
static const struct field axis_fields[] = {
	{.key = "label", .type = F_TEXT, AT(axis, label), .flags = REQUIRED, .doc = "Name of the axis or bar."},
	{.key = "value", .type = F_TEXT, AT(axis, value), .doc = "Its value; without values the diagram is empty, to be drawn on."},
	END};
static const struct record axis_record = {"an axis", "One axis or bar.", sizeof(struct axis), "label", axis_fields};
static const struct field radar_fields[] = {
	{.key = "axes", .type = F_ITEMS, AT(radar_props, axes), .record = &axis_record, .flags = REQUIRED, .doc = "Three axes or more, clockwise from the top."},
	{.key = "lowest", .type = F_TEXT, AT(radar_props, lowest), .fallback = "0", .doc = "Value at the middle."},
	{.key = "highest", .type = F_TEXT, AT(radar_props, highest), .fallback = "100", .doc = "Value at the rim."},
	{.key = "rings", .type = F_INT, AT(radar_props, rings), .min = 1, .max = 12, .fallback = "4", .doc = "Number of rings, each labelled."},
	{.key = "size", .type = F_LENGTH, AT(radar_props, size), .min = 60000, .max = 2000000, .fallback = "70mm", .doc = "Height of the diagram."},
	{.key = "line", .type = F_COLOR, AT(radar_props, line), .fallback = "#5E5A55", .doc = "Colour of axes and rings."},
	{.key = "area", .type = F_COLOR, AT(radar_props, area), .fallback = "#5A3A72", .doc = "Colour of the values."},
	{.key = "alt", .type = F_TEXT, AT(radar_props, alt), .doc = "Alternative text; made from the labels by default."},
	{.key = "label-style", .type = F_STYLE, AT(radar_props, label_style), .doc = "Style of the names."},
	{.key = "ring-style", .type = F_STYLE, AT(radar_props, ring_style), .doc = "Style of the numbers at the rings."},
	END};
static const struct field bars_fields[] = {
	{.key = "items", .type = F_ITEMS, AT(bars_props, items), .record = &axis_record, .flags = REQUIRED, .doc = "The bars."},
	{.key = "highest", .type = F_TEXT, AT(bars_props, highest), .doc = "Value of a bar of full length; the greatest value by default."},
	{.key = "bar", .type = F_LENGTH, AT(bars_props, bar), .min = 3000, .max = 200000, .fallback = "5mm", .doc = "Height of a bar."},
	{.key = "gap", .type = F_LENGTH, AT(bars_props, gap), .fallback = "2mm", .doc = "Space between bars."},
	{.key = "fill", .type = F_COLOR, AT(bars_props, fill), .fallback = "#5A3A72", .doc = "Colour of the bars."},
	{.key = "alt", .type = F_TEXT, AT(bars_props, alt), .doc = "Alternative text; made from labels and values by default."},
	{.key = "label-style", .type = F_STYLE, AT(bars_props, label_style), .doc = "Style of labels and values."},
	END};

#define RECORD(name, about, S, main, fields) &(const struct record){name, about, sizeof(struct S), main, fields}
const struct named_record box_kinds[BOX_KINDS] = {
	[BOX_EACH] = {"each", RECORD("'each'", "Repeats boxes for every item of a list of the content.", each_props, "each", each_fields)},
	[BOX_HEADING] = {"heading", RECORD("a heading", "A heading, listed in the bookmarks.", heading_props, "text", heading_fields)},
	[BOX_PROSE] = {"prose", RECORD("prose", "Running text. `text` is another name for it.", prose_props, "text", prose_fields)},
	[BOX_LIST] = {"list", RECORD("a list", "A list with markers.", list_props, "items", list_fields)},
	[BOX_TABLE] = {"table", RECORD("a table", "A table. Its header is repeated on every page that it reaches.", table_props, NULL, table_fields)},
	[BOX_GRID] = {"grid", RECORD("a grid", "Boxes in rows and columns.", grid_props, "boxes", grid_fields)},
	[BOX_STACK] = {"stack", RECORD("a stack", "Boxes below each other, with the decoration of a style.", stack_props, "boxes", stack_fields)},
	[BOX_COLUMNS] = {"columns", RECORD("columns", "Boxes that flow through columns.", columns_props, "boxes", columns_fields)},
	[BOX_CARD] = {"card", RECORD("a card", "A title, prose and boxes in a frame or on a ground.", card_props, "boxes", card_fields)},
	[BOX_CALLOUT] = {"callout", RECORD("a callout", "As a card, for what must not be missed.", card_props, "body", card_fields)},
	[BOX_ROW] = {"row", RECORD("a row", "Boxes side by side.", grid_props, "boxes", row_box_fields)},
	[BOX_FIGURE] = {"figure", RECORD("a figure", "A picture or diagram with its caption.", figure_props, "boxes", figure_fields)},
	[BOX_IMAGE] = {"image", RECORD("an image", "A PNG or JPEG.", picture_props, "file", picture_fields)},
	[BOX_SVG] = {"svg", RECORD("an SVG", "A vector drawing.", picture_props, "file", picture_fields)},
	[BOX_QR] = {"qr", RECORD("a QR code", "A QR code with its quiet zone.", qr_props, "text", qr_fields)},
	[BOX_RULE] = {"rule", RECORD("a rule", "A horizontal line, decorative.", rule_props, "thickness", rule_fields)},
	[BOX_SPACER] = {"spacer", RECORD("a spacer", "Empty space.", spacer_props, "height", spacer_fields)},
	[BOX_PAGE_BREAK] = {"page-break", RECORD("a page break", "What follows starts on a new page.", each_props, NULL, empty_fields)},
	[BOX_COLUMN_BREAK] = {"column-break", RECORD("a column break", "What follows starts in a new column.", each_props, NULL, empty_fields)},
	[BOX_TOC] = {"toc", RECORD("a table of contents", "The headings with their pages, linked.", toc_props, NULL, toc_fields)},
	[BOX_FIELD] = {"field", RECORD("a field", "A label and a line to write on.", field_props, "label", field_fields)},
	[BOX_CHECKBOX] = {"checkbox", RECORD("a checkbox", "A box to tick and its label.", check_props, "label", checkbox_fields)},
	[BOX_RADIO] = {"radio", RECORD("a choice", "Answers of which one is chosen.", check_props, "options", radio_fields)},
	[BOX_LINES] = {"lines", RECORD("writing lines", "Lines to write on.", lines_props, "count", lines_fields)},
	[BOX_RATING] = {"rating", RECORD("a rating", "Statements to rate on a labelled scale. The circles hold the points, so that a reader only adds.", rating_props, NULL, rating_fields)},
	[BOX_BRIDGE] = {"bridge", RECORD("a bridge", "A diagram: two banks, and what stands on the bridge between them.", bridge_props, NULL, bridge_fields)},
	[BOX_POSITION] = {"position", RECORD("a position bar", "A small bar that shows where something stands between two sides.", position_props, "at", position_fields)},
	[BOX_VENN] = {"venn", RECORD("a Venn diagram", "Two circles and what they share.", venn_props, NULL, venn_fields)},
	[BOX_RADAR] = {"radar", RECORD("a radar", "Values on axes around a middle, or an empty radar to draw on.", radar_props, NULL, radar_fields)},
	[BOX_BARS] = {"bars", RECORD("a bar chart", "Labelled bars.", bars_props, NULL, bars_fields)},
};

/* The style that a box has when it names none; "body" stands in for one that the theme lacks. */
const char *const box_default_style[BOX_KINDS] = {
	[BOX_EACH] = "body", [BOX_HEADING] = "heading", [BOX_PROSE] = "body", [BOX_LIST] = "list",
	[BOX_TABLE] = "table", [BOX_GRID] = "plain", [BOX_STACK] = "plain", [BOX_COLUMNS] = "plain",
	[BOX_CARD] = "card", [BOX_CALLOUT] = "callout", [BOX_ROW] = "plain", [BOX_FIGURE] = "figure",
	[BOX_IMAGE] = "plain", [BOX_SVG] = "plain", [BOX_QR] = "plain", [BOX_RULE] = "rule",
	[BOX_SPACER] = "plain", [BOX_PAGE_BREAK] = "plain", [BOX_COLUMN_BREAK] = "plain", [BOX_TOC] = "plain",
	[BOX_FIELD] = "field", [BOX_CHECKBOX] = "field", [BOX_RADIO] = "field", [BOX_LINES] = "field",
	[BOX_RATING] = "rating", [BOX_BRIDGE] = "diagram", [BOX_POSITION] = "plain", [BOX_VENN] = "diagram",
	[BOX_RADAR] = "diagram", [BOX_BARS] = "diagram",
};
