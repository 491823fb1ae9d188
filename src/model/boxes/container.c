/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that hold boxes. */
#include "boxes/container.h"
#include "tables.h"

/* clang-format off */
static const struct field each_fields[] = {
	{.key = "each", .type = F_PATH, AT(each_props, each), .flags = REQUIRED, .doc = "A list of the content; paths inside start at its item. {index} counts from 1. Without `each`, {list.first} and {list.last} are its first and its last item."},
	{.key = "sort", .type = F_PATH, AT(each_props, sort), .doc = "A text of each item, by which they are ordered as the edition's language lists words: for a glossary. Without it they come as in the content."},
	{.key = "shuffle", .type = F_FLAG, AT(each_props, shuffle), .fallback = "false", .doc = "For each pupil of a class list (`--roster`) the items stand in another order, by `--seed`; every edition of a pupil's sheet has the same one: a list that the layout shuffles is shuffled in the bodies of editions too, unless they say themselves where, and results of it likewise (`example.groups`). Without a class list they stand as in the content. A list of records with `each`, such as the statements of a rating or the options of a choice, takes the key too."},
	{.key = "do", .type = F_BOX, AT(each_props, boxes), .flags = REQUIRED, .doc = "The boxes drawn for each item."},
	END};
static const struct record each_record = {"'each'", "Repeats boxes for every item of a list of the content.", sizeof(struct each_props), "each", each_fields};
const struct box_type each_box = {"each", &each_record, "body",
	"- each: parts\n"
	"  do:\n"
	"    - heading: '{index}. {name}'\n"
	"    - text: '{tags|join}'\n"
	"      when: tags\n"};

static const char *const listing_words[] = {"none", "plain", "number", NULL};
#define LISTING(S) {.key = "list", .type = F_CHOICE, AT(S, listing), .choices = listing_words, .fallback = "none", .doc = "Its boxes are the items of a list, to a screen reader: plain, or with numbers. The bold words that the text of an item begins with are its label, or the number and what the layout writes behind it."}
static const char *const valign_words[] = {"top", "middle", "bottom", "stretch", "baseline", NULL};
static const struct field dim_element = {.key = "width", .type = F_DIM, LENGTH_ABOVE_0, .flags = TAKES_AUTO | TAKES_PERCENT | TAKES_FR};
static const struct field grid_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(grid_props, boxes), .flags = REQUIRED, .doc = "The cells, row by row."},
	{.key = "columns", .type = F_LIST, AT(grid_props, columns), .element = &dim_element, .doc = "Widths of the columns; equal ones for all boxes in one row by default."},
	{.key = "gap", .type = F_LENGTH, AT(grid_props, gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between columns."},
	{.key = "row-gap", .type = F_LENGTH, AT(grid_props, row_gap), LENGTH_FROM_0, .fallback = "0", .needs = "columns", .doc = "Space between rows."},
	{.key = "shared", .type = F_FLAG, AT(grid_props, shared), .fallback = "false", .doc = "The parts inside the cells of a row start at the same heights."},
	{.key = "valign", .type = F_CHOICE, AT(grid_props, valign), .choices = valign_words, .fallback = "stretch", .doc = "Where lower cells stand; stretch makes them as high as the row; baseline: their first lines stand on one baseline."},
	LISTING(grid_props),
	END};
static const struct record grid_record = {"a grid", "Boxes in rows and columns.", sizeof(struct grid_props), "boxes", grid_fields};
const struct box_type grid_box = {"grid", &grid_record, "plain",
	"- grid:\n"
	"    columns: [1fr, 1fr]\n"
	"    gap: 6mm\n"
	"    boxes:\n"
	"      - {text: 'on the start side'}\n"
	"      - {text: 'on the end side'}\n"};

static const struct field row_box_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(grid_props, boxes), .flags = REQUIRED, .doc = "Boxes side by side."},
	{.key = "columns", .type = F_LIST, AT(grid_props, columns), .element = &dim_element, .doc = "Their widths; equal by default."},
	{.key = "gap", .type = F_LENGTH, AT(grid_props, gap), LENGTH_FROM_0, .fallback = "0", .doc = "Space between them."},
	{.key = "valign", .type = F_CHOICE, AT(grid_props, valign), .choices = valign_words, .fallback = "top", .doc = "Where lower boxes stand; baseline: their first lines stand on one baseline."},
	END};
static const struct record row_record = {"a row", "Boxes side by side.", sizeof(struct grid_props), "boxes", row_box_fields};
const struct box_type row_box = {"row", &row_record, "plain",
	"- row: {columns: [auto, 1fr], gap: 4mm, boxes: [{text: '{year}'}, {text: '{title}'}]}\n"};

static const struct field stack_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(stack_props, boxes), .flags = REQUIRED, .doc = "Boxes below each other."},
	{.key = "gap", .type = F_LENGTH, AT(stack_props, gap), LENGTH_FROM_0, .fallback = "0", .doc = "Least space between them."},
	{.key = "height", .type = F_DIM, AT(stack_props, height), LENGTH_FROM_0, .flags = TAKES_AUTO | TAKES_PERCENT, .fallback = "auto", .doc = "Least height; spacers with fr share what is left."},
	LISTING(stack_props),
	END};
static const struct record stack_record = {"a stack", "Boxes below each other, with the decoration of a style.", sizeof(struct stack_props), "boxes", stack_fields};
const struct box_type stack_box = {"stack", &stack_record, "plain",
	"- stack: {boxes: [{text: above}, {spacer: 1fr}, {text: below}], height: 60mm}\n"};

static const struct field columns_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(columns_props, boxes), .flags = REQUIRED, .doc = "What flows through the columns."},
	{.key = "count", .type = F_INT, AT(columns_props, count), .min = 1, .max = 12, .fallback = "2", .doc = "Number of columns."},
	{.key = "gap", .type = F_LENGTH, AT(columns_props, gap), LENGTH_FROM_0, .fallback = "5mm", .needs = "count", .doc = "Space between columns."},
	{.key = "balance", .type = F_FLAG, AT(columns_props, balance), .fallback = "true", .needs = "count", .doc = "Columns of equal height."},
	LISTING(columns_props),
	END};
static const struct record columns_record = {"columns", "Boxes that flow through columns.", sizeof(struct columns_props), "boxes", columns_fields};
const struct box_type columns_box = {"columns", &columns_record, "plain",
	"- columns: {count: 3, boxes: [{text: '{lead}'}]}\n"};

static const struct field card_fields[] = {
	{.key = "title", .type = F_TEXT, AT(card_props, title), .doc = "Title."},
	{.key = "body", .type = F_TEXT, AT(card_props, body), .doc = "Prose below the title."},
	{.key = "boxes", .type = F_BOX, AT(card_props, boxes), .doc = "Boxes below title and prose."},
	{.key = "level", .type = F_INT, AT(card_props, level), .min = 0, .max = 6, .fallback = "0", .doc = "Heading level of the title; 0: it is no heading."},
	{.key = "icon", .type = F_NAME, AT(card_props, icon), .place = offsetof(struct card_props, icon_at), .needs = "title", .doc = "An SVG file before the title, decorative."},
	{.key = "icon-size", .type = F_LENGTH, AT(card_props, icon_size), .min = 1000, .max = PT(14400), .fallback = "5mm", .needs = "icon", .doc = "Its width and height."},
	{.key = "icon-color", .type = F_COLOR, AT(card_props, icon_color), .needs = "icon", .doc = "Its colour, in place of currentColor."},
	{.key = "title-style", .type = F_STYLE, AT(card_props, title_style), .needs = "title", .doc = "Style of the title."},
	{.key = "body-style", .type = F_STYLE, AT(card_props, body_style), .needs = "body", .doc = "Style of the prose."},
	END};
static const struct record card_record = {"a card", "A title, prose and boxes in a frame or on a ground.", sizeof(struct card_props), "boxes", card_fields};
const struct box_type card_box = {"card", &card_record, "card",
	"- card: {title: '{parts.first.name}', body: '{lead}', level: 3}\n"
	"  keep: together\n"};

static const struct record callout_record = {"a callout", "As a card, for what must not be missed.", sizeof(struct card_props), "body", card_fields};
const struct box_type callout_box = {"callout", &callout_record, "callout",
	"- callout: {title: In short, body: '{lead}'}\n"};

static const struct field figure_fields[] = {
	{.key = "boxes", .type = F_BOX, AT(figure_props, boxes), .flags = REQUIRED, .doc = "What the figure shows."},
	{.key = "caption", .type = F_TEXT, AT(figure_props, caption), .doc = "Caption below."},
	{.key = "alt", .type = F_TEXT, AT(figure_props, alt), .doc = "Alternative text of the whole, when its parts have none."},
	END};
static const struct record figure_record = {"a figure", "A picture or diagram with its caption.", sizeof(struct figure_props), "boxes", figure_fields};
const struct box_type figure_box = {"figure", &figure_record, "figure",
	"- figure:\n"
	"    boxes: [{image: {file: photos/bridge.jpg, alt: A bridge in fog.}}]\n"
	"    caption: The bridge of {year}.\n"};
/* clang-format on */
