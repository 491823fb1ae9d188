/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The basic shapes of SVG (SVG 1.1, chapters 8 and 9) as paths. */
#include "svg_reader.h"

#include <string.h>

static bool is_seen(struct svg_paint p) { return p.current || !color_is_none(p.color); }

/* currentColor is a word that elements take over from one another, and means the colour where it paints
   (CSS Color 4, 4.6). */
static struct svg_paint painted(const struct state *st, struct svg_paint p) { return p.current ? st->current : p; }

static void finish(struct svg *s, const struct svg_pen *pen)
{
	const struct state *st = svg_state(s);
	struct where at = svg_where(s);
	s->segments += pen->segs.n;
	if (s->segments > SVG_MOST_SEGMENTS)
		svg_stop(s, "the paths have more than 500,000 segments");
	struct svg_shape shape = {.line = at.line,
	                          .column = at.column,
	                          .m = st->m,
	                          .n = pen->segs.n,
	                          .seg = pen->segs.v,
	                          .fill = painted(st, st->fill),
	                          .stroke = painted(st, st->stroke),
	                          .width = st->width,
	                          .miter = st->miter,
	                          .even_odd = st->even_odd,
	                          .round_caps = st->round_caps,
	                          .round_joins = st->round_joins};
	if (shape.n && !st->hidden && (is_seen(shape.fill) || is_seen(shape.stroke)))
		*vec_push(s->g->arena, &s->file->shapes) = shape;
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
	pen_close(pen);
	finish(s, pen);
}

static void draw_rect(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix x = svg_number_of(s, a, "x", 0), y = svg_number_of(s, a, "y", 0), w = svg_size_of(s, a, "width", 0),
	    h = svg_size_of(s, a, "height", 0), ry = svg_size_of(s, a, "ry", -1), rx = svg_size_of(s, a, "rx", ry);
	ry = ry < 0 ? rx : ry; /* a radius that is not given is as the other (SVG 2, 10.2) */
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry > h / 2 ? h / 2 : ry;
	if (rx <= 0 || ry <= 0)
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
	pen_close(pen);
	finish(s, pen);
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
		pen_close(pen);
	finish(s, pen);
}

static void draw_line(struct svg *s, struct svg_pen *pen, const char **a)
{
	pen_move(pen, (struct fix_point){svg_number_of(s, a, "x1", 0), svg_number_of(s, a, "y1", 0)});
	pen_line(pen, (struct fix_point){svg_number_of(s, a, "x2", 0), svg_number_of(s, a, "y2", 0)});
	finish(s, pen);
}

static void draw_path(struct svg *s, struct svg_pen *pen, const char **a)
{
	const char *d = svg_attribute(a, "d");
	if (d && !svg_path(pen, d))
		svg_bad_value(s, "the path data is not well-formed: %s", d);
	finish(s, pen);
}

static void draw_circle(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix r = svg_size_of(s, a, "r", 0);
	draw_ellipse(s, pen, svg_number_of(s, a, "cx", 0), svg_number_of(s, a, "cy", 0), r, r);
}

/* A radius that is not given is as the other (SVG 2, 10.4). */
static void draw_oval(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix ry = svg_size_of(s, a, "ry", -1), rx = svg_size_of(s, a, "rx", ry);
	draw_ellipse(s, pen, svg_number_of(s, a, "cx", 0), svg_number_of(s, a, "cy", 0), rx, ry < 0 ? rx : ry);
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
        {"circle", "cx cy r", draw_circle},
        {"ellipse", "cx cy rx ry", draw_oval},
        {"line", "x1 y1 x2 y2", draw_line},
        {"polyline", "points", draw_polyline},
        {"polygon", "points", draw_polygon},
};

bool svg_shape(struct svg *s, const char *name, const char **attributes)
{
	for (int i = 0; i < COUNT_OF(shapes); i++) {
		if (strcmp(name, shapes[i].name) != 0)
			continue;
		struct svg_pen pen = {.arena = s->g->arena};
		svg_read_properties(s, attributes, shapes[i].own, true);
		if (!s->unseen)
			shapes[i].draw(s, &pen, attributes);
		return true;
	}
	return false;
}
