/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shaping: the items of a paragraph to glyphs in font units, by HarfBuzz.
 *
 * Each item is shaped whole, with the text around it as context. The face of the style is tried
 * first; only when it lacks a character is the item cut again by what its fallbacks can draw. Glyphs
 * are kept in logical order; a line puts right-to-left runs back into visual order.
 *
 * An environment (text_open) remembers the paragraphs that were shaped in it, by block and style.
 */
#include "internal.h"

#include <assert.h>
#include <string.h>
#include <unicode/uchar.h>

/* HarfBuzz takes quadratic time for the marks on one letter (CVE-2023-25193). Longer sequences are shaped
   in parts, so marks behind the first part are drawn beside their letter. UAX #15 (stream-safe text)
   allows 30. */
#define MOST_MARKS 30

/* -- runs ----------------------------------------------------------------------------------- */

struct shaper {
	struct text_env *env;
	struct shaped *s;
	struct run_list runs;
	VEC(struct sglyph) glyphs;
	hb_feature_t *features;
	int features_n;
	hb_language_t language;
};

static hb_feature_t *style_features(struct arena *a, const struct style *style, int *n)
{
	hb_feature_t *f = NEW_ARRAY(a, hb_feature_t, style->features.n + 1);
	*n = 0;
	for (int i = 0; i < style->features.n; i++)
		if (hb_feature_from_string(((const char *const *)style->features.v)[i], -1, &f[*n]))
			++*n;
	/* Letters set apart are not to be joined again by a ligature. */
	if (style->tracking && hb_feature_from_string("-liga", -1, &f[*n]))
		++*n;
	return f;
}

static struct face_state *span_face(const struct shaper *sh, const struct style *st, const struct span *span)
{
	const char *own = span_own_family(st, span), *family = span_family(sh->env, st, span);
	/* Where the family is named: in the overlay of the locale, or by the style. */
	struct where at = family != own ? sh->env->options.spec.font_at : own == st->font ? st->font_at : st->at;
	return fonts_face(sh->env->fonts, family, span_even_weight(sh->env, st, span), span_is_italic(st, span),
	                  at.source ? at : st->at);
}

static hb_language_t run_language(const struct shaper *sh, const struct srun *r)
{
	return r->span->lang ? hb_language_from_string(r->span->lang, -1) : sh->language;
}

static void fill_buffer(const struct shaper *sh, const struct srun *r)
{
	hb_buffer_t *buffer = sh->env->buffer;
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, sh->s->text, sh->s->size, (unsigned)r->start, r->end - r->start);
	hb_buffer_set_direction(buffer, r->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, r->script);
	hb_buffer_set_language(buffer, run_language(sh, r));
}

/* Spaces of any width but the ideographic one: HarfBuzz makes those that a face lacks of its space. */
static bool is_space_sign(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F;
}

/* Marks, joiners and spaces are set in the face of the letter that they follow. */
static bool follows(uint32_t cp)
{
	hb_unicode_general_category_t c = hb_unicode_general_category(hb_unicode_funcs_get_default(), cp);
	return c == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || c == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
	        c == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || cp == 0x200D || cp == 0x200C || is_space_sign(cp);
}

static bool shape_with(const struct shaper *sh, const struct srun *r, bool marks)
{
	hb_buffer_t *buffer = sh->env->buffer;
	fill_buffer(sh, r);
	return hb_shape_full(face_font(r->face, marks), buffer, sh->features, (unsigned)sh->features_n, NULL) &&
	        hb_buffer_allocation_successful(buffer);
}

/* Whether marks are to be expected; a font may also take one out of a letter. */
static bool has_marks(const struct shaper *sh, const struct srun *r)
{
	const char *p = sh->s->text + r->start, *end = sh->s->text + r->end;
	while (p < end) {
		uint32_t cp = utf8_next(&p, end);
		if (cp >= 0x300 && !is_space_sign(cp) && follows(cp))
			return true;
	}
	return false;
}

/* A buffer that failed holds pieces, so it is filled again: each character as a glyph of its own. */
static void shape_into_buffer(const struct shaper *sh, const struct srun *r)
{
	hb_buffer_t *buffer = sh->env->buffer;
	bool shaped = shape_with(sh, r, has_marks(sh, r));
	if (shaped && face_needs_marks(r->face, buffer))
		shaped = shape_with(sh, r, true);
	if (!shaped) {
		fill_buffer(sh, r);
		if (r->level & 1)
			hb_buffer_reverse(buffer);
	}
	face_look_after(r->face, shaped);
}

/* Characters that draw nothing, also when the face has no glyph for them: line feed, tab, soft hyphen,
   zero-width spaces and joiners, direction marks, embeddings and isolates, word joiner. */
static bool is_blank(uint32_t cp)
{
	return cp == '\n' || cp == '\t' || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
	        cp == 0x2060 || (cp >= 0x2066 && cp <= 0x2069);
}

/* Appends what the buffer holds, in logical order. */
static void take_glyphs(struct shaper *sh, struct face_state *face, bool rtl)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(sh->env->buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(sh->env->buffer, &n);
	const char *end = sh->s->text + sh->s->size;
	for (unsigned k = 0; k < n; k++) {
		unsigned i = rtl ? n - 1 - k : k;
		const char *p = sh->s->text + info[i].cluster;
		struct sglyph g = {face_checked(face, info[i].codepoint),
		                   info[i].cluster,
		                   pos[i].x_advance,
		                   pos[i].x_offset,
		                   pos[i].y_offset,
		                   (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0};
		if (!g.gid && is_blank(utf8_next(&p, end)))
			g.advance = 0;
		*vec_push(sh->env->scratch, &sh->glyphs) = g;
	}
}

/* Whether a visible character has become glyph 0 (.notdef), from a glyph on. */
static bool lacks_glyph(const struct shaper *sh, int from)
{
	const char *end = sh->s->text + sh->s->size;
	for (int i = from; i < sh->glyphs.n; i++) {
		const char *p = sh->s->text + sh->glyphs.v[i].cluster;
		if (!sh->glyphs.v[i].gid && !is_blank(utf8_next(&p, end)))
			return true;
	}
	return false;
}

/* Appends a run and its glyphs. */
static void add_glyphs(struct shaper *sh, struct srun r)
{
	r.first = sh->glyphs.n;
	shape_into_buffer(sh, &r);
	take_glyphs(sh, r.face, r.level & 1);
	r.n = sh->glyphs.n - r.first;
	*vec_push(sh->env->scratch, &sh->runs.v) = r;
}

/* -- fallback ------------------------------------------------------------------------------- */

static struct face_state *face_for(const struct shaper *sh, const struct srun *r, uint32_t cp)
{
	const struct style *st = r->style;
	if (face_has(r->face, cp) || is_blank(cp) || is_space_sign(cp))
		return r->face;
	struct face_state *f = fonts_fallback(sh->env->fonts, span_family(sh->env, st, r->span),
	                                      span_even_weight(sh->env, st, r->span), span_is_italic(st, r->span), cp);
	if (!f && cp != IDEOGRAPHIC_SPACE) /* an em of nothing: HarfBuzz makes it of the face's space */
		lack_note(sh->env, cp, span_family(sh->env, st, r->span), sh->s->at);
	return f ? f : r->face;
}

/* Cuts an item into runs by the faces that its characters need. */
static void shape_with_fallback(struct shaper *sh, struct srun r)
{
	const char *p = sh->s->text + r.start, *end = sh->s->text + r.end;
	struct srun piece = r;
	struct face_state *face = NULL;
	while (p < end) {
		const char *at = p;
		uint32_t cp = utf8_next(&p, end);
		struct face_state *next =
		        face && follows(cp) && (is_space_sign(cp) || face_has(face, cp)) ? face : face_for(sh, &r, cp);
		if (face && next != face) {
			piece.face = face;
			piece.end = (int)(at - sh->s->text);
			add_glyphs(sh, piece);
			piece.start = piece.end;
		}
		face = next;
	}
	assert(face); /* a run has characters */
	piece.face = face;
	piece.end = r.end;
	add_glyphs(sh, piece);
}

/* Whether the face has the first letter of an item. One that has not lacks the script, and shaping with it
   would be thrown away. A single character that it lacks is found by its glyph 0 after shaping. */
static bool has_script(const struct shaper *sh, const struct srun *r)
{
	const char *p = sh->s->text + r->start, *end = sh->s->text + r->end;
	while (p < end) {
		uint32_t cp = utf8_next(&p, end);
		if (u_isalpha((UChar32)cp))
			return face_has(r->face, cp);
	}
	return true;
}

static void shape_run(struct shaper *sh, struct srun r)
{
	int glyphs = sh->glyphs.n, runs = sh->runs.v.n;
	bool whole = has_script(sh, &r);
	if (whole) {
		add_glyphs(sh, r);
		whole = !lacks_glyph(sh, glyphs);
	}
	if (whole)
		return;
	sh->glyphs.n = glyphs;
	sh->runs.v.n = runs;
	shape_with_fallback(sh, r);
}

/* Thai and Lao AM: HarfBuzz takes a mark out of them, and moves it before those of the letter. */
static bool is_sara_am(uint32_t cp) { return cp == 0xE33 || cp == 0xEB3; }

/* The byte behind the first MOST_MARKS marks of a longer sequence; `end` when there is none. */
static int marks_end(const struct shaper *sh, int start, int end)
{
	const char *p = sh->s->text + start, *stop = sh->s->text + end;
	int marks = 0;
	while (p < stop) {
		const char *at = p;
		uint32_t cp = utf8_next(&p, stop);
		marks = cp >= 0x300 && !is_space_sign(cp) && (follows(cp) || is_sara_am(cp)) ? marks + 1 : 0;
		if (marks > MOST_MARKS)
			return (int)(at - sh->s->text);
	}
	return end;
}

static void add_run(struct shaper *sh, struct srun r)
{
	int end = r.end;
	for (; r.start < end; r.start = r.end) {
		r.end = marks_end(sh, r.start, end);
		shape_run(sh, r);
	}
}

void shape_runs(struct text_env *env, struct shaped *s)
{
	struct shaper sh = {.env = env, .s = s, .language = hb_language_from_string(env->options.locale, -1)};
	struct run_list items = {0};
	const struct span *span = s->block->n ? s->block->span : NULL;
	const struct style *style = span ? span_style(s->arena, s->style, span) : s->style;
	itemize(env, s, &items);
	sh.features = style_features(env->scratch, style, &sh.features_n);
	struct face_state *face = span ? span_face(&sh, style, span) : NULL;
	s->face = face;
	for (int i = 0; i < items.v.n; i++) {
		struct srun r = items.v.v[i];
		if (r.style != style)
			sh.features = style_features(env->scratch, r.style, &sh.features_n);
		face = r.span == span ? face : span_face(&sh, r.style, r.span);
		span = r.span;
		style = r.style;
		s->face = s->face ? s->face : face;
		r.face = face;
		if (face)
			add_run(&sh, r);
	}
	s->run = keep_list(s->arena, sh.runs.v.v, sh.runs.v.n, sizeof(*s->run));
	s->runs = sh.runs.v.n;
	s->glyph = keep_list(s->arena, sh.glyphs.v, sh.glyphs.n, sizeof(*s->glyph));
	s->glyphs = sh.glyphs.n;
}

void shape_piece(struct text_env *env, const struct shaped *s, const struct srun *run, int start, int end,
                 struct sglyph **glyph, int *n)
{
	struct shaped part = *s; /* nothing beyond the piece joins with it */
	struct shaper sh = {.env = env, .s = &part, .language = hb_language_from_string(env->options.locale, -1)};
	struct srun r = *run;
	sh.features = style_features(env->scratch, run->style, &sh.features_n);
	part.text += start;
	part.size = end - start;
	r.start = 0;
	r.end = end - start;
	shape_into_buffer(&sh, &r);
	take_glyphs(&sh, r.face, r.level & 1);
	for (int i = 0; i < sh.glyphs.n; i++)
		sh.glyphs.v[i].cluster += (uint32_t)start;
	*glyph = sh.glyphs.v;
	*n = sh.glyphs.n;
}

static const struct shaped *find_shaped(const struct text_env *env, const struct rich_block *block,
                                        const struct style *style, uint64_t hash)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&env->by_block, hash, &step));)
		if (env->shaped.v[*i]->block == block && env->shaped.v[*i]->style == style)
			return env->shaped.v[*i];
	return NULL;
}

static struct shaped *shape(struct text_env *env, struct arena *a, const struct rich_block *block, const struct style *style,
                            struct where at)
{
	struct arena_mark mark = arena_mark(env->scratch);
	struct shaped *s = NEW(a, struct shaped);
	*s = (struct shaped){.block = block, .style = style, .at = at, .hyphenated = -1, .phrases = -1, .arena = a};
	shape_runs(env, s);
	style_check(env, s);
	find_places(env, s);
	find_glue(env, s);
	check_quotes(env, block, at);
	arena_release(env->scratch, mark);
	return s;
}

const struct shaped *text_shape(struct text_env *env, const struct rich_block *block, const struct style *style,
                                struct where at)
{
	const void *key[2] = {block, style};
	uint64_t hash = hash_bytes(key, sizeof(key), HASH_SEED);
	const struct shaped *known = find_shaped(env, block, style, hash);
	if (known)
		return known;
	struct shaped *s = shape(env, env->arena, block, style, at);
	hashes_put(env->arena, &env->by_block, hash, env->shaped.n);
	*vec_push(env->arena, &env->shaped) = s;
	return s;
}

const struct shaped *text_shape_once(struct text_env *env, struct arena *a, const struct rich_block *block,
                                     const struct style *style, struct where at)
{
	return shape(env, a, block, style, at);
}
