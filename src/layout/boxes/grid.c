/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and rows: boxes side by side, row by row. */
#include "boxes/container.h"
#include "../baseline.h"
#include "layouts.h"
#include "../tracks.h"

static void find_tracks(const struct builder *b, const struct grid_props *p, struct track *t, int n)
{
	const struct dim *dims = p->columns.v;
	for (int i = 0; i < n; i++)
		t[i] = p->columns.n ? (struct track){.dim = dims[i], .at = p->columns.at[i]}
		                    : (struct track){.dim = {1000, UNIT_FR}};
	for (int i = 0; i < p->boxes.n && p->columns.n; i++) {
		struct track *one = &t[i % n];
		if (one->dim.unit == UNIT_AUTO)
			extent_boxes(b, &(struct box_list){1, &p->boxes.v[i]}, &one->min, &one->max);
	}
}

/* A cell's list up to its next part. */
struct part {
	int at;
	int64_t y;
};

static struct vitem *next_mark(struct vlist *l, struct part *p)
{
	for (; p->at < l->v.n; p->at++) {
		struct vitem *i = l->v.v[p->at];
		if (i->kind == V_MARK)
			return i;
		p->y += i->height;
	}
	return NULL;
}

/* Parts of the cells of a row start at the same heights: marks become struts. */
static void share_parts(struct builder *b, struct cells *c)
{
	struct part *part = NEW_ARRAY(b->arena, struct part, c->n);
	for (bool more = true; more;) {
		int64_t lowest = 0;
		more = false;
		for (int i = 0; i < c->n; i++)
			if (next_mark(&c->cell[i].list, &part[i])) {
				lowest = height_max(lowest, part[i].y);
				more = true;
			}
		for (int i = 0; i < c->n; i++) {
			struct vitem *mark = next_mark(&c->cell[i].list, &part[i]);
			if (!mark)
				continue;
			vitem_grow(mark, lowest - part[i].y);
			part[i].y = lowest;
			part[i].at++;
		}
	}
}

static void add_grid_row(struct builder *b, const struct box *box, const struct track *t, int n, int from)
{
	const struct grid_props *p = box->props;
	int count = p->boxes.n - from < n ? p->boxes.n - from : n;
	struct cells *c = cells_new(b, count);
	bool baseline = p->valign == GRID_BASELINE && !p->shared;
	mpt x = 0;
	c->at = box->at;
	for (int i = 0; i < count; i++) {
		struct cell *cell = &c->cell[i];
		*cell = (struct cell){.x = x, .w = t[i].width, .valign = p->valign == GRID_BASELINE ? 0 : p->valign};
		struct builder in = cell_builder(b, cell, b->element); /* a grid is no table: its cells are no elements */
		in.marks = p->shared;
		if (baseline)
			add_strut(&in, 0, false);
		build_box(&in, p->boxes.v[from + i]);
		x += t[i].width + p->gap;
	}
	if (p->shared)
		share_parts(b, c);
	if (baseline)
		baseline_align(b->arena, c);
	add_row(b, c)->at = p->boxes.v[from]->at;
}

static void build_grid(struct builder *b, const struct box *box)
{
	const struct grid_props *p = box->props;
	int n = p->columns.n ? p->columns.n : p->boxes.n;
	if (!p->boxes.n)
		return;
	struct track *t = NEW_ARRAY(b->arena, struct track, n + 1);
	find_tracks(b, p, t, n);
	tracks_fit(b, box, t, n, p->gap);
	for (int from = 0; from < p->boxes.n; from += n) {
		if (from)
			add_space(b, p->row_gap);
		add_grid_row(b, box, t, n, from);
	}
}

const struct box_layout grid_layout = {.build = build_grid};
const struct box_layout row_layout = {.build = build_grid};
