/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choosing breaks: the total-fit method of Knuth and Plass (1981), in integers.
 *
 *     active list: TeX's active nodes. Each `way` is a line that ends at a breakpoint, with the
 *     line before it, the number of lines and the demerits so far. To each breakpoint, every
 *     active way is extended by one line where that is feasible, and the best way is kept for
 *     each fitness class (ragged text: the best way). Ways stand in the order of their breakpoints,
 *     so the first are too wide to go on and are dropped, and behind those that are feasible all
 *     are too loose, so far.
 *
 * Justified lines stretch or shrink their spaces. Ragged lines have the same stretch each, whatever
 * spaces they hold. Ragged text takes no more lines than it needs; among those settings the one of
 * least demerits wins. A first pass breaks at spaces only (TeX's \pretolerance); hyphens are
 * looked for when that pass has no feasible setting.
 */
#include "measure.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* Badness is TeX's: 100 r^3, where r is the share of the stretch or shrink that a line uses. */
#define INFINITELY_BAD 10000
/* A line at r = 1.26 has a badness of 200, TeX's \tolerance for text with hyphens. */
#define TOLERANCE_SPACES 200
#define TOLERANCE_HYPHENS 800
#define TOLERANCE_EMERGENCY 1000000
#define LINE_PENALTY 10
#define HYPHEN_PENALTY 50
#define RAGGED_HYPHEN_PENALTY 500
#define DOUBLE_HYPHEN_DEMERITS 10000
#define FITNESS_DEMERITS 10000
/* A last line shorter than this share of the measure looks like an accident. */
#define SHORT_LAST_PERCENT 12
#define SHORT_LAST_DEMERITS 6000
/* A ragged line that ends a quarter of the measure early has a badness of 100. A last line of one short
   word (less than LONELY_PERCENT of the measure) costs more than several such lines. */
#define RAG_SHARE 4
#define LONELY_PERCENT 30
#define LONELY_EM 8 /* at most: in a wide column less than a third of a line is no accident */
#define LONELY_DEMERITS 400000
/* Among ideographs: a last line of one character and its full stop (JLREQ, 3.1.7). It costs more than one
   line at the limit of tolerance, (10 + 200)^2. */
#define LONELY_IDEOGRAPH_DEMERITS 60000
/* A ragged line may be short by 30 % of the measure to end behind a comma or a full stop. */
#define SENTENCE_DEMERITS 40000
/* At most so many of the active ways are extended to a breakpoint, those of the fullest lines. Where more would be,
   a line has a hundred breakpoints or more, and those that are left out are lines with much more room to spare. */
#define MOST_WAYS 40

struct way {
	int place;        /* index of the breakpoint that its last line ends at; -1: the start of the text */
	int line;         /* lines so far */
	int fitness;      /* class of the last line: 0 tight, 1 decent, 2 loose, 3 very loose */
	bool hyphen;      /* the last line ends in a hyphen */
	int64_t demerits; /* of all lines so far */
	const struct way *before;
};

struct search {
	struct text_env *env;
	struct arena *arena;
	const struct shaped *s;
	const struct measure *m;
	const struct para_spec *spec;
	const struct breakpoint *place;
	int places;
	int tolerance;
	bool justify;
	VEC(struct way *) active;
	int first; /* of the active ways: those before it were dropped */
};

static int start_of(const struct search *s, const struct way *w) { return w->place < 0 ? 0 : s->place[w->place].next; }

static bool begins_with_hyphen(const struct search *s, const struct way *w)
{
	return w->place >= 0 && s->place[w->place].kind == BREAK_REPEATED;
}

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
	int64_t grown = measure_grown(s->env, s->m, start_of(s, w), s->place[to].end);
	return letters || grown > slack ? grown : 0;
}

static mpt width_of(const struct search *s, const struct way *w, int to)
{
	const struct breakpoint *p = &s->place[to];
	int start = start_of(s, w);
	int64_t width = measure_width(s->m, start, p->end);
	if (p->kind == BREAK_HYPHEN)
		width += measure_hyphen(s->m, p->end - 1);
	if (begins_with_hyphen(s, w))
		width += measure_hyphen(s->m, start);
	if (w->line == 0)
		width += s->spec->style->indent;
	return mpt_of(width + growth(s, w, to, width));
}

/* By how much a line may grow with a badness of 100, or shrink at most: spaces grow to 150 % and
   shrink to 80 %; the glue between ideographs says its own (ideographs.c). */
static int64_t line_give(const struct search *s, int from, int to, bool stretch)
{
	struct line_glue g = measure_glue(s->m, from, to);
	int64_t size = s->m->size, spaces = (int64_t)s->m->space_width * g.spaces;
	return stretch ? spaces / 2 + size * g.stretch / 1000 : spaces / 5 + size * g.shrink / 1000;
}

static int badness(int64_t used, int64_t available)
{
	if (available <= 0)
		return used > 0 ? INFINITELY_BAD * 100 : 0;
	int64_t r = used * 1000 / available;
	if (r > 20000)
		return INFINITELY_BAD * 100;
	return (int)(r * r / 1000 * r / 10000);
}

/* The badness of the line from a way to a breakpoint, and its fitness class; -1: it is too wide. */
static int line_badness(const struct search *s, const struct way *w, int to, int *fitness)
{
	mpt slack = s->spec->width - width_of(s, w, to);
	bool last = s->place[to].kind == BREAK_FORCED;
	*fitness = 1;
	if (slack < 0 && !s->justify)
		return -1;
	/* Centred lines are read as one shape, so the last one counts too: no lonely word below. */
	if (last && slack >= 0 && s->spec->align != ALIGN_CENTER)
		return 0;
	int64_t give = s->spec->width / RAG_SHARE;
	if (s->justify)
		give = line_give(s, start_of(s, w), s->place[to].end, slack >= 0);
	if (-slack > give)
		return -1;
	int bad = badness(slack < 0 ? -slack : slack, give);
	*fitness = slack < 0 ? (bad > 12 ? 0 : 1) : bad > 99 ? 3 : bad > 12 ? 2 : 1;
	return bad;
}

static bool has_two_letters(const char *p, const char *end)
{
	int n = 0;
	while (p < end && n < 2)
		n += u_isalnum((UChar32)utf8_next(&p, end));
	return n == 2;
}

static bool is_short_last(const struct search *s, const struct way *w, int to)
{
	if (to != s->places - 1 || w->line == 0)
		return false;
	if (s->s->glue)
		return !has_two_letters(s->s->text + start_of(s, w), s->s->text + s->place[to].end);
	int64_t width = width_of(s, w, to);
	if (s->justify)
		return width * 100 < (int64_t)s->spec->width * SHORT_LAST_PERCENT;
	return width * 100 < (int64_t)s->spec->width * LONELY_PERCENT && width < (int64_t)s->m->size * LONELY_EM;
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

static int64_t line_demerits(const struct search *s, const struct way *w, int to, int bad, int fitness)
{
	bool hyphen = s->place[to].kind == BREAK_HYPHEN;
	int penalty = hyphen ? (s->justify ? HYPHEN_PENALTY : RAGGED_HYPHEN_PENALTY) : 0;
	int64_t base = LINE_PENALTY + (int64_t)bad;
	int64_t d = base * base + (int64_t)penalty * penalty;
	if (hyphen && w->hyphen)
		d += DOUBLE_HYPHEN_DEMERITS;
	if (ends_in_sentence(s, &s->place[to]))
		d += SENTENCE_DEMERITS;
	if (s->justify && abs(fitness - w->fitness) > 1)
		d += FITNESS_DEMERITS;
	if (is_short_last(s, w, to))
		d += !s->justify ? LONELY_DEMERITS : s->s->glue ? LONELY_IDEOGRAPH_DEMERITS : SHORT_LAST_DEMERITS;
	return w->demerits + d;
}

/* Whether a new way to a breakpoint is better than an old one. In ragged text fewer lines come first, and a
   setting of the fewest lines has the fewest lines up to each of its breakpoints, so one way is enough. */
static bool replaces(const struct search *s, const struct way *w, const struct way *old)
{
	return !s->justify && w->line != old->line ? w->line < old->line : w->demerits < old->demerits;
}

/* Adds a way to those that end at the same breakpoint, or keeps the better one of the same fitness class. */
static void keep(struct search *s, int first_new, struct way w)
{
	for (int i = first_new; i < s->active.n; i++) {
		struct way *old = s->active.v[i];
		if (s->justify && old->fitness != w.fitness)
			continue;
		if (replaces(s, &w, old))
			*old = w;
		return;
	}
	struct way *kept = NEW(s->arena, struct way);
	*kept = w;
	*vec_push(s->arena, &s->active) = kept;
}

/* Drops the active ways before `end` that were cleared. */
static void drop_cleared(struct search *s, int end)
{
	int kept = end;
	for (int i = end; i-- > s->first;)
		if (s->active.v[i])
			s->active.v[--kept] = s->active.v[i];
	s->first = kept;
}

/* Extends the active ways by a line to a breakpoint. From those whose line is too wide no later line can fit,
   and none goes over a forced break. */
static void extend(struct search *s, int to)
{
	const struct breakpoint *p = &s->place[to];
	bool forced = p->kind == BREAK_FORCED;
	int n = s->active.n, extended = 0, i = s->first, fitness = 0, bad = 0;
	const struct way *last = NULL;
	for (; i < n && extended < MOST_WAYS; i++) {
		const struct way *w = s->active.v[i];
		if (!last || w->place != last->place) /* ways to one breakpoint go on with the same line */
			bad = line_badness(s, w, to, &fitness);
		last = w;
		if (bad > s->tolerance && !forced)
			break; /* lines from later ways are shorter still */
		if (bad < 0) {
			s->active.v[i] = NULL;
			continue;
		}
		int64_t demerits = line_demerits(s, w, to, bad, fitness);
		keep(s, n, (struct way){to, w->line + 1, fitness, p->kind == BREAK_HYPHEN, demerits, w});
		extended++;
	}
	if (forced)
		s->first = n;
	else
		drop_cleared(s, i);
}

/* The best way to the end of the text; NULL when no setting is within the tolerance. */
static const struct way *run(struct search *s)
{
	struct way *start = NEW(s->arena, struct way);
	*start = (struct way){.place = -1, .fitness = 1};
	s->active.v = NULL;
	s->active.n = s->active.cap = s->first = 0;
	*vec_push(s->arena, &s->active) = start;
	for (int to = 0; to < s->places; to++) {
		extend(s, to);
		if (s->first == s->active.n)
			return NULL;
	}
	const struct way *best = NULL;
	for (int i = s->first; i < s->active.n; i++) {
		const struct way *w = s->active.v[i];
		if (!best || replaces(s, w, best))
			best = w;
	}
	return best;
}

/* -- the passes ----------------------------------------------------------------------------- */

static const struct way *try(struct search *s, const struct breakpoint *place, int places, int tolerance)
{
	struct arena_mark mark = arena_mark(s->arena);
	s->place = place;
	s->places = places;
	s->tolerance = tolerance;
	const struct way *best = run(s);
	if (!best)
		arena_release(s->arena, mark);
	return best;
}

/* First fit: each line takes what fits. The last resort when no setting is within any tolerance. */
static const struct way *fill_lines(struct search *s)
{
	struct way *last = NEW(s->arena, struct way);
	*last = (struct way){.place = -1};
	for (int i = 0; i < s->places; i++) {
		/* The last breakpoint is a forced one. */
		if (s->place[i].kind != BREAK_FORCED && width_of(s, last, i + 1) <= s->spec->width)
			continue;
		struct way *w = NEW(s->arena, struct way);
		*w = (struct way){.place = i, .line = last->line + 1, .before = last};
		last = w;
	}
	return last;
}

/* The same breakpoints, and others inside of what is wider than the measure between two of them. NULL when nothing is. */
static const struct way *try_cutting(struct search *s, const struct breakpoint *place, int places, struct long_words *words)
{
	struct breakpoint *all;
	int n = long_words_cut(s->env, s->arena, s->m, s->spec, place, places, &all, words);
	return words->longest ? try(s, all, n, TOLERANCE_EMERGENCY) : NULL;
}

struct places {
	const struct breakpoint *v;
	int n;
};

/* The coarser breakpoints, and the finer ones inside of what is wider than the measure between two of them. */
static struct places refine(const struct search *s, struct places coarse, struct places fine)
{
	struct breakpoint *all = NEW_ARRAY(s->arena, struct breakpoint, coarse.n + fine.n + 1);
	int n = 0, inner = 0, start = 0;
	for (int i = 0; i < coarse.n; i++) {
		const struct breakpoint *p = &coarse.v[i];
		bool wide = measure_width(s->m, start, p->end) > s->spec->width;
		for (; inner < fine.n && fine.v[inner].next < p->next; inner++)
			if (wide && fine.v[inner].next > start)
				all[n++] = fine.v[inner];
		all[n++] = *p;
		start = p->next;
	}
	return (struct places){all, n};
}

/* Breaks between phrases only, between words inside of a phrase that is wider than the measure, and anywhere in such
   a word; NULL also for text without phrases. */
static const struct way *try_phrases(struct text_env *env, struct search *s, struct shaped *shaped, struct long_words *words)
{
	if (!find_phrases(env, shaped, s->spec->align))
		return NULL;
	struct places all = {shaped->place, shaped->places};
	if (shaped->words)
		all = refine(s, (struct places){shaped->word_place, shaped->words}, all);
	all = refine(s, (struct places){shaped->phrase_place, shaped->phrases}, all);
	const struct way *best = try(s, all.v, all.n, TOLERANCE_EMERGENCY);
	return best ? best : try_cutting(s, all.v, all.n, words);
}

/* NULL also for a language without patterns. */
static const struct way *try_hyphens(struct text_env *env, struct search *s, struct shaped *shaped)
{
	find_hyphens(env, shaped);
	if (!shaped->hyphenated)
		return NULL;
	const struct way *best = try(s, shaped->hyphen_place, shaped->hyphen_places, TOLERANCE_HYPHENS);
	return best ? best : try(s, shaped->hyphen_place, shaped->hyphen_places, TOLERANCE_EMERGENCY);
}

/* What is too wide for any setting is cut, and all else of the text is set as it would be without it. */
static const struct way *search_cut(struct search *s, const struct shaped *shaped, struct long_words *words)
{
	bool hyphens = s->spec->style->hyphenate && shaped->hyphenated > 0;
	struct places all = hyphens ? (struct places){shaped->hyphen_place, shaped->hyphen_places}
	                            : (struct places){shaped->place, shaped->places};
	const struct way *best = NULL;
	if (shaped->bounds) { /* words of one letter part from the next where no line holds both */
		all = refine(s, all, (struct places){shaped->bound_place, shaped->bounds});
		best = try(s, all.v, all.n, TOLERANCE_EMERGENCY);
	}
	if (!best)
		best = try_cutting(s, all.v, all.n, words);
	return best ? best : fill_lines(s);
}

static const struct way *search_all(struct text_env *env, struct search *s, struct shaped *shaped, struct long_words *words)
{
	bool hyphenate = s->spec->style->hyphenate;
	const struct way *phrased = try_phrases(env, s, shaped, words);
	if (phrased)
		return phrased;
	/* Ragged lines have no spaces to spoil: without hyphens to ask for, every setting counts. */
	int first = s->justify || hyphenate ? TOLERANCE_SPACES : TOLERANCE_EMERGENCY;
	const struct way *best = try(s, shaped->place, shaped->places, first);
	if (!best && hyphenate)
		best = try_hyphens(env, s, shaped);
	if (!best)
		best = try(s, shaped->place, shaped->places, TOLERANCE_EMERGENCY);
	return best ? best : search_cut(s, shaped, words);
}

/* What fits on one line stands on one: there is nothing to choose. */
static bool is_one_line(const struct shaped *s, const struct measure *m, const struct para_spec *spec)
{
	for (int i = 0; i + 1 < s->places; i++)
		if (s->place[i].kind == BREAK_FORCED)
			return false;
	return measure_width(m, 0, s->place[s->places - 1].end) + spec->style->indent <= spec->width;
}

void choose_breaks(struct text_env *env, struct arena *a, struct shaped *shaped, const struct measure *m,
                   const struct para_spec *spec, struct cut_list *out)
{
	struct search s = {
	        .env = env, .arena = a, .s = shaped, .m = m, .spec = spec, .justify = spec->align == ALIGN_JUSTIFY};
	if (!shaped->places)
		return;
	if (is_one_line(shaped, m, spec)) {
		const struct breakpoint *end = &shaped->place[shaped->places - 1];
		*vec_push(a, &out->v) = (struct cut){0, end->end, end->next, false, false};
		return;
	}
	struct long_words words = {0};
	const struct way *w = search_all(env, &s, shaped, &words);
	out->broken_word = words.longest > 0;
	out->long_word = words.longest;
	out->too_narrow = words.too_narrow;
	int n = w->line;
	for (int i = 0; i < n; i++)
		*vec_push(a, &out->v) = (struct cut){0};
	for (; w->before; w = w->before) {
		const struct breakpoint *p = &s.place[w->place];
		out->v.v[--n] = (struct cut){start_of(&s, w->before), p->end, p->next, p->kind == BREAK_HYPHEN,
		                             begins_with_hyphen(&s, w->before)};
	}
}
