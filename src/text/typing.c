/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody may type into the fields of a form, and which glyphs show it.
 *
 * A reader sets what was typed in the font that the file brings along, one glyph for each character: no program shapes
 * it. What the font lacks is blank or in a font that is not embedded. So it has more than the document uses: the letters of
 * the language (CLDR's exemplars), those of European languages, and in Chinese and Japanese the first level of the national
 * set, for names are written with more than what schools teach.
 */
#include "internal.h"
#include "faces.h"
#include "language.h"
#include "limit.h"

#include <unicode/ucnv.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

/* First and last character: Latin with the accents of Europe, punctuation and signs that keyboards have. CLDR's sets lack
   U+2116 for Russian and U+0964 for Hindi. */
static const uint32_t latin[][2] = {{0x20, 0x7E},     {0xA0, 0x17F},    {0x218, 0x21B},   {0x1E9E, 0x1E9E},
                                    {0x2010, 0x201E}, {0x2022, 0x2022}, {0x2026, 0x2026}, {0x2032, 0x2033},
                                    {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122},
                                    {0x2212, 0x2212}, {0x964, 0x965},   {0x200C, 0x200F}};
/* Vietnamese, Greek, Cyrillic: where the language is written in a script of Europe, its font has them too. */
static const uint32_t europe[][2] = {{0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1EA0, 0x1EF9}, {0x370, 0x3FF}, {0x400, 0x52F}};

enum {
	HEBREW = 0x590, /* scripts before it are those of Europe */
	REGULAR = 400
};

static void add_ranges(USet *all, const uint32_t (*range)[2], int n)
{
	for (int i = 0; i < n; i++)
		uset_addRange(all, (UChar32)range[i][0], (UChar32)range[i][1]);
}

static void check_icu(UErrorCode error)
{
	if (U_FAILURE(error))
		machine_failure("ICU: %s", u_errorName(error));
}

/* Of letters that CLDR lists as several characters, each. */
static void add_all(USet *all, const USet *some)
{
	for (int i = 0, n = uset_getItemCount(some); i < n; i++) {
		UChar text[64];
		UChar32 from, to;
		UErrorCode error = U_ZERO_ERROR;
		int length = uset_getItem(some, i, &from, &to, text, COUNT_OF(text), &error);
		if (length < 2)
			uset_addRange(all, from, to);
		else if (length <= COUNT_OF(text))
			uset_addAllCodePoints(all, text, length);
	}
}

/* The digits of the script, which CLDR does not list with the letters. */
static void add_digits(USet *all, uint32_t letter)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)letter, &error);
	static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xE50};
	for (int i = 0; i < COUNT_OF(zeros); i++)
		if (uscript_hasScript((UChar32)zeros[i], script))
			uset_addRange(all, (UChar32)zeros[i], (UChar32)zeros[i] + 9);
}

static void add_exemplars(USet *all, const char *locale)
{
	UErrorCode error = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale, &error);
	check_icu(error);
	for (int type = ULOCDATA_ES_STANDARD; type <= ULOCDATA_ES_PUNCTUATION; type++) {
		USet *some = ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS, (ULocaleDataExemplarSetType)type,
		                                     &error);
		check_icu(error);
		add_all(all, some);
		uset_close(some);
	}
	ulocdata_close(data);
}

/* The first level of JIS X 0208 and of GB 2312: rows 16 to 47, and to 55, in both encoded as two bytes from A1 on. */
static void add_rows(USet *all, const char *charset, int last)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *c = ucnv_open(charset, &error);
	check_icu(error);
	for (int row = 16; row <= last; row++)
		for (int cell = 1; cell <= 94; cell++) {
			char bytes[2] = {(char)(0xA0 + row), (char)(0xA0 + cell)};
			UChar one[2];
			error = U_ZERO_ERROR;
			if (ucnv_toUChars(c, one, COUNT_OF(one), bytes, 2, &error) == 1 && one[0] != 0xFFFD)
				uset_add(all, one[0]);
		}
	ucnv_close(c);
}

static void add_language(USet *all, const struct text_env *env)
{
	const char *locale = env->options.locale;
	uint32_t letter = locale_letter(locale);
	add_ranges(all, latin, COUNT_OF(latin));
	if (letter < HEBREW)
		add_ranges(all, europe, COUNT_OF(europe));
	if (!*locale)
		return;
	add_exemplars(all, locale);
	add_digits(all, letter);
	if (language_same(locale, "ja"))
		add_rows(all, "EUC-JP", 47);
	else if (language_same(locale, "zh-Hans"))
		add_rows(all, "GB2312", 55);
}

/* -- glyphs --------------------------------------------------------------------------------- */

/* Only TrueType outlines of one em can be joined to one font (src/pdf/field_font.c). */
static bool can_join(const struct typing *t, const struct face *f)
{
	return !f->is_cff && (!t->v.n || t->v.v[0].face->upem == f->upem);
}

static const char *family_of(const struct text_env *env) { return env->options.spec.font ? env->options.spec.font : "sans"; }

static void add_character(struct text_env *env, struct typing *t, uint32_t cp)
{
	uint32_t gid;
	struct face_state *f = fonts_drawing(env->fonts, family_of(env), REGULAR, false, cp);
	if (!f || !face_glyph(f, cp, &gid) || !gid || !can_join(t, &f->pub))
		return;
	*vec_push(env->arena, &t->v) = (struct typed){cp, gid, &f->pub};
}

static void add_glyphs(struct text_env *env, struct typing *t, const USet *all)
{
	for (int i = 0, n = uset_getRangeCount(all); i < n; i++) {
		UChar32 from, to;
		UErrorCode error = U_ZERO_ERROR;
		uset_getItem(all, i, &from, &to, NULL, 0, &error);
		for (UChar32 cp = from; cp <= to && t->v.n < LIMIT_TYPED_CHARACTERS; cp++)
			add_character(env, t, (uint32_t)cp);
	}
}

static bool typing_has(const struct typing *t, uint32_t cp)
{
	for (int i = 0; i < t->v.n; i++)
		if (t->v.v[i].cp == cp)
			return true;
	return false;
}

static void add_more(USet *all, struct text_env *env, const char *more, struct where at)
{
	const char *family = family_of(env);
	for (const char *p = more ? more : "", *end = p + strlen(p); p < end;) {
		uint32_t cp = utf8_next(&p, end);
		uset_add(all, (UChar32)cp);
		if (!fonts_drawing(env->fonts, family, REGULAR, false, cp))
			lack_note(env, cp, family, at);
	}
}

struct typing *text_typing(struct text_env *env, const char *more, struct where more_at, struct where at)
{
	struct typing *t = NEW(env->arena, struct typing);
	USet *all = uset_openEmpty();
	if (!all)
		machine_failure("out of memory: no set of characters");
	add_language(all, env);
	add_more(all, env, more, more_at);
	add_glyphs(env, t, all);
	uset_close(all);
	uint32_t letter = locale_letter(env->options.locale);
	if (!t->v.n || (letter && !typing_has(t, letter)))
		diag_report(env->diag, DIAG_FORM_FONT, at, env->options.locale);
	return t;
}
