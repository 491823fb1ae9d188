/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages on sheets. One that is repeated is a Form XObject (ISO 32000-1 8.10), however often it is drawn. It has no marks
 * at all: in a Figure or an artifact, ISO 14289-1 7.1 allows none.
 */
#include "internal.h"

int form_index(const struct writer *w, const struct page *p)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&w->form_at, hash_pointer(p), &step));)
		if (w->forms.v[*i].page == p)
			return *i;
	return -1;
}

static void add_form(struct writer *w, const struct page *p)
{
	if (form_index(w, p) >= 0)
		return;
	hashes_put(w->arena, &w->form_at, hash_pointer(p), w->forms.n);
	*vec_push(w->arena, &w->forms) = (struct pdf_form){.page = p, .object = object_new(w)};
}

void forms_collect(struct writer *w)
{
	for (int i = 0; i < w->part->n; i++) {
		const struct item_vec *items = &w->part->pages->page.v[i].items;
		for (int k = 0; k < items->v.n; k++)
			if (items->v.v[k].kind == ITEM_PLACED && items->v.v[k].placed->repeated)
				add_form(w, items->v.v[k].placed->page);
	}
	if (w->forms.n)
		w->form_resources = object_new(w);
}

static void put_numbers(struct buf *b, const mpt *v, int n)
{
	for (int i = 0; i < n; i++) {
		buf_decimal(b, v[i], 1000, 3);
		buf_putc(b, ' ');
	}
}

/*
 * From the lower left corner of the page's bleed to that of the sheet's. A quarter turn takes (x, y) to (-y, x) with y
 * downwards, and in a PDF, where it points up, to (y, -x).
 */
static void put_matrix(const struct page *sheet, const struct item *place, struct buf *b)
{
	static const int cosines[] = {1, 0, -1, 0}, sines[] = {0, 1, 0, -1};
	const struct placed_page *p = place->placed;
	const int c = cosines[p->turns], s = sines[p->turns], v[4] = {c, -s, s, c};
	const struct point corner = placed_point(place, (struct point){-p->page->bleed, p->page->height + p->page->bleed});
	for (int i = 0; i < COUNT_OF(v); i++) {
		buf_decimal(b, (int64_t)v[i] * p->num, p->den, 8);
		buf_putc(b, ' ');
	}
	put_numbers(b, (const mpt[]){page_x(sheet, corner.x), page_y(sheet, corner.y)}, 2);
	buf_puts(b, "cm\n");
}

void placed_begin(const struct page *sheet, const struct item *place, struct buf *b)
{
	const struct rect r = place->placed->clip;
	buf_puts(b, "q ");
	put_numbers(b, (const mpt[]){page_x(sheet, r.x), page_y(sheet, r.y + r.h), r.w, r.h}, 4);
	buf_puts(b, "re W n ");
	put_matrix(sheet, place, b);
}
