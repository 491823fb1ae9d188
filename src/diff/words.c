/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as words: rows of letters, single signs, and the characters of scripts that put no blanks between words. The longest
 * common row of words is found by the table of lengths (Wagner and Fischer 1974), after equal beginnings and ends
 * are set aside; where even that table would be too large, all between them has changed.
 */
#include "words.h"

#include "characters.h"

#include <string.h>

struct word {
	size_t at, end;
	uint64_t hash;
};
struct word_list {
	VEC(struct word) v;
};

enum { MOST_CELLS = 1 << 21 };

static struct word_list words_of(struct arena *a, const char *text)
{
	struct word_list out = {0};
	bool letters = false;
	for (const char *p = text, *end = text + strlen(text); p < end;) {
		const char *from = p;
		const uint32_t cp = utf8_next(&p, end);
		const bool letter = character_is_letter(cp);
		if (character_is_blank(cp)) {
			letters = cp == 0xAD && letters;
			continue;
		}
		if (!letter || !letters)
			*vec_push(a, &out.v) = (struct word){.at = (size_t)(from - text), .hash = HASH_SEED};
		struct word *w = &out.v.v[out.v.n - 1];
		w->end = (size_t)(p - text);
		w->hash = hash_bytes(&cp, sizeof(cp), w->hash);
		letters = letter;
	}
	return out;
}

/* -- the longest common row ------------------------------------------------------------------ */

struct span_pair {
	int a, a_end, b, b_end; /* words */
};
struct comparison {
	struct arena *arena, *scratch;
	const char *was, *now;
	struct word_list a, b;
	struct word_changes out;
};

static bool equal(const struct comparison *c, int a, int b) { return c->a.v.v[a].hash == c->b.v.v[b].hash; }

static struct span_pair between_ends(const struct comparison *c)
{
	struct span_pair s = {0, c->a.v.n, 0, c->b.v.n};
	for (; s.a < s.a_end && s.b < s.b_end && equal(c, s.a, s.b); s.a++)
		s.b++;
	for (; s.a < s.a_end && s.b < s.b_end && equal(c, s.a_end - 1, s.b_end - 1); s.a_end--)
		s.b_end--;
	return s;
}

/* length[i * columns + k]: of the longest row in the words from a + i and b + k on. */
static uint16_t *lengths(const struct comparison *c, const struct span_pair *s)
{
	const int n = s->a_end - s->a, m = s->b_end - s->b, columns = m + 1;
	uint16_t *length = NEW_ARRAY(c->scratch, uint16_t, (n + 1) * columns);
	for (int i = n - 1; i >= 0; i--)
		for (int k = m - 1; k >= 0; k--) {
			const uint16_t down = length[(i + 1) * columns + k], right = length[i * columns + k + 1];
			length[i * columns + k] = equal(c, s->a + i, s->b + k)
			        ? (uint16_t)(length[(i + 1) * columns + k + 1] + 1)
			        : down > right ? down
			                       : right;
		}
	return length;
}

static const char *part(struct comparison *c, const char *text, const struct word_list *w, int from, int to)
{
	return from < to ? arena_strndup(c->arena, text + w->v.v[from].at, w->v.v[to - 1].end - w->v.v[from].at) : "";
}

static size_t place(const char *text, const struct word_list *w, int i) { return i < w->v.n ? w->v.v[i].at : strlen(text); }

static bool touches(const struct word_list *w, int left)
{
	return left >= 0 && left + 1 < w->v.n && w->v.v[left].end == w->v.v[left + 1].at;
}

static bool is_row(const char *text, const struct word *w)
{
	const char *p = text + w->at;
	return character_is_letter(utf8_next(&p, text + w->end));
}

/* "1.5" and "data-driven" are words to a reader: a sign between letters brings those along. */
static bool widen_left(const char *text, const struct word_list *w, int from)
{
	return touches(w, from - 1) && touches(w, from - 2) && !is_row(text, &w->v.v[from - 1]) &&
	        is_row(text, &w->v.v[from - 2]) && from < w->v.n && is_row(text, &w->v.v[from]);
}
static bool widen_right(const char *text, const struct word_list *w, int to)
{
	return to >= 1 && touches(w, to - 1) && touches(w, to) && to + 1 < w->v.n && !is_row(text, &w->v.v[to]) &&
	        is_row(text, &w->v.v[to + 1]) && is_row(text, &w->v.v[to - 1]);
}

static void add(struct comparison *c, struct span_pair s)
{
	while (s.a >= 2 && s.b >= 2 && s.a < s.a_end && s.b < s.b_end && widen_left(c->was, &c->a, s.a) &&
	       widen_left(c->now, &c->b, s.b)) {
		s.a -= 2;
		s.b -= 2;
	}
	while (s.a < s.a_end && s.b < s.b_end && widen_right(c->was, &c->a, s.a_end) &&
	       widen_right(c->now, &c->b, s.b_end)) {
		s.a_end += 2;
		s.b_end += 2;
	}
	*vec_push(c->arena, &c->out.v) =
	        (struct word_change){part(c, c->was, &c->a, s.a, s.a_end), part(c, c->now, &c->b, s.b, s.b_end),
	                             place(c->was, &c->a, s.a), place(c->now, &c->b, s.b)};
}

/* Single signs between two changes belong to them. */
static void add_all(struct comparison *c, const struct span_pair *s)
{
	const int columns = s->b_end - s->b + 1;
	const uint16_t *length = lengths(c, s);
	struct span_pair open = {-1, -1, -1, -1};
	for (int a = s->a, b = s->b; a < s->a_end || b < s->b_end;) {
		const bool both = a < s->a_end && b < s->b_end;
		if (both && equal(c, a, b)) {
			a++;
			b++;
			continue;
		}
		if (open.a < 0 || a - open.a_end > 1 || (a > open.a_end && is_row(c->was, &c->a.v.v[a - 1]))) {
			if (open.a >= 0)
				add(c, open);
			open = (struct span_pair){a, a, b, b};
		}
		const uint16_t *at = length + (size_t)(a - s->a) * (size_t)columns + (b - s->b);
		if (b == s->b_end || (a < s->a_end && at[columns] >= at[1]))
			a++;
		else
			b++;
		open.a_end = a;
		open.b_end = b;
	}
	if (open.a >= 0)
		add(c, open);
}

static struct comparison compare(struct arena *a, struct arena *scratch, const char *was, const char *now)
{
	return (struct comparison){.arena = a,
	                           .scratch = scratch,
	                           .was = was,
	                           .now = now,
	                           .a = words_of(scratch, was),
	                           .b = words_of(scratch, now)};
}

struct word_changes words_compare(struct arena *a, const char *was, const char *now)
{
	struct arena *scratch = arena_new();
	struct comparison c = compare(a, scratch, was, now);
	const struct span_pair s = between_ends(&c);
	const int64_t cells = (int64_t)(s.a_end - s.a + 1) * (s.b_end - s.b + 1);
	if (s.a == s.a_end && s.b == s.b_end)
		;
	else if (cells > MOST_CELLS || s.a == s.a_end || s.b == s.b_end)
		add(&c, s);
	else
		add_all(&c, &s);
	arena_free(scratch);
	return c.out;
}

bool words_alike(const char *was, const char *now)
{
	struct arena *scratch = arena_new();
	struct comparison c = compare(scratch, scratch, was, now);
	const struct span_pair s = between_ends(&c);
	const int most = c.a.v.n > c.b.v.n ? c.a.v.n : c.b.v.n;
	int common = most - (s.a_end - s.a > s.b_end - s.b ? s.a_end - s.a : s.b_end - s.b);
	if (s.a < s.a_end && s.b < s.b_end && (int64_t)(s.a_end - s.a + 1) * (s.b_end - s.b + 1) <= MOST_CELLS)
		common = c.a.v.n - (s.a_end - s.a) + lengths(&c, &s)[0];
	arena_free(scratch);
	return most <= 2 || common * 3 >= most;
}

const char *words_begin(struct arena *a, const char *text, int letters)
{
	const char *p = text, *end = text + strlen(text), *blank = NULL;
	for (int n = 0; p < end; n++) {
		const char *from = p;
		const uint32_t cp = utf8_next(&p, end);
		if (character_is_blank(cp) && n > letters / 2)
			blank = from;
		if (n >= letters)
			return arena_printf(a, "%.*s\xE2\x80\xA6", (int)((blank ? blank : from) - text), text);
	}
	return text;
}
