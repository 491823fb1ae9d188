/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cache.h"

#include <string.h>

struct para_entry {
	const struct shaped *shaped;
	struct para_spec spec;
	const struct para *para;
};

struct style_entry {
	const struct style *from, *style;
};

struct file_entry {
	const char *path; /* as resolved */
	const struct image *image;
	const struct svg_file *svg; /* one of the two */
};

struct drawn_entry {
	const struct svg_file *svg;
	struct svg_place place;
	const struct item_vec *items;
};

struct cache {
	struct arena *arena;
	VEC(struct para_entry) paras;
	VEC(struct style_entry) styles;
	VEC(const struct rich *) markers;
	VEC(struct file_entry) files;
	VEC(struct drawn_entry) drawn;
	struct hashes by_lines, by_color, by_text, by_path, by_place;
};

struct cache *cache_new(struct arena *a)
{
	struct cache *c = NEW(a, struct cache);
	c->arena = a;
	return c;
}

/* -- paragraphs ----------------------------------------------------------------------------- */

static bool same_lines(const struct para_spec *a, const struct para_spec *b)
{
	return a->style == b->style && a->size == b->size && a->width == b->width && a->align == b->align;
}

const struct para *cache_para(struct cache *c, const struct gfx *g, const struct shaped *s, const struct para_spec *spec)
{
	const uintptr_t key[] = {(uintptr_t)s, (uintptr_t)spec->size, (uintptr_t)spec->width};
	uint64_t hash = hash_bytes(key, sizeof(key), HASH_SEED);
	const struct para *other = NULL;
	size_t step = 0;
	for (const int *i; (i = hashes_next(&c->by_lines, hash, &step));) {
		const struct para_entry *e = &c->paras.v[*i];
		if (e->shaped != s || !same_lines(&e->spec, spec))
			continue;
		if (e->spec.leading == spec->leading)
			return e->para;
		other = e->para;
	}
	const struct para *p = other ? text_relead(c->arena, other, s, spec) : text_break(g->text, c->arena, s, spec);
	hashes_put(c->arena, &c->by_lines, hash, c->paras.n);
	*vec_push(c->arena, &c->paras) = (struct para_entry){s, *spec, p};
	return p;
}

/* -- styles --------------------------------------------------------------------------------- */

static const struct style *style_in_color(struct cache *c, const struct style *s, color ink)
{
	struct style *copy = NEW(c->arena, struct style);
	struct buf name = {0};
	buf_printf(&name, "%s/", s->name);
	color_put(&name, ink);
	*copy = *s;
	copy->name = arena_strdup(c->arena, buf_cstr(&name));
	copy->color = ink;
	buf_free(&name);
	return copy;
}

const struct style *cache_style(struct cache *c, const struct style *s, color ink)
{
	uint64_t hash = hash_bytes(&ink, sizeof(ink), hash_pointer(s));
	size_t step = 0;
	for (const int *i; (i = hashes_next(&c->by_color, hash, &step));)
		if (c->styles.v[*i].from == s && color_equal(c->styles.v[*i].style->color, ink))
			return c->styles.v[*i].style;
	const struct style *copy = style_in_color(c, s, ink);
	hashes_put(c->arena, &c->by_color, hash, c->styles.n);
	*vec_push(c->arena, &c->styles) = (struct style_entry){s, copy};
	return copy;
}

/* -- markers -------------------------------------------------------------------------------- */

static const char *marker_of(const struct rich *r) { return r->block[0].span[0].text; }

const struct rich *cache_marker(struct cache *c, const char *text, struct where at)
{
	uint64_t hash = hash_bytes(text, strlen(text), HASH_SEED);
	size_t step = 0;
	for (const int *i; (i = hashes_next(&c->by_text, hash, &step));)
		if (!strcmp(marker_of(c->markers.v[*i]), text))
			return c->markers.v[*i];
	struct rich *r = rich_plain(c->arena, text, at);
	r->block[0].span[0].flags |= SPAN_NUMBER;
	hashes_put(c->arena, &c->by_text, hash, c->markers.n);
	return *vec_push(c->arena, &c->markers) = r;
}

/* -- pictures ------------------------------------------------------------------------------- */

static uint64_t path_hash(const char *path) { return hash_bytes(path, strlen(path), HASH_SEED); }

static const struct file_entry *find_file(const struct cache *c, const char *path, bool svg)
{
	size_t step = 0;
	for (const int *i; path && (i = hashes_next(&c->by_path, path_hash(path), &step));)
		if (!strcmp(c->files.v[*i].path, path) && svg == (c->files.v[*i].svg != NULL))
			return &c->files.v[*i];
	return NULL;
}

static void keep_file(struct cache *c, struct file_entry e)
{
	if (!e.path || (!e.image && !e.svg))
		return;
	hashes_put(c->arena, &c->by_path, path_hash(e.path), c->files.n);
	*vec_push(c->arena, &c->files) = e;
}

const struct image *cache_image(struct cache *c, const struct gfx *g, const char *file, struct where at)
{
	const char *path = file_resolved(g->root, file);
	const struct file_entry *known = find_file(c, path, false);
	if (known)
		return known->image;
	const struct image *image = image_load(g, file, at);
	keep_file(c, (struct file_entry){.path = path, .image = image});
	return image;
}

const struct svg_file *cache_svg(struct cache *c, const struct gfx *g, const char *file, struct where at)
{
	const char *path = file_resolved(g->root, file);
	const struct file_entry *known = find_file(c, path, true);
	if (known)
		return known->svg;
	const struct svg_file *svg = svg_load(g, file, at);
	keep_file(c, (struct file_entry){.path = path, .svg = svg});
	return svg;
}

static bool same_place(const struct svg_place *a, const struct svg_place *b)
{
	return a->width == b->width && a->height == b->height && a->fit == b->fit && color_equal(a->current, b->current);
}

const struct item_vec *cache_drawn(struct cache *c, const struct gfx *g, const struct svg_file *f,
                                   const struct svg_place *place)
{
	const uintptr_t key[] = {(uintptr_t)f, (uintptr_t)place->width, (uintptr_t)place->height};
	uint64_t hash = hash_bytes(key, sizeof(key), HASH_SEED);
	size_t step = 0;
	for (const int *i; (i = hashes_next(&c->by_place, hash, &step));)
		if (c->drawn.v[*i].svg == f && same_place(&c->drawn.v[*i].place, place))
			return c->drawn.v[*i].items;
	struct canvas *canvas = NEW(c->arena, struct canvas);
	canvas->arena = c->arena;
	if (!svg_draw(g, f, place, canvas))
		return NULL;
	hashes_put(c->arena, &c->by_place, hash, c->drawn.n);
	*vec_push(c->arena, &c->drawn) = (struct drawn_entry){f, *place, &canvas->items};
	return &canvas->items;
}
