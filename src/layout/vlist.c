/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vertical lists: what is known from the list alone. */
#include "vlist.h"

#include <string.h>

void keep_items(struct vlist *l, int from)
{
	bool first = true;
	for (int i = from; i < l->v.n; i++) {
		bool counts = l->v.v[i].kind == V_BOX || l->v.v[i].kind == V_OPEN || l->v.v[i].kind == V_MARK;
		if (counts && !first)
			l->v.v[i].stick = true;
		first = first && !counts;
	}
}

bool ends_lead(const struct vitem *i)
{
	return i->kind == V_BOX || (i->kind == V_GLUE && i->fr) || (i->kind == V_OPEN && i->area->style);
}

mpt vlist_height(const struct vlist *l, int start, int end)
{
	mpt h = 0;
	for (int i = start; i < end; i++)
		h += l->v.v[i].height;
	return h;
}

struct vlist vlist_dup(struct arena *a, const struct vlist *l, int start, int end)
{
	struct vlist copy = {0};
	copy.v.n = copy.v.cap = end - start;
	copy.v.v = NEW_ARRAY(a, struct vitem, copy.v.n + 1);
	if (copy.v.n)
		memcpy(copy.v.v, l->v.v + start, sizeof(*copy.v.v) * (size_t)copy.v.n);
	return copy;
}
