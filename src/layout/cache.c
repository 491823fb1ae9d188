/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What fitting tries share. Trying another spacing or leading changes no line, so paragraphs are broken
 * once for each size and width, and drawings made once. Everything here lives as long as the pages.
 */
#include "cache.h"

#include <string.h>

struct para_entry {
	const struct shaped *shaped;
	struct para_spec spec;
	const struct para *para;
	struct para_entry *next;
};

struct drawing_entry {
	const struct box *box;
	mpt width;
	int size_scale, leading_scale;
	struct drawing *drawing;
};

struct icon_entry {
	const char *file;
	mpt size;
	color ink;
	struct drawing *drawing;
};

struct cache {
	struct arena *arena;
	VEC(const struct style *) styles;
	VEC(const struct rich *) markers;
	struct para_entry *chain[1024];
	VEC(struct drawing_entry) drawings;
	VEC(struct icon_entry) icons;
};

struct cache *cache_new(struct arena *a)
{
	struct cache *c = NEW(a, struct cache);
	c->arena = a;
	return c;
}

static bool same_lines(const struct para_spec *a, const struct para_spec *b)
{
	return a->style == b->style && a->size == b->size && a->width == b->width && a->align == b->align;
}

const struct para *cache_para(struct cache *c, const struct gfx *g, const struct shaped *s, const struct para_spec *spec)
{
	const uintptr_t key[] = {(uintptr_t)s, (uintptr_t)spec->size, (uintptr_t)spec->width};
	struct para_entry **chain = &c->chain[hash_bytes(key, sizeof(key), HASH_SEED) % COUNT_OF(c->chain)];
	const struct para *other = NULL;
	for (struct para_entry *e = *chain; e; e = e->next) {
		if (e->shaped != s || !same_lines(&e->spec, spec))
			continue;
		if (e->spec.leading == spec->leading)
			return e->para;
		other = e->para;
	}
	struct para_entry *e = NEW(c->arena, struct para_entry);
	const struct para *p = other ? text_relead(c->arena, other, s, spec) : text_break(g->text, c->arena, s, spec);
	*e = (struct para_entry){s, *spec, p, *chain};
	*chain = e;
	return p;
}

struct drawing *cache_drawing(struct cache *c, const struct gfx *g, const struct box *box, mpt width)
{
	for (int i = 0; i < c->drawings.n; i++) {
		const struct drawing_entry *e = &c->drawings.v[i];
		if (e->box == box && e->width == width && e->size_scale == g->size_scale &&
		    e->leading_scale == g->leading_scale)
			return e->drawing;
	}
	return NULL;
}

void cache_keep(struct cache *c, const struct gfx *g, const struct box *box, mpt width, struct drawing *d)
{
	*vec_push(c->arena, &c->drawings) = (struct drawing_entry){box, width, g->size_scale, g->leading_scale, d};
}

struct drawing *cache_icon(struct cache *c, const char *file, mpt size, color ink)
{
	for (int i = 0; i < c->icons.n; i++) {
		const struct icon_entry *e = &c->icons.v[i];
		if (e->size == size && color_equal(e->ink, ink) && !strcmp(e->file, file))
			return e->drawing;
	}
	return NULL;
}

void cache_keep_icon(struct cache *c, const char *file, mpt size, color ink, struct drawing *d)
{
	*vec_push(c->arena, &c->icons) = (struct icon_entry){file, size, ink, d};
}

const struct style *cache_style(struct cache *c, const struct style *s, const char *name, color ink)
{
	for (int i = 0; i < c->styles.n; i++)
		if (!strcmp(c->styles.v[i]->name, name))
			return c->styles.v[i];
	struct style *copy = NEW(c->arena, struct style);
	*copy = *s;
	copy->name = name;
	copy->color = ink;
	*vec_push(c->arena, &c->styles) = copy;
	return copy;
}

const struct rich *cache_marker(struct cache *c, const char *text, struct where at)
{
	for (int i = 0; i < c->markers.n; i++)
		if (!strcmp(c->markers.v[i]->block[0].span[0].text, text))
			return c->markers.v[i];
	struct rich *r = rich_plain(c->arena, text, at);
	r->block[0].span[0].flags |= SPAN_NUMBER;
	return *vec_push(c->arena, &c->markers) = r;
}
