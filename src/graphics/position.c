/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The position bar: a track whose two halves are hatched and dotted, and a mark on it. */
#include "boxes/diagram.h"
#include "internal.h"

/* The patterns of the sides, closer than on a large ground: the track is only a few points high. */
static void draw_hatch(const struct chart *c, struct rect r, color ink)
{
	const mpt step = 3000;
	struct path_builder b = {.arena = c->canvas->arena};
	for (mpt x = step / 2; x + r.h < r.w; x += step) {
		path_move(&b, r.x + x, r.y + r.h);
		path_line(&b, r.x + x + r.h, r.y);
	}
	canvas_path(c->canvas, path_finish(&b, COLOR_NONE, ink, 600));
}

static void draw_dots(const struct chart *c, struct rect r, color ink)
{
	const mpt step = 3600;
	struct path_builder b = {.arena = c->canvas->arena};
	int n = r.w / step;
	mpt first = (r.w - (n - 1) * step) / 2;
	for (int i = 0; i < n; i++)
		path_circle(&b, r.x + first + i * step, r.y + r.h / 2, 800, 800);
	canvas_path(c->canvas, path_finish(&b, ink, COLOR_NONE, 0));
}

static void draw_half(const struct chart *c, const struct position_props *p, bool far)
{
	mpt half = c->width / 2, track = p->height * 6 / 10, top = (p->height - track) / 2;
	mpt x = far ? half : 0;
	color ink = far ? p->second : p->first;
	struct rect r = {chart_x(c, x, half), top, half, track};
	if (far)
		draw_dots(c, r, ink);
	else
		draw_hatch(c, r, ink);
	canvas_rect(c->canvas, (struct rect){r.x, r.y + 250, r.w, r.h - 500}, 0, COLOR_NONE, ink, 500);
}

static const char *describe(const struct chart *c, const struct position_props *p)
{
	bool named = p->from.value && p->to.value;
	struct buf text = {0};
	const struct sentence_part part[] = {
	        {"from", slot_string(c, &p->from)}, {"to", slot_string(c, &p->to)}, {"value", slot_string(c, &p->at)}, {0}};
	sentence_put(c, &text, named ? SENTENCE_POSITION : SENTENCE_POSITION_PLAIN, part);
	return sentence_end(c, &text);
}

mpt draw_position(const struct gfx *g, const struct box *box, mpt width, struct canvas *canvas, const char **alt)
{
	const struct position_props *p = box->props;
	struct chart c = {g, box, canvas, width};
	int64_t at = chart_number(&c, &p->at, 50000);
	mpt r = p->height / 2;
	if ((at < 0 || at > 100000) && p->at.value)
		diag_report(g->diag, DIAG_BAD_DATA, p->at.value->at, "a position lies between 0 and 100");
	at = at < 0 ? 0 : at > 100000 ? 100000 : at;
	draw_half(&c, p, false);
	draw_half(&c, p, true);
	mpt x = r + (mpt)muldiv(width - 2 * r, at, 100000);
	canvas_circle(canvas, chart_x(&c, x, 0), r, r - 600, p->bridge, COLOR_RGB(0xFFFFFF), 1200);
	*alt = p->alt.value ? slot_string(&c, &p->alt) : describe(&c, p);
	return p->height;
}
