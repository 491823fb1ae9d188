/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an artifact says of itself (ISO 32000-1 14.8.2.2.2): its type, and for what belongs to the page or lies
 * behind a box the place, by which readers that flow a page anew, or crop it, know what to leave out.
 */
#include "painter.h"

static const char *const artifact_says[ARTIFACT_COUNT] = {
        [ARTIFACT_LAYOUT] = "/Type/Layout",
        [ARTIFACT_BACKGROUND] = "/Type/Background",
        [ARTIFACT_PAGINATION] = "/Type/Pagination",
        [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header/Attached[/Top]",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
        [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
        [ARTIFACT_PAGE] = "/Type/Page",
};

/* -- boxes, in the coordinates of the page ---------------------------------------------------- */

static struct rect rect_join(struct rect a, struct rect b)
{
	if (a.w <= 0 || a.h <= 0)
		return b;
	if (b.w <= 0 || b.h <= 0)
		return a;
	mpt x = mpt_min(a.x, b.x), y = mpt_min(a.y, b.y);
	return (struct rect){x, y, mpt_max(a.x + a.w, b.x + b.w) - x, mpt_max(a.y + a.h, b.y + b.h) - y};
}

struct rect rect_meet(struct rect a, struct rect b)
{
	mpt x = mpt_max(a.x, b.x), y = mpt_max(a.y, b.y);
	return (struct rect){x, y, mpt_max(mpt_min(a.x + a.w, b.x + b.w) - x, 0),
	                     mpt_max(mpt_min(a.y + a.h, b.y + b.h) - y, 0)};
}

/* Text is as high as its face says. */
static struct rect text_bounds(const struct item *it)
{
	const struct face *f = it->run->face;
	mpt up = (mpt)muldiv(it->run->size, f->ascent, f->upem), down = (mpt)muldiv(it->run->size, f->descent, f->upem);
	return (struct rect){it->x, it->y - up, it->run->width, up + down};
}

struct rect item_bounds(const struct item *it)
{
	if (it->kind == ITEM_GLYPHS)
		return text_bounds(it);
	if (it->kind == ITEM_IMAGE)
		return (struct rect){it->x, it->y, it->w, it->h};
	if (it->kind == ITEM_PLACED)
		return it->placed->clip;
	struct rect r = path_bounds(it->path);
	mpt half = it->kind == ITEM_PATH && !color_is_none(it->path->stroke) ? it->path->width / 2 : 0;
	half += it->path->pen ? half / 2 : 0; /* a leaning pen reaches farther than its columns are long */
	return (struct rect){it->x + r.x - half, it->y + r.y - half, r.w + 2 * half, r.h + 2 * half};
}

static bool is_drawn(const struct item *it)
{
	return it->kind == ITEM_GLYPHS || it->kind == ITEM_PATH || it->kind == ITEM_IMAGE ||
	        (it->kind == ITEM_PLACED && it->placed->repeated);
}

/* Of the item and those after it that stand in one sequence with it. */
static struct rect sequence_bounds(const struct painter *c, const struct item *first)
{
	const struct item *end = c->page->items.v.v + c->page->items.v.n;
	struct rect all = {0};
	for (const struct item *it = first; it < end; it++) {
		if (it->kind == ITEM_LINK || it->kind == ITEM_BOOKMARK || it->kind == ITEM_TARGET || it->kind == ITEM_FIELD)
			continue;
		if (!is_drawn(it) || it->element || it->artifact != first->artifact)
			break;
		all = rect_join(all, item_bounds(it));
	}
	return rect_meet(all, c->gs.clip);
}

/* In whole points, which is as exact as anybody needs it: outwards. */
static void put_bbox(struct buf *b, const struct page *p, struct rect r)
{
	const mpt whole = PT(1);
	mpt left = page_x(p, r.x), bottom = page_y(p, r.y + r.h), right = page_x(p, r.x + r.w), top = page_y(p, r.y);
	const mpt box[] = {left / whole, bottom / whole, (right + whole - 1) / whole, (top + whole - 1) / whole};
	buf_puts(b, "/BBox");
	for (int i = 0; i < COUNT_OF(box); i++) {
		buf_putc(b, i ? ' ' : '[');
		put_int(b, box[i]);
	}
	buf_putc(b, ']');
}

void artifact_begin(struct painter *c, const struct item *it)
{
	buf_puts(c->out, "/Artifact<<");
	buf_puts(c->out, artifact_says[it->artifact]);
	if (it->artifact != ARTIFACT_LAYOUT)
		put_bbox(c->out, c->sheet, placed_rect(c->place, sequence_bounds(c, it)));
	buf_puts(c->out, ">>BDC\n");
}
