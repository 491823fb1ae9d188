/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams. */
#include "boxes/diagram.h"
#include "tables.h"

/* clang-format off */
static const struct field venn_fields[] = {
	{.key = "first", .type = F_TEXT, AT(venn_props, first), .flags = REQUIRED, .doc = "Name of the first set."},
	{.key = "second", .type = F_TEXT, AT(venn_props, second), .flags = REQUIRED, .doc = "Name of the second set."},
	{.key = "both", .type = F_TEXT, AT(venn_props, both), .doc = "Name of what they share."},
	{.key = "first-items", .type = F_ITEMS, AT(venn_props, first_items), .record = &list_item_record, .doc = "What only the first set holds."},
	{.key = "second-items", .type = F_ITEMS, AT(venn_props, second_items), .record = &list_item_record, .doc = "What only the second set holds."},
	{.key = "both-items", .type = F_ITEMS, AT(venn_props, both_items), .record = &list_item_record, .doc = "What both hold."},
	{.key = "height", .type = F_LENGTH, AT(venn_props, height), .min = 60000, .max = 3000000, .fallback = "70mm", .doc = "Height of the diagram."},
	{.key = "alt", .type = F_TEXT, AT(venn_props, alt), .doc = "Alternative text; a sentence of the locale with the labels by default."},
	{.key = "first-color", .type = F_COLOR, AT(venn_props, first_color), .fallback = "#8A3407", .doc = "Colour of the first circle."},
	{.key = "second-color", .type = F_COLOR, AT(venn_props, second_color), .fallback = "#1B4F7A", .doc = "Colour of the second circle."},
	{.key = "both-color", .type = F_COLOR, AT(venn_props, both_color), .fallback = "#5A3A72", .needs = "both|both-items", .doc = "Colour of what is shared."},
	{.key = "label-style", .type = F_STYLE, AT(venn_props, label_style), .doc = "Style of the names."},
	{.key = "item-style", .type = F_STYLE, AT(venn_props, item_style), .needs = "first-items|second-items|both-items", .doc = "Style of the items."},
	END};
static const struct record venn_record = {"a Venn diagram", "Two circles and what they share.", sizeof(struct venn_props), NULL, venn_fields};
const struct box_type venn_box = {"venn", &venn_record, "diagram",
	"- venn:\n"
	"    first: Land\n"
	"    second: Water\n"
	"    both: Shore\n"
	"    first-items: [roads, rails]\n"
	"    both-items: {each: names, text: '{.}'}\n"};

static const struct field axis_fields[] = {
	{.key = "label", .type = F_TEXT, AT(axis, label), .flags = REQUIRED, .doc = "Name of the axis."},
	{.key = "value", .type = F_TEXT, AT(axis, value), .doc = "Its value; without values the diagram is empty, to be drawn on."},
	END};
static const struct record axis_record = {"an axis", "One axis.", sizeof(struct axis), "label", axis_fields};
static const struct field radar_fields[] = {
	{.key = "axes", .type = F_ITEMS, AT(radar_props, axes), .record = &axis_record, .flags = REQUIRED, .doc = "Three axes or more, clockwise from the top."},
	{.key = "lowest", .type = F_TEXT, AT(radar_props, lowest), .fallback = "0", .doc = "Value at the middle."},
	{.key = "highest", .type = F_TEXT, AT(radar_props, highest), .fallback = "100", .doc = "Value at the rim."},
	{.key = "rings", .type = F_INT, AT(radar_props, rings), .min = 1, .max = 12, .fallback = "4", .doc = "Number of rings, each labelled."},
	{.key = "size", .type = F_LENGTH, AT(radar_props, size), .min = 60000, .max = 2000000, .fallback = "70mm", .doc = "Height of the diagram."},
	{.key = "line", .type = F_COLOR, AT(radar_props, line), .fallback = "#5E5A55", .doc = "Colour of axes and rings."},
	{.key = "area", .type = F_COLOR, AT(radar_props, area), .fallback = "#5A3A72", .doc = "Colour of the values."},
	{.key = "alt", .type = F_TEXT, AT(radar_props, alt), .doc = "Alternative text; a sentence of the locale with the labels by default."},
	{.key = "label-style", .type = F_STYLE, AT(radar_props, label_style), .doc = "Style of the names."},
	{.key = "ring-style", .type = F_STYLE, AT(radar_props, ring_style), .doc = "Style of the numbers at the rings."},
	END};
static const struct record radar_record = {"a radar", "Values on axes around a middle, or an empty radar to draw on.", sizeof(struct radar_props), NULL, radar_fields};
const struct box_type radar_box = {"radar", &radar_record, "diagram",
	"- radar:\n"
	"    axes:\n"
	"      - {label: Strength, value: 80}\n"
	"      - {label: Span, value: 60}\n"
	"      - {label: Beauty, value: 95}\n"
	"    rings: 5\n"};

static const struct field bar_fields[] = {
	{.key = "label", .type = F_TEXT, AT(bar, label), .flags = REQUIRED, .doc = "Name of the bar."},
	{.key = "value", .type = F_TEXT, AT(bar, value), .doc = "Its value; without values the diagram is empty, to be drawn on."},
	{.key = "name", .type = F_TEXT, AT(bar, name), .doc = "With `cells`: name of the box for their number that is read aloud; the label by default."},
	{.key = "style", .type = F_STYLE, AT(bar, style), .doc = "Style of its label and value."},
	END};
static const struct record bar_record = {"a bar", "One bar.", sizeof(struct bar), "label", bar_fields};
static const struct field cells_fields[] = {
	{.key = "from", .type = F_INT, AT(bar_cells, from), .min = 0, .max = 1000, .fallback = "1", .doc = "What the first cell counts."},
	{.key = "to", .type = F_INT, AT(bar_cells, to), .min = 1, .max = BARS_CELLS, .flags = REQUIRED, .doc = "What the last cell counts."},
	END};
static const struct record cells_record = {"cells", "Equal cells of a bar, of which a reader shades as many as count.", sizeof(struct bar_cells), "to", cells_fields};
static const struct field zone_fields[] = {
	{.key = "from", .type = F_TEXT, AT(bar_zone, from), .flags = REQUIRED, .doc = "First cell of the zone."},
	{.key = "to", .type = F_TEXT, AT(bar_zone, to), .flags = REQUIRED, .doc = "Last cell of the zone."},
	{.key = "label", .type = F_TEXT, AT(bar_zone, label), .doc = "Name above its cells."},
	{.key = "note", .type = F_TEXT, AT(bar_zone, note), .doc = "A line below the name."},
	END};
static const struct record zone_record = {"a zone of cells", "Cells that belong together. Each zone begins behind the one before, and the last ends with the last cell; cells before the first zone are those that no total reaches.", sizeof(struct bar_zone), NULL, zone_fields};
static const struct field bars_fields[] = {
	{.key = "items", .type = F_ITEMS, AT(bars_props, items), .record = &bar_record, .flags = REQUIRED, .doc = "The bars."},
	{.key = "highest", .type = F_TEXT, AT(bars_props, highest), .doc = "Value of a bar of full length; the greatest value by default."},
	{.key = "bar", .type = F_LENGTH, AT(bars_props, bar), .min = 3000, .max = 200000, .fallback = "5mm", .doc = "Height of a bar; with `cells`, for a pen, at least 8pt."},
	{.key = "gap", .type = F_LENGTH, AT(bars_props, gap), LENGTH_FROM_0, .fallback = "2mm", .doc = "Space between bars."},
	{.key = "fill", .type = F_COLOR, AT(bars_props, fill), .fallback = "#5A3A72", .doc = "Colour of the bars."},
	{.key = "cells", .type = F_RECORD, AT(bars_props, cells), .record = &cells_record, .doc = "Bars of equal cells, to be shaded with a pen: as many, or from one number to another; from 1 as far as the zones reach, where there are `zones`. They fill the width behind the labels."},
	{.key = "box", .type = F_LENGTH, AT(bars_props, box), .min = 0, .max = LENGTH_MOST, .fallback = "0", .doc = "With `cells`: width of a box before each bar, for the number of cells to shade, at least 15pt; 0: none."},
	{.key = "line", .type = F_COLOR, AT(bars_props, line), .fallback = "#5E5A55", .doc = "With `cells`: colour of their lines."},
	{.key = "zones", .type = F_ITEMS, AT(bars_props, zones), .record = &zone_record, .doc = "Cells that belong together, named above; thick lines stand between them. Checked to have neither holes nor overlaps."},
	{.key = "alt", .type = F_TEXT, AT(bars_props, alt), .doc = "Alternative text; a sentence of the locale with labels and values by default."},
	{.key = "label-style", .type = F_STYLE, AT(bars_props, label_style), .doc = "Style of labels and values."},
	{.key = "zone-style", .type = F_STYLE, AT(bars_props, zone_style), .needs = "zones", .doc = "Style of the names of zones."},
	{.key = "note-style", .type = F_STYLE, AT(bars_props, note_style), .needs = "zones", .doc = "Style of their notes."},
	END};
static const struct record bars_record = {"a bar chart", "Labelled bars, or bars of cells to shade.", sizeof(struct bars_props), NULL, bars_fields};
const struct box_type bars_box = {"bars", &bars_record, "diagram",
	"- bars:\n"
	"    items:\n"
	"      - {label: Arches, value: 12}\n"
	"      - {label: Beams, value: 30}\n"
	"    highest: 40\n"
	"- bars:\n"
	"    items: [Arches, Beams]\n"
	"    cells: 20\n"
	"    box: 14mm\n"
	"    bar: 9mm\n"
	"    zones: [{from: 1, to: 12, label: few}, {from: 13, to: 20, label: many, note: 13 to 20}]\n"};
/* clang-format on */
