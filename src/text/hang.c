/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hanging punctuation: how far a sign stands out of the edge of a justified column, as a share of its width, so that the
 * edge looks straight. Small signs high or low in the line hang most. Signs with a side that is full of ink, and all
 * of a text with ideographs, whose blanks are glue (ideographs.c), do not hang.
 *
 * Where a style asks for it, the straight edge of ragged text is kept as well: an opening quotation mark stands before it
 * with the space that binds it to the word, so that the words are aligned, and a letter begins at it with its ink.
 * Breaking such lines does not count on the room.
 *
 * Only what stands at the edge of the line hangs: in a line of mixed direction, what has the paragraph's.
 */
#include "measure.h"

#include <unicode/uchar.h>

/* Percent of the width, at the start of a line and at its end. */
static const struct hanging {
	uint16_t cp;
	uint8_t start, end;
} hangings[] = {
        {'!', 0, 20},     {'"', 50, 50},    {'\'', 50, 50},   {'(', 15, 0},     {')', 0, 15},     {',', 0, 70},
        {'-', 0, 70},     {'.', 0, 70},     {':', 0, 50},     {';', 0, 50},     {'?', 0, 20},     {'[', 10, 0},
        {']', 0, 10},     {0x00AB, 30, 30}, {0x00BB, 30, 30}, {0x060C, 0, 60},  {0x061B, 0, 40},  {0x06D4, 0, 60},
        {0x2010, 0, 70},  {0x2011, 0, 70},  {0x2013, 20, 30}, {0x2014, 15, 20}, {0x2018, 60, 60}, {0x2019, 60, 60},
        {0x201A, 60, 60}, {0x201C, 50, 50}, {0x201D, 50, 50}, {0x201E, 50, 50}, {0x2026, 0, 20},  {0x2039, 40, 40},
        {0x203A, 40, 40},
};

static const struct hanging *find_hanging(uint32_t cp)
{
	int low = 0, high = COUNT_OF(hangings);
	while (low < high) {
		int mid = (low + high) / 2;
		if (hangings[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low < COUNT_OF(hangings) && hangings[low].cp == cp ? &hangings[low] : NULL;
}

static bool hangs(const struct measure *m, const struct para_spec *spec)
{
	return spec->align == ALIGN_JUSTIFY && spec->style->hang != HANG_NONE && !m->shaped->glue;
}

static bool hangs_ragged(const struct measure *m, const struct para_spec *spec)
{
	return spec->align == ALIGN_START && spec->style->hang == HANG_START && !m->shaped->glue;
}

static mpt share_of(const struct measure *m, int from, int to, int percent)
{
	const struct shaped *s = m->shaped;
	if (s->mixed && s->run[find_run(s, from)].level != s->level)
		return 0;
	return mpt_of((m->offset[to] - m->offset[from]) * percent / 100);
}

/* The white before a letter is seen from about this size on; below it, lines with and without would not be in line. */
#define LARGE PT(18)

/* Signs that open a quotation in some language: those that hang by a third or more. */
static bool is_quotation(const struct hanging *h) { return h && h->start >= 30; }

/* The white between the pen at the start edge and the ink of the glyph that begins there. */
static mpt white_before(const struct measure *m, int start)
{
	const struct shaped *s = m->shaped;
	const struct srun *r = &s->run[find_run(s, start)];
	hb_glyph_extents_t ink;
	for (int i = r->first; i < r->first + r->n; i++) {
		const struct sglyph *g = &s->glyph[i];
		if ((int)g->cluster != start || !hb_font_get_glyph_extents(r->face->font, g->gid, &ink) || !ink.width)
			continue;
		int32_t white = r->level & 1 ? g->advance - g->dx - ink.x_bearing - ink.width : g->dx + ink.x_bearing;
		return scale_advance(white, &r->face->pub, m->size);
	}
	return 0;
}

/* Behind the space that French has within its quotation marks, from `end` on. */
static int pass_space(const struct shaped *s, int end)
{
	const char *p = s->text + end;
	while (p < s->text + s->size) {
		uint32_t cp = utf8_next(&p, s->text + s->size);
		if (cp != 0x00A0 && cp != 0x202F)
			break;
		end = (int)(p - s->text);
	}
	return end;
}

/* Behind controls of direction, which have no width: what hangs is the first thing that is seen. */
static int pass_controls(const struct shaped *s, int start)
{
	const char *p = s->text + start;
	while (p < s->text + s->size && u_hasBinaryProperty((UChar32)utf8_next(&p, s->text + s->size), UCHAR_BIDI_CONTROL))
		start = (int)(p - s->text);
	return start;
}

static mpt hang_ragged(const struct measure *m, int start, const struct hanging *h, int end)
{
	const struct shaped *s = m->shaped;
	if (is_quotation(h))
		return share_of(m, start, pass_space(s, end), 100);
	bool at_edge = s->run[find_run(s, start)].level == s->level;
	return at_edge && m->size >= LARGE ? mpt_max(white_before(m, start), 0) : 0;
}

mpt hang_at_start(const struct measure *m, const struct para_spec *spec, int start)
{
	const struct shaped *s = m->shaped;
	bool ragged = hangs_ragged(m, spec);
	start = pass_controls(s, start);
	if ((!ragged && !hangs(m, spec)) || start >= s->size)
		return 0;
	const char *p = s->text + start;
	const struct hanging *h = find_hanging(utf8_next(&p, s->text + s->size));
	if (ragged)
		return hang_ragged(m, start, h, (int)(p - s->text));
	return h && h->start ? share_of(m, start, (int)(p - s->text), h->start) : 0;
}

mpt hang_at_end(const struct measure *m, const struct para_spec *spec, int end, bool hyphen)
{
	const struct shaped *s = m->shaped;
	if (!hangs(m, spec) || end <= 0)
		return 0;
	const char *p = s->text + end;
	const struct hanging *h = find_hanging(hyphen ? '-' : utf8_previous(s->text, &p));
	if (hyphen && h)
		return s->mixed ? 0 : mpt_of((int64_t)measure_hyphen(m, end - 1) * h->end / 100);
	return h && h->end ? share_of(m, (int)(p - s->text), end, h->end) : 0;
}
