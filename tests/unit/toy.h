/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs that can be set by hand: each letter, space and hyphen is 1 pt wide at a size of 1 pt.
 *
 *     a-z   letters                     A-Z   ideographs: a line may end between any two of them
 *     ~     a place for a hyphen        =     the hyphen of a compound, which the next line repeats
 *     /     the end of a phrase         \n    ends a line
 *
 * Between ideographs justified lines stretch; between an ideograph and a letter lies 0.5 pt.
 */
#ifndef PLATEN_TESTS_TOY_H
#define PLATEN_TESTS_TOY_H

#include "text/measure.h"

#include <check.h>
#include <string.h>

enum { TOY_UNIT = 1000, TOY_GAP = 500, TOY_MOST = 400 };

struct toy {
	struct arena *arena;
	struct text_env env;
	struct style style;
	struct shaped s;
	struct measure m;
	char text[TOY_MOST];
	struct glue glue[TOY_MOST];
	struct breakpoint place[TOY_MOST], hyphens[TOY_MOST], phrases[TOY_MOST];
	struct sglyph glyph[TOY_MOST];
	int64_t offset[TOY_MOST];
	struct line_glue sums[TOY_MOST];
};

static inline bool toy_is_ideograph(char c) { return c >= 'A' && c <= 'Z'; }

static inline void toy_put(struct breakpoint *list, int *n, int end, int next, enum break_kind kind)
{
	list[(*n)++] = (struct breakpoint){end, next, kind};
}

/* What follows byte `at - 1`: no breakpoint, or one of every list that has it. */
static inline void toy_add_places(struct toy *t, char mark, int at, char next)
{
	struct shaped *s = &t->s;
	char last = t->text[at - 1];
	enum break_kind kind = last == '\n' ? BREAK_FORCED : last == '=' ? BREAK_REPEATED : BREAK_SPACE;
	bool space = last == ' ' && next != ' ', ideographs = toy_is_ideograph(last) && toy_is_ideograph(next);
	bool here = space || ideographs || last == '\n' || last == '=';
	int end = at;
	while (end > 0 && (t->text[end - 1] == ' ' || (end == at && last == '\n')))
		end--;
	if (mark == '~')
		toy_put(t->hyphens, &s->hyphen_places, at, at, BREAK_HYPHEN);
	if (mark == '/' || kind == BREAK_FORCED)
		toy_put(t->phrases, &s->phrases, end, at, kind);
	if (!here)
		return;
	toy_put(t->place, &s->places, end, at, kind);
	toy_put(t->hyphens, &s->hyphen_places, end, at, kind);
}

/* At a size of 1 pt a thousandth of it is 1 mpt. */
static inline struct glue toy_glue(char before, char c)
{
	bool after = toy_is_ideograph(c), ideograph = toy_is_ideograph(before);
	if ((c >= 'a' && ideograph) || (after && before >= 'a'))
		return (struct glue){.space = TOY_GAP, .stretch = TOY_UNIT / 8, .shrink = TOY_GAP / 2};
	return (struct glue){.stretch = ideograph && after ? TOY_UNIT / 8 : 0};
}

static inline void toy_add_glue(struct toy *t, int i)
{
	const struct glue g = toy_glue(i ? t->text[i - 1] : 0, t->text[i]);
	t->glue[i] = g;
	t->sums[i + 1] = t->sums[i];
	t->sums[i + 1].spaces += t->text[i] == ' ';
	t->sums[i + 1].gaps += i && t->text[i] >= 'a' && t->text[i - 1] >= 'a';
	t->sums[i + 1].stretch += (uint32_t)g.stretch;
	t->sums[i + 1].shrink += (uint32_t)g.shrink;
	bool seen = t->text[i] != '\n';
	t->offset[i + 1] = t->offset[i] + (seen ? TOY_UNIT : 0) + g.space;
	t->glyph[i] = (struct sglyph){.cluster = (uint32_t)i};
	t->s.glue = toy_is_ideograph(t->text[i]) ? t->glue : t->s.glue;
}

static inline void toy_read(struct toy *t, const char *text)
{
	for (const char *p = text; *p; p++)
		if (!strchr("~/", *p))
			t->text[t->s.size++] = *p;
	int at = 0;
	for (const char *p = text; *p; p++) {
		if (strchr("~/", *p))
			continue;
		toy_add_glue(t, at++);
		if (p[1] && p[1] != '~' && p[1] != '/')
			toy_add_places(t, 0, at, p[1]);
		else if (p[1])
			toy_add_places(t, p[1], at, p[2]);
	}
	t->sums[at + 1] = t->sums[at];
	int end = at && t->text[at - 1] == '\n' ? at - 1 : at;
	toy_put(t->place, &t->s.places, end, at, BREAK_FORCED);
	toy_put(t->hyphens, &t->s.hyphen_places, end, at, BREAK_FORCED);
	toy_put(t->phrases, &t->s.phrases, end, at, BREAK_FORCED);
	t->s.phrases = strchr(text, '/') ? t->s.phrases : 0;
}

static inline void toy_open(struct toy *t, const char *text)
{
	*t = (struct toy){.arena = arena_new()};
	t->env.scratch = arena_new();
	t->s = (struct shaped){.text = t->text, .place = t->place, .hyphen_place = t->hyphens, .phrase_place = t->phrases};
	t->s.style = &t->style;
	t->s.glyph = t->glyph;
	toy_read(t, text);
	t->s.glyphs = t->s.size;
	t->s.hyphenated = 1;
	t->m = (struct measure){.shaped = &t->s, .size = TOY_UNIT, .offset = t->offset};
	t->m.hyphen_width = t->m.space_width = TOY_UNIT;
}

static inline void toy_close(struct toy *t)
{
	arena_free(t->env.scratch);
	arena_free(t->arena);
}

static inline struct cut_list toy_break(struct toy *t, mpt width, int align)
{
	struct cut_list cuts = {0};
	struct para_spec spec = {.style = &t->style, .size = TOY_UNIT, .width = width, .align = align};
	t->m.glue = align == ALIGN_JUSTIFY ? t->sums : NULL;
	choose_breaks(&t->env, t->arena, &t->s, &t->m, &spec, &cuts);
	return cuts;
}

/* The lines with "|" between them, "-" for a hyphen that is added, and "=" for one that is repeated. */
static inline const char *toy_lines(struct toy *t, mpt width, int align)
{
	struct cut_list cuts = toy_break(t, width, align);
	const char *out = "";
	for (int i = 0; i < cuts.v.n; i++) {
		const struct cut *c = &cuts.v.v[i];
		out = arena_printf(t->arena, "%s%s%s%.*s%s", out, i ? "|" : "", c->repeated ? "=" : "", c->end - c->start,
		                   t->text + c->start, c->hyphen ? "-" : "");
	}
	return out;
}

#endif
