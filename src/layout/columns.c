/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that text flows through. */
#include "columns.h"
#include "flow.h"

static void add_columns(struct builder *b, struct cells *c, mpt height, struct where at)
{
	struct vitem *item = add_box(b, VB_CELLS, height);
	item->cells = c;
	item->at = at;
}

void build_columns(struct builder *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page)
{
	struct cells *c = cells_new(b, count);
	struct flow f = {b->arena, NULL, NULL};
	mpt w = (b->width - (count - 1) * gap) / count;
	struct where at = boxes->n ? boxes->v[0]->at : (struct where){0};
	if (w < PT(1)) {
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, at, "a column");
		w = PT(1);
	}
	c->flow = true;
	c->balance = balance;
	c->page = page;
	c->source = build_list(b, boxes, w, b->element);
	for (int i = 0; i < count; i++)
		c->cell[i] = (struct cell){.x = i * (w + gap), .w = w};
	if (!c->source.v.n)
		return;
	if (page) {
		add_columns(b, c, columns_guess(c), at);
		return;
	}
	for (; c; c = columns_rest(&f, c)) {
		mpt height = columns_balance(&f, c);
		add_columns(b, c, height, at);
	}
}
