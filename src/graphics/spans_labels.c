/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in planks, on the plates of the banks, and below them.
 *
 * Labels keep one size: that at which the widest of those fits that do at 92% or more. The others take two lines, and
 * only where these do not hold them, hyphens. The same size for all tells that all labels weigh the same.
 *
 * Planks are as high above their capitals as below them; the lowest leave room for the ink alone. Names of banks have one
 * size too: on one line, or else on two, at two thirds or so at least.
 */
#include "spans.h"

#include <limits.h>

#define LEAST_LABEL 920 /* thousandths */
#define LEAST_HEAD 650
#define HEAD_STEP 10
#define HIGH_STACK 6 /* a higher one takes the smallest labels at once */

static mpt label_room(const struct spans *s) { return s->bank - 2 * s->inset; }

/* -- planks --------------------------------------------------------------------------------- */

static void choose_label_scale(struct spans *s)
{
	s->label_scale = s->tight < INT_MAX ? LEAST_LABEL : 1000;
	for (int i = 0; i < s->n; i++)
		for (int k = 0; k < 2; k++) {
			const struct stack *stack = &s->row[i].side[k];
			if (stack->n > HIGH_STACK)
				s->label_scale = LEAST_LABEL;
			for (int j = 0; j < stack->n; j++) {
				int own = fitted_scale(s->chart.g, stack->plank[j].label, s->label, s->label_scale,
				                       label_room(s));
				if (own >= LEAST_LABEL)
					s->label_scale = own;
			}
		}
}

/* On one line or two; NULL when that is not enough. */
static struct para *try_label(const struct spans *s, struct plank *plank, const struct style *style, int align)
{
	struct para *p = fitted_balanced(s->chart.g, plank->label, style, s->label_scale, label_room(s), align, &plank->w);
	return p && p->n <= 2 ? p : NULL;
}

/* What it is too long by for two lines, or its longest word for one. */
static mpt label_excess(const struct spans *s, const struct rich *label)
{
	mpt lines = fitted_width(s->chart.g, label, s->label, s->label_scale) / 2;
	return mpt_max(lines, gfx_word_width(s->chart.g, label, s->label)) - label_room(s);
}

static void set_label(const struct spans *s, struct plank *plank, int align, bool report)
{
	if (!plank->label)
		return;
	plank->para = try_label(s, plank, s->label, align);
	if (!plank->para)
		plank->para = try_label(s, plank, s->hyphenated, align);
	if (!plank->para && report)
		chart_too_long(&s->chart, plank->label, gfx_size(s->chart.g, s->label), label_excess(s, plank->label));
}

/* Planks of high stacks are lower, so that their cables still rise to the mast; their labels stay inside. */
static mpt plank_height(const struct spans *s, const struct plank *plank, int n)
{
	mpt own = n > HIGH_STACK ? (mpt)muldiv(s->plank, 70, 100) : n > 5 ? (mpt)muldiv(s->plank, 81, 100) : s->plank;
	if (!plank->para)
		return own;
	mpt more = plank->para->height - plank->para->line[0].height;
	if (n >= s->tight)
		return mpt_max((mpt)muldiv(own, s->plank_scale, 1000), s->band.rise + s->band.hang + s->keyline * 3 / 4) +
		        more;
	return mpt_max(own, ink_band_height(&s->band) + s->keyline * 3 / 4) + more;
}

/* The white between planks comes off all of them alike. */
static void measure_stack(struct spans *s, struct stack *stack)
{
	mpt white = plank_gap(s) * (stack->n - 1);
	stack->height = stack->n ? white : 0;
	for (int j = 0; j < stack->n; j++) {
		stack->plank[j].h = mpt_max(plank_height(s, &stack->plank[j], stack->n) - white / stack->n, 0);
		stack->height += stack->plank[j].h;
	}
}

void spans_set_labels(struct spans *s, bool report)
{
	s->band = (struct ink_band){0};
	bool drawn = s->p->labels == SPAN_LABELS_BANKS;
	if (drawn)
		choose_label_scale(s);
	for (int i = 0; i < s->n && drawn; i++)
		for (int k = 0; k < 2; k++)
			for (int j = 0; j < s->row[i].side[k].n; j++) {
				struct plank *plank = &s->row[i].side[k].plank[j];
				set_label(s, plank, k ? ALIGN_START : ALIGN_END, report);
				ink_band_add(&s->band, plank->para);
			}
	for (int i = 0; i < s->n; i++)
		for (int k = 0; k < 2; k++)
			measure_stack(s, &s->row[i].side[k]);
}

/* -- plates --------------------------------------------------------------------------------- */

/* Whether all ink of the names stays on their plates, on so many lines; else *stuck is one that does not. */
static bool heads_hold(const struct spans *s, int scale, int lines, const struct rich **stuck)
{
	for (int k = 0; k < 2; k++) {
		const struct rich *name = s->side[k].name->value;
		const struct para *p = fitted_text(s->chart.g, name, s->head_style, scale, label_room(s), ALIGN_START);
		struct ink_band band = {0};
		*stuck = name;
		ink_band_add(&band, p);
		if (p &&
		    (p->n > lines || !fitted_whole(p) || band.rise + band.hang + p->height - p->line[0].height > s->head))
			return false;
	}
	return true;
}

static bool try_heads(struct spans *s, int most, int lines, const struct rich **stuck)
{
	for (s->head_scale = most; s->head_scale >= LEAST_HEAD; s->head_scale -= HEAD_STEP)
		if (heads_hold(s, s->head_scale, lines, stuck))
			return true;
	s->head_scale = 0;
	return false;
}

/* On a plate that is high enough it is too long. */
static void report_head(const struct spans *s, const struct rich *name)
{
	const struct gfx *g = s->chart.g;
	mpt size = (mpt)muldiv(gfx_size(g, s->head_style), LEAST_HEAD, 1000);
	mpt lines = mpt_max(fitted_width(g, name, s->head_style, LEAST_HEAD) / 2,
	                    (mpt)muldiv(gfx_word_width(g, name, s->head_style), LEAST_HEAD, 1000));
	chart_too_long(&s->chart, name, size, lines - label_room(s));
}

void spans_set_heads(struct spans *s)
{
	const struct rich *stuck = NULL;
	int one = 1000;
	for (int k = 0; k < 2 && s->head; k++)
		one = fitted_scale(s->chart.g, s->side[k].name->value, s->head_style, one, label_room(s));
	s->head_scale = one;
	if (s->head && !try_heads(s, one, 1, &stuck) && !try_heads(s, 1000, 2, &stuck))
		report_head(s, stuck);
}

/* -- below the banks ------------------------------------------------------------------------ */

const struct rich *spans_note(const struct spans *s, const struct span_row *row, int side)
{
	const struct text_slot *own = side ? &row->item->second_note : &row->item->first_note;
	if (own->value)
		return own->value;
	struct rich *r =
	        rich_plain(s->chart.g->arena, arena_printf(s->chart.g->arena, "%d", row->side[side].n), s->chart.box->at);
	r->block[0].span[0].flags |= SPAN_NUMBER;
	return r;
}

void spans_set_notes(struct spans *s)
{
	s->notes = s->p->labels == SPAN_LABELS_COUNTS ? gfx_leading(s->chart.g, s->note) + s->keyline : 0;
	for (int i = 0; i < s->n && s->notes; i++) {
		const struct rich *first = spans_note(s, &s->row[i], 0), *second = spans_note(s, &s->row[i], 1);
		mpt w = fitted_width(s->chart.g, first, s->note, 1000) + fitted_width(s->chart.g, second, s->note, 1000);
		mpt over = w + LABELS_APART - (s->chart.width - (s->p->bleed ? 2 * s->inset : 0));
		if (over > 0)
			chart_too_long(&s->chart, second, gfx_size(s->chart.g, s->note), over);
	}
}
