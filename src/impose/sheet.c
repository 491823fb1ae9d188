/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets, places on them, and what is drawn beside the pages. */
#include "sheet.h"

struct page *sheet_add(struct sheets *s, bool landscape)
{
	struct page *p = vec_push(s->arena, &s->out->page);
	*p = (struct page){.width = landscape ? s->height : s->width, .height = landscape ? s->width : s->height};
	return p;
}

void sheet_place(struct sheets *s, struct page *sheet, const struct place *p)
{
	const struct page *page = &s->source->page.v[p->page];
	struct placed_page *placed = NEW(s->arena, struct placed_page);
	*placed = (struct placed_page){
	        page, p->page + 1, p->scale.num, p->scale.den, p->turns, p->clip, p->repeated,
	};
	struct item *it = vec_push(s->arena, &sheet->items.v);
	*it = (struct item){.kind = ITEM_PLACED, .element = p->element, .x = p->at.x, .y = p->at.y, .placed = placed};
	if (p->turns == 2) {
		it->x += ratio_of(page->width, p->scale);
		it->y += ratio_of(page->height, p->scale);
	}
	if (p->element)
		p->element->has_content = true;
}

struct canvas sheet_canvas(const struct sheets *s, const struct page *sheet)
{
	return (struct canvas){.arena = s->arena, .items = sheet->items};
}

void sheet_drawn(struct page *sheet, const struct canvas *c) { sheet->items = c->items; }

void sheet_cut_line(struct canvas *c, struct point from, struct point to)
{
	struct path_builder b = {.arena = c->arena};
	path_move(&b, from.x, from.y);
	path_line(&b, to.x, to.y);
	struct path *p = path_finish(&b, COLOR_NONE, COLOR_GRAY(0x60), PT(1) / 3);
	p->dash = p->gap = PT(3);
	canvas_path(c, p);
}

/* Also of those that will stand in slots. */
static mpt least_letters(const struct pages *pages)
{
	mpt least = MPT_MAX;
	for (int i = 0; i < pages->slots.n; i++)
		if (!pages->slots.v[i].code)
			least = mpt_min(least, pages->slots.v[i].size);
	for (int i = 0; i < pages->page.n; i++) {
		const struct item_vec *items = &pages->page.v[i].items;
		for (int k = 0; k < items->v.n; k++) {
			const struct glyph_run *r = items->v.v[k].kind == ITEM_GLYPHS ? items->v.v[k].run : NULL;
			for (int n = 0; r && r->size < least && n < r->n; n++)
				if (run_ink(r, n).w > 0)
					least = r->size;
		}
	}
	return least;
}

bool sheet_keeps_letters(const struct sheets *s, struct ratio scale)
{
	const mpt promised = s->source->least_size, least = promised ? least_letters(s->source) : MPT_MAX;
	return least == MPT_MAX || ratio_of(least, scale) >= promised;
}

void sheet_check_letters(const struct sheets *s, struct ratio scale)
{
	static const char *const hints[] = {[IMPOSE_TILES] = "take a larger `scale` or `size`",
	                                    [IMPOSE_NUP] = "put fewer pages on each sheet, or take larger sheets",
	                                    [IMPOSE_BOOKLET] = "take larger sheets",
	                                    [IMPOSE_CARDS] = "take larger sheets"};
	const mpt promised = s->source->least_size;
	if (sheet_keeps_letters(s, scale))
		return;
	const char *found = arena_printf(s->arena, "letters are %s on its sheets",
	                                 points_text(s->arena, ratio_of(least_letters(s->source), scale)));
	diag_report(s->job->gfx.diag, DIAG_BROKEN_PROMISE, s->job->spec->at, promise_names[PROMISE_SIZE],
	            points_text(s->arena, promised), found, "");
	diag_hint(s->job->gfx.diag, "%s", hints[s->job->spec->way]);
}
