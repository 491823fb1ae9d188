/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much room texts of the content have, for translators (layout_job.measure). */
#include "rooms.h"

static void note_room(struct draw *d, struct room r)
{
	r.furniture |= d->artifact;
	r.page = d->number;
	*vec_push(d->canvas.arena, &d->rooms->rooms) = r;
}

void note_rooms(struct draw *d, const struct para *p, struct rect box)
{
	int64_t width = 0, characters = 0;
	VEC(struct room) own = {0};
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < p->line[i].n; k++) {
			const struct glyph_run *r = &p->line[i].run[k];
			int n = utf8_count(r->text, (size_t)r->text_size);
			const struct node *text = r->span ? r->span->source : NULL;
			width += r->width;
			characters += n;
			if (own.n && own.v[own.n - 1].text == text)
				own.v[own.n - 1].characters += n;
			else
				*vec_push(d->canvas.arena, &own) =
				        (struct room){.text = text, .characters = n, .box = box, .size = r->size};
		}
	int64_t room = width ? characters * box.w * p->n / width : 0;
	for (int i = 0; i < own.n; i++) {
		own.v[i].used = own.v[i].characters;
		own.v[i].furniture = !d->canvas.element;
		own.v[i].characters += (int)(room - characters);
		if (own.v[i].text)
			note_room(d, own.v[i]);
	}
}

void note_label(struct draw *d, const struct item *i)
{
	const struct glyph_run *r = i->kind == ITEM_GLYPHS ? i->run : NULL;
	if (r && r->span && r->span->source)
		note_room(d,
		          (struct room){.text = r->span->source,
		                        .box = {i->x, i->y - r->size, r->width, r->size * 5 / 4},
		                        .size = r->size});
}
