/* SPDX-License-Identifier: GPL-3.0-or-later */
/* walk: the state of cutting a range off a list, item by item. */
#ifndef PLATEN_LAYOUT_WALK_H
#define PLATEN_LAYOUT_WALK_H

#include "cut.h"

/* A place where the range may end. */
struct place {
	int taken;
	struct vrange rest; /* never empty; n 0: no place yet */
	int64_t used;
};

struct walk {
	struct cutter *c;
	int64_t avail, top;           /* top: of the range, from where its grid begins */
	struct vrange rest;           /* what comes next */
	VEC(struct vitem *) taken;    /* what stands in the range */
	int64_t y, solid;             /* its height, with and without glue at its end */
	bool lead, content;           /* nothing drawn yet; a box stands in it */
	bool closed;                  /* a box or an area ended before the latest glue */
	bool loose;                   /* something takes what is left of the height: what follows is on no grid */
	int first;                    /* of what stands in it, the first box; without one: of what is taken */
	int64_t by;                   /* space before the next item, which brings it to its grid */
	struct place allowed, parted; /* the last places: where a cut is allowed, and where only sticking forbids it */
};

/* Takes the next item; `rest`: what is left of it, which comes next, or NULL. */
static inline void walk_take(struct walk *w, struct vitem *item, struct vitem *rest)
{
	*vec_push(w->c->arena, &w->taken) = item;
	if (rest)
		w->rest.first = rest;
	else
		w->rest = (struct vrange){w->rest.v + 1, w->rest.n - 1, NULL};
	if (item->kind != V_GLUE)
		w->closed = item->kind == V_BOX || item->kind == V_CLOSE;
}

/* Notes that the range may end before the next item, where it may. */
static inline void walk_note(struct walk *w, const struct vitem *next)
{
	if ((next->kind != V_BOX && next->kind != V_OPEN && next->kind != V_MARK) || !w->closed)
		return;
	if (!next->bound || !w->parted.rest.n)
		w->parted = (struct place){w->taken.n, w->rest, w->y};
	if (!next->stick && w->content)
		w->allowed = (struct place){w->taken.n, w->rest, w->solid};
}

/* Takes the space `by`, which is not 0, for the next item, above what that sticks to. */
void walk_space(struct walk *w);
/* Ends the range here, or at a place that was noted. What is left is the rest of the cutter. */
struct vrange walk_end(struct walk *w, int64_t used, int64_t *out);
struct vrange walk_end_at(struct walk *w, const struct place *p, int64_t *out);

#endif
