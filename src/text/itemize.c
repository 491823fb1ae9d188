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
#include <unicode/ustring.h>

/* -- the text ------------------------------------------------------------------------------- */

/* The bytes of the paragraph's text that a span of the block became. */
struct extent {
	const struct span *span;
	const struct style *style;
	int start, end;
};

/* Joins the spans into one text and notes where each lies. */
static struct extent *join_spans(struct text_env *env, struct shaped *s)
{
	struct extent *extents = NEW_ARRAY(env->scratch, struct extent, s->block->n + 1);
	const char **piece = NEW_ARRAY(env->scratch, const char *, s->block->n + 1);
	for (int i = 0; i < s->block->n; i++) {
		const struct style *style = span_style(env->arena, s->style, &s->block->span[i]);
		piece[i] = localize_span(env, s->block, i, style);
		extents[i] = (struct extent){&s->block->span[i], style, s->size, s->size + (int)strlen(piece[i])};
		s->size = extents[i].end;
	}
	char *text = arena_alloc(env->arena, (size_t)s->size + 1);
	for (int i = 0; i < s->block->n; i++)
		memcpy(text + extents[i].start, piece[i], (size_t)(extents[i].end - extents[i].start));
	s->text = text;
	return extents;
}

/* -- direction ------------------------------------------------------------------------------ */

/* Letters and controls of right-to-left scripts all lie at U+0590 or above. */
static bool may_be_rtl(const char *s, int n)
{
	for (int i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0xD6)
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

/* Which bytes are marked as of a language of the other direction; NULL: none. They are embedded
   (UAX #9, 2.1), so that punctuation at their ends keeps their direction: a quoted title, a text that
   is not translated yet. */
static const bool *find_embedded(struct text_env *env, const struct shaped *s, const struct extent *extents)
{
	bool *embedded = NULL;
	for (int i = 0; i < s->block->n; i++) {
		const char *lang = extents[i].span->lang;
		if (!lang || language_is_rtl(lang) == text_is_rtl(env))
			continue;
		if (!embedded)
			embedded = NEW_ARRAY(env->scratch, bool, s->size + 1);
		memset(embedded + extents[i].start, true, (size_t)(extents[i].end - extents[i].start));
	}
	return embedded;
}

/* The embedding levels that ubidi_setPara() starts from, by UTF-16 unit; NULL: the paragraph's. */
static UBiDiLevel *explicit_levels(struct text_env *env, const struct shaped *s, const bool *embedded, int32_t n16)
{
	UBiDiLevel *levels = embedded ? NEW_ARRAY(env->scratch, UBiDiLevel, n16 + 1) : NULL;
	const char *p = s->text, *end = s->text + s->size;
	for (int32_t i = 0; levels && p < end;) {
		UBiDiLevel level = s->level + embedded[p - s->text];
		int units = utf8_next(&p, end) > 0xFFFF ? 2 : 1;
		while (units--)
			levels[i++] = level;
	}
	return levels;
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
void find_levels(struct text_env *env, struct shaped *s, const bool *embedded, struct levels *out)
{
	UErrorCode error = U_ZERO_ERROR;
	bool rtl = text_is_rtl(env);
	s->level = rtl;
	if (!rtl && !may_be_rtl(s->text, s->size)) {
		add_level(env, out, s->size, 0);
		return;
	}
	int32_t n16 = 0;
	UChar *text = NEW_ARRAY(env->scratch, UChar, s->size + 1);
	u_strFromUTF8(text, s->size, &n16, s->text, s->size, &error);
	limit_brackets(text, n16);
	UBiDi *bidi = ubidi_openSized(n16, 0, &error);
	ubidi_setPara(bidi, text, n16, s->level, explicit_levels(env, s, embedded, n16), &error);
	const UBiDiLevel *level = n16 ? ubidi_getLevels(bidi, &error) : NULL;
	if (U_FAILURE(error))
		machine_failure("bidi: %s", u_errorName(error));
	const char *p = s->text, *end = s->text + s->size;
	for (int32_t i = 0; level && p < end;) {
		uint32_t cp = utf8_next(&p, end);
		add_level(env, out, (int)(p - s->text), level[i]);
		s->mixed |= level[i] & 1;
		i += cp > 0xFFFF ? 2 : 1;
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
	find_levels(env, s, find_embedded(env, s, extents), &levels);
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
