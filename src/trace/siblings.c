/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of siblings. A list of ten thousand items would be gone through for each of its items, so
 * they are numbered beforehand and found by their addresses, which decide nothing but where they are kept.
 */
#include "siblings.h"

static uint64_t hash_of(const struct element *e) { return hash_bytes(&e, sizeof(e), HASH_SEED); }

void siblings_number(struct siblings *s, const struct element *top)
{
	int all[ROLE_COUNT] = {0}, seen[ROLE_COUNT] = {0};
	for (int i = 0; i < top->kids.n; i++)
		all[top->kids.v[i]->role]++;
	for (int i = 0; i < top->kids.n; i++) {
		const struct element *kid = top->kids.v[i];
		if (all[kid->role] > 1) {
			hashes_put(s->arena, &s->by_element, hash_of(kid), s->v.n);
			*vec_push(s->arena, &s->v) = (struct sibling){kid, ++seen[kid->role]};
		}
		siblings_number(s, kid);
	}
}

int sibling_number(const struct siblings *s, const struct element *e)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&s->by_element, hash_of(e), &step));)
		if (s->v.v[*i].element == e)
			return s->v.v[*i].number;
	return 0;
}
