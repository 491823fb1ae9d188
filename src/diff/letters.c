/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the same letters of two texts are drawn by the same outlines. What is compared are segments: as few letters as
 * glyphs stand for on both sides, a ligature or a syllable, with the sum of the looks of their glyphs. Letters are known by
 * how many came before, blanks and words that have changed left out:
 *
 *     text       D  a  t  e  n     l  ü  g  e  n          Z  a  h  l  e  n     l  ü  g  e  n
 *     ordinal    (changed)         0  1  2  3  4          (changed)            0  1  2  3  4
 *
 * The first and the last letter beside a change without a blank may be shaped for what stood there, so they are left out.
 */
#include "compare.h"
#include "words.h"

#include "characters.h"

#include <stdlib.h>
#include <string.h>

struct segment {
	size_t at, end;  /* bytes */
	int first, last; /* ordinals: of its first letter, and behind its last; -1: it is left out */
	int glyphs;
	uint64_t look;
};
struct letters {
	struct arena *arena;
	const struct thing *of;
	int *ordinal; /* by byte; -1: a blank, or changed */
	VEC(struct segment) v;
};
struct seen {
	struct compare *c;
	const struct thing *was, *now;
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

/* -- ordinals --------------------------------------------------------------------------------- */

static uint32_t character_at(const char *text, size_t at, size_t *next)
{
	const char *p = text + at;
	const uint32_t cp = utf8_next(&p, p + strnlen(p, 4));
	*next = (size_t)(p - text);
	return cp;
}

static size_t skip_blanks(const char *text, size_t at)
{
	size_t next;
	while (text[at] && character_is_blank(character_at(text, at, &next)))
		at = next;
	return at;
}

static void leave_out(struct letters *l, size_t at)
{
	if (l->of->text[at])
		l->ordinal[at] = -1;
}

struct place_pair {
	size_t a, b;
};

/* Steps over a change that begins there; what touches it is left out. */
static struct place_pair step_over(struct seen *s, const struct word_change *w, struct place_pair at, struct place_pair last)
{
	const struct place_pair to = {at.a + strlen(w->was), at.b + strlen(w->now)};
	size_t next = 0;
	character_at(s->was->text, last.a, &next);
	if (next == at.a) {
		leave_out(&s->old, last.a);
		leave_out(&s->new, last.b);
	}
	return to;
}

static bool number_letters(struct seen *s)
{
	const struct word_changes w = words_compare(s->old.arena, s->was->text, s->now->text);
	struct place_pair at = {0, 0}, last = {0, 0};
	bool tight = false;
	for (int i = 0, ordinal = 0;; ordinal++) {
		const struct place_pair from = {skip_blanks(s->was->text, at.a), skip_blanks(s->now->text, at.b)};
		tight &= from.a == at.a || from.b == at.b;
		at = from;
		if (i < w.v.n && w.v.v[i].was_at == at.a && w.v.v[i].now_at == at.b) {
			at = step_over(s, &w.v.v[i++], at, last);
			tight = true;
			continue;
		}
		if (!s->was->text[at.a] || !s->now->text[at.b])
			return true;
		last = at;
		s->old.ordinal[last.a] = s->new.ordinal[last.b] = tight ? -1 : ordinal;
		tight = false;
		if (character_at(s->was->text, last.a, &at.a) != character_at(s->now->text, last.b, &at.b))
			return false;
	}
}

/* -- segments --------------------------------------------------------------------------------- */

static int by_place(const void *p, const void *q)
{
	const struct segment *a = p, *b = q;
	return (a->at > b->at) - (a->at < b->at);
}

/* From its first letter to its last, if all of them have a number. False: it is a blank. */
static bool set_ordinals(const struct letters *l, struct segment *s)
{
	bool any = false, numbered = true;
	s->first = s->last = -1;
	for (size_t at = s->at, next = at; at < s->end; at = next) {
		const uint32_t cp = character_at(l->of->text, at, &next);
		const int ordinal = l->ordinal[at];
		if (character_is_blank(cp))
			continue;
		s->first = any ? s->first : ordinal;
		s->last = ordinal + 1;
		any = true;
		numbered &= ordinal >= 0;
	}
	s->first = numbered ? s->first : -1;
	return any;
}

static void make_segments(struct letters *l)
{
	const struct thing *t = l->of;
	const size_t size = strlen(t->text);
	struct segment *all = NEW_ARRAY(l->arena, struct segment, t->spots.n + 1);
	for (int i = 0; i < t->spots.n; i++)
		all[i] = (struct segment){.at = t->spots.v[i].at, .glyphs = 1, .look = t->spots.v[i].look};
	qsort(all, (size_t)t->spots.n, sizeof(*all), by_place);
	for (int i = 0; i < t->spots.n; i++) {
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
		struct segment s = l->v.v[i];
		s.end = i + 1 < l->v.n ? l->v.v[i + 1].at : size;
		if (set_ordinals(l, &s))
			l->v.v[kept++] = s;
	}
	l->v.n = kept;
}

static struct letters letters_of(struct arena *a, const struct thing *t)
{
	const size_t n = strlen(t->text);
	struct letters l = {.arena = a, .of = t, .ordinal = NEW_ARRAY(a, int, (int)n + 1)};
	memset(l.ordinal, -1, sizeof(int) * n);
	return l;
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
	const struct change like = {.kind = CHANGE_LETTERS, .what = "", .about = s->now->font};
	struct change_place at = {s->now->page + 1, s->was->page + 1, s->now->box, s->was->box};
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
	if (a->look == b->look)
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

void compare_letters(struct compare *c, const struct thing *was, const struct thing *now)
{
	if (!was->spots.n || !now->spots.n || is_drawn_alike(was, now))
		return;
	struct arena *scratch = arena_new();
	struct seen s = {.c = c, .was = was, .now = now, .old = letters_of(scratch, was), .new = letters_of(scratch, now)};
	if (number_letters(&s)) {
		make_segments(&s.old);
		make_segments(&s.new);
		compare_segments(&s);
	}
	arena_free(scratch);
}
