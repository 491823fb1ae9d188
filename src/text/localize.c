/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the conventions of a language change in a text before it is shaped: capitals, digits,
 * spaces beside punctuation. What they ask of the spacing of ideographs is in ideographs.c.
 *
 * All comes from the locale's overlay (struct locale_spec), none from a table of languages here.
 * Text in another language than the edition's, and code, keep the spaces that they were given.
 *
 * Source: Imprimerie nationale, "Lexique des règles typographiques" (French punctuation).
 */
#include "internal.h"

#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#define NARROW_SPACE "\xE2\x80\xAF" /* U+202F */
#define BOUND_SPACE "\xC2\xA0"      /* U+00A0 */

/* -- capitals and digits -------------------------------------------------------------------- */

static const char *upper(struct text_env *env, const char *s, const char *language)
{
	enum { MOST_GROWTH = 3 }; /* as U+0390, which becomes a letter and two marks */
	UErrorCode error = U_ZERO_ERROR;
	int32_t n = (int32_t)strlen(s), room = n * MOST_GROWTH;
	char *out = arena_alloc(env->scratch, (size_t)room + 1);
	UCaseMap *map = ucasemap_open(language, 0, &error);
	ucasemap_utf8ToUpper(map, out, room, s, n, &error);
	ucasemap_close(map);
	if (U_FAILURE(error)) /* the buffer holds any result, so this is memory or data that ICU lacks */
		machine_failure("capital letters: %s", u_errorName(error));
	return out;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A number in the digits of the edition; a point between two digits becomes its decimal sign. */
static const char *own_digits(struct text_env *env, const char *s)
{
	const struct locale_spec *l = &env->options.spec;
	const char *sign = l->decimal_sign ? l->decimal_sign : ".";
	char *out = arena_alloc(env->scratch, strlen(s) * (4 + strlen(sign)) + 1), *p = out;
	char last = 0;
	for (const char *c = s; *c; last = *c++) {
		if (is_digit(*c)) {
			p += utf8_encode(digit_zeros[l->digits] + (uint32_t)(*c - '0'), p);
		} else if (*c == '.' && is_digit(last) && is_digit(c[1])) {
			memcpy(p, sign, strlen(sign));
			p += strlen(sign);
		} else {
			*p++ = *c;
		}
	}
	return out;
}

/* -- spaces beside punctuation -------------------------------------------------------------- */

static bool holds(const char *set, uint32_t cp)
{
	if (!set)
		return false;
	for (const char *end = set + strlen(set); set < end;)
		if (utf8_next(&set, end) == cp)
			return true;
	return false;
}

static bool is_any_space(uint32_t cp) { return cp == ' ' || cp == 0xA0 || cp == 0x202F || cp == 0x2009; }
static bool ends_word(uint32_t cp)
{
	return u_isalnum((UChar32)cp) || cp == ')' || cp == '%' || cp == 0x2019 || cp == 0x2026;
}

/* The first character of a text; 0: it is empty. */
static uint32_t peek(const char *s) { return *s ? utf8_next(&s, s + strnlen(s, 4)) : 0; }

struct spacing {
	const struct locale_spec *locale;
	struct buf out;
	uint32_t before, after; /* the characters around the piece; 0: none */
};

/* The space that the locale wants between two characters in place of `space` (0: there is none); NULL: as it
   is. Punctuation inside a word or an address, as in 12:30, is left alone; `next` is behind `right`. */
static const char *space_between(const struct spacing *s, uint32_t left, uint32_t space, uint32_t right, uint32_t next)
{
	const struct locale_spec *l = s->locale;
	if (holds(l->narrow_after, left) && right)
		return NARROW_SPACE;
	bool alone = !u_isalnum((UChar32)next) && next != '/';
	if (left && holds(l->narrow_before, right) && (space || (ends_word(left) && alone)))
		return NARROW_SPACE;
	if (space == ' ' && left && holds(l->bound_before, right))
		return BOUND_SPACE;
	return NULL;
}

static uint32_t after(const struct spacing *s, const char *p) { return *p ? peek(p) : s->after; }

static void space_piece(struct spacing *s, const char *p)
{
	const char *end = p + strlen(p);
	uint32_t left = s->before;
	while (p < end) {
		const char *at = p;
		uint32_t cp = utf8_next(&p, end), space = is_any_space(cp) ? cp : 0;
		const char *q = p;
		uint32_t right = space ? after(s, p) : cp;
		if (space && *q)
			utf8_next(&q, end);
		const char *better = space_between(s, left, space, right, after(s, q));
		if (better)
			buf_puts(&s->out, better);
		if (!space || !better)
			buf_put(&s->out, at, (size_t)(p - at));
		left = cp;
	}
}

static bool is_foreign(const struct span *span) { return span->lang || (span->flags & SPAN_CODE); }

static uint32_t last_of(const char *s)
{
	const char *end = s + strlen(s);
	return utf8_previous(s, &end);
}

static const char *space_out(struct text_env *env, const char *s, const char *before, const char *behind)
{
	const struct locale_spec *l = &env->options.spec;
	if (!l->narrow_before && !l->narrow_after && !l->bound_before)
		return s;
	struct spacing spacing = {.locale = l, .before = before ? last_of(before) : 0, .after = behind ? peek(behind) : 0};
	space_piece(&spacing, s);
	const char *out = arena_strdup(env->scratch, buf_cstr(&spacing.out));
	buf_free(&spacing.out);
	return out;
}

const char *localize_span(struct text_env *env, const struct rich_block *block, int i, const struct style *style)
{
	const struct span *span = &block->span[i];
	const char *s = span->text;
	if (span->flags & SPAN_NUMBER)
		s = own_digits(env, s);
	if (!is_foreign(span))
		s = space_out(env, s, i > 0 ? span[-1].text : NULL, i + 1 < block->n ? span[1].text : NULL);
	if (style->text_case == CASE_UPPER)
		s = upper(env, s, span->lang ? span->lang : env->options.locale);
	return s;
}

/* -- quotation marks ------------------------------------------------------------------------ */

/* Single marks are left alone: most of them are apostrophes. */
static bool is_quote(uint32_t cp)
{
	return cp == '"' || (cp >= 0x201C && cp <= 0x201F) || cp == 0xAB || cp == 0xBB || (cp >= 0x300C && cp <= 0x300F) ||
	        cp == 0xFF02;
}

void check_quotes(struct text_env *env, const struct rich_block *block, struct where at)
{
	const char *quotes = env->options.spec.quotes;
	for (int i = 0; quotes && i < block->n; i++) {
		const char *p = block->span[i].text, *end = p + strlen(p);
		while (p < end && !is_foreign(&block->span[i])) {
			const char *from = p;
			uint32_t cp = utf8_next(&p, end);
			if (!is_quote(cp) || holds(quotes, cp))
				continue;
			diag_report(env->diag, DIAG_WRONG_QUOTES, at, arena_strndup(env->arena, from, (size_t)(p - from)),
			            quotes, env->options.locale);
			return;
		}
	}
}

/* -- the width of a script ------------------------------------------------------------------ */

int text_character_width(const char *locale)
{
	enum { MOST_SCRIPTS = 8 };
	UScriptCode scripts[MOST_SCRIPTS];
	UChar sample[8];
	UErrorCode error = U_ZERO_ERROR;
	int n = uscript_getCode(locale, scripts, MOST_SCRIPTS, &error);
	int size = U_SUCCESS(error) && n > 0 ? uscript_getSampleString(scripts[0], sample, COUNT_OF(sample), &error) : 0;
	if (U_FAILURE(error) || !size)
		return 1;
	UChar32 cp = size > 1 ? U16_GET_SUPPLEMENTARY(sample[0], sample[1]) : sample[0];
	int width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
