/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to pages in inks. */
#include "inks.h"
#include "text.h"

#include <assert.h>

struct converted {
	const struct image *from, *to;
};

struct converter {
	struct press *press;
	struct arena *arena;
	VEC(struct converted) pictures; /* each once */
};

/* -- grounds that end at the trim ------------------------------------------------------------ */

/* An edge so near to the trim was meant to be there, in mpt. */
#define AT_TRIM 500

static bool is_plain_rectangle(const struct path *p)
{
	bool right = p->n == 5 && p->seg[0].op == SEG_MOVE && p->seg[4].op == SEG_CLOSE && !color_is_none(p->fill) &&
	        (color_is_none(p->stroke) || !p->width) && !p->apart;
	for (int i = 0; i < 4 && right; i++) {
		const struct point a = p->seg[i].p[0], b = p->seg[(i + 1) % 4].p[0];
		right = (i == 0 || p->seg[i].op == SEG_LINE) && (a.x == b.x || a.y == b.y);
	}
	return right;
}

/* From one edge to the other, drawn out where it ends at 0 or `whole`. */
static bool draw_out(mpt *from, mpt *length, mpt whole, mpt bleed)
{
	mpt first = *from, last = first + *length;
	bool low = first >= -AT_TRIM && first <= AT_TRIM && first > -bleed;
	bool high = last >= whole - AT_TRIM && last <= whole + AT_TRIM && last < whole + bleed;
	*from = low ? -bleed : first;
	*length = (high ? whole + bleed : last) - *from;
	return low || high;
}

bool press_bleeds(const struct page *page, const struct item *it, struct rect *out)
{
	if (it->kind != ITEM_PATH || !page->bleed || !is_plain_rectangle(it->path))
		return false;
	struct rect r = path_bounds(it->path);
	r.x += it->x;
	r.y += it->y;
	bool across = draw_out(&r.x, &r.w, page->width, page->bleed), down = draw_out(&r.y, &r.h, page->height, page->bleed);
	*out = r;
	return across || down;
}

static void set_rectangle(struct arena *a, struct path *p, struct rect r, const struct item *it)
{
	mpt x = r.x - it->x, y = r.y - it->y;
	p->seg = NEW_ARRAY(a, struct seg, 5);
	p->seg[0] = (struct seg){SEG_MOVE, {{x, y}}};
	p->seg[1] = (struct seg){SEG_LINE, {{x + r.w, y}}};
	p->seg[2] = (struct seg){SEG_LINE, {{x + r.w, y + r.h}}};
	p->seg[3] = (struct seg){SEG_LINE, {{x, y + r.h}}};
	p->seg[4] = (struct seg){.op = SEG_CLOSE};
}

/* -- items ---------------------------------------------------------------------------------- */

static const struct path *path_inks(struct converter *c, const struct page *page, const struct item *it)
{
	struct path *p = NEW(c->arena, struct path);
	struct rect r;
	*p = *it->path;
	p->fill = press_inks(c->press, p->fill);
	p->stroke = press_inks(c->press, p->stroke);
	if (press_bleeds(page, it, &r))
		set_rectangle(c->arena, p, r, it);
	return p;
}

static const struct glyph_run *run_inks(struct converter *c, const struct glyph_run *r)
{
	struct glyph_run *out = NEW(c->arena, struct glyph_run);
	*out = *r;
	out->color = press_inks(c->press, r->color);
	return out;
}

static const struct image *image_inks(struct converter *c, const struct image *m)
{
	for (int i = 0; i < c->pictures.n; i++)
		if (c->pictures.v[i].from == m)
			return c->pictures.v[i].to;
	struct converted made = {m, picture_inks(c->press, c->arena, m)};
	*vec_push(c->arena, &c->pictures) = made;
	return made.to;
}

/* PDF/X-4 has no annotations where the page is printed, and nobody follows a bookmark at a press. */
static bool is_kept(const struct item *it)
{
	return it->kind != ITEM_LINK && it->kind != ITEM_BOOKMARK && it->kind != ITEM_TARGET;
}

static void convert_page(struct converter *c, struct page *page)
{
	const struct item_vec in = page->items;
	page->items = (struct item_vec){0};
	for (int i = 0; i < in.v.n; i++) {
		struct item it = in.v.v[i];
		if (!is_kept(&it))
			continue;
		assert(it.kind != ITEM_PLACED); /* descriptor.c: `impose` has no effect on pages for a press */
		if (it.kind == ITEM_GLYPHS)
			it.run = run_inks(c, it.run);
		else if (it.kind == ITEM_PATH)
			it.path = path_inks(c, page, &it);
		else if (it.kind == ITEM_IMAGE)
			it.image = image_inks(c, it.image);
		*vec_push(c->arena, &page->items.v) = it;
	}
}

static void add_marks(struct converter *c, struct page *page)
{
	page->slug = marks_draw(c->arena, press_spec_of(c->press), page, &page->items);
	page->show_bleed = true;
}

struct pages *press_pages(struct press *p, const struct pages *pages)
{
	struct converter c = {.press = p, .arena = pages->arena};
	struct pages *out = NEW(pages->arena, struct pages);
	*out = *pages;
	out->page.v = NEW_ARRAY(pages->arena, struct page, pages->page.n + 1);
	for (int i = 0; i < pages->page.n; i++) {
		out->page.v[i] = pages->page.v[i];
		convert_page(&c, &out->page.v[i]);
		add_marks(&c, &out->page.v[i]);
	}
	return out;
}
