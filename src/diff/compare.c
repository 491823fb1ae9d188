/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two scenes to a list of changes:
 *
 *     align ---- which thing is which
 *     compare_pages ---- which page is which
 *     what things say and look like, pair by pair; what is new or gone
 *     compare_moves ---- where they stand, all of a page together
 */
#include "compare.h"
#include "words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* -- the whole document ----------------------------------------------------------------------- */

static void compare_facts(struct compare *c)
{
	for (int i = 0; i < SCENE_FACTS; i++)
		if (!same_text(c->was->fact[i], c->now->fact[i]))
			compare_add(c,
			            &(struct change){.kind = CHANGE_FACT,
			                             .what = "",
			                             .about = fact_names()[i],
			                             .was = c->was->fact[i],
			                             .now = c->now->fact[i]},
			            NULL, NULL);
}

/* -- pairs ------------------------------------------------------------------------------------ */

static void compare_words(struct compare *c, const struct thing *was, const struct thing *now, int at)
{
	enum { MOST = 8 };
	const struct word_changes w = words_compare(c->arena, was->text, now->text);
	c->touched[at] = true;
	c->cause[at] |= was->lines != now->lines;
	if (w.v.n > MOST) {
		compare_add(c,
		            &(struct change){.kind = CHANGE_TEXT,
		                             .was = words_begin(c->arena, was->text, 60),
		                             .now = words_begin(c->arena, now->text, 60)},
		            was, now);
		return;
	}
	for (int i = 0; i < w.v.n; i++) {
		struct change like = {.kind = CHANGE_TEXT, .was = w.v.v[i].was, .now = w.v.v[i].now};
		like.key = *like.now || !thing_key(was, w.v.v[i].was_at) ? thing_key(now, w.v.v[i].now_at)
		                                                         : thing_key(was, w.v.v[i].was_at);
		like.was = *like.was ? like.was : NULL;
		like.now = *like.now ? like.now : NULL;
		struct change_place *place = &compare_add(c, &like, was, now)->places.v[0];
		place->was_box = thing_part(was, w.v.v[i].was_at, strlen(w.v.v[i].was));
		place->box = thing_part(now, w.v.v[i].now_at, strlen(w.v.v[i].now));
	}
}

static void compare_paint(struct compare *c, const struct thing *was, const struct thing *now)
{
	struct arena *a = c->arena;
	if (!color_equal(was->fill, now->fill))
		compare_note(c,
		             &(struct change){
		                     .kind = CHANGE_COLOR, .was = color_text(a, was->fill), .now = color_text(a, now->fill)},
		             was, now);
	if (!color_equal(was->stroke, now->stroke))
		compare_note(c,
		             &(struct change){.kind = CHANGE_STROKE,
		                              .was = color_text(a, was->stroke),
		                              .now = color_text(a, now->stroke)},
		             was, now);
	if (was->size != now->size)
		compare_note(c,
		             &(struct change){.kind = CHANGE_SIZE,
		                              .about = "line width",
		                              .was = points_text(a, was->size),
		                              .now = points_text(a, now->size)},
		             was, now);
}

/* The title of a bookmark is mostly that of a heading, of which the same is told. */
static bool is_told(const struct compare *c, const struct thing *was, const struct thing *now)
{
	for (int i = c->first[now->page]; i < c->first[now->page + 1]; i++) {
		const struct thing *t = &c->now->things.v[i];
		if (t->kind == THING_TEXT && t->words == now->words && c->pairs.to_old[i] >= 0 &&
		    c->was->things.v[c->pairs.to_old[i]].words == was->words)
			return true;
	}
	return false;
}

static void compare_holding(struct compare *c, const struct thing *was, const struct thing *now)
{
	const bool marked = now->kind == THING_LINK || (now->kind == THING_BOOKMARK && !is_told(c, was, now));
	if (marked && strcmp(was->text, now->text) != 0)
		compare_note(c,
		             &(struct change){.kind = CHANGE_LINK,
		                              .what = "",
		                              .about = now->kind == THING_LINK ? "link" : "bookmark",
		                              .was = was->text,
		                              .now = now->text},
		             was, now);
	if (now->kind == THING_FIELD && (was->look != now->look || strcmp(was->text, now->text) != 0))
		compare_note(c,
		             &(struct change){
		                     .kind = CHANGE_LINK, .what = "", .about = "field", .was = was->text, .now = now->text},
		             was, now);
	if (now->kind == THING_PICTURE && was->look != now->look)
		compare_add(c, &(struct change){.kind = CHANGE_DRAWN}, was, now);
	if (now->kind == THING_BOOKMARK && was->look != now->look)
		compare_note(c,
		             &(struct change){.kind = CHANGE_TAG,
		                              .about = "level",
		                              .was = arena_printf(c->arena, "%d", (int)was->look),
		                              .now = arena_printf(c->arena, "%d", (int)now->look)},
		             was, now);
	compare_says(c, was, now);
}

static void compare_pair(struct compare *c, int a, int b)
{
	const struct thing *was = &c->was->things.v[a], *now = &c->now->things.v[b];
	if (now->kind == THING_TEXT && was->words != now->words)
		compare_words(c, was, now, b);
	compare_holding(c, was, now);
	if (now->kind == THING_TEXT) {
		compare_styles(c, was, now);
		compare_letters(c, was, now);
	} else {
		compare_paint(c, was, now);
	}
	c->cause[b] |= was->size != now->size || !same_text(was->font, now->font);
	compare_tags(c, was, now);
}

/* -- new and gone ----------------------------------------------------------------------------- */

enum { MOST_NAMED = 3 };

/* The end of what is not paired on the same page. */
static int row_end(const struct scene *s, const int *paired, int from)
{
	int i = from;
	while (i < s->things.n && paired[i] < 0 && s->things.v[i].page == s->things.v[from].page)
		i++;
	return i;
}

/* Texts that come one after the other are one change, as far as they are named. */
static void note_row(struct compare *c, enum change_kind kind, const struct scene *s, int from, int end)
{
	struct buf names = {0};
	struct change *g = NULL;
	int named = 0;
	for (int i = from; i < end; i++) {
		const struct thing *t = &s->things.v[i];
		const struct thing *was = kind == CHANGE_GONE ? t : NULL, *now = kind == CHANGE_GONE ? NULL : t;
		if (t->kind == THING_TEXT && named < MOST_NAMED)
			buf_printf(&names, "%s'%s'", named ? ", " : "", words_begin(c->arena, t->text, 40));
		named += t->kind == THING_TEXT;
		if (!g)
			g = compare_add(c, &(struct change){.kind = kind, .others = -1}, was, now);
		else
			compare_more(c, g, was, now);
	}
	assert(g);
	if (named) {
		g->what = arena_strdup(c->arena, buf_cstr(&names));
		g->others = named > MOST_NAMED ? named - MOST_NAMED : 0;
	} else {
		g->others = end - from - 1;
	}
	buf_free(&names);
}

static void note_busy(struct compare *c)
{
	c->busy = NEW_ARRAY(c->arena, bool, c->now->pages.n + 1);
	c->was_busy = NEW_ARRAY(c->arena, bool, c->was->pages.n + 1);
	for (int i = 0; i < c->now->things.n; i++) {
		const struct thing *t = &c->now->things.v[i];
		const struct thing *was = c->pairs.to_old[i] < 0 ? NULL : &c->was->things.v[c->pairs.to_old[i]];
		if (t->kind != THING_TEXT || (was && was->page == c->old_page[t->page]))
			continue;
		c->busy[t->page] = true;
		if (was)
			c->was_busy[was->page] = true;
	}
	for (int i = 0; i < c->was->things.n; i++) {
		assert(c->was->things.v);
		if (c->was->things.v[i].kind == THING_TEXT && c->pairs.to_new[i] < 0)
			c->was_busy[c->was->things.v[i].page] = true;
	}
}

/* Rules and grounds of what came, went or was cut elsewhere are not told of, nor are heads of tables that go on. */
static bool is_trim(const struct compare *c, const struct scene *s, int from, int end)
{
	const int page = s->things.v[from].page;
	const bool busy = s == c->now ? c->busy[page] || c->was_busy[c->old_page[page]]
	                              : c->was_busy[page] || c->busy[c->new_page[page]];
	if (!busy)
		return false;
	for (int i = from; i < end; i++) {
		const struct thing *t = &s->things.v[i];
		const bool repeated = t->kind == THING_TEXT && t->artifact == ARTIFACT_PAGINATION;
		if (t->tag || (t->kind != THING_SHAPE && t->kind != THING_CLIP && !repeated))
			return false;
	}
	return true;
}

/* What one scene alone has, but for pages that are told of as a whole; `other` has for each page that of the other scene. */
static void compare_single(struct compare *c, enum change_kind kind, const struct scene *s, const int *paired,
                           const int *other)
{
	for (int i = 0; i < s->things.n;) {
		if (paired[i] >= 0 || other[s->things.v[i].page] < 0) {
			i++;
			continue;
		}
		const int end = row_end(s, paired, i);
		if (!is_trim(c, s, i, end))
			note_row(c, kind, s, i, end);
		i = end;
	}
}

/* What comes after something new, or after the place of something that is gone, may have moved. */
static void note_causes(struct compare *c)
{
	for (int i = 0; i < c->now->things.n; i++)
		c->cause[i] |= c->pairs.to_old[i] < 0;
	for (int i = 0, next = c->now->things.n; i < c->was->things.n; i++) {
		const int k = c->was->things.n - 1 - i;
		if (c->pairs.to_new[k] >= 0)
			next = c->pairs.to_new[k];
		else if (next > 0)
			c->cause[next - 1] = true;
	}
}

/* -- the order -------------------------------------------------------------------------------- */

static int page_of(const struct change *c)
{
	return !c->places.n ? 0 : c->places.v[0].page ? c->places.v[0].page : c->places.v[0].was_page;
}

struct ordered {
	int page, at;
};
static int by_page(const void *p, const void *q)
{
	const struct ordered *a = p, *b = q;
	return a->page != b->page ? (a->page > b->page) - (a->page < b->page) : (a->at > b->at) - (a->at < b->at);
}

static void sort_changes(struct compare *c)
{
	const int n = c->out->changes.n;
	struct ordered *o = NEW_ARRAY(c->arena, struct ordered, n + 1);
	struct change *sorted = NEW_ARRAY(c->arena, struct change, n + 1);
	for (int i = 0; i < n; i++)
		o[i] = (struct ordered){page_of(&c->out->changes.v[i]), i};
	qsort(o, (size_t)n, sizeof(*o), by_page);
	for (int i = 0; i < n; i++)
		sorted[i] = c->out->changes.v[o[i].at];
	c->out->changes.v = sorted;
	c->out->changes.cap = n;
}

static bool gives_way(const struct change *c) { return c->kind == CHANGE_FOLLOWS || c->kind == CHANGE_OVER; }

/* What goes on moving from page to page is told on the first one. */
static void join_pages(struct compare *c)
{
	struct change *v = c->out->changes.v, *chain = NULL;
	int n = 0;
	for (int i = 0; i < c->out->changes.n; i++) {
		const int page = page_of(&v[i]);
		if (!gives_way(&v[i]) || !chain || page == page_of(chain) || page > chain->to_page + 1) {
			v[n] = v[i];
			if (gives_way(&v[i])) {
				chain = &v[n];
				chain->to_page = page;
			}
			n++;
			continue;
		}
		chain->to_page = page;
		for (int k = 0; k < v[i].places.n; k++)
			*vec_push(c->arena, &chain->places) = v[i].places.v[k];
	}
	c->out->changes.n = n;
}

/* Pages with a change. The first of them are those of the new document, in order. */
static void set_states(struct compare *c)
{
	struct document_diff *d = c->out;
	d->of = c->now->pages.n;
	d->was_of = c->was->pages.n;
	for (int i = 0; i < d->changes.n; i++)
		for (int k = 0; k < d->changes.v[i].places.n; k++) {
			const struct change_place *p = &d->changes.v[i].places.v[k];
			const int page = p->page ? p->page - 1 : c->new_page[p->was_page - 1];
			if (page >= 0 && d->pages.v[page].state == DIFF_SAME)
				d->pages.v[page].state = DIFF_CHANGED;
		}
	d->state = d->changes.n ? DIFF_CHANGED : DIFF_SAME;
}

struct document_diff *diff_scenes(struct arena *a, const struct scene *was, const struct scene *now)
{
	struct compare c = {.arena = a, .was = was, .now = now, .out = NEW(a, struct document_diff)};
	c.pairs = align_scenes(a, was, now);
	c.cause = NEW_ARRAY(a, bool, now->things.n + 1);
	c.touched = NEW_ARRAY(a, bool, now->things.n + 1);
	compare_facts(&c);
	compare_pages(&c);
	if (was->is_file && now->is_file)
		compare_rest(&c);
	for (int i = 0; i < now->things.n; i++)
		if (c.pairs.to_old[i] >= 0)
			compare_pair(&c, c.pairs.to_old[i], i);
	compare_order(&c);
	note_busy(&c);
	compare_single(&c, CHANGE_NEW, now, c.pairs.to_old, c.old_page);
	compare_single(&c, CHANGE_GONE, was, c.pairs.to_new, c.new_page);
	note_causes(&c);
	compare_moves(&c);
	sort_changes(&c);
	join_pages(&c);
	set_states(&c);
	return c.out;
}
