/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture, code or diagram in the flow: one drawing, with the text that says the same. */
#include "cache.h"
#include "media.h"

const char *slot_text(const struct builder *b, const struct text_slot *t)
{
	return t->value ? rich_text(b->gfx.arena, t->value) : NULL;
}

void build_media(struct builder *b, const struct box *box, draw_media *draw)
{
	struct drawing *d = b->last ? NULL : cache_drawing(b->cache, &b->gfx, box, b->width);
	if (!d && (d = draw(b, box)))
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
