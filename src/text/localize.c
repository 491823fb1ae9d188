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

const char *text_number(struct arena *a, const struct text_env *env, const char *s)
{
	const struct locale_spec *l = &env->options.spec;
	const char *sign = l->decimal_sign ? l->decimal_sign : ".";
	char *out = arena_alloc(a, strlen(s) * (4 + strlen(sign)) + 1), *p = out;
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

static bool is_any_space(uint32_t cp) { return cp == ' ' || cp == 0xA0 || cp == 0x202F || cp == 0x2009; }

/* Letters with their marks, numbers, signs of currency and others, and what closes a bracket or a quotation. */
static bool ends_word(uint32_t cp)
{
	uint32_t kinds = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_SC_MASK | U_GC_SO_MASK | U_GC_PE_MASK | U_GC_PF_MASK;
	return (U_GET_GC_MASK((UChar32)cp) & kinds) || cp == '%' || cp == 0x2030 || cp == 0x2026;
}

/* A full stop or a straight mark ends a word only behind one: of an abbreviation, of a quotation. */
static bool ends_word_behind(uint32_t cp, uint32_t before)
{
	return ends_word(cp) || ((cp == '.' || cp == '"' || cp == '\'') && ends_word(before));
}

/* What a closing quotation mark may follow: not another space, nor what opens. */
static bool may_close(uint32_t cp)
{
	return !is_any_space(cp) &&
	        !(U_GET_GC_MASK((UChar32)cp) & (U_GC_PS_MASK | U_GC_PI_MASK | U_GC_Z_MASK | U_GC_C_MASK));
}

/* The first character of a text; 0: it is empty. */
static uint32_t peek(const char *s) { return *s ? utf8_next(&s, s + strnlen(s, 4)) : 0; }

struct spacing {
	const struct locale_spec *locale;
	struct buf out;
	uint32_t before, after; /* the characters around the piece; 0: none */
	bool foreign_after;     /* that behind it is of a piece that keeps its spaces */
};

/* A place between two characters: those before it, the space there (0: none), and those behind. */
struct joint {
	uint32_t before, left, space, right, next;
};

/* Whether a narrow space is added before a sign that has none. Punctuation inside of a word or an address, as in 12:30,
   is left alone. */
static bool lacks_narrow(const struct joint *j)
{
	if (u_charType((UChar32)j->right) == U_FINAL_PUNCTUATION)
		return may_close(j->left);
	return ends_word_behind(j->left, j->before) && !u_isalnum((UChar32)j->next) && j->next != '/' && j->next != '\\';
}

/* The space that the locale wants in place of that between two characters; NULL: as it is. */
static const char *space_between(const struct locale_spec *l, const struct joint *j)
{
	if (set_holds(l->narrow_after, j->left) && j->right)
		return NARROW_SPACE;
	if (j->left && set_holds(l->narrow_before, j->right) && (j->space || lacks_narrow(j)))
		return NARROW_SPACE;
	if (j->space == ' ' && j->left && set_holds(l->bound_before, j->right))
		return BOUND_SPACE;
	return NULL;
}

static uint32_t after(const struct spacing *s, const char *p) { return *p ? peek(p) : s->after; }

static void space_piece(struct spacing *s, const char *p)
{
	const char *end = p + strlen(p);
	struct joint j = {.left = s->before};
	while (p < end) {
		const char *at = p;
		uint32_t cp = utf8_next(&p, end);
		j.space = is_any_space(cp) ? cp : 0;
		const char *q = p;
		j.right = j.space ? after(s, p) : cp;
		if (j.space && *q)
			utf8_next(&q, end);
		j.next = after(s, q);
		const char *better = space_between(s->locale, &j);
		if (better)
			buf_puts(&s->out, better);
		if (!j.space || !better)
			buf_put(&s->out, at, (size_t)(p - at));
		j.before = j.left;
		j.left = cp;
	}
	if (s->foreign_after && !is_any_space(s->after) && set_holds(s->locale->narrow_after, j.left))
		buf_puts(&s->out, NARROW_SPACE);
}

static bool is_foreign(const struct span *span) { return span->lang || (span->flags & (SPAN_CODE | SPAN_GIVEN)); }

static uint32_t last_of(const char *s)
{
	const char *end = s + strlen(s);
	return utf8_previous(s, &end);
}

static const char *space_out(struct text_env *env, const char *s, const struct span *before, const struct span *behind)
{
	const struct locale_spec *l = &env->options.spec;
	if (!l->narrow_before && !l->narrow_after && !l->bound_before)
		return s;
	struct spacing spacing = {.locale = l,
	                          .before = before ? last_of(before->text) : 0,
	                          .after = behind ? peek(behind->text) : 0,
	                          .foreign_after = behind && is_foreign(behind)};
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
		s = text_number(env->scratch, env, s);
	if (!is_foreign(span))
		s = space_out(env, s, i > 0 ? span - 1 : NULL, i + 1 < block->n ? span + 1 : NULL);
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
			if (!is_quote(cp) || set_holds(quotes, cp))
				continue;
			diag_report(env->diag, DIAG_WRONG_QUOTES, at, arena_strndup(env->arena, from, (size_t)(p - from)),
			            quotes, env->options.locale);
			return;
		}
	}
}

/* -- the script of a locale ----------------------------------------------------------------- */

uint32_t locale_letter(const char *locale)
{
	enum { MOST_SCRIPTS = 8 };
	UScriptCode scripts[MOST_SCRIPTS];
	UChar sample[8];
	UErrorCode error = U_ZERO_ERROR;
	int n = uscript_getCode(locale, scripts, MOST_SCRIPTS, &error);
	int size = U_SUCCESS(error) && n > 0 ? uscript_getSampleString(scripts[0], sample, COUNT_OF(sample), &error) : 0;
	if (U_FAILURE(error) || !size)
		return 0;
	return size > 1 && U16_IS_LEAD(sample[0]) ? (uint32_t)U16_GET_SUPPLEMENTARY(sample[0], sample[1]) : sample[0];
}

int text_character_width(const char *locale)
{
	int width = u_getIntPropertyValue((UChar32)locale_letter(locale), UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
