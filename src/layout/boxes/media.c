/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and codes: drawn by the graphics module, placed here. */
#include "boxes/media.h"
#include "layouts.h"
#include "link.h"
#include "../cache.h"
#include "../drawing.h"

/* -- images --------------------------------------------------------------------------------- */

/* A fraction of an inch in thousandths of a point gives dots per inch; a stretched picture has two. */
static void check_resolution(const struct builder *b, const struct image *image, struct rect r, struct where at)
{
	int64_t across = muldiv(image_across(image), 72000, mpt_max(r.w, 1)),
	        down = muldiv(image_down(image), 72000, mpt_max(r.h, 1));
	bool stretched = across > down + 1 || down > across + 1;
	int dpi = (int)(stretched && down < across ? down : across);
	if (dpi < 300)
		diag_report(b->gfx.diag, DIAG_LOW_RESOLUTION, at, dpi);
}

/* The other side of a picture by its proportions; no longer than the longest page, and there at all. */
static mpt side_of(mpt side, int own, int other)
{
	int64_t v = muldiv(side, own, other);
	return v > PT(14400) ? PT(14400) : v < 1 ? 1 : (mpt)v;
}

/* Where a picture stands in a place of another shape (CSS Images 3, 5.5). */
static struct rect fitted(const struct picture_props *p, const struct image *image)
{
	int across = image_across(image), down = image_down(image);
	mpt w = p->width, h = p->height;
	bool flatter = (int64_t)across * h > (int64_t)down * w;
	if (p->fit != FIT_STRETCH && flatter == (p->fit == FIT_CONTAIN))
		h = side_of(w, down, across);
	else if (p->fit != FIT_STRETCH)
		w = side_of(h, across, down);
	return (struct rect){(p->width - w) / 2, (p->height - h) / 2, w, h};
}

static void put_picture(struct drawing *d, const struct image *image, struct rect r)
{
	bool over = r.w > d->w || r.h > d->h;
	struct path_builder place = {.arena = d->canvas.arena};
	path_rect(&place, (struct rect){0, 0, d->w, d->h}, 0);
	if (over)
		canvas_clip(&d->canvas, path_finish(&place, COLOR_NONE, COLOR_NONE, 0));
	struct item *i = vec_push(d->canvas.arena, &d->canvas.items.v);
	*i = (struct item){.kind = ITEM_IMAGE, .x = r.x, .y = r.y, .w = r.w, .h = r.h};
	i->image = image;
	if (over)
		canvas_unclip(&d->canvas);
}

static struct drawing *draw_image(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	const struct image *image = cache_image(b->cache, &b->gfx, p->file, p->file_at);
	if (!image)
		return NULL;
	mpt w = p->width, h = p->height;
	if (!w)
		w = h ? side_of(h, image_across(image), image_down(image)) : mpt_max(b->width, 1);
	if (!h)
		h = side_of(w, image_down(image), image_across(image));
	struct rect r = p->width && p->height ? fitted(p, image) : (struct rect){0, 0, w, h};
	struct drawing *d = drawing_new(b, w, h);
	put_picture(d, image, r);
	check_resolution(b, image, r, box->at);
	return d;
}

static struct drawing *draw_svg(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	struct drawing *d = drawing_new(b, 0, 0);
	mpt w = p->width || p->height ? p->width : b->width;
	color ink = color_is_none(p->color) ? box->style.style->color : p->color;
	struct point size = svg_draw(&b->gfx, p->file, w, p->height, ink, p->file_at, &d->canvas);
	d->w = size.x;
	d->h = size.y;
	return size.x ? d : NULL;
}

static struct drawing *draw_file(const struct builder *b, const struct box *box)
{
	return box->kind == BOX_SVG ? draw_svg(b, box) : draw_image(b, box);
}

static struct drawing *draw_picture(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	struct drawing *d = draw_file(b, box);
	if (!p->decorative && !p->alt.value)
		diag_report(b->gfx.diag, DIAG_MISSING_ALT, box->at, box->record->name);
	if (d && !p->decorative)
		d->alt = slot_text(b, &p->alt);
	return d;
}

/* A link of the content prints without its scheme; in a code it is whole. */
static const char *qr_text(const struct builder *b, const struct qr_props *p)
{
	const struct rich *r = p->text.value;
	bool link = r && r->n == 1 && r->block[0].n == 1 && r->block[0].span[0].href;
	return link ? r->block[0].span[0].href : slot_text(b, &p->text);
}

/* What the code holds: an address as an URI, any other text as it is. NULL: nothing. */
static const char *qr_payload(const struct builder *b, const char *text, struct where at)
{
	if (!text || !link_is_meant(text))
		return text;
	return link_check(b->arena, b->gfx.diag, text, at, LINK_ON_PAPER) ? link_uri(b->arena, text) : NULL;
}

static struct drawing *draw_qr(const struct builder *b, const struct box *box)
{
	const struct qr_props *p = box->props;
	const char *text = qr_text(b, p);
	const char *payload = qr_payload(b, text, text ? p->text.value->at : box->at);
	struct drawing *d = drawing_new(b, p->size, p->size);
	if (!payload || !qr_draw(&b->gfx, payload, p->size, p->color, box->at, &d->canvas))
		return NULL;
	d->alt = p->alt.value ? slot_text(b, &p->alt) : text;
	return d;
}

static void build_qr(struct builder *b, const struct box *box) { add_media(b, box, draw_qr(b, box)); }

static void build_picture(struct builder *b, const struct box *box) { add_media(b, box, draw_picture(b, box)); }

static void extent_qr(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	(void)b;
	*min = *max = ((const struct qr_props *)box->props)->size;
}

/* Its width, or what its height and its proportions make of it; without either it takes what there is. */
static void extent_picture(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct picture_props *p = box->props;
	*max = p->width ? p->width : b->width;
	*min = p->width;
	if (p->width || !p->height)
		return;
	const struct drawing *d = draw_file(b, box);
	*min = *max = d ? d->w : 0;
}

const struct box_layout image_layout = {.build = build_picture, .extent = extent_picture};
const struct box_layout svg_layout = {.build = build_picture, .extent = extent_picture};
const struct box_layout qr_layout = {.build = build_qr, .extent = extent_qr};
