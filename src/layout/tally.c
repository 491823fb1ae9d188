/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars of cells to shade with a pen.
 *
 *                              few             many
 *     Arches   [    ]   [ | | | | | | | || | | | | | ]
 *
 * Labels stand at the start edge, bars at the end edge, where their cells share what width is left. To a screen reader
 * each bar is its label and what is filled in: the box, and the cells with the numbers that they count and their zones,
 * whose names above the bars are artifacts therefore.
 */
#include "tally.h"
#include "boxes/diagram.h"
#include "drawing.h"
#include "fillable.h"
#include "prose.h"

#define BESIDE 8504     /* 3 mm: between label, box and bar */
#define LEAST_CELL 5669 /* 2 mm: narrower, a pen does not keep to it */
#define FRAME 1000      /* thickness of lines; */
#define EDGE 2000       /* of those between zones */

struct tally {
	struct builder *b;
	const struct box *box;
	const struct bars_props *p;
	struct bar_cells cells; /* what the first and the last cell of a bar count */
	int n;                  /* cells of a bar */
	mpt labels, bar, cell;  /* widths */
	bool *edge;             /* whether a zone begins with a cell */
};

static const struct bar *bar_of(const struct tally *t, int i) { return &((const struct bar *)t->p->items.v)[i]; }

static const struct bar_zone *zone_of(const struct tally *t, int i) { return &((const struct bar_zone *)t->p->zones.v)[i]; }

static const struct style *style_or(const struct style_ref *ref, const struct style *otherwise)
{
	return ref->style ? ref->style : otherwise;
}

static const struct style *label_style(const struct tally *t, const struct bar *bar)
{
	return style_or(&bar->style, style_or(&t->p->label_style, t->box->style.style));
}

/* -- zones ---------------------------------------------------------------------------------- */

/* A number of cells; false after reporting that it is none. */
static bool zone_number(const struct tally *t, const struct text_slot *slot, int *out)
{
	int64_t v = 0;
	if (!slot->source) /* told by loading */
		return false;
	const char *text = slot->value ? rich_text(t->b->arena, slot->value) : "";
	const struct where at = slot->value ? slot->value->at : slot->source->at;
	bool number = number_parse(text, &v);
	if (!number)
		diag_report(t->b->gfx.diag, DIAG_BAD_NUMBER, at, text);
	else if (v % 1000)
		diag_report(t->b->gfx.diag, DIAG_BAD_DATA, at, "a zone begins and ends with a whole cell");
	*out = (int)(v / 1000); /* number_parse() takes no more than a thousand million */
	return number && v % 1000 == 0;
}

/* The cells of a zone, as counted from 0. */
struct extent {
	int first, last;
};

/* Of zones that are the bands of a rating too, the rating has told it. */
static bool was_told(const struct tally *t, struct where at)
{
	return at.source != t->box->at.source && diag_count(t->b->gfx.diag, DIAG_BANDS);
}

static void report_zone(const struct tally *t, struct where at, int from, int to, const char *should, int n)
{
	if (was_told(t, at))
		return;
	diag_report(t->b->gfx.diag, DIAG_BANDS, at,
	            arena_printf(t->b->arena, "the zone %d to %d should %s %d: the cells run from %d to %d", from, to,
	                         should, n, t->cells.from, t->cells.to));
}

/* Zones follow each other; the first one may begin above cells that no total reaches, and takes them in. */
static bool check_zone(const struct tally *t, const struct bar_zone *z, bool first, bool last, int *next, struct extent *out)
{
	int from, to;
	if (!zone_number(t, &z->from, &from) || !zone_number(t, &z->to, &to))
		return false;
	const int start = *next;
	*next = to < t->cells.to ? to + 1 : t->cells.to + 1;
	if (first ? from < start : from != start) {
		report_zone(t, z->from.value->at, from, to, "start at", start);
		return false;
	}
	if (to < from || to > t->cells.to || (last && to != t->cells.to)) {
		report_zone(t, z->to.value->at, from, to, last || to > t->cells.to ? "end at" : "end behind",
		            last || to > t->cells.to ? t->cells.to : from);
		return false;
	}
	*out = (struct extent){(first ? start : from) - t->cells.from, to - t->cells.from};
	return true;
}

static void put_zone_text(const struct tally *t, struct builder *in, const struct rich *r, const struct style *s)
{
	if (!r)
		return;
	if (gfx_word_width(&in->gfx, r, s) > in->width)
		diag_report(t->b->gfx.diag, DIAG_LABEL_SPACE, r->at, t->box->record->name, rich_text(t->b->arena, r));
	build_text(in, r, &(struct text_look){s, ALIGN_CENTER, ROLE_P, NULL, true});
}

static void add_zones(struct tally *t)
{
	struct cells *c = cells_new(t->b, t->p->zones.n);
	const struct style *own = t->box->style.style;
	struct element *unread = element_detached(t->b->arena, t->b->element, ROLE_DIV);
	int next = t->cells.from, n = 0, from = t->b->list->v.n;
	unread->artifact = true;
	for (int i = 0; i < t->p->zones.n; i++) {
		const struct bar_zone *z = zone_of(t, i);
		struct extent e;
		if (!check_zone(t, z, i == 0, i + 1 == t->p->zones.n, &next, &e))
			break; /* what comes behind it may follow from it */
		t->edge[e.first] = true;
		c->cell[n] = (struct cell){
		        .x = t->b->width - t->bar + e.first * t->cell, .w = (e.last - e.first + 1) * t->cell, .valign = 2};
		struct builder in = cell_builder(t->b, &c->cell[n++], unread);
		put_zone_text(t, &in, z->label.value, style_or(&t->p->zone_style, own));
		put_zone_text(t, &in, z->note.value, style_or(&t->p->note_style, own));
	}
	c->n = n;
	if (!n)
		return;
	add_row(t->b, c)->at = t->box->at;
	add_fr(t->b, (struct dim){t->p->gap, UNIT_ABS});
	repeat_items(t->b, from);
	t->b->list->stick_next = true;
}

/* -- bars ----------------------------------------------------------------------------------- */

static struct drawing *draw_cells(const struct tally *t)
{
	struct drawing *d = drawing_new(t->b, t->bar, t->p->bar);
	const color ink = t->p->line;
	canvas_rect(&d->canvas, (struct rect){FRAME / 2, FRAME / 2, t->bar - FRAME, t->p->bar - FRAME}, 0, COLOR_NONE, ink,
	            FRAME);
	for (int i = 1; i < t->n; i++) {
		mpt x = t->b->gfx.rtl ? t->bar - i * t->cell : i * t->cell;
		canvas_line(&d->canvas, x, 0, x, t->p->bar, ink, t->edge[i] ? EDGE : FRAME);
	}
	return d;
}

/* What is read aloud of the cells: the label, what they count, and their zones. */
static const char *cells_said(const struct tally *t, const struct bar *bar)
{
	const char *zones = bars_zones_said(&t->b->gfx, t->box);
	const char *count = arena_printf(t->b->arena, "%d–%d", t->cells.from, t->cells.to);
	return arena_printf(t->b->arena, "%s, %s%s%s",
	                    bar->label.value ? rich_told(t->b->arena, bar->label.value, t->b->gfx.rtl) : "",
	                    text_number(t->b->arena, t->b->gfx.text, count), *zones ? ": " : "", zones);
}

/* On a screen the last cell that would be shaded is chosen. */
static void choose_cell(const struct tally *t, const struct builder *in, const struct bar *bar, struct vitem *cells)
{
	struct fillable *f = fillable_new(in, FIELD_RADIO, bar->label.value, cells_said(t, bar));
	const char *label = bar->label.value ? rich_told(in->arena, bar->label.value, in->gfx.rtl) : "";
	f->suffix = "bar";
	for (int i = 0; i < t->n; i++) {
		const mpt x = t->b->gfx.rtl ? t->bar - (i + 1) * t->cell : i * t->cell;
		const char *number = arena_printf(in->arena, "%d", t->cells.from + i);
		const char *says = arena_printf(in->arena, "%s: %s", label, text_number(in->arena, in->gfx.text, number));
		struct widget *w = add_widget(in, cells, (struct rect){x, 0, t->cell, t->p->bar}, f, says);
		w->state = number;
		w->mark = MARK_CELL;
	}
}

static void fill_cells(const struct tally *t, const struct builder *in, const struct bar *bar, struct vitem *cells)
{
	if (is_fillable(in)) {
		choose_cell(t, in, bar, cells);
		return;
	}
	cells->element = form_element(in, NULL, FIELD_TEXT);
	cells->element->fills = cells_said(t, bar);
}

static void add_number_box(const struct tally *t, struct builder *in, const struct bar *bar)
{
	struct vitem *i = add_box(in, VB_WRITING, t->p->bar);
	i->writing = (struct writing){.lines = 1, .gap = t->p->bar, .frame = FRAME, .line = t->p->line};
	i->at = t->box->at;
	struct fillable *f = fill_in(in, i, FIELD_TEXT, bar->name.value ? bar->name.value : bar->label.value);
	if (!f)
		return;
	f->suffix = "number";
	f->pub.centered = true;
	fillable_type(in, f, label_style(t, bar), t->p->bar);
}

static void add_bar(struct tally *t, const struct bar *bar)
{
	const struct style *s = label_style(t, bar);
	struct cells *c = cells_new(t->b, 3);
	const mpt bar_x = t->b->width - t->bar;
	c->n = 0;
	c->cell[0] = (struct cell){.w = t->labels, .valign = 1};
	struct builder in = cell_builder(t->b, &c->cell[c->n++], t->b->element);
	if (bar->label.value)
		build_text(&in, bar->label.value, &(struct text_look){s, s->align, ROLE_P, NULL, true});
	if (t->p->box) {
		c->cell[1] = (struct cell){.x = bar_x - BESIDE - t->p->box, .w = t->p->box, .valign = 1};
		in = cell_builder(t->b, &c->cell[c->n++], t->b->element);
		add_number_box(t, &in, bar);
	}
	c->cell[c->n] = (struct cell){.x = bar_x, .w = t->bar, .valign = 1};
	in = cell_builder(t->b, &c->cell[c->n++], t->b->element);
	struct vitem *cells = add_drawing(&in, draw_cells(t));
	fill_cells(t, &in, bar, cells);
	cells->at = t->box->at;
	add_row(t->b, c)->at = bar->label.value ? bar->label.value->at : t->box->at;
}

/* Long labels take a second line before they take two fifths of the width. */
static bool find_widths(struct tally *t)
{
	const struct gfx *g = &t->b->gfx;
	for (int i = 0; i < t->p->items.n; i++)
		t->labels = mpt_max(t->labels, gfx_text_width(g, bar_of(t, i)->label.value, label_style(t, bar_of(t, i))));
	t->labels = mpt_min(t->labels, t->b->width * 2 / 5);
	t->cell = (t->b->width - t->labels - BESIDE - (t->p->box ? t->p->box + BESIDE : 0)) / t->n;
	t->bar = t->cell * t->n;
	if (t->cell >= LEAST_CELL)
		return true;
	diag_report(g->diag, DIAG_NO_WIDTH, t->box->at, "a cell of a bar");
	return false;
}

/* As many as it says, or as the zones reach; false after reporting. */
static bool find_cells(struct tally *t)
{
	t->cells = t->p->cells;
	if (!t->cells.to && (!t->p->zones.n || !zone_number(t, &zone_of(t, t->p->zones.n - 1)->to, &t->cells.to)))
		return false;
	t->n = t->cells.to - t->cells.from + 1;
	if (t->n >= 1 && t->n <= BARS_CELLS)
		return true;
	diag_report(t->b->gfx.diag, DIAG_BAD_DATA, t->box->at,
	            arena_printf(t->b->arena, "cells cannot run from %d to %d", t->cells.from, t->cells.to));
	return false;
}

void build_tally(struct builder *b, const struct box *box)
{
	const struct bars_props *p = box->props;
	struct tally t = {.b = b, .box = box, .p = p};
	if (!find_cells(&t))
		return;
	t.edge = NEW_ARRAY(b->arena, bool, t.n);
	if (!find_widths(&t))
		return;
	struct area_state area = area_open(b, &no_decoration, true);
	add_zones(&t);
	for (int i = 0; i < p->items.n; i++) {
		add_space(b, i ? p->gap : 0);
		add_bar(&t, bar_of(&t, i));
	}
	area_close(b, &area, 0);
}
