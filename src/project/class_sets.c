/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "class_sets.h"

#include <string.h>

/* -- what columns say ----------------------------------------------------------------------- */

static const char *value_of(const struct pupil *p, const char *column)
{
	const struct node *n = node_find(p->row, column);
	return n ? n->text : "";
}

/* As a condition has it. */
static bool is_so(const struct pupil *p, const char *column)
{
	const char *value = value_of(p, column);
	return !utf8_is_blank(value) && strcmp(value, "false") != 0;
}

/* Pupils of one key have the same pages. */
static uint64_t make_key(struct page_sets *s, const struct pupil_reads *r, const struct pupil *p)
{
	s->key.n = 0;
	for (int i = 0; i < r->columns.n; i++) {
		const char *value = value_of(p, r->columns.v[i]);
		buf_put(&s->key, value, strlen(value) + 1);
	}
	for (int i = 0; i < r->asked.n; i++)
		buf_putc(&s->key, is_so(p, r->asked.v[i]));
	return hash_bytes(buf_cstr(&s->key), s->key.n, HASH_SEED);
}

static bool has_key(const struct page_sets *s, const struct page_set *set)
{
	return set->key_size == s->key.n && !memcmp(set->key, s->key.v, s->key.n);
}

/* -- uses ----------------------------------------------------------------------------------- */

static struct set_use *find_use(struct set_columns *c, uint64_t hash)
{
	size_t step = 0;
	const int *i = hashes_next(&c->at, hash, &step);
	return i ? &c->uses.v[*i] : NULL;
}

struct set_use *sets_find(struct page_sets *s, const struct pupil *p)
{
	for (int i = 0; i < s->columns.n; i++) {
		struct set_columns *c = s->columns.v[i];
		struct set_use *use = find_use(c, make_key(s, &c->reads, p));
		if (use && use->set && has_key(s, use->set))
			return use;
	}
	return NULL;
}

struct set_use *sets_use(struct page_sets *s, struct set_columns *c, const struct pupil *p)
{
	const uint64_t hash = make_key(s, &c->reads, p);
	struct set_use *use = find_use(c, hash);
	if (use)
		return use;
	hashes_put(s->arena, &c->at, hash, c->uses.n);
	use = vec_push(s->arena, &c->uses);
	*use = (struct set_use){.hash = hash};
	return use;
}

void sets_keep(struct page_sets *s, struct set_use *use, struct page_set *set, const struct pupil *p)
{
	make_key(s, &set->reads, p);
	set->key = arena_strndup(set->arena, buf_cstr(&s->key), s->key.n);
	set->key_size = s->key.n;
	use->set = set;
}

/* -- columns -------------------------------------------------------------------------------- */

static bool same_names(const char *const *a, int n, const char *const *b, int m)
{
	bool same = n == m;
	for (int i = 0; same && i < n; i++)
		same = !strcmp(a[i], b[i]);
	return same;
}

static bool same_reads(const struct pupil_reads *a, const struct pupil_reads *b)
{
	return same_names(a->columns.v, a->columns.n, b->columns.v, b->columns.n) &&
	        same_names(a->asked.v, a->asked.n, b->asked.v, b->asked.n);
}

/* A set may go before others that have read the same. */
static struct set_columns *columns_new(struct arena *a, const struct pupil_reads *reads)
{
	struct set_columns *c = NEW(a, struct set_columns);
	for (int i = 0; i < reads->columns.n; i++)
		*vec_push(a, &c->reads.columns) = arena_strdup(a, reads->columns.v[i]);
	for (int i = 0; i < reads->asked.n; i++)
		*vec_push(a, &c->reads.asked) = arena_strdup(a, reads->asked.v[i]);
	return c;
}

struct set_columns *sets_columns(struct page_sets *s, const struct pupil_reads *reads, bool *new)
{
	*new = false;
	for (int i = 0; i < s->columns.n; i++)
		if (same_reads(&s->columns.v[i]->reads, reads))
			return s->columns.v[i];
	*new = true;
	return *vec_push(s->arena, &s->columns) = columns_new(s->arena, reads);
}

void sets_again(struct page_sets *s)
{
	for (int i = 0; i < s->columns.n; i++)
		for (int k = 0; k < s->columns.v[i]->uses.n; k++)
			s->columns.v[i]->uses.v[k].left = s->columns.v[i]->uses.v[k].users;
}

void sets_free(struct page_sets *s) { buf_free(&s->key); }
