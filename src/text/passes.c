/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The passes that look for the lines of a paragraph, until one has found some: between words; with hyphens; with
 * hyphens and more stretch for all lines, as by TeX's \emergencystretch; and at any price. What is wider than the
 * measure is cut. A first pass breaks at spaces only (TeX's \pretolerance); hyphens are looked for when that pass has no
 * feasible setting, or one that costs so much that another may be better.
 */
#include "knuth_plass.h"

/* TeX's \pretolerance, r = 1: spaces one and a half times as wide. */
#define TOLERANCE_SPACES 100
#define TOLERANCE_HYPHENS 100
#define TOLERANCE_IDEOGRAPHS 200
#define TOLERANCE_RAGGED_HYPHENS 800
#define TOLERANCE_RAGGED 20 /* with hyphens */
/* A setting that costs so much has a flaw, a river, a lone word or many hyphens: the next pass looks for another. */
#define DOUBTFUL_DEMERITS 100000

/* First fit: each line takes what fits. The last resort when no setting is within any tolerance. */
static const struct way *fill_lines(struct search *s)
{
	struct way *last = NEW(s->arena, struct way);
	*last = (struct way){.place = -1};
	s->end = (struct line_end){0};
	for (int i = 0; i < s->places; i++) {
		/* The last breakpoint is a forced one. */
		if (s->place[i].kind != BREAK_FORCED && line_width(s, last, i + 1) <= s->spec->width)
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
	return words->longest ? search_run(s, all, n, TOLERANCE_EMERGENCY) : NULL;
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
	const struct way *best = search_run(s, all.v, all.n, TOLERANCE_EMERGENCY);
	return best ? best : try_cutting(s, all.v, all.n, words);
}

/* Lines that end at <wbr> only, and elsewhere in what is wider than the measure between two of them. NULL: the style does
   not ask for them, or the text has none. */
static const struct way *try_senses(struct search *s, const struct shaped *shaped, struct long_words *words, bool *broken)
{
	if (s->spec->style->line_break != LINE_BREAK_SENSE || !shaped->senses)
		return NULL;
	struct places all = {shaped->sense_place, shaped->senses};
	const struct way *best = search_run(s, all.v, all.n, TOLERANCE_EMERGENCY);
	if (best)
		return best;
	*broken = true;
	all = refine(s, all, (struct places){shaped->place, shaped->places});
	best = search_run(s, all.v, all.n, TOLERANCE_EMERGENCY);
	return best ? best : try_cutting(s, all.v, all.n, words);
}

static bool is_doubtful(const struct search *s, const struct way *w)
{
	return s->justify && w->demerits >= DOUBTFUL_DEMERITS;
}

/* NULL also for a language without patterns. */
static const struct way *try_hyphens(struct text_env *env, struct search *s, struct shaped *shaped)
{
	find_hyphens(env, shaped);
	if (!shaped->hyphenated)
		return NULL;
	int tolerance = s->justify ? TOLERANCE_HYPHENS : TOLERANCE_RAGGED_HYPHENS;
	const struct way *best = search_run(s, shaped->hyphen_place, shaped->hyphen_places, tolerance);
	if (best && !is_doubtful(s, best))
		return best;
	s->emergency = s->justify && !best;
	const struct way *any = search_run(s, shaped->hyphen_place, shaped->hyphen_places, TOLERANCE_EMERGENCY);
	return any && (!best || any->demerits < best->demerits) ? any : best;
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
		best = search_run(s, all.v, all.n, TOLERANCE_EMERGENCY);
	}
	if (!best)
		best = try_cutting(s, all.v, all.n, words);
	return best ? best : fill_lines(s);
}

/* Ragged lines have no spaces to spoil: without hyphens to ask for, every setting counts. */
static int first_tolerance(const struct search *s)
{
	if (s->justify)
		return s->s->glue ? TOLERANCE_IDEOGRAPHS : TOLERANCE_SPACES;
	return s->divides ? TOLERANCE_RAGGED : TOLERANCE_EMERGENCY;
}

/* Whether the language has patterns, as far as is known yet. */
static bool has_hyphens(const struct text_env *env, const struct shaped *shaped)
{
	return shaped->hyphenated < 0 ? env->options.spec.hyphenation != NULL : shaped->hyphenated > 0;
}

static const struct way *search_all(struct text_env *env, struct search *s, struct shaped *shaped, struct long_words *words)
{
	s->divides = s->spec->style->hyphenate && has_hyphens(env, shaped);
	s->even = s->divides && !s->justify && s->spec->align != ALIGN_CENTER;
	const struct way *phrased = try_phrases(env, s, shaped, words);
	if (phrased)
		return phrased;
	const struct way *best = search_run(s, shaped->place, shaped->places, first_tolerance(s)), *hyphened = NULL;
	if (s->divides && (!best || is_doubtful(s, best)))
		hyphened = try_hyphens(env, s, shaped);
	if (hyphened && (!best || hyphened->demerits < best->demerits))
		best = hyphened;
	else if (best)
		s->place = shaped->place;
	if (!best)
		best = search_run(s, shaped->place, shaped->places, TOLERANCE_EMERGENCY);
	return best ? best : search_cut(s, shaped, words);
}

/* Another setting where this one has rivers, if it is no worse otherwise than they are. */
static const struct way *avoid_rivers(struct text_env *env, struct search *s, struct shaped *shaped, const struct way *w)
{
	const struct breakpoint *place = s->place;
	int rivers = s->justify && !shaped->glue ? rivers_count(s, w) : 0;
	if (!rivers)
		return w;
	s->rivers = true;
	s->emergency = false;
	const struct way *other =
	        s->divides ? try_hyphens(env, s, shaped) : search_run(s, shaped->place, shaped->places, first_tolerance(s));
	if (other && other->demerits < w->demerits + (int64_t)rivers * RIVER_DEMERITS)
		return other;
	s->place = place;
	return w;
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
	const struct way *w = try_senses(&s, shaped, &words, &out->broken_sense);
	if (!w)
		w = avoid_rivers(env, &s, shaped, search_all(env, &s, shaped, &words));
	out->broken_word = words.longest > 0;
	out->long_word = words.longest;
	out->too_narrow = words.too_narrow;
	int n = w->line;
	for (int i = 0; i < n; i++)
		*vec_push(a, &out->v) = (struct cut){0};
	for (; w->before; w = w->before) {
		const struct breakpoint *p = &s.place[w->place];
		out->v.v[--n] = (struct cut){way_start(&s, w->before), p->end, p->next, p->kind == BREAK_HYPHEN,
		                             way_repeats_hyphen(&s, w->before)};
	}
}
