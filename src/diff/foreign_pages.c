/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What qpdf knows of pages that another program made and poppler does not tell: how a reader turns them, the part of them that
 * it shows, and content that cannot be read, which poppler leaves out. An old page that was turned otherwise is looked at
 * as the new one is turned, so that this is told once and not of all that stands on it.
 */
#include "foreign.h"

#include "scene_pdf.h"

#include <string.h>

static struct rect turned(struct rect r, int degrees, mpt width, mpt height)
{
	switch (degrees) {
	case 90: return (struct rect){height - r.y - r.h, r.x, r.h, r.w};
	case 180: return (struct rect){width - r.x - r.w, height - r.y - r.h, r.w, r.h};
	case 270: return (struct rect){r.y, width - r.x - r.w, r.h, r.w};
	default: return r;
	}
}

static void turn_thing(struct thing *t, int degrees, const struct scene_page *p)
{
	t->box = turned(t->box, degrees, p->width, p->height);
	t->at = (struct point){t->box.x, t->box.y};
	for (int i = 0; i < t->spots.n; i++)
		t->spots.v[i].box = turned(t->spots.v[i].box, degrees, p->width, p->height);
}

void foreign_turn(struct scene *was, const struct scene *now)
{
	for (int i = 0; i < was->pages.n && i < now->pages.n; i++)
		was->pages.v[i].back = (now->pages.v[i].turn - was->pages.v[i].turn + 360) % 360;
	for (int i = 0; i < was->things.n; i++) {
		const struct scene_page *p = &was->pages.v[was->things.v[i].page];
		if (p->back)
			turn_thing(&was->things.v[i], p->back, p);
	}
	for (int i = 0; i < was->pages.n; i++) {
		struct scene_page *p = &was->pages.v[i];
		if (p->back % 180)
			*p = (struct scene_page){.width = p->height, .height = p->width, .turn = p->turn, .back = p->back};
	}
}

static uint64_t shown_part(struct pdf_file *f, pdf_object page)
{
	const pdf_object crop = pdf_page_value(f, page, "/CropBox"),
	                 box = crop ? crop : pdf_page_value(f, page, "/MediaBox");
	uint64_t hash = HASH_SEED;
	for (int i = 0; i < 4; i++) {
		const int v = (int)(pdf_real(f, pdf_item(f, box, i)) * 100);
		hash = hash_bytes(&v, sizeof(v), hash);
	}
	return hash;
}

/* poppler gives the size of a page before it is turned. */
static void look_at_page(struct scene *s, struct pdf_file *f, int page)
{
	struct scene_page *p = &s->pages.v[page];
	struct buf content = {0};
	const pdf_object o = pdf_page(f, page);
	p->turn = pdf_page_turn(f, o);
	if (p->turn % 180)
		*p = (struct scene_page){.width = p->height, .height = p->width, .turn = p->turn};
	*vec_push(s->arena, &s->rest) =
	        (struct noted){page, "the part that is shown ('/CropBox') of the page", NULL, shown_part(f, o)};
	if (pdf_get(f, o, "/Contents") && !pdf_page_content(f, o, &content) && !s->damage)
		s->damage = arena_printf(s->arena, "page %d: its content cannot be unpacked", page + 1);
	buf_free(&content);
}

void foreign_look(struct scene *s, struct pdf_file *f)
{
	for (int i = 0; i < s->pages.n && i < pdf_pages(f); i++)
		look_at_page(s, f, i);
	scene_look_besides(s, f);
}
