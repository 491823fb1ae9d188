/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets in equal cells: several pages to a sheet, booklets, cards.
 *
 * A page stands in the middle of its cell, as large as it can be so that nothing of it lies in the edge that the printer
 * leaves blank: pages for office printers have such an edge themselves, which may lie in that of the sheet, and those for
 * a print shop have none.
 */
#include "sheet.h"

struct grid {
	int columns, rows;
	bool landscape;
	mpt cell_width, cell_height;
	struct ratio scale;
};

/* The edge of the pages in which nothing stands. */
static mpt own_edge(const struct sheets *s)
{
	const struct page_spec *p = s->job->page;
	return page_is_copied(p) && 4 * p->unprintable < mpt_min(p->width, p->height) ? p->unprintable : 0;
}

/* How large a side may become: within the cell, and what is printed of it within the edges. num 0: there is no room. */
static struct ratio side_scale(mpt cell, mpt side, mpt edge, mpt own)
{
	mpt inside = mpt_max(cell - 2 * edge, 0);
	return ratio_least((struct ratio){inside, side - 2 * own}, (struct ratio){cell, side});
}

static struct grid grid_of(const struct sheets *s, int columns, int rows, bool landscape, mpt gutter)
{
	const struct page *page = &s->source->page.v[0];
	const mpt across = landscape ? s->height : s->width, down = landscape ? s->width : s->height;
	const mpt edge = s->job->spec->unprintable, own = own_edge(s);
	struct grid g = {columns, rows, landscape, (across - gutter) / columns, down / rows, {0, 1}};
	g.scale = ratio_least(side_scale(g.cell_width, page->width, edge, own),
	                      side_scale(g.cell_height, page->height, edge, own));
	return g;
}

/* Of all ways to divide the sheet the one with the largest pages; of equal ones that which stands upright. */
static struct grid best_grid(const struct sheets *s, int pages, mpt gutter)
{
	struct grid best = {.scale = {0, 1}};
	for (int columns = 1; columns <= pages; columns++)
		for (int landscape = 0; landscape < 2 && pages % columns == 0; landscape++) {
			struct grid g = grid_of(s, columns, pages / columns, landscape, gutter);
			if (ratio_less(best.scale, g.scale))
				best = g;
		}
	return best;
}

static bool has_room(const struct sheets *s, const struct grid *g)
{
	const struct page *page = &s->source->page.v[0];
	bool room = ratio_of(mpt_min(page->width, page->height), g->scale) >= PT(36);
	if (room)
		return true;
	diag_report(s->job->gfx.diag, DIAG_NO_ROOM_ON_SHEET, s->job->spec->at,
	            "pages on these sheets would be less than 36 pt wide");
	diag_hint(s->job->gfx.diag, "take larger sheets, or fewer pages on each");
	return false;
}

/* In the middle of a cell, moved by `shift`. */
static void place_in_cell(struct sheets *s, struct page *sheet, int page, struct rect cell, struct ratio scale, mpt shift)
{
	const struct page *p = &s->source->page.v[page];
	const mpt w = ratio_of(p->width, scale), h = ratio_of(p->height, scale);
	struct place place = {.page = page, .scale = scale};
	place.at = (struct point){cell.x + (cell.w - w) / 2 + shift, cell.y + (cell.h - h) / 2};
	const mpt left = mpt_max(place.at.x, cell.x), right = mpt_min(place.at.x + w, cell.x + cell.w);
	place.clip = (struct rect){left, place.at.y, right - left, h};
	sheet_place(s, sheet, &place);
}

/* -- several pages on a sheet --------------------------------------------------------------- */

static void cut_lines(struct sheets *s, struct page *sheet, const struct grid *g, mpt left)
{
	const mpt edge = s->job->spec->unprintable;
	struct canvas c = sheet_canvas(s, sheet);
	for (int i = 1; i < g->columns; i++)
		sheet_cut_line(&c, (struct point){left + i * g->cell_width, edge},
		               (struct point){left + i * g->cell_width, sheet->height - edge});
	for (int i = 1; i < g->rows; i++)
		sheet_cut_line(&c, (struct point){edge, i * g->cell_height},
		               (struct point){sheet->width - edge, i * g->cell_height});
	sheet_drawn(sheet, &c);
}

static void nup_sheet(struct sheets *s, const struct grid *g, int first)
{
	const bool rtl = s->source->rtl, left_bound = (s->out->page.n % 2 == 0) != rtl;
	struct page *sheet = sheet_add(s, g->landscape);
	const mpt left = left_bound ? s->job->spec->gutter : 0;
	for (int i = 0; i < g->columns * g->rows && first + i < s->source->page.n; i++) {
		int column = i % g->columns;
		column = rtl ? g->columns - 1 - column : column;
		const struct rect cell = {left + column * g->cell_width, i / g->columns * g->cell_height, g->cell_width,
		                          g->cell_height};
		place_in_cell(s, sheet, first + i, cell, g->scale, 0);
	}
	if (s->job->spec->cut_lines)
		cut_lines(s, sheet, g, left);
}

void impose_nup(struct sheets *s)
{
	const struct impose_spec *spec = s->job->spec;
	const struct grid g = best_grid(s, spec->pages, spec->gutter);
	if (!has_room(s, &g))
		return;
	sheet_check_letters(s, g.scale);
	s->out->duplex |= spec->gutter > 0;
	s->out->short_edge = s->out->duplex && g.landscape;
	for (int i = 0; i < s->source->page.n; i += spec->pages)
		nup_sheet(s, &g, i);
}

/* -- booklets ------------------------------------------------------------------------------- */

/* Page n of a booklet, from 0, if it has one. Inside of the pile, pages move towards the fold. */
static void booklet_page(struct sheets *s, struct page *sheet, const struct grid *g, int page, bool right, mpt creep)
{
	if (page >= s->source->page.n)
		return;
	place_in_cell(s, sheet, page, (struct rect){right ? g->cell_width : 0, 0, g->cell_width, g->cell_height}, g->scale,
	              right ? -creep : creep);
}

void impose_booklet(struct sheets *s)
{
	const struct grid g = grid_of(s, 2, 1, true, 0);
	const int all = (s->source->page.n + 3) / 4 * 4;
	if (!has_room(s, &g))
		return;
	sheet_check_letters(s, g.scale);
	s->out->duplex = s->out->short_edge = true;
	for (int side = 0; side < all / 2; side++) {
		struct page *sheet = sheet_add(s, true);
		const mpt creep = side / 2 * s->job->spec->paper;
		const bool low_right = (side % 2 == 0) != s->source->rtl;
		booklet_page(s, sheet, &g, side, low_right, creep);
		booklet_page(s, sheet, &g, all - 1 - side, !low_right, creep);
	}
}

/* -- cards ---------------------------------------------------------------------------------- */

/* The bleed of neighbours does not meet, so that each is cut on its own. */
static struct grid cards_grid(const struct sheets *s, bool landscape)
{
	const struct page *p = &s->source->page.v[0];
	const mpt across = (landscape ? s->height : s->width) - 2 * s->job->spec->unprintable,
	          down = (landscape ? s->width : s->height) - 2 * s->job->spec->unprintable;
	struct grid g = {.landscape = landscape, .scale = {1, 1}};
	g.cell_width = p->width + 2 * p->bleed;
	g.cell_height = p->height + 2 * p->bleed;
	g.columns = across / g.cell_width;
	g.rows = down / g.cell_height;
	return g;
}

/* The i-th of the edges that cards in a row have, two each. */
static mpt trim_edge(mpt origin, mpt cell, mpt bleed, int i)
{
	return origin + (i + 1) / 2 * cell + (i % 2 ? -bleed : bleed);
}

/* Without a bleed neighbours share an edge. */
static bool is_shared(mpt bleed, int i, int cells) { return !bleed && i % 2 && i + 1 < 2 * cells; }

/* Around the fronts, from edge to edge of the sheet. */
static void card_lines(struct sheets *s, struct page *sheet, const struct grid *g, struct point origin)
{
	const mpt edge = s->job->spec->unprintable, bleed = s->source->page.v[0].bleed;
	struct canvas c = sheet_canvas(s, sheet);
	for (int i = 0; i < 2 * g->columns; i++) {
		const mpt x = trim_edge(origin.x, g->cell_width, bleed, i);
		if (!is_shared(bleed, i, g->columns))
			sheet_cut_line(&c, (struct point){x, edge}, (struct point){x, sheet->height - edge});
	}
	for (int i = 0; i < 2 * g->rows; i++) {
		const mpt y = trim_edge(origin.y, g->cell_height, bleed, i);
		if (!is_shared(bleed, i, g->rows))
			sheet_cut_line(&c, (struct point){edge, y}, (struct point){sheet->width - edge, y});
	}
	sheet_drawn(sheet, &c);
}

/*
 * One side of a sheet of cards. A sheet that is turned over at an upright edge has its left on the right; at a lying
 * one, its top at the foot, and its backs on their heads, so that a card is turned over like a page.
 */
static void cards_side(struct sheets *s, const struct grid *g, int first, bool back)
{
	struct page *sheet = sheet_add(s, g->landscape);
	const bool upright = (s->job->spec->turn == TURN_LONG_EDGE) != g->landscape, rtl = s->source->rtl;
	const mpt bleed = s->source->page.v[0].bleed;
	const struct point origin = {(sheet->width - g->columns * g->cell_width) / 2,
	                             (sheet->height - g->rows * g->cell_height) / 2};
	for (int i = 0; i < g->columns * g->rows && first + 2 * i < s->source->page.n; i++) {
		int column = i % g->columns, row = i / g->columns;
		if (rtl != (back && upright))
			column = g->columns - 1 - column;
		if (back && !upright)
			row = g->rows - 1 - row;
		const struct rect cell = {origin.x + column * g->cell_width, origin.y + row * g->cell_height, g->cell_width,
		                          g->cell_height};
		const struct place place = {.page = first + 2 * i + back,
		                            .scale = {1, 1},
		                            .turns = back && !upright ? 2 : 0,
		                            .at = {cell.x + bleed, cell.y + bleed},
		                            .clip = cell};
		sheet_place(s, sheet, &place);
	}
	if (s->job->spec->cut_lines && !back)
		card_lines(s, sheet, g, origin);
}

/* Of each two pages, neither may go over to another. */
static bool has_pairs(const struct sheets *s)
{
	struct diag *d = s->job->gfx.diag;
	for (int i = 0; i < s->source->page.n; i++)
		if (s->source->page.v[i].runs_on) {
			diag_report(d, DIAG_ODD_CARD, s->job->spec->at,
			            arena_printf(s->arena, "what stands on page %d goes over to the next one", i + 1));
			return false;
		}
	if (s->source->page.n % 2 == 0)
		return true;
	diag_report(d, DIAG_ODD_CARD, s->job->spec->at,
	            s->source->page.n == 1 ? "there is one page"
	                                   : arena_printf(s->arena, "there are %d pages", s->source->page.n));
	diag_hint(d, "a back that stays blank is a page of its own, too");
	return false;
}

void impose_cards(struct sheets *s)
{
	const struct grid upright = cards_grid(s, false), lying = cards_grid(s, true);
	const struct grid g = lying.columns * lying.rows > upright.columns * upright.rows ? lying : upright;
	if (!has_pairs(s))
		return;
	if (!g.columns || !g.rows) {
		diag_report(s->job->gfx.diag, DIAG_NO_ROOM_ON_SHEET, s->job->spec->at, "a card is larger than a sheet");
		diag_hint(s->job->gfx.diag, "take larger sheets; the size of a card is that of the `page`");
		return;
	}
	s->out->duplex = true;
	s->out->short_edge = s->job->spec->turn == TURN_SHORT_EDGE;
	for (int i = 0; i < s->source->page.n; i += 2 * g.columns * g.rows)
		for (int back = 0; back < 2; back++)
			cards_side(s, &g, i, back);
}
