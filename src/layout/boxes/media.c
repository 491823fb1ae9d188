/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and codes: drawn by the graphics module, placed here. */
#include "boxes/media.h"
#include "layouts.h"
#include "link.h"
#include "../cache.h"
#include "../drawing.h"
#include "../contrast.h"

/* -- images --------------------------------------------------------------------------------- */

/* A fraction of an inch in thousandths of a point gives dots per inch; a stretched picture has two. */
static void check_resolution(const struct builder *b, const struct image *image, struct rect r, struct where at)
{
	int64_t across = muldiv(image_across(image), 72000, mpt_max(r.w, 1)),
	        down = muldiv(image_down(image), 72000, mpt_max(r.h, 1));
	bool stretched = across > down + 1 || down > across + 1;
	int dpi = (int)(stretched && down < across ? down : across);
	const struct press_spec *press = &b->job->spec->press;
	int least = press->on ? press->resolution : 300;
	if (dpi < least)
		diag_report(b->gfx.diag, DIAG_LOW_RESOLUTION, at, dpi, least);
}

static void put_picture(struct drawing *d, const struct image *image, struct rect r)
{
	bool over = r.w > d->w || r.h > d->h;
	if (over)
		canvas_clip_rect(&d->canvas, (struct rect){0, 0, d->w, d->h});
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
		w = h ? picture_side(h, image_across(image), image_down(image)) : mpt_max(b->width, 1);
	if (!h)
		h = picture_side(w, image_down(image), image_across(image));
	struct rect r = {0, 0, w, h};
	if (p->width && p->height)
		r = picture_place(p->fit, w, h, image_across(image), image_down(image));
	struct drawing *d = drawing_new(b, w, h);
	put_picture(d, image, r);
	check_resolution(b, image, r, box->at);
	return d;
}

/* All of it is hidden, or has no paint. */
static void check_drawn(const struct builder *b, const struct drawing *d, const struct box *box)
{
	const struct picture_props *p = box->props;
	for (int i = 0; d && i < d->canvas.items.v.n; i++)
		if (d->canvas.items.v.v[i].kind == ITEM_PATH)
			return;
	if (d && b->last)
		diag_report(b->gfx.diag, DIAG_EMPTY_DRAWING, p->file_at, p->file);
}

static struct drawing *draw_svg(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	const struct svg_file *f = cache_svg(b->cache, &b->gfx, p->file, p->file_at);
	if (b->last && f && !color_is_none(p->color) && !svg_takes_color(f)) {
		diag_report(b->gfx.diag, DIAG_NO_EFFECT, p->file_at, "color",
		            "nothing in the drawing is painted in currentColor");
		diag_hint(b->gfx.diag, "write fill=\"currentColor\" into the file where the colour is wanted");
	}
	color ink = color_is_none(p->color) ? box->style.style->color : p->color;
	struct svg_place place = {p->width || p->height ? p->width : mpt_max(b->width, 1), p->height, p->fit, ink};
	struct drawing *d = f ? drawing_svg(b, f, &place) : NULL;
	check_drawn(b, d, box);
	return d;
}

static struct drawing *draw_file(const struct builder *b, const struct box *box)
{
	return box->kind == BOX_SVG ? draw_svg(b, box) : draw_image(b, box);
}

static struct drawing *draw_picture(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	struct drawing *d = draw_file(b, box);
	bool told = !p->decorative && !b->element->artifact;
	bool part = b->element->role == ROLE_FIGURE; /* of one that has an alternative text of its own */
	if (told && !part && !p->alt.value)
		diag_report(b->gfx.diag, DIAG_MISSING_ALT, box->at, box->record->name);
	if (d && told) {
		d->alt = slot_text(b, &p->alt);
		d->alt_lang = rich_language(p->alt.value);
	}
	return d;
}

/* A link of the content prints without its scheme; in a code it is whole. */
static const char *qr_text(const struct builder *b, const struct qr_props *p)
{
	const struct rich *r = p->text.value;
	bool link = r && r->n == 1 && r->block[0].n == 1 && r->block[0].span[0].href;
	return link ? r->block[0].span[0].href : r ? rich_text(b->arena, r) : NULL;
}

/* What the code holds: an address as an URI, any other text as it is. NULL: nothing. */
static const char *qr_payload(const struct builder *b, const char *text, struct where at)
{
	if (!text || !link_is_meant(text))
		return text;
	return link_check(b->arena, b->gfx.diag, text, at, LINK_ON_PAPER) ? link_uri(b->arena, text) : NULL;
}

/* Cameras look for dark modules on a light ground; many take the other way round for no code. */
static void check_code(const struct builder *b, color ink, struct where at)
{
	color ground = ground_below(b, ink);
	if (!b->last || contrast(ink, ground) + 0.005 >= 3)
		return;
	report_contrast(b, "a QR code", ink, ground, "3", at);
	diag_hint(b->gfx.diag, "many cameras read only dark codes on a light ground; black on white is safest");
}

/* Its room, in which it is drawn for each pupil. */
static struct drawing *leave_room(const struct builder *b, const struct box *box)
{
	const struct qr_props *p = box->props;
	struct drawing *d = drawing_new(b, p->size, p->size);
	struct page_slot *slot = NEW(b->arena, struct page_slot);
	*slot = (struct page_slot){.text = &p->text,
	                           .env = b->gfx.text,
	                           .code = true,
	                           .ink = p->color,
	                           .told = !p->alt.value && !(b->element && b->element->role == ROLE_FIGURE),
	                           .at = box->at};
	check_code(b, p->color, box->at);
	d->code = true;
	d->value = slot;
	d->alt = p->alt.value ? slot_text(b, &p->alt) : "";
	d->alt_lang = rich_language(p->alt.value);
	return d;
}

static struct drawing *draw_qr(const struct builder *b, const struct box *box)
{
	const struct qr_props *p = box->props;
	if (p->text.later && b->job->pupil)
		return leave_room(b, box);
	const char *text = qr_text(b, p);
	if (!text || !*text) {
		if (diag_count(b->gfx.diag, DIAG_EMPTY_VALUE) || diag_count(b->gfx.diag, DIAG_MISSING_KEY) ||
		    diag_count(b->gfx.diag, DIAG_UNKNOWN_KEY))
			return NULL;
		diag_report(b->gfx.diag, DIAG_BAD_DATA, box->at, "a QR code of nothing cannot be drawn");
		diag_hint(b->gfx.diag, "where its text may be missing, say 'when' on the box");
		return NULL;
	}
	const char *payload = qr_payload(b, text, p->text.value->at);
	struct drawing *d = drawing_new(b, p->size, p->size);
	if (!payload || !qr_draw(&b->gfx, payload, p->size, p->color, box->at, &d->canvas))
		return NULL;
	check_code(b, p->color, box->at);
	d->code = true;
	d->alt = slot_text(b, p->alt.value ? &p->alt : &p->text);
	d->alt_lang = p->alt.value ? rich_language(p->alt.value) : NULL;
	d->href = link_is_meant(text) ? payload : NULL; /* whoever reads on a screen need not point a camera at it */
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
