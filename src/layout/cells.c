/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells side by side, each with a list of its own. */
#include "build.h"
#include "language.h"
#include "rows.h"

struct cells *cells_new(struct builder *b, int n)
{
	struct cells *c = NEW(b->arena, struct cells);
	*c = (struct cells){
	        .n = n, .fill = COLOR_NONE, .rule = COLOR_NONE, .inner = COLOR_NONE, .turned = language_is_turned(b)};
	c->cell = NEW_ARRAY(b->arena, struct cell, n + 1);
	return c;
}

struct builder cell_builder(const struct builder *b, struct cell *cell, struct element *element)
{
	struct builder in = *b;
	in.list = &cell->list;
	in.list->lead = true;
	in.flip = language_turn_list(b, cell->w);
	in.x = 0;
	in.width = cell->w;
	in.area = NULL;
	in.element = element;
	in.marks = false;
	in.inside = in.in_cell = true;
	return in;
}

static bool holds_box(const struct vlist *l)
{
	for (int i = 0; i < l->v.n; i++)
		if (l->v.v[i]->kind == V_BOX)
			return true;
	return false;
}

/* A share of the height of a row is nothing where no other cell can be higher: beside it stands nothing, or only lines
   that are to be as many. What stands there may be higher in another language. */
static void check_shares(const struct builder *b, const struct cells *c, int64_t height)
{
	const struct vitem *first = NULL;
	bool lines = true;
	int n = 0;
	for (int i = 0; i < c->n; i++) {
		const struct cell *cell = &c->cell[i];
		const struct vitem *share = vlist_share(&cell->list);
		if (!share && !holds_box(&cell->list))
			continue;
		if (!share || cell->h < height)
			return;
		lines &= is_filling(share);
		first = n++ ? first : share;
	}
	if (first && (n == 1 || lines))
		report_share(b, first, "nothing stands beside it that could be higher");
}

struct vitem *add_row(struct builder *b, struct cells *c)
{
	int64_t height = 0;
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		cell->part = vlist_all(&cell->list);
		cell->h = height_max(cell->h, vlist_height(&cell->list, 0, cell->list.v.n));
		height = height_max(height, cell->y + cell->h);
	}
	if (c->rows > 1) {
		rows_place(b->arena, c);
		height = rows_foot(c, c->rows);
	} else {
		check_shares(b, c, height);
	}
	/* Cells of a single row, which start at its top, are all as high as the row. */
	for (int i = 0; i < c->n && c->rows <= 1; i++)
		c->cell[i].h = height;
	struct vitem *item = add_box(b, VB_CELLS, height);
	item->cells = c;
	return item;
}
