/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and rows: boxes side by side, row by row. */
#include "boxes/container.h"
#include "../baseline.h"
#include "layouts.h"
#include "../match.h"
#include "../tracks.h"

/* Enough for any row that settles; what comes out stays, whatever it is. */
#define MOST_TRIES 8

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

static struct cells *build_row(struct builder *b, const struct box *box, const struct track *t, int n, int from)
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
		cell->match = match_find(b, p->boxes.v[from + i]);
		cell->valign = cell->match ? 0 : cell->valign;
		struct builder in = cell_builder(b, cell, b->element); /* a grid is no table: its cells are no elements */
		in.marks = p->shared;
		if (baseline || (b->match && !p->shared))
			add_strut(&in, 0, false);
		build_box(&in, p->boxes.v[from + i]);
		x += t[i].width + p->gap;
	}
	if (p->shared)
		share_parts(b, c);
	if (baseline)
		baseline_align(b->arena, c);
	return c;
}

/* Finds how large the matched texts of all rows are, by trying. */
static void settle(struct builder *b, const struct box *box, struct track *t, int n)
{
	const struct grid_props *p = box->props;
	bool changed = true;
	for (int tries = 0; changed && tries < MOST_TRIES; tries++) {
		struct arena *scratch = arena_new();
		struct builder in = *b;
		struct outline outline = *b->outline;
		in.arena = scratch;
		in.outline = &outline;
		in.label = NULL;
		in.last = changed = false;
		in.gfx.diag = diag_new(scratch);
		find_tracks(&in, p, t, n);
		tracks_fit(&in, box, t, n, p->gap);
		for (int from = 0; from < p->boxes.n; from += n)
			changed |= match_take(build_row(&in, box, t, n, from));
		arena_free(scratch);
	}
}

static void build_grid(struct builder *b, const struct box *box)
{
	const struct grid_props *p = box->props;
	struct match *around = b->match;
	int n = p->columns.n ? p->columns.n : p->boxes.n;
	if (!p->boxes.n)
		return;
	struct track *t = NEW_ARRAY(b->arena, struct track, n + 1);
	if (!p->shared && match_begin(b, &p->boxes))
		settle(b, box, t, n);
	find_tracks(b, p, t, n);
	tracks_fit(b, box, t, n, p->gap);
	for (int from = 0; from < p->boxes.n; from += n) {
		if (from)
			add_space(b, p->row_gap);
		struct cells *c = build_row(b, box, t, n, from);
		match_align(b, c);
		add_row(b, c)->at = p->boxes.v[from]->at;
	}
	b->match = around;
}

const struct box_layout grid_layout = {.build = build_grid};
const struct box_layout row_layout = {.build = build_grid};
