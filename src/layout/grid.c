/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes side by side: widths of columns, rows and grids, and columns that text flows through. */
#include "boxes/container.h"
#include "boxes/media.h"
#include "boxes/text.h"
#include "internal.h"

#include <string.h>

/* -- widths --------------------------------------------------------------------------------- */

static mpt width_left(const struct track *t, int n, mpt avail)
{
	for (int i = 0; i < n; i++)
		avail -= t[i].width;
	return avail;
}

/* Columns of automatic width get what their longest lines need, or share what there is between
   that and their widest words. */
static void share_auto(struct track *t, int n, mpt avail)
{
	int64_t min = 0, max = 0;
	for (int i = 0; i < n; i++)
		if (t[i].dim.unit == UNIT_AUTO) {
			min += t[i].min;
			max += t[i].max;
		}
	for (int i = 0; i < n; i++) {
		if (t[i].dim.unit != UNIT_AUTO)
			continue;
		if (max <= avail)
			t[i].width = t[i].max;
		else
			t[i].width = t[i].min +
			        (mpt)muldiv(mpt_max(avail - (mpt)min, 0), t[i].max - t[i].min, mpt_max((mpt)(max - min), 1));
	}
}

/* A share of what is left, but no less than the widest word: such columns are taken out first. */
static void share_fr(struct track *t, int n, mpt avail)
{
	for (int round = 0; round < n + 1; round++) {
		int64_t total = 0;
		mpt left = width_left(t, n, avail);
		bool grown = false;
		for (int i = 0; i < n; i++)
			total += t[i].dim.unit == UNIT_FR && !t[i].width ? t[i].dim.v : 0;
		for (int i = 0; i < n && total; i++)
			if (t[i].dim.unit == UNIT_FR && !t[i].width && muldiv(left, t[i].dim.v, total) < t[i].min) {
				t[i].width = t[i].min;
				grown = true;
				break;
			}
		if (grown)
			continue;
		for (int i = 0; i < n && total; i++)
			if (t[i].dim.unit == UNIT_FR && !t[i].width) {
				mpt share = (mpt)muldiv(left, t[i].dim.v, total);
				total -= t[i].dim.v;
				left -= share;
				t[i].width = mpt_max(share, 1);
			}
		return;
	}
}

static bool cut_down(struct track *t, int n, mpt avail)
{
	int64_t total = 0;
	for (int i = 0; i < n; i++)
		total += t[i].width = mpt_max(t[i].width, 0);
	if (total <= avail)
		return true;
	for (int i = 0; i < n && total; i++) /* 0: the gaps alone are wider than the space */
		t[i].width = (mpt)muldiv(t[i].width, mpt_max(avail, 0), total);
	return false;
}

bool tracks_resolve(struct track *t, int n, mpt avail)
{
	int autos = 0, frs = 0;
	int64_t fr_min = 0;
	for (int i = 0; i < n; i++) {
		t[i].width = t[i].dim.unit == UNIT_ABS || t[i].dim.unit == UNIT_PERCENT ? dim_resolve(t[i].dim, avail) : 0;
		autos += t[i].dim.unit == UNIT_AUTO;
		frs += t[i].dim.unit == UNIT_FR;
		fr_min += t[i].dim.unit == UNIT_FR ? t[i].min : 0;
	}
	share_auto(t, n, width_left(t, n, avail) - (mpt)fr_min);
	share_fr(t, n, avail);
	mpt left = width_left(t, n, avail);
	for (int i = 0; i < n && left > 0 && !frs && autos; i++)
		if (t[i].dim.unit == UNIT_AUTO) {
			mpt share = left / autos--;
			t[i].width += share;
			left -= share;
		}
	return cut_down(t, n, avail);
}

/* -- extents -------------------------------------------------------------------------------- */

void extent_rich(const struct build *b, const struct rich *r, const struct style *style, mpt *min, mpt *max)
{
	mpt one_min, one_max;
	struct para_spec spec = gfx_spec(&b->gfx, style, MPT_MAX, style->align);
	for (int i = 0; r && i < r->n; i++) {
		text_extent(b->gfx.text, text_shape(b->gfx.text, &r->block[i], style, r->at), &spec, &one_min, &one_max);
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}

static void extent_box(const struct build *b, const struct box *box, mpt *min, mpt *max)
{
	const struct style *s = box->style.style;
	mpt indent = 0;
	switch (box->kind) {
	case BOX_HEADING: extent_rich(b, ((const struct heading_props *)box->props)->text.value, s, min, max); break;
	case BOX_PROSE: extent_rich(b, ((const struct prose_props *)box->props)->text.value, s, min, max); break;
	case BOX_LIST: {
		const struct list_props *p = box->props;
		for (int i = 0; i < p->items.n; i++)
			extent_rich(b, ((const struct list_item *)p->items.v)[i].text.value, s, min, max);
		indent = list_indent(b, box);
		break;
	}
	case BOX_QR: *min = *max = ((const struct qr_props *)box->props)->size; break;
	case BOX_IMAGE:
	case BOX_SVG:
		*min = *max = ((const struct picture_props *)box->props)->width;
		if (!*min)
			*min = *max = ((const struct picture_props *)box->props)->height;
		break;
	case BOX_STACK: extent_boxes(b, &((const struct stack_props *)box->props)->boxes, min, max); break;
	default: *max = b->width;
	}
	indent += s->padding.left + s->padding.right + (!color_is_none(s->bar) ? s->bar_width : 0);
	*min += indent;
	*max += indent;
}

void extent_boxes(const struct build *b, const struct box_list *boxes, mpt *min, mpt *max)
{
	for (int i = 0; i < boxes->n; i++) {
		mpt one_min = 0, one_max = 0;
		extent_box(b, boxes->v[i], &one_min, &one_max);
		if (boxes->v[i]->width.unit == UNIT_ABS && boxes->v[i]->width.v)
			one_min = one_max = boxes->v[i]->width.v;
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}

/* -- rows ----------------------------------------------------------------------------------- */

struct cells *cells_new(struct build *b, int n)
{
	struct cells *c = NEW(b->arena, struct cells);
	*c = (struct cells){.n = n, .fill = COLOR_NONE, .rule = COLOR_NONE};
	c->cell = NEW_ARRAY(b->arena, struct cell, n + 1);
	return c;
}

struct build cell_build(const struct build *b, struct cell *cell, struct tag *tag)
{
	struct build in = *b;
	in.list = &cell->list;
	in.list->lead = true;
	in.x = 0;
	in.width = cell->w;
	in.area = NULL;
	in.tag = tag;
	in.marks = false;
	cell->tag = tag;
	return in;
}

struct vitem *add_row(struct build *b, struct cells *c)
{
	mpt height = 0;
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		cell->end = cell->list.v.n;
		if (!c->flow)
			cell->h = mpt_max(cell->h, vlist_height(&cell->list, 0, cell->end));
		height = mpt_max(height, cell->y + cell->h);
	}
	/* Cells of a single row are all as high as the row. */
	for (int i = 0; i < c->n && !c->flow; i++)
		if (!c->cell[i].spans)
			c->cell[i].h = height - c->cell[i].y;
	struct vitem *item = add_box(b, VB_CELLS, height);
	item->cells = c;
	return item;
}

/* -- grids ---------------------------------------------------------------------------------- */

static void find_tracks(const struct build *b, const struct grid_props *p, struct track *t, int n)
{
	const struct dim *dims = p->columns.v;
	for (int i = 0; i < n; i++)
		t[i] = (struct track){.dim = p->columns.n ? dims[i] : (struct dim){1000, UNIT_FR}};
	for (int i = 0; i < p->boxes.n && p->columns.n; i++) {
		struct track *one = &t[i % n];
		if (one->dim.unit == UNIT_AUTO)
			extent_boxes(b, &(struct box_list){1, &p->boxes.v[i]}, &one->min, &one->max);
	}
}

static struct vitem *next_mark(struct vlist *l, int *at)
{
	while (*at < l->v.n && l->v.v[*at].kind != V_MARK)
		++*at;
	return *at < l->v.n ? &l->v.v[*at] : NULL;
}

/* Parts of the cells of a row start at the same heights: marks become struts. */
static void share_parts(struct build *b, struct cells *c)
{
	int *at = NEW_ARRAY(b->arena, int, c->n + 1);
	for (bool more = true; more;) {
		mpt lowest = 0;
		more = false;
		for (int i = 0; i < c->n; i++)
			if (next_mark(&c->cell[i].list, &at[i])) {
				lowest = mpt_max(lowest, vlist_height(&c->cell[i].list, 0, at[i]));
				more = true;
			}
		for (int i = 0; i < c->n; i++) {
			struct vitem *mark = next_mark(&c->cell[i].list, &at[i]);
			if (mark) {
				mark->height = lowest - vlist_height(&c->cell[i].list, 0, at[i]);
				at[i]++;
			}
		}
	}
}

static void add_grid_row(struct build *b, const struct grid_props *p, const struct track *t, int n, int from)
{
	int count = p->boxes.n - from < n ? p->boxes.n - from : n;
	struct cells *c = cells_new(b, count);
	mpt x = 0;
	for (int i = 0; i < count; i++) {
		struct cell *cell = &c->cell[i];
		*cell = (struct cell){.x = x, .w = t[i].width, .valign = p->valign};
		struct build in = cell_build(b, cell, b->tag);
		cell->tag = NULL; /* a grid is no table: its boxes belong to what is around it */
		in.marks = p->shared;
		build_box(&in, p->boxes.v[from + i]);
		x += t[i].width + p->gap;
	}
	if (p->shared)
		share_parts(b, c);
	add_row(b, c)->at = p->boxes.v[from]->at;
}

void build_grid(struct build *b, const struct box *box)
{
	const struct grid_props *p = box->props;
	int n = p->columns.n ? p->columns.n : p->boxes.n;
	if (!p->boxes.n)
		return;
	struct track *t = NEW_ARRAY(b->arena, struct track, n + 1);
	find_tracks(b, p, t, n);
	if (!tracks_resolve(t, n, b->width - (n - 1) * p->gap) && b->width - (n - 1) * p->gap < n * PT(1))
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, box->record->name);
	for (int from = 0; from < p->boxes.n; from += n) {
		if (from)
			add_space(b, p->row_gap);
		add_grid_row(b, p, t, n, from);
	}
}

/* -- columns -------------------------------------------------------------------------------- */

static void add_columns(struct build *b, struct cells *c, mpt height, struct where at)
{
	struct vitem *item = add_box(b, VB_CELLS, height);
	item->cells = c;
	item->at = at;
}

void build_columns(struct build *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page)
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
	c->source = build_list(b, boxes, w, b->tag);
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
