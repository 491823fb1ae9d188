/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings as items of a list, with the texts that say the same. */
#include "drawing.h"
#include "cache.h"

struct drawing *drawing_new(const struct builder *b, mpt w, mpt h)
{
	struct drawing *d = NEW(b->gfx.arena, struct drawing);
	*d = (struct drawing){.canvas = {.arena = b->gfx.arena}, .w = w, .h = h};
	return d;
}

struct drawing *drawing_svg(const struct builder *b, const struct svg_file *f, const struct svg_place *place)
{
	const struct item_vec *items = cache_drawn(b->cache, &b->gfx, f, place);
	struct point size = svg_size(f, place->width, place->height);
	if (!items)
		return NULL;
	struct drawing *d = drawing_new(b, size.x, size.y);
	d->canvas.items = *items;
	return d;
}

struct vitem *add_drawing(struct builder *b, struct drawing *d)
{
	struct vitem *i = add_box(b, VB_DRAWING, d->h);
	i->drawing = d;
	return i;
}

const char *slot_text(const struct builder *b, const struct text_slot *t)
{
	return t->value ? rich_told(b->gfx.arena, t->value, b->gfx.rtl) : NULL;
}

struct element *form_element(const struct builder *b, const struct rich *label, enum print_field field)
{
	struct element *e = element_detached(b->arena, b->element, ROLE_FORM);
	e->fills = label ? rich_told(b->arena, label, b->gfx.rtl) : NULL;
	e->field = field;
	return e;
}

void add_media(struct builder *b, const struct box *box, struct drawing *d)
{
	if (!d)
		return;
	if (d->w > b->width) { /* so it is left out: that it is too tall as well would be told next */
		diag_report(b->gfx.diag, DIAG_OVERFLOW, box->at,
		            arena_printf(b->arena, "%s is wider than the space around it", box->record->name));
		return;
	}
	struct vitem *i = add_drawing(b, d);
	mpt left = mpt_max(b->width - d->w, 0);
	i->x += box->align == BOX_END ? left : box->align == BOX_CENTER ? left / 2 : 0;
	i->at = box->at;
	if (b->element && b->element->role == ROLE_FIGURE)
		return; /* part of a figure that has an alternative text of its own */
	struct element *parent = d->href ? element_detached(b->arena, b->element, ROLE_LINK) : b->element;
	i->element = element_detached(b->arena, parent, ROLE_FIGURE);
	i->element->alt = d->alt;
	i->element->lang = d->alt_lang;
}
