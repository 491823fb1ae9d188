/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a text asks of its fonts that they do not have: the weight or the slope of a face, a feature, the forms of a
 * language. It is set all the same, in what is nearest, so each is a warning, once for a style.
 *
 * A family that stands in, as fallback or as the `font` of a locale, was not asked for by the style: there only a
 * distinction that is lost counts, as bold letters in a family without a bold face.
 */
#include "internal.h"

#include <hb-aat.h>
#include <unicode/uchar.h>

#define BOLD_FROM 600
#define BOLD_STEP 300

/* -- what a span asks for ------------------------------------------------------------------- */

const char *span_own_family(const struct style *style, const struct span *span)
{
	return span->flags & SPAN_CODE ? "mono" : style->font;
}

const char *span_family(const struct text_env *env, const struct style *style, const struct span *span)
{
	const char *own = env->options.spec.font, *family = span_own_family(style, span);
	return own && !strcmp(family, "sans") ? own : family;
}

static bool is_bold(const struct style *style, const struct span *span)
{
	return span->flags & SPAN_BOLD || (span->flags & SPAN_ITALIC && style->emphasis == EMPHASIS_BOLD);
}

int span_weight(const struct style *style, const struct span *span)
{
	return style->weight + (is_bold(style, span) ? BOLD_STEP : 0);
}

int span_even_weight(struct text_env *env, const struct style *style, const struct span *span)
{
	enum { HEBREW = 0x590 }; /* the scripts before it have all weights, in one family */
	const char *family = span_family(env, style, span);
	int weight = span_weight(style, span);
	if (env->letter == 1)
		env->letter = locale_letter(env->options.locale);
	if (env->letter < HEBREW || span->flags & SPAN_CODE)
		return weight;
	const struct face_state *face = fonts_drawing(env->fonts, family, weight, span_is_italic(style, span), env->letter);
	return face ? face->pub.weight : weight;
}

bool span_is_italic(const struct style *style, const struct span *span)
{
	return style->italic != (span->flags & SPAN_ITALIC && style->emphasis == EMPHASIS_ITALIC);
}

static const char *face_words(struct arena *a, int weight, bool italic)
{
	return arena_printf(a, "weight %d%s", weight, italic ? " italic" : "");
}

/* -- faces ---------------------------------------------------------------------------------- */

/* Whether a run has a letter, or any other sign that is seen. */
static bool run_has(const struct shaped *s, const struct srun *r, bool letter)
{
	const char *p = s->text + r->start, *end = s->text + r->end;
	while (p < end) {
		UChar32 cp = (UChar32)utf8_next(&p, end);
		if (letter ? u_isalpha(cp) : u_isgraph(cp) && !(U_GET_GC_MASK(cp) & U_GC_CF_MASK))
			return true;
	}
	return false;
}

/* Italics are of these scripts; in others they are not missed. */
static bool has_italics(hb_script_t script)
{
	return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_GREEK;
}

/* Bold markup wants a bold face, of whatever weight. */
static bool is_heavy_enough(const struct srun *r, int weight)
{
	return r->face->pub.weight == weight || (is_bold(r->style, r->span) && r->face->pub.weight >= BOLD_FROM);
}

static bool is_lost(const struct srun *r, int weight, bool italic)
{
	bool bold = (weight >= BOLD_FROM) != (r->face->pub.weight >= BOLD_FROM);
	return bold || (italic != r->face->pub.italic && has_italics(r->script));
}

/* Where a style is made. One of the defaults is made nowhere: then where its text comes from, which is nowhere for
   what the program adds itself. */
static struct where style_place(const struct shaped *s, const struct srun *r)
{
	return r->style->at.source ? r->style->at : s->at;
}

static void report_face(struct text_env *env, const struct shaped *s, const struct srun *r, const char *family,
                        const char *asked)
{
	struct buf has = {0};
	const struct style *st = r->style;
	const struct face *f = &r->face->pub;
	/* A style in another colour is named STYLE/COLOUR (layout/cache.c). */
	const char *name = arena_strndup(env->arena, st->name, strcspn(st->name, "/"));
	struct where at = style_place(s, r);
	diag_report(env->diag, DIAG_MISSING_FACE, at, name, asked, family, face_words(env->arena, f->weight, f->italic),
	            f->file);
	fonts_list_faces(env->fonts, family, &has);
	diag_hint(env->diag, "'%s' has %s in fonts/fonts.yaml; name one of these, or add a face there", family,
	          buf_cstr(&has));
	buf_free(&has);
}

static void check_face(struct text_env *env, const struct shaped *s, const struct srun *r)
{
	int weight = span_weight(r->style, r->span);
	bool italic = span_is_italic(r->style, r->span);
	if (weight > 900)
		weight = 900;
	if (r->face->pub.weight == weight && r->face->pub.italic == italic)
		return;
	const char *named = span_own_family(r->style, r->span), *family = fonts_family_of(env->fonts, r->face)->name;
	bool own = !strcmp(named, family) && !strcmp(named, span_family(env, r->style, r->span));
	/* A lighter face than there is was chosen for what it stands beside. */
	bool even = own && fonts_weight(env->fonts, named, weight, italic) == weight &&
	        span_even_weight(env, r->style, r->span) == r->face->pub.weight;
	bool light = own && !even && !is_heavy_enough(r, weight);
	bool missed = own ? light || r->face->pub.italic != italic : is_lost(r, weight, italic);
	if (missed && style_place(s, r).source && run_has(s, r, !own))
		report_face(env, s, r, family, face_words(env->arena, weight, italic));
}

/* -- features ------------------------------------------------------------------------------- */

static bool table_has(hb_face_t *face, hb_tag_t table, hb_tag_t feature)
{
	enum { SOME = 64 };
	hb_tag_t tags[SOME];
	unsigned from = 0, n = SOME;
	while (n == SOME) {
		hb_ot_layout_table_get_feature_tags(face, table, from, &n, tags);
		for (unsigned i = 0; i < n; i++)
			if (tags[i] == feature)
				return true;
		from += n;
	}
	return false;
}

/* A font without these tables may have features of another kind, Apple's. */
static bool face_has_feature(hb_face_t *face, hb_tag_t tag)
{
	if (tag == HB_TAG('k', 'e', 'r', 'n') || hb_aat_layout_has_substitution(face))
		return true;
	return table_has(face, HB_OT_TAG_GSUB, tag) || table_has(face, HB_OT_TAG_GPOS, tag);
}

static bool is_known_pair(struct text_env *env, const void *list, const struct face_state *face)
{
	for (int i = 0; i < env->checked.n; i++)
		if (env->checked.v[i].list == list && env->checked.v[i].face == face)
			return true;
	*vec_push(env->arena, &env->checked) = (struct checked_face){list, face};
	return false;
}

/* Whether a feature is asked for; one of fewer letters was refused. */
static bool is_wanted(const char *text, hb_feature_t *f)
{
	return hb_feature_from_string(text, -1, f) && f->value && (f->tag & 0xFF) != ' ';
}

/* Only in the face that the style names: what stands in for it need not have the same features. */
static void check_features(struct text_env *env, const struct srun *r)
{
	const struct list_of *asked = &r->style->features;
	const char *named = span_own_family(r->style, r->span);
	if (is_known_pair(env, asked->v, r->face) || strcmp(named, fonts_family_of(env->fonts, r->face)->name) != 0)
		return;
	for (int i = 0; i < asked->n; i++) {
		hb_feature_t f;
		char tag[5] = {0};
		if (!is_wanted(((const char *const *)asked->v)[i], &f) || face_has_feature(r->face->pub.hb, f.tag))
			continue;
		hb_tag_to_string(f.tag, tag);
		diag_report(env->diag, DIAG_MISSING_FEATURE, asked->at ? asked->at[i] : r->style->at, named, tag);
	}
}

/* -- forms of a language -------------------------------------------------------------------- */

/* Languages that write the same ideographs in forms of their own, as OpenType calls them. */
static const hb_tag_t ideograph_languages[] = {HB_TAG('J', 'A', 'N', ' '), HB_TAG('K', 'O', 'R', ' '),
                                               HB_TAG('Z', 'H', 'S', ' '), HB_TAG('Z', 'H', 'T', ' '),
                                               HB_TAG('Z', 'H', 'H', ' ')};

static bool has_language(hb_face_t *face, unsigned script, unsigned n, const hb_tag_t *tags)
{
	unsigned found;
	return hb_ot_layout_script_select_language(face, HB_OT_TAG_GSUB, script, n, tags, &found);
}

/* A font that has the forms of some of these languages draws text of another one in those of its default. */
static void check_forms(struct text_env *env, const struct srun *r)
{
	if (r->script != HB_SCRIPT_HAN || is_known_pair(env, r->span->lang, r->face))
		return;
	unsigned scripts = 3, languages = 3, script;
	hb_tag_t script_tags[3], language_tags[3], chosen;
	const char *lang = r->span->lang ? r->span->lang : env->options.locale;
	hb_ot_tags_from_script_and_language(r->script, hb_language_from_string(lang, -1), &scripts, script_tags, &languages,
	                                    language_tags);
	bool ideographs = false;
	for (int i = 0; languages && i < COUNT_OF(ideograph_languages); i++)
		ideographs |= language_tags[0] == ideograph_languages[i];
	if (!ideographs)
		return;
	hb_face_t *face = r->face->pub.hb;
	hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, scripts, script_tags, &script, &chosen);
	if (!has_language(face, script, languages, language_tags) &&
	    has_language(face, script, COUNT_OF(ideograph_languages), ideograph_languages)) {
		const struct family *family = fonts_family_of(env->fonts, r->face);
		diag_report(env->diag, DIAG_MISSING_FORMS, family->face[0].pub.at, family->name, lang);
		diag_hint(
		        env->diag,
		        "a font that is made for '%s' belongs into a family of its own, which the overlay of the locale names as its `font`",
		        lang);
	}
}

void style_check(struct text_env *env, const struct shaped *s)
{
	for (int i = 0; i < s->runs; i++) {
		check_face(env, s, &s->run[i]);
		check_forms(env, &s->run[i]);
		if (s->run[i].style->features.n)
			check_features(env, &s->run[i]);
	}
}
