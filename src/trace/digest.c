/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digest of a page: a short SHA-256 of what the lines of the trace leave out because a person
 * would not read it: the glyphs of each run with their places, the points of each path, the samples
 * of each picture, and all places and widths to the thousandth of a point. A change that shows nowhere
 * else shows there.
 */
#include "digest.h"
#include "sha256.h"

static void put_number(struct buf *b, int64_t v)
{
	for (int i = 0; i < 4; i++)
		buf_putc(b, (int)((uint64_t)v >> 8 * i & 0xFF));
}

static void put_points(struct buf *b, const struct path *p)
{
	for (int i = 0; i < p->n; i++) {
		put_number(b, p->seg[i].op);
		for (int k = 0; k < seg_points[p->seg[i].op]; k++) {
			put_number(b, p->seg[i].p[k].x);
			put_number(b, p->seg[i].p[k].y);
		}
	}
	put_number(b, p->width);
	put_number(b, p->dash);
	put_number(b, p->gap);
}

static void put_glyphs(struct buf *b, const struct glyph_run *r)
{
	for (int i = 0; i < r->n; i++) {
		const struct glyph *g = &r->glyph[i];
		const int64_t values[] = {g->gid, g->cluster, g->advance, g->dx, g->dy};
		for (int k = 0; k < COUNT_OF(values); k++)
			put_number(b, values[k]);
	}
}

static void put_samples(struct buf *b, const struct image *m)
{
	buf_put(b, m->data, m->size);
	buf_put(b, m->palette, (size_t)m->palette_n * 3);
	if (m->alpha)
		buf_put(b, m->alpha, (size_t)m->width * (size_t)m->height);
	if (m->orientation > 1)
		put_number(b, m->orientation);
}

static void put_page(struct buf *b, const struct page *p);

static void put_placement(struct buf *b, const struct placed_page *p)
{
	const int64_t values[] = {p->num, p->den, p->turns, p->clip.x, p->clip.y, p->clip.w, p->clip.h, p->repeated};
	for (int i = 0; i < COUNT_OF(values); i++)
		put_number(b, values[i]);
	put_page(b, p->page);
}

static void put_page(struct buf *b, const struct page *p)
{
	for (int i = 0; i < p->items.v.n; i++) {
		const struct item *it = &p->items.v.v[i];
		const mpt exact[] = {(mpt)it->kind, it->x, it->y, it->w, it->h};
		for (int k = 0; k < COUNT_OF(exact); k++)
			put_number(b, exact[k]);
		if (it->kind == ITEM_GLYPHS)
			put_glyphs(b, it->run);
		else if (it->kind == ITEM_PATH || it->kind == ITEM_CLIP)
			put_points(b, it->path);
		else if (it->kind == ITEM_IMAGE)
			put_samples(b, it->image);
		else if (it->kind == ITEM_PLACED)
			put_placement(b, it->placed);
	}
}

void digest_put(struct buf *out, const struct page *p)
{
	struct buf b = {0};
	char hex[65];
	put_page(&b, p);
	sha256_hex(b.v, b.n, hex);
	buf_printf(out, "%.8s", hex);
	buf_free(&b);
}
