/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages without colours. Each colour becomes the gray that is as light, so what stood out stands out as much. Bitmaps have
 * lost theirs when they were loaded, since their samples are packed.
 */
#include "gray.h"

static const struct path *gray_path(struct arena *a, const struct path *p)
{
	if (!color_has_chroma(p->fill) && !color_has_chroma(p->stroke))
		return p;
	struct path *gray = NEW(a, struct path);
	*gray = *p;
	gray->fill = color_to_gray(p->fill);
	gray->stroke = color_to_gray(p->stroke);
	return gray;
}

static const struct glyph_run *gray_run(struct arena *a, const struct glyph_run *r)
{
	if (!color_has_chroma(r->color))
		return r;
	struct glyph_run *gray = NEW(a, struct glyph_run);
	*gray = *r;
	gray->color = color_to_gray(r->color);
	return gray;
}

void page_turn_gray(struct arena *a, struct page *p)
{
	for (int i = 0; i < p->items.v.n; i++) {
		struct item *it = &p->items.v.v[i];
		if (it->kind == ITEM_PATH)
			it->path = gray_path(a, it->path);
		else if (it->kind == ITEM_GLYPHS)
			it->run = gray_run(a, it->run);
	}
}
