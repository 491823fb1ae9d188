/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that all boxes share, and the list of the kinds. */
#include "boxes.h"
#include "tables.h"

/* clang-format off */
static const char *const keep_words[] = {"auto", "together", "rows", NULL};
static const char *const box_align_words[] = {"stretch", "start", "center", "end", NULL};
static const char *const place_words[] = {"page", "margins", NULL};

static const struct field place_fields[] = {
	{.key = "x", .type = F_DIM, AT(place_props, x), LENGTH_BOTH_WAYS, .flags = TAKES_PERCENT, .fallback = "0", .doc = "Distance of the start edge."},
	{.key = "y", .type = F_DIM, AT(place_props, y), LENGTH_BOTH_WAYS, .flags = TAKES_PERCENT, .fallback = "0", .doc = "Distance of the top edge; negative: of the bottom edge from the foot."},
	{.key = "width", .type = F_DIM, AT(place_props, w), LENGTH_ABOVE_0, .flags = TAKES_AUTO | TAKES_PERCENT, .fallback = "100%", .doc = "Width of the box."},
	{.key = "height", .type = F_DIM, AT(place_props, h), LENGTH_FROM_0, .flags = TAKES_AUTO | TAKES_PERCENT, .fallback = "auto", .doc = "Height; the content must fit into it."},
	{.key = "of", .type = F_CHOICE, AT(place_props, of), .choices = place_words, .fallback = "margins", .doc = "Measured from the edges of the page or of its margins."},
	END};
static const struct record place_record = {"a place", "Where an absolutely placed box stands. It takes no room in the flow.", sizeof(struct place_props), NULL, place_fields};

static const struct field common_fields[] = {
	{.key = "id", .type = F_TEXT, AT(box, id), .doc = "A name by which editions and locale overlays change the box, as it stands here, and to which `#id` links. It may hold a path, so that boxes made by `each` differ: `role-{id}`."},
	{.key = "style", .type = F_STYLE, AT(box, style), .doc = "The style; each box has a default of its own name. A name may hold a path: `role-{id}`."},
	{.key = "when", .type = F_PATH, AT(box, when), .doc = "Draw the box only if the content has something here."},
	{.key = "optional", .type = F_TEXT, AT(box, optional), .doc = "`true`: the box may be left out where `fit` yields `optional`. With `'{optional}'` a field of the content says so; beside `each`, of each item. What is left out is not counted in {index}, {count} and {list|count}. A list of records with `each` takes the key too."},
	{.key = "span", .type = F_CHOICE, AT(box, span_all), .choices = (const char *const[]){"column", "all", NULL}, .fallback = "column", .doc = "`all`: across all columns of the page."},
	{.key = "keep", .type = F_CHOICE, AT(box, keep), .choices = keep_words, .fallback = "auto", .doc = "`together`: not split over columns or pages. `rows`: a table whose rows are not split unless one is taller than a page."},
	{.key = "keep-with-next", .type = F_FLAG, AT(box, keep_next), .fallback = "false", .doc = "No page break after the box."},
	{.key = "width", .type = F_DIM, AT(box, width), LENGTH_ABOVE_0, .flags = TAKES_AUTO | TAKES_PERCENT, .fallback = "auto", .doc = "Width; auto takes what there is."},
	{.key = "align", .type = F_CHOICE, AT(box, align), .choices = box_align_words, .fallback = "stretch", .doc = "Where a box that is narrower than its surroundings stands."},
	{.key = "place", .type = F_RECORD, AT(box, place), .record = &place_record, .doc = "Places the box absolutely on its page."},
	{.key = "artifact", .type = F_FLAG, AT(box, artifact), .fallback = "false", .doc = "Decoration: not read aloud."},
	{.key = "lang", .type = F_NAME, AT(box, lang), .doc = "Language of the box where it differs (BCP 47). Its texts follow the rules below `locale` in the overlays of that language; where its script runs the other way, all that is in the box is mirrored."},
	END};
const struct record box_common_record = {"a box", "Keys that every box takes.", sizeof(struct box), NULL, common_fields};

const struct box_type *const box_types[BOX_KINDS] = {
	[BOX_EACH] = &each_box, [BOX_HEADING] = &heading_box, [BOX_PROSE] = &prose_box, [BOX_LIST] = &list_box,
	[BOX_TABLE] = &table_box, [BOX_GRID] = &grid_box, [BOX_STACK] = &stack_box, [BOX_COLUMNS] = &columns_box,
	[BOX_CARD] = &card_box, [BOX_CALLOUT] = &callout_box, [BOX_ROW] = &row_box, [BOX_FIGURE] = &figure_box,
	[BOX_IMAGE] = &image_box, [BOX_SVG] = &svg_box, [BOX_QR] = &qr_box, [BOX_RULE] = &rule_box,
	[BOX_SPACER] = &spacer_box, [BOX_PAGE_BREAK] = &page_break_box, [BOX_COLUMN_BREAK] = &column_break_box,
	[BOX_TOC] = &toc_box, [BOX_FIELD] = &field_box, [BOX_CHECKBOX] = &checkbox_box, [BOX_RADIO] = &radio_box,
	[BOX_LINES] = &lines_box, [BOX_RATING] = &rating_box, [BOX_SPANS] = &spans_box,
	[BOX_VENN] = &venn_box, [BOX_RADAR] = &radar_box, [BOX_BARS] = &bars_box,
};
/* clang-format on */
