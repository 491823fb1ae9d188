/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and codes: drawn by the graphics module, placed here. */
#include "boxes/media.h"
#include "layouts.h"
#include "../cache.h"
#include "../drawing.h"

/* -- images --------------------------------------------------------------------------------- */

/* A fraction of an inch in thousandths of a point gives dots per inch. */
static void check_resolution(const struct builder *b, const struct image *image, mpt width, struct where at)
{
	int dpi = (int)muldiv(image->width, 72000, mpt_max(width, 1));
	if (dpi < 300)
		diag_report(b->gfx.diag, DIAG_LOW_RESOLUTION, at, dpi);
}

/* The other side of a picture by its proportions; no longer than the longest page, and there at all. */
static mpt side_of(mpt side, int own, int other)
{
	int64_t v = muldiv(side, own, other);
	return v > PT(14400) ? PT(14400) : v < 1 ? 1 : (mpt)v;
}

static struct drawing *draw_image(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	const struct image *image = cache_image(b->cache, &b->gfx, p->file, box->at);
	if (!image)
		return NULL;
	mpt w = p->width, h = p->height;
	if (!w)
		w = h ? side_of(h, image->width, image->height) : mpt_max(b->width, 1);
	if (!h)
		h = side_of(w, image->height, image->width);
	struct drawing *d = drawing_new(b, w, h);
	struct item *i = vec_push(d->canvas.arena, &d->canvas.items.v);
	*i = (struct item){.kind = ITEM_IMAGE, .w = w, .h = h};
	i->image = image;
	check_resolution(b, image, w, box->at);
	return d;
}

static struct drawing *draw_svg(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	struct drawing *d = drawing_new(b, 0, 0);
	mpt w = p->width || p->height ? p->width : b->width;
	color ink = color_is_none(p->color) ? box->style.style->color : p->color;
	struct point size = svg_draw(&b->gfx, p->file, w, p->height, ink, box->at, &d->canvas);
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

static struct drawing *draw_qr(const struct builder *b, const struct box *box)
{
	const struct qr_props *p = box->props;
	const char *text = slot_text(b, &p->text);
	struct drawing *d = drawing_new(b, p->size, p->size);
	if (!text || !qr_draw(&b->gfx, text, p->size, p->color, box->at, &d->canvas))
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
