/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List items: a marker, and a paragraph that hangs beside it. */
#include "drawing.h"
#include "boxes/text.h"
#include "cache.h"
#include "list_item.h"
#include "lines.h"

static const struct rich *marker_text(const struct builder *b, int marker, int number, struct where at)
{
	const char *sign = marker == MARKER_BULLET ? "•"
	        : marker == MARKER_DASH            ? "–"
	                                           : arena_printf(b->arena, "%d.", number);
	return cache_marker(b->cache, sign, at);
}

/* A tick drawn as a line: few text faces have the character. */
static struct drawing *draw_tick(const struct builder *b, const struct style *s, color ink)
{
	mpt size = gfx_size(&b->gfx, s), leading = gfx_leading(&b->gfx, s);
	struct drawing *d = drawing_new(b, size, leading);
	struct path_builder p = {.arena = b->gfx.arena};
	mpt top = (leading - size) / 2;
	path_move(&p, size * 12 / 100, top + size * 55 / 100);
	path_line(&p, size * 34 / 100, top + size * 78 / 100);
	path_line(&p, size * 74 / 100, top + size * 24 / 100);
	struct path *path = path_finish(&p, COLOR_NONE, ink, size / 9);
	path->round_caps = path->round_joins = true;
	canvas_path(&d->canvas, path);
	return d;
}

mpt marker_width(const struct builder *b, int marker, int highest, const struct style *s)
{
	mpt em = gfx_size(&b->gfx, s);
	if (marker == MARKER_NONE)
		return 0;
	if (marker != MARKER_NUMBER)
		return marker == MARKER_CHECK ? em * 6 / 5 : em * 9 / 10;
	return gfx_text_width(&b->gfx, marker_text(b, MARKER_NUMBER, highest, s->at), s) + em / 3;
}

static const struct style *marker_style(const struct builder *b, const struct style *s, color ink)
{
	if (color_is_none(ink) || color_equal(ink, s->color))
		return s;
	return cache_style(b->cache, s, ink);
}

/* The marker is an item without height, so the first line of the text is drawn beside it, not below. */
static void add_marker(struct builder *b, int marker, int number, const struct style *s, color ink, mpt width,
                       struct where at)
{
	struct vitem *item;
	if (marker == MARKER_NONE)
		return;
	if (marker == MARKER_CHECK) {
		item = add_drawing(b, draw_tick(b, s, color_is_none(ink) ? s->color : ink));
		item->height = 0;
	} else {
		const struct rich *r = marker_text(b, marker, number, at);
		const struct para *p =
		        set_para(b, &r->block[0], marker_style(b, s, ink), at, gfx_text_width(&b->gfx, r, s), ALIGN_START);
		item = add_box(b, VB_LINE, 0);
		item->para = p;
		item->line = 0;
		item->w = p->width;
		item->at = at;
		item->element = element_detached(b->arena, b->element, ROLE_LBL);
		if (marker == MARKER_NUMBER)
			item->x += mpt_max(width - p->width - gfx_size(&b->gfx, s) / 3, 0);
	}
	b->list->stick_next = true;
}

void build_item(struct builder *b, struct element *outer, const struct rich_block *block, const struct item_look *look,
                struct where at)
{
	struct element *was = b->element;
	mpt x = b->x, width = b->width;
	b->element = element_detached(b->arena, outer, ROLE_LI);
	add_marker(b, look->marker, look->number, look->style, look->ink, look->indent, at);
	b->x += look->indent;
	b->width -= look->indent;
	build_paragraph(b, block, &(struct text_look){look->style, look->align, ROLE_LBODY, NULL, true}, at);
	b->x = x;
	b->width = width;
	b->element = was;
}
