/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way the pages go to their sheets, and what lies over them there. */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>

/* Ends the program where a rule is broken: that is a slip in this program. */
static void check_rules(const struct pages *p)
{
	struct buf why = {0};
	if (!pages_hold(p, &why)) {
		fprintf(stderr, "platen: a rule is broken on a sheet: %s\n", buf_cstr(&why));
		abort();
	}
	buf_free(&why);
}

/* Without the labels of pages, which are several on a sheet. */
struct pages *impose(const struct imposition *job, const struct pages *pages)
{
	static void (*const way[])(struct sheets *) = {[IMPOSE_TILES] = impose_tiles,
	                                               [IMPOSE_NUP] = impose_nup,
	                                               [IMPOSE_BOOKLET] = impose_booklet,
	                                               [IMPOSE_CARDS] = impose_cards};
	struct sheets s = {.job = job,
	                   .source = pages,
	                   .arena = job->gfx.arena,
	                   .out = NEW(job->gfx.arena, struct pages),
	                   .width = job->spec->width,
	                   .height = job->spec->height,
	                   .words = {&job->gfx, job->body, job->spec->at, "a sheet of tiles", "sheets"}};
	if (!s.width) {
		s.width = mpt_min(pages->page.v[0].width, pages->page.v[0].height);
		s.height = mpt_max(pages->page.v[0].width, pages->page.v[0].height);
	}
	*s.out = *pages;
	s.out->page.v = NULL;
	s.out->page.n = s.out->page.cap = 0;
	way[job->spec->way](&s);
	if (CHECK_RULES)
		check_rules(s.out);
	return s.out;
}

/* -- what lies over pages ------------------------------------------------------------------- */

/* A place on the sheet in which such items stand alone. */
static struct item place_again(struct arena *a, const struct item *place, const struct item_vec *items)
{
	struct page *page = NEW(a, struct page);
	struct placed_page *placed = NEW(a, struct placed_page);
	struct item again = *place;
	*page = *place->placed->page;
	page->items = *items;
	*placed = *place->placed;
	placed->page = page;
	again.placed = placed;
	return again;
}

struct item_vec *impose_over(struct arena *a, const struct pages *sheets, const struct item_vec *over)
{
	struct item_vec *out = NEW_ARRAY(a, struct item_vec, sheets->page.n);
	for (int i = 0; i < sheets->page.n; i++) {
		const struct item_vec *items = &sheets->page.v[i].items;
		for (int k = 0; k < items->v.n; k++) {
			const struct item *it = &items->v.v[k];
			const struct placed_page *p = it->kind == ITEM_PLACED ? it->placed : NULL;
			if (p && !p->repeated && over[p->number - 1].v.n)
				*vec_push(a, &out[i].v) = place_again(a, it, &over[p->number - 1]);
		}
	}
	return out;
}
