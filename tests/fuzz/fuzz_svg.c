/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as an SVG file, drawn into a width, a height, and both: what is refused is told, what is drawn
 * lies where a page can be and does not depend on what was drawn before.
 */
#include "fuzz.h"

#include "graphics.h"

#include <string.h>

static void check_path(const struct path *p, size_t *segments)
{
	const mpt most = PT(14400);
	fuzz_require(p->n > 0 && p->width >= 0 && p->width < most, "a path without segments, or with a strange stroke");
	*segments += (size_t)p->n;
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < seg_points[p->seg[i].op]; k++) {
			struct point at = p->seg[i].p[k];
			fuzz_require(at.x < most && at.x > -most && at.y < most && at.y > -most, "a point beyond all pages");
		}
}

static void check_drawn(const struct canvas *c)
{
	size_t segments = 0;
	for (int i = 0; i < c->items.v.n; i++) {
		fuzz_require(c->items.v.v[i].kind == ITEM_PATH, "something that is no path");
		check_path(c->items.v.v[i].path, &segments);
	}
	fuzz_require(segments <= SVG_MOST_SEGMENTS, "too many segments");
}

static void draw(struct root *r, mpt width, mpt height)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct gfx g = {.root = r, .arena = a, .diag = d};
	struct canvas c = {.arena = a};
	struct point size = svg_draw(&g, "a.svg", width, height, COLOR_RGB(0x336699), (struct where){0}, &c);
	fuzz_require((size.x > 0 && size.y > 0) != (diag_errors(d) > 0), "refused without a word, or drawn with a mistake");
	if (size.x)
		check_drawn(&c);
	fuzz_print(d);
	arena_free(a);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	fuzz_file("a.svg", data, size);
	struct root *r = root_open(a, fuzz_folder());
	draw(r, PT(100), 0);
	draw(r, 0, PT(3));
	draw(r, PT(14400), 1);
	arena_free(a);
	return 0;
}
