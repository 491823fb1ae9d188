/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hyphens inside words, by libhyphen and the patterns of the language. They are looked for when a
 * paragraph has no good lines without them.
 */
#include "internal.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static const struct source *open_patterns(struct text_env *env)
{
	const struct locale_spec *l = &env->options.spec;
	return file_map(env->root, arena_printf(env->arena, "fonts/%s", l->hyphenation), env->diag, l->hyphenation_at);
}

static void report(struct text_env *env, const char *why)
{
	const struct locale_spec *l = &env->options.spec;
	diag_report(env->diag, DIAG_BAD_HYPHENATION, l->hyphenation_at, l->hyphenation, why);
	diag_hint(env->diag,
	          "its first line is the name of its encoding, UTF-8 or ISO8859-2 say; patterns follow, one in a line");
}

void hyphens_check(struct text_env *env)
{
	if (!env->options.spec.hyphenation)
		return;
	const struct source *source = open_patterns(env);
	const char *why = source ? patterns_look(env->arena, source) : NULL;
	if (why)
		report(env, why);
	env->patterns_tried = why || !source;
}

/* The patterns of the locale; NULL when it has none, or after reporting. */
static HyphenDict *find_patterns(struct text_env *env)
{
	if (env->patterns_tried || !env->options.spec.hyphenation)
		return env->patterns;
	env->patterns_tried = true;
	const struct source *source = open_patterns(env);
	const struct pattern_file *file = source ? patterns_read(fonts_patterns(env->fonts), source) : NULL;
	if (file && file->why)
		report(env, file->why);
	return env->patterns = file ? file->dict : NULL;
}

struct hyphens {
	struct text_env *env;
	struct shaped *s;
	HyphenDict *dict;
	VEC(struct breakpoint) places;
};

/* Patterns are written in small letters. Each code point becomes one code point, so that places can be
   counted. Turkish patterns treat i and ı alike. Returns the bytes in `out`. */
static int lower_word(const char *p, const char *end, char *out)
{
	int size = 0;
	while (p < end)
		size += utf8_encode((uint32_t)u_tolower((UChar32)utf8_next(&p, end)), out + size);
	out[size] = 0;
	return size;
}

/* Hyphens in one word of letters. Replacing hyphenation is left out. */
static void hyphenate_word(struct hyphens *h, const char *p, const char *end)
{
	/* A small letter takes at most four bytes; libhyphen asks for five marks more. */
	enum { LONGEST = 100, WORD_ROOM = 4 * LONGEST + 1, MARKS_ROOM = WORD_ROOM + 5 };
	char word[WORD_ROOM], marks[MARKS_ROOM], *hyphenated = NULL;
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	const struct locale_spec *l = &h->env->options.spec;
	if (end - p > LONGEST || !may_hyphenate(h->s, (int)(p - h->s->text)))
		return;
	int n = lower_word(p, end, word),
	    failed = hnj_hyphen_hyphenate3(h->dict, word, n, marks, hyphenated, &rep, &pos, &cut, l->hyphen_left,
	                                   l->hyphen_right, l->hyphen_left, l->hyphen_right);
	/* Marks count characters in a UTF-8 dictionary's word, one for each code point; behind the last is none. */
	for (int i = 0; !failed && utf8_next(&p, end) && p < end; i++) {
		int at = (int)(p - h->s->text);
		if ((marks[i] & 1) && !(rep && rep[i]))
			*vec_push(h->env->scratch, &h->places) = (struct breakpoint){at, at, BREAK_HYPHEN};
	}
	for (int i = 0; rep && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* Addresses take no hyphens: nobody could tell which of them belong to it. Text ends in spaces or 0. */
static bool is_address(const char *p, int n)
{
	for (int i = 0; i < n; i++)
		if (p[i] == '@' || p[i] == '/' || (p[i] == '.' && i > 0 && u_isalnum((unsigned char)p[i + 1])))
			return true;
	return false;
}

/* Whether the patterns have no say from a breakpoint to the next space: in an address, and in a word whose
   soft hyphens tell where it may be divided. */
static bool is_fixed(const struct shaped *s, int from, const struct breakpoint *p)
{
	while (!break_ends_word(p)) /* the last place is forced */
		p++;
	int size = p->end - from;
	return memmem(s->text + from, (size_t)size, "\xC2\xAD", 2) || is_address(s->text + from, size);
}

/* Goes through the words between two breakpoints. */
static void hyphenate_part(struct hyphens *h, int from, int to)
{
	const char *p = h->s->text + from, *end = h->s->text + to, *word = NULL;
	while (p < end) {
		const char *at = p;
		bool letter = u_isalnum((UChar32)utf8_next(&p, end));
		if (letter && !word)
			word = at;
		if (word && (!letter || p == end))
			hyphenate_word(h, word, letter ? p : at);
		if (!letter)
			word = NULL;
	}
}

void find_hyphens(struct text_env *env, struct shaped *s)
{
	struct arena_mark mark = arena_mark(env->scratch);
	if (s->hyphenated >= 0)
		return;
	struct hyphens h = {.env = env, .s = s, .dict = find_patterns(env)};
	s->hyphenated = h.dict != NULL;
	if (!h.dict)
		return;
	int last = 0;
	bool fixed = false;
	for (int i = 0; i < s->places; i++) {
		if (i == 0 || break_ends_word(&s->place[i - 1]))
			fixed = is_fixed(s, last, &s->place[i]);
		if (!fixed)
			hyphenate_part(&h, last, s->place[i].end);
		*vec_push(env->scratch, &h.places) = s->place[i];
		last = s->place[i].next;
	}
	s->hyphen_place = keep_list(s->arena, h.places.v, h.places.n, sizeof(*s->hyphen_place));
	s->hyphen_places = h.places.n;
	arena_release(env->scratch, mark);
}
