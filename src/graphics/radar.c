/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The radar: axes around a middle, rings at even steps, each with its number on the first axis.
 * Without values it is empty, to be drawn on. Names of axes stand outside of the rim.
 */
#include "boxes/diagram.h"
#include "internal.h"

struct radar {
	struct chart chart;
	const struct radar_props *p;
	const struct style *label, *ring;
	int n;
	mpt x, y, r;            /* middle and radius */
	VEC(struct rect) names; /* where texts stand already */
	int64_t lowest, highest;
};

/* Angle of an axis in thousandths of a degree, clockwise from the top. */
static int64_t angle_of(const struct radar *d, int i) { return (int64_t)360000 * i / d->n; }

static struct point point_on(const struct radar *d, int axis, mpt r)
{
	int64_t a = angle_of(d, axis);
	return (struct point){d->x + sine(a, r), d->y - cosine(a, r)};
}

static const struct axis *axis_of(const struct radar *d, int i) { return &((const struct axis *)d->p->axes.v)[i]; }

static void draw_rings(const struct radar *d)
{
	for (int k = 1; k <= d->p->rings; k++) {
		struct point p[LIMIT_RADAR_AXES];
		mpt r = (mpt)muldiv(d->r, k, d->p->rings);
		for (int i = 0; i < d->n; i++)
			p[i] = point_on(d, i, r);
		struct path *path = (struct path *)(uintptr_t)chart_polygon(&d->chart, p, d->n, COLOR_NONE, d->p->line,
		                                                            k == d->p->rings ? 1000 : 500);
		canvas_path(d->chart.canvas, path);
	}
	for (int i = 0; i < d->n; i++)
		chart_line(&d->chart, (struct point){d->x, d->y}, point_on(d, i, d->r), d->p->line, 500);
}

/* Notes where a text stands; one that meets another is an error. */
static void take_place(struct radar *d, struct rect r, const struct rich *label)
{
	for (int i = 0; i < d->names.n; i++) {
		const struct rect *o = &d->names.v[i];
		if (r.x < o->x + o->w && o->x < r.x + r.w && r.y < o->y + o->h && o->y < r.y + r.h) {
			chart_no_room(&d->chart, label);
			break;
		}
	}
	*vec_push(d->chart.g->arena, &d->names) = r;
}

enum label_parts { LABEL_GROUND = 1, LABEL_NUMBER = 2 };

/* The number of a ring stands on a small white ground that reaches to the first axis. */
static void draw_ring_labels(struct radar *d, int parts)
{
	const struct gfx *g = d->chart.g;
	for (int k = 0; k <= d->p->rings; k++) {
		struct buf b = {0};
		buf_decimal(&b, d->lowest + (d->highest - d->lowest) * k / d->p->rings, 1000, 1);
		struct rich *r = rich_plain(g->arena, buf_cstr(&b), d->chart.box->at);
		buf_free(&b);
		r->block[0].span[0].flags |= SPAN_NUMBER;
		mpt w = gfx_text_width(g, r, d->ring), h = gfx_size(g, d->ring);
		const struct para *p = gfx_text(g, r, d->ring, w, ALIGN_START);
		mpt y = d->y - (mpt)muldiv(d->r, k, d->p->rings), x = d->x + 2000;
		if (parts & LABEL_GROUND)
			chart_rect(&d->chart, (struct rect){d->x + 400, y - h / 2, w + 2100, h}, 0, COLOR_RGB(0xFFFFFF),
			           COLOR_NONE, 0);
		if (!(parts & LABEL_NUMBER))
			continue;
		take_place(d, (struct rect){x, y - h * 4 / 10, w, h * 8 / 10}, r);
		chart_text(&d->chart, p, x, y - p->height / 2, w);
	}
}

/* Room for a name beside its axis: to the side of the middle that it lies on. */
static void draw_name(struct radar *d, int i)
{
	const struct gfx *g = d->chart.g;
	const struct rich *r = axis_of(d, i)->label.value;
	struct point tip = point_on(d, i, d->r + CLEAR / 2);
	mpt near_middle = d->r / 8;
	int align = tip.x > d->x + near_middle ? ALIGN_START : tip.x < d->x - near_middle ? ALIGN_END : ALIGN_CENTER;
	mpt left = align == ALIGN_START ? tip.x + CLEAR / 2 : 0;
	mpt right = align == ALIGN_END ? tip.x - CLEAR / 2 : d->chart.width;
	mpt w = right - left;
	const struct para *p = gfx_text(g, r, d->label, w, align);
	if (!p)
		return;
	if (gfx_word_width(g, r, d->label) > w)
		chart_no_room(&d->chart, r);
	mpt y = align != ALIGN_CENTER ? tip.y - p->height / 2 : tip.y < d->y ? tip.y - p->height : tip.y;
	if (y < 0 || y + p->height > d->p->size)
		chart_no_room(&d->chart, r);
	mpt at = align == ALIGN_END ? right - p->width : align == ALIGN_CENTER ? left + (w - p->width) / 2 : left;
	/* What of a line's height is letters: it has a fifth of air above and below. */
	mpt air = gfx_leading(g, d->label) / 5;
	take_place(d, (struct rect){at, y + air, p->width, p->height - 2 * air}, r);
	chart_text(&d->chart, p, left, y, w);
}

static int count_values(const struct radar *d)
{
	int n = 0;
	for (int i = 0; i < d->n; i++)
		n += axis_of(d, i)->value.value != NULL;
	return n;
}

static void draw_values(const struct radar *d)
{
	struct point p[LIMIT_RADAR_AXES];
	for (int i = 0; i < d->n; i++) {
		int64_t v = chart_number(&d->chart, &axis_of(d, i)->value, d->lowest);
		if (v < d->lowest || v > d->highest)
			diag_report(d->chart.g->diag, DIAG_BAD_DATA, axis_of(d, i)->value.value->at,
			            "a value lies beyond the rim or the middle of the radar");
		v = v < d->lowest ? d->lowest : v > d->highest ? d->highest : v;
		p[i] = point_on(d, i, (mpt)muldiv(d->r, v - d->lowest, d->highest - d->lowest));
	}
	canvas_path(d->chart.canvas, chart_polygon(&d->chart, p, d->n, COLOR_NONE, d->p->area, 2000));
	for (int i = 0; i < d->n; i++)
		canvas_circle(d->chart.canvas, chart_x(&d->chart, p[i].x, 0), p[i].y, 2500, d->p->area, COLOR_NONE, 0);
}

/* The values hide neither the numbers of the rings nor are they hidden by their grounds. */
static void draw_middle(struct radar *d)
{
	int values = count_values(d);
	if (values && values < d->n)
		diag_report(d->chart.g->diag, DIAG_BAD_DATA, d->chart.box->at,
		            "a radar has a value for each of its axes, or for none");
	if (values < d->n) {
		draw_ring_labels(d, LABEL_GROUND | LABEL_NUMBER);
		return;
	}
	draw_ring_labels(d, LABEL_GROUND);
	draw_values(d);
	draw_ring_labels(d, LABEL_NUMBER);
}

static const char *describe(const struct radar *d)
{
	const struct chart *c = &d->chart;
	bool empty = true;
	struct buf text = {0}, items = {0};
	for (int i = 0; i < d->n; i++) {
		const char *value = slot_said(c, &axis_of(d, i)->value);
		sentence_item(c, &items, slot_said(c, &axis_of(d, i)->label), value);
		empty &= !*value;
	}
	const struct sentence_part part[] = {{"lowest", text_number(c->g->arena, c->g->text, slot_said(c, &d->p->lowest))},
	                                     {"highest", text_number(c->g->arena, c->g->text, slot_said(c, &d->p->highest))},
	                                     {"items", buf_cstr(&items)},
	                                     {0}};
	sentence_put(c, &text, empty ? SENTENCE_RADAR_EMPTY : SENTENCE_RADAR, part);
	buf_free(&items);
	return sentence_end(c, &text);
}

mpt draw_radar(const struct gfx *g, const struct box *box, mpt width, struct canvas *canvas, const char **alt)
{
	struct radar d = {.chart = {g, box, canvas, width}, .p = box->props};
	d.label = style_of(&d.chart, &d.p->label_style);
	d.ring = style_of(&d.chart, &d.p->ring_style);
	d.n = d.p->axes.n;
	d.lowest = chart_number(&d.chart, &d.p->lowest, 0);
	d.highest = chart_number(&d.chart, &d.p->highest, 100000);
	*alt = d.p->alt.value ? slot_said(&d.chart, &d.p->alt) : describe(&d);
	if (d.n < 3 || d.n > LIMIT_RADAR_AXES || d.highest <= d.lowest) {
		diag_report(g->diag, DIAG_BAD_DATA, box->at,
		            "a radar has 3 to 64 axes, and its highest value lies above its lowest");
		return d.p->size;
	}
	mpt name = gfx_leading(g, d.label), beside = 0;
	for (int i = 0; i < d.n; i++)
		if (angle_of(&d, i) % 180000)
			beside = mpt_max(beside, gfx_word_width(g, axis_of(&d, i)->label.value, d.label));
	d.x = width / 2;
	d.y = d.p->size / 2;
	d.r = mpt_min(d.p->size / 2 - name - CLEAR / 2 - 500, width / 2 - CLEAR - beside);
	if (d.r < PT(10)) {
		chart_no_room(&d.chart, axis_of(&d, 0)->label.value);
		return d.p->size;
	}
	draw_rings(&d);
	draw_middle(&d);
	for (int i = 0; i < d.n; i++)
		draw_name(&d, i);
	return d.p->size;
}
