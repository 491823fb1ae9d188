/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cutting vertical lists into ranges: pages, columns, and the parts of a row taller than a page.
 *
 * A list is cut at the last place that fits and is allowed. Widows, orphans and what is kept
 * together are expressed by items that stick to the one before; so nothing here knows paragraphs.
 * Where a fresh page has no allowed place at all, a row is cut through its cells, then the
 * stickiness is given up, and at last a box that is taller than the page is an error.
 */
#include "flow.h"

#include <string.h>

/* Heights of what is drawn again at the top of a range that starts inside of areas. */
static mpt repeat_height(const struct area *a)
{
	mpt h = 0;
	for (; a; a = a->up)
		h += a->repeat ? vlist_height(a->repeat, 0, a->repeat->v.n) : 0;
	return h;
}

static const struct area *area_at_start(const struct vlist *l, int start)
{
	if (start >= l->v.n)
		return NULL;
	const struct vitem *i = &l->v.v[start];
	return i->kind == V_OPEN ? i->area->up : i->area;
}

static mpt range_height(const struct vlist *l, int start, int end)
{
	mpt h = repeat_height(area_at_start(l, start));
	bool lead = true;
	for (int i = start; i < end; i++) {
		lead = lead && !ends_lead(&l->v.v[i]);
		if (!(lead && l->v.v[i].kind == V_GLUE))
			h += l->v.v[i].height;
	}
	return h;
}

static bool may_start(const struct vlist *l, int i, int start, bool ignore_stick)
{
	const struct vitem *it = &l->v.v[i];
	if ((it->kind != V_BOX && it->kind != V_OPEN && it->kind != V_MARK) || (it->stick && !ignore_stick))
		return false;
	for (int k = i - 1; k >= start; k--)
		if (l->v.v[k].kind != V_GLUE)
			return l->v.v[k].kind == V_BOX || l->v.v[k].kind == V_CLOSE;
	return false;
}

static void insert_after(const struct flow *f, struct vlist *l, int i, struct vitem item)
{
	vec_push(f->arena, &l->v);
	memmove(l->v.v + i + 2, l->v.v + i + 1, sizeof(item) * (size_t)(l->v.n - i - 2));
	l->v.v[i + 1] = item;
}

/* -- rows ----------------------------------------------------------------------------------- */

static struct cells *cells_dup(const struct flow *f, const struct cells *c)
{
	struct cells *copy = NEW(f->arena, struct cells);
	*copy = *c;
	copy->cell = NEW_ARRAY(f->arena, struct cell, c->n + 1);
	memcpy(copy->cell, c->cell, sizeof(*c->cell) * (size_t)c->n);
	return copy;
}

static mpt highest(const struct cells *c)
{
	mpt h = 0;
	for (int i = 0; i < c->n; i++)
		h = mpt_max(h, c->cell[i].y + c->cell[i].h);
	return h;
}

/* Cuts every cell of a row at the same height. */
static bool split_row(const struct flow *f, struct vlist *l, int at, mpt avail, bool force)
{
	struct cells *top = cells_dup(f, l->v.v[at].cells), *rest = cells_dup(f, top);
	bool moved = false;
	for (int i = 0; i < top->n; i++) {
		struct cell *t = &top->cell[i], *r = &rest->cell[i];
		mpt used = 0;
		if (t->y)
			return false;
		t->list = vlist_dup(f->arena, &t->list, t->start, t->end);
		int end = vlist_cut(f, &t->list, 0, avail, force, &used);
		if (!end && t->list.v.n)
			return false;
		moved |= end > 0;
		r->list = t->list;
		r->start = end;
		r->end = t->list.v.n;
		r->h = range_height(&r->list, r->start, r->end);
		t->start = 0;
		t->end = end;
		t->h = used;
	}
	struct vitem lower = l->v.v[at];
	lower.cells = rest;
	lower.height = highest(rest);
	lower.stick = false;
	rest->continued = true;
	if (!moved || !lower.height)
		return false;
	top->rule = COLOR_NONE;
	l->v.v[at].cells = top;
	l->v.v[at].height = highest(top);
	insert_after(f, l, at, lower);
	return true;
}

/* -- columns -------------------------------------------------------------------------------- */

static int fill_cells(const struct flow *f, struct cells *c, struct vlist *list, mpt height, bool *ok)
{
	int at = 0;
	bool failed = false;
	struct flow strict = {f->arena, f->diag, &failed};
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		cell->start = at;
		cell->h = 0;
		if (at < list->v.n)
			at = vlist_cut(&strict, list, at, height, true, &cell->h);
		cell->end = at;
	}
	*ok = !failed;
	return at;
}

struct fill {
	bool ok; /* nothing was forced */
	int tail;
};

static void share_list(struct cells *c, const struct vlist *list)
{
	for (int i = 0; i < c->n; i++)
		c->cell[i].list = *list;
}

/* Copies as much of the list as columns of that height can hold and fills them; `tail` is the
   first item that was not copied. So a long text costs each page no more than a short one. */
static int fill_start(const struct flow *f, struct cells *c, struct vlist *list, mpt height, struct fill *fill)
{
	const struct vlist *source = &c->source;
	int64_t room = (int64_t)mpt_max(height, 0) * (c->n + 1);
	fill->tail = 0;
	while (fill->tail < source->v.n && room >= 0) {
		const struct vitem *i = &source->v.v[fill->tail++];
		room -= i->kind == V_GLUE ? 0 : i->height;
	}
	*list = vlist_dup(f->arena, source, 0, fill->tail);
	int end = fill_cells(f, c, list, height, &fill->ok);
	if (end == list->v.n && fill->tail < source->v.n) { /* what was placed by force */
		fill->tail = source->v.n;
		*list = vlist_dup(f->arena, source, 0, fill->tail);
		end = fill_cells(f, c, list, height, &fill->ok);
	}
	share_list(c, list);
	return end;
}

bool columns_fill(const struct flow *f, struct cells *c, mpt height)
{
	struct fill fill;
	struct flow quiet = {f->arena, NULL, NULL};
	struct vlist list;
	int end = fill_start(&quiet, c, &list, height, &fill);
	return fill.ok && end == list.v.n && fill.tail == c->source.v.n;
}

mpt columns_balance(const struct flow *f, struct cells *c)
{
	const mpt near_enough = 100; /* a tenth of a point */
	mpt high = range_height(&c->source, 0, c->source.v.n), low = high / (c->n ? c->n : 1) - 1;
	while (high - low > near_enough) {
		mpt mid = low + (high - low) / 2;
		if (columns_fill(f, c, mid))
			high = mid;
		else
			low = mid;
	}
	columns_fill(f, c, high);
	return highest(c);
}

mpt columns_guess(const struct cells *c) { return range_height(&c->source, 0, c->source.v.n) / c->n; }

struct cells *columns_rest(const struct flow *f, struct cells *c)
{
	const struct vlist list = c->cell[0].list;
	int end = c->cell[c->n - 1].end;
	if (end == list.v.n)
		return NULL;
	struct cells *rest = cells_dup(f, c);
	rest->source = vlist_dup(f->arena, &list, end, list.v.n);
	c->source = vlist_dup(f->arena, &list, 0, end);
	return rest;
}

/* Puts the columns into the list behind item `at`, and on, until they hold all. Those of the page
   are not balanced before it is known that they fit on it. */
static void insert_columns(const struct flow *f, struct vlist *l, int at, struct cells *c)
{
	struct vitem item = l->v.v[at];
	item.stick = false;
	for (; c; c = c->page ? NULL : columns_rest(f, c)) {
		item.cells = c;
		item.height = c->page ? columns_guess(c) : columns_balance(f, c);
		insert_after(f, l, at++, item);
	}
}

/* What columns leave over from `end` of their list on. It shares the items of `source`, unless it
   begins with the rest of a row that was cut. */
static struct vlist list_rest(const struct flow *f, const struct vlist *list, int end, const struct vlist *source, int tail)
{
	struct vlist l = {0};
	int from = end - (list->v.n - tail);
	const struct vitem *first = &list->v.v[end];
	if (end == list->v.n || first->kind != V_BOX || first->box != VB_CELLS || !first->cells->continued) {
		l.v.n = l.v.cap = source->v.n - from;
		l.v.v = source->v.v + from;
		return l;
	}
	int n = list->v.n - end, more = source->v.n - tail;
	l.v.n = l.v.cap = n + more;
	l.v.v = NEW_ARRAY(f->arena, struct vitem, n + more);
	memcpy(l.v.v, list->v.v + end, sizeof(*l.v.v) * (size_t)n);
	if (more)
		memcpy(l.v.v + n, source->v.v + tail, sizeof(*l.v.v) * (size_t)more);
	return l;
}

/* Fills the columns down to `avail`; what is left goes on in columns of their own. */
static bool split_columns(const struct flow *f, struct vlist *l, int at, mpt avail, bool force)
{
	struct cells *top = cells_dup(f, l->v.v[at].cells), *rest;
	struct fill fill;
	struct flow quiet = {f->arena, NULL, NULL};
	struct vlist list;
	int end = fill_start(force ? f : &quiet, top, &list, avail, &fill);
	bool all = end == list.v.n && fill.tail == top->source.v.n;
	if ((!fill.ok && !force) || !end || (fill.ok && all))
		return false;
	l->v.v[at].cells = top;
	l->v.v[at].height = highest(top);
	if (all)
		return true; /* all of it, since what was kept together is not */
	rest = cells_dup(f, top);
	rest->source = list_rest(f, &list, end, &top->source, fill.tail);
	rest->continued = true;
	insert_columns(f, l, at, rest);
	return true;
}

/* -- cutting -------------------------------------------------------------------------------- */

static void report_kept(const struct flow *f, const struct vlist *l, int at, mpt avail)
{
	for (const struct area *a = l->v.v[at].area; a; a = a->up) {
		if (!a->kept || !f->diag)
			continue;
		mpt h = 0;
		for (int i = 0; i < l->v.n; i++)
			for (const struct area *in = l->v.v[i].area; in; in = in->up)
				h += in == a ? l->v.v[i].height : 0;
		mpt over = mpt_max(h - avail, 0);
		diag_report(f->diag, DIAG_KEPT_TOO_TALL, a->kept->at, a->kept->record->name,
		            arena_printf(f->arena, "%d mm", (int)muldiv(over, 254, 720000) + 1));
		return;
	}
}

static int place_anyway(const struct flow *f, const struct vlist *l, int at, mpt over)
{
	if (f->failed)
		*f->failed = true;
	if (f->diag)
		diag_report(f->diag, DIAG_OVERFLOW, l->v.v[at].at,
		            arena_printf(f->arena,
		                         "this is %d mm taller than the space of a whole page and cannot be divided",
		                         (int)muldiv(over, 254, 720000) + 1));
	if (l->v.v[at].kind == V_BOX && l->v.v[at].box == VB_CELLS && l->v.v[at].cells->page)
		l->v.v[at].height = columns_balance(f, l->v.v[at].cells);
	for (at++; at < l->v.n && l->v.v[at].kind == V_CLOSE; at++)
		;
	return at;
}

static bool split_item(const struct flow *f, struct vlist *l, int at, mpt avail, bool force)
{
	const struct vitem *i = &l->v.v[at];
	if (i->kind != V_BOX || i->box != VB_CELLS || avail <= 0)
		return false;
	if (i->cells->flow)
		return split_columns(f, l, at, avail, force);
	return (i->cells->may_split || force) && split_row(f, l, at, avail, force);
}

/* The place to cut when item `at` overflows a range that has no allowed one. */
static int cut_by_force(const struct flow *f, struct vlist *l, int start, int at, mpt y, mpt avail, mpt *used)
{
	for (int k = at; k > start; k--)
		if (may_start(l, k, start, true)) {
			report_kept(f, l, k, avail);
			if (f->failed)
				*f->failed = true;
			*used = range_height(l, start, k);
			return k;
		}
	if (split_item(f, l, at, avail - y, true)) {
		*used = avail;
		return at + 1;
	}
	*used = y + l->v.v[at].height;
	return place_anyway(f, l, at, *used - avail);
}

/* Columns that need not be of equal height take what there is; those of the page are balanced
   where they end. They are filled in a copy: copies of the list share its cells, and may be
   thrown away. More than `avail`: they do not fit. */
static mpt item_height(const struct flow *f, struct vitem *i, mpt avail)
{
	if (i->kind != V_BOX || i->box != VB_CELLS || !i->cells->flow || (i->cells->balance && !i->cells->page))
		return i->height;
	struct cells *filled = cells_dup(f, i->cells);
	if (avail > 0 && columns_fill(f, filled, avail)) {
		i->cells = filled;
		i->height = filled->balance ? columns_balance(f, filled) : highest(filled);
		return i->height;
	}
	return i->cells->page ? mpt_max(i->height, avail + 1) : i->height;
}

int vlist_cut(const struct flow *f, struct vlist *l, int start, mpt avail, bool top, mpt *used)
{
	mpt y = repeat_height(area_at_start(l, start)), solid = y, best_used = 0;
	bool lead = true, content = false;
	int best = -1, i = start;
	for (; i < l->v.n; i++) {
		struct vitem *it = &l->v.v[i];
		if (it->kind == V_BREAK) {
			if (!content)
				continue;
			*used = solid;
			return i + 1;
		}
		if (content && may_start(l, i, start, false)) {
			best = i;
			best_used = solid;
		}
		lead = lead && !ends_lead(it);
		if (lead && it->kind == V_GLUE)
			continue;
		mpt h = item_height(f, it, avail - y);
		if (it->kind != V_GLUE && y + h > avail)
			break;
		y += h;
		content |= it->kind == V_BOX;
		if (it->kind != V_GLUE || it->fr)
			solid = y;
	}
	*used = solid;
	if (i == l->v.n)
		return i;
	if (split_item(f, l, i, avail - y, false)) {
		*used = y + l->v.v[i].height;
		return i + 1;
	}
	*used = best_used;
	if (best > start)
		return best;
	return top ? cut_by_force(f, l, start, i, y, avail, used) : start;
}
