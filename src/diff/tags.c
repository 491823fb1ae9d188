/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read aloud: elements of paired things, and those around them as long as they have the same roles. */
#include "compare.h"
#include "words.h"

#include <string.h>

/* Whether the two elements were compared already. */
static bool is_seen(struct compare *c, const struct tag *was, const struct tag *now)
{
	const struct tag *const both[] = {was, now};
	const uint64_t hash = hash_bytes(both, sizeof(both), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&c->tags_seen, hash, &step));)
		if (c->tag_pairs.v[*i].was == was && c->tag_pairs.v[*i].now == now)
			return true;
	hashes_put(c->arena, &c->tags_seen, hash, c->tag_pairs.n);
	*vec_push(c->arena, &c->tag_pairs) = (struct tag_pair){was, now};
	return false;
}

static bool same_path(const struct tag *a, const struct tag *b)
{
	for (; a && b && a != b; a = a->parent, b = b->parent)
		if (strcmp(a->role, b->role) != 0)
			return false;
	return a == b;
}

static void put_path(struct buf *b, const struct tag *t, int depth)
{
	if (t->parent && depth < 64)
		put_path(b, t->parent, depth + 1);
	buf_printf(b, "%s%s", t->parent ? "/" : "", t->role);
}

static const char *path_text(struct arena *a, const struct tag *t)
{
	struct buf b = {0};
	put_path(&b, t, 0);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* Of a long text the words that became others, as far as they are few; else NULL. */
static const char *words_text(struct arena *a, const char *was, const char *now)
{
	enum { LONG = 60, MOST = 3 };
	struct buf b = {0};
	if (!was || !now || strlen(was) <= LONG || strlen(now) <= LONG)
		return NULL;
	const struct word_changes w = words_compare(a, was, now);
	for (int i = 0; i < w.v.n && w.v.n <= MOST; i++) {
		const struct word_change *x = &w.v.v[i];
		const char *end = *x->was && *x->now ? "" : *x->now ? " is new" : " is gone";
		buf_printf(&b, "%s'%s'", i ? ", " : "", *x->was ? x->was : x->now);
		if (!*end)
			buf_printf(&b, " became '%s'", x->now);
		buf_puts(&b, end);
	}
	const char *text = b.n ? arena_strdup(a, buf_cstr(&b)) : NULL;
	buf_free(&b);
	return text;
}

static struct rect around(const struct scene *s, const int *first, int page, const struct tag *tag, struct rect box)
{
	for (int i = first[page]; i < first[page + 1]; i++)
		if (s->things.v[i].tag == tag)
			rect_widen(&box, s->things.v[i].box);
	return box;
}

/* A figure is as large as all that is drawn for it. */
static void widen(const struct compare *c, struct change *x, const struct thing *was, const struct thing *now)
{
	struct change_place *p = &x->places.v[0];
	if (was->tag)
		p->was_box = around(c->was, c->was_first, was->page, was->tag, p->was_box);
	if (now->tag)
		p->box = around(c->now, c->first, now->page, now->tag, p->box);
	if (!now->tag)
		p->box = (struct rect){now->box.x, now->box.y, p->was_box.w, p->was_box.h};
	if (!was->tag)
		p->was_box = (struct rect){was->box.x, was->box.y, p->box.w, p->box.h};
}

static void compare_values(struct compare *c, const struct tag *a, const struct tag *b, const struct thing *was,
                           const struct thing *now)
{
	static const char *const names[TAG_VALUES] = {
	        "", "language of the tag", "summary", "address", "scope", "columns", "rows", "numbering"};
	for (int i = 0; i < TAG_VALUES; i++) {
		if (same_text(a->value[i], b->value[i]))
			continue;
		const struct change like = {.kind = i == TAG_ALT ? CHANGE_ALT : CHANGE_TAG,
		                            .was = a->value[i],
		                            .now = b->value[i],
		                            .about = names[i]};
		struct change *x = compare_note(c, &like, was, now);
		if (i == TAG_ALT && !x->others) {
			x->what = strcmp(b->role, "Form") != 0 ? picture_name(c->arena, now, NULL) : "the field";
			x->detail = words_text(c->arena, like.was, like.now);
			widen(c, x, was, now);
		}
	}
}

/* One of them is not read aloud. */
static void compare_artifact(struct compare *c, const struct thing *was, const struct thing *now)
{
	if (is_seen(c, was->tag, now->tag))
		return;
	const char *alt = alt_of(was->tag ? was->tag : now->tag);
	struct change like = {.kind = CHANGE_ALT, .was = was->tag ? alt : NULL, .now = was->tag ? NULL : alt};
	if (alt)
		like.what = picture_name(c->arena, now, NULL);
	else
		like = (struct change){.kind = CHANGE_ROLE,
		                       .was = was->tag ? path_text(c->arena, was->tag) : NULL,
		                       .now = now->tag ? path_text(c->arena, now->tag) : NULL};
	struct change *x = compare_note(c, &like, was, now);
	if (alt && !x->others)
		widen(c, x, was, now);
}

void compare_tags(struct compare *c, const struct thing *was, const struct thing *now)
{
	const struct tag *a = was->tag, *b = now->tag;
	if (!a && !b)
		return;
	if (!a || !b) {
		compare_artifact(c, was, now);
		return;
	}
	if (!is_seen(c, a, b)) {
		if (!same_path(a, b))
			compare_note(c,
			             &(struct change){.kind = CHANGE_ROLE,
			                              .was = path_text(c->arena, a),
			                              .now = path_text(c->arena, b)},
			             was, now);
		if (!strcmp(a->role, b->role))
			compare_values(c, a, b, was, now);
	}
	for (a = a->parent, b = b->parent; a && b && !strcmp(a->role, b->role) && !is_seen(c, a, b);
	     a = a->parent, b = b->parent)
		compare_values(c, a, b, was, now);
}
