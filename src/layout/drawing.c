/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings as items of a list. */
#include "build.h"
#include "cache.h"

struct drawing *drawing_new(const struct builder *b, mpt w, mpt h)
{
	struct drawing *d = NEW(b->gfx.arena, struct drawing);
	*d = (struct drawing){.canvas = {.arena = b->gfx.arena}, .w = w, .h = h};
	return d;
}

struct vitem *add_drawing(struct builder *b, struct drawing *d)
{
	struct vitem *i = add_box(b, VB_DRAWING, d->h);
	i->drawing = d;
	return i;
}

struct drawing *draw_icon(const struct builder *b, const char *file, mpt size, color ink, struct where at)
{
	struct drawing *d = cache_icon(b->cache, file, size, ink);
	if (d)
		return d;
	d = drawing_new(b, size, size);
	if (!svg_draw(&b->gfx, file, size, size, ink, at, &d->canvas).x)
		return NULL; /* and is reported again at the next place that wants it */
	cache_keep_icon(b->cache, file, size, ink, d);
	return d;
}
