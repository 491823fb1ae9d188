/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First baselines of cells beside each other. */
#include "baseline.h"

int64_t baseline_sunk(const struct cell *c)
{
	int64_t left = c->h - vlist_height(&c->list, 0, c->list.v.n);
	return c->valign == 1 ? left / 2 : c->valign == 2 ? left : 0;
}

/* The first baseline of a list, from its top; false where it has no text, nor a line to write on. */
static bool first_of_list(const struct vlist *l, int64_t *at);

/* Of a row: of the first of its cells that has one. */
static bool first_of_cells(const struct cells *c, int64_t *at)
{
	for (int i = 0; i < c->n; i++)
		if (!c->cell[i].match && first_of_list(&c->cell[i].list, at)) {
			*at += c->cell[i].y + baseline_sunk(&c->cell[i]);
			return true;
		}
	return false;
}

static bool first_of_item(const struct vitem *i, int64_t *at)
{
	*at = 0;
	switch (i->box) {
	case VB_LINE: *at = i->para->line[i->line].baseline; return true;
	case VB_WRITING: *at = i->writing.gap; return !i->writing.frame;
	case VB_CELLS: return first_of_cells(i->cells, at);
	default: return false;
	}
}

static bool first_of_list(const struct vlist *l, int64_t *at)
{
	int64_t y = 0;
	bool lead = true;
	for (int i = 0; i < l->v.n; i++) {
		const struct vitem *it = l->v.v[i];
		lead = lead && !ends_lead(it);
		if (it->kind == V_BOX && first_of_item(it, at)) {
			*at += y;
			return true;
		}
		y += lead && it->kind == V_GLUE ? 0 : it->height;
	}
	return false;
}

static struct vitem *first_strut(const struct vlist *l)
{
	for (int i = 0; i < l->v.n; i++)
		if (l->v.v[i]->kind == V_MARK)
			return l->v.v[i];
	return NULL;
}

void baseline_align(struct arena *a, const struct cells *c)
{
	int64_t *low = NEW_ARRAY(a, int64_t, c->rows + 1), at; /* of each row */
	for (int i = 0; i < c->n; i++)
		if (!c->cell[i].match && first_of_list(&c->cell[i].list, &at))
			low[c->cell[i].row] = height_max(low[c->cell[i].row], at);
	for (int i = 0; i < c->n; i++) {
		struct vitem *strut = c->cell[i].match ? NULL : first_strut(&c->cell[i].list);
		if (strut && first_of_list(&c->cell[i].list, &at))
			vitem_grow(strut, low[c->cell[i].row] - at);
	}
}

void baseline_grow(const struct cell *c, int64_t by)
{
	struct vitem *strut = first_strut(&c->list);
	if (strut)
		vitem_grow(strut, by);
}

void baseline_sink_cell(const struct cell *c, int halves)
{
	baseline_grow(c, (c->h - vlist_height(&c->list, 0, c->list.v.n)) * halves / 2);
}

void baseline_sink(const struct cells *c, int halves)
{
	for (int i = 0; i < c->n; i++)
		baseline_sink_cell(&c->cell[i], halves);
}
