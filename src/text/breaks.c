/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a line may end: UAX #14 through ICU, which also finds Thai words in its dictionary;
 * markup that forbids breaks; and, when asked for, hyphens by libhyphen's patterns.
 */
#include "internal.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

static UBreakIterator *open_breaker(struct text_env *env, UText *text, bool phrases)
{
	UErrorCode error = U_ZERO_ERROR;
	void **breaker = phrases ? &env->phraser : &env->breaker;
	/* Small kana and the mark of long vowels start no line: the strict rules of JIS X 4051. */
	if (!*breaker)
		*breaker = ubrk_open(
		        UBRK_LINE,
		        arena_printf(env->arena, "%s@lb=strict%s", env->options.locale, phrases ? ";lw=phrase" : ""), NULL,
		        0, &error);
	if (U_SUCCESS(error))
		ubrk_setUText(*breaker, text, &error);
	if (U_FAILURE(error))
		machine_failure("line breaking: %s", u_errorName(error));
	return *breaker;
}

static const struct span *span_at(const struct shaped *s, int byte)
{
	int i = find_run(s, byte);
	return i < s->runs && byte >= s->run[i].start ? s->run[i].span : NULL;
}

/* Inside one stretch of markup that forbids breaks; a change of script or face there allows none. */
static bool is_kept(const struct shaped *s, int byte)
{
	const struct span *before = span_at(s, byte - 1), *after = span_at(s, byte);
	return before && after && (before->flags & after->flags & SPAN_NOBREAK);
}

/* Spaces and line feeds before a break vanish with it. */
static int trim(const struct shaped *s, int from, int byte)
{
	while (byte > from && (s->text[byte - 1] == ' ' || s->text[byte - 1] == '\n' || s->text[byte - 1] == '\t'))
		byte--;
	return byte;
}

static bool ends_in_soft_hyphen(const struct shaped *s, int end)
{
	return end >= 2 && (unsigned char)s->text[end - 2] == 0xC2 && (unsigned char)s->text[end - 1] == 0xAD;
}

static bool has_nobreak(const struct shaped *s)
{
	for (int i = 0; i < s->block->n; i++)
		if (s->block->span[i].flags & SPAN_NOBREAK)
			return true;
	return false;
}

static int letters_behind(const char *p, const char *end)
{
	int n = 0;
	while (p < end && u_isalnum((UChar32)utf8_next(&p, end)))
		n++;
	return n;
}

static int letters_before(const char *start, const char *p)
{
	int n = 0;
	while (p > start && u_isalnum((UChar32)utf8_previous(start, &p)))
		n++;
	return n;
}

/* After the hyphen or slash of a compound whose part is too short to stand apart, as in E-Mail,
   est-ce or técnico/a. */
static bool is_short_part(const struct text_env *env, const struct shaped *s, int byte)
{
	const char *end = s->text + s->size, *hyphen = s->text + byte - 1;
	const struct locale_spec *l = &env->options.spec;
	if (*hyphen != '-' && *hyphen != '/')
		return false;
	int before = letters_before(s->text, hyphen), behind = letters_behind(hyphen + 1, end);
	return behind && (before < l->hyphen_left || behind < l->hyphen_right);
}

/* The character that ends at p; 0 at the start. */
static uint32_t code_before(const char *start, const char *p) { return utf8_previous(start, &p); }

/* Ideographs are left out: among them a dash may stand at either end of a line. */
static bool is_of_word(uint32_t cp)
{
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	uint32_t kind = U_GET_GC_MASK((UChar32)cp);
	return (kind & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_P_MASK)) && width != U_EA_WIDE &&
	        width != U_EA_FULLWIDTH;
}

/* Between a dash and the word that it clings to, where UAX #14 allows a break: in "word—word" the
   first one; in "word —an aside— word" the words that both dashes enclose. */
static bool is_dash_taken(const struct shaped *s, int byte)
{
	enum { EM_DASH = 0x2014, EM_DASH_SIZE = 3 };
	const char *p = s->text + byte, *end = s->text + s->size;
	uint32_t before = code_before(s->text, p), behind = p < end ? utf8_next(&p, end) : 0;
	if (behind == EM_DASH)
		return is_of_word(before) && before != EM_DASH;
	if (before != EM_DASH)
		return false;
	uint32_t left = code_before(s->text, s->text + byte - EM_DASH_SIZE);
	return is_of_word(behind) && (!left || left == ' ');
}

/* Words of other languages, code and what must not be broken get no hyphens. */
static bool may_hyphenate(const struct shaped *s, int byte)
{
	const struct span *span = span_at(s, byte);
	return span && !span->lang && !(span->flags & (SPAN_CODE | SPAN_NOBREAK));
}

/* Inside of a compound of the language, behind its hyphen. */
static bool is_behind_hyphen(const struct shaped *s, int byte)
{
	const char *hyphen = s->text + byte, *behind = hyphen, *end = s->text + s->size;
	uint32_t cp = utf8_previous(s->text, &hyphen);
	return (cp == '-' || cp == 0x2010) && may_hyphenate(s, byte) && behind < end &&
	        u_isalpha((UChar32)code_before(s->text, hyphen)) && u_isalpha((UChar32)utf8_next(&behind, end));
}

static bool is_katakana(uint32_t cp) { return cp >= 0x30A1 && cp <= 0x30FF && cp != 0x30FB; }

/* Inside a word in katakana, which ICU's phrases cut where they do not know it. */
static bool is_in_katakana(const struct shaped *s, int byte)
{
	const char *p = s->text + byte, *end = s->text + s->size;
	return p < end && is_katakana(code_before(s->text, p)) && is_katakana(utf8_next(&p, end));
}

static struct place *list_places(struct text_env *env, const struct shaped *s, bool phrases, int *n)
{
	UErrorCode error = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	VEC(struct place) places = {0};
	bool nobreak = has_nobreak(s);
	utext_openUTF8(&text, s->text, s->size, &error);
	UBreakIterator *it = open_breaker(env, &text, phrases);
	struct arena_mark mark = arena_mark(env->scratch);
	int last = 0;
	for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
		bool forced = at < s->size && ubrk_getRuleStatus(it) >= UBRK_LINE_HARD;
		if (at < s->size && !forced &&
		    ((nobreak && is_kept(s, at)) || is_short_part(env, s, at) || is_dash_taken(s, at)))
			continue;
		if (phrases && is_in_katakana(s, at))
			continue;
		int end = trim(s, last, at);
		enum break_kind kind = forced || at == s->size ? BREAK_FORCED : BREAK_SPACE;
		if (kind == BREAK_SPACE && ends_in_soft_hyphen(s, end)) {
			kind = BREAK_HYPHEN;
			end -= 2; /* a drawn hyphen takes its place */
		}
		if (kind == BREAK_SPACE && env->options.spec.repeat_hyphen && is_behind_hyphen(s, at))
			kind = BREAK_REPEATED;
		*vec_push(env->scratch, &places) = (struct place){end, at, kind};
		last = at;
	}
	utext_close(&text);
	*n = places.n;
	struct place *kept = keep_list(env->arena, places.v, places.n, sizeof(*kept));
	arena_release(env->scratch, mark);
	return kept;
}

void find_places(struct text_env *env, struct shaped *s) { s->place = list_places(env, s, false, &s->places); }

/* A dictionary finds them, which is slow, and most paragraphs are justified or one line. */
void find_phrases(struct text_env *env, struct shaped *s)
{
	if (s->phrases < 0 && env->options.spec.phrases)
		s->phrase_place = list_places(env, s, true, &s->phrases);
	else if (s->phrases < 0)
		s->phrases = 0;
}

/* -- hyphens -------------------------------------------------------------------------------- */

static HyphenDict *open_patterns(struct text_env *env)
{
	if (env->hyphenator_tried || !env->options.spec.hyphenation)
		return env->hyphenator;
	env->hyphenator_tried = true;
	const char *path = arena_printf(env->arena, "fonts/%s", env->options.spec.hyphenation);
	/* file_map checks that it lies in the project; libhyphen then opens it itself. */
	if (file_map(env->root, path, env->diag, (struct where){0}))
		env->hyphenator = hnj_hyphen_load(arena_printf(env->arena, "%s/%s", root_path(env->root), path));
	return env->hyphenator;
}

struct hyphens {
	struct text_env *env;
	struct shaped *s;
	HyphenDict *dict;
	VEC(struct place) places;
};

/* Patterns know small letters only. One letter stands for one, so that places can be counted;
   a letter that takes more bytes when small ends the word early. */
static int lower_word(const struct text_env *env, const char *s, int n, char *out, int room)
{
	const char *end = s + n, *l = env->options.locale;
	bool turkic = (!strncmp(l, "tr", 2) || !strncmp(l, "az", 2)) && (!l[2] || l[2] == '-');
	int size = 0;
	while (s < end && size + 4 <= room) {
		uint32_t cp = utf8_next(&s, end);
		uint32_t small = turkic && cp == 'I' ? 0x131
		        : turkic && cp == 0x130      ? 'i'
		                                     : (uint32_t)u_tolower((UChar32)cp);
		size += utf8_encode(small, out + size);
	}
	out[size] = 0;
	return size;
}

/* Hyphens in one word of letters, text[start, end). Replacing hyphenation is left out. */
static void hyphenate_word(struct hyphens *h, int start, int end)
{
	enum { LONGEST = 100 };
	char word[LONGEST + 5], marks[LONGEST + 10], *hyphenated = NULL;
	char **rep = NULL;
	int *pos = NULL, *cut = NULL, n = end - start;
	const struct locale_spec *l = &h->env->options.spec;
	if (n > LONGEST || utf8_count(h->s->text + start, (size_t)n) < l->hyphen_left + l->hyphen_right ||
	    !may_hyphenate(h->s, start))
		return;
	n = lower_word(h->env, h->s->text + start, n, word, LONGEST + 4);
	int failed = hnj_hyphen_hyphenate3(h->dict, word, n, marks, hyphenated, &rep, &pos, &cut, l->hyphen_left,
	                                   l->hyphen_right, l->hyphen_left, l->hyphen_right);
	/* Marks count characters in a UTF-8 dictionary's word, one for each code point. */
	const char *p = h->s->text + start, *stop = h->s->text + end;
	for (int i = 0; !failed && p < stop && i < n; i++) {
		utf8_next(&p, stop);
		int at = (int)(p - h->s->text);
		if ((marks[i] & 1) && p < stop && !(rep && rep[i]))
			*vec_push(h->env->scratch, &h->places) = (struct place){at, at, BREAK_HYPHEN};
	}
	for (int i = 0; rep && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* Addresses take no hyphens: nobody could tell which of them belong to it. */
static bool is_address(const char *p, int n)
{
	for (int i = 0; i < n; i++)
		if (p[i] == '@' || p[i] == '/' || (p[i] == '.' && i > 0 && i + 1 < n && u_isalnum((unsigned char)p[i + 1])))
			return true;
	return false;
}

/* Goes through the words between two places. A word that holds a soft hyphen says itself where. */
static void hyphenate_part(struct hyphens *h, int from, int to)
{
	const char *p = h->s->text + from, *end = h->s->text + to;
	int start = -1;
	if (memmem(p, (size_t)(to - from), "\xC2\xAD", 2) || is_address(p, to - from))
		return;
	while (p < end) {
		int at = (int)(p - h->s->text);
		bool letter = u_isalnum((UChar32)utf8_next(&p, end));
		if (letter && start < 0)
			start = at;
		if (start >= 0 && (!letter || p >= end))
			hyphenate_word(h, start, letter ? (int)(p - h->s->text) : at);
		if (!letter)
			start = -1;
	}
}

void find_hyphens(struct text_env *env, struct shaped *s)
{
	struct hyphens h = {.env = env, .s = s, .dict = open_patterns(env)};
	if (s->hyphenated >= 0)
		return;
	s->hyphenated = h.dict != NULL;
	if (!h.dict)
		return;
	struct arena_mark mark = arena_mark(env->scratch);
	int last = 0;
	for (int i = 0; i < s->places; i++) {
		hyphenate_part(&h, last, s->place[i].end);
		*vec_push(env->scratch, &h.places) = s->place[i];
		last = s->place[i].next;
	}
	s->hyphen_place = keep_list(env->arena, h.places.v, h.places.n, sizeof(*s->hyphen_place));
	s->hyphen_places = h.places.n;
	arena_release(env->scratch, mark);
}

/* -- the environment ------------------------------------------------------------------------ */

struct text_env *text_open(struct root *r, struct arena *a, struct diag *d, struct font_set *fonts,
                           const struct text_options *o)
{
	struct text_env *env = NEW(a, struct text_env);
	env->root = r;
	env->arena = a;
	env->scratch = arena_new();
	arena_alloc(env->scratch, 1); /* its first block stays when all behind that is released */
	env->diag = d;
	env->fonts = fonts;
	env->options = *o;
	env->buffer = hb_buffer_create();
	return env;
}

void text_close(struct text_env *env)
{
	if (!env)
		return;
	hb_buffer_destroy(env->buffer);
	arena_free(env->scratch);
	if (env->breaker)
		ubrk_close(env->breaker);
	if (env->phraser)
		ubrk_close(env->phraser);
	if (env->hyphenator)
		hnj_hyphen_free(env->hyphenator);
}

bool text_is_rtl(const struct text_env *env) { return env->options.spec.direction == 1; }
const char *text_locale(const struct text_env *env) { return env->options.locale; }
