/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the rows of spans share the height.
 *
 * Rows are equally high, and names give way to that down to their floor. Where it is not enough, rows have what they need:
 * the first has the plates of the banks in it, and high stacks need more than low ones; the others stay equal. Where the
 * height is still too little, the first row starts at the top, and planks give way too: those of high stacks, then all.
 */
#include "spans.h"
#include "text.h"

#include <limits.h>

#define SIZE_STEP 10 /* thousandths */
#define PLANK_STEP 100

/* -- one row -------------------------------------------------------------------------------- */

/* The ground of a bank goes on through the space between rows. */
static void put_row(const struct spans *s, struct span_row *row, mpt top, mpt pitch)
{
	row->top = top;
	row->deck = top + pitch - s->row_gap - s->notes - s->deck;
	row->ground = row == s->row ? (s->head ? s->head + s->keyline : 0)
	        : s->notes          ? top
	                            : top - mpt_max(s->row_gap - s->keyline, 0);
	for (int k = 0; k < 2; k++) {
		struct stack *stack = &row->side[k];
		mpt y = row->deck - s->keyline - stack->height;
		for (int i = 0; i < stack->n; i++) {
			stack->plank[i].y = y;
			y += stack->plank[i].h + plank_gap(s);
		}
	}
}

/* Whether a row that is placed holds what is in it; else *stuck is what it does not. */
static bool is_held(const struct spans *s, const struct span_row *row, const struct rich **stuck)
{
	for (int k = 0; k < 2; k++) {
		const struct stack *stack = &row->side[k];
		*stuck = stack->n && s->p->labels == SPAN_LABELS_BANKS ? stack->plank[0].label : row->item->name.value;
		if (row->deck - 2 * s->keyline - stack->height < row->ground)
			return false;
	}
	return spans_row_holds(s, row, stuck);
}

/* The least height that holds it, up to `most`; more than that where none does. */
static mpt need_of(const struct spans *s, struct span_row *row, mpt most)
{
	const struct rich *stuck;
	mpt low = 0, high = most + 1; /* the first does not hold it */
	while (high - low > 1) {
		mpt middle = low + (high - low) / 2;
		put_row(s, row, 0, middle);
		if (is_held(s, row, &stuck))
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* -- all ------------------------------------------------------------------------------------ */

static mpt whole_height(const struct spans *s) { return s->p->height + s->row_gap - s->row_start; }

static bool share_equally(struct spans *s, const struct rich **stuck)
{
	mpt pitch = whole_height(s) / mpt_max(s->n, 1);
	bool held = true;
	for (int i = 0; i < s->n; i++)
		put_row(s, &s->row[i], s->row_start + pitch * i, pitch);
	for (int i = 0; i < s->n && held; i++)
		held = is_held(s, &s->row[i], stuck);
	return held;
}

/* The height of rows that need no more, when those that do have that. */
static mpt common_height(const mpt *need, int n, mpt whole)
{
	mpt level = whole / mpt_max(n, 1), before = -1;
	while (level != before) {
		int64_t rest = whole;
		int others = 0;
		for (int i = 0; i < n; i++)
			if (need[i] > level)
				rest -= need[i];
			else
				others++;
		before = level;
		level = others ? (mpt)(rest / others) : level;
	}
	return level;
}

static bool share_by_need(struct spans *s)
{
	mpt *need = NEW_ARRAY(s->chart.g->arena, mpt, s->n + 1), whole = whole_height(s), top = s->row_start;
	int64_t sum = 0;
	for (int i = 0; i < s->n; i++) {
		need[i] = need_of(s, &s->row[i], whole);
		sum += need[i];
	}
	if (sum > whole)
		return false;
	mpt common = common_height(need, s->n, whole);
	for (int i = 0; i < s->n; i++) {
		mpt pitch = mpt_max(need[i], common);
		put_row(s, &s->row[i], top, pitch);
		top += pitch;
	}
	return true;
}

/* Whether the rows hold all at some size of the names; else *stuck is what does not fit in equal ones. */
static bool try_names(struct spans *s, bool equal, const struct rich **stuck)
{
	int least = spans_least_scale(s);
	for (s->name_scale = 1000;; s->name_scale = s->name_scale - SIZE_STEP < least ? least : s->name_scale - SIZE_STEP) {
		bool set = spans_set_names(s, stuck);
		if (set && (share_equally(s, stuck) || (!equal && share_by_need(s))))
			return true;
		if (s->name_scale <= least)
			return false;
	}
}

/* Planks of stacks of so many and more give way, no more than is needed. */
static bool try_planks(struct spans *s, int tight, const struct rich **stuck)
{
	s->tight = tight;
	for (s->plank_scale = 1000; s->plank_scale >= 0; s->plank_scale -= PLANK_STEP) {
		spans_set_labels(s, false);
		if (try_names(s, false, stuck))
			return true;
	}
	return false;
}

/* How much higher the rows would have to be. */
static mpt missing_height(struct spans *s)
{
	mpt whole = whole_height(s), sum = 0;
	for (int i = 0; i < s->n; i++)
		sum += mpt_min(need_of(s, &s->row[i], whole * 4), whole * 4);
	return sum - whole;
}

/* A label where one is in the way and seen. */
static void report_rows(struct spans *s, const struct rich *stuck)
{
	const struct rich *none;
	const struct gfx *g = s->chart.g;
	bool wide = !spans_set_names(s, &none), seen = s->p->names || s->p->labels == SPAN_LABELS_BANKS;
	int more = wide ? 0 : chart_mm(missing_height(s));
	if (wide || seen)
		chart_no_room(&s->chart, wide ? none : stuck);
	else
		diag_report(g->diag, DIAG_BAD_DATA, s->chart.box->at,
		            arena_printf(g->arena, "the stacks and masts need %d mm more height (locale %s)", more,
		                         text_locale(g->text)));
	if (!wide && seen && g->document)
		diag_hint(g->diag, "in %s (locale %s) the rows need %d mm more height", g->document, text_locale(g->text),
		          more);
}

void spans_set_rows(struct spans *s)
{
	const struct rich *stuck = NULL;
	s->tight = INT_MAX;
	spans_set_labels(s, true);
	if (s->row_start && (try_names(s, true, &stuck) || try_names(s, false, &stuck)))
		return;
	s->row_start = 0;
	if (!try_names(s, true, &stuck) && !try_names(s, false, &stuck) && !try_planks(s, 6, &stuck) &&
	    !try_planks(s, 1, &stuck))
		report_rows(s, stuck);
}
