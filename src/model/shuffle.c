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

/* A list of a content file is known by its place there, which translations share with their source. */
static uint64_t seed_of(const struct binder *b, const struct node *list, const char *path)
{
	const struct node *seed = path_value(b, NULL, PUPIL_SEED).node;
	uint64_t state = (uint64_t)list->at.line << 32 | (uint32_t)list->at.column;
	for (const char *s = seed ? seed->text : ""; *s; s++)
		state = (state ^ (unsigned char)*s) * 0x100000001B3u;
	for (; *path; path++)
		state = (state ^ (unsigned char)*path) * 0x100000001B3u;
	return state;
}

const struct node *shuffled_list(const struct binder *b, const struct node *list, const char *path)
{
	if (!list || !b->pupil || list->kind != NODE_LIST)
		return list;
	struct node *out = NEW(b->arena, struct node);
	uint64_t state = seed_of(b, list, path);
	*out = *list;
	out->item = NEW_ARRAY(b->arena, struct node *, list->n);
	for (int i = 0; i < list->n; i++) { /* Fisher and Yates, from the inside out */
		int k = (int)(next_number(&state) % (uint64_t)(i + 1));
		out->item[i] = out->item[k];
		out->item[k] = list->item[i];
	}
	return out;
}
