/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a range takes of its list, and where it may end. */
#include "walk.h"

#include "snap.h"

#include <string.h>

static void shift_place(struct place *p, int at, int64_t by)
{
	if (p->taken > at) {
		p->taken++;
		p->used += by;
	}
}

void walk_space(struct walk *w)
{
	struct vitem *next = vrange_item(&w->rest, 0);
	int n = w->taken.n, at = snap_place(w->taken.v, n, w->content ? w->first : n, next);
	struct vitem *space = snap_space(w->c->arena, at < n ? w->taken.v[at] : next, next, w->by);
	*vec_push(w->c->arena, &w->taken) = space;
	memmove(w->taken.v + at + 1, w->taken.v + at, (size_t)(n - at) * sizeof(space));
	w->taken.v[at] = space;
	shift_place(&w->allowed, at, w->by);
	shift_place(&w->parted, at, w->by);
	w->y += w->by;
	w->by = 0;
}

struct vrange walk_end(struct walk *w, int64_t used, int64_t *out)
{
	w->c->rest = w->rest;
	*out = used;
	return (struct vrange){w->taken.v, w->taken.n, NULL};
}

struct vrange walk_end_at(struct walk *w, const struct place *p, int64_t *out)
{
	w->taken.n = p->taken;
	w->rest = p->rest;
	return walk_end(w, p->used, out);
}
