/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the same letters of two texts are drawn by the same outlines. What is compared are segments: as few letters as
 * glyphs stand for on both sides, a ligature or a syllable, with the sum of the looks of their glyphs. Letters are known by
 * their place among those that both texts have (matched.h); what a changed word touches is left out.
 */
#include "compare.h"
#include "matched.h"

#include "characters.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct segment {
	size_t at, end;  /* bytes */
	int first, last; /* letters: its first, and behind its last; -1: it is left out */
	int glyphs;
	uint64_t look;
};
struct letters {
	struct arena *arena;
	const struct thing *of;
	const int *letter; /* by byte, as in struct matched */
	VEC(struct segment) v;
};
struct seen {
	struct compare *c;
	const struct thing *was, *now;
	struct matched matched;
	struct letters old, new;
	struct change *change;
	int places;
};

static bool is_drawn_alike(const struct thing *was, const struct thing *now)
{
	if (was->spots.n != now->spots.n || strcmp(was->text, now->text) != 0)
		return false;
	for (int i = 0; i < was->spots.n; i++)
		if (was->spots.v[i].at != now->spots.v[i].at || was->spots.v[i].look != now->spots.v[i].look)
			return false;
	return true;
}

/* -- segments --------------------------------------------------------------------------------- */

static int by_place(const void *p, const void *q)
{
	const struct segment *a = p, *b = q;
	return (a->at > b->at) - (a->at < b->at);
}

/* From its first letter to its last, if both texts have all of them. False: it is a blank. */
static bool set_letters(const struct seen *s, const struct letters *l, struct segment *g)
{
	bool any = false, whole = true;
	for (size_t at = g->at, next = at; at < g->end; at = next) {
		const int letter = l->letter[at];
		if (character_is_blank(character_at(l->of->text, at, &next)))
			continue;
		g->first = any ? g->first : letter;
		g->last = letter + 1;
		any = true;
		whole &= letter >= 0 && !s->matched.v.v[letter].beside;
	}
	g->first = whole ? g->first : -1;
	return any;
}

static void make_segments(const struct seen *s, struct letters *l)
{
	const struct thing *t = l->of;
	const size_t size = strlen(t->text);
	struct segment *all = NEW_ARRAY(l->arena, struct segment, t->spots.n + 1);
	for (int i = 0; i < t->spots.n; i++)
		all[i] = (struct segment){.at = t->spots.v[i].at, .glyphs = 1, .look = t->spots.v[i].look};
	qsort(all, (size_t)t->spots.n, sizeof(*all), by_place);
	for (int i = 0; i < t->spots.n; i++) {
		assert(!l->v.n || l->v.v);
		struct segment *last = l->v.n ? &l->v.v[l->v.n - 1] : NULL;
		if (all[i].at >= size)
			break;
		if (last && last->at == all[i].at) {
			last->look += all[i].look;
			last->glyphs++;
		} else {
			*vec_push(l->arena, &l->v) = all[i];
		}
	}
	int kept = 0;
	for (int i = 0; i < l->v.n; i++) {
		struct segment g = l->v.v[i];
		g.end = i + 1 < l->v.n ? l->v.v[i + 1].at : size;
		if (set_letters(s, l, &g))
			l->v.v[kept++] = g;
	}
	l->v.n = kept;
}

/* -- telling ---------------------------------------------------------------------------------- */

enum { MOST_LETTERS = 5, MOST_PLACES = 8 };

/* "'a', 'e' and others" */
static void name_letters(struct seen *s, const struct segment *g)
{
	struct arena *a = s->c->arena;
	const char *was = s->change->detail,
	           *letter = arena_printf(a, "'%.*s'", (int)(g->end - g->at), s->now->text + g->at);
	int named = 0;
	for (const char *p = was; p && (p = strstr(p, "', '")); p++)
		named++;
	if (!was)
		s->change->detail = letter;
	else if (strstr(was, letter) || strstr(was, " and others"))
		return;
	else
		s->change->detail = named + 1 < MOST_LETTERS ? arena_printf(a, "%s, %s", was, letter)
		                                             : arena_printf(a, "%s and others", was);
}

/* All of a text where many of its letters differ. */
static void note_segment(struct seen *s, const struct segment *old, const struct segment *new)
{
	const char *font = thing_style(s->now, new->at).font;
	const struct change like = {.kind = CHANGE_LETTERS, .what = "", .about = font};
	struct change_place at = {s->now->page + 1, s->was->page + 1, s->now->box, s->was->box};
	s->places = s->places && !strcmp(s->change->about, font) ? s->places : 0;
	s->change = s->places ? s->change : compare_note(s->c, &like, s->was, s->now);
	s->change->key = NULL;
	name_letters(s, new);
	if (s->places < MOST_PLACES) {
		at.box = thing_part(s->now, new->at, new->end - new->at);
		at.was_box = thing_part(s->was, old->at, old->end - old->at);
	} else {
		s->change->places.n -= s->places == MOST_PLACES ? MOST_PLACES : 1;
	}
	if (s->places)
		*vec_push(s->c->arena, &s->change->places) = at;
	else
		s->change->places.v[s->change->places.n - 1] = at;
	s->places++;
}

static bool differs(const struct seen *s, const struct segment *a, const struct segment *b)
{
	const struct style_from x = thing_style(s->was, a->at), y = thing_style(s->now, b->at);
	if (a->look == b->look || strcmp(x.font, y.font) != 0)
		return false;
	return s->was->set == s->now->set || a->glyphs == b->glyphs; /* a ligature may be parted by a line's end */
}

/* Takes segments of both sides until they end at the same letter; false: one has a gap. */
static bool join(const struct letters *l, int *i, struct segment *all, int end)
{
	while (all->last < end) {
		const struct segment *next = *i + 1 < l->v.n ? &l->v.v[*i + 1] : NULL;
		if (!next || next->first != all->last)
			return false;
		all->last = next->last;
		all->end = next->end;
		all->look += next->look;
		all->glyphs += next->glyphs;
		(*i)++;
	}
	return true;
}

static void compare_segments(struct seen *s)
{
	const struct letters *x = &s->old, *y = &s->new;
	for (int i = 0, k = 0; i < x->v.n && k < y->v.n;) {
		struct segment a = x->v.v[i], b = y->v.v[k];
		if (a.first < 0 || b.first < 0 || a.first != b.first) {
			const bool skip_a = a.first < 0 || (b.first >= 0 && a.first < b.first);
			i += skip_a;
			k += !skip_a;
			continue;
		}
		bool whole = true;
		while (whole && a.last != b.last)
			whole = a.last < b.last ? join(x, &i, &a, b.last) : join(y, &k, &b, a.last);
		if (whole && differs(s, &a, &b))
			note_segment(s, &a, &b);
		i++;
		k++;
	}
}

/* Of the same letters in the same lines. */
static bool is_spaced_alike(const struct compare *c, const struct thing *was, const struct thing *now)
{
	if (was->set != now->set || was->size != now->size || was->styles.n != now->styles.n ||
	    strcmp(was->font, now->font) != 0)
		return true;
	for (int i = 0; i < was->spots.n; i++) {
		const mpt d = now->spots.v[i].box.x - now->at.x - was->spots.v[i].box.x + was->at.x;
		if (d > c->now->same_place || -d > c->now->same_place)
			return false;
	}
	return true;
}

void compare_letters(struct compare *c, const struct thing *was, const struct thing *now)
{
	if (!was->spots.n || !now->spots.n)
		return;
	if (is_drawn_alike(was, now)) {
		if (!is_spaced_alike(c, was, now))
			compare_note(c, &(struct change){.kind = CHANGE_SPACED}, was, now);
		return;
	}
	struct arena *scratch = arena_new();
	struct seen s = {.c = c, .was = was, .now = now};
	if (match_letters(scratch, was, now, &s.matched)) {
		s.old = (struct letters){scratch, was, s.matched.old, {0}};
		s.new = (struct letters){scratch, now, s.matched.new, {0}};
		make_segments(&s, &s.old);
		make_segments(&s, &s.new);
		compare_segments(&s);
	}
	arena_free(scratch);
}
