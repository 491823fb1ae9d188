/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two sequences of things, by patience: what is unlike all others on both sides is an anchor, and the longest row of
 * anchors in the same order cuts the sequences into gaps, which are looked at in the same way by less and less:
 *
 *     all but the place ---- what it holds ---- its key ---- where it stands ---- its kind
 *
 * Each level sorts the things of the gaps that are left, so the whole takes n log n. What stands in another order has
 * its turn at the end.
 */
#include "align.h"

#include "words.h"

#include <stdlib.h>
#include <string.h>

enum level { BY_ALL, BY_CONTENT, BY_KEY, BY_PLACE, LEVELS };

struct gap {
	int a, a_end, b, b_end;
};
struct gaps {
	VEC(struct gap) v;
};
struct hashed {
	uint64_t hash;
	int at;
};
struct aligner {
	struct arena *arena;
	const struct scene *was, *now;
	struct pairing pairs;
	uint64_t *a, *b; /* of all things, for this level */
};

/* -- what is compared ------------------------------------------------------------------------- */

static uint64_t mix(uint64_t hash, uint64_t v) { return hash_bytes(&v, sizeof(v), hash); }
static uint64_t mix_text(uint64_t hash, const char *s) { return s ? hash_bytes(s, strlen(s), mix(hash, 1)) : mix(hash, 0); }

static uint64_t mix_color(uint64_t hash, color c) { return hash_bytes(&c, sizeof(c), hash); }

static uint64_t mix_content(uint64_t hash, const struct thing *t)
{
	hash = mix(mix(hash, t->words), t->look);
	if (t->kind == THING_SHAPE || t->kind == THING_CLIP || t->kind == THING_PICTURE)
		hash = mix(mix(hash, (uint64_t)(t->box.w / 200)), (uint64_t)(t->box.h / 200));
	return t->kind == THING_FIELD ? mix_text(hash, t->text) : hash;
}

static uint64_t mix_role(uint64_t hash, const struct thing *t) { return mix_text(hash, t->tag ? t->tag->role : NULL); }

static uint64_t hash_at(const struct thing *t, enum level level)
{
	uint64_t hash = mix(HASH_SEED, (uint64_t)t->kind);
	switch (level) {
	case BY_ALL:
		hash = mix_role(mix_color(mix_color(mix_content(hash, t), t->fill), t->stroke), t);
		return mix_text(mix(hash, (uint64_t)t->size), t->font);
	case BY_CONTENT: return mix_content(hash, t);
	case BY_KEY:
		hash = mix_role(mix_color(mix_color(hash, t->fill), t->stroke), t);
		return mix_text(hash, t->keys.n ? t->keys.v[0].key : NULL);
	default: return mix(mix(mix(hash, (uint64_t)t->page), (uint64_t)t->at.x), (uint64_t)t->at.y);
	}
}

static void hash_things(const struct scene *s, enum level level, uint64_t *out)
{
	for (int i = 0; i < s->things.n; i++)
		out[i] = hash_at(&s->things.v[i], level);
}

static void hash_all(struct aligner *x, enum level level)
{
	hash_things(x->was, level, x->a);
	hash_things(x->now, level, x->b);
}

/* -- anchors ---------------------------------------------------------------------------------- */

static void pair(struct aligner *x, int a, int b)
{
	x->pairs.to_new[a] = b;
	x->pairs.to_old[b] = a;
}

static int by_hash(const void *p, const void *q)
{
	const struct hashed *a = p, *b = q;
	return a->hash != b->hash ? (a->hash > b->hash ? 1 : -1) : (a->at > b->at) - (a->at < b->at);
}

static int by_place(const void *p, const void *q)
{
	const struct gap *a = p, *b = q;
	return (a->a > b->a) - (a->a < b->a);
}

static struct hashed *sorted(struct arena *a, const uint64_t *hash, int from, int to)
{
	struct hashed *v = NEW_ARRAY(a, struct hashed, to - from);
	for (int i = from; i < to; i++)
		v[i - from] = (struct hashed){hash[i], i};
	qsort(v, (size_t)(to - from), sizeof(*v), by_hash);
	return v;
}

static int equal_run(const struct hashed *v, int n, int i)
{
	int k = i + 1;
	while (k < n && v[k].hash == v[i].hash)
		k++;
	return k - i;
}

/* What is once on each side, as gaps of no length, in the order of the old side. */
static struct gaps unique_pairs(const struct aligner *x, struct arena *scratch, const struct gap *g)
{
	struct gaps out = {0};
	const int n = g->a_end - g->a, m = g->b_end - g->b;
	const struct hashed *a = sorted(scratch, x->a, g->a, g->a_end), *b = sorted(scratch, x->b, g->b, g->b_end);
	for (int i = 0, k = 0; i < n && k < m;) {
		const int own = equal_run(a, n, i), other = equal_run(b, m, k);
		if (a[i].hash == b[k].hash && own == 1 && other == 1)
			*vec_push(scratch, &out.v) = (struct gap){a[i].at, a[i].at, b[k].at, b[k].at};
		const bool first = a[i].hash <= b[k].hash, second = b[k].hash <= a[i].hash;
		i += first ? own : 0;
		k += second ? other : 0;
	}
	if (out.v.n)
		qsort(out.v.v, (size_t)out.v.n, sizeof(*out.v.v), by_place);
	return out;
}

const bool *longest_row(struct arena *a, const int *key, int n, bool level)
{
	int *top = NEW_ARRAY(a, int, n + 1), *before = NEW_ARRAY(a, int, n + 1), piles = 0;
	bool *in = NEW_ARRAY(a, bool, n + 1);
	for (int i = 0; i < n; i++) {
		int low = 0, high = piles;
		while (low < high) {
			const int middle = (low + high) / 2, other = key[top[middle]];
			if (other < key[i] || (level && other == key[i]))
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? top[low - 1] : -1;
		top[low] = i;
		piles = low == piles ? piles + 1 : piles;
	}
	for (int i = piles ? top[piles - 1] : -1; i >= 0; i = before[i])
		in[i] = true;
	return in;
}

/* The longest row of pairs that ascends on the new side too, paired. */
static void pair_ascending(struct aligner *x, struct arena *scratch, const struct gaps *all)
{
	int *key = NEW_ARRAY(scratch, int, all->v.n + 1);
	for (int i = 0; i < all->v.n; i++)
		key[i] = all->v.v[i].b;
	const bool *in = longest_row(scratch, key, all->v.n, false);
	for (int i = 0; i < all->v.n; i++)
		if (in[i])
			pair(x, all->v.v[i].a, all->v.v[i].b);
}

/* Equal ones at both ends of a gap. */
static void pair_ends(struct aligner *x, struct gap *g)
{
	for (; g->a < g->a_end && g->b < g->b_end && x->a[g->a] == x->b[g->b]; g->a++, g->b++)
		pair(x, g->a, g->b);
	for (; g->a < g->a_end && g->b < g->b_end && x->a[g->a_end - 1] == x->b[g->b_end - 1]; g->a_end--, g->b_end--)
		pair(x, g->a_end - 1, g->b_end - 1);
}

/* What lies between the pairs inside of a gap. */
static void split(const struct aligner *x, struct arena *a, const struct gap *g, struct gaps *out)
{
	struct gap next = {g->a, g->a, g->b, g->b};
	for (int i = g->a; i <= g->a_end; i++) {
		const int b = i < g->a_end ? x->pairs.to_new[i] : g->b_end;
		if (b < 0)
			continue;
		next.a_end = i;
		next.b_end = b;
		if (next.a < next.a_end && next.b < next.b_end)
			*vec_push(a, &out->v) = next;
		next.a = i + 1;
		next.b = b + 1;
	}
}

static struct gaps anchor_all(struct aligner *x, struct arena *scratch, const struct gaps *gaps)
{
	struct gaps out = {0};
	for (int i = 0; i < gaps->v.n; i++) {
		struct gap g = gaps->v.v[i];
		pair_ends(x, &g);
		const struct gaps unique = unique_pairs(x, scratch, &g);
		pair_ascending(x, scratch, &unique);
		split(x, scratch, &g, &out);
	}
	return out;
}

/* -- the rest of a gap ------------------------------------------------------------------------ */

enum { AHEAD = 200 }; /* things that are looked at for each */

/* Equal ones that are not alone, in their order. */
static void pair_repeated(struct aligner *x, const struct gap *g)
{
	int from = g->a;
	for (int b = g->b; b < g->b_end; b++)
		for (int a = from; a < g->a_end && a < from + AHEAD && x->pairs.to_old[b] < 0; a++)
			if (x->pairs.to_new[a] < 0 && x->a[a] == x->b[b]) {
				pair(x, a, b);
				from = a + 1;
			}
}

static bool is_alike(const struct thing *a, const struct thing *b)
{
	if (a->kind != b->kind)
		return false;
	return a->kind != THING_TEXT || words_alike(a->text, b->text);
}

static void pair_alike(struct aligner *x, const struct gap *g)
{
	int from = g->a;
	for (int b = g->b; b < g->b_end; b++)
		for (int a = from; a < g->a_end && a < from + AHEAD / 10 && x->pairs.to_old[b] < 0; a++)
			if (x->pairs.to_new[a] < 0 && is_alike(&x->was->things.v[a], &x->now->things.v[b])) {
				pair(x, a, b);
				from = a + 1;
			}
}

/* By what is unlike all others first, whatever it is known by. */
static struct gaps pair_levels(struct aligner *x, struct arena *scratch, struct gaps gaps)
{
	for (int level = BY_ALL; level < LEVELS; level++) {
		hash_all(x, (enum level)level);
		for (int times = 0; times < 2; times++)
			gaps = anchor_all(x, scratch, &gaps);
	}
	for (int level = BY_ALL; level < BY_PLACE; level++) {
		struct gaps left = {0};
		hash_all(x, (enum level)level);
		for (int i = 0; i < gaps.v.n; i++) {
			pair_repeated(x, &gaps.v.v[i]);
			split(x, scratch, &gaps.v.v[i], &left);
		}
		gaps = left;
	}
	return gaps;
}

/* -- another order ---------------------------------------------------------------------------- */

static struct hashed *left_over(struct arena *a, const uint64_t *hash, const int *paired, int n, int *count)
{
	struct hashed *v = NEW_ARRAY(a, struct hashed, n + 1);
	*count = 0;
	for (int i = 0; i < n; i++)
		if (paired[i] < 0)
			v[(*count)++] = (struct hashed){hash[i], i};
	qsort(v, (size_t)*count, sizeof(*v), by_hash);
	return v;
}

/* Shapes like a rule are everywhere: one that is elsewhere is another one. */
static bool may_move(const struct aligner *x, int a, int b)
{
	const struct thing *was = &x->was->things.v[a], *now = &x->now->things.v[b];
	return (now->kind != THING_SHAPE && now->kind != THING_CLIP) || was->page == now->page;
}

static void pair_moved(struct aligner *x, struct arena *scratch)
{
	int n, m;
	hash_all(x, BY_ALL);
	const struct hashed *a = left_over(scratch, x->a, x->pairs.to_new, x->was->things.n, &n);
	const struct hashed *b = left_over(scratch, x->b, x->pairs.to_old, x->now->things.n, &m);
	for (int i = 0, k = 0; i < n && k < m;) {
		if (a[i].hash == b[k].hash && may_move(x, a[i].at, b[k].at))
			pair(x, a[i++].at, b[k++].at);
		else if (a[i].hash == b[k].hash)
			(x->was->things.v[a[i].at].page < x->now->things.v[b[k].at].page) ? i++ : k++;
		else if (a[i].hash < b[k].hash)
			i++;
		else
			k++;
	}
}

struct pairing align_scenes(struct arena *arena, const struct scene *was, const struct scene *now)
{
	struct arena *scratch = arena_new();
	const int n = was->things.n, m = now->things.n;
	struct aligner x = {.arena = arena, .was = was, .now = now};
	x.pairs = (struct pairing){NEW_ARRAY(arena, int, n + 1), NEW_ARRAY(arena, int, m + 1)};
	x.a = NEW_ARRAY(scratch, uint64_t, n + 1);
	x.b = NEW_ARRAY(scratch, uint64_t, m + 1);
	memset(x.pairs.to_new, -1, sizeof(int) * (size_t)n);
	memset(x.pairs.to_old, -1, sizeof(int) * (size_t)m);
	struct gaps gaps = {0};
	*vec_push(scratch, &gaps.v) = (struct gap){0, n, 0, m};
	gaps = pair_levels(&x, scratch, gaps);
	for (int i = 0; i < gaps.v.n; i++)
		pair_alike(&x, &gaps.v.v[i]);
	pair_moved(&x, scratch);
	arena_free(scratch);
	return x.pairs;
}
