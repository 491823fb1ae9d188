/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a line costs: badness and demerits, as of TeX, in integers.
 *
 * Justified lines stretch or shrink their spaces, and a little the distances of their letters. Ragged lines have the
 * same stretch each, whatever spaces they hold. The figures were found by `make paragraphs`: see tests/paragraphs.
 */
#include "knuth_plass.h"

#include <stdlib.h>
#include <unicode/uchar.h>

/* Badness is TeX's: 100 r^3, where r is the share of the stretch or shrink that a line uses. Of justified lines it is that
   of the spaces, behind what the letters take: it is spaces that are seen, and a line of few words has few. From r = 2
   on it goes on in a straight line, so that one long word does not loosen all others. */
#define STEEPEST_R 2000
#define STEEPEST_BADNESS 800
#define JUSTIFIED_SLOPE 400
#define RAGGED_SLOPE 1200
#define LINE_PENALTY 5
/* A line with nothing to stretch is as bad as if it had a quarter of a space. */
#define GAPLESS_SHARE 4
/* What each space may stretch by in an emergency, in percent of its width, on a measure of so many times the size. It
   grows with the square of how much narrower a column is, where the words leave less to choose and hyphens would crowd. */
#define EMERGENCY_STRETCH 32
#define EMERGENCY_STRETCH_MOST 100
#define EMERGENCY_EM 25

#define HYPHEN_PENALTY 40
#define RAGGED_HYPHEN_PENALTY 60
#define FRAGMENT_PENALTY 40  /* more, where at most two letters stand alone */
#define NAME_PENALTY 20      /* more, in a capitalized word where not all nouns are */
#define COMPOUND_PENALTY 100 /* more, in a compound: it has a hyphen of its own */
/* A ragged line may end early in place of such a hyphen. */
#define RAGGED_FRAGMENT_PENALTY 100
#define RAGGED_COMPOUND_PENALTY 300
#define RAGGED_DOUBLE_DEMERITS 10000
#define DOUBLE_HYPHEN_DEMERITS 30000
#define NEAR_HYPHEN_DEMERITS 6000 /* a line between them */
#define FINAL_HYPHEN_DEMERITS 5000
#define FITNESS_DEMERITS 1000
/* A last line shorter than this share of the measure looks like an accident; of one word alone, nearly so. */
#define RUNT_SHARE 6
#define LONE_WORD_DEMERITS 200000
/* A ragged line that ends a quarter of the measure early has a badness of 100; where words may be divided, one that
   ends two ems early, on any measure, so that the edge is as even as LaTeX's ragged2e makes it. A
   last line of one short word (less than LONELY_PERCENT of the measure) costs more than several such lines. */
#define RAG_SHARE 4
#define HYPHENED_RAG_EM 2
#define LONELY_PERCENT 30
#define LONELY_EM 8 /* at most: in a wide column less than a third of a line is no accident */
#define LONELY_DEMERITS 400000
/* Among ideographs: a last line of one character and its full stop (JLREQ, 3.1.7). It costs more than one
   line at the limit of tolerance, (10 + 200)^2. */
#define LONELY_IDEOGRAPH_DEMERITS 60000
/* A ragged line may be short by 30 % of the measure to end behind a comma or a full stop. */
#define SENTENCE_DEMERITS 40000

/* -- the end of a line ---------------------------------------------------------------------- */

static bool is_hyphen(uint32_t cp) { return cp == '-' || cp == 0x2010; }

/* The letters around a hyphen: the word or the part of a compound that it divides. */
struct divided {
	int before, behind;
	bool capital, compound;
};

static struct divided divided_at(const struct shaped *s, int at)
{
	const char *p = s->text + at, *q = p, *end = s->text + s->size;
	struct divided d = {0};
	uint32_t cp = 0, first = 0;
	for (; p > s->text && u_isalpha((UChar32)(cp = utf8_previous(s->text, &p))); d.before++)
		first = cp;
	d.compound = is_hyphen(cp);
	for (; q < end && u_isalpha((UChar32)(cp = utf8_next(&q, end))); d.behind++)
		;
	d.compound |= is_hyphen(cp);
	d.capital = u_isupper((UChar32)first);
	return d;
}

/* In German nouns have capitals, and not names alone. */
static bool capitals_are_names(const struct search *s)
{
	const char *locale = s->env->options.locale;
	return !locale || strncmp(locale, "de", 2) != 0;
}

static int hyphen_penalty(const struct search *s, int at)
{
	struct divided d = divided_at(s->s, at);
	int penalty = s->justify ? HYPHEN_PENALTY : RAGGED_HYPHEN_PENALTY;
	if (d.before <= 2 || d.behind <= 2)
		penalty += s->justify ? FRAGMENT_PENALTY : RAGGED_FRAGMENT_PENALTY;
	if (d.compound)
		penalty += s->justify ? COMPOUND_PENALTY : RAGGED_COMPOUND_PENALTY;
	if (d.capital && capitals_are_names(s))
		penalty += NAME_PENALTY;
	return penalty;
}

/* The hyphen of a compound is seen at the end of a line as one that was added is. */
static bool ends_in_compound(const struct shaped *s, const struct breakpoint *p)
{
	const char *end = s->text + p->end;
	uint32_t cp = p->end > 0 && p->kind != BREAK_FORCED ? utf8_previous(s->text, &end) : 0;
	return is_hyphen(cp);
}

/* A dash that a space parts from what it closes: no line begins with it. */
static bool dash_follows(const struct shaped *s, const struct breakpoint *p)
{
	const char *next = s->text + p->next, *end = s->text + s->size;
	if (p->next == p->end || p->kind == BREAK_FORCED)
		return false;
	uint32_t dash = utf8_next(&next, end);
	return (dash == 0x2013 || dash == 0x2014) && next < end && *next == ' ';
}

/* A ragged line that ends inside of a sentence where no space is: between ideographs, or words of Thai. Not where a
   space parts two words in Hangul. */
static bool ends_in_sentence(const struct search *s, const struct breakpoint *p)
{
	const char *end = s->s->text + p->end, *next = s->s->text + p->next, *stop = s->s->text + s->s->size;
	bool space = p->end < p->next;
	if (s->justify || p->kind != BREAK_SPACE || (space && !s->s->glue))
		return false;
	UChar32 before = (UChar32)utf8_previous(s->s->text, &end), behind = (UChar32)utf8_next(&next, stop);
	if (!s->s->glue)
		return u_getIntPropertyValue(before, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
	return u_isalnum(before) && (!space || u_hasBinaryProperty(behind, UCHAR_IDEOGRAPHIC));
}

void line_end_at(struct search *s, int to)
{
	const struct breakpoint *p = &s->place[to];
	bool added = p->kind == BREAK_HYPHEN;
	struct line_end e = {.hyphen = added || (s->justify && ends_in_compound(s->s, p))};
	if (added) {
		int64_t penalty = hyphen_penalty(s, p->end);
		e.demerits = penalty * penalty;
	}
	if (s->justify && dash_follows(s->s, p))
		e.demerits += FLAW_DEMERITS;
	if (ends_in_sentence(s, p))
		e.demerits += SENTENCE_DEMERITS;
	if (s->justify)
		e.hang = hang_at_end(s->m, s->spec, p->end, added);
	s->end = e;
}

/* -- badness -------------------------------------------------------------------------------- */

/* By how much a line grows that starts or ends inside a word: letters that join have other forms there, and those
   that kern stand apart. Between syllables that is an em at most, and counts only where the line would not fit. */
static int64_t growth(const struct search *s, const struct way *w, int to, int64_t width)
{
	enum break_kind end = s->place[to].kind, start = w->place < 0 ? BREAK_FORCED : s->place[w->place].kind;
	bool letters = start == BREAK_LETTER || end == BREAK_LETTER;
	bool syllables = break_is_inner(start) || break_is_inner(end);
	int64_t slack = s->spec->width - width;
	if (!letters && (!syllables || slack < 0 || slack > 2 * (int64_t)s->m->size))
		return 0;
	int64_t grown = measure_grown(s->env, s->m, way_start(s, w), s->place[to].end);
	return letters || grown > slack ? grown : 0;
}

mpt line_width(const struct search *s, const struct way *w, int to)
{
	const struct breakpoint *p = &s->place[to];
	int start = way_start(s, w);
	int64_t width = measure_width(s->m, start, p->end);
	if (p->kind == BREAK_HYPHEN)
		width += measure_hyphen(s->m, p->end - 1);
	if (way_repeats_hyphen(s, w))
		width += measure_hyphen(s->m, start);
	if (w->line == 0)
		width += s->spec->style->indent;
	width -= w->hang + s->end.hang;
	return mpt_of(width + growth(s, w, to, width));
}

static int badness(int64_t used, int64_t available, int slope)
{
	if (available <= 0)
		return used > 0 ? TOLERANCE_EMERGENCY : 0;
	int64_t r = used * 1000 / available;
	if (r <= STEEPEST_R)
		return (int)(r * r / 1000 * r / 10000);
	int64_t bad = STEEPEST_BADNESS + slope * (r - STEEPEST_R) / 1000;
	return bad < TOLERANCE_EMERGENCY ? (int)bad : TOLERANCE_EMERGENCY;
}

/* By how much the spaces of a line may grow, beside what they do anyway; one without any has that of one. */
static int64_t emergency_stretch(const struct search *s, const struct line_glue *g)
{
	int64_t narrow = (int64_t)s->m->size * EMERGENCY_EM * 100 / mpt_max(s->spec->width, s->m->size);
	int64_t percent = EMERGENCY_STRETCH * narrow * narrow / 10000;
	if (percent > EMERGENCY_STRETCH_MOST)
		percent = EMERGENCY_STRETCH_MOST;
	return (int64_t)s->m->space_width * (g->spaces + !g->spaces) * percent / 100;
}

/* Of a line whose letters and spaces have to take up the slack; -1: it is too wide. */
static int justified_badness(const struct search *s, int from, int to, mpt slack)
{
	struct line_glue g = measure_glue(s->m, from, to);
	bool stretch = slack >= 0;
	int64_t give = measure_give(s->m, s->spec, &g, stretch);
	if (-slack > give)
		return -1;
	int64_t spaces = give - measure_spread(s->m, s->spec, &g);
	if (stretch && !g.spaces && !g.stretch && s->spec->style->justify_tracking)
		spaces += s->m->space_width / GAPLESS_SHARE;
	if (stretch && s->emergency)
		spaces += emergency_stretch(s, &g);
	int64_t used = slack - measure_share(s->m, s->spec, &g, slack) * g.gaps;
	return badness(used < 0 ? -used : used, spaces, JUSTIFIED_SLOPE);
}

static int64_t rag_give(const struct search *s)
{
	int64_t most = s->spec->width / RAG_SHARE, em = (int64_t)s->m->size * HYPHENED_RAG_EM;
	return s->even && em < most ? em : most;
}

int line_badness(const struct search *s, const struct way *w, int to, int *fitness)
{
	mpt slack = s->spec->width - line_width(s, w, to);
	bool last = s->place[to].kind == BREAK_FORCED;
	*fitness = 1;
	if (slack < 0 && !s->justify)
		return -1;
	/* Centred lines are read as one shape, so the last one counts too: no lonely word below. */
	if (last && slack >= 0 && s->spec->align != ALIGN_CENTER)
		return 0;
	int bad = s->justify ? justified_badness(s, way_start(s, w), s->place[to].end, slack)
	                     : badness(slack, rag_give(s), RAGGED_SLOPE);
	*fitness = slack < 0 ? (bad > 12 ? 0 : 1) : bad > 99 ? 3 : bad > 12 ? 2 : 1;
	return bad;
}

/* -- demerits ------------------------------------------------------------------------------- */

static bool has_two_letters(const char *p, const char *end)
{
	int n = 0;
	while (p < end && n < 2)
		n += u_isalnum((UChar32)utf8_next(&p, end));
	return n == 2;
}

static int64_t justified_last(const struct search *s, const struct way *w, int to)
{
	int start = way_start(s, w), end = s->place[to].end;
	if (s->s->glue)
		return has_two_letters(s->s->text + start, s->s->text + end) ? 0 : LONELY_IDEOGRAPH_DEMERITS;
	if ((int64_t)line_width(s, w, to) * RUNT_SHARE < s->spec->width)
		return FLAW_DEMERITS;
	return measure_glue(s->m, start, end).spaces ? 0 : LONE_WORD_DEMERITS;
}

/* Of the last line of a paragraph of several. */
static int64_t last_demerits(const struct search *s, const struct way *w, int to)
{
	if (to != s->places - 1 || w->line == 0)
		return 0;
	if (s->justify)
		return justified_last(s, w, to) + (w->hyphens & HYPHEN_LAST ? FINAL_HYPHEN_DEMERITS : 0);
	if (s->s->glue)
		return has_two_letters(s->s->text + way_start(s, w), s->s->text + s->place[to].end) ? 0 : LONELY_DEMERITS;
	int64_t width = line_width(s, w, to);
	bool lonely = width * 100 < (int64_t)s->spec->width * LONELY_PERCENT && width < (int64_t)s->m->size * LONELY_EM;
	return lonely ? LONELY_DEMERITS : 0;
}

int line_hyphens(const struct search *s, const struct way *w)
{
	int lines = (w->hyphens & HYPHEN_LAST ? HYPHEN_BEFORE : 0) | (s->end.hyphen ? HYPHEN_LAST : 0);
	return s->justify || s->end.hyphen ? lines : 0; /* ragged lines ask for rows of hyphens only */
}

static int64_t hyphen_demerits(const struct search *s, const struct way *w)
{
	int64_t d = 0;
	if (!s->end.hyphen)
		return 0;
	if (w->hyphens & HYPHEN_LAST)
		d += s->justify ? DOUBLE_HYPHEN_DEMERITS : RAGGED_DOUBLE_DEMERITS;
	if (w->hyphens & HYPHEN_BEFORE && s->justify)
		d += NEAR_HYPHEN_DEMERITS;
	if (w->hyphens == (HYPHEN_LAST | HYPHEN_BEFORE))
		d += FLAW_DEMERITS;
	return d;
}

int64_t line_demerits(const struct search *s, const struct way *w, int to, int bad, int fitness)
{
	int64_t base = LINE_PENALTY + (int64_t)bad, d = base * base + s->end.demerits + hyphen_demerits(s, w);
	if (s->justify && abs(fitness - w->fitness) > 1)
		d += FITNESS_DEMERITS;
	return w->demerits + d + last_demerits(s, w, to);
}
