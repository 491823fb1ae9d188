/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences of a language that say what a diagram shows: the table of their keys, and a check that a
 * translation leaves out no part of the diagram and names none that there is not.
 */
#include "descriptor.h"
#include "sentences.h"

#include <string.h>

const char *const sentence_english[SENTENCES] = {
        [SENTENCE_ITEM] = "{name} ({value})",
        [SENTENCE_PART] = "{name}: {items}.",
        [SENTENCE_VENN] = "Two circles that overlap: {first} and {second}.",
        [SENTENCE_SHARED] = "Both share: {items}.",
        [SENTENCE_RADAR] = "A radar chart, {lowest} in the middle and {highest} at the rim: {items}.",
        [SENTENCE_RADAR_EMPTY] =
                "An empty radar chart to draw on, {lowest} in the middle and {highest} at the rim: {items}.",
        [SENTENCE_BARS] = "A bar chart: {items}.",
        [SENTENCE_SPANS] =
                "Two banks: {first} and {second}. The more lines come from a bank, the nearer to it the mast stands.",
        [SENTENCE_SPAN] = "{name}: {first} {first-count} ({first-items}), {second} {second-count} ({second-items}).",
        [SENTENCE_SPAN_COUNTS] = "{name}: {first} {first-count}, {second} {second-count}.",
        [SENTENCE_SPAN_SCALE] = "A scale from {lowest} ({first}) to {highest} ({second}). Masts: {items}.",
        [SENTENCE_SPAN_ZONES] = "Zones: {items}.",
        [SENTENCE_RANGE] = "{lowest} to {highest}",
        [SENTENCE_SHEETS_TITLE] = "How to put the sheets together",
        [SENTENCE_SHEETS_PRINT] =
                "Print all sheets at actual size (100%), on one side only. Then this line is exactly {length} long.",
        [SENTENCE_SHEETS_CUT] =
                "Cut off the left and the top edge of each sheet at the marks, and along the border of the picture its other edges too.",
        [SENTENCE_SHEETS_PASTE] =
                "Lay the sheets down in this order: {items}. Each one covers the edges of its neighbours up to the marks. Glue it there.",
        [SENTENCE_SHEETS_GRID] = "The whole picture, divided into sheets: {columns} across, {rows} down.",
        [SENTENCE_SHEET] = "Sheet {name} of the picture: row {row}, column {column}.",
        [SENTENCE_LENGTH] = "{length} mm",
        [SENTENCE_PACK_TITLE] = "Class set: {title}",
        [SENTENCE_PACK_LIST] = "Class list: {name}",
        [SENTENCE_PACK_DATE] = "Date: {date}",
        [SENTENCE_PACK_COPIES] = "Pupils: {number}",
        [SENTENCE_PACK_PAPER] = "Sheets of paper, without this cover: {number}",
        [SENTENCE_PACK_SEED] = "Seed: {number}",
        [SENTENCE_PACK_KINDS] = "How many of each kind",
        [SENTENCE_PACK_ORDER] = "In this order",
        [SENTENCE_PACK_APART] = "In files beside this one: {number}",
};

/* clang-format off */
#define SENTENCE(KEY, ID, DOC) {.key = (KEY), .type = F_NAME, .offset = offsetof(struct sentences, text) + SENTENCE_##ID * sizeof(const char *), .doc = (DOC)}
static const struct field sentence_fields[] = {
	SENTENCE("item", ITEM, "One of {items}: '{name} ({value})'."),
	SENTENCE("part", PART, "What belongs to a part of the diagram: '{name}: {items}.'"),
	SENTENCE("venn", VENN, "'Two circles that overlap: {first} and {second}.'"),
	SENTENCE("shared", SHARED, "'Both share: {items}.'"),
	SENTENCE("radar", RADAR, "'A radar chart, {lowest} in the middle and {highest} at the rim: {items}.'"),
	SENTENCE("radar-empty", RADAR_EMPTY, "'An empty radar chart to draw on, {lowest} in the middle and {highest} at the rim: {items}.'"),
	SENTENCE("bars", BARS, "'A bar chart: {items}.'"),
	SENTENCE("spans", SPANS, "'Two banks: {first} and {second}. The more lines come from a bank, the nearer to it the mast stands.'"),
	SENTENCE("span", SPAN, "'{name}: {first} {first-count} ({first-items}), {second} {second-count} ({second-items}).'"),
	SENTENCE("span-counts", SPAN_COUNTS, "'{name}: {first} {first-count}, {second} {second-count}.'"),
	SENTENCE("span-scale", SPAN_SCALE, "'A scale from {lowest} ({first}) to {highest} ({second}). Masts: {items}.'"),
	SENTENCE("span-zones", SPAN_ZONES, "'Zones: {items}.'"),
	SENTENCE("range", RANGE, "'{lowest} to {highest}'"),
	SENTENCE("sheets-title", SHEETS_TITLE, "Heading of the page that says how tiles are pasted together: 'How to put the sheets together'"),
	SENTENCE("sheets-print", SHEETS_PRINT, "'Print all sheets at actual size (100%), on one side only. Then this line is exactly {length} long.'"),
	SENTENCE("sheets-cut", SHEETS_CUT, "'Cut off the left and the top edge of each sheet at the marks, and along the border of the picture its other edges too.' From right to left: the right and the top edge."),
	SENTENCE("sheets-paste", SHEETS_PASTE, "'Lay the sheets down in this order: {items}. Each one covers the edges of its neighbours up to the marks. Glue it there.'"),
	SENTENCE("sheets-grid", SHEETS_GRID, "'The whole picture, divided into sheets: {columns} across, {rows} down.'"),
	SENTENCE("sheet", SHEET, "'Sheet {name} of the picture: row {row}, column {column}.'"),
	SENTENCE("length", LENGTH, "A length with its unit: '{length} mm'"),
	SENTENCE("pack-title", PACK_TITLE, "Title of the cover of a pack: 'Class set: {title}'"),
	SENTENCE("pack-list", PACK_LIST, "What is on the cover: 'Class list: {name}'"),
	SENTENCE("pack-date", PACK_DATE, "'Date: {date}'"),
	SENTENCE("pack-copies", PACK_COPIES, "'Pupils: {number}'"),
	SENTENCE("pack-paper", PACK_PAPER, "'Sheets of paper, without this cover: {number}'"),
	SENTENCE("pack-seed", PACK_SEED, "The number that changes what is shuffled: 'Seed: {number}'"),
	SENTENCE("pack-kinds", PACK_KINDS, "Heading of the counts for each language and edition: 'How many of each kind'"),
	SENTENCE("pack-order", PACK_ORDER, "Heading of the list of pupils: 'In this order'"),
	SENTENCE("pack-apart", PACK_APART, "Heading of the list of pupils whose sheets a pack does not hold: 'In files beside this one: {number}'"),
	{.key = NULL}};
const struct record sentences_record = {"sentences", "What diagrams without an `alt` say to those who cannot see them, and what is printed on tiles and on the cover of a pack, in the language.", sizeof(struct sentences), NULL, sentence_fields};
/* clang-format on */

/* The next {NAME} from `p` on, or NULL; with its length. */
static const char *next_name(const char *p, size_t *n)
{
	p = p ? strchr(p, '{') : NULL;
	*n = p ? strcspn(p, "}") : 0;
	return p;
}

static bool has_name(const char *text, const char *name, size_t n)
{
	size_t own;
	for (const char *p = text; (p = next_name(p, &own)); p += own)
		if (own == n && !strncmp(p, name, n))
			return true;
	return false;
}

/* A name that `text` has and `other` has not, or NULL. */
static const char *name_without(struct arena *a, const char *text, const char *other)
{
	size_t n;
	for (const char *p = text; (p = next_name(p, &n)); p += n)
		if (!has_name(other, p, n))
			return arena_printf(a, "%.*s}", (int)n, p);
	return NULL;
}

void sentences_check(struct arena *a, struct diag *d, const struct node *given)
{
	for (int i = 0; i < SENTENCES; i++) {
		const struct node *n = given && given->kind == NODE_MAP ? node_find(given, sentence_fields[i].key) : NULL;
		if (!n || n->kind != NODE_TEXT)
			continue;
		const char *lost = name_without(a, sentence_english[i], n->text);
		const char *strange = name_without(a, n->text, sentence_english[i]);
		if (lost)
			diag_report(d, DIAG_BAD_TEMPLATE, n->at, arena_printf(a, "the sentence lacks %s", lost));
		if (strange)
			diag_report(d, DIAG_BAD_TEMPLATE, n->at, arena_printf(a, "the sentence has no part %s", strange));
		if (lost || strange)
			diag_hint(d, "in English: %s", sentence_english[i]);
	}
}
