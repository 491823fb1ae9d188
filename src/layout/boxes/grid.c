/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and rows: boxes side by side, row by row. */
#include "boxes/container.h"
#include "../baseline.h"
#include "layouts.h"
#include "../list_item.h"
#include "../match.h"
#include "../tracks.h"

/* Enough for any row that settles; what comes out stays, whatever it is. */
#define MOST_TRIES 8

/* The rows of a grid. */
struct grid {
	const struct box *box;
	const struct grid_props *p;
	struct track *t;
	int n;
	struct match *match;  /* for each box; NULL: none is matched */
	struct element *list; /* that the cells are the items of; NULL: none, or a try */
};

static struct match *match_at(const struct grid *g, int i) { return g->match && g->match[i].box ? &g->match[i] : NULL; }

static void find_tracks(const struct builder *b, const struct grid *g)
{
	const struct dim *dims = g->p->columns.v;
	for (int i = 0; i < g->n; i++)
		g->t[i] = g->p->columns.n ? (struct track){.dim = dims[i], .at = g->p->columns.at[i]}
		                          : (struct track){.dim = {1000, UNIT_FR}};
	for (int i = 0; i < g->p->boxes.n && g->p->columns.n; i++) {
		struct track *one = &g->t[i % g->n];
		struct builder in = *b;
		in.match = match_at(g, i);
		if (one->dim.unit == UNIT_AUTO)
			extent_boxes(&in, &(struct box_list){1, &g->p->boxes.v[i]}, &one->min, &one->max);
	}
	tracks_fit(b, g->box, g->t, g->n, g->p->gap);
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

static void build_cell(struct builder *in, const struct grid *g, struct box *box)
{
	in->items_of = g->list;
	if (g->list)
		build_boxes(in, &(struct box_list){1, &box}, 0);
	else
		build_box(in, box);
}

static struct cells *build_row(struct builder *b, const struct grid *g, int from)
{
	const struct grid_props *p = g->p;
	int count = p->boxes.n - from < g->n ? p->boxes.n - from : g->n;
	struct cells *c = cells_new(b, count);
	bool baseline = p->valign == GRID_BASELINE && !p->shared;
	mpt x = 0;
	c->at = g->box->at;
	for (int i = 0; i < count; i++) {
		struct cell *cell = &c->cell[i];
		*cell = (struct cell){.x = x, .w = g->t[i].width, .valign = p->valign == GRID_BASELINE ? 0 : p->valign};
		struct builder in = cell_builder(b, cell, b->element); /* a grid is no table: its cells are no elements */
		in.match = cell->match = match_at(g, from + i);
		cell->valign = cell->match ? 0 : cell->valign;
		in.matched |= g->match != NULL;
		in.marks = p->shared;
		if (baseline || g->match)
			add_strut(&in, 0, false);
		build_cell(&in, g, p->boxes.v[from + i]);
		x += g->t[i].width + p->gap;
	}
	if (p->shared)
		share_parts(b, c);
	if (baseline)
		baseline_align(b->arena, c);
	return c;
}

/* Builds all rows to be looked at; whether a matched text is to have another size. */
static bool try_rows(const struct builder *b, const struct grid *g)
{
	struct arena *scratch = arena_new();
	struct builder in = *b;
	struct outline outline = *b->outline;
	bool changed = false;
	in.arena = scratch;
	in.outline = &outline;
	in.label = NULL;
	in.last = false;
	in.gfx.diag = diag_new(scratch);
	find_tracks(&in, g);
	for (int from = 0; from < g->p->boxes.n; from += g->n)
		changed |= match_take(build_row(&in, g, from));
	arena_free(scratch);
	return changed;
}

/* Finds how large matched texts are, by trying. */
static void settle(const struct builder *b, const struct grid *g)
{
	bool changed = g->match;
	for (int tries = 0; changed && tries < MOST_TRIES; tries++)
		changed = try_rows(b, g);
}

static void build_grid(struct builder *b, const struct box *box)
{
	const struct grid_props *p = box->props;
	struct grid g = {.box = box, .p = p, .n = p->columns.n ? p->columns.n : p->boxes.n};
	if (!p->boxes.n)
		return;
	g.t = NEW_ARRAY(b->arena, struct track, g.n + 1);
	g.match = p->shared || b->matched ? NULL : match_new(b->arena, &p->boxes);
	settle(b, &g);
	find_tracks(b, &g);
	g.list = listing_element(b, p->listing);
	for (int from = 0; from < p->boxes.n; from += g.n) {
		if (from)
			add_space(b, p->row_gap);
		struct cells *c = build_row(b, &g, from);
		match_align(b, c);
		add_row(b, c)->at = p->boxes.v[from]->at;
	}
}

const struct box_layout grid_layout = {.build = build_grid};
const struct box_layout row_layout = {.build = build_grid};
