/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters that no font has: collected while text is shaped, and reported by script when a document is set, so that a
 * script without a font is one message and not one for each of its letters and lines.
 *
 * How many of its characters there are is counted in the texts of the edition where they are looked through
 * (look_through()): then all documents of the edition say the same, which counts once.
 */
#include "internal.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* So few characters of a script that has a font are told one by one, each at its place. */
#define FEW 3
#define MOST_SCRIPTS 32

/* The scripts of which characters are missing, in order; kana and Han together are Japanese. */
struct scripts {
	int n;
	UScriptCode v[MOST_SCRIPTS];
};

static bool is_shared(UScriptCode s) { return s == USCRIPT_COMMON || s == USCRIPT_INHERITED || s < 0; }

static bool holds(const struct scripts *list, UScriptCode s)
{
	for (int i = 0; i < list->n; i++)
		if (list->v[i] == s)
			return true;
	return false;
}

/* Punctuation and forms of full width. */
static bool is_wide(uint32_t cp) { return (cp > IDEOGRAPHIC_SPACE && cp < 0x3100) || (cp >= 0xFF00 && cp < 0xFFF0); }

/* Whether a sign that several scripts share is used with one of those that lack a font. */
static bool is_used_with(uint32_t cp, UScriptCode s)
{
	if (s == USCRIPT_JAPANESE)
		return uscript_hasScript((UChar32)cp, USCRIPT_HIRAGANA) || is_wide(cp);
	return uscript_hasScript((UChar32)cp, s) || ((s == USCRIPT_HAN || s == USCRIPT_HANGUL) && is_wide(cp));
}

/* The script that a character counts with; USCRIPT_COMMON for a sign of its own. */
static UScriptCode script_of(uint32_t cp, const struct scripts *list)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode s = uscript_getScript((UChar32)cp, &error);
	bool east = s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA || s == USCRIPT_HAN;
	if (east && holds(list, USCRIPT_JAPANESE))
		return USCRIPT_JAPANESE;
	if (!is_shared(s))
		return s;
	for (int i = 0; i < list->n; i++)
		if (is_used_with(cp, list->v[i]))
			return list->v[i];
	return USCRIPT_COMMON;
}

static void find_scripts(const struct lack_list *l, struct scripts *out)
{
	UErrorCode error = U_ZERO_ERROR;
	*out = (struct scripts){0};
	for (int i = 0; i < l->v.n && !out->n; i++) {
		UScriptCode s = uscript_getScript((UChar32)l->v.v[i].cp, &error);
		if (s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA)
			out->v[out->n++] = USCRIPT_JAPANESE;
	}
	for (int i = 0; i < l->v.n; i++) {
		UScriptCode s = script_of(l->v.v[i].cp, out);
		if (s != USCRIPT_COMMON && !holds(out, s) && out->n < MOST_SCRIPTS)
			out->v[out->n++] = s;
	}
}

/* -- collecting ----------------------------------------------------------------------------- */

static uint64_t hash_of(uint32_t cp) { return hash_bytes(&cp, sizeof(cp), HASH_SEED); }

static bool is_listed(const struct lack_list *l, uint32_t cp)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&l->by_character, hash_of(cp), &step));)
		if (l->v.v[*i].cp == cp)
			return true;
	return false;
}

static void add(struct arena *a, struct lack_list *l, struct lack lack)
{
	if (is_listed(l, lack.cp))
		return;
	lack.at = text_find(lack.at, lack.cp);
	hashes_put(a, &l->by_character, hash_of(lack.cp), l->v.n);
	*vec_push(a, &l->v) = lack;
}

static const char *lack_name(struct arena *a, uint32_t cp)
{
	char utf8[5] = {0};
	utf8_encode(cp, utf8);
	return arena_printf(a, "U+%04X '%s'", (unsigned)cp, utf8);
}

static bool can_draw(struct text_env *env, const char *family, uint32_t cp)
{
	const struct face_state *f = fonts_face(env->fonts, family, 400, false, (struct where){0});
	return !f || face_has(f, cp) || fonts_fallback(env->fonts, family, 400, false, cp);
}

/* What the character stands for by its compatibility decomposition (UAX #15), where the fonts have that: Ⅷ is VIII, and the
   ideograph U+FA10 is U+585A. NULL: there is none. */
static const char *usual_form(struct text_env *env, const char *family, uint32_t cp)
{
	enum { LONGEST = 18 }; /* of a character, by Unicode */
	UErrorCode error = U_ZERO_ERROR;
	UChar text[2], form[LONGEST + 1];
	char utf8[LONGEST * 3 + 1];
	int32_t n = 0, size = 0;
	U16_APPEND_UNSAFE(text, n, cp);
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
	const int32_t length = unorm2_normalize(nfkc, text, n, form, LONGEST, &error);
	u_strToUTF8(utf8, sizeof(utf8), &size, form, length, &error);
	if (U_FAILURE(error) || (length == n && !u_memcmp(form, text, n)))
		return NULL;
	for (const char *p = utf8, *end = utf8 + size; p < end;)
		if (!can_draw(env, family, utf8_next(&p, end)))
			return NULL;
	return arena_strndup(env->arena, utf8, (size_t)size);
}

static void hint_font(struct text_env *env, const struct lack *l)
{
	const char *other = fonts_family_with(env->fonts, l->cp), *usual = usual_form(env, l->family, l->cp);
	if (other)
		diag_hint(env->diag, "the family '%s' has it: add that to `fallback` of '%s' in fonts/fonts.yaml", other,
		          l->family);
	else if (usual)
		diag_hint(env->diag, "it is usually written '%s', which the fonts have", usual);
	else
		diag_hint(
		        env->diag,
		        "no font of fonts/fonts.yaml has it: write another character, or add a family with such a font there, "
		        "and its name to `fallback` of '%s'",
		        l->family);
}

static void report_one(struct text_env *env, const struct lack *l)
{
	diag_report(env->diag, DIAG_MISSING_GLYPH, l->at,
	            arena_printf(env->arena, "no font can draw %s (locale %s)", lack_name(env->arena, l->cp),
	                         env->options.locale));
}

void lack_note(struct text_env *env, uint32_t cp, const char *family, struct where at)
{
	bool odd = !u_isdefined((UChar32)cp) || u_charType((UChar32)cp) == U_PRIVATE_USE_CHAR;
	struct lack lack = {cp, family, odd ? text_find(at, cp) : at};
	struct lacks *lacks = fonts_lacks(env->fonts);
	add(env->arena, odd ? &lacks->odd : &lacks->pages, lack);
	if (!odd)
		return;
	report_one(env, &lack); /* it is of no script, and each is a slip at its place */
	diag_hint(env->diag,
	          "Unicode gives it no meaning: it was left by a font of symbols; delete it, or write what it showed");
}

/* What is looked through for characters of scripts that lack a font. */
struct search {
	struct text_env *env;
	struct lacks *lacks;
	const struct scripts *scripts;
};

static void look_at_text(const struct search *s, const struct node *n)
{
	const char *family = s->lacks->pages.v.v[0].family, *p = n->text, *end = p + strlen(p);
	while (p < end) {
		uint32_t cp = utf8_next(&p, end);
		if (cp >= 0x80 && cp != IDEOGRAPHIC_SPACE && !is_listed(&s->lacks->content, cp) &&
		    holds(s->scripts, script_of(cp, s->scripts)) && !can_draw(s->env, family, cp))
			add(s->env->arena, &s->lacks->content, (struct lack){cp, family, n->at});
	}
}

static void look_through(const struct search *s, const struct node *n)
{
	if (n->kind == NODE_TEXT)
		look_at_text(s, n);
	for (int i = 0; n->kind != NODE_TEXT && i < n->n; i++)
		look_through(s, n->item[i]);
}

/* -- reporting ------------------------------------------------------------------------------ */

/* Characters of one script. */
struct lack_group {
	UScriptCode script;
	int n;
	const struct lack *some[FEW]; /* the first of them */
};

static struct lack_group group_of(const struct lack_list *l, UScriptCode script, const struct scripts *scripts)
{
	struct lack_group g = {.script = script};
	for (int i = 0; i < l->v.n; i++) {
		if (script_of(l->v.v[i].cp, scripts) != script)
			continue;
		if (g.n < FEW)
			g.some[g.n] = &l->v.v[i];
		g.n++;
	}
	return g;
}

/* A letter of a script; 0: none is known. */
static uint32_t sample_of(UScriptCode script)
{
	UChar sample[8];
	UErrorCode error = U_ZERO_ERROR;
	int n = uscript_getSampleString(script == USCRIPT_JAPANESE ? USCRIPT_HIRAGANA : script, sample, 8, &error);
	if (U_FAILURE(error) || n < 1)
		return 0;
	return n > 1 && U16_IS_LEAD(sample[0]) ? (uint32_t)U16_GET_SUPPLEMENTARY(sample[0], sample[1]) : sample[0];
}

/* As Unicode names it, and Japanese, which it has no script for. */
static const char *script_name(struct arena *a, UScriptCode script)
{
	char *name = arena_strdup(a, script == USCRIPT_JAPANESE ? "Japanese" : uscript_getName(script));
	for (char *p = name; (p = strchr(p, '_'));)
		*p = ' ';
	return name;
}

/* A script of which the fonts have not even a letter. */
static void report_script(struct text_env *env, const struct lack_group *g, uint32_t sample)
{
	const char *name = script_name(env->arena, g->script), *family = g->some[0]->family,
	           *other = fonts_family_with(env->fonts, sample ? sample : g->some[0]->cp);
	const char *count = arena_printf(env->arena, "%d character%s", g->n, g->n == 1 ? "" : "s");
	const char *text = other
	        ? arena_printf(env->arena, "no font for %s (%s) in the family '%s'; add '%s' to its fallback in fonts.yaml",
	                       name, count, family, other)
	        : arena_printf(env->arena, "no font for %s (%s); add a family to fonts.yaml", name, count);
	diag_report(env->diag, DIAG_MISSING_GLYPH, g->some[0]->at, text);
	diag_hint(env->diag,
	          "the first is %s; `fallback` of '%s' in fonts/fonts.yaml names the families that stand in for it",
	          lack_name(env->arena, g->some[0]->cp), family);
}

static void report_many(struct text_env *env, const struct lack_group *g)
{
	const char *of = g->script == USCRIPT_COMMON
	        ? "signs"
	        : arena_printf(env->arena, "characters of %s", script_name(env->arena, g->script));
	struct buf some = {0};
	for (int i = 0; i < FEW; i++)
		buf_printf(&some, "%s%s", i ? ", " : "", lack_name(env->arena, g->some[i]->cp));
	diag_report(env->diag, DIAG_MISSING_GLYPH, g->some[0]->at,
	            arena_printf(env->arena, "no font can draw %d %s: %s and others (locale %s)", g->n, of, buf_cstr(&some),
	                         env->options.locale));
	buf_free(&some);
	hint_font(env, g->some[0]);
}

static void report_group(struct text_env *env, UScriptCode script, const struct scripts *scripts)
{
	const struct lacks *lacks = fonts_lacks(env->fonts);
	struct lack_group pages = group_of(&lacks->pages, script, scripts),
	                  content = group_of(&lacks->content, script, scripts);
	const struct lack_group *all = content.n > pages.n ? &content : &pages; /* the layout has texts of its own */
	assert(pages.n);                                                        /* the script is one of theirs */
	uint32_t sample = script == USCRIPT_COMMON ? 0 : sample_of(script);
	if (script != USCRIPT_COMMON && (!sample || !can_draw(env, all->some[0]->family, sample)))
		report_script(env, all, sample);
	else if (all->n > FEW)
		report_many(env, all);
	else
		for (int i = 0; i < pages.n; i++) {
			report_one(env, pages.some[i]);
			hint_font(env, pages.some[i]);
		}
}

int text_report_lacks(struct text_env *env, const struct node *texts)
{
	struct lacks *lacks = fonts_lacks(env->fonts);
	struct scripts scripts;
	int n = lacks->pages.v.n + lacks->odd.v.n;
	if (lacks->pages.v.n && !fonts_failed(env->fonts)) {
		find_scripts(&lacks->pages, &scripts);
		look_through(&(struct search){env, lacks, &scripts}, texts);
		for (int i = 0; i < scripts.n; i++)
			report_group(env, scripts.v[i], &scripts);
		if (group_of(&lacks->pages, USCRIPT_COMMON, &scripts).n)
			report_group(env, USCRIPT_COMMON, &scripts);
	}
	*lacks = (struct lacks){0};
	return n;
}
