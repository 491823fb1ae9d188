/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that text flows through. */
#include "columns.h"
#include "cut.h"
#include "snap.h"

static void add_columns(struct builder *b, struct cells *c, int64_t height, struct where at)
{
	struct vitem *item = add_box(b, VB_CELLS, height);
	item->cells = c;
	item->at = at;
	if (!c->page)
		snap_item(b, item, NULL);
}

/* Columns that are not those of the page are as high as what they hold; only balanced ones may leave some of it over. */
static void check_shares(const struct builder *b, struct vrange r, bool balance)
{
	const struct vitem *share = NULL;
	bool alone = true;
	for (int i = 0; i < r.n; i++) {
		const struct vitem *it = vrange_item(&r, i);
		bool shares = (it->kind == V_GLUE && it->fr) || is_filling(it);
		share = !share && shares ? it : share;
		alone &= shares || it->kind != V_BOX;
	}
	if (!balance || alone)
		report_share(b, share,
		             "such columns are as high as what they hold, and what else they hold makes none higher");
}

static struct cells *new_columns(struct builder *b, const struct box_list *boxes, int count, mpt gap, struct where at)
{
	struct cells *c = cells_new(b, count);
	mpt w = (b->width - (count - 1) * gap) / count;
	if (w < PT(1)) {
		if (b->width > PT(1) || !diag_count(b->gfx.diag, DIAG_NO_WIDTH))
			diag_report(b->gfx.diag, DIAG_NO_WIDTH, at, "a column");
		w = PT(1);
	}
	struct cell source = {.w = w};
	struct builder in = cell_builder(b, &source, b->element);
	in.in_cell = false; /* breaks end columns wherever they stand */
	build_boxes(&in, boxes, 0);
	c->flow = true;
	c->shares = vlist_share(&source.list) != NULL;
	c->source = vlist_all(&source.list);
	for (int i = 0; i < count; i++)
		c->cell[i] = (struct cell){.x = i * (w + gap), .w = w};
	return c;
}

void build_columns(struct builder *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page)
{
	struct where at = boxes->n ? boxes->v[0]->at : (struct where){0};
	struct cells *c = new_columns(b, boxes, count, gap, at), *rest;
	c->balance = balance;
	c->page = c->open = page;
	if (!c->source.n)
		return;
	if (!page && c->shares)
		check_shares(b, c->source, balance);
	if (page) {
		add_columns(b, c, 0, at);
		return;
	}
	for (; c; c = rest) {
		int64_t height = columns_balance(b->arena, c, 0, &rest);
		add_columns(b, c, height, at);
	}
}
