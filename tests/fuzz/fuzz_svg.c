/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as an SVG file, drawn into a width, a height, and both: what is refused is told, what is drawn
 * lies where a page can be and does not depend on what was drawn before.
 */
#include "fuzz.h"

#include "boxes/media.h"
#include "graphics.h"

#include <string.h>

static void check_pen(const struct pen *p)
{
	int64_t det = (int64_t)p->a * p->d - (int64_t)p->b * p->c;
	fuzz_require(det > 1000000 || det < -1000000, "a pen that is nothing");
}

static void check_path(const struct path *p, size_t *segments)
{
	const mpt most = PT(14400);
	if (p->pen)
		check_pen(p->pen);
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
	int clips = 0;
	for (int i = 0; i < c->items.v.n; i++) {
		const struct item *it = &c->items.v.v[i];
		clips += (it->kind == ITEM_CLIP) - (it->kind == ITEM_UNCLIP);
		fuzz_require(it->kind == ITEM_PATH || i == 0 || i == c->items.v.n - 1, "something that is no path");
		if (it->kind == ITEM_PATH)
			check_path(it->path, &segments);
	}
	fuzz_require(clips == 0, "a clip without an end");
	fuzz_require(segments <= SVG_MOST_SEGMENTS, "too many segments");
}

static void draw(struct root *r, mpt width, mpt height, int fit)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct gfx g = {.root = r, .arena = a, .diag = d};
	struct canvas c = {.arena = a};
	const struct svg_file *f = svg_load(&g, "a.svg", (struct where){0});
	struct svg_place place = {width, height, fit, COLOR_RGB(0x336699)};
	struct point size = f ? svg_size(f, width, height) : (struct point){0, 0};
	bool drawn = f && svg_draw(&g, f, &place, &c);
	fuzz_require(drawn != (diag_errors(d) > 0), "refused without a word, or drawn with a mistake");
	fuzz_require(!drawn || (size.x > 0 && size.y > 0), "a drawing without a size");
	if (drawn)
		check_drawn(&c);
	fuzz_print(d);
	arena_free(a);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	fuzz_file("a.svg", data, size);
	struct root *r = root_open(a, fuzz_folder());
	draw(r, PT(100), 0, FIT_CONTAIN);
	draw(r, 0, PT(3), FIT_CONTAIN);
	draw(r, PT(14400), 1, FIT_CONTAIN);
	draw(r, PT(100), PT(7), FIT_COVER);
	draw(r, PT(100), PT(7), FIT_STRETCH);
	arena_free(a);
	return 0;
}
