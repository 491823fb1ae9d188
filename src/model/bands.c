/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bands of a rating. A reader adds the points of a group and looks the total up: each total is in exactly one band, and
 * who chooses the middle throughout is found in the middle one. So the name of a band agrees with the answers that lead
 * to it.
 */
#include "bands.h"
#include "rich.h"
#include "score.h"

struct bands {
	struct arena *arena;
	struct diag *diag;
	const struct rating_props *props;
	const struct band_totals *totals;
};

static bool band_number(const struct bands *b, const struct text_slot *t, int *out)
{
	int64_t v;
	if (!t->value || !number_parse(rich_text(b->arena, t->value), &v))
		return false;
	*out = (int)(v / 1000); /* number_parse() takes no more than a thousand million */
	return true;
}

/* The group of the rating is told below: groups that share their bands share the mistake, which then counts once. */
static void report(const struct bands *b, const struct text_slot *at, const char *what)
{
	const struct rich *title = b->props->title.value;
	diag_report(b->diag, DIAG_BANDS, at->value ? at->value->at : (struct where){0}, what);
	if (title)
		diag_hint(b->diag, "in the group '%s'", rich_text(b->arena, title));
}

static bool are_reversed(const struct bands *b)
{
	const struct rating_band *band = b->props->bands.v;
	int n = b->props->bands.n, first, last;
	return n > 1 && band_number(b, &band[0].from, &first) && band_number(b, &band[n - 1].from, &last) && last < first;
}

static bool check_whole(const struct bands *b)
{
	const struct rating_band *band = b->props->bands.v;
	int errors = 0;
	for (int i = 0; i < 2 * b->props->bands.n; i++) {
		const struct text_slot *t = i % 2 ? &band[i / 2].to : &band[i / 2].from;
		const char *text = t->value ? rich_text(b->arena, t->value) : "";
		int64_t v;
		if (number_parse(text, &v) && v % 1000 && ++errors)
			report(b, t, arena_printf(b->arena, "totals are whole numbers, not %s", text));
	}
	return !errors;
}

/* One that is none was told where it stands, and the totals cannot be judged. */
static bool are_numbers(const struct bands *b)
{
	const struct rating_band *band = b->props->bands.v;
	int unused;
	for (int i = 0; i < b->props->bands.n; i++)
		if (!band_number(b, &band[i].from, &unused) || !band_number(b, &band[i].to, &unused))
			return diag_count(b->diag, DIAG_BAD_NUMBER) == 0;
	return true;
}

/* From the lowest to the highest total, each starting after the last. What comes behind a mistake may follow from it. */
static bool check_cover(const struct bands *b)
{
	const struct rating_band *band = b->props->bands.v;
	int n = b->props->bands.n, next = b->totals->lowest;
	for (int i = 0; i < n; i++) {
		int from, to;
		if (!band_number(b, &band[i].from, &from) || !band_number(b, &band[i].to, &to))
			continue;
		if (from == next && to >= from) {
			next = to + 1;
			continue;
		}
		report(b, &band[i].from,
		       arena_printf(b->arena, "the band %d to %d should start at %d: totals run from %d to %d", from, to,
		                    next, b->totals->lowest, b->totals->highest));
		if (are_reversed(b))
			diag_hint(b->diag, "bands go from the lowest totals up; these go down");
		return false;
	}
	if (next == b->totals->highest + 1)
		return true;
	report(b, &band[n - 1].to,
	       arena_printf(b->arena, "the last band ends at %d, but the highest total is %d", next - 1,
	                    b->totals->highest));
	return false;
}

/* The band that holds a total; bands cover all of them. */
static int band_of(const struct bands *b, int total)
{
	const struct rating_band *band = b->props->bands.v;
	for (int i = 0; i < b->props->bands.n; i++) {
		struct score_range r;
		if (band_number(b, &band[i].from, &r.from) && band_number(b, &band[i].to, &r.to) &&
		    score_find(&r, 1, total) == 0)
			return i;
	}
	return 0;
}

/* Four bands have no middle: one of those beside it would be said of the middle answer. Two are a threshold. */
static void check_middle(const struct bands *b)
{
	int n = b->props->bands.n, middle = b->totals->lowest + (b->totals->highest - b->totals->lowest) / 2;
	int found = band_of(b, middle);
	const struct rating_band *band = &((const struct rating_band *)b->props->bands.v)[found];
	if (b->totals->points % 2 == 0 || n <= 2 || (n % 2 && found == n / 2))
		return;
	report(b, found < n / 2 ? &band->to : &band->from,
	       arena_printf(b->arena, "the middle answer to every statement makes %d, which is in band %d of %d", middle,
	                    found + 1, n));
	const char *group = b->props->title.value ? rich_text(b->arena, b->props->title.value) : "";
	diag_hint(b->diag,
	          n % 2 ? "in the group '%s': who always chooses the middle is neither high nor low: move the ends of the "
	                  "bands, so that the middle one holds %d"
	                : "in the group '%s': who always chooses the middle is neither high nor low: take one band more or "
	                  "less, so that one in the middle holds %d",
	          group, middle);
}

void bands_check(struct arena *a, struct diag *d, const struct rating_props *r, const struct band_totals *totals)
{
	const struct bands b = {a, d, r, totals};
	if (r->bands.n && are_numbers(&b) && check_whole(&b) && check_cover(&b))
		check_middle(&b);
}
