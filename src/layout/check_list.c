/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of a vertical list and its cuts. */
#include "check.h"

static bool range_holds(const struct vrange *r, struct buf *why);

/* The innermost area before and after an item. */
static const struct area *area_before(const struct vitem *i) { return i->kind == V_OPEN ? i->area->up : i->area; }
static const struct area *area_after(const struct vitem *i) { return i->kind == V_CLOSE ? i->area->up : i->area; }

/* A row is as high as the lowest foot of its cells, and no cell is lower than what stands in it. */
static bool cells_hold(const struct vitem *it, struct buf *why)
{
	const struct cells *c = it->cells;
	RULE_HOLDS(why, !c->open, "the height of a row or of columns is still open");
	for (int i = 0; i < c->n; i++) {
		const struct cell *cell = &c->cell[i];
		RULE_HOLDS(why, cell->y + cell->h <= it->height, "a cell ends %lld below its row of %lld",
		           (long long)(cell->y + cell->h), (long long)it->height);
		if (!range_holds(&cell->part, why))
			return false;
	}
	return true;
}

static bool item_holds(const struct vitem *it, struct buf *why)
{
	/* Only a strut may have a negative height: it moves the number of a rating into the middle of its
	   circle. */
	RULE_HOLDS(why, it->height >= 0 || it->kind == V_MARK, "an item of kind %d has the height %lld", it->kind,
	           (long long)it->height);
	RULE_HOLDS(why, it->kind == V_GLUE || it->kind == V_BREAK || (!it->fr && !it->stretch),
	           "an item that is no glue stretches");
	if (it->kind != V_BOX)
		return true;
	if (it->box == VB_CELLS)
		return cells_hold(it, why);
	if (it->box == VB_PLACED) {
		const struct vrange all = vlist_all(&it->placed->list);
		return range_holds(&all, why);
	}
	RULE_HOLDS(why, it->box != VB_LINE || (it->line >= 0 && it->line < it->para->n), "a line is not in its paragraph");
	return true;
}

static bool range_holds(const struct vrange *r, struct buf *why)
{
	for (int i = 0; i < r->n; i++) {
		RULE_HOLDS(why, i == 0 || area_before(vrange_item(r, i)) == area_after(vrange_item(r, i - 1)),
		           "item %d of a list stands in another area than the one before it leaves", i);
		if (!item_holds(vrange_item(r, i), why))
			return false;
	}
	return true;
}

bool plan_holds(const struct plan *p, struct buf *why)
{
	int at = 0;
	for (int i = 0; i < p->pages.n; i++) {
		const struct range *r = &p->pages.v[i];
		RULE_HOLDS(why, r->start == at && r->end >= r->start,
		           "page %d takes items %d..%d and the one before ends at %d", i + 1, r->start, r->end, at);
		at = r->end;
	}
	RULE_HOLDS(why, at == p->list.v.n, "the pages end at item %d of %d", at, p->list.v.n);
	const struct vrange all = vlist_all(&p->list);
	return range_holds(&all, why);
}
