/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bridge: two banks, a deck on arches, and what stands on it.
 *
 *        [ label ]   [ label ]   [ label ]        plates, moved apart where they would meet
 *            |           |           |
 *     ======o===========o===========o======      deck
 *     bank  |  \_____/  |  \_____/  |  bank      arches between piers where `at` puts them
 *     name  |           |           |  name
 *     ------'-----------'-----------'------      ground; 0 is the start of the drawing, 100 its end
 *          /            |            \           feet: each leads to its column below
 *
 * Height is shared out from the sizes of the text: plates first, then feet, the rest is bridge.
 * Everything that a colour says, a pattern says too: hatched, dotted, solid.
 */
#include "boxes/diagram.h"
#include "boxes/text.h"
#include "internal.h"

#include <string.h>

struct pier_place {
	const struct pier *pier;
	const struct para *label, *note;
	mpt x; /* on the deck */
	mpt plate_w, plate_h;
};

struct bridge {
	struct chart chart;
	const struct bridge_props *p;
	const struct style *label, *note, *bank;
	int n;
	struct pier_place *place;
	struct slot_on_line *slot;
	mpt unit;                         /* size of the labels: what lines and gaps are measured by */
	mpt bank_w, plates, deck, ground; /* width; y of the plates' bottom, the deck's top and the ground */
	mpt overhang;                     /* of banks that run off the page */
};

/* A page margin is never wider than this; what runs beyond the bleed is cut off by the paper. */
#define OVERHANG PT(120)

/* -- measuring ------------------------------------------------------------------------------ */

static int by_position(const struct bridge *b, int i, int j)
{
	return chart_number(&b->chart, &b->place[i].pier->at, 50000) > chart_number(&b->chart, &b->place[j].pier->at, 50000);
}

static void sort_piers(struct bridge *b)
{
	for (int i = 1; i < b->n; i++)
		for (int j = i; j > 0 && by_position(b, j - 1, j); j--) {
			struct pier_place t = b->place[j];
			b->place[j] = b->place[j - 1];
			b->place[j - 1] = t;
		}
}

static mpt padding(const struct bridge *b) { return b->unit * 6 / 10; }

/* A plate as wide as its label, or narrower where many share the bridge. */
static void measure_plate(struct bridge *b, struct pier_place *p, mpt most)
{
	const struct gfx *g = b->chart.g;
	mpt inside = most - 2 * padding(b);
	mpt natural =
	        mpt_max(gfx_text_width(g, p->pier->label.value, b->label), gfx_text_width(g, p->pier->note.value, b->note));
	mpt least =
	        mpt_max(gfx_word_width(g, p->pier->label.value, b->label), gfx_word_width(g, p->pier->note.value, b->note));
	mpt w = mpt_max(mpt_min(natural, inside), least);
	/* Set once to find the lines, and once more as wide as the longest of them. */
	for (int pass = 0; pass < 2; pass++) {
		p->label = gfx_text(g, p->pier->label.value, b->label, w, ALIGN_CENTER);
		p->note = gfx_text(g, p->pier->note.value, b->note, w, ALIGN_CENTER);
		w = mpt_max(p->label ? p->label->width : 0, p->note ? p->note->width : 0);
	}
	p->plate_w = w + 2 * padding(b);
	p->plate_h = (p->label ? p->label->height : 0) + (p->note ? p->note->height : 0) + padding(b);
}

static void measure_plates(struct bridge *b)
{
	for (int i = 0; i < b->n; i++)
		measure_plate(b, &b->place[i], b->chart.width / b->n - CLEAR);
}

static void place_piers(struct bridge *b)
{
	mpt low = b->bank_w + b->unit, high = b->chart.width - low, gap = mpt_max(CLEAR, b->unit * 4 / 10);
	for (int i = 0; i < b->n; i++) {
		struct pier_place *p = &b->place[i];
		int64_t at = chart_number(&b->chart, &p->pier->at, 50000);
		if (at < 0 || at > 100000)
			diag_report(b->chart.g->diag, DIAG_BAD_DATA, p->pier->at.value->at,
			            "a position on the bridge lies between 0 and 100");
		mpt x = (mpt)muldiv(b->chart.width, at < 0 ? 0 : at > 100000 ? 100000 : at, 100000);
		p->x = mpt_max(mpt_min(x, high), low);
		b->slot[i] = (struct slot_on_line){p->x, p->plate_w, 0};
	}
	if (!spread_labels(b->chart.g->arena, b->slot, b->n, 0, b->chart.width, gap) && b->n)
		chart_no_room(&b->chart, b->place[b->n - 1].pier->label.value);
}

static mpt highest_plate(const struct bridge *b)
{
	mpt h = 0;
	for (int i = 0; i < b->n; i++)
		h = mpt_max(h, b->place[i].plate_h);
	return h;
}

/* -- banks ---------------------------------------------------------------------------------- */

struct side {
	const struct text_slot *name;
	const struct item_list *items;
	color ink, tint;
	int pattern;
	bool far; /* the end side */
};

static mpt slope_of(const struct bridge *b) { return (b->ground - b->deck) / 4; }
static mpt bank_padding(const struct bridge *b) { return b->overhang ? 0 : mpt_max(padding(b), CLEAR); }

/* Banks take a fifth of the width, more where their names need it, and never more than a third. */
static void measure_banks(struct bridge *b)
{
	const struct gfx *g = b->chart.g;
	mpt name = mpt_max(gfx_word_width(g, b->p->from.value, b->bank), gfx_word_width(g, b->p->to.value, b->bank));
	mpt need = name + slope_of(b) + bank_padding(b) + CLEAR;
	b->bank_w = mpt_clamp(need, b->chart.width / 5, b->chart.width / 3);
}

static mpt bank_x(const struct bridge *b, const struct side *s, mpt x, mpt w) { return s->far ? b->chart.width - x - w : x; }

/* A bank slopes away under the bridge, so that the deck rests on its edge. */
static void draw_bank(const struct bridge *b, const struct side *s)
{
	mpt slope = slope_of(b), out = -b->overhang;
	struct point shape[] = {{out, b->deck}, {b->bank_w, b->deck}, {b->bank_w - slope, b->ground}, {out, b->ground}};
	for (int i = 0; i < COUNT_OF(shape); i++)
		shape[i].x = s->far ? b->chart.width - shape[i].x : shape[i].x;
	const struct path *area = chart_polygon(&b->chart, shape, 4, s->tint, COLOR_NONE, 0);
	canvas_path(b->chart.canvas, area);
	canvas_clip(b->chart.canvas, area);
	/* The pattern keeps to the lower part: names stand on the plain ground above it. */
	mpt strip = (b->ground - b->deck) / 4;
	mpt x = bank_x(b, s, out, b->bank_w - out);
	struct rect r = {chart_x(&b->chart, x, b->bank_w - out), b->ground - strip, b->bank_w - out, strip};
	canvas_pattern(b->chart.canvas, r, 0, &(struct pattern){.kind = s->pattern}, s->ink);
	canvas_unclip(b->chart.canvas);
	mpt edge = b->unit / 4;
	chart_rect(&b->chart, (struct rect){bank_x(b, s, out, b->bank_w - out), b->deck, b->bank_w - out, edge}, 0, s->ink,
	           COLOR_NONE, 0);
}

static void draw_bank_text(const struct bridge *b, const struct side *s)
{
	const struct gfx *g = b->chart.g;
	struct style *style = NEW(g->arena, struct style);
	*style = *b->bank;
	style->color = s->ink;
	mpt pad = bank_padding(b), w = b->bank_w - slope_of(b) - pad, x = bank_x(b, s, pad, w),
	    y = b->deck + b->unit / 4 + padding(b) / 2;
	mpt foot = b->ground - (b->ground - b->deck) / 4;
	const struct para *name = gfx_text(g, s->name->value, style, w, s->far ? ALIGN_END : ALIGN_START);
	if (name && (gfx_word_width(g, s->name->value, style) > w || y + name->height > foot))
		chart_no_room(&b->chart, s->name->value);
	chart_text(&b->chart, name, x, y, w);
	y += name ? name->height : 0;
	for (int i = 0; i < s->items->n; i++) {
		const struct rich *r = ((const struct list_item *)s->items->v)[i].text.value;
		const struct para *p = gfx_text(g, r, b->note, w, s->far ? ALIGN_END : ALIGN_START);
		if (p && y + p->height > foot)
			chart_no_room(&b->chart, r);
		chart_text(&b->chart, p, x, y, w);
		y += p ? p->height : 0;
	}
}

/* -- the bridge ----------------------------------------------------------------------------- */

/* An arch between two supports: half an ellipse, flat where the span is wide. */
static void draw_arch(const struct bridge *b, mpt from, mpt to)
{
	const mpt line = b->unit / 8, top = b->deck + b->unit * 7 / 10;
	mpt rise = mpt_min((to - from) / 2, (b->ground - top) * 8 / 10), mid = (from + to) / 2, foot = top + rise;
	struct path_builder p = {.arena = b->chart.canvas->arena};
	/* An ellipse's controls: 0.5523 of its half axes. */
	mpt pull = (mpt)((int64_t)(to - from) * 276 / 1000), push = (mpt)((int64_t)rise * 5523 / 10000);
	path_move(&p, chart_x(&b->chart, from, 0), foot);
	path_curve(&p, (struct point){chart_x(&b->chart, from, 0), foot - push},
	           (struct point){chart_x(&b->chart, mid - pull, 0), top}, (struct point){chart_x(&b->chart, mid, 0), top});
	path_curve(&p, (struct point){chart_x(&b->chart, mid + pull, 0), top},
	           (struct point){chart_x(&b->chart, to, 0), foot - push}, (struct point){chart_x(&b->chart, to, 0), foot});
	canvas_path(b->chart.canvas, path_finish(&p, COLOR_NONE, b->p->bridge, line));
}

/* A span that is too narrow for an arch is a plain opening: beside a bank a short one would look
   like a hook. */
static void draw_arches(const struct bridge *b)
{
	mpt from = b->bank_w;
	for (int i = 0; i <= b->n; i++) {
		mpt to = i < b->n ? b->place[i].x : b->chart.width - b->bank_w;
		bool at_bank = i == 0 || i == b->n;
		if (to - from > b->unit * (at_bank ? 8 : 2))
			draw_arch(b, from, to);
		from = to;
	}
}

static void draw_deck(const struct bridge *b)
{
	mpt over = b->unit, thick = b->unit * 55 / 100;
	chart_rect(&b->chart, (struct rect){b->bank_w - over, b->deck, b->chart.width - 2 * (b->bank_w - over), thick}, 0,
	           b->p->bridge, COLOR_NONE, 0);
}

static void draw_piers(const struct bridge *b)
{
	mpt w = b->unit * 45 / 100;
	for (int i = 0; i < b->n; i++) {
		mpt x = b->place[i].x;
		struct point shape[] = {{x - w / 2, b->deck},
		                        {x + w / 2, b->deck},
		                        {x + w * 8 / 10, b->ground},
		                        {x - w * 8 / 10, b->ground}};
		canvas_path(b->chart.canvas, chart_polygon(&b->chart, shape, 4, b->p->bridge, COLOR_NONE, 0));
	}
}

static void draw_plates(const struct bridge *b)
{
	for (int i = 0; i < b->n; i++) {
		const struct pier_place *p = &b->place[i];
		mpt x = b->slot[i].x, y = b->plates - p->plate_h, mid = x + p->plate_w / 2, r = b->unit * 45 / 100;
		chart_line(&b->chart, (struct point){mid, b->plates}, (struct point){p->x, b->deck}, b->p->bridge,
		           b->unit / 8);
		canvas_circle(b->chart.canvas, chart_x(&b->chart, p->x, 0), b->deck + b->unit * 55 / 200, r,
		              COLOR_RGB(0xFFFFFF), b->p->bridge, b->unit / 6);
		chart_rect(&b->chart, (struct rect){x, y, p->plate_w, p->plate_h}, 0, b->p->bridge_tint, COLOR_NONE, 0);
		chart_rect(&b->chart, (struct rect){x, b->plates - b->unit / 6, p->plate_w, b->unit / 6}, 0, b->p->bridge,
		           COLOR_NONE, 0);
		mpt w = p->plate_w - 2 * padding(b);
		chart_text(&b->chart, p->label, x + padding(b), y + padding(b) / 3, w);
		chart_text(&b->chart, p->note, x + padding(b), y + padding(b) / 3 + (p->label ? p->label->height : 0), w);
	}
}

/* From the n-th pier to the middle of the n-th column: curves whose order is the same above and
   below, so they cannot cross. */
static void draw_feet(const struct bridge *b)
{
	mpt height = b->p->height - b->ground;
	mpt column = (b->chart.width - b->p->feet_gap * (b->n - 1)) / mpt_max(b->n, 1);
	for (int i = 0; i < b->n && b->p->feet; i++) {
		struct path_builder p = {.arena = b->chart.canvas->arena};
		mpt from = chart_x(&b->chart, b->place[i].x, 0),
		    to = chart_x(&b->chart, (column + b->p->feet_gap) * i + column / 2, 0);
		path_move(&p, from, b->ground);
		path_curve(&p, (struct point){from, b->ground + height * 7 / 10},
		           (struct point){to, b->ground + height * 3 / 10}, (struct point){to, b->p->height});
		canvas_path(b->chart.canvas, path_finish(&p, COLOR_NONE, b->p->bridge, b->unit / 4));
	}
}

static void draw_ground(const struct bridge *b)
{
	mpt out = b->overhang;
	chart_line(&b->chart, (struct point){-out, b->ground}, (struct point){b->chart.width + out, b->ground}, b->p->bridge,
	           b->unit / 10);
}

static const char *describe(const struct bridge *b)
{
	const struct chart *c = &b->chart;
	const char *from = slot_string(c, &b->p->from), *to = slot_string(c, &b->p->to);
	struct buf text = {0}, items = {0};
	for (int i = 0; i < b->n; i++) {
		const struct pier *p = b->place[i].pier;
		sentence_item(c, &items, slot_string(c, &p->label), slot_string(c, &p->at), slot_string(c, &p->note));
	}
	sentence_put(c, &text, SENTENCE_BRIDGE, (struct sentence_part[]){{"from", from}, {"to", to}, {0}});
	if (items.n) {
		sentence_begin(&text);
		sentence_put(c, &text, SENTENCE_ON_BRIDGE, (struct sentence_part[]){{"items", buf_cstr(&items)}, {0}});
	}
	sentence_part(c, &text, from, &b->p->from_list);
	sentence_part(c, &text, to, &b->p->to_list);
	buf_free(&items);
	return sentence_end(c, &text);
}

static void share_height(struct bridge *b)
{
	mpt stem = b->unit * 14 / 10;
	b->plates = highest_plate(b);
	b->deck = b->plates + stem;
	b->ground = b->p->feet ? b->p->height - mpt_max(b->p->height / 6, b->unit * 2) : b->p->height - b->unit / 10;
	if (b->ground - b->deck < b->unit * 3)
		chart_no_room(&b->chart, b->n ? b->place[0].pier->label.value : NULL);
}

static void start(struct bridge *b)
{
	const struct gfx *g = b->chart.g;
	b->label = style_of(&b->chart, &b->p->label_style);
	b->note = style_of(&b->chart, &b->p->note_style);
	b->bank = style_of(&b->chart, &b->p->bank_style);
	b->unit = gfx_size(g, b->label);
	b->overhang = b->p->bleed ? OVERHANG : 0;
	b->n = b->p->items.n;
	b->place = NEW_ARRAY(g->arena, struct pier_place, b->n + 1);
	b->slot = NEW_ARRAY(g->arena, struct slot_on_line, b->n + 1);
	for (int i = 0; i < b->n; i++)
		b->place[i].pier = &((const struct pier *)b->p->items.v)[i];
	sort_piers(b);
}

mpt draw_bridge(const struct gfx *g, const struct box *box, mpt width, struct canvas *c, const char **alt)
{
	struct bridge b = {.chart = {g, box, c, width}, .p = box->props};
	const struct bridge_props *p = b.p;
	struct side first = {&p->from, &p->from_list, p->first, p->first_tint, PATTERN_HATCH, false};
	struct side second = {&p->to, &p->to_list, p->second, p->second_tint, PATTERN_DOTS, true};
	if (p->items.n > LIMIT_BRIDGE_ITEMS) {
		diag_report(g->diag, DIAG_BAD_DATA, box->at,
		            arena_printf(g->arena, "a bridge holds at most %d items", LIMIT_BRIDGE_ITEMS));
		return p->height;
	}
	start(&b);
	measure_plates(&b);
	share_height(&b);
	measure_banks(&b);
	place_piers(&b);
	draw_bank(&b, &first);
	draw_bank(&b, &second);
	draw_ground(&b);
	draw_feet(&b);
	draw_arches(&b);
	draw_piers(&b);
	draw_deck(&b);
	draw_bank_text(&b, &first);
	draw_bank_text(&b, &second);
	draw_plates(&b);
	*alt = p->alt.value ? slot_string(&b.chart, &p->alt) : describe(&b);
	return p->height;
}
