/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, prose, lists, the table of contents. */
#include "boxes/text.h"
#include "tables.h"

/* clang-format off */
static const struct field heading_fields[] = {
	{.key = "text", .type = F_TEXT, AT(heading_props, text), .flags = REQUIRED, .doc = "The heading."},
	{.key = "level", .type = F_INT, AT(heading_props, level), .min = 1, .max = 6, .fallback = "2", .doc = "Level in the structure; no level may be left out."},
	{.key = "bookmark", .type = F_FLAG, AT(heading_props, bookmark), .fallback = "true", .doc = "Listed in the bookmarks of the PDF."},
	END};
static const struct record heading_record = {"a heading", "A heading, listed in the bookmarks.", sizeof(struct heading_props), "text", heading_fields};
const struct box_type heading_box = {"heading", &heading_record, "heading",
	"- heading: {text: '{title}', level: 1}\n"
	"  style: title\n"
	"  span: all\n"};

static const struct field prose_fields[] = {
	{.key = "text", .type = F_TEXT, AT(prose_props, text), .flags = REQUIRED, .doc = "CommonMark prose of the content: paragraphs, lists, quotations, code; or text of the layout, with **bold**, *italic* and [links](#id)."},
	END};
static const struct record prose_record = {"prose", "Running text. `text` is another name for it.", sizeof(struct prose_props), "text", prose_fields};
const struct box_type prose_box = {"prose", &prose_record, "body",
	"- prose: '{lead}'\n"
	"- text: Written by **{names.first}** and others.\n"};

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
static const struct record list_record = {"a list", "A list with markers.", sizeof(struct list_props), "items", list_fields};
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
