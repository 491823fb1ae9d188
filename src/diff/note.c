/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting changes, equal ones of a page as one. */
#include "compare.h"

#include <string.h>

bool same_text(const char *a, const char *b) { return a && b ? !strcmp(a, b) : a == b; }

static struct change_place place_of(const struct thing *was, const struct thing *now)
{
	struct change_place p = {0};
	if (now) {
		p.page = now->page + 1;
		p.box = now->box;
	}
	if (was) {
		p.was_page = was->page + 1;
		p.was_box = was->box;
	}
	return p;
}

static const char *key_of(const struct thing *was, const struct thing *now)
{
	const struct thing *t = now && now->keys.n ? now : was;
	const char *key = NULL;
	for (int i = 0; t && i < t->keys.n && !key; i++)
		key = t->keys.v[i].key;
	return key;
}

struct change *compare_add(struct compare *c, const struct change *like, const struct thing *was, const struct thing *now)
{
	struct change *out = vec_push(c->arena, &c->out->changes);
	*out = *like;
	out->marked = true;
	if (!was && !now)
		return out;
	if (!out->key)
		out->key = key_of(was, now);
	if (!out->what)
		out->what = compare_name(c, was, now, &out->key);
	*vec_push(c->arena, &out->places) = place_of(was, now);
	return out;
}

void compare_more(struct compare *c, struct change *x, const struct thing *was, const struct thing *now)
{
	*vec_push(c->arena, &x->places) = place_of(was, now);
	if (!x->key)
		x->key = key_of(was, now);
}

static uint64_t mix_text(uint64_t hash, const char *s)
{
	return s ? hash_bytes(s, strlen(s) + 1, hash) : hash_bytes("", 1, hash + 1);
}

static uint64_t group_hash(const struct change *like, const struct thing *was, const struct thing *now)
{
	const int numbers[] = {(int)like->kind, now->page, was->page};
	return mix_text(mix_text(mix_text(hash_bytes(numbers, sizeof(numbers), HASH_SEED), like->was), like->now),
	                like->about);
}

struct change *compare_note(struct compare *c, const struct change *like, const struct thing *was, const struct thing *now)
{
	const uint64_t hash = group_hash(like, was, now);
	size_t step = 0;
	const int *i = hashes_next(&c->groups, hash, &step);
	if (i) {
		struct change *g = &c->out->changes.v[*i];
		g->others++;
		*vec_push(c->arena, &g->places) = place_of(was, now);
		return g;
	}
	hashes_put(c->arena, &c->groups, hash, c->out->changes.n);
	return compare_add(c, like, was, now);
}
