/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Itemizing: a paragraph's text to items, which HarfBuzz can shape.
 *
 *     join_spans ---- one text, as the locale wants it written
 *     find_levels ---- its embedding levels (UAX #9), through ICU
 *     add_scripts ---- cut where the script changes (UAX #24)
 *
 * An item has one span, one level and one script; items stand in the order of the text and cover it.
 */
#include "internal.h"
#include "language.h"

#include <assert.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

/* -- the text ------------------------------------------------------------------------------- */

/* Joins the spans into one text and notes where each lies. */
static struct extent *join_spans(struct text_env *env, struct shaped *s)
{
	struct extent *extents = NEW_ARRAY(env->scratch, struct extent, s->block->n + 1);
	const char **piece = NEW_ARRAY(env->scratch, const char *, s->block->n + 1);
	for (int i = 0; i < s->block->n; i++) {
		const struct style *style = span_style(s->arena, s->style, &s->block->span[i]);
		piece[i] = localize_span(env, s->block, i, style);
		extents[i] = (struct extent){&s->block->span[i], style, s->size, s->size + (int)strlen(piece[i])};
		s->size = extents[i].end;
	}
	char *text = arena_alloc(s->arena, (size_t)s->size + 1);
	for (int i = 0; i < s->block->n; i++)
		memcpy(text + extents[i].start, piece[i], (size_t)(extents[i].end - extents[i].start));
	s->text = text;
	return extents;
}

/* -- direction ------------------------------------------------------------------------------ */

/* Whether a character is for the bidi algorithm to look at: it runs from right to left, may by its block (UAX #9, table
   4), or is an embedding, override or isolate. Any other has level 0 in a paragraph from left to right. */
static bool is_bidi(uint32_t cp)
{
	return (cp >= 0x590 && cp <= 0x8FF) || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
	        (cp >= 0x2066 && cp <= 0x2069) || (cp >= 0xFB1D && cp <= 0xFEFF) || (cp >= 0x10800 && cp <= 0x10FFF) ||
	        (cp >= 0x1E800 && cp <= 0x1EFFF);
}

static bool may_be_rtl(const char *s, int n)
{
	for (const char *p = s, *end = s + n; p < end;)
		if ((unsigned char)*p < 0xD6) /* before U+0580 */
			p++;
		else if (is_bidi(utf8_next(&p, end)))
			return true;
	return false;
}

static void add_level(struct text_env *env, struct levels *l, int end, uint8_t level)
{
	if (l->v.n && l->v.v[l->v.n - 1].level == level)
		l->v.v[l->v.n - 1].end = end;
	else
		*vec_push(env->scratch, &l->v) = (struct level_run){end, level};
}

/* What the bidi algorithm reads: the paragraph's text, and formatting characters that its glyphs are not made of. */
struct bidi_text {
	UChar *v;
	int32_t n;
	int32_t *unit; /* for the first byte of each character, where it stands */
};
enum bidi_sign {
	ZERO_WIDTH_SPACE = 0x200B, /* of the class BN, as a sign that has no meaning */
	LINE_SEPARATOR = 0x2028,
	EMBED_LEFT = 0x202A,
	EMBED_RIGHT = 0x202B,
	END_EMBEDDED = 0x202C,
	OVERRIDE_RIGHT = 0x202E,
	ISOLATE_LEFT = 0x2066,
	ISOLATE = 0x2068,
	END_ISOLATE = 0x2069
};

/* A value has its own isolates, but ends none that it has not begun, and no paragraph. */
static uint32_t kept_in_value(uint32_t cp, int *open)
{
	if (cp == END_ISOLATE && !*open)
		return ZERO_WIDTH_SPACE;
	*open += cp == END_ISOLATE ? -1 : cp >= ISOLATE_LEFT && cp <= ISOLATE;
	return u_charDirection((UChar32)cp) == U_BLOCK_SEPARATOR ? LINE_SEPARATOR : cp;
}

/* What would end or override the embedding has no meaning in it. */
static uint32_t kept_in_embedding(uint32_t cp)
{
	bool sign = (cp >= EMBED_LEFT && cp <= OVERRIDE_RIGHT) || (cp >= ISOLATE_LEFT && cp <= END_ISOLATE);
	return sign ? ZERO_WIDTH_SPACE : cp;
}

/* The characters of a span. `embed`: what begins the embedding that it stands in, also in a next paragraph; or 0. */
static void add_characters(struct bidi_text *t, const char *text, const struct extent *e, UChar embed)
{
	const bool value = e->span && e->span->flags & SPAN_GIVEN;
	int open = 0;
	for (const char *p = text + e->start, *end = text + e->end; p < end;) {
		t->unit[p - text] = t->n;
		uint32_t cp = utf8_next(&p, end);
		cp = value ? kept_in_value(cp, &open) : embed ? kept_in_embedding(cp) : cp;
		U16_APPEND_UNSAFE(t->v, t->n, cp);
		if (cp == '\n' && embed)
			t->v[t->n++] = embed;
	}
	while (open-- > 0)
		t->v[t->n++] = END_ISOLATE;
}

/* What begins the embedding of a span that is marked as of a language of the other direction (UAX #9, 2.1), so that
   punctuation at its ends keeps its direction: a quoted title, a text that is not translated yet. 0: none. */
static UChar embedding_of(struct text_env *env, const struct span *span)
{
	if (!span || !span->lang || language_is_rtl(span->lang) == text_is_rtl(env))
		return 0;
	return text_is_rtl(env) ? EMBED_LEFT : EMBED_RIGHT;
}

/* A value that was given, such as a name, has the direction of its first letter, and its signs and those around it stay
   with their own (UAX #9, 2.4): it stands between isolates. */
static void add_span(struct text_env *env, struct bidi_text *t, const char *text, const struct extent *e)
{
	const bool value = e->span && e->span->flags & SPAN_GIVEN;
	const UChar embed = embedding_of(env, e->span);
	if (embed)
		t->v[t->n++] = embed;
	if (value)
		t->v[t->n++] = ISOLATE;
	add_characters(t, text, e, embed);
	if (value)
		t->v[t->n++] = END_ISOLATE;
	if (embed)
		t->v[t->n++] = END_EMBEDDED;
}

static struct bidi_text bidi_text_of(struct text_env *env, const struct shaped *s, const struct extent *extents)
{
	const struct extent all = {.end = s->size};
	const int n = extents ? s->block->n : 1;
	/* An isolate that is open at the end of a value has three bytes, a line feed one. */
	struct bidi_text t = {NEW_ARRAY(env->scratch, UChar, 2 * s->size + 4 * n + 1), 0,
	                      NEW_ARRAY(env->scratch, int32_t, s->size + 1)};
	for (int i = 0; i < n; i++)
		add_span(env, &t, s->text, extents ? &extents[i] : &all);
	return t;
}

/* ICU compares each bracket with all that are open. UAX #9 (BD16) pairs no more than 63: what opens beyond
   those is made a sign without a partner. */
static void limit_brackets(UChar *text, int32_t n)
{
	enum { MOST_OPEN = 63 };
	UChar closing[MOST_OPEN];
	int open = 0, match;
	for (int32_t i = 0; i < n; i++) {
		int type = u_getIntPropertyValue(text[i], UCHAR_BIDI_PAIRED_BRACKET_TYPE);
		if (text[i] == '\n') {
			open = 0; /* a paragraph of its own */
		} else if (type == U_BPT_OPEN) {
			if (open == MOST_OPEN)
				text[i] = '|';
			else
				closing[open++] = (UChar)u_getBidiPairedBracket(text[i]);
		} else if (type == U_BPT_CLOSE) {
			for (match = open - 1; match >= 0 && closing[match] != text[i];)
				match--;
			open = match < 0 ? open : match;
		}
	}
}

/* UAX #9 over the whole paragraph; results are carried back from UTF-16 to bytes. */
void find_levels(struct text_env *env, struct shaped *s, const struct extent *extents, struct levels *out)
{
	UErrorCode error = U_ZERO_ERROR;
	bool rtl = text_is_rtl(env);
	s->level = rtl;
	if (!rtl && !may_be_rtl(s->text, s->size)) {
		add_level(env, out, s->size, 0);
		return;
	}
	const struct bidi_text t = bidi_text_of(env, s, extents);
	limit_brackets(t.v, t.n);
	UBiDi *bidi = ubidi_openSized(t.n, 0, &error);
	ubidi_setPara(bidi, t.v, t.n, s->level, NULL, &error);
	const UBiDiLevel *level = t.n ? ubidi_getLevels(bidi, &error) : NULL;
	if (U_FAILURE(error))
		machine_failure("bidi: %s", u_errorName(error));
	for (const char *p = s->text, *end = s->text + s->size; level && p < end;) {
		UBiDiLevel here = level[t.unit[p - s->text]];
		utf8_next(&p, end);
		add_level(env, out, (int)(p - s->text), here);
		s->mixed |= here & 1;
	}
	s->mixed |= rtl;
	ubidi_close(bidi);
}

/* -- scripts -------------------------------------------------------------------------------- */

struct itemizer {
	struct text_env *env;
	struct shaped *s;
	struct run_list *out;
	hb_script_t last; /* of the item before */
};

static bool is_shared(hb_script_t s) { return s == HB_SCRIPT_COMMON || s == HB_SCRIPT_INHERITED || s == HB_SCRIPT_UNKNOWN; }

/* Cuts bytes of one span and level by script. Characters that are Common or Inherited (UAX #24) belong to
   the script before them, at the start to the one behind them, or to the item before. */
static void add_scripts(struct itemizer *b, struct srun r)
{
	const char *p = b->s->text + r.start, *end = b->s->text + r.end;
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_script_t now = HB_SCRIPT_INVALID;
	int stop = r.end;
	while (p < end) {
		const char *at = p;
		uint32_t cp = utf8_next(&p, end);
		hb_script_t script = hb_unicode_script(unicode, cp);
		if (is_shared(script) || script == now)
			continue;
		if (now != HB_SCRIPT_INVALID) {
			r.script = now;
			r.end = (int)(at - b->s->text);
			*vec_push(b->env->scratch, &b->out->v) = r;
			r.start = r.end;
		}
		now = script;
	}
	r.script = now != HB_SCRIPT_INVALID ? now : b->last;
	r.end = stop;
	*vec_push(b->env->scratch, &b->out->v) = r;
	b->last = r.script;
}

void itemize(struct text_env *env, struct shaped *s, struct run_list *out)
{
	struct itemizer b = {env, s, out, HB_SCRIPT_LATIN};
	struct levels levels = {0};
	const struct extent *extents = join_spans(env, s);
	find_levels(env, s, extents, &levels);
	int l = 0;
	for (int i = 0; i < s->block->n; i++)
		for (int at = extents[i].start; at < extents[i].end;) {
			assert(levels.v.v); /* they cover the text, and there is some */
			while (levels.v.v[l].end <= at)
				l++;
			int end = levels.v.v[l].end < extents[i].end ? levels.v.v[l].end : extents[i].end;
			add_scripts(&b,
			            (struct srun){.span = extents[i].span,
			                          .style = extents[i].style,
			                          .start = at,
			                          .end = end,
			                          .level = levels.v.v[l].level});
			at = end;
		}
}
