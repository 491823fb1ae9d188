/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, prose, lists, the table of contents. */
#include "boxes/text.h"
#include "tables.h"

/* clang-format off */
static const char *const match_words[] = {"none", "row", NULL};
static const struct field fit_fields[] = {
	{.key = "min", .type = F_LENGTH, AT(text_fit, min), .place = offsetof(struct text_fit, min_at), .min = 3000, .max = 1000000, .flags = REQUIRED, .doc = "Least size, at most that of the style. What does not fit at it is an error."},
	{.key = "lines", .type = F_INT, AT(text_fit, lines), .min = 1, .max = 99, .doc = "Most lines; any number by default."},
	{.key = "height", .type = F_LENGTH, AT(text_fit, height), LENGTH_ABOVE_0, .doc = "Most height of its lines; any by default."},
	{.key = "match", .type = F_CHOICE, AT(text_fit, match), .choices = match_words, .place = offsetof(struct text_fit, match_at), .fallback = "none", .doc = "`row`: in a row or grid, the text is one line whose capitals reach from those of the first line of the tallest text beside it down to the baseline of its last line, on which it stands; in scripts without capitals, the ink above the baseline does. It is smaller where it would be wider than it may be. Rows inside of such a row match none."},
	{.key = "width", .type = F_LENGTH, AT(text_fit, width), LENGTH_ABOVE_0, .needs = "match", .doc = "Most width of the matched line; that of its column by default."},
	END};
static const struct record fit_record = {"a fit", "Lowers the size of the text, with its leading and tracking, in steps of half a point until no word is wider than its line, lines end where `break: sense` asks, and the text takes no more lines and height than are given here.", sizeof(struct text_fit), NULL, fit_fields};
#define FIT(S) {.key = "fit", .type = F_RECORD, AT(S, fit), .record = &fit_record, .doc = "Fits the size of the text to its place; that of the style is the largest."}

static const struct field heading_fields[] = {
	{.key = "text", .type = F_TEXT, AT(heading_props, text), .flags = REQUIRED, .doc = "The heading."},
	{.key = "level", .type = F_INT, AT(heading_props, level), .min = 1, .max = 6, .fallback = "2", .doc = "Level in the structure; no level may be left out."},
	{.key = "bookmark", .type = F_FLAG, AT(heading_props, bookmark), .fallback = "true", .doc = "Listed in the bookmarks of the PDF."},
	FIT(heading_props),
	END};
static const struct record heading_record = {"a heading", "A heading, listed in the bookmarks.", sizeof(struct heading_props), "text", heading_fields};
const struct box_type heading_box = {"heading", &heading_record, "heading",
	"- heading: {text: '{title}', level: 1}\n"
	"  style: title\n"
	"  span: all\n"
	"- heading: {text: '{title}', level: 1, fit: {min: 8pt, lines: 2}}\n"};

static const struct field prose_fields[] = {
	{.key = "text", .type = F_TEXT, AT(prose_props, text), .flags = REQUIRED, .doc = "CommonMark prose of the content: paragraphs, lists, quotations, code; or text of the layout, with **bold**, *italic* and [links](#id)."},
	FIT(prose_props),
	END};
static const struct record prose_record = {"prose", "Running text. `text` is another name for it.", sizeof(struct prose_props), "text", prose_fields};
const struct box_type prose_box = {"prose", &prose_record, "body",
	"- prose: '{lead}'\n"
	"- text: Written by **{names.first}** and others.\n"
	"- row:\n"
	"    columns: [auto, 1fr]\n"
	"    gap: 4mm\n"
	"    boxes:\n"
	"      - text: {text: Both, fit: {min: 8pt, match: row, width: 40mm}}\n"
	"        style: title\n"
	"      - text: '{lead}'\n"};

static const char *const marker_words[] = {"bullet", "number", "dash", "check", "none", NULL};
static const struct field list_item_fields[] = {
	{.key = "text", .type = F_TEXT, AT(list_item, text), .flags = REQUIRED, .doc = "The text of an item; `{.}` is the item of the content itself."},
	END};
const struct record list_item_record = {"a list item", "One item.", sizeof(struct list_item), "text", list_item_fields};
static const struct field list_fields[] = {
	{.key = "items", .type = F_ITEMS, AT(list_props, items), .record = &list_item_record, .flags = REQUIRED, .doc = "The items."},
	{.key = "marker", .type = F_CHOICE, AT(list_props, marker), .choices = marker_words, .fallback = "bullet", .doc = "What stands before an item."},
	{.key = "marker-color", .type = F_COLOR, AT(list_props, marker_color), .doc = "Colour of the markers; the text's own by default."},
	{.key = "gap", .type = F_LENGTH, AT(list_props, gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between items."},
	END};
static const struct record list_record = {"a list", "A list with markers. Of four items or more, neither the first nor the last stands alone on a page.", sizeof(struct list_props), "items", list_fields};
const struct box_type list_box = {"list", &list_record, "list",
	"- list: {items: {each: names, text: '{.}'}, marker: dash, gap: 2pt}\n"
	"- list: [Read the text., Answer the questions.]\n"};

static const struct field toc_fields[] = {
	{.key = "levels", .type = F_INT, AT(toc_props, levels), .min = 1, .max = 6, .fallback = "2", .doc = "Deepest heading level listed."},
	{.key = "entry-style", .type = F_STYLE, AT(toc_props, entry_style), .doc = "Style of the entries."},
	END};
static const struct record toc_record = {"a table of contents", "The headings with their pages, linked.", sizeof(struct toc_props), NULL, toc_fields};
const struct box_type toc_box = {"toc", &toc_record, "plain",
	"- toc: {levels: 2}\n"};
/* clang-format on */
