/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures, diagrams and rules: drawn by the graphics module, placed here. */
#include "boxes/media.h"
#include "boxes/separator.h"
#include "cache.h"
#include "kinds.h"

struct drawing *drawing_new(const struct builder *b, mpt w, mpt h)
{
	struct drawing *d = NEW(b->gfx.arena, struct drawing);
	*d = (struct drawing){.canvas = {.arena = b->gfx.arena}, .w = w, .h = h};
	return d;
}

struct vitem *add_drawing(struct builder *b, struct drawing *d)
{
	struct vitem *i = add_box(b, VB_DRAWING, d->h);
	i->drawing = d;
	return i;
}

struct drawing *draw_icon(const struct builder *b, const char *file, mpt size, color ink, struct where at)
{
	struct drawing *d = cache_icon(b->cache, file, size, ink);
	if (d)
		return d;
	d = drawing_new(b, size, size);
	if (!svg_draw(&b->gfx, file, size, size, ink, at, &d->canvas).x)
		return NULL; /* and is reported again at the next place that wants it */
	cache_keep_icon(b->cache, file, size, ink, d);
	return d;
}

static const char *slot_text(const struct builder *b, const struct text_slot *t)
{
	return t->value ? rich_text(b->gfx.arena, t->value) : NULL;
}

/* -- images --------------------------------------------------------------------------------- */

/* A fraction of an inch in thousandths of a point gives dots per inch. */
static void check_resolution(const struct builder *b, const struct image *image, mpt width, struct where at)
{
	int dpi = (int)muldiv(image->width, 72000, mpt_max(width, 1));
	if (dpi < 300)
		diag_report(b->gfx.diag, DIAG_LOW_RESOLUTION, at, dpi);
}

static struct drawing *draw_image(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	const struct image *image = image_load(&b->gfx, p->file, box->at);
	if (!image)
		return NULL;
	mpt w = p->width, h = p->height;
	if (!w)
		w = h ? (mpt)muldiv(h, image->width, image->height) : b->width;
	if (!h)
		h = (mpt)muldiv(w, image->height, image->width);
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

static struct drawing *draw_picture(const struct builder *b, const struct box *box)
{
	const struct picture_props *p = box->props;
	struct drawing *d = box->kind == BOX_SVG ? draw_svg(b, box) : draw_image(b, box);
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

static struct drawing *draw_diagram(const struct builder *b, const struct box *box)
{
	static mpt (*const draw[BOX_KINDS])(const struct gfx *, const struct box *, mpt, struct canvas *, const char **) = {
	        [BOX_BRIDGE] = draw_bridge, [BOX_POSITION] = draw_position, [BOX_VENN] = draw_venn,
	        [BOX_RADAR] = draw_radar,   [BOX_BARS] = draw_bars,
	};
	struct drawing *d = drawing_new(b, b->width, 0);
	d->h = draw[box->kind](&b->gfx, box, b->width, &d->canvas, &d->alt);
	return d;
}

static struct drawing *draw_media(const struct builder *b, const struct box *box)
{
	if (box->kind == BOX_QR)
		return draw_qr(b, box);
	if (box->kind == BOX_IMAGE || box->kind == BOX_SVG)
		return draw_picture(b, box);
	return draw_diagram(b, box);
}

void build_media(struct builder *b, const struct box *box)
{
	struct drawing *d = b->last ? NULL : cache_drawing(b->cache, &b->gfx, box, b->width);
	if (!d && (d = draw_media(b, box)))
		cache_keep(b->cache, &b->gfx, box, b->width, d);
	if (!d)
		return;
	if (d->w > b->width)
		diag_report(b->gfx.diag, DIAG_OVERFLOW, box->at,
		            arena_printf(b->arena, "%s is wider than the space around it", box->record->name));
	struct vitem *i = add_drawing(b, d);
	mpt left = mpt_max(b->width - d->w, 0);
	i->x += box->align == BOX_END ? left : box->align == BOX_CENTER ? left / 2 : 0;
	i->at = box->at;
	if (b->element && b->element->role == ROLE_FIGURE)
		return; /* part of a figure that has an alternative text of its own */
	i->element = element_detached(b->arena, b->element, ROLE_FIGURE);
	i->element->alt = d->alt;
}

/* -- rules ---------------------------------------------------------------------------------- */

void build_rule(struct builder *b, const struct box *box)
{
	const struct rule_props *p = box->props;
	color ink = color_is_none(p->color) ? box->style.style->color : p->color;
	struct drawing *d = drawing_new(b, b->width, p->thickness);
	struct path_builder line = {.arena = b->gfx.arena};
	path_move(&line, 0, p->thickness / 2);
	path_line(&line, b->width, p->thickness / 2);
	struct path *path = path_finish(&line, COLOR_NONE, ink, p->thickness);
	path->dash = p->dashed ? mpt_max(p->thickness * 4, PT(3)) : 0;
	canvas_path(&d->canvas, path);
	add_drawing(b, d)->at = box->at;
}
