/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page that says how sheets are put together: its steps, a line to measure, and the whole picture in its sheets, with their
 * names, and arrows from each to the next.
 */
#include "sheet.h"

#define RULER 50 /* mm */

struct assembly {
	struct sheets *s;
	const struct tiling *t;
	struct page *sheet;
	struct element *part;
	struct canvas c;
	mpt left, width, y;
	mpt size, indent; /* of text; of what stands behind the numbers of steps */
	bool rtl;
};

/* -- text ----------------------------------------------------------------------------------- */

static void put_text(struct assembly *a, struct element *e, const struct para *p, mpt x, mpt after)
{
	a->c.element = e;
	canvas_para(&a->c, p, x, a->y);
	a->c.element = NULL;
	a->y += p->height + after;
}

static void put_title(struct assembly *a)
{
	const char *text = words_sentence(&a->s->words, SENTENCE_SHEETS_TITLE, (struct sentence_part[]){{0}});
	const struct para *p = words_text(&a->s->words, text, a->s->words.at,
	                                  words_style(&a->s->words, a->size * 5 / 3, 700), a->width, ALIGN_START);
	put_text(a, element_new(a->s->arena, a->part, ROLE_H1), p, a->left, PT(10));
}

static const char *ruler_length(const struct assembly *a)
{
	return words_sentence(&a->s->words, SENTENCE_LENGTH,
	                      (struct sentence_part[]){{"length", words_number(&a->s->words, RULER)}, {0}});
}

/* Names are Latin: each is a run of its own, so that in a text from right to left they follow each other that way. */
static const char *ordered_name(const struct assembly *a, int i)
{
	const char *name = tile_name(a->s, a->t, i / a->t->columns, i % a->t->columns);
	return a->rtl ? text_isolated(a->s->arena, name) : name;
}

/* The first three, the first one of the next row, and the last. */
static const char *paste_order(const struct assembly *a)
{
	const struct tiling *t = a->t;
	const char *separator = text_rules(a->s->job->gfx.text)->separator;
	const int all = t->rows * t->columns;
	struct buf b = {0};
	for (int i = 0, said = 0; i < all; i++) {
		const bool tell = all <= 6 || i < 2 || i == t->columns - 1 || i == t->columns || i == all - 1;
		if (tell || !said)
			buf_printf(&b, "%s%s", i ? (separator ? separator : ", ") : "",
			           tell ? ordered_name(a, i) : "\xE2\x80\xA6");
		said = !tell;
	}
	const char *text = arena_strdup(a->s->arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* Returns the element of the step's text. */
static struct element *put_step(struct assembly *a, struct element *list, int n, const char *text)
{
	const struct style *style = words_style(&a->s->words, a->size, 400);
	struct element *item = element_new(a->s->arena, list, ROLE_LI);
	const char *number = words_number(&a->s->words, n);
	const struct para *label = words_text(&a->s->words, arena_printf(a->s->arena, "%s.", number), a->s->words.at, style,
	                                      a->indent, ALIGN_START);
	const struct para *p = words_text(&a->s->words, text, a->s->words.at, style, a->width - a->indent, ALIGN_START);
	const mpt top = a->y;
	put_text(a, element_new(a->s->arena, item, ROLE_LBL), label, a->rtl ? a->left + a->width - a->indent : a->left, 0);
	a->y = top;
	struct element *body = element_new(a->s->arena, item, ROLE_LBODY);
	put_text(a, body, p, a->rtl ? a->left : a->left + a->indent, PT(4));
	return body;
}

/* A line to measure, which belongs to a step. */
static void put_ruler(struct assembly *a, struct element *step)
{
	const mpt length = mm(RULER), height = mm(4),
	          x = a->rtl ? a->left + a->width - a->indent - length : a->left + a->indent;
	a->y += PT(2);
	canvas_line(&a->c, x, a->y + height, x + length, a->y + height, COLOR_GRAY(0), PT(1) / 2);
	for (int i = 0; i <= RULER; i += 5)
		canvas_line(&a->c, x + mm(i), a->y + (i % 10 ? height / 2 : 0), x + mm(i), a->y + height, COLOR_GRAY(0),
		            PT(1) / 2);
	const struct para *p = words_text(&a->s->words, ruler_length(a), a->s->words.at,
	                                  words_style(&a->s->words, a->size, 400), mm(30), ALIGN_START);
	const mpt top = a->y;
	a->y += height - p->height + mm(1);
	put_text(a, step, p, a->rtl ? x - mm(32) : x + length + mm(2), 0);
	a->y = top + height + PT(10);
}

static void put_steps(struct assembly *a)
{
	struct element *list = element_new(a->s->arena, a->part, ROLE_L);
	list->numbered = true;
	const struct sentence_part length[] = {{"length", ruler_length(a)}, {0}};
	put_ruler(a, put_step(a, list, 1, words_sentence(&a->s->words, SENTENCE_SHEETS_PRINT, length)));
	put_step(a, list, 2, words_sentence(&a->s->words, SENTENCE_SHEETS_CUT, (struct sentence_part[]){{0}}));
	put_step(a, list, 3,
	         words_sentence(&a->s->words, SENTENCE_SHEETS_PASTE,
	                        (struct sentence_part[]){{"items", paste_order(a)}, {0}}));
	a->y += PT(14);
}

/* -- the picture ---------------------------------------------------------------------------- */

/* Its sheets stand apart, each below its name, so that neither lies over the other. */
struct grid {
	struct rect at;    /* of the picture, without what is between its sheets */
	mpt across, above; /* between columns; above each row, where the names stand */
	mpt size;          /* of the names */
};

/* How far a sheet stands from where it is in the picture. */
static struct point moved(const struct assembly *a, const struct grid *g, int row, int column)
{
	const int from_left = a->rtl ? a->t->columns - 1 - column : column;
	return (struct point){from_left * g->across, (row + 1) * g->above};
}

static struct rect scaled_cell(const struct assembly *a, const struct grid *g, int row, int column)
{
	const struct rect r = tile_cell(a->t, row, column), picture = g->at;
	const struct point by = moved(a, g, row, column);
	const mpt x = (mpt)muldiv(r.x, picture.w, a->t->width), y = (mpt)muldiv(r.y, picture.h, a->t->height);
	return (struct rect){picture.x + x + by.x, picture.y + y + by.y, (mpt)muldiv(r.x + r.w, picture.w, a->t->width) - x,
	                     (mpt)muldiv(r.y + r.h, picture.h, a->t->height) - y};
}

/* In the middle above a sheet; returns where it stands. */
static struct rect put_cell_name(struct assembly *a, const struct grid *g, struct rect cell, const char *name)
{
	const struct style *style = words_style(&a->s->words, g->size, 700);
	const struct rich *text = rich_plain(a->s->arena, name, a->s->job->spec->at);
	const mpt w = gfx_text_width(&a->s->job->gfx, text, style);
	const struct para *p = gfx_text(&a->s->job->gfx, text, style, w + 1, ALIGN_START);
	const struct rect box = {cell.x + (cell.w - w) / 2, cell.y - (g->above + p->height) / 2, w, p->height};
	canvas_para(&a->c, p, box.x, box.y);
	return box;
}

/* From the name of one sheet to that of the next, which lies beside it. */
static void put_arrow(struct assembly *a, struct rect from, struct rect to)
{
	const int way = a->rtl ? -1 : 1;
	const mpt gap = PT(3), head = PT(5), y = from.y + from.h / 2;
	const mpt x1 = (a->rtl ? from.x : from.x + from.w) + way * gap, x2 = (a->rtl ? to.x + to.w : to.x) - way * gap;
	if ((x2 - x1) * way < 2 * head)
		return;
	canvas_line(&a->c, x1, y, x2 - way * head, y, COLOR_GRAY(0), PT(1));
	struct path_builder b = {.arena = a->s->arena};
	path_move(&b, x2, y);
	path_line(&b, x2 - way * head, y - head / 2);
	path_line(&b, x2 - way * head, y + head / 2);
	path_close(&b);
	canvas_path(&a->c, path_finish(&b, COLOR_GRAY(0), COLOR_NONE, 0));
}

static void put_names(struct assembly *a, const struct grid *g)
{
	for (int row = 0; row < a->t->rows; row++) {
		struct rect before = {0};
		for (int column = 0; column < a->t->columns; column++) {
			const struct rect cell = scaled_cell(a, g, row, column);
			const struct rect name = put_cell_name(a, g, cell, tile_name(a->s, a->t, row, column));
			canvas_rect(&a->c, cell, 0, COLOR_NONE, COLOR_GRAY(0), PT(1) / 2);
			if (column)
				put_arrow(a, before, name);
			before = name;
		}
	}
}

static void put_cells(struct assembly *a, const struct grid *g, const struct place *place)
{
	for (int row = 0; row < a->t->rows; row++)
		for (int column = 0; column < a->t->columns; column++) {
			const struct point by = moved(a, g, row, column);
			struct place cell = *place;
			cell.at = (struct point){g->at.x + by.x, g->at.y + by.y};
			cell.clip = scaled_cell(a, g, row, column);
			sheet_place(a->s, a->sheet, &cell);
		}
}

/* Names take up to half of the room. */
static struct grid grid_in(const struct assembly *a, mpt room)
{
	const mpt usual = mpt_clamp(room / a->t->rows / 8, PT(6), a->size);
	struct grid g = {.size = mpt_max(usual, a->s->source->least_size), .across = PT(4)};
	g.above = mpt_min(g.size * 3 / 2, room / 2 / a->t->rows);
	return g;
}

static void put_alt(struct assembly *a, struct element *figure)
{
	figure->alt = words_sentence(&a->s->words, SENTENCE_SHEETS_GRID,
	                             (struct sentence_part[]){{"columns", words_number(&a->s->words, a->t->columns)},
	                                                      {"rows", words_number(&a->s->words, a->t->rows)},
	                                                      {0}});
}

/* In what is left of the page; of the page itself only the edges where its letters would become smaller than is promised. */
static void put_picture(struct assembly *a, mpt bottom)
{
	const struct page *p = &a->s->source->page.v[a->t->page];
	const mpt room = mpt_max(bottom - a->y, mm(20));
	struct grid g = grid_in(a, room);
	const mpt between = (a->t->columns - 1) * g.across, above = a->t->rows * g.above;
	struct element *figure = element_new(a->s->arena, a->part, ROLE_FIGURE);
	struct place place = {.page = a->t->page, .element = figure, .repeated = true};
	place.scale = ratio_least((struct ratio){a->width - between, p->width}, (struct ratio){room - above, p->height});
	const mpt w = ratio_of(p->width, place.scale), h = ratio_of(p->height, place.scale);
	g.at = (struct rect){a->left + (a->width - w - between) / 2, a->y, w, h};
	figure->bbox = (struct rect){g.at.x, g.at.y, w + between, h + above};
	put_alt(a, figure);
	if (sheet_keeps_letters(a->s, place.scale)) {
		sheet_drawn(a->sheet, &a->c);
		put_cells(a, &g, &place);
		a->c = sheet_canvas(a->s, a->sheet);
	}
	a->c.element = figure;
	put_names(a, &g);
}

void assembly_add(struct sheets *s, const struct tiling *t, struct element *parent)
{
	struct assembly a = {.s = s, .t = t, .sheet = sheet_add(s, false), .part = parent, .rtl = t->rtl};
	const mpt margin = mpt_min(mm(18), a.sheet->width / 8);
	a.sheet->label = arena_printf(s->arena, "%d", s->out->page.n);
	a.c = sheet_canvas(s, a.sheet);
	a.left = a.y = margin;
	a.width = a.sheet->width - 2 * margin;
	a.size = mpt_max(mpt_clamp(a.sheet->width / 48, PT(9), PT(20)), s->source->least_size);
	a.indent = a.size * 5 / 3;
	put_title(&a);
	put_steps(&a);
	put_picture(&a, a.sheet->height - margin);
	sheet_drawn(a.sheet, &a.c);
}
