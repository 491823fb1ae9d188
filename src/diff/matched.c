/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Both texts are walked side by side, over blanks and over words that have changed:
 *
 *     D  a  t  e  n     l  ü  g  e  n          Z  a  h  l  e  n     l  ü  g  e  n
 *     (changed)         0  1  2  3  4          (changed)            0  1  2  3  4
 */
#include "matched.h"

#include "characters.h"
#include "words.h"

#include <string.h>

struct place_pair {
	size_t was, now;
};

uint32_t character_at(const char *text, size_t at, size_t *next)
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

static int *none_yet(struct arena *a, const char *text)
{
	const size_t n = strlen(text);
	int *v = NEW_ARRAY(a, int, (int)n + 1);
	memset(v, -1, sizeof(int) * (n + 1));
	return v;
}

/* Whether the letter before ends where a change begins, in one of the texts. */
static void note_touch(struct matched *m, const char *was, const char *now, struct place_pair change)
{
	struct matched_letter *last = m->v.n ? &m->v.v[m->v.n - 1] : NULL;
	size_t old_end, new_end;
	if (!last)
		return;
	character_at(was, last->was, &old_end);
	character_at(now, last->now, &new_end);
	last->beside |= old_end == change.was || new_end == change.now;
}

bool match_letters(struct arena *a, const struct thing *was, const struct thing *now, struct matched *out)
{
	const struct word_changes w = words_compare(a, was->text, now->text);
	struct place_pair at = {0, 0};
	bool beside = false;
	*out = (struct matched){.old = none_yet(a, was->text), .new = none_yet(a, now->text)};
	for (int i = 0;;) {
		const struct place_pair from = {skip_blanks(was->text, at.was), skip_blanks(now->text, at.now)};
		beside &= from.was == at.was || from.now == at.now;
		at = from;
		if (i < w.v.n && w.v.v[i].was_at == at.was && w.v.v[i].now_at == at.now) {
			note_touch(out, was->text, now->text, at);
			at = (struct place_pair){at.was + strlen(w.v.v[i].was), at.now + strlen(w.v.v[i].now)};
			i++;
			beside = true;
			continue;
		}
		if (!was->text[at.was] || !now->text[at.now])
			return true;
		out->old[at.was] = out->new[at.now] = out->v.n;
		*vec_push(a, &out->v) = (struct matched_letter){at.was, at.now, beside};
		beside = false;
		if (character_at(was->text, at.was, &at.was) != character_at(now->text, at.now, &at.now))
			return false;
	}
}
