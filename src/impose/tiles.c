/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page on several sheets. Each shows a cell of it, in whole millimetres, and around that a band in which the picture
 * goes on:
 *
 *        |           |        marks stand in the band, where it is cut off or pasted over
 *     ---+-----------+---
 *        |   cell    |◁       where the next sheet will lie
 *     ---+-----------+---
 *        |B3   △     |
 *
 * Of each sheet the band at its top and at the side where a row begins is cut off, so that it covers the bands of those
 * before it.
 */
#include "sheet.h"

/* Between a mark and the corner that it points to. */
#define MARK_GAP mm(1)

/* -- marks ---------------------------------------------------------------------------------- */

/* Seen on any ground. */
static void mark_line(struct canvas *c, struct point from, struct point to)
{
	canvas_line(c, from.x, from.y, to.x, to.y, COLOR_GRAY(0xFF), PT(2));
	canvas_line(c, from.x, from.y, to.x, to.y, COLOR_GRAY(0), PT(1) / 2);
}

/* Four corners, with a line to each side of them. */
static void cut_marks(struct canvas *c, const struct tiling *t, struct rect cell)
{
	const mpt band = mm(t->band);
	for (int i = 0; i < 4; i++) {
		const int right = i & 1 ? 1 : -1, low = i & 2 ? 1 : -1;
		const mpt x = cell.x + (right > 0 ? cell.w : 0), y = cell.y + (low > 0 ? cell.h : 0);
		mark_line(c, (struct point){x + right * MARK_GAP, y}, (struct point){x + right * band, y});
		mark_line(c, (struct point){x, y + low * MARK_GAP}, (struct point){x, y + low * band});
	}
}

/* A triangle whose tip is near `tip` and which lies in the direction of (across, down) from it. */
static void pointer(struct canvas *c, struct point tip, int across, int down)
{
	const mpt away = mm(1) / 4, size = mm(2), half = mm(1);
	struct path_builder b = {.arena = c->arena};
	path_move(&b, tip.x + across * away, tip.y + down * away);
	path_line(&b, tip.x + across * (away + size) + down * half, tip.y + down * (away + size) + across * half);
	path_line(&b, tip.x + across * (away + size) - down * half, tip.y + down * (away + size) - across * half);
	path_close(&b);
	canvas_path(c, path_finish(&b, COLOR_GRAY(0), COLOR_GRAY(0xFF), PT(1) / 2));
}

/* Where the next sheets of the row and of the column will lie. */
static void pointers(struct canvas *c, const struct tiling *t, struct rect cell, int row, int column)
{
	const int side = t->rtl ? -1 : 1;
	const mpt x = t->rtl ? cell.x : cell.x + cell.w;
	for (int i = 1; i < 4; i += 2) {
		if (column + 1 < t->columns)
			pointer(c, (struct point){x, cell.y + cell.h * i / 4}, side, 0);
		if (row + 1 < t->rows)
			pointer(c, (struct point){cell.x + cell.w * i / 4, cell.y + cell.h}, 0, 1);
	}
}

/* The name of a sheet in the band below its cell. In large print the capitals may take it whole. */
struct tile_label {
	const struct para *para;
	mpt width, room, free; /* free: below the cell */
	struct ink_band ink;
};

static struct tile_label label_of(const struct sheets *s, const struct tiling *t, const char *name)
{
	const mpt band = mm(t->band), least = s->source->least_size;
	const struct style *style = words_style(&s->words, mpt_max(mpt_min(band * 7 / 10, PT(14)), least), 700);
	const struct rich *text = rich_plain(s->arena, name, s->job->spec->at);
	struct tile_label l = {.free = least ? 0 : MARK_GAP / 2};
	l.room = band - l.free;
	l.width = gfx_text_width(&s->job->gfx, text, style);
	l.para = gfx_text(&s->job->gfx, text, style, l.width + 1, ALIGN_START);
	ink_band_add(&l.ink, l.para);
	return l;
}

/* False after reporting that names as large as is promised are higher than the band. */
static bool names_fit(const struct sheets *s, const struct tiling *t)
{
	const struct tile_label l = label_of(s, t, tile_name(s, t, 0, 0));
	const mpt high = l.ink.up + l.ink.down, least = s->source->least_size;
	if (!least || high <= l.room)
		return true;
	diag_report(s->job->gfx.diag, DIAG_BROKEN_PROMISE, s->job->spec->at, promise_names[PROMISE_SIZE],
	            points_text(s->arena, least), "the overlap has no room for the names of its sheets", "");
	diag_hint(s->job->gfx.diag, "an `overlap` of %dmm has", 2 * mm_above(high));
	return false;
}

/* Where a row begins. */
static void put_name(struct sheets *s, struct canvas *c, const struct tiling *t, struct rect cell, const char *name)
{
	const struct tile_label l = label_of(s, t, name);
	const mpt pad = mm(1), gap = mm(3), y = cell.y + cell.h + l.free,
	          x = t->rtl ? cell.x + cell.w - gap - l.width : cell.x + gap;
	const mpt above = s->source->least_size ? (l.room + l.ink.up - l.ink.down) / 2 - l.para->line[0].baseline
	                                        : (l.room - l.para->height) / 2;
	canvas_rect(c, (struct rect){x - pad, y, l.width + 2 * pad, l.room}, 0, COLOR_GRAY(0xFF), COLOR_NONE, 0);
	canvas_para(c, l.para, x, y + above);
}

/* -- sheets --------------------------------------------------------------------------------- */

static struct element *tile_figure(struct sheets *s, const struct tiling *t, struct element *parent, int row, int column)
{
	struct element *figure = element_new(s->arena, parent, ROLE_FIGURE);
	figure->alt = words_sentence(&s->words, SENTENCE_SHEET,
	                             (struct sentence_part[]){{"name", tile_name(s, t, row, column)},
	                                                      {"row", words_number(&s->words, row + 1)},
	                                                      {"column", words_number(&s->words, column + 1)},
	                                                      {0}});
	return figure;
}

/* The cell and its bands stand in the middle of the sheet, on whole millimetres. */
static void tile_sheet(struct sheets *s, const struct tiling *t, struct element *parent, int row, int column)
{
	struct page *sheet = sheet_add(s, t->landscape);
	const struct rect part = tile_cell(t, row, column);
	const int left = (mm_below(sheet->width) - t->step_across) / 2, top = (mm_below(sheet->height) - t->step_down) / 2;
	const int across = t->rtl ? t->columns - 1 - column : column;
	const struct rect cell = {mm(left), mm(top), part.w, part.h};
	const mpt band = mm(t->band);
	struct place place = {.page = t->page, .scale = t->scale, .repeated = true};
	place.at = (struct point){mm(left - across * t->step_across), mm(top - row * t->step_down)};
	place.clip = (struct rect){cell.x - band, cell.y - band, cell.w + 2 * band, cell.h + 2 * band};
	place.element = tile_figure(s, t, parent, row, column);
	place.element->bbox = place.clip;
	sheet_place(s, sheet, &place);
	sheet->label = tile_name(s, t, row, column);
	struct canvas c = sheet_canvas(s, sheet);
	cut_marks(&c, t, cell);
	pointers(&c, t, cell, row, column);
	put_name(s, &c, t, cell, sheet->label);
	sheet_drawn(sheet, &c);
}

static const char *whole_size(const struct sheets *s, const struct page *sheet)
{
	return arena_printf(s->arena, "%d x %d mm", (int)muldiv(sheet->width, 254, 720000),
	                    (int)muldiv(sheet->height, 254, 720000));
}

/* The whole page with its tags, as large as the sheet lets it be, or as it is where one sheet holds it. Where its letters
   would become smaller than is promised, it is no sheet, but as large as the sheets together. */
static void whole_sheet(struct sheets *s, const struct tiling *t)
{
	const struct page *p = &s->source->page.v[t->page];
	const mpt edge = s->job->spec->unprintable;
	const bool one = t->columns * t->rows == 1;
	struct page *sheet = sheet_add(s, one ? t->landscape : p->width > p->height);
	const struct ratio room = ratio_least((struct ratio){sheet->width - 2 * edge, p->width},
	                                      (struct ratio){sheet->height - 2 * edge, p->height});
	const bool smaller = !one && sheet_keeps_letters(s, room);
	struct place place = {.page = t->page, .scale = smaller ? room : t->scale};
	const mpt w = ratio_of(p->width, place.scale), h = ratio_of(p->height, place.scale);
	if (!one && !smaller) {
		sheet->width = w;
		sheet->height = h;
		diag_report(s->job->gfx.diag, DIAG_WHOLE_PAGE, s->job->spec->at, whole_size(s, sheet),
		            points_text(s->arena, s->source->least_size));
		diag_hint(s->job->gfx.diag, "print from the second page on; the first one is to be read on a screen");
	}
	place.at = (struct point){(sheet->width - w) / 2, (sheet->height - h) / 2};
	place.clip = (struct rect){place.at.x, place.at.y, w, h};
	sheet_place(s, sheet, &place);
	sheet->label = arena_printf(s->arena, "%d", s->out->page.n);
}

static void impose_page(struct sheets *s, int page)
{
	struct tiling t;
	if (!tiling_of(s, page, &t) || !names_fit(s, &t))
		return;
	sheet_check_letters(s, t.scale);
	whole_sheet(s, &t);
	if (t.columns * t.rows == 1)
		return;
	struct element *part = element_new(s->arena, s->out->top, ROLE_SECT);
	assembly_add(s, &t, part);
	for (int row = 0; row < t.rows; row++)
		for (int column = 0; column < t.columns; column++)
			tile_sheet(s, &t, part, row, column);
}

/* What was to be printed on both sides is not: sheets are pasted together. */
void impose_tiles(struct sheets *s)
{
	s->out->duplex = false;
	for (int i = 0; i < s->source->page.n; i++)
		impose_page(s, i);
}
