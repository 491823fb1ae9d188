/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of siblings. A list of ten thousand items would be gone through for each of its items, so
 * they are numbered beforehand and found by their addresses, which decide nothing but where they are kept.
 */
#include "siblings.h"

static uint64_t hash_of(const struct element *e) { return hash_bytes(&e, sizeof(e), HASH_SEED); }

static void number_kids(struct siblings *s, const struct element *parent)
{
	int all[ROLE_COUNT] = {0}, seen[ROLE_COUNT] = {0};
	for (int i = 0; i < parent->kids.n; i++)
		all[parent->kids.v[i]->role]++;
	for (int i = 0; i < parent->kids.n; i++) {
		const struct element *kid = parent->kids.v[i];
		hashes_put(s->arena, &s->by_element, hash_of(kid), s->v.n);
		*vec_push(s->arena, &s->v) = (struct sibling){kid, all[kid->role] > 1 ? ++seen[kid->role] : 0};
	}
}

/* The elements that have a number are those whose kids come next, so that no depth takes the stack. */
void siblings_number(struct siblings *s, const struct element *top)
{
	number_kids(s, top);
	for (int i = 0; i < s->v.n; i++)
		number_kids(s, s->v.v[i].element);
}

int sibling_number(const struct siblings *s, const struct element *e)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&s->by_element, hash_of(e), &step));)
		if (s->v.v[*i].element == e)
			return s->v.v[*i].number;
	return 0;
}
