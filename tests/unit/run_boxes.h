/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the texts of a page stand, for tests of what is drawn. */
#ifndef PLATEN_TESTS_RUN_BOXES_H
#define PLATEN_TESTS_RUN_BOXES_H

#include "setting.h"

struct run_box {
	mpt left, right, top, bottom;
	mpt size;
	const char *text;
};

/* Rectangles of the runs on the first page, from cap height to baseline. */
static inline int runs_of(const struct setting *s, struct run_box *out, int most)
{
	int n = 0;
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n && n < most; i++) {
		const struct item *it = &p->items.v.v[i];
		if (it->kind == ITEM_GLYPHS)
			out[n++] = (struct run_box){it->x,
			                            it->x + it->run->width,
			                            it->y - it->run->size * 7 / 10,
			                            it->y,
			                            it->run->size,
			                            arena_printf(s->arena, "%.*s", it->run->text_size, it->run->text)};
	}
	return n;
}

/* No text leaves the page or meets another. */
static inline void assert_texts_apart(const struct setting *s)
{
	struct run_box run[200];
	const struct page *page = &s->pages->page.v[0];
	int n = runs_of(s, run, COUNT_OF(run));
	for (int i = 0; i < n; i++) {
		ck_assert_msg(run[i].left >= 0 && run[i].right <= page->width && run[i].top >= 0 &&
		                      run[i].bottom <= page->height,
		              "'%s' leaves the page", run[i].text);
		for (int k = 0; k < i; k++)
			ck_assert_msg(run[i].right <= run[k].left || run[k].right <= run[i].left ||
			                      run[i].bottom <= run[k].top || run[k].bottom <= run[i].top,
			              "'%s' and '%s' overlap", run[i].text, run[k].text);
	}
}

#endif
