/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A hash table from 64-bit hashes to the places of entries that an array holds, so that a list in
 * the order of the file is searched in constant time. Open addressing, at most half full; nothing
 * is ever taken out. Equal hashes stand one after another, and the caller compares the entries.
 */
#include "base.h"

#include <limits.h>

#define FIRST_CAP 64

static struct hash_slot *free_slot(struct hashes *t, uint64_t hash)
{
	size_t mask = (size_t)t->cap - 1, i = (size_t)hash & mask;
	while (t->slot[i].used)
		i = (i + 1) & mask;
	return &t->slot[i];
}

static void grow(struct arena *a, struct hashes *t)
{
	struct hashes old = *t;
	if (old.cap > INT_MAX / 4)
		machine_failure("out of memory: a table of %d entries", old.n);
	t->cap = old.cap ? old.cap * 2 : FIRST_CAP;
	t->slot = NEW_ARRAY(a, struct hash_slot, t->cap);
	for (int i = 0; i < old.cap; i++)
		if (old.slot[i].used)
			*free_slot(t, old.slot[i].hash) = old.slot[i];
}

void hashes_put(struct arena *a, struct hashes *t, uint64_t hash, int index)
{
	if (t->n >= t->cap / 2)
		grow(a, t);
	*free_slot(t, hash) = (struct hash_slot){hash, index, true};
	t->n++;
}

int *hashes_next(const struct hashes *t, uint64_t hash, size_t *step)
{
	size_t mask = (size_t)t->cap - 1;
	while (t->cap) {
		struct hash_slot *slot = &t->slot[((size_t)hash + (*step)++) & mask];
		if (!slot->used)
			return NULL;
		if (slot->hash == hash)
			return &slot->index;
	}
	return NULL;
}
