/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two scenes that are made by hand, alike until a test makes them differ; and what is said of that. */
#ifndef PLATEN_TESTS_SCENES_H
#define PLATEN_TESTS_SCENES_H

#include "diff/scene.h"
#include "diff.h"

#include <check.h>
#include <string.h>

static struct arena *a;
static struct scene *was, *now;
static struct tag *document, *paragraph;

static inline struct tag *tag_new(const char *role, const struct tag *parent)
{
	struct tag *t = NEW(a, struct tag);
	*t = (struct tag){.role = role, .parent = parent, .depth = parent ? parent->depth + 1 : 0};
	return t;
}

static inline struct scene *scene_new(int pages)
{
	struct scene *s = NEW(a, struct scene);
	s->arena = a;
	s->same_place = SAME_PLACE;
	for (int i = 0; i < pages; i++)
		*vec_push(a, &s->pages) =
		        (struct scene_page){.width = PT(300), .height = PT(400), .label = arena_printf(a, "%d", i + 1)};
	return s;
}

static inline void scenes_open(void)
{
	a = arena_new();
	was = scene_new(3);
	now = scene_new(3);
	document = tag_new("Document", NULL);
	paragraph = tag_new("P", document);
}
static inline void scenes_close(void) { arena_free(a); }

/* A line of black letters of 10 pt on page 1, 20 pt high, as wide as it has bytes of 5 pt; with its key, if any. */
static inline struct thing *add_text(struct scene *s, mpt y, const char *words, const char *key)
{
	struct thing *t = scene_add(s, THING_TEXT, 0);
	t->at = (struct point){PT(20), y};
	t->box = (struct rect){PT(20), y - PT(10), PT(5) * (mpt)strlen(words), PT(12)};
	t->tag = t->block = paragraph;
	t->text = words;
	t->words = words_hash(words);
	t->font = "Sans.ttf";
	t->size = PT(10);
	t->fill = COLOR_RGB(0);
	t->lines = 1;
	t->set = HASH_SEED;
	if (key)
		*vec_push(a, &t->keys) = (struct key_from){0, key};
	return t;
}
/* The same in both. */
static inline void text(mpt y, const char *words, const char *key)
{
	add_text(was, y, words, key);
	add_text(now, y, words, key);
}

/* A filled rectangle on page 1 that is not read. */
static inline struct thing *add_shape(struct scene *s, struct rect box)
{
	static const struct point corners[] = {{0, 0}, {1, 1}};
	struct thing *t = scene_add(s, THING_SHAPE, 0);
	t->box = box;
	t->at = (struct point){box.x, box.y};
	t->point = corners;
	t->points = COUNT_OF(corners);
	t->fill = COLOR_RGB(0xEEEEEE);
	return t;
}
static inline void shape(struct rect box)
{
	add_shape(was, box);
	add_shape(now, box);
}

/* Of any other kind, with its name, title or address. */
static inline struct thing *add_named(struct scene *s, enum thing_kind kind, const char *name)
{
	struct thing *t = scene_add(s, kind, 0);
	t->box = (struct rect){PT(20), PT(100), PT(50), PT(50)};
	t->at = (struct point){PT(20), PT(100)};
	t->text = name;
	t->words = kind == THING_PICTURE || kind == THING_FIELD ? t->words : words_hash(name);
	return t;
}

/* The latest thing of the new scene, or the latest but n. */
static inline struct thing *latest(int n) { return &now->things.v[now->things.n - 1 - n]; }

static inline void reword(struct thing *t, const char *words)
{
	t->text = words;
	t->words = words_hash(words);
}

static inline void move(struct thing *t, mpt dx, mpt dy)
{
	t->at = (struct point){t->at.x + dx, t->at.y + dy};
	t->box.x += dx;
	t->box.y += dy;
}

/* "2: 'a' became 'b' (key)", a line for each change; an old page has a minus, the whole document is 0. */
static inline void expect(const char *said)
{
	struct buf b = {0};
	const struct document_diff *d = diff_scenes(a, was, now);
	for (int i = 0; i < d->changes.n; i++) {
		const struct change *c = &d->changes.v[i];
		const struct change_place *p = c->places.n ? &c->places.v[0] : &(struct change_place){0};
		buf_printf(&b, "%s%d: ", i ? "\n" : "", p->page ? p->page : -p->was_page);
		change_say(c, &b);
		if (c->key)
			buf_printf(&b, " (%s)", c->key);
	}
	ck_assert_str_eq(buf_cstr(&b), said);
	ck_assert_int_eq(d->state, *said ? DIFF_CHANGED : DIFF_SAME);
	buf_free(&b);
}

#endif
