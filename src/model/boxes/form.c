/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader writes on. */
#include "boxes/form.h"
#include "tables.h"

/* clang-format off */
static const char *const label_sides[] = {"start", "end", NULL};
static const struct field field_fields[] = {
	{.key = "label", .type = F_TEXT, AT(field_props, label), .flags = REQUIRED, .doc = "Label beside the line."},
	{.key = "label-at", .type = F_CHOICE, AT(field_props, label_at), .choices = label_sides, .fallback = "start", .doc = "Whether the label stands before what is written on, or behind it."},
	{.key = "name", .type = F_TEXT, AT(field_props, name), .doc = "Name read aloud; the label by default."},
	{.key = "value", .type = F_TEXT, AT(field_props, value), .flags = FOR_PUPILS, .doc = "What stands on the line already, in one line that is as wide; as a rule something of a pupil, '{pupil.name}', which is empty without a class list (`--roster`)."},
	{.key = "value-style", .type = F_STYLE, AT(field_props, value_style), .needs = "value", .doc = "Style of the value; that of the field by default."},
	{.key = "label-width", .type = F_DIM, AT(field_props, label_width), LENGTH_ABOVE_0, .flags = TAKES_AUTO | TAKES_PERCENT, .fallback = "auto", .doc = "Width of the label."},
	{.key = "height", .type = F_LENGTH, AT(field_props, height), .min = 8000, .max = 200000, .fallback = "8mm", .doc = "Height for a hand to write in."},
	{.key = "box", .type = F_LENGTH, AT(field_props, box), .min = 0, .max = LENGTH_MOST, .fallback = "0", .doc = "Width of a frame to write in, at least 15pt, in place of the line; 0: none. Then the field is as wide as label and frame, for a `row` of columns that are `auto`."},
	{.key = "line", .type = F_COLOR, AT(field_props, line), .fallback = "#5E5A55", .doc = "Colour of the line or the frame."},
	END};
static const struct record field_record = {"a field", "A label and a line to write on, or a frame.", sizeof(struct field_props), "label", field_fields};
const struct box_type field_box = {"field", &field_record, "field",
	"- field: {label: 'Name:', name: Your name, value: '{pupil.name}', height: 9mm}\n"
	"- field: 'Date:'\n"
	"- row:\n"
	"    columns: [auto, auto, 1fr]\n"
	"    gap: 3mm\n"
	"    boxes:\n"
	"      - field: {label: 'Length', box: 20mm, height: 9mm}\n"
	"      - field: {label: 'metres, in', label-at: end, name: Height in metres, box: 20mm, height: 9mm}\n"
	"      - field: {label: steps}\n"};

static const struct field checkbox_fields[] = {
	{.key = "label", .type = F_TEXT, AT(check_props, label), .doc = "Label beside the box. A box without one, as in a column of a table, needs a `name`; `align` says where it stands."},
	{.key = "name", .type = F_TEXT, AT(check_props, name), .doc = "Name read aloud; the label by default."},
	{.key = "size", .type = F_LENGTH, AT(check_props, size), .min = 5000, .max = 60000, .fallback = "4mm", .doc = "Size of the box."},
	END};
static const struct record checkbox_record = {"a checkbox", "A box to tick and its label.", sizeof(struct check_props), "label", checkbox_fields};
const struct box_type checkbox_box = {"checkbox", &checkbox_record, "field",
	"- checkbox: I have read the text.\n"
	"- table:\n"
	"    each: parts\n"
	"    columns:\n"
	"      - {cell: '{name}', header: row}\n"
	"      - {head: Seen, boxes: [{checkbox: {name: 'Seen: {name}'}, align: center}]}\n"
	"    valign: middle\n"};

static const struct field option_fields[] = {
	{.key = "label", .type = F_TEXT, AT(answer, label), .flags = REQUIRED, .doc = "Label of the option."},
	END};
static const struct record option_record = {"an option", "One possible answer.", sizeof(struct answer), "label", option_fields};
static const struct field radio_fields[] = {
	{.key = "label", .type = F_TEXT, AT(check_props, label), .doc = "The question."},
	{.key = "options", .type = F_ITEMS, AT(check_props, options), .record = &option_record, .flags = REQUIRED, .doc = "The answers, of which one is chosen."},
	{.key = "inline", .type = F_FLAG, AT(check_props, inline_options), .fallback = "false", .doc = "Answers side by side."},
	{.key = "size", .type = F_LENGTH, AT(check_props, size), .min = 5000, .max = 60000, .fallback = "4mm", .doc = "Size of the circles."},
	END};
static const struct record radio_record = {"a choice", "Answers of which one is chosen.", sizeof(struct check_props), "options", radio_fields};
const struct box_type radio_box = {"radio", &radio_record, "field",
	"- radio:\n"
	"    label: How often do you cross it?\n"
	"    options: [every day, now and then, never]\n"
	"    inline: yes\n"};

static const struct field lines_fields[] = {
	{.key = "count", .type = F_INT, AT(lines_props, count), .min = 1, .max = 60, .fallback = "3", .doc = "Number of writing lines."},
	{.key = "gap", .type = F_LENGTH, AT(lines_props, gap), .min = 10000, .max = 100000, .fallback = "8mm", .doc = "Distance between lines."},
	{.key = "line", .type = F_COLOR, AT(lines_props, line), .fallback = "#5E5A55", .doc = "Colour of the lines."},
	{.key = "label", .type = F_TEXT, AT(lines_props, label), .doc = "The question above the lines."},
	{.key = "name", .type = F_TEXT, AT(lines_props, name), .doc = "Name read aloud; the label by default."},
	{.key = "frame", .type = F_LENGTH, AT(lines_props, frame), .min = 0, .max = 5000, .fallback = "0pt", .doc = "Thickness of a frame around the lines, in place of the last of them; 0: none."},
	{.key = "fill", .type = F_FLAG, AT(lines_props, fill), .fallback = "false", .doc = "At least `count` lines, and more down to the foot of the page, or of the row or box that they stand in."},
	END};
static const struct record lines_record = {"writing lines", "Lines to write on.", sizeof(struct lines_props), "count", lines_fields};
const struct box_type lines_box = {"lines", &lines_record, "field",
	"- lines: {label: What did you see?, count: 4}\n"
	"- lines: {count: 3, fill: yes}\n"
	"- lines: {count: 1, frame: 1pt, name: Your total}\n"};
/* clang-format on */
