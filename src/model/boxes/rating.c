/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements rated on a scale. */
#include "boxes/rating.h"
#include "tables.h"

/* clang-format off */
static const struct field statement_fields[] = {
	{.key = "text", .type = F_TEXT, AT(rating_statement, text), .flags = REQUIRED, .doc = "The statement."},
	{.key = "reversed", .type = F_TEXT, AT(rating_statement, reversed), .doc = "true: its points count the other way, from the highest down; the rating then has a `reversed-note`."},
	{.key = "answer", .type = F_TEXT, AT(rating_statement, answer), .doc = "The label that is chosen, from 1 at the lowest: its figure stands in a ring, as on a sheet that is filled in."},
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
static const struct record band_record = {"a score band", "A range of totals; together the bands must cover every total. Of a scale with a middle point, the middle answer to every statement leads to the middle band, which more than two bands therefore have.", sizeof(struct rating_band), NULL, band_fields};
static const struct field rating_fields[] = {
	{.key = "title", .type = F_TEXT, AT(rating_props, title), .flags = REQUIRED, .doc = "Name of the group."},
	{.key = "note", .type = F_TEXT, AT(rating_props, note), .doc = "A note at the end of the title's line."},
	{.key = "stem", .type = F_TEXT, AT(rating_props, stem), .doc = "What all statements begin with, in a row above them."},
	{.key = "level", .type = F_INT, AT(rating_props, level), .min = 0, .max = 6, .fallback = "0", .doc = "Heading level of the title; 0: header cell only."},
	{.key = "scale", .type = F_ITEMS, AT(rating_props, scale), .record = &point_record, .flags = REQUIRED, .doc = "Labels of the points, lowest first. They count 1, 2, 3 and so on."},
	{.key = "statements", .type = F_ITEMS, AT(rating_props, statements), .record = &statement_record, .flags = REQUIRED, .doc = "The statements."},
	{.key = "bands", .type = F_ITEMS, AT(rating_props, bands), .record = &band_record, .doc = "Bands that the totals of this group must fall into; checked."},
	{.key = "sum", .type = F_TEXT, AT(rating_props, sum), .doc = "Label of the box for the total. {lowest} and {highest} are the totals possible."},
	{.key = "reversed-note", .type = F_TEXT, AT(rating_props, reversed_note), .doc = "Printed below the statements where some of them count the other way, behind the two arrows that those have before their figures."},
	{.key = "circle", .type = F_LENGTH, AT(rating_props, circle), .min = 0, .max = 60000, .fallback = "5.5mm", .doc = "Diameter of the circles, at least 8pt and at most the width of a `column`; 0: none, the figures stand alone."},
	{.key = "column", .type = F_LENGTH, AT(rating_props, column), .min = 10000, .max = 300000, .fallback = "13mm", .doc = "Width of a column of circles."},
	{.key = "row", .type = F_LENGTH, AT(rating_props, row), .min = 0, .max = 200000, .fallback = "0", .doc = "Least height of the row of a statement; of the stem too."},
	{.key = "sum-width", .type = F_LENGTH, AT(rating_props, sum_width), LENGTH_FROM_0, .fallback = "0", .needs = "sum", .doc = "Width of the box for the total, at least 15pt; that of two columns by default."},
	{.key = "sum-height", .type = F_LENGTH, AT(rating_props, sum_height), .min = 0, .max = 200000, .fallback = "0", .needs = "sum", .doc = "Its height, at least 8pt; a little more than a circle by default."},
	{.key = "stripe", .type = F_COLOR, AT(rating_props, stripe), .doc = "Ground of every second statement."},
	{.key = "rule", .type = F_COLOR, AT(rating_props, rule), .doc = "Colour of the lines between statements."},
	{.key = "title-style", .type = F_STYLE, AT(rating_props, title_style), .doc = "Style of the title. Its ground is a plate as high as the header."},
	{.key = "note-style", .type = F_STYLE, AT(rating_props, note_style), .needs = "note", .doc = "Style of the note, by default that of the title."},
	{.key = "stem-style", .type = F_STYLE, AT(rating_props, stem_style), .needs = "stem", .doc = "Style of the stem, by default that of the statements."},
	{.key = "scale-style", .type = F_STYLE, AT(rating_props, scale_style), .doc = "Style of the labels of the points."},
	{.key = "text-style", .type = F_STYLE, AT(rating_props, text_style), .doc = "Style of the statements."},
	{.key = "number-style", .type = F_STYLE, AT(rating_props, number_style), .doc = "Style of the figures, with circles or without."},
	{.key = "sum-style", .type = F_STYLE, AT(rating_props, sum_style), .needs = "sum", .doc = "Style of the label of the total."},
	{.key = "reversed-style", .type = F_STYLE, AT(rating_props, reversed_style), .needs = "reversed-note", .doc = "Style of the `reversed-note`, by default that of the statements."},
	{.key = "key", .type = F_FLAG, AT(rating_props, key), .fallback = "false", .doc = "Teacher's key: marks the statements that count the other way, as a `reversed-note` does."},
	END};
static const struct record rating_record = {"a rating", "Statements to rate on a labelled scale. The circles hold the points, so that a reader only adds.", sizeof(struct rating_props), NULL, rating_fields};
const struct box_type rating_box = {"rating", &rating_record, "rating",
	"- rating:\n"
	"    title: Building\n"
	"    scale: [never, seldom, often, always]\n"
	"    statements:\n"
	"      - I like to draw.\n"
	"      - {text: I dislike numbers., reversed: 'true'}\n"
	"    reversed-note: Here the figures run the other way.\n"
	"    sum: '{lowest} to {highest} points'\n"
	"    bands: [{from: 2, to: 5}, {from: 6, to: 8}]\n"
	"- rating:\n"
	"    title: Calculating\n"
	"    note: for engineers\n"
	"    stem: I would enjoy ...\n"
	"    scale: ['no', partly, 'yes']\n"
	"    statements: [finding the load of a beam, checking a table]\n"
	"    circle: 0\n"
	"    row: 9mm\n"
	"    sum: Total\n"
	"    sum-width: 28mm\n"
	"    sum-height: 10mm\n"};
/* clang-format on */
