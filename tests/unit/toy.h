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
	uint8_t gap[TOY_MOST];
	struct breakpoint place[TOY_MOST], hyphens[TOY_MOST], phrases[TOY_MOST];
	struct sglyph glyph[TOY_MOST];
	int64_t offset[TOY_MOST];
	struct line_gaps gaps[TOY_MOST];
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

static inline void toy_add_gap(struct toy *t, int i)
{
	bool after = toy_is_ideograph(t->text[i]), before = i && toy_is_ideograph(t->text[i - 1]);
	bool letters = i && ((t->text[i] >= 'a' && before) || (after && t->text[i - 1] >= 'a'));
	t->gap[i] = letters ? GAP_SPACE : before && after ? GAP_STRETCH : GAP_NONE;
	t->gaps[i + 1] = t->gaps[i];
	t->gaps[i + 1].spaces += t->text[i] == ' ';
	t->gaps[i + 1].stretches += t->gap[i] == GAP_STRETCH;
	t->gaps[i + 1].ideograph_spaces += t->gap[i] == GAP_SPACE;
	bool seen = t->text[i] != '\n';
	t->offset[i + 1] = t->offset[i] + (seen ? TOY_UNIT : 0) + (letters ? TOY_GAP : 0);
	t->glyph[i] = (struct sglyph){.cluster = (uint32_t)i};
	t->s.gap = after ? t->gap : t->s.gap;
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
		toy_add_gap(t, at++);
		if (p[1] && p[1] != '~' && p[1] != '/')
			toy_add_places(t, 0, at, p[1]);
		else if (p[1])
			toy_add_places(t, p[1], at, p[2]);
	}
	t->gaps[at + 1] = t->gaps[at];
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
	t->m = (struct measure){.shaped = &t->s, .size = TOY_UNIT, .gap = TOY_GAP, .offset = t->offset};
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
	t->m.gaps = align == ALIGN_JUSTIFY ? t->gaps : NULL;
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
