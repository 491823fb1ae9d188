/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measuring: how wide any part of a shaped paragraph is at a size, in constant time.
 *
 * Advances are added up once, by byte of the text, so that a part's width is a difference. What may
 * stretch or shrink is counted in the same way. One measure is kept with each paragraph: the tries of
 * fitting ask for the same size again and again, or go on to another one for good.
 */
#include "measure.h"

#include <string.h>

static mpt tracking_of(const struct para_spec *spec) { return (mpt)muldiv(spec->size, spec->style->tracking, 1000); }

/* Letters that join are never set apart: the joint would show. */
mpt measure_tracking(const struct measure *m, const struct srun *r)
{
	switch ((int)r->script) {
	case HB_SCRIPT_ARABIC:
	case HB_SCRIPT_SYRIAC:
	case HB_SCRIPT_MONGOLIAN:
	case HB_SCRIPT_NKO:
	case HB_SCRIPT_DEVANAGARI:
	case HB_SCRIPT_BENGALI:
	case HB_SCRIPT_GURMUKHI: return 0;
	default: return r->style == m->shaped->style ? m->tracking : (mpt)muldiv(m->size, r->style->tracking, 1000);
	}
}

mpt measure_glyph(const struct srun *r, hb_codepoint_t cp, mpt size)
{
	hb_codepoint_t gid;
	if (!face_glyph(r->face, cp, &gid))
		return 0;
	return scale_advance(hb_font_get_glyph_h_advance(r->face->font, gid), &r->face->pub, size);
}

mpt measure_hyphen(const struct measure *m, int at)
{
	const struct shaped *s = m->shaped;
	int i = find_run(s, at);
	bool other = i > 0 && i < s->runs && s->run[i].face != s->run[0].face;
	return other ? measure_glyph(&s->run[i], '-', m->size) : m->hyphen_width;
}

struct rect run_ink(const struct glyph_run *r, int i)
{
	const struct face_state *f = (const struct face_state *)(const void *)r->face; /* its first member */
	const struct glyph *g = &r->glyph[i];
	hb_glyph_extents_t e;
	if (!hb_font_get_glyph_extents(f->font, g->gid, &e))
		return (struct rect){0};
	mpt top = scale_advance(e.y_bearing, r->face, r->size), left = scale_advance(e.x_bearing, r->face, r->size);
	return (struct rect){g->dx + left, -g->dy - top, scale_advance(e.width, r->face, r->size),
	                     -scale_advance(e.height, r->face, r->size)};
}

/* The glue before a byte; none in text without ideographs. */
static mpt space_before(const struct measure *m, int byte)
{
	const struct glue *g = m->shaped->glue ? &m->shaped->glue[byte] : NULL;
	return g && g->space ? measure_em(m, g->space) : 0;
}

/* What a line from one byte to another discards at its ends: the glue before it, and blanks of punctuation. */
static mpt discarded(const struct measure *m, int from, int to)
{
	const struct glue *start = &m->shaped->glue[from], *end = &m->shaped->glue[to];
	return measure_em(m, start->space) + measure_em(m, start->lead) + measure_em(m, end->trail);
}

int64_t measure_width(const struct measure *m, int from, int to)
{
	if (to <= from)
		return 0;
	return m->offset[to] - m->offset[from] - (m->shaped->glue ? discarded(m, from, to) : 0);
}

/* Scripts whose letters stand apart: those that join, or hang from one line, and ideographs keep their distances. */
static bool is_apart(const struct srun *r)
{
	switch ((int)r->script) {
	case HB_SCRIPT_LATIN:
	case HB_SCRIPT_GREEK:
	case HB_SCRIPT_CYRILLIC:
	case HB_SCRIPT_ARMENIAN:
	case HB_SCRIPT_GEORGIAN:
	case HB_SCRIPT_HEBREW:
	case HB_SCRIPT_THAI: return true;
	default: return false;
	}
}

/* Marks the bytes at which a letter starts that may stand apart from the one before it. */
static void find_gaps(const struct measure *m, bool *gap)
{
	const struct shaped *s = m->shaped;
	for (int i = 0; i < s->runs; i++) {
		const struct srun *r = &s->run[i];
		bool letter = false; /* the cluster before is one that is seen */
		for (int g = r->first; is_apart(r) && g < r->first + r->n; g++) {
			int at = (int)s->glyph[g].cluster,
			    end = g + 1 < r->first + r->n ? (int)s->glyph[g + 1].cluster : r->end;
			if (end == at)
				continue; /* its cluster goes on */
			bool space = measure_is_space(s, (uint32_t)at);
			gap[at] = letter && !space;
			letter = !space && m->offset[end] > m->offset[at];
		}
	}
}

/* Sums up to each byte, so that a line's are a difference. */
static void sum_glue(struct arena *a, struct measure *m)
{
	const struct shaped *s = m->shaped;
	struct line_glue g = {0};
	bool *gap = NEW_ARRAY(a, bool, s->size + 1);
	if (!s->glue)
		find_gaps(m, gap);
	m->glue = NEW_ARRAY(a, struct line_glue, s->size + 2);
	for (int i = 0; i < s->size; i++) {
		m->glue[i] = g;
		g.gaps += gap[i];
		g.spaces += measure_is_space(s, (uint32_t)i);
		g.stretch += s->glue ? s->glue[i].stretch : 0u;
		g.shrink += s->glue ? s->glue[i].shrink : 0u;
	}
	m->glue[s->size] = m->glue[s->size + 1] = g;
}

struct line_glue measure_glue(const struct measure *m, int from, int to)
{
	if (!m->glue || to <= from)
		return (struct line_glue){0};
	/* What stands before the first character is not on the line. */
	const struct line_glue *start = &m->glue[from], *inside = &m->glue[from + 1], *end = &m->glue[to];
	return (struct line_glue){end->spaces - start->spaces, end->stretch - inside->stretch, end->shrink - inside->shrink,
	                          end->gaps - inside->gaps};
}

bool measure_is_gap(const struct measure *m, int byte)
{
	return m->glue && byte > 0 && byte < m->shaped->size && m->glue[byte + 1].gaps > m->glue[byte].gaps;
}

int64_t measure_spread(const struct measure *m, const struct para_spec *spec, const struct line_glue *g)
{
	return (int64_t)g->gaps * measure_em(m, spec->style->justify_tracking);
}

/* Spaces grow to 150 % and shrink to two thirds, as in TeX; the glue between ideographs says its own (ideographs.c). */
int64_t measure_give(const struct measure *m, const struct para_spec *spec, const struct line_glue *g, bool stretch)
{
	int64_t spaces = (int64_t)m->space_width * g->spaces, letters = measure_spread(m, spec, g);
	if (stretch)
		return letters + spaces / 2 + (int64_t)m->size * g->stretch / 1000;
	return letters + spaces / 3 + (int64_t)m->size * g->shrink / 1000;
}

int64_t measure_share(const struct measure *m, const struct para_spec *spec, const struct line_glue *g, mpt slack)
{
	int64_t most = measure_spread(m, spec, g), give = measure_give(m, spec, g, slack > 0) + most;
	if (most <= 0)
		return 0;
	int64_t share = (int64_t)slack * 2 * most / give;
	share = share > most ? most : share < -most ? -most : share;
	return share / g->gaps;
}

/* Advances go to the byte behind their cluster's first, and are then added up. */
static void add_advances(struct measure *m)
{
	const struct shaped *s = m->shaped;
	for (int i = 0; i <= s->size; i++)
		m->offset[i] = 0;
	for (int i = 0; i < s->runs; i++) {
		const struct srun *r = &s->run[i];
		const mpt tracking = measure_tracking(m, r);
		for (int g = r->first; g < r->first + r->n; g++) {
			bool cluster_end = g + 1 == r->first + r->n || s->glyph[g + 1].cluster != s->glyph[g].cluster;
			m->offset[s->glyph[g].cluster + 1] +=
			        scale_advance(s->glyph[g].advance, &r->face->pub, m->size) + (cluster_end ? tracking : 0);
		}
	}
	for (int i = 0; i < s->size; i++)
		m->offset[i + 1] += m->offset[i] + space_before(m, i);
}

/* The arrays of an earlier measure of the paragraph are taken again. */
static void prepare(struct arena *a, const struct shaped *s, const struct para_spec *spec, struct measure *m)
{
	m->shaped = s;
	m->size = spec->size;
	m->tracking = tracking_of(spec);
	if (!m->offset)
		m->offset = NEW_ARRAY(a, int64_t, s->size + 1);
	add_advances(m);
	if (s->runs) {
		m->hyphen_width = measure_glyph(&s->run[0], '-', spec->size);
		m->space_width = measure_glyph(&s->run[0], ' ', spec->size);
	}
	if (spec->align == ALIGN_JUSTIFY && !m->glue)
		sum_glue(a, m);
}

void measure_prepare(struct arena *a, const struct shaped *s, const struct para_spec *spec, struct measure *m)
{
	*m = (struct measure){0};
	prepare(a, s, spec, m);
}

const struct measure *measure_of(const struct shaped *s, const struct para_spec *spec)
{
	struct shaped *memo = (struct shaped *)(uintptr_t)s; /* only the measure that it remembers changes */
	const struct measure *last = s->measure;
	bool justify = spec->align == ALIGN_JUSTIFY;
	if (last && last->size == spec->size && last->tracking == tracking_of(spec) && (last->glue || !justify))
		return last;
	if (!last)
		memo->measure = NEW(s->arena, struct measure);
	prepare(s->arena, s, spec, memo->measure);
	return memo->measure;
}

/* -- parts as they are drawn ---------------------------------------------------------------- */

static int first_glyph_at(const struct shaped *s, const struct srun *r, int byte)
{
	int low = r->first, high = r->first + r->n;
	while (low < high) {
		int mid = (low + high) / 2;
		if ((int)s->glyph[mid].cluster < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static mpt sum_advances(const struct measure *m, const struct srun *r, const struct sglyph *glyph, int n)
{
	mpt sum = 0;
	for (int i = 0; i < n; i++)
		sum += scale_advance(glyph[i].advance, &r->face->pub, m->size);
	return sum;
}

struct slice measure_slice(struct text_env *env, const struct measure *m, const struct srun *r, int start, int end)
{
	const struct shaped *s = m->shaped;
	int from = first_glyph_at(s, r, start), to = first_glyph_at(s, r, end);
	struct slice slice = {r, start, end, s->glyph + from, to - from, 0};
	bool cut_start = start > r->start && from < r->first + r->n && s->glyph[from].unsafe;
	bool cut_end = end < r->end && to < r->first + r->n && s->glyph[to].unsafe;
	if (cut_start || cut_end) {
		struct sglyph *again;
		shape_piece(env, s, r, start, end, &again, &slice.n);
		slice.grown = sum_advances(m, r, again, slice.n) - sum_advances(m, r, slice.glyph, to - from);
		slice.glyph = again;
	}
	return slice;
}

int64_t measure_grown(struct text_env *env, const struct measure *m, int from, int to)
{
	const struct shaped *s = m->shaped;
	struct arena_mark mark = arena_mark(env->scratch);
	int64_t grown = 0;
	for (int i = find_run(s, from); i < s->runs && s->run[i].start < to; i++) {
		const struct srun *r = &s->run[i];
		int start = r->start > from ? r->start : from, end = r->end < to ? r->end : to;
		if (start < end)
			grown += measure_slice(env, m, r, start, end).grown;
	}
	arena_release(env->scratch, mark);
	return grown;
}

int64_t measure_drawn(struct text_env *env, const struct measure *m, int from, int to)
{
	return measure_width(m, from, to) + measure_grown(env, m, from, to);
}

/* The width of the part that ends at a breakpoint, with the hyphens at its ends, as it is drawn. */
static mpt part_width(struct text_env *env, const struct measure *m, const struct breakpoint *place, int i)
{
	int start = i ? place[i - 1].next : 0, end = place[i].end;
	enum break_kind before = i ? place[i - 1].kind : BREAK_FORCED;
	bool inner = break_is_inner(before) || break_is_inner(place[i].kind);
	int64_t width = inner ? measure_drawn(env, m, start, end) : measure_width(m, start, end);
	if (before == BREAK_REPEATED)
		width += measure_hyphen(m, start);
	if (place[i].kind == BREAK_HYPHEN)
		width += measure_hyphen(m, end - 1);
	return mpt_of(width);
}

void text_extent(struct text_env *env, const struct shaped *s, const struct para_spec *spec, mpt *min, mpt *max)
{
	const struct measure *m = measure_of(s, spec);
	int line = 0;
	bool sense = spec->style->line_break == LINE_BREAK_SENSE && s->senses;
	bool phrased = !sense && find_phrases(env, (struct shaped *)(uintptr_t)s, spec->align);
	*min = *max = 0;
	const struct breakpoint *place = sense ? s->sense_place : phrased ? s->phrase_place : s->place;
	for (int i = 0; i < (sense ? s->senses : phrased ? s->phrases : s->places); i++) {
		const struct breakpoint *p = &place[i];
		*min = mpt_max(*min, part_width(env, m, place, i));
		if (p->kind != BREAK_FORCED)
			continue;
		*max = mpt_max(*max, mpt_of(measure_width(m, line, p->end) + spec->style->indent));
		line = p->next;
	}
	*max = mpt_max(*max, *min);
}
