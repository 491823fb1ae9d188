/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What qpdf knows of pages that another program made and poppler does not tell: how a reader turns them, the part of them that
 * it shows, and content that cannot be read, which poppler leaves out. An old page that was turned otherwise is looked at
 * in a copy of its file where it is turned as the new one, so that this is told once and not of all that stands on it.
 */
#include "foreign.h"

#include "scene_pdf.h"

#include <string.h>

static int turn_of(struct pdf_file *f, int page) { return pdf_page_turn(f, pdf_page(f, page)); }

bool foreign_turn(struct pdf_file *was, struct pdf_file *now, struct foreign_turns *out)
{
	bool turns = false;
	for (int i = 0; i < pdf_pages(was); i++) {
		const int before = turn_of(was, i), after = i < pdf_pages(now) ? turn_of(now, i) : before;
		*vec_push(out->arena, &out->before) = before;
		if (before != after)
			pdf_page_set_turn(was, pdf_page(was, i), after);
		turns |= before != after;
	}
	return !turns || pdf_file_write(was, &out->bytes);
}

void foreign_take_turns(struct scene *was, const struct foreign_turns *t)
{
	for (int i = 0; i < was->pages.n && i < t->before.n; i++) {
		struct scene_page *p = &was->pages.v[i];
		p->back = (p->turn - t->before.v[i] + 360) % 360;
		p->turn = t->before.v[i];
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
