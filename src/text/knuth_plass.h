/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for the breaks of a paragraph: its ways (knuth_plass.c), what a line costs (line_cost.c), and the passes
   that ask for it (passes.c). */
#ifndef PLATEN_TEXT_KNUTH_PLASS_H
#define PLATEN_TEXT_KNUTH_PLASS_H

#include "measure.h"

/* What is tolerated in any case: no badness is higher. */
#define TOLERANCE_EMERGENCY 1000000
/* A last line that looks like an accident, a third hyphen in a row, a dash that begins a line. */
#define FLAW_DEMERITS 16000000
#define RIVER_DEMERITS 1000000

struct way {
	int place;        /* index of the breakpoint that its last line ends at; -1: the start of the text */
	int line;         /* lines so far */
	int fitness;      /* class of the last line: 0 tight, 1 decent, 2 loose, 3 very loose */
	int hyphens;      /* HYPHEN_LAST: its last line ends in a hyphen; HYPHEN_BEFORE: so does the one before that */
	mpt hang;         /* of what the next line begins with */
	int64_t demerits; /* of all lines so far */
	const struct way *before;
	struct gap *gap; /* of the last line, where rivers are looked for (rivers.c) */
	int gaps;
};
enum { HYPHEN_LAST = 1, HYPHEN_BEFORE = 2 };

/* What a breakpoint adds to each line that ends there. */
struct line_end {
	mpt hang;
	int64_t demerits;
	bool hyphen; /* is seen at the end of the line: added, or that of a compound */
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
	bool divides;   /* words may be divided: the style asks for it and the language has patterns */
	bool even;      /* the ends of its lines should be, rather than its lines few: ragged text whose words are divided */
	bool rivers;    /* cost demerits */
	bool emergency; /* lines may stretch further, as by TeX's \emergencystretch */
	struct line_end end;
	VEC(struct way *) active;
	int first; /* of the active ways: those before it were dropped */
};

static inline int way_start(const struct search *s, const struct way *w)
{
	return w->place < 0 ? 0 : s->place[w->place].next;
}
static inline bool way_repeats_hyphen(const struct search *s, const struct way *w)
{
	return w->place >= 0 && s->place[w->place].kind == BREAK_REPEATED;
}

/* What lines up to a breakpoint have in common: s->end. */
void line_end_at(struct search *s, int to);
/* The width of the line from a way to a breakpoint, without what hangs. */
mpt line_width(const struct search *s, const struct way *w, int to);
/* Its badness, and its fitness class; -1: it is too wide. */
int line_badness(const struct search *s, const struct way *w, int to, int *fitness);
/* The demerits of the way that it makes. */
int64_t line_demerits(const struct search *s, const struct way *w, int to, int bad, int fitness);
/* Which of the last two lines of that way end in a hyphen. */
int line_hyphens(const struct search *s, const struct way *w);

/* What rivers that run down into the line from a way to a breakpoint cost; the way that it makes gets its gaps. */
int64_t river_demerits(const struct search *s, const struct way *above, int to, struct way *w);
/* How many rivers a setting has. */
int rivers_count(struct search *s, const struct way *w);

/* The best way to the end of the text over breakpoints; NULL when no setting is within the tolerance. */
const struct way *search_run(struct search *s, const struct breakpoint *place, int places, int tolerance);

#endif
