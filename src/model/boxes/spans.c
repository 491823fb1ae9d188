/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans. */
#include "boxes/spans.h"
#include "tables.h"

/* clang-format off */
static const char *const label_words[] = {"banks", "counts", "none", NULL};

static const struct field item_fields[] = {
	{.key = "name", .type = F_TEXT, AT(span_item, name), .flags = REQUIRED, .doc = "Name of the mast."},
	{.key = "text", .type = F_TEXT, AT(span_item, text), .doc = "A sentence below the name, of up to three lines."},
	{.key = "first", .type = F_ITEMS, AT(span_item, first), .record = &list_item_record, .doc = "What it has from the first bank: a cable and a plank each, the first one on top."},
	{.key = "second", .type = F_ITEMS, AT(span_item, second), .record = &list_item_record, .doc = "What it has from the second bank."},
	{.key = "first-note", .type = F_TEXT, AT(span_item, first_note), .doc = "With `labels: counts`, what stands below the first bank: '{first|count} from the first side'. The number by default."},
	{.key = "second-note", .type = F_TEXT, AT(span_item, second_note), .doc = "The same below the second bank."},
	END};
static const struct record item_record = {"a mast", "One mast, with what it has from either bank. With f from the first and s from the second it stands at s/(f+s) of the way between them.", sizeof(struct span_item), NULL, item_fields};

static const struct field scale_fields[] = {
	{.key = "from", .type = F_TEXT, AT(span_scale, from), .needs = "to", .doc = "Number at the first bank, such as -20; that of the first zone by default."},
	{.key = "to", .type = F_TEXT, AT(span_scale, to), .needs = "from", .doc = "Number at the second bank; that of the last zone by default."},
	{.key = "tick", .type = F_INT, AT(span_scale, tick), .min = 1, .max = 1000, .fallback = "1", .doc = "A tick at every so many."},
	{.key = "number", .type = F_INT, AT(span_scale, number), .min = 1, .max = 1000, .fallback = "4", .doc = "A number at every so many, counted from 0. Numbers are printed without a sign."},
	END};
static const struct record scale_record = {"a scale", "A scale below the deck, from one bank to the other: between two numbers, or as far as the zones reach.", sizeof(struct span_scale), NULL, scale_fields};

static const struct field zone_fields[] = {
	{.key = "side", .type = F_TEXT, AT(span_zone, side), .doc = "first, second or both: `from` and `to` are steps from the middle (0) outwards on that side, 11 to 20 for -20 to -11 on the first. A zone on both sides starts at 0."},
	{.key = "from", .type = F_TEXT, AT(span_zone, from), .flags = REQUIRED, .doc = "Its first number; on the scale without a `side`."},
	{.key = "to", .type = F_TEXT, AT(span_zone, to), .flags = REQUIRED, .doc = "Its last number; the next zone begins with the number after it."},
	{.key = "label", .type = F_TEXT, AT(span_zone, label), .doc = "What stands in it."},
	{.key = "color", .type = F_COLOR, AT(span_zone, color), .doc = "Its colour; by default that of its side, or of the deck without one and on both."},
	END};
static const struct record zone_record = {"a zone", "A band below the scale. Zones cover it without a gap, from the first bank to the second.", sizeof(struct span_zone), NULL, zone_fields};

#define OF_WIDTH LENGTH_FROM_0, .flags = TAKES_PERCENT
#define SEEN_OF_WIDTH .min = 100, .max = LENGTH_MOST, .flags = TAKES_PERCENT /* without it the picture says nothing */
static const struct field spans_fields[] = {
	{.key = "first", .type = F_TEXT, AT(spans_props, first), .flags = REQUIRED, .doc = "Name of the first bank."},
	{.key = "second", .type = F_TEXT, AT(spans_props, second), .flags = REQUIRED, .doc = "Name of the second bank."},
	{.key = "items", .type = F_ITEMS, AT(spans_props, items), .record = &item_record, .flags = REQUIRED, .doc = "The masts, a row each; all in one row on a scale."},
	{.key = "labels", .type = F_CHOICE, AT(spans_props, labels), .choices = label_words, .fallback = "banks", .doc = "`banks`: what a mast has stands in the planks, smaller by 8% at most, then on two lines. `counts`: how many, below the banks. `none`: neither, for small pictures."},
	{.key = "names", .type = F_FLAG, AT(spans_props, names), .fallback = "true", .doc = "Names and texts above the masts, pushed inside where a bank is near."},
	{.key = "scale", .type = F_RECORD, AT(spans_props, scale), .record = &scale_record, .doc = "Draws the masts on one scale instead, without planks and cables; `zones` have one too."},
	{.key = "zones", .type = F_ITEMS, AT(spans_props, zones), .record = &zone_record, .doc = "Bands below the scale, which cover it."},
	{.key = "alt", .type = F_TEXT, AT(spans_props, alt), .doc = "Alternative text; sentences of the locale with the labels, their numbers and the texts by default."},
	{.key = "height", .type = F_LENGTH, AT(spans_props, height), .min = 30000, .max = 3000000, .fallback = "60mm", .doc = "Height of the diagram, which its rows share: equally, or as they need where a stack is high; then planks give way."},
	{.key = "bleed", .type = F_FLAG, AT(spans_props, bleed), .fallback = "false", .doc = "Banks and decks run off the page at both sides."},
	{.key = "bank", .type = F_DIM, AT(spans_props, bank), OF_WIDTH, .fallback = "28%", .doc = "Width of a bank; percentages here and below are those of the diagram's width."},
	{.key = "head", .type = F_DIM, AT(spans_props, head), OF_WIDTH, .fallback = "5.5%", .doc = "Height of the plates with the names of the banks, which shrink to two thirds at most, then take two lines; 0: none."},
	{.key = "edge", .type = F_DIM, AT(spans_props, edge), OF_WIDTH, .fallback = "0.4%", .doc = "Thickness of the line where the ground of a bank ends at the water; 0: none."},
	{.key = "inset", .type = F_DIM, AT(spans_props, inset), OF_WIDTH, .fallback = "1.7%", .doc = "What names and labels keep from the edges of their bank."},
	{.key = "clear", .type = F_DIM, AT(spans_props, clear), OF_WIDTH, .fallback = "1.4%", .doc = "What names and texts above masts keep from the banks; masts keep twice as much."},
	{.key = "plank", .type = F_DIM, AT(spans_props, plank), SEEN_OF_WIDTH, .fallback = "3.2%", .doc = "Height of a plank; labels of two lines make it higher, stacks of more than five, and too little height, lower."},
	{.key = "keyline", .type = F_DIM, AT(spans_props, keyline), OF_WIDTH, .fallback = "0.4%", .doc = "White on the banks along the deck and above planks; half of it between planks and beside masts. A percentage gives 0.6 mm at least."},
	{.key = "cable", .type = F_DIM, AT(spans_props, cable), SEEN_OF_WIDTH, .fallback = "0.62%", .doc = "Thickness of a cable."},
	{.key = "mast", .type = F_DIM, AT(spans_props, mast), OF_WIDTH, .fallback = "1.25%", .doc = "Width of a mast at its top."},
	{.key = "mast-foot", .type = F_DIM, AT(spans_props, mast_foot), OF_WIDTH, .fallback = "2.4%", .doc = "Its width on the deck."},
	{.key = "deck", .type = F_DIM, AT(spans_props, deck), OF_WIDTH, .fallback = "1.2%", .doc = "Thickness of the deck."},
	{.key = "row-gap", .type = F_DIM, AT(spans_props, row_gap), OF_WIDTH, .fallback = "1.9%", .doc = "Space between a deck and the row below."},
	{.key = "row-start", .type = F_DIM, AT(spans_props, row_start), OF_WIDTH, .fallback = "0", .doc = "Where the first row starts below the top, so that its name need not stand between the names of the banks. The rows share what is left; where that is too little, it gives way first."},
	{.key = "zone-plate", .type = F_DIM, AT(spans_props, zone_plate), OF_WIDTH, .needs = "zones", .fallback = "0", .doc = "Width of a plate behind the label of a zone on one side, which then shows the pattern of that side; 0: zones are of one colour, which a copier makes one black."},
	{.key = "zone-fill", .type = F_FLAG, AT(spans_props, zone_fill), .needs = "zones", .fallback = "true", .doc = "Zones are filled, or their plates where there is `zone-plate`; false: they have a line around them, for less toner, and `zone-style` has a dark colour."},
	{.key = "first-color", .type = F_COLOR, AT(spans_props, first_color), .fallback = "#BB4B10", .doc = "Colour of the first side."},
	{.key = "second-color", .type = F_COLOR, AT(spans_props, second_color), .fallback = "#1A4E7E", .doc = "Colour of the second side."},
	{.key = "color", .type = F_COLOR, AT(spans_props, color), .fallback = "#3F2466", .doc = "Colour of decks and masts."},
	{.key = "first-note-color", .type = F_COLOR, AT(spans_props, first_note_color), .doc = "Colour of the notes below the first bank; that of their style by default."},
	{.key = "second-note-color", .type = F_COLOR, AT(spans_props, second_note_color), .doc = "The same below the second bank."},
	{.key = "first-pattern", .type = F_RECORD, AT(spans_props, first_pattern), .record = &pattern_record, .fallback = "hatch", .doc = "Ground of the first bank."},
	{.key = "second-pattern", .type = F_RECORD, AT(spans_props, second_pattern), .record = &pattern_record, .fallback = "dots", .doc = "Ground of the second bank."},
	{.key = "name-style", .type = F_STYLE, AT(spans_props, name_style), .needs = "names", .doc = "Style of the names; its `space-after` is that before the text. They are never hyphenated."},
	{.key = "name-floor", .type = F_LENGTH, AT(spans_props, name_floor), .place = offsetof(struct spans_props, name_floor_at), LENGTH_FROM_0, .fallback = "0", .needs = "names", .doc = "Down to this size names give way where they have no room, all together; it is at most that of their style; 0: to five sixths of that."},
	{.key = "text-style", .type = F_STYLE, AT(spans_props, text_style), .needs = "names", .doc = "Style of the texts below the names."},
	{.key = "label-style", .type = F_STYLE, AT(spans_props, label_style), .doc = "Style of the labels in planks, which are white without one."},
	{.key = "bank-style", .type = F_STYLE, AT(spans_props, bank_style), .doc = "Style of the names of the banks, white without one. They stand at the water; in the middle with `align: center`."},
	{.key = "note-style", .type = F_STYLE, AT(spans_props, note_style), .doc = "Style of the notes below the banks."},
	{.key = "number-style", .type = F_STYLE, AT(spans_props, number_style), .doc = "Style of the numbers of the scale."},
	{.key = "zone-style", .type = F_STYLE, AT(spans_props, zone_style), .needs = "zones", .doc = "Style of the labels of zones, white without one."},
	END};
static const struct record spans_record = {"a diagram of spans", "Masts between two banks. Each stands where the cables from both sides balance, so its place follows from the lists.", sizeof(struct spans_props), NULL, spans_fields};
const struct box_type spans_box = {"spans", &spans_record, "diagram",
	"- spans:\n"
	"    first: Land\n"
	"    second: Water\n"
	"    items:\n"
	"      - {name: Pier, text: Most of it stands on land., first: [piles, planks], second: [ladder]}\n"
	"      - name: Boat\n"
	"        first: [rope]\n"
	"        second: [hull, oars, sail]\n"
	"- spans:\n"
	"    first: Land\n"
	"    second: Water\n"
	"    items: [{name: Pier, first: [piles, planks], second: [ladder]}]\n"
	"    scale: {from: -10, to: 10, number: 5}\n"
	"    zones:\n"
	"      - {side: first, from: 3, to: 10, label: dry}\n"
	"      - {side: both, from: 0, to: 2, label: wet}\n"
	"      - {side: second, from: 3, to: 10, label: afloat}\n"};
/* clang-format on */
