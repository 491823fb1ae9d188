/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists in another order for each pupil. It comes from the seed of the class, the number of the pupil and the place of the
 * list in the content, and from nothing of the layout: a sheet in large print and the key to it have the same order.
 */
#include "shuffle.h"
#include "path.h"

#include <string.h>

/* SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine. */
static uint64_t next_number(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;
	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

/* A list is known by its place in the content, which translations share with their source, and results with the content. */
static uint64_t seed_of(const struct binder *b, const struct node *list)
{
	const struct node *seed = path_value(b, NULL, PUPIL_SEED).node;
	uint64_t state = (uint64_t)list->at.line << 32 | (uint32_t)list->at.column;
	for (const char *s = seed ? seed->text : ""; *s; s++)
		state = (state ^ (unsigned char)*s) * 0x100000001B3u;
	return state;
}

bool list_places_have(const struct list_places *p, struct where at)
{
	for (int i = 0; p && i < p->v.n; i++)
		if (p->v.v[i].line == at.line && p->v.v[i].column == at.column && p->v.v[i].source == at.source)
			return true;
	return false;
}

static bool is_shuffled(const struct binder *b, const struct node *list, bool marked)
{
	if (marked && b->marked && !list_places_have(b->marked, list->at))
		*vec_push(b->arena, &b->marked->v) = list->at;
	return b->pupil && (marked || list_places_have(b->shuffled, list->at));
}

const struct node *shuffled_list(const struct binder *b, const struct node *list, bool marked)
{
	if (!list || list->kind != NODE_LIST || !is_shuffled(b, list, marked))
		return list;
	struct node *out = NEW(b->arena, struct node);
	uint64_t state = seed_of(b, list);
	*out = *list;
	out->item = NEW_ARRAY(b->arena, struct node *, list->n);
	for (int i = 0; i < list->n; i++) { /* Fisher and Yates, from the inside out */
		int k = (int)(next_number(&state) % (uint64_t)(i + 1));
		out->item[i] = out->item[k];
		out->item[k] = list->item[i];
	}
	return out;
}
