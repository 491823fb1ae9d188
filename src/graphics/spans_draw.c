/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans, measured: grounds, cables, planks, masts, decks, and the texts on top of them. */
#include "spans.h"

#define WHITE COLOR_RGB(0xFFFFFF)

/* -- ground --------------------------------------------------------------------------------- */

/* The ground of a bank, with a line along the water. */
void spans_draw_ground(const struct spans *s, int side, mpt top, mpt foot)
{
	const struct span_side *of = &s->side[side];
	mpt w = s->bank + s->over;
	if (foot <= top)
		return;
	struct rect r = {chart_x(&s->chart, side_x(s, of, -s->over, w), w), top, w, foot - top};
	canvas_pattern(s->chart.canvas, r, 0, of->pattern, of->ink);
	if (s->edge)
		chart_rect(&s->chart, (struct rect){side_x(s, of, s->bank - s->edge, s->edge), top, s->edge, foot - top}, 0,
		           of->ink, COLOR_NONE, 0);
}

void spans_draw_deck(const struct spans *s, mpt y)
{
	chart_rect(&s->chart, (struct rect){-s->over, y, s->chart.width + 2 * s->over, s->deck}, 0, s->p->color, COLOR_NONE,
	           0);
}

/* -- masts ---------------------------------------------------------------------------------- */

static void draw_taper(const struct spans *s, mpt x, struct point top, struct point foot, color fill)
{
	struct point shape[] = {
	        {x - top.x / 2, top.y}, {x + top.x / 2, top.y}, {x + foot.x / 2, foot.y}, {x - foot.x / 2, foot.y}};
	canvas_path(s->chart.canvas, chart_polygon(&s->chart, shape, 4, fill, COLOR_NONE, 0));
}

/* The white beside it, by which cables end before it, runs out at the deck. */
void spans_draw_mast(const struct spans *s, mpt x, mpt top, mpt deck, mpt keyline)
{
	if (keyline)
		draw_taper(s, x, (struct point){s->mast + 2 * keyline, top}, (struct point){s->mast_foot, deck}, WHITE);
	draw_taper(s, x, (struct point){s->mast, top}, (struct point){s->mast_foot, deck}, s->p->color);
}

/* From one end of a cable on the mast to the next: on a high mast farther apart, so that they do not meet in a wedge. */
static mpt end_step(const struct spans *s, const struct span_row *row, int n)
{
	mpt own = cable_step(s, n), mast = row->deck - row->top - s->mast_top;
	mpt grown = mpt_min(3 * own, mpt_min(mast / 24, mast / 2 / mpt_max(n - 1, 1)));
	return mpt_max(own, grown);
}

/* From under its plank to the middle of the mast. */
static void draw_cables(const struct spans *s, const struct span_row *row, int side)
{
	const struct stack *stack = &row->side[side];
	mpt under = mpt_min(s->cable * 115 / 100, s->bank), step = end_step(s, row, stack->n);
	for (int i = 0; i < stack->n; i++) {
		const struct plank *plank = &stack->plank[i];
		mpt to = row->top + s->mast_top + cable_start(s) + step * i;
		struct point bank = {side_x(s, &s->side[side], s->bank - under, 0), plank->y + plank->h / 2};
		chart_line(&s->chart, bank, (struct point){row->x, to}, s->side[side].ink, s->cable);
	}
}

/* -- planks --------------------------------------------------------------------------------- */

static void draw_planks(const struct spans *s, const struct span_row *row, int side)
{
	const struct stack *stack = &row->side[side];
	mpt w = s->bank + s->over;
	for (int i = 0; i < stack->n; i++) {
		const struct plank *plank = &stack->plank[i];
		struct rect r = {side_x(s, &s->side[side], -s->over, w), plank->y, w, plank->h};
		chart_rect(&s->chart, r, 0, s->side[side].ink, COLOR_NONE, 0);
	}
}

/* With its capitals in the middle, where the plank is high enough for what hangs below them. */
static mpt label_top(const struct spans *s, const struct plank *plank)
{
	const struct para *p = plank->para;
	mpt last = p->height - p->line[p->n - 1].height + p->line[p->n - 1].baseline;
	mpt lowest = plank->y + plank->h - s->keyline / 8 - s->band.hang - last;
	return mpt_min(ink_band_top(&s->band, p, plank->y, plank->h), lowest);
}

static void draw_labels(const struct spans *s, const struct span_row *row, int side)
{
	const struct stack *stack = &row->side[side];
	for (int i = 0; i < stack->n; i++) {
		const struct plank *plank = &stack->plank[i];
		if (!plank->para)
			continue;
		mpt x = side_x(s, &s->side[side], s->bank - s->inset - plank->w, plank->w);
		chart_text(&s->chart, plank->para, x, label_top(s, plank), plank->w);
	}
}

/* -- plates --------------------------------------------------------------------------------- */

/* With its capitals in the middle of the plate, and all of its ink on it. */
static mpt head_top(const struct spans *s, const struct ink_band *band, const struct para *p)
{
	mpt last = p->height - p->line[p->n - 1].height + p->line[p->n - 1].baseline;
	mpt top = mpt_min(ink_band_top(band, p, 0, s->head), s->head - band->hang - last);
	return mpt_max(top, band->rise - p->line[0].baseline);
}

void spans_draw_heads(const struct spans *s)
{
	const struct para *para[2] = {NULL, NULL};
	struct ink_band band = {0};
	mpt w = s->bank + s->over, room = s->bank - 2 * s->inset;
	if (!s->head)
		return;
	for (int k = 0; k < 2 && s->head_scale; k++) {
		int align = s->head_style->align == ALIGN_CENTER ? ALIGN_CENTER : k ? ALIGN_START : ALIGN_END;
		para[k] = fitted_text(s->chart.g, s->side[k].name->value, s->head_style, s->head_scale, room, align);
		ink_band_add(&band, para[k]);
	}
	for (int k = 0; k < 2; k++) {
		const struct span_side *side = &s->side[k];
		chart_rect(&s->chart, (struct rect){side_x(s, side, -s->over, w), 0, w, s->head}, 0, side->ink, COLOR_NONE,
		           0);
		if (para[k])
			chart_text(&s->chart, para[k], side_x(s, side, s->inset, room), head_top(s, &band, para[k]), room);
	}
}

/* -- texts ---------------------------------------------------------------------------------- */

static void draw_names(const struct spans *s, const struct span_row *row)
{
	mpt y = spans_text_foot(s, row) - row->height;
	if (!s->p->names)
		return;
	chart_text(&s->chart, row->name, row->left + (row->width - row->name_w) / 2, y, row->name_w);
	y = spans_text_foot(s, row) - (row->text ? row->text->height : 0);
	chart_text(&s->chart, row->text, row->left + (row->width - row->text_w) / 2, y, row->text_w);
}

static const struct style *note_style(const struct spans *s, int side)
{
	if (color_is_none(s->side[side].note))
		return s->note;
	struct style *style = NEW(s->chart.g->arena, struct style);
	*style = *s->note;
	style->color = s->side[side].note;
	return style;
}

static void draw_notes(const struct spans *s, const struct span_row *row, int side)
{
	mpt edge = s->p->bleed ? s->inset : 0, w = s->chart.width - 2 * edge;
	const struct para *p = fitted_text(s->chart.g, spans_note(s, row, side), note_style(s, side), 1000, w,
	                                   side ? ALIGN_END : ALIGN_START);
	chart_text(&s->chart, p, edge, row->deck + s->deck + s->keyline, w);
}

static void draw_row(const struct spans *s, const struct span_row *row)
{
	for (int k = 0; k < 2; k++) {
		const struct stack *stack = &row->side[k];
		mpt foot = row->deck - s->keyline - stack->height - (stack->n ? s->keyline : 0);
		spans_draw_ground(s, k, row->ground, foot);
		draw_cables(s, row, k);
	}
	spans_draw_mast(s, row->x, row->top + s->mast_top, row->deck, plank_gap(s));
	draw_planks(s, row, 0);
	draw_planks(s, row, 1);
	spans_draw_deck(s, row->deck);
}

void spans_draw_rows(const struct spans *s)
{
	for (int i = 0; i < s->n; i++)
		draw_row(s, &s->row[i]);
	spans_draw_heads(s);
	for (int i = 0; i < s->n; i++) {
		draw_names(s, &s->row[i]);
		for (int k = 0; k < 2; k++) {
			draw_labels(s, &s->row[i], k);
			if (s->notes)
				draw_notes(s, &s->row[i], k);
		}
	}
}
