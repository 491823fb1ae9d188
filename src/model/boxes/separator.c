/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, spacers and breaks. */
#include "boxes/separator.h"
#include "tables.h"

/* clang-format off */
static const struct field rule_fields[] = {
	{.key = "thickness", .type = F_LENGTH, AT(rule_props, thickness), .min = 250, .max = 100000, .fallback = "0.5pt", .doc = "Thickness, at least 0.25 pt."},
	{.key = "color", .type = F_COLOR, AT(rule_props, color), .doc = "Colour; the style's by default."},
	{.key = "dashed", .type = F_FLAG, AT(rule_props, dashed), .fallback = "false", .doc = "Dashed, for cutting or folding."},
	END};
static const struct record rule_record = {"a rule", "A horizontal line, decorative.", sizeof(struct rule_props), "thickness", rule_fields};
const struct box_type rule_box = {"rule", &rule_record, "rule",
	"- rule: {thickness: 1pt, color: '#5E5A55', dashed: yes}\n"
	"- rule: 0.5pt\n"};

static const struct field spacer_fields[] = {
	{.key = "height", .type = F_DIM, AT(spacer_props, height), LENGTH_FROM_0, .flags = REQUIRED | TAKES_FR, .doc = "A length, or fr: a share of the height that is left."},
	END};
static const struct record spacer_record = {"a spacer", "Empty space.", sizeof(struct spacer_props), "height", spacer_fields};
const struct box_type spacer_box = {"spacer", &spacer_record, "plain",
	"- spacer: 12mm\n"
	"- spacer: 1fr\n"};

static const struct field empty_fields[] = {END};
static const struct record page_break_record = {"a page break", "What follows starts on a new page.", 0, NULL, empty_fields};
const struct box_type page_break_box = {"page-break", &page_break_record, "plain",
	"- page-break\n"};

static const struct record column_break_record = {"a column break", "What follows starts in a new column.", 0, NULL, empty_fields};
const struct box_type column_break_box = {"column-break", &column_break_record, "plain",
	"- column-break\n"};
/* clang-format on */
