/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Positions in a range: heights first, then what is left is taken up, then each item and area gets its
 * place. So the ground of an area is known before what stands on it is drawn.
 */
#include "place.h"

struct placing {
	struct arena *arena;
	struct placement p;
	int64_t left; /* to take up */
	mpt stretch;
};

static struct vitem *item_at(const struct placing *w, int i) { return vrange_item(&w->p.range, i); }

static bool is_dropped(const struct vitem *i, bool *lead)
{
	*lead = *lead && !ends_lead(i);
	return (*lead && i->kind == V_GLUE) || i->kind == V_BREAK;
}

/* -- taking up what is left ----------------------------------------------------------------- */

static int64_t total_fr(const struct placing *w)
{
	int64_t total = 0;
	for (int i = 0; i < w->p.range.n; i++)
		total += item_at(w, i)->kind == V_GLUE ? item_at(w, i)->fr : 0;
	return total;
}

static void share_fr(struct placing *w, int64_t total)
{
	for (int i = 0; i < w->p.range.n && total; i++) {
		const struct vitem *it = item_at(w, i);
		if (it->kind != V_GLUE || !it->fr)
			continue;
		int64_t share = muldiv(w->left, it->fr, total);
		total -= it->fr;
		w->p.h[i] += share;
		w->left -= share;
	}
}

/* More lines to write on, as many for each, as long as there is room for another one everywhere. */
static void grow_writing(struct placing *w)
{
	int64_t gaps = 0;
	for (int i = 0; i < w->p.range.n; i++)
		gaps += is_filling(item_at(w, i)) ? item_at(w, i)->writing.gap : 0;
	int more = gaps ? (int)(w->left / gaps) : 0;
	for (int i = 0; i < w->p.range.n && more; i++) {
		struct vitem *it = item_at(w, i);
		if (!is_filling(it))
			continue;
		it->writing.lines += more;
		it->height += (int64_t)more * it->writing.gap;
		w->p.h[i] += (int64_t)more * it->writing.gap;
	}
	w->left -= more * gaps;
}

/* Columns of the page that hold something to fill go down to its foot. */
static void grow_columns(struct placing *w)
{
	for (int i = w->p.range.n; i-- && w->left > 0;) {
		struct vitem *it = item_at(w, i);
		if (it->kind != V_BOX || it->box != VB_CELLS || !it->cells->page || !it->cells->shares)
			continue;
		it->height += w->left;
		w->p.h[i] += w->left;
		w->left = 0;
	}
}

/* Space between blocks; what stands inside of a decorated area keeps its rhythm. */
static bool may_grow(const struct vitem *i, bool *lead)
{
	if (is_dropped(i, lead) || i->kind != V_GLUE || !i->stretch)
		return false;
	for (const struct area *a = i->area; a; a = a->up)
		if (a->style)
			return false;
	return true;
}

/* Spaces between blocks grow evenly, none by more than the page allows. */
static void spread(struct placing *w)
{
	int n = 0;
	bool lead = true;
	for (int i = 0; i < w->p.range.n; i++)
		n += may_grow(item_at(w, i), &lead);
	lead = true;
	for (int i = 0; i < w->p.range.n && n; i++) {
		if (!may_grow(item_at(w, i), &lead))
			continue;
		int64_t share = w->left / n--;
		share = share > w->stretch ? w->stretch : share;
		w->p.h[i] += share;
		w->left -= share;
	}
}

/* A box alone in its cell grows with its row. */
static void grow_last_area(struct placing *w)
{
	int last = w->p.range.n - 1;
	while (last >= 0 && item_at(w, last)->kind == V_GLUE)
		last--;
	if (last < 0 || item_at(w, last)->kind != V_CLOSE)
		return;
	w->p.h[last] += w->left;
	w->left = 0;
}

/* Gives the height that is left over to its takers. Returns the part of it that goes above the range. */
static int64_t take_up(struct placing *w, enum take_up take)
{
	int64_t fr = total_fr(w);
	if (take == TAKE_NONE || w->left <= 0)
		return 0;
	if (fr) {
		share_fr(w, fr);
		return 0;
	}
	grow_writing(w);
	grow_columns(w);
	if (take == TAKE_SPREAD)
		spread(w);
	else if (take == TAKE_LAST_AREA)
		grow_last_area(w);
	return take == TAKE_BOTTOM ? w->left : take == TAKE_MIDDLE ? w->left / 2 : 0;
}

/* -- positions ------------------------------------------------------------------------------ */

/* Areas that were open before the range begins go on at its top, outermost first. */
static int64_t go_on(struct placing *w, struct area *a, int64_t y)
{
	if (!a)
		return y;
	y = go_on(w, a->up, y);
	*vec_push(w->arena, &w->p.areas) = (struct area_span){a, y, y, true};
	return y + a->again + (a->repeat ? vlist_height(a->repeat, 0, a->repeat->v.n) : 0);
}

static void end_area(struct placing *w, const struct area *a, int64_t y)
{
	int i = w->p.areas.n - 1;
	while (w->p.areas.v[i].area != a) /* it goes on here, or it was opened */
		i--;
	w->p.areas.v[i].bottom = height_max(w->p.areas.v[i].bottom, y);
}

static void find_positions(struct placing *w, int64_t y)
{
	bool lead = true;
	for (int i = 0; i < w->p.range.n; i++) {
		struct vitem *it = item_at(w, i);
		w->p.y[i] = y;
		if (is_dropped(it, &lead))
			w->p.h[i] = 0;
		if (it->kind == V_OPEN)
			*vec_push(w->arena, &w->p.areas) = (struct area_span){it->area, y, y, false};
		y += w->p.h[i];
		if (it->kind != V_GLUE)
			for (const struct area *a = it->area; a; a = a->up)
				end_area(w, a, y);
	}
}

static int64_t natural_height(const struct placing *w)
{
	int64_t h = 0;
	bool lead = true;
	for (int i = 0; i < w->p.range.n; i++)
		if (!is_dropped(item_at(w, i), &lead))
			h += item_at(w, i)->height;
	return h;
}

/* Drops the stretchable glue at the end of a range, which a cut discards, and the break that ended it. */
static void drop_end(struct vrange *r)
{
	for (; r->n; r->n--) {
		const struct vitem *last = vrange_item(r, r->n - 1);
		if (last->kind != V_BREAK && (last->kind != V_GLUE || !last->stretch))
			return;
	}
}

struct placement place_range(struct arena *a, const struct vrange *r, int64_t y, int64_t height, enum take_up take,
                             mpt stretch)
{
	struct placing w = {.arena = a, .p = {.range = *r}, .stretch = stretch};
	drop_end(&w.p.range);
	int n = w.p.range.n;
	if (!n)
		return w.p;
	const struct vitem *first = item_at(&w, 0);
	int64_t from = y;
	w.p.y = NEW_ARRAY(a, int64_t, n);
	w.p.h = NEW_ARRAY(a, int64_t, n);
	for (int i = 0; i < n; i++)
		w.p.h[i] = item_at(&w, i)->height;
	y = go_on(&w, first->kind == V_OPEN ? first->area->up : first->area, y);
	w.left = height - (y - from) - natural_height(&w);
	y += take_up(&w, take);
	find_positions(&w, y);
	return w.p;
}
