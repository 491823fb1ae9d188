/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choosing breaks: the total-fit method of Knuth and Plass (1981), in integers.
 *
 *     active list: TeX's active nodes. Each `way` is a line that ends at a breakpoint, with the
 *     line before it, the number of lines and the demerits so far. To each breakpoint, every
 *     active way is extended by one line where that is feasible, and the best way is kept of each
 *     kind: by which of its last two lines end in a hyphen, and by its fitness class in justified
 *     text. Ways stand in the order of their breakpoints, so the first are too wide to go on and are
 *     dropped, and behind those that are feasible all are too loose, so far.
 *
 * Ragged text whose words stay whole takes no more lines than it needs; among those settings the one of least demerits
 * wins.
 */
#include "knuth_plass.h"

/* At most so many of the active ways are extended to a breakpoint, those of the fullest lines. Where more would be,
   a line has a hundred breakpoints or more, and those that are left out are lines with much more room to spare. */
#define MOST_WAYS 40

/* Whether a new way to a breakpoint is better than an old one. In ragged text whose words stay whole fewer lines come
   first, and a setting of the fewest lines has the fewest lines up to each of its breakpoints. */
static bool replaces(const struct search *s, const struct way *w, const struct way *old)
{
	return !s->justify && !s->even && w->line != old->line ? w->line < old->line : w->demerits < old->demerits;
}

/* Adds a way to those that end at the same breakpoint, or keeps the better one of its kind. */
static void keep(struct search *s, int first_new, struct way w)
{
	for (int i = first_new; i < s->active.n; i++) {
		struct way *old = s->active.v[i];
		if (old->hyphens != w.hyphens || (s->justify && old->fitness != w.fitness))
			continue;
		if (replaces(s, &w, old))
			*old = w;
		return;
	}
	struct way *kept = NEW(s->arena, struct way);
	*kept = w;
	*vec_push(s->arena, &s->active) = kept;
}

/* Drops the active ways before `end` that were cleared. */
static void drop_cleared(struct search *s, int end)
{
	int kept = end;
	for (int i = end; i-- > s->first;)
		if (s->active.v[i])
			s->active.v[--kept] = s->active.v[i];
	s->first = kept;
}

/* Extends the active ways by a line to a breakpoint. From those whose line is too wide no later line can fit,
   and none goes over a forced break. */
static void extend(struct search *s, int to)
{
	const struct breakpoint *p = &s->place[to];
	bool forced = p->kind == BREAK_FORCED;
	int n = s->active.n, extended = 0, i = s->first, fitness = 0, bad = 0;
	const struct way *last = NULL;
	mpt hang = s->justify ? hang_at_start(s->m, s->spec, p->next) : 0;
	line_end_at(s, to);
	for (; i < n && extended < MOST_WAYS; i++) {
		const struct way *w = s->active.v[i];
		if (!last || w->place != last->place) /* ways to one breakpoint go on with the same line */
			bad = line_badness(s, w, to, &fitness);
		last = w;
		if (bad > s->tolerance && !forced)
			break; /* lines from later ways are shorter still */
		if (bad < 0) {
			s->active.v[i] = NULL;
			continue;
		}
		int64_t demerits = line_demerits(s, w, to, bad, fitness);
		struct way next = {to, w->line + 1, fitness, line_hyphens(s, w), hang, demerits, w, NULL, 0};
		if (s->rivers)
			next.demerits += river_demerits(s, w, to, &next);
		keep(s, n, next);
		extended++;
	}
	if (forced)
		s->first = n;
	else
		drop_cleared(s, i);
}

/* The best way to the end of the text; NULL when no setting is within the tolerance. */
static const struct way *run(struct search *s)
{
	struct way *start = NEW(s->arena, struct way);
	*start = (struct way){.place = -1, .fitness = 1, .hang = s->justify ? hang_at_start(s->m, s->spec, 0) : 0};
	s->active.v = NULL;
	s->active.n = s->active.cap = s->first = 0;
	*vec_push(s->arena, &s->active) = start;
	for (int to = 0; to < s->places; to++) {
		extend(s, to);
		if (s->first == s->active.n)
			return NULL;
	}
	const struct way *best = NULL;
	for (int i = s->first; i < s->active.n; i++) {
		const struct way *w = s->active.v[i];
		if (!best || replaces(s, w, best))
			best = w;
	}
	return best;
}

const struct way *search_run(struct search *s, const struct breakpoint *place, int places, int tolerance)
{
	struct arena_mark mark = arena_mark(s->arena);
	s->place = place;
	s->places = places;
	s->tolerance = tolerance;
	const struct way *best = run(s);
	if (!best)
		arena_release(s->arena, mark);
	return best;
}
