/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vertical lists: what is known from the list alone. */
#include "vlist.h"

void keep_items(struct vlist *l, int from)
{
	bool first = true;
	for (int i = from; i < l->v.n; i++) {
		bool counts = l->v.v[i]->kind == V_BOX || l->v.v[i]->kind == V_OPEN || l->v.v[i]->kind == V_MARK;
		if (counts && !first)
			l->v.v[i]->stick = true;
		first = first && !counts;
	}
}

bool ends_lead(const struct vitem *i)
{
	return i->kind == V_BOX || (i->kind == V_GLUE && i->fr) || (i->kind == V_OPEN && i->area->style);
}

int64_t vlist_height(const struct vlist *l, int start, int end)
{
	int64_t h = 0;
	for (int i = start; i < end; i++)
		h += l->v.v[i]->height;
	return h;
}

const struct vitem *vlist_share(const struct vlist *l)
{
	for (int i = 0; i < l->v.n; i++)
		if ((l->v.v[i]->kind == V_GLUE && l->v.v[i]->fr) || is_filling(l->v.v[i]))
			return l->v.v[i];
	return NULL;
}

const struct area *vitem_kept(const struct vitem *i)
{
	const struct area *a = i->area;
	while (a && !a->kept)
		a = a->up;
	return a;
}

mpt page_length(int64_t height)
{
	const int64_t most = 1 << 30;
	return (mpt)(height > most ? most : height < -most ? -most : height);
}

long long height_mm(int64_t height) { return muldiv(height, 254, 720000) + 1; }

void vitem_grow(struct vitem *i, int64_t more)
{
	i->height += more;
	for (struct area *a = i->area; a; a = a->up)
		a->height += more;
}

struct vrange vlist_all(const struct vlist *l) { return (struct vrange){l->v.v, l->v.n, NULL}; }

int64_t vrange_repeat_height(const struct vrange *r)
{
	int64_t h = 0;
	if (!r->n)
		return 0;
	const struct vitem *first = vrange_item(r, 0);
	for (const struct area *a = first->kind == V_OPEN ? first->area->up : first->area; a; a = a->up)
		h += a->again + (a->repeat ? vlist_height(a->repeat, 0, a->repeat->v.n) : 0);
	return h;
}

int64_t vrange_height(const struct vrange *r, int64_t limit)
{
	int64_t h = vrange_repeat_height(r);
	bool lead = true;
	for (int i = 0; i < r->n && h <= limit; i++) {
		const struct vitem *it = vrange_item(r, i);
		lead = lead && !ends_lead(it);
		h += lead && it->kind == V_GLUE ? 0 : it->height;
	}
	return h;
}

int vrange_characters(const struct vrange *r)
{
	int n = 0;
	for (int i = 0; i < r->n; i++) {
		const struct vitem *it = vrange_item(r, i);
		if (it->kind != V_BOX)
			continue;
		for (int k = 0; it->box == VB_LINE && k < it->para->line[it->line].n; k++)
			n += utf8_count(it->para->line[it->line].run[k].text,
			                (size_t)it->para->line[it->line].run[k].text_size);
		for (int k = 0; it->box == VB_CELLS && k < it->cells->n; k++)
			n += vrange_characters(&it->cells->cell[k].part);
	}
	return n;
}

struct vrange vrange_prepend(struct arena *a, struct vitem *item, const struct vrange *tail)
{
	struct vitem **v = NEW_ARRAY(a, struct vitem *, tail->n + 1);
	v[0] = item;
	for (int i = 0; i < tail->n; i++)
		v[i + 1] = vrange_item(tail, i);
	return (struct vrange){v, tail->n + 1, NULL};
}
