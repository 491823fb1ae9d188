/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List items: a marker, and a paragraph that hangs beside it. */
#include "drawing.h"
#include "boxes/text.h"
#include "cache.h"
#include "list_item.h"
#include "boxes/container.h"
#include "lines.h"
#include "snap.h"

#include <limits.h>

static const struct rich *marker_text(const struct builder *b, const struct item_look *look, struct where at)
{
	const char *sign = look->marker == MARKER_BULLET ? "•"
	        : look->marker == MARKER_DASH            ? "–"
	                                      : arena_printf(b->arena, "%d%c", look->number, look->sign ? look->sign : '.');
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

static mpt number_width(const struct builder *b, int number, char sign, const struct style *s)
{
	const struct item_look look = {.marker = MARKER_NUMBER, .number = number, .sign = sign};
	return gfx_text_width(&b->gfx, marker_text(b, &look, s->at), s);
}

/* As many digits, all of them 8: in many fonts 11 is narrower than 10. */
static int widest_number(int highest)
{
	int number = 8;
	for (; highest >= 10 && number <= (INT_MAX - 8) / 10; highest /= 10)
		number = number * 10 + 8;
	return number;
}

mpt marker_width(const struct builder *b, int marker, int highest, char sign, const struct style *s)
{
	mpt em = gfx_size(&b->gfx, s);
	if (marker == MARKER_NONE)
		return 0;
	if (marker != MARKER_NUMBER)
		return marker == MARKER_CHECK ? em * 6 / 5 : em * 9 / 10;
	mpt width = number_width(b, highest, sign, s);
	if (highest >= 10)
		width = mpt_max(width, number_width(b, widest_number(highest), sign, s));
	return width + em / 3;
}

static const struct style *marker_style(const struct builder *b, const struct style *s, color ink)
{
	if (color_is_none(ink) || color_equal(ink, s->color))
		return s;
	return cache_style(b->cache, s, ink);
}

/* The marker is an item without height, so the first line of the text is drawn beside it, not below. */
static void add_marker(struct builder *b, const struct item_look *look, struct where at)
{
	const struct style *s = look->style;
	struct vitem *item;
	if (look->marker == MARKER_NONE)
		return;
	if (look->marker == MARKER_CHECK) {
		item = add_drawing(b, draw_tick(b, s, color_is_none(look->ink) ? s->color : look->ink));
		item->height = 0;
		snap_marker(b, item, s);
	} else {
		const struct rich *r = marker_text(b, look, at);
		const struct para *p = set_para(b, &r->block[0], marker_style(b, s, look->ink), at,
		                                gfx_text_width(&b->gfx, r, s), ALIGN_START);
		item = add_box(b, VB_LINE, 0);
		item->para = p;
		item->line = 0;
		item->w = p->width;
		item->at = at;
		snap_item(b, item, p);
		item->element = element_detached(b->arena, b->element, ROLE_LBL);
		if (look->marker == MARKER_NUMBER)
			item->x += mpt_max(look->indent - p->width - gfx_size(&b->gfx, s) / 3, 0);
	}
	b->list->stick_next = true;
}

struct open_item item_open(struct builder *b, struct element *list, const struct item_look *look, struct where at)
{
	struct open_item item = {.element = b->element, .x = b->x, .width = b->width};
	b->element = element_detached(b->arena, list, ROLE_LI);
	add_marker(b, look, at);
	b->x += look->indent;
	b->width -= look->indent;
	b->element = element_detached(b->arena, b->element, ROLE_LBODY);
	return item;
}

void item_close(struct builder *b, const struct open_item *item)
{
	b->x = item->x;
	b->width = item->width;
	b->element = item->element;
}

void build_body(struct builder *b, const struct rich_block *block, const struct style *style, int align, struct where at)
{
	const struct text_look look = {style, align, ROLE_LBODY, NULL, true};
	add_lines(b, set_para(b, block, style, at, b->width, align), &look, b->element, at);
}

void build_item(struct builder *b, struct element *list, const struct rich_block *block, const struct item_look *look,
                struct where at)
{
	struct open_item item = item_open(b, list, look, at);
	build_body(b, block, look->style, look->align, at);
	item_close(b, &item);
}

struct element *listing_element(const struct builder *b, int listing)
{
	if (listing == LISTING_NONE)
		return NULL;
	struct element *list = element_detached(b->arena, b->element, ROLE_L);
	list->numbered = listing == LISTING_NUMBER;
	return list;
}
