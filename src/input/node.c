/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into trees, and laying one tree over another (editions, locales, themes). */
#include "tree.h"

#include <string.h>

static uint64_t hash_key(const char *key) { return hash_bytes(key, strlen(key), HASH_SEED); }

void node_index_keys(struct arena *a, struct node *map, int first)
{
	if (map->n <= SHORT_MAP)
		return;
	if (!map->by_key) {
		map->by_key = NEW(a, struct hashes);
		first = 0;
	}
	for (int i = first; i < map->n; i++)
		hashes_put(a, map->by_key, hash_key(map->key[i]), i);
}

static int hashed_index_of(const struct node *map, const char *key)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(map->by_key, hash_key(key), &step));)
		if (!strcmp(map->key[*i], key))
			return *i;
	return -1;
}

int node_index_of(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return -1;
	if (map->by_key)
		return hashed_index_of(map, key);
	for (int i = 0; i < map->n; i++)
		if (*map->key[i] == *key && !strcmp(map->key[i], key)) /* most differ in their first letter */
			return i;
	return -1;
}

struct node *node_find(const struct node *map, const char *key)
{
	int i = node_index_of(map, key);
	return i < 0 ? NULL : map->item[i];
}

struct where node_key_at(const struct node *map, const char *key)
{
	int i = node_index_of(map, key);
	return i < 0 ? map->at : map->key_at[i];
}

bool node_is_null(const struct node *n)
{
	return !n || (n->kind == NODE_TEXT && !n->quoted && (!*n->text || !strcmp(n->text, "~")));
}

const char *node_kind_name(const struct node *n)
{
	if (n->kind == NODE_TEXT)
		return node_is_null(n) ? "empty" : "a text";
	return n->kind == NODE_LIST ? "a list" : "a mapping";
}

struct node *node_text(struct arena *a, const char *text, struct where at)
{
	struct node *n = NEW(a, struct node);
	*n = (struct node){.kind = NODE_TEXT, .quoted = true, .at = at, .text = text};
	return n;
}

static void put(struct node *map, int i, const char *key, struct where at, struct node *value)
{
	map->key[i] = key;
	map->key_at[i] = at;
	map->item[i] = value;
}

struct node *node_merge(struct arena *a, struct node *base, struct node *over)
{
	if (!base || !over)
		return over ? over : base;
	if (base->kind != NODE_MAP || over->kind != NODE_MAP)
		return over;
	struct node *n = NEW(a, struct node);
	int most = base->n + over->n;
	*n = *base;
	n->item = NEW_ARRAY(a, struct node *, most + 1);
	n->key = NEW_ARRAY(a, const char *, most + 1);
	n->key_at = NEW_ARRAY(a, struct where, most + 1);
	for (int i = 0; i < base->n; i++)
		put(n, i, base->key[i], base->key_at[i], base->item[i]);
	for (int i = 0; i < over->n; i++) {
		int old = node_index_of(base, over->key[i]);
		if (old < 0)
			put(n, n->n++, over->key[i], over->key_at[i], over->item[i]);
		else
			put(n, old, over->key[i], over->key_at[i], node_merge(a, base->item[old], over->item[i]));
	}
	if (n->n > base->n) {
		n->by_key = NULL;
		node_index_keys(a, n, 0);
	}
	return n;
}
