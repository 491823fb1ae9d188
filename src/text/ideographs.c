/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spacing of ideographic text: a space beside Latin letters, the blanks of full-width punctuation, and what
 * justified lines stretch and shrink.
 *
 * A bracket, comma or full stop fills half of its em; the blank half is glue. It is gone where a line begins or ends
 * with it, two signs in a row share one, and lines shrink it. Which half that is the font says by its `halt` feature,
 * or else the ink of the glyph. Signs in the middle of their em, as commas are in Taiwan and Hong Kong, stay as they
 * are; so do proportional ones.
 *
 * Sources: JLREQ 3.1.2 to 3.1.6 (runs, ends of lines) and 3.8 (what lines reduce and add, in which order), CLREQ 3.1.6,
 * both of the W3C. Units are thousandths of an em.
 */
#include "internal.h"

#include <unicode/uchar.h>

/* JLREQ adds up to a quarter of an em between ideographs, which gapes. A line at the tolerance without hyphens, 1.26
   times this, has a twentieth, and no line is set with more (para.c). Where there is a space or a blank, more is not seen. */
#define STRETCH 40
#define BLANK_STRETCH 80
#define SPACE_STRETCH 125
/* A sign this wide fills its em; kerning may take some of it. */
#define FULL_WIDTH 900

enum sign {
	SIGN_OTHER,
	SIGN_LETTER, /* Latin, or a digit */
	SIGN_IDEOGRAPH,
	SIGN_WIDE, /* a middle dot, a colon */
	SIGN_OPEN,
	SIGN_CLOSE, /* brackets, commas */
	SIGN_STOP,
	SIGN_EXCLAMATION,
	SIGN_SPACE /* U+3000 */
};

/* -- blanks --------------------------------------------------------------------------------- */

static int16_t share_of_em(const struct face_state *f, int units) { return (int16_t)muldiv(units, 1000, f->pub.upem); }

/* Shapes one sign of a run with its `halt` form; the glyph lies in the buffer. False: it is not that one glyph. */
static bool shape_halted(struct text_env *env, const struct srun *r, uint32_t cp, uint32_t gid)
{
	static const hb_feature_t halt = {HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	const char *lang = r->span->lang ? r->span->lang : env->options.locale;
	unsigned n;
	hb_buffer_clear_contents(env->buffer);
	hb_buffer_add(env->buffer, cp, 0);
	hb_buffer_set_content_type(env->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(env->buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(env->buffer, r->script);
	hb_buffer_set_language(env->buffer, hb_language_from_string(lang, -1));
	hb_shape(r->face->font, env->buffer, &halt, 1);
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(env->buffer, &n);
	return n == 1 && info->codepoint == gid;
}

/* What `halt` takes off each side. */
static struct blank halted(struct text_env *env, const struct srun *r, uint32_t cp, const struct sglyph *whole)
{
	struct blank b = {r->face, whole->gid, 0, 0};
	if (!shape_halted(env, r, cp, whole->gid))
		return b;
	const hb_glyph_position_t *half = hb_buffer_get_glyph_positions(env->buffer, NULL);
	int32_t lead = whole->dx - half->x_offset,
	        both = hb_font_get_glyph_h_advance(r->face->font, whole->gid) - half->x_advance;
	b.lead = share_of_em(r->face, lead);
	b.trail = share_of_em(r->face, both - lead);
	return b;
}

struct blank blank_beside_ink(const struct face_state *f, uint32_t gid)
{
	enum { HALF = 500, QUARTER = 250, NEARLY = 50 };
	struct blank b = {f, gid, 0, 0};
	hb_glyph_extents_t ink;
	if (!hb_font_get_glyph_extents(f->font, gid, &ink))
		return b;
	int left = share_of_em(f, ink.x_bearing), right = 1000 - left - share_of_em(f, ink.width);
	if (right >= HALF - NEARLY)
		b.trail = HALF;
	else if (left >= HALF - NEARLY)
		b.lead = HALF;
	else if (left >= QUARTER - NEARLY && right >= QUARTER - NEARLY)
		b.lead = b.trail = QUARTER;
	return b;
}

static struct blank blank_of(struct text_env *env, const struct srun *r, uint32_t cp, const struct sglyph *g)
{
	for (int i = 0; i < env->blanks.n; i++)
		if (env->blanks.v[i].face == r->face && env->blanks.v[i].gid == g->gid)
			return env->blanks.v[i];
	struct blank b = halted(env, r, cp, g);
	if (b.lead < 0 || b.trail < 0 || (!b.lead && !b.trail))
		b = blank_beside_ink(r->face, g->gid);
	*vec_push(env->arena, &env->blanks) = b;
	return b;
}

/* -- signs ---------------------------------------------------------------------------------- */

/* A character with what of it is blank. */
struct seen {
	enum sign sign;
	int lead, trail;
};

/* Quotation marks, which a Chinese font draws as wide as an ideograph. */
static enum sign ambiguous_sign(uint32_t cp)
{
	switch (u_charType((UChar32)cp)) {
	case U_INITIAL_PUNCTUATION: return SIGN_OPEN;
	case U_FINAL_PUNCTUATION: return SIGN_CLOSE;
	default: return SIGN_OTHER;
	}
}

/* Classes of UAX #14, of full width. Hangul has spaces between words and needs no glue. */
static enum sign sign_of(uint32_t cp, bool full)
{
	if (cp < 0x2000)
		return u_isalnum((UChar32)cp) || cp == '%' ? SIGN_LETTER : SIGN_OTHER;
	if (cp == 0x3000)
		return SIGN_SPACE;
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	if (width != U_EA_WIDE && width != U_EA_FULLWIDTH)
		return full ? ambiguous_sign(cp) : SIGN_OTHER;
	switch (u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK)) {
	case U_LB_IDEOGRAPHIC:
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
	case U_LB_NONSTARTER: return u_isalnum((UChar32)cp) ? SIGN_IDEOGRAPH : SIGN_WIDE;
	case U_LB_OPEN_PUNCTUATION: return SIGN_OPEN;
	case U_LB_CLOSE_PUNCTUATION: return cp == 0x3002 || cp == 0xFF0E ? SIGN_STOP : SIGN_CLOSE;
	case U_LB_EXCLAMATION: return SIGN_EXCLAMATION;
	default: return SIGN_OTHER;
	}
}

static bool is_punctuation(enum sign s) { return s >= SIGN_WIDE && s <= SIGN_EXCLAMATION; }
static bool is_closing(enum sign s) { return s == SIGN_CLOSE || s == SIGN_STOP || s == SIGN_EXCLAMATION; }
static bool is_middle(const struct seen *c) { return c->sign == SIGN_WIDE && c->lead && c->trail; }

/* A sign that stands in the middle of its em is set as a whole, but for middle dots. */
static bool is_kept_whole(enum sign s, const struct blank *b)
{
	return s == SIGN_OPEN ? b->trail > 0 : is_closing(s) ? b->lead > 0 : false;
}

/* The glyph of the character at a byte, in a run from left to right. */
static const struct sglyph *glyph_at(const struct shaped *s, int byte, int *cursor, const struct srun **run)
{
	int i = find_run(s, byte);
	while (*cursor < s->glyphs && (int)s->glyph[*cursor].cluster < byte)
		++*cursor;
	if (i >= s->runs || s->run[i].level & 1 || *cursor >= s->glyphs || (int)s->glyph[*cursor].cluster != byte)
		return NULL;
	*run = &s->run[i];
	return &s->glyph[*cursor];
}

static bool is_full(const struct srun *r, const struct sglyph *g)
{
	return hb_font_get_glyph_h_advance(r->face->font, g->gid) == r->face->pub.upem &&
	        (int64_t)g->advance * 1000 >= (int64_t)r->face->pub.upem * FULL_WIDTH;
}

static struct seen see(struct text_env *env, const struct shaped *s, uint32_t cp, int byte, int *cursor)
{
	const struct srun *r = NULL;
	const struct sglyph *g = cp >= 0x2000 ? glyph_at(s, byte, cursor, &r) : NULL;
	bool full = g && is_full(r, g);
	struct seen c = {sign_of(cp, full), 0, 0};
	if (c.sign == SIGN_SPACE) /* one at the end of a line is nothing */
		c.trail = full ? 1000 : 0;
	if (!full || !is_punctuation(c.sign))
		return c;
	struct blank b = blank_of(env, r, cp, g);
	if (is_kept_whole(c.sign, &b))
		return c;
	c.lead = b.lead;
	c.trail = b.trail;
	return c;
}

/* -- glue ----------------------------------------------------------------------------------- */

/* How much of the blanks between two signs in a row is left out: a closing sign follows closely, an opening one is
   followed closely, and a closing and an opening one share a blank. */
static int shared_blank(const struct seen *a, const struct seen *b)
{
	if (a->sign == SIGN_SPACE)
		return 0;
	if (is_closing(b->sign) || is_middle(b))
		return is_middle(a) ? 0 : a->trail;
	if (a->sign == SIGN_OPEN || is_middle(a))
		return b->lead;
	return a->trail < b->lead ? a->trail : b->lead;
}

/* Lines are stretched between ideographs, but not where a bracket clings to what it encloses. */
static bool is_stretched(enum sign a, enum sign b)
{
	bool wide = a >= SIGN_IDEOGRAPH && b >= SIGN_IDEOGRAPH && a != SIGN_SPACE && b != SIGN_SPACE;
	return wide && a != SIGN_OPEN && !is_closing(b);
}

/* The blank of a full stop inside of a line says that a sentence ends, so lines do not shrink it (JLREQ 3.8.3). */
static struct glue glue_between(const struct seen *a, const struct seen *b, int ideograph_space)
{
	bool letters = (a->sign == SIGN_IDEOGRAPH && b->sign == SIGN_LETTER) ||
	        (a->sign == SIGN_LETTER && b->sign == SIGN_IDEOGRAPH);
	struct glue g = {.trail = (uint16_t)a->trail, .lead = (uint16_t)b->lead};
	if (letters) {
		g.space = (int16_t)ideograph_space;
		g.stretch = ideograph_space ? SPACE_STRETCH : 0;
		g.shrink = (uint16_t)(ideograph_space / 2);
		return g;
	}
	int shared = shared_blank(a, b), blank = (a->sign == SIGN_SPACE ? 0 : a->trail) + b->lead - shared;
	g.space = (int16_t)-shared;
	g.shrink = (uint16_t)(a->sign == SIGN_STOP ? 0 : blank);
	g.stretch = !is_stretched(a->sign, b->sign) ? 0 : blank ? BLANK_STRETCH : STRETCH;
	return g;
}

static bool may_hold_ideographs(const struct shaped *s)
{
	for (int i = 0; i < s->size; i++)
		if ((unsigned char)s->text[i] >= 0xE3) /* U+3000 and above */
			return true;
	return false;
}

/* Marks cling to their letter; joiners and zero-width spaces have no width. */
static bool is_passed_over(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) || cp == 0x2060 || cp == 0x200B;
}

void find_glue(struct text_env *env, struct shaped *s)
{
	const char *p = s->text, *end = s->text + s->size;
	struct seen last = {SIGN_OTHER, 0, 0};
	int cursor = 0;
	if (!may_hold_ideographs(s))
		return;
	s->glue = NEW_ARRAY(s->arena, struct glue, s->size + 1);
	while (p < end) {
		int at = (int)(p - s->text);
		uint32_t cp = utf8_next(&p, end);
		if (is_passed_over(cp)) {
			s->glue[at].trail = (uint16_t)last.trail;
			continue;
		}
		struct seen now = see(env, s, cp, at, &cursor);
		s->glue[at] = glue_between(&last, &now, env->options.spec.ideograph_space);
		last = now;
	}
	s->glue[s->size].trail = (uint16_t)last.trail;
}
