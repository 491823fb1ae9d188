/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of `impose`: how finished pages come to stand on sheets. */
#include "descriptor.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
#define END {.key = NULL}
static const struct field tiles_fields[] = {
	{.key = "overlap", .type = F_LENGTH, AT(tiles_file, overlap), .min = 17008, .max = 170079, .fallback = "10mm", .doc = "What neighbouring sheets share, from 6 to 60 mm, in even millimetres. Half of it is cut off or pasted over, and holds the marks."},
	{.key = "scale", .type = F_NAME, AT(tiles_file, scale), .place = offsetof(struct tiles_file, scale_at), .fallback = "100%", .doc = "How large the page is on the sheets: 10% to 1000%."},
	{.key = "size", .type = F_NAME, AT(tiles_file, size), .place = offsetof(struct tiles_file, size_at), .doc = "A size that the page is scaled to, such as `a1`, in place of `scale`. Where its proportions are others, the page fits into it."},
	END};
static const struct record tiles_record = {"tiles", "A page that is larger than the paper, on several sheets to paste together: first the whole page on one sheet, then how it is done, then the sheets, named A1, A2, B1.", sizeof(struct tiles_file), "scale", tiles_fields};
static const struct field nup_fields[] = {
	{.key = "pages", .type = F_INT, AT(nup_file, pages), .min = 1, .max = 16, .fallback = "2", .doc = "How many pages a sheet has: 1, 2, 4, 6, 8, 9, 12 or 16. It is turned so that they are as large as they can be."},
	{.key = "cut-lines", .type = F_FLAG, AT(nup_file, cut_lines), .fallback = "true", .doc = "Dashed lines between the pages."},
	{.key = "gutter", .type = F_LENGTH, AT(nup_file, gutter), .min = 0, .max = 141732, .fallback = "0", .doc = "Space for binding or punching: at the left of odd sheets and the right of even ones, from right to left the other way."},
	END};
static const struct record nup_record = {"several pages on a sheet", "Pages side by side, in the order of reading.", sizeof(struct nup_file), "pages", nup_fields};
static const struct field booklet_fields[] = {
	{.key = "paper", .type = F_LENGTH, AT(booklet_file, paper), .min = 0, .max = 2835, .fallback = "0.1mm", .doc = "Thickness of the paper. The pages of inner sheets move by it towards the fold, so that the outer margins of a trimmed booklet are equal."},
	END};
static const struct record booklet_record = {"a booklet", "Two pages on each side of a sheet, so that the pile is folded to a booklet. It is printed on both sides, turned over at the short edge; blank pages fill it up at its end.", sizeof(struct booklet_file), "paper", booklet_fields};
static const char *const turn_words[] = {"long-edge", "short-edge", NULL};
static const struct field cards_fields[] = {
	{.key = "turn", .type = F_CHOICE, AT(cards_file, turn), .choices = turn_words, .fallback = "long-edge", .doc = "The edge of the paper at which the printer turns the sheets over."},
	{.key = "cut-lines", .type = F_FLAG, AT(cards_file, cut_lines), .fallback = "true", .doc = "Dashed lines around the fronts."},
	END};
static const struct record cards_record = {"cards", "Cards to cut out, as many on a sheet as there is room for: of each two pages the first is the front of a card, the second its back, which is printed behind it.", sizeof(struct cards_file), "turn", cards_fields};
static const struct field impose_fields[] = {
	{.key = "sheet", .type = F_NAME, AT(impose_file, sheet), .place = offsetof(struct impose_file, sheet_at), .doc = "The paper: a size as of a page. By default that of the pages; for tiles and cards a4, or letter in a locale whose country has it (CLDR): en-US, es-MX."},
	{.key = "unprintable", .type = F_LENGTH, AT(impose_file, unprintable), .min = 0, .max = 56693, .fallback = "6.35mm", .doc = "The edge of a sheet that printers leave blank; nothing is put there."},
	{.key = "tiles", .type = F_RECORD, AT(impose_file, tiles), .record = &tiles_record, .doc = "One page on several sheets."},
	{.key = "nup", .type = F_RECORD, AT(impose_file, nup), .record = &nup_record, .doc = "Several pages on a sheet."},
	{.key = "booklet", .type = F_RECORD, AT(impose_file, booklet), .record = &booklet_record, .doc = "A booklet to fold."},
	{.key = "cards", .type = F_RECORD, AT(impose_file, cards), .record = &cards_record, .doc = "Cards to cut out, with backs."},
	END};
const struct record impose_record = {"sheets", "How finished pages are put on sheets of paper.", sizeof(struct impose_file), NULL, impose_fields};
/* clang-format on */

static const struct {
	const char *key;
	enum impose_way way;
} ways[] = {{"tiles", IMPOSE_TILES}, {"nup", IMPOSE_NUP}, {"booklet", IMPOSE_BOOKLET}, {"cards", IMPOSE_CARDS}};

bool scale_parse(const char *s, int *num, int *den)
{
	struct dim d;
	if (dim_parse(s, &d) || d.unit != UNIT_PERCENT || d.v < 10000 || d.v > 1000000)
		return false;
	*num = d.v;
	*den = 100000;
	return true;
}

const char *scale_meant(struct arena *a, const char *s)
{
	char *end;
	double v = strtod(s, &end);
	int num, den;
	end += strspn(end, " ");
	if (end == s || (*end && strcmp(end, "%") != 0))
		return NULL;
	if (!*end && v < 10)
		v *= 100;
	const char *meant = arena_printf(a, "%g%%", v);
	return scale_parse(meant, &num, &den) ? meant : NULL;
}

/* The one way that is named. An empty value chooses it too, as in `booklet: {}`; ~ takes it away. */
static void choose_way(struct schema *s, const struct node *n, struct impose_spec *spec)
{
	const char *first = NULL;
	for (int i = 0; i < COUNT_OF(ways); i++) {
		if (node_is_null(node_find(n, ways[i].key)))
			continue;
		if (first) {
			diag_report(s->diag, DIAG_TWO_WAYS, node_key_at(n, ways[i].key), first, ways[i].key);
			return;
		}
		first = ways[i].key;
		spec->way = ways[i].way;
		spec->at = node_key_at(n, first);
	}
}

static void read_sheet(struct schema *s, const struct impose_file *f, const char *paper, struct impose_spec *spec)
{
	const bool small = spec->way == IMPOSE_TILES || spec->way == IMPOSE_CARDS;
	const char *sheet = f->sheet ? f->sheet : small ? paper : NULL;
	if (sheet && !paper_parse(s->arena, sheet, &spec->width, &spec->height))
		paper_report(s->diag, f->sheet_at, "'sheet'", sheet);
	if (spec->width > spec->height) {
		mpt w = spec->width;
		spec->width = spec->height;
		spec->height = w;
	}
}

static void report_scale(struct schema *s, const struct tiles_file *f)
{
	const char *meant = scale_meant(s->arena, f->scale);
	diag_report(s->diag, DIAG_BAD_CHOICE, f->scale_at, "'scale'", f->scale, "the percentages from 10% to 1000%");
	if (meant)
		diag_hint(s->diag, "did you mean '%s'?", meant);
}

static void read_scale(struct schema *s, const struct node *tiles, const struct tiles_file *f, struct impose_spec *spec)
{
	spec->num = spec->den = 1;
	if (f->size && !paper_parse(s->arena, f->size, &spec->size_width, &spec->size_height))
		paper_report(s->diag, f->size_at, "'size'", f->size);
	if (!scale_parse(f->scale, &spec->num, &spec->den))
		report_scale(s, f);
	else if (f->size && !node_is_null(node_find(tiles, "scale")))
		diag_report(s->diag, DIAG_NO_EFFECT, node_key_at(tiles, "scale"), "scale",
		            "'size' says how large the page is");
	if (spec->size_width)
		spec->num = 0;
}

static void read_nup(struct schema *s, const struct node *nup, const struct nup_file *f, struct impose_spec *spec)
{
	static const int possible[] = {1, 2, 4, 6, 8, 9, 12, 16};
	const struct node *pages = nup->kind == NODE_MAP ? node_find(nup, "pages") : nup;
	bool good = false;
	for (int i = 0; i < COUNT_OF(possible); i++)
		good |= f->pages == possible[i];
	if (!good && pages)
		diag_report(s->diag, DIAG_BAD_CHOICE, pages->at, "'pages'", pages->text, "1, 2, 4, 6, 8, 9, 12 or 16");
	spec->pages = good ? f->pages : 2;
	spec->gutter = f->gutter;
	spec->cut_lines = f->cut_lines && spec->pages > 1;
}

struct impose_spec impose_read(struct schema *s, const struct node *n, const struct impose_file *f, const char *paper)
{
	struct impose_spec spec = {.unprintable = f->unprintable,
	                           .overlap = f->tiles.overlap,
	                           .paper = f->booklet.paper,
	                           .turn = f->cards.turn};
	static const char *const of_sheets[] = {"sheet", "unprintable"};
	choose_way(s, n, &spec);
	for (int i = 0; i < COUNT_OF(of_sheets) && !spec.way; i++)
		if (!node_is_null(node_find(n, of_sheets[i])))
			diag_report(s->diag, DIAG_NO_EFFECT, node_key_at(n, of_sheets[i]), of_sheets[i],
			            "there is no 'tiles', 'nup', 'booklet' or 'cards'");
	if (!spec.way)
		return spec;
	read_sheet(s, f, paper, &spec);
	if (spec.way == IMPOSE_TILES)
		read_scale(s, node_find(n, "tiles"), &f->tiles, &spec);
	else if (spec.way == IMPOSE_NUP)
		read_nup(s, node_find(n, "nup"), &f->nup, &spec);
	else if (spec.way == IMPOSE_CARDS)
		spec.cut_lines = f->cards.cut_lines;
	return spec;
}
