/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that spans join: their heights, and what of them stands above and below a cut.
 *
 * They are cut between two of them: a cell that spans both is divided at that height, the others stand in one of
 * the parts. Heights are found again for what is left, as a divided cell may need more or less than before.
 */
#include "rows.h"

#include <string.h>

/* The least rowspan that is more than `span`; 0: none. */
static int next_span(const struct cells *c, int span)
{
	int next = 0;
	for (int i = 0; i < c->n; i++)
		if (c->cell[i].rowspan > span && (!next || c->cell[i].rowspan < next))
			next = c->cell[i].rowspan;
	return next;
}

static void find_heights(const struct cells *c, int64_t *height)
{
	for (int span = 0; (span = next_span(c, span));)
		for (int i = 0; i < c->n; i++) {
			const struct cell *cell = &c->cell[i];
			const int64_t *own = height + cell->row;
			int64_t rest = cell->h - (int64_t)(span - 1) * c->row_gap;
			if (cell->rowspan != span)
				continue;
			for (int k = 0; k < span; k++)
				rest -= own[k];
			if (rest > 0)
				height[cell->row + span - 1] += rest;
		}
}

void rows_place(struct arena *a, struct cells *c)
{
	int64_t *height = NEW_ARRAY(a, int64_t, c->rows);
	c->top = NEW_ARRAY(a, int64_t, c->rows + 1);
	find_heights(c, height);
	for (int i = 0; i < c->rows; i++)
		c->top[i + 1] = c->top[i] + height[i] + c->row_gap;
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		cell->y = c->top[cell->row];
		cell->h = rows_foot(c, cell->row + cell->rowspan) - cell->y;
	}
}

int rows_within(const struct cells *c, int64_t height)
{
	int n = c->rows > 1 ? c->rows - 1 : 0;
	while (n && rows_foot(c, n) > height)
		n--;
	return n;
}

struct cells *cells_dup(struct arena *a, const struct cells *c)
{
	struct cells *copy = NEW(a, struct cells);
	*copy = *c;
	copy->cell = NEW_ARRAY(a, struct cell, c->n + 1);
	memcpy(copy->cell, c->cell, sizeof(*c->cell) * (size_t)c->n);
	return copy;
}

/* Cells of a row of its own do not say which rows they span. */
static int row_behind(const struct cell *c) { return c->row + (c->rowspan ? c->rowspan : 1); }

static void part_cell(const struct cell *c, int n, int above, struct cells *top, struct cells *rest)
{
	int end = row_behind(c);
	if (c->row < above) {
		struct cell *t = &top->cell[top->n++];
		*t = *c;
		t->goes_on = end > n;
		t->rowspan = (end < above ? end : above) - c->row;
	}
	if (end > n) {
		struct cell *r = &rest->cell[rest->n++];
		*r = *c;
		r->goes_on = false;
		r->row = c->row > n ? c->row - n : 0;
		r->rowspan = end - n - r->row;
		r->y = 0;
	}
}

void rows_part(struct arena *a, const struct cells *c, int n, struct cells **top, struct cells **rest)
{
	int above = n ? n : 1;
	*top = cells_dup(a, c);
	*rest = cells_dup(a, c);
	(*top)->n = (*rest)->n = 0;
	for (int i = 0; i < c->n; i++)
		if (c->cell[i].row < above)
			part_cell(&c->cell[i], n, above, *top, *rest);
	for (int i = 0; i < c->n; i++)
		if (c->cell[i].row >= above)
			part_cell(&c->cell[i], n, above, *top, *rest);
	(*top)->origin = c->origin ? c->origin : c;
	(*top)->rows = above;
	(*top)->cut = true;
	(*rest)->rows = c->rows - n;
	(*rest)->top = NULL;
	(*rest)->begins = false;
}
