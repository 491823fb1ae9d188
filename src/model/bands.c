/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bands of a rating. A reader adds the points of a group and looks the total up: each total is in exactly one band, and
 * who chooses the middle throughout is found in the middle one. So the name of a band agrees with the answers that lead
 * to it.
 */
#include "bands.h"
#include "rich.h"

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

/* With the group of the rating before it. */
static void report(const struct bands *b, const struct text_slot *at, const char *what)
{
	const struct rich *title = b->props->title.value;
	const char *group = title ? arena_printf(b->arena, "'%s': ", rich_text(b->arena, title)) : "";
	diag_report(b->diag, DIAG_BANDS, at->value ? at->value->at : (struct where){0},
	            arena_printf(b->arena, "%s%s", group, what));
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

/* From the lowest to the highest total, each starting after the last. */
static bool check_cover(const struct bands *b)
{
	const struct rating_band *band = b->props->bands.v;
	int n = b->props->bands.n, next = b->totals->lowest, errors = 0;
	for (int i = 0; i < n; i++) {
		int from, to;
		if (!band_number(b, &band[i].from, &from) || !band_number(b, &band[i].to, &to))
			continue;
		if ((from != next || to < from) && ++errors)
			report(b, &band[i].from,
			       arena_printf(b->arena, "the band %d to %d should start at %d: totals run from %d to %d", from,
			                    to, next, b->totals->lowest, b->totals->highest));
		next = to + 1;
	}
	if (next != b->totals->highest + 1 && ++errors)
		report(b, &band[n - 1].to,
		       arena_printf(b->arena, "the last band ends at %d, but the highest total is %d", next - 1,
		                    b->totals->highest));
	return !errors;
}

/* Of a scale and of bands with a middle: no other band says what the middle answer to every statement means. */
static void check_middle(const struct bands *b)
{
	int n = b->props->bands.n, middle = b->totals->lowest + (b->totals->highest - b->totals->lowest) / 2, from, to;
	const struct rating_band *band = &((const struct rating_band *)b->props->bands.v)[n / 2];
	if (n % 2 == 0 || b->totals->points % 2 == 0)
		return;
	if (!band_number(b, &band->from, &from) || !band_number(b, &band->to, &to) || (from <= middle && middle <= to))
		return;
	report(b, middle < from ? &band->from : &band->to,
	       arena_printf(b->arena,
	                    "the middle answer to every statement makes %d, which is not in the middle band, %d to %d",
	                    middle, from, to));
	diag_hint(b->diag,
	          "who always chooses the middle is neither high nor low: move the ends of the bands, so that the middle "
	          "one holds %d",
	          middle);
}

void bands_check(struct arena *a, struct diag *d, const struct rating_props *r, const struct band_totals *totals)
{
	const struct bands b = {a, d, r, totals};
	if (r->bands.n && check_whole(&b) && check_cover(&b))
		check_middle(&b);
}
