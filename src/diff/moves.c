/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where things stand. All that moved by the same way on a page is one change. What moved up or down behind something that
 * was changed, is new or gone, follows from that; and a shape whose sides moved by ways that others of its page moved,
 * as a ground behind a longer text does, or that holds a text with other words, is not told of.
 */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

struct way {
	mpt dx, dy;
	int first, last, n; /* new things */
	bool follows;
};
struct page_moves {
	struct compare *c;
	VEC(struct way) ways;
	int paired; /* things on the page that stand on its old page too */
};

static bool near(const struct compare *c, mpt a, mpt b)
{
	return a - b <= c->now->same_place && b - a <= c->now->same_place;
}

static const struct thing *old_of(const struct compare *c, int b) { return &c->was->things.v[c->pairs.to_old[b]]; }

static bool is_sized(const struct thing *t) { return t->kind != THING_TEXT && t->kind != THING_BOOKMARK; }

static bool is_resized(const struct compare *c, const struct thing *was, const struct thing *now)
{
	return is_sized(now) && (!near(c, was->box.w, now->box.w) || !near(c, was->box.h, now->box.h));
}

static bool overlap(const struct rect *a, const struct rect *b, mpt room)
{
	return a->x <= b->x + b->w + room && b->x <= a->x + a->w + room && a->y <= b->y + b->h + room &&
	        b->y <= a->y + a->h + room;
}

/* Whether a text with other words, on this page, touches the box or is in the same element. */
static bool has_touched(const struct compare *c, const struct thing *t)
{
	for (int i = c->first[t->page]; i < c->first[t->page + 1]; i++) {
		const struct thing *x = &c->now->things.v[i];
		if (c->touched[i] &&
		    ((x->block && x->block == t->block && t->kind != THING_SHAPE) ||
		     overlap(&x->box, &t->box, mpt_max(x->size, PT(4)))))
			return true;
	}
	return false;
}

/* -- ways ------------------------------------------------------------------------------------- */

static void add_way(struct page_moves *m, int at, mpt dx, mpt dy)
{
	const struct compare *c = m->c;
	for (int i = 0; i < m->ways.n; i++) {
		struct way *w = &m->ways.v[i];
		if (near(c, w->dx, dx) && near(c, w->dy, dy)) {
			w->last = at;
			w->n++;
			return;
		}
	}
	if (m->ways.n < 64)
		*vec_push(m->c->arena, &m->ways) = (struct way){.dx = dx, .dy = dy, .first = at, .last = at, .n = 1};
}

/* The place of a text with other words, or in other letters, is that of its line only. */
static void measure(const struct compare *c, int b, mpt *dx, mpt *dy)
{
	const struct thing *was = old_of(c, b), *now = &c->now->things.v[b];
	*dx = now->at.x - was->at.x;
	*dy = now->at.y - was->at.y;
	if (c->touched[b])
		*dx = 0;
	if (now->kind == THING_TEXT && (was->size != now->size || strcmp(was->font, now->font) != 0) &&
	    abs(*dy) <= now->size) {
		*dx = 0;
		*dy = 0;
	}
}

static bool is_here(const struct compare *c, int b)
{
	return c->pairs.to_old[b] >= 0 && old_of(c, b)->page == c->old_page[c->now->things.v[b].page];
}

static void collect_ways(struct page_moves *m, int page)
{
	const struct compare *c = m->c;
	for (int i = c->first[page]; i < c->first[page + 1]; i++) {
		mpt dx, dy;
		if (!is_here(c, i))
			continue;
		m->paired++;
		if (is_resized(c, old_of(c, i), &c->now->things.v[i]))
			continue;
		measure(c, i, &dx, &dy);
		if (!near(c, dx, 0) || !near(c, dy, 0))
			add_way(m, i, dx, dy);
	}
}

static bool went(const struct compare *c, const struct way *w, int b)
{
	mpt dx, dy;
	if (!is_here(c, b) || is_resized(c, old_of(c, b), &c->now->things.v[b]))
		return false;
	measure(c, b, &dx, &dy);
	return near(c, dx, w->dx) && near(c, dy, w->dy);
}

/* What moved in a line where words have changed follows from them. */
static bool is_in_touched(const struct compare *c, const struct way *w)
{
	if (!near(c, w->dy, 0))
		return false;
	for (int i = w->first; i <= w->last; i++)
		if (went(c, w, i) && !has_touched(c, &c->now->things.v[i]))
			return false;
	return true;
}

/* -- shapes with another size ----------------------------------------------------------------- */

/* Whether a side moved as something else on the page did, or not at all. */
static bool is_way(const struct page_moves *m, mpt d, bool down)
{
	const struct compare *c = m->c;
	if (near(c, d, 0))
		return true;
	for (int i = 0; i < m->ways.n; i++)
		if (near(c, d, down ? m->ways.v[i].dy : m->ways.v[i].dx))
			return true;
	return false;
}

static bool is_explained(const struct page_moves *m, const struct thing *was, const struct thing *now)
{
	const struct rect *a = &was->box, *b = &now->box;
	const bool sides = is_way(m, b->x - a->x, false) && is_way(m, b->x + b->w - a->x - a->w, false) &&
	        is_way(m, b->y - a->y, true) && is_way(m, b->y + b->h - a->y - a->h, true);
	return sides || now->kind == THING_LINK || has_touched(m->c, now);
}

static void note_size(struct compare *c, const struct thing *was, const struct thing *now)
{
	const char *a =
	        arena_printf(c->arena, "%s x %s", length_text(c->arena, was->box.w), length_text(c->arena, was->box.h));
	const char *b =
	        arena_printf(c->arena, "%s x %s", length_text(c->arena, now->box.w), length_text(c->arena, now->box.h));
	compare_note(c, &(struct change){.kind = CHANGE_RESIZED, .was = a, .now = b}, was, now);
}

/* A shape of the same size may have other corners; one of another size is told by that. */
static void compare_shape(struct page_moves *m, int b)
{
	struct compare *c = m->c;
	const struct thing *was = old_of(c, b), *now = &c->now->things.v[b];
	if (is_resized(c, was, now)) {
		if (is_explained(m, was, now))
			return;
		note_size(c, was, now);
		c->cause[b] = true;
	} else if ((now->kind == THING_SHAPE || now->kind == THING_CLIP) && !thing_same_points(was, now) &&
	           was->size == now->size) {
		compare_note(c, &(struct change){.kind = CHANGE_DRAWN, .about = now->tag ? now->tag->role : NULL}, was, now);
	}
}

/* -- telling ---------------------------------------------------------------------------------- */

/* Something on this page or the one before changed its height, before the first that moved. */
static bool has_cause(const struct compare *c, int first, int page)
{
	for (int i = first - 1; i >= c->first[page > 0 ? page - 1 : 0]; i--)
		if (c->cause[i])
			return true;
	return false;
}

static struct rect joined(struct rect a, struct rect b)
{
	const mpt right = mpt_max(a.x + a.w, b.x + b.w), bottom = mpt_max(a.y + a.h, b.y + b.h);
	const mpt x = mpt_min(a.x, b.x), y = mpt_min(a.y, b.y);
	return (struct rect){x, y, right - x, bottom - y};
}

/* The first text, or else the first thing, that moved that way; the box around all of them. */
static int first_moved(const struct compare *c, const struct way *w, int page, struct change_place *all)
{
	int first = w->first;
	*all = (struct change_place){0};
	for (int i = w->first; i <= w->last; i++) {
		const struct thing *t = &c->now->things.v[i];
		if (!went(c, w, i))
			continue;
		all->box = all->page ? joined(all->box, t->box) : t->box;
		all->was_box = all->page ? joined(all->was_box, old_of(c, i)->box) : old_of(c, i)->box;
		all->page = page + 1;
		all->was_page = c->old_page[page] + 1;
		if (c->now->things.v[first].kind != THING_TEXT && t->kind == THING_TEXT)
			first = i;
	}
	return first;
}

static void tell_way(struct page_moves *m, const struct way *w, int page)
{
	struct compare *c = m->c;
	struct change_place all;
	const int first = first_moved(c, w, page, &all);
	const bool whole = w->n == m->paired && w->n > 3 && !w->follows;
	const struct change like = {.kind = w->follows ? CHANGE_FOLLOWS : CHANGE_MOVED,
	                            .what = whole ? "all on the page" : NULL,
	                            .dx = w->dx,
	                            .dy = w->dy,
	                            .others = whole ? 0 : w->n - 1};
	struct change *x = compare_add(c, &like, old_of(c, first), &c->now->things.v[first]);
	x->marked = !w->follows;
	x->places.v[0] = all;
}

static int by_count(const void *p, const void *q)
{
	const struct way *a = p, *b = q;
	return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : (a->first > b->first) - (a->first < b->first);
}

enum { MOST_WAYS = 6 };

/* The ways that most took; of the others how many there are. */
static void tell_ways(struct page_moves *m, int page)
{
	struct compare *c = m->c;
	int told = 0, left = 0;
	if (m->ways.n)
		qsort(m->ways.v, (size_t)m->ways.n, sizeof(*m->ways.v), by_count);
	for (int i = 0; i < m->ways.n; i++) {
		struct way *w = &m->ways.v[i];
		w->follows = near(c, w->dx, 0) && has_cause(c, w->first, page);
		if (is_in_touched(c, w))
			continue;
		if (told++ < MOST_WAYS)
			tell_way(m, w, page);
		else
			left += w->n;
	}
	if (!left)
		return;
	struct change *x = compare_add(c, &(struct change){.kind = CHANGE_PAGE, .what = ""}, NULL, NULL);
	x->about = arena_printf(c->arena, "%d more moved in other ways", left);
	x->marked = false;
	*vec_push(c->arena, &x->places) = (struct change_place){.page = page + 1, .was_page = c->old_page[page] + 1};
}

/* -- other pages and lines -------------------------------------------------------------------- */

static void compare_over(struct compare *c, int b)
{
	const struct thing *was = old_of(c, b), *now = &c->now->things.v[b];
	if (was->page == now->page)
		return;
	const char *from = arena_printf(c->arena, "%d", was->page + 1), *to = arena_printf(c->arena, "%d", now->page + 1);
	struct change *x = compare_note(c, &(struct change){.kind = CHANGE_OVER, .was = from, .now = to}, was, now);
	x->marked = false;
	c->cause[b] = true;
}

static void compare_lines(struct compare *c, int b)
{
	const struct thing *was = old_of(c, b), *now = &c->now->things.v[b];
	if (now->kind != THING_TEXT || c->touched[b] || was->set == now->set || was->size != now->size ||
	    strcmp(was->font, now->font) != 0)
		return;
	compare_note(c, &(struct change){.kind = CHANGE_LINES}, was, now);
	c->cause[b] |= was->lines != now->lines;
}

void compare_moves(struct compare *c)
{
	for (int page = 0; page < c->now->pages.n; page++) {
		struct page_moves m = {.c = c};
		if (c->old_page[page] >= 0)
			collect_ways(&m, page);
		for (int i = c->first[page]; i < c->first[page + 1]; i++) {
			if (c->pairs.to_old[i] < 0)
				continue;
			compare_lines(c, i);
			if (!is_here(c, i))
				compare_over(c, i);
			else
				compare_shape(&m, i);
		}
		tell_ways(&m, page);
	}
}
