/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rivers: spaces of justified lines that lie below each other, so that white runs down through a paragraph.
 *
 * A space goes on with one of the line above when they overlap by half a space or more. Where it stands is found as
 * build_line() sets it: all of a line's slack is shared out to its letters and its spaces. In a line of mixed direction
 * the order of the text is taken for that of the page.
 */
#include "knuth_plass.h"

/* White that runs down so many lines is a river. One costs as much as a line with a badness of 500, for which spaces are
   nearly twice as wide; what comes near one costs less, so that the next line has a choice. */
#define RIVER_LINES 4
#define NEAR_RIVER_DEMERITS 20000

/* A gap of a line: where it starts and ends, and how many lines the white has run down to it. */
struct gap {
	mpt from, to;
	int depth;
};

/* The slack of a line from a way to a breakpoint, shared out. */
struct setting {
	mpt x;
	int64_t letters, slack; /* to each letter; to all spaces */
	int spaces;
};

static struct setting setting_of(const struct search *s, const struct way *w, int to)
{
	int start = way_start(s, w), end = s->place[to].end;
	struct line_glue g = measure_glue(s->m, start, end);
	struct setting set = {.spaces = g.spaces};
	int64_t slack = (int64_t)s->spec->width - line_width(s, w, to);
	set.x = (w->line == 0 ? s->spec->style->indent : 0) - w->hang;
	if (s->place[to].kind == BREAK_FORCED && slack >= 0)
		return set;
	set.letters = measure_share(s->m, s->spec, &g, mpt_of(slack));
	set.slack = slack - set.letters * g.gaps;
	return set;
}

/* Where byte `at` begins, of a line from `start` on. */
static mpt place_of(const struct search *s, const struct setting *set, int start, int at)
{
	struct line_glue g = measure_glue(s->m, start, at);
	int64_t x = set->x + measure_width(s->m, start, at) + set->letters * g.gaps;
	return mpt_of(set->spaces ? x + set->slack * g.spaces / set->spaces : x);
}

static int depth_below(const struct search *s, const struct way *above, const struct gap *gap)
{
	int depth = 0;
	for (int i = 0; i < above->gaps; i++) {
		const struct gap *a = &above->gap[i];
		mpt overlap = mpt_min(a->to, gap->to) - mpt_max(a->from, gap->from);
		if (overlap >= s->m->space_width / 2 && a->depth > depth)
			depth = a->depth;
	}
	return depth + 1;
}

/* Fills the gaps of the line from a way to a breakpoint; returns how many are as deep as a river, `near` how many nearly so. */
static int find_gaps(const struct search *s, const struct way *above, int to, struct way *w, int *near)
{
	int start = way_start(s, above), end = s->place[to].end, rivers = 0;
	struct setting set = setting_of(s, above, to);
	w->gap = NEW_ARRAY(s->arena, struct gap, set.spaces + 1);
	w->gaps = *near = 0;
	for (int at = start; at < end; at++) {
		if (s->s->text[at] != ' ')
			continue;
		struct gap gap = {place_of(s, &set, start, at), place_of(s, &set, start, at + 1), 0};
		gap.depth = depth_below(s, above, &gap);
		rivers += gap.depth == RIVER_LINES;
		*near += gap.depth == RIVER_LINES - 1;
		w->gap[w->gaps++] = gap;
	}
	return rivers;
}

int64_t river_demerits(const struct search *s, const struct way *above, int to, struct way *w)
{
	int near, rivers = find_gaps(s, above, to, w, &near);
	return (int64_t)rivers * RIVER_DEMERITS + (int64_t)near * NEAR_RIVER_DEMERITS;
}

int rivers_count(struct search *s, const struct way *w)
{
	int lines = w->line, rivers = 0, near;
	const struct way **way = NEW_ARRAY(s->arena, const struct way *, lines + 1);
	for (int i = lines; w->before; w = w->before)
		way[--i] = w;
	struct way above = {.place = -1, .hang = w->hang};
	for (int i = 0; i < lines; i++) {
		struct way line = *way[i];
		line_end_at(s, line.place);
		rivers += find_gaps(s, &above, line.place, &line, &near);
		above = line;
	}
	return rivers;
}
