/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into trees, and laying one tree over another (editions, locales, themes). */
#include "input.h"

#include <string.h>

static int index_of(const struct node *map, const char *key)
{
	if (map && map->kind == NODE_MAP)
		for (int i = 0; i < map->n; i++)
			if (!strcmp(map->key[i], key))
				return i;
	return -1;
}

struct node *node_find(const struct node *map, const char *key)
{
	int i = index_of(map, key);
	return i < 0 ? NULL : map->item[i];
}

struct where node_key_at(const struct node *map, const char *key)
{
	int i = index_of(map, key);
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

static uint64_t hash_key(const char *key) { return hash_bytes(key, strlen(key), HASH_SEED); }

static struct hashes hash_keys(struct arena *a, const struct node *map)
{
	struct hashes h = {0};
	for (int i = 0; i < map->n; i++)
		hashes_put(a, &h, hash_key(map->key[i]), i);
	return h;
}

/* As index_of, through the hashes of a large mapping. */
static int hashed_index_of(const struct node *map, const struct hashes *h, const char *key)
{
	const int *i;
	if (!h->n)
		return index_of(map, key);
	for (size_t probe = 0; (i = hashes_next(h, hash_key(key), &probe));)
		if (!strcmp(map->key[*i], key))
			return *i;
	return -1;
}

struct node *node_merge(struct arena *a, struct node *base, struct node *over)
{
	enum { LARGE = 32 };
	if (!base || !over)
		return over ? over : base;
	if (base->kind != NODE_MAP || over->kind != NODE_MAP)
		return over;
	struct node *n = NEW(a, struct node);
	int most = base->n + over->n;
	struct hashes hashes = base->n > LARGE && over->n > LARGE ? hash_keys(a, base) : (struct hashes){0};
	*n = *base;
	n->item = NEW_ARRAY(a, struct node *, most + 1);
	n->key = NEW_ARRAY(a, const char *, most + 1);
	n->key_at = NEW_ARRAY(a, struct where, most + 1);
	for (int i = 0; i < base->n; i++)
		put(n, i, base->key[i], base->key_at[i], base->item[i]);
	for (int i = 0; i < over->n; i++) {
		int old = hashed_index_of(base, &hashes, over->key[i]);
		if (old < 0)
			put(n, n->n++, over->key[i], over->key_at[i], over->item[i]);
		else
			put(n, old, over->key[i], over->key_at[i], node_merge(a, base->item[old], over->item[i]));
	}
	return n;
}
