/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is read in another order, though it is drawn in the same one: of the things that kept their order on the pages, those
 * outside of the longest row whose elements kept theirs.
 */
#include "align.h"
#include "compare.h"

#include <stdlib.h>
#include <string.h>

struct read_thing {
	int was, now; /* things */
	int was_order, order;
};
struct read_things {
	VEC(struct read_thing) v;
};

static int by_order(const void *p, const void *q)
{
	const struct read_thing *a = p, *b = q;
	return a->order != b->order ? (a->order > b->order) - (a->order < b->order) : (a->now > b->now) - (a->now < b->now);
}

/* Keeps the longest row that does not descend, by one of two numbers; what falls out goes to `out` unless it is NULL. */
static void keep_row(struct arena *a, struct read_things *all, bool by_was, struct read_things *out)
{
	const int n = all->v.n;
	int *key = NEW_ARRAY(a, int, n + 1), kept = 0;
	for (int i = 0; i < n; i++)
		key[i] = by_was ? all->v.v[i].was : all->v.v[i].was_order;
	const bool *stays = longest_row(a, key, n, true);
	for (int i = 0; i < n; i++) {
		if (stays[i])
			all->v.v[kept++] = all->v.v[i];
		else if (out)
			*vec_push(a, &out->v) = all->v.v[i];
	}
	all->v.n = kept;
}

void compare_order(struct compare *c)
{
	struct arena *scratch = arena_new();
	struct read_things all = {0}, others = {0};
	for (int i = 0; i < c->now->things.n; i++) {
		const struct thing *now = &c->now->things.v[i];
		const struct thing *was = c->pairs.to_old[i] < 0 ? NULL : &c->was->things.v[c->pairs.to_old[i]];
		if (was && was->block && now->block && now->kind != THING_BOOKMARK)
			*vec_push(scratch, &all.v) =
			        (struct read_thing){c->pairs.to_old[i], i, was->block->order, now->block->order};
	}
	keep_row(scratch, &all, true, NULL);
	if (all.v.n)
		qsort(all.v.v, (size_t)all.v.n, sizeof(*all.v.v), by_order);
	keep_row(scratch, &all, false, &others);
	for (int i = 0; i < others.v.n; i++)
		compare_note(c, &(struct change){.kind = CHANGE_ORDER}, &c->was->things.v[others.v.v[i].was],
		             &c->now->things.v[others.v.v[i].now]);
	arena_free(scratch);
}
