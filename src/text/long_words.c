/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words wider than the measure: breakpoints between their letters.
 *
 * What no breakpoint of a paragraph divides is a part; one that is wider than the measure is cut into pieces, each as
 * long as fits, and at a space where it has any, in <nobr>. All other breakpoints stay, so that the search (knuth_plass.c) sets the rest of the text as ever.
 */
#include "measure.h"

#include <unicode/uchar.h>

struct cutter {
	struct text_env *env;
	const struct measure *m;
	mpt width;          /* of a line that no indent and no hyphen shortens */
	const bool *starts; /* of clusters, by byte */
	bool too_narrow;
};

/* The text between two breakpoints, and the hyphens that are drawn at its ends. */
struct part {
	int start, end;
	mpt lead, tail;
	bool inner; /* it starts or ends inside a word */
};

/* Bytes at which a cluster of glyphs starts: no break separates a letter from its marks or cuts a ligature. */
static const bool *cluster_starts(struct arena *a, const struct shaped *s)
{
	bool *starts = NEW_ARRAY(a, bool, s->size + 1);
	for (int i = 0; i < s->glyphs; i++)
		starts[s->glyph[i].cluster] = true;
	return starts;
}

static bool fits(const struct cutter *c, const struct part *p)
{
	int64_t room = (int64_t)c->width - p->lead - p->tail;
	if (measure_width(c->m, p->start, p->end) > room)
		return false;
	return !p->inner || measure_drawn(c->env, c->m, p->start, p->end) <= room;
}

/* The end of the longest piece of text[start, end) that is measured to fit, of one cluster that is seen at least,
   whose end goes to `first`; `end` when that is the whole. */
static int measured_end(const struct cutter *c, int start, int end, mpt width, int *first)
{
	const struct measure *m = c->m;
	int good = *first = end;
	for (int stop = start; stop < end; stop++) {
		if (!c->starts[stop] || m->offset[stop] <= m->offset[start])
			continue;
		if (good < end && measure_width(m, start, stop) > width)
			break;
		*first = good < end ? *first : stop;
		good = stop;
	}
	return good;
}

/* The same, as the piece is drawn. */
static int piece_end(struct cutter *c, int start, int end, mpt width)
{
	int first, good = measured_end(c, start, end, width, &first);
	while (good > first && measure_drawn(c->env, c->m, start, good) > width)
		do
			good--;
		while (!c->starts[good]);
	c->too_narrow |= good == first && measure_drawn(c->env, c->m, start, good) > width;
	return good;
}

/* A breakpoint at the last space of text[start, end], or else at the end. */
static struct breakpoint break_at(const struct shaped *s, int start, int end)
{
	int space = end, next;
	while (space > start && s->text[space] != ' ')
		space--;
	for (next = space; s->text[next] == ' ';)
		next++;
	while (space > start && s->text[space - 1] == ' ')
		space--;
	if (space == start)
		return (struct breakpoint){end, end, BREAK_LETTER};
	return (struct breakpoint){space, next, BREAK_SPACE};
}

/* Puts breakpoints into `out` and returns their number; `p` becomes the piece behind them. */
static int cut_part(struct cutter *c, struct part *p, struct breakpoint *out)
{
	int n = 0;
	while (!fits(c, p)) {
		int end = piece_end(c, p->start, p->end, c->width - p->lead);
		if (end == p->end)
			break;
		out[n] = break_at(c->m->shaped, p->start, end);
		*p = (struct part){out[n++].next, p->end, 0, p->tail, true};
	}
	return n;
}

/* Behind a letter where no space follows, lines end between words of Thai or Japanese. */
static bool is_between_words(const struct shaped *s, const struct breakpoint *p)
{
	const char *end = s->text + p->end;
	return break_ends_word(p) || (p->kind == BREAK_SPACE && u_isalnum((UChar32)utf8_previous(s->text, &end)));
}

/* In characters, the word that a part lies in: a compound or an address is one. */
static int word_length(const struct measure *m, const struct breakpoint *place, int at)
{
	int first = at, last = at, n = 0;
	while (first > 0 && !is_between_words(m->shaped, &place[first - 1]))
		first--;
	while (!is_between_words(m->shaped, &place[last])) /* the last place is forced */
		last++;
	const char *p = m->shaped->text + (first ? place[first - 1].next : 0), *end = m->shaped->text + place[last].end;
	while (p < end)
		n += utf8_next(&p, end) != 0xAD;
	return n;
}

static struct part part_before(const struct measure *m, const struct breakpoint *place, int i)
{
	const struct breakpoint *p = &place[i];
	enum break_kind before = i ? p[-1].kind : BREAK_FORCED;
	struct part part = {.start = i ? p[-1].next : 0, .end = p->end};
	part.lead = before == BREAK_REPEATED ? measure_hyphen(m, part.start) : 0;
	part.tail = p->kind == BREAK_HYPHEN ? measure_hyphen(m, part.end - 1) : 0;
	part.inner = break_is_inner(before) || break_is_inner(p->kind);
	return part;
}

int long_words_cut(struct text_env *env, struct arena *a, const struct measure *m, const struct para_spec *spec,
                   const struct breakpoint *place, int places, struct breakpoint **all, struct long_words *words)
{
	struct cutter c = {env, m, spec->width - spec->style->indent, cluster_starts(a, m->shaped), false};
	int n = 0;
	*all = NEW_ARRAY(a, struct breakpoint, places + m->shaped->size + 1);
	for (int i = 0; i < places; i++) {
		struct part part = part_before(m, place, i);
		int pieces = cut_part(&c, &part, *all + n);
		n += pieces;
		(*all)[n] = place[i];
		bool no_hyphen = part.tail && !fits(&c, &part); /* a letter and a hyphen are too wide together */
		if (no_hyphen)
			(*all)[n].kind = BREAK_LETTER;
		n++;
		int length = pieces || no_hyphen ? word_length(m, place, i) : 0;
		words->longest = length > words->longest ? length : words->longest;
	}
	words->too_narrow |= c.too_narrow;
	return n;
}
