/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The basic shapes of SVG (SVG 1.1, chapters 8 and 9) as paths on a canvas. */
#include "svg_reader.h"

#include <string.h>

/* Strokes scale by the square root of the area that a transform gives a unit square. */
static mpt stroke_width(const struct state *st)
{
	fix det = fix_mul(st->m.a, st->m.d) - fix_mul(st->m.b, st->m.c), low = 0, high = FIX(100000);
	det = det < 0 ? -det : det;
	while (low < high) {
		fix mid = low + (high - low + 1) / 2;
		if (fix_mul(mid, mid) <= det)
			low = mid;
		else
			high = mid - 1;
	}
	fix width = (fix_mul(st->width, low) + 32768) >> 16;
	return (mpt)(width > SVG_FARTHEST ? SVG_FARTHEST : width);
}

/* Whether a point, or the stroke, was held at the farthest place that a page can have. */
static bool is_out_of_reach(const struct path *p)
{
	bool out = p->width >= SVG_FARTHEST;
	for (int i = 0; i < p->n && !out; i++)
		for (int k = 0; k < seg_points[p->seg[i].op]; k++) {
			struct point at = p->seg[i].p[k];
			out |= at.x >= SVG_FARTHEST || at.x <= -SVG_FARTHEST || at.y >= SVG_FARTHEST ||
			        at.y <= -SVG_FARTHEST;
		}
	return out;
}

static void finish(struct svg *s, struct path_builder *b)
{
	const struct state *st = svg_state(s);
	s->segments += b->segs.n;
	if (s->segments > SVG_MOST_SEGMENTS)
		svg_stop(s, "the paths have more than 500,000 segments");
	if (!b->segs.n || (color_is_none(st->fill) && color_is_none(st->stroke)))
		return;
	struct path *p = path_finish(b, st->fill, st->stroke, stroke_width(st));
	p->even_odd = st->even_odd;
	p->round_caps = st->round_caps;
	p->round_joins = st->round_joins;
	if (is_out_of_reach(p))
		svg_stop(s, "a shape is larger than any paper: more than 14,400 pt (5 m) from the drawing's corner");
	canvas_path(s->canvas, p);
}

static void draw_ellipse(struct svg *s, struct svg_pen *pen, fix cx, fix cy, fix rx, fix ry)
{
	if (rx <= 0 || ry <= 0)
		return;
	struct svg_arc half = {rx, ry, 0, false, true};
	struct fix_point left = {cx - rx, cy}, right = {cx + rx, cy};
	pen_move(pen, left);
	pen_arc(pen, left, half, right);
	pen_arc(pen, right, half, left);
	path_close(pen->out);
	finish(s, pen->out);
}

static void draw_rect(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix x = svg_number_of(s, a, "x", 0), y = svg_number_of(s, a, "y", 0), w = svg_number_of(s, a, "width", 0),
	    h = svg_number_of(s, a, "height", 0);
	fix rx = svg_number_of(s, a, "rx", -1), ry = svg_number_of(s, a, "ry", rx);
	rx = rx < 0 ? (ry > 0 ? ry : 0) : rx;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry < 0 ? 0 : ry > h / 2 ? h / 2 : ry;
	if (!rx || !ry)
		rx = ry = 0; /* corners are square unless both are there (SVG 1.1, 9.2) */
	if (w <= 0 || h <= 0)
		return;
	struct svg_arc corner = {rx, ry, 0, false, true};
	struct fix_point p[] = {{x + rx, y},         {x + w - rx, y}, {x + w, y + ry}, {x + w, y + h - ry},
	                        {x + w - rx, y + h}, {x + rx, y + h}, {x, y + h - ry}, {x, y + ry}};
	pen_move(pen, p[0]);
	for (int i = 0; i < 8; i += 2) {
		pen_line(pen, p[i + 1]);
		if (rx && ry)
			pen_arc(pen, p[i + 1], corner, p[(i + 2) % 8]);
	}
	path_close(pen->out);
	finish(s, pen->out);
}

static void draw_points(struct svg *s, struct svg_pen *pen, const char *points, bool close)
{
	struct fix_point p;
	bool first = true;
	while (points && *(points += strspn(points, " \t\r\n,"))) {
		if (!svg_number(&points, &p.x)) {
			svg_bad_value(s, "'%s' is no coordinate", points);
			return;
		}
		if (!svg_number(&points, &p.y)) {
			svg_bad_value(s, "a point has no second coordinate%.0s", points);
			return;
		}
		if (first)
			pen_move(pen, p);
		else
			pen_line(pen, p);
		first = false;
	}
	if (close && !first)
		path_close(pen->out);
	finish(s, pen->out);
}

static void draw_line(struct svg *s, struct svg_pen *pen, const char **a)
{
	pen_move(pen, (struct fix_point){svg_number_of(s, a, "x1", 0), svg_number_of(s, a, "y1", 0)});
	pen_line(pen, (struct fix_point){svg_number_of(s, a, "x2", 0), svg_number_of(s, a, "y2", 0)});
	finish(s, pen->out);
}

static void draw_path(struct svg *s, struct svg_pen *pen, const char **a)
{
	const char *d = svg_attribute(a, "d");
	if (d && !svg_path(pen, d))
		svg_bad_value(s, "the path data is not well-formed: %s", d);
	finish(s, pen->out);
}

static void draw_round(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix r = svg_number_of(s, a, "r", 0);
	draw_ellipse(s, pen, svg_number_of(s, a, "cx", 0), svg_number_of(s, a, "cy", 0), svg_number_of(s, a, "rx", r),
	             svg_number_of(s, a, "ry", r));
}

static void draw_polyline(struct svg *s, struct svg_pen *pen, const char **a)
{
	draw_points(s, pen, svg_attribute(a, "points"), false);
}

static void draw_polygon(struct svg *s, struct svg_pen *pen, const char **a)
{
	draw_points(s, pen, svg_attribute(a, "points"), true);
}

static const struct {
	const char *name, *own; /* attributes */
	void (*draw)(struct svg *s, struct svg_pen *pen, const char **attributes);
} shapes[] = {
        {"path", "d", draw_path},
        {"rect", "x y width height rx ry", draw_rect},
        {"circle", "cx cy r", draw_round},
        {"ellipse", "cx cy rx ry", draw_round},
        {"line", "x1 y1 x2 y2", draw_line},
        {"polyline", "points", draw_polyline},
        {"polygon", "points", draw_polygon},
};

bool svg_shape(struct svg *s, const char *name, const char **attributes)
{
	for (int i = 0; i < COUNT_OF(shapes); i++) {
		if (strcmp(name, shapes[i].name) != 0)
			continue;
		struct path_builder b = {.arena = s->canvas->arena};
		svg_read_properties(s, attributes, shapes[i].own);
		struct svg_pen pen = {&b, svg_state(s)->m};
		shapes[i].draw(s, &pen, attributes);
		return true;
	}
	return false;
}
