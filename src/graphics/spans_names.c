/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names and texts above the masts, and how high the masts are.
 *
 * A name stands on its mast: in two lines, if so it is narrow enough to stand right in the middle; else it takes what
 * there is between the banks and is pushed inside, on two lines if a <wbr> says where it ends the first. All names have
 * one size and all masts one height, that which the largest name and text leave. Where that is too little, names give
 * way down to their floor.
 */
#include "spans.h"

#define MOST_LINES 3 /* of a name, and of a text */

static mpt low_edge(const struct spans *s) { return s->bank + s->clear; }
static mpt high_edge(const struct spans *s) { return s->chart.width - s->bank - s->clear; }
static mpt head_room(const struct spans *s) { return s->clear / 4; }
static mpt mast_gap(const struct spans *s) { return s->keyline * 3 / 2; }

static bool has_mark(const struct rich *r)
{
	for (int i = 0; r->n && i < r->block[0].n; i++)
		if (r->block[0].span[i].flags & SPAN_BREAK)
			return true;
	return false;
}

static const struct para *set_centred(const struct spans *s, const struct rich *r, const struct style *style, int scale,
                                      mpt x, mpt *measure)
{
	const struct gfx *g = s->chart.g;
	mpt whole = high_edge(s) - low_edge(s), beside = 2 * mpt_min(x - low_edge(s), high_edge(s) - x);
	beside = mpt_min(beside, whole * 2 / 3); /* what would reach from bank to bank is better on two lines */
	const struct para *p = beside > 0 ? fitted_balanced(g, r, style, scale, beside, ALIGN_CENTER, measure) : NULL;
	if (p && p->n <= 2)
		return p;
	p = fitted_balanced(g, r, style, scale, whole, ALIGN_CENTER, measure);
	if (p && p->n == 1 && has_mark(r)) {
		mpt narrow;
		const struct para *two = fitted_balanced(g, r, style, scale, *measure - 1, ALIGN_CENTER, &narrow);
		if (two && two->n == 2) {
			*measure = narrow;
			return two;
		}
	}
	return p && p->n <= MOST_LINES ? p : NULL;
}

/* The label that has no room, or NULL. */
static const struct rich *set_block(const struct spans *s, struct span_row *row)
{
	const struct rich *name = row->item->name.value, *text = row->item->text.value;
	row->name = name ? set_centred(s, name, s->name, s->name_scale, row->x, &row->name_w) : NULL;
	row->text = text ? set_centred(s, text, s->text, 1000, row->x, &row->text_w) : NULL;
	row->width = mpt_max(row->name ? row->name_w : 0, row->text ? row->text_w : 0);
	row->height = (row->name ? row->name->height : 0) + (row->text ? row->text->height : 0);
	if (row->name && row->text)
		row->height += (mpt)muldiv(s->name->space_after, s->name_scale, 1000);
	row->left = mpt_clamp(row->x - row->width / 2, low_edge(s), mpt_max(high_edge(s) - row->width, low_edge(s)));
	return text && !row->text ? text : name && !row->name ? name : NULL;
}

/* -- masts ---------------------------------------------------------------------------------- */

/* Room for the cables, and enough to look like a mast: a fifth of its row. */
static mpt least_mast(const struct spans *s, const struct span_row *row)
{
	int n = row->side[0].n > row->side[1].n ? row->side[0].n : row->side[1].n;
	mpt cables = cable_start(s) + cable_step(s, n) * (n - 1) + 2 * s->cable;
	return mpt_max(cables, (row->deck - row->top) / 5);
}

/* Cables hang from the mast: none goes up to its plank. */
static bool hangs(const struct spans *s, const struct span_row *row)
{
	mpt first = row->top + s->mast_top + cable_start(s);
	for (int k = 0; k < 2; k++) {
		const struct stack *stack = &row->side[k];
		if (stack->n && stack->plank[0].y + stack->plank[0].h / 2 < first)
			return false;
	}
	return true;
}

/* How far down something `w` wide in the middle of the block may reach, beside the uppermost cable of a side. */
static mpt cable_limit(const struct spans *s, const struct span_row *row, int side, mpt w)
{
	const struct stack *stack = &row->side[side];
	if (!stack->n)
		return MPT_MAX;
	mpt left = row->left + (row->width - w) / 2;
	mpt near = side ? s->chart.width - s->bank - left - w : left - s->bank; /* its distance from the bank */
	mpt to = side ? s->chart.width - s->bank - row->x : row->x - s->bank;   /* that of the mast */
	mpt mast = row->top + s->mast_top + cable_start(s), bank = stack->plank[0].y + stack->plank[0].h / 2;
	mpt beside = bank + (mpt)muldiv((int64_t)mast - bank, mpt_clamp(near, 0, to), mpt_max(to, 1));
	return mpt_min(beside, mast) - s->cable * 3 / 4 - s->keyline;
}

static mpt limit_of(const struct spans *s, const struct span_row *row, mpt w)
{
	return mpt_min(cable_limit(s, row, 0, w), cable_limit(s, row, 1, w));
}

mpt spans_text_foot(const struct spans *s, const struct span_row *row)
{
	mpt foot = row->top + s->mast_top - mast_gap(s);
	if (row->text)
		foot = mpt_min(foot, limit_of(s, row, row->text_w));
	mpt below = row->height - (row->name ? row->name->height : 0); /* the name */
	if (row->name && limit_of(s, row, row->name_w) < foot - below)
		foot = limit_of(s, row, row->name_w) + below;
	return foot;
}

static const struct rich *first_text(const struct span_row *row)
{
	return row->item->text.value ? row->item->text.value : row->item->name.value;
}

bool spans_set_names(struct spans *s, const struct rich **stuck)
{
	s->mast_top = s->p->names ? 0 : 2 * s->keyline;
	for (int i = 0; i < s->n && s->p->names; i++) {
		*stuck = set_block(s, &s->row[i]);
		if (*stuck)
			return false;
		s->mast_top = mpt_max(s->mast_top, head_room(s) + s->row[i].height + mast_gap(s));
	}
	return true;
}

bool spans_row_holds(const struct spans *s, const struct span_row *row, const struct rich **stuck)
{
	*stuck = s->p->names ? first_text(row) : row->item->name.value;
	if (row->deck - row->top - s->mast_top < least_mast(s, row) || !hangs(s, row))
		return false;
	return !s->p->names || spans_text_foot(s, row) - row->height >= row->top + head_room(s);
}

int spans_least_scale(const struct spans *s)
{
	if (!s->p->names)
		return 1000;
	if (!s->p->name_floor)
		return 833;
	int64_t scale = muldiv(s->p->name_floor, 1000, gfx_size(s->chart.g, s->name));
	return scale > 1000 ? 1000 : (int)scale;
}
