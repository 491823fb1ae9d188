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
