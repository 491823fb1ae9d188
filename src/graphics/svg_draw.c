/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that was read onto a canvas. Strokes are scaled with their shapes, so that a pen is an ellipse
 * where the scale is uneven (SVG 1.1, 11.4), and what lies outside of the viewport is cut off (14.3.3).
 */
#include "boxes/media.h"
#include "svg.h"

#include <math.h>
#include <stdlib.h>

/* A pen that is flatter is a mistake of the drawing. */
#define FLATTEST 1000
/* What nobody sees: a hundredth of a point. */
#define HAIR 10

struct placing {
	const struct gfx *g;
	const struct svg_file *file;
	color current;
	struct rect seen; /* of the viewport */
	struct matrix m;  /* from the view box */
	VEC(struct path *) paths;
	bool over, failed; /* something lies outside of it; something cannot be drawn */
};

/* -- the view ------------------------------------------------------------------------------- */

struct point svg_size(const struct svg_file *f, mpt w, mpt h)
{
	return (struct point){w ? w : picture_side(h, f->across, f->down), h ? h : picture_side(w, f->down, f->across)};
}

/* mpt for a user unit. */
static double ratio(mpt out, fix in)
{
	const __int128 most = INT64_MAX / 4;
	__int128 v = ((__int128)out << 32) / in;
	return (double)(int64_t)(v > most ? most : v) / 65536;
}

/* The view box into `r`, which is the viewport on paper, in its own shape or stretched. */
static struct matrix view(const struct svg_file *f, struct rect r, bool stretched)
{
	const struct svg_align *to = &f->align;
	double kx = ratio(r.w, f->box[2]), ky = ratio(r.h, f->box[3]);
	double own_x = (double)f->across / (double)f->box[2], own_y = (double)f->down / (double)f->box[3];
	if (!to->stretch && !stretched)
		kx = ky = (kx < ky) != to->slice ? kx : ky;
	else if (!to->stretch && (own_x < own_y) != to->slice)
		ky *= own_x / own_y;
	else if (!to->stretch)
		kx *= own_y / own_x;
	double x = (double)f->box[0] / 65536, y = (double)f->box[1] / 65536, w = (double)f->box[2] / 65536,
	       h = (double)f->box[3] / 65536;
	return (struct matrix){
	        kx, 0, 0, ky, r.x + (r.w - kx * w) / 2 * to->x - kx * x, r.y + (r.h - ky * h) / 2 * to->y - ky * y};
}

/* -- strokes -------------------------------------------------------------------------------- */

static void fail(struct placing *p, const struct svg_shape *s, const char *limit)
{
	p->failed = true;
	diag_report(p->g->diag, DIAG_SVG_LIMIT, (struct where){p->file->source, s->line, s->column}, limit);
}

static bool has_joins(const struct path *p)
{
	for (int i = 2; i < p->n; i++)
		if (p->seg[i].op != SEG_MOVE && p->seg[i - 1].op != SEG_MOVE)
			return true;
	return false;
}

static mpt width_of(double v) { return v < SVG_FARTHEST ? (mpt)floor(v + 0.5) : SVG_FARTHEST; }

/* One column of a pen is as long as the pen is wide. */
static const struct pen *pen_of(struct placing *p, const struct matrix *m, double most)
{
	struct pen *pen = NEW(p->g->arena, struct pen);
	const double v[] = {m->a, m->b, m->c, m->d};
	int *to[] = {&pen->a, &pen->b, &pen->c, &pen->d};
	for (int i = 0; i < COUNT_OF(v); i++)
		*to[i] = (int)floor(v[i] / most * 100000 + 0.5);
	return pen;
}

static void set_stroke(struct placing *p, const struct svg_shape *s, const struct matrix *m, struct path *path)
{
	double x = sqrt(m->a * m->a + m->b * m->b), y = sqrt(m->c * m->c + m->d * m->d), most = x > y ? x : y,
	       area = fabs(m->a * m->d - m->b * m->c), width = (double)s->width / 65536;
	bool even = fabs(x - y) < most / 10000 && fabs(m->a * m->c + m->b * m->d) < most * most / 10000;
	if (area <= 0 || !s->width) {
		path->stroke = COLOR_NONE; /* a shape that is scaled to nothing is not drawn (SVG 1.1, 7.6) */
		return;
	}
	if (!even && area * FLATTEST < most * most)
		fail(p, s, "a stroke is scaled more than 1,000 times as much one way as the other");
	path->width = width_of(width * (even ? sqrt(area) : most));
	path->pen = even ? NULL : pen_of(p, m, most);
	path->miter = !s->round_joins && has_joins(path) ? (int)muldiv(s->miter, 1000, 65536) : 0;
}

/* How far a stroke reaches from its line at most. */
static double reach(const struct path *p)
{
	double half = (double)p->width / 2 * (p->pen ? 1.5 : 1);
	return p->miter > 1000 ? half * p->miter / 1000 : half;
}

/* -- shapes --------------------------------------------------------------------------------- */

static color color_of(const struct placing *p, struct svg_paint paint) { return paint.current ? p->current : paint.color; }

static bool is_far(struct point p)
{
	return p.x >= SVG_FARTHEST || p.x <= -SVG_FARTHEST || p.y >= SVG_FARTHEST || p.y <= -SVG_FARTHEST;
}

/* Notes where the shape lies: outside of what is seen, or of any paper. */
static void look_at(struct placing *p, const struct svg_shape *s, const struct path *path)
{
	const struct rect r = p->seen;
	double out = reach(path) - HAIR;
	bool far = path->width >= SVG_FARTHEST;
	for (int i = 0; i < path->n; i++)
		for (int k = 0; k < seg_points[path->seg[i].op]; k++) {
			struct point at = path->seg[i].p[k];
			far |= is_far(at);
			p->over |= at.x - out < r.x || at.y - out < r.y || at.x + out > r.x + r.w || at.y + out > r.y + r.h;
		}
	if (far)
		fail(p, s, "a shape is larger than any paper: more than 14,400 pt (5 m) from the drawing's corner");
}

static void place_shape(struct placing *p, const struct svg_shape *s)
{
	struct matrix m = matrix_mul(&p->m, &s->m);
	struct path_builder b = {.arena = p->g->arena};
	for (int i = 0; i < s->n; i++) {
		struct seg *to = vec_push(b.arena, &b.segs);
		*to = (struct seg){.op = s->seg[i].op};
		for (int k = 0; k < seg_points[to->op]; k++)
			to->p[k] = matrix_point(&m, s->seg[i].p[k]);
	}
	struct path *path = path_finish(&b, color_of(p, s->fill), color_of(p, s->stroke), 0);
	path->even_odd = s->even_odd;
	path->round_caps = s->round_caps;
	path->round_joins = s->round_joins;
	if (!color_is_none(path->stroke))
		set_stroke(p, s, &m, path);
	look_at(p, s, path);
	if (!color_is_none(path->fill) || !color_is_none(path->stroke))
		*vec_push(p->g->arena, &p->paths) = path;
}

/* What two rectangles share. */
static struct rect shared(struct rect a, struct rect b)
{
	mpt x = mpt_max(a.x, b.x), y = mpt_max(a.y, b.y);
	return (struct rect){x, y, mpt_min(a.x + a.w, b.x + b.w) - x, mpt_min(a.y + a.h, b.y + b.h) - y};
}

bool svg_takes_color(const struct svg_file *f)
{
	for (int i = 0; i < f->shapes.n; i++)
		if (f->shapes.v[i].fill.current || f->shapes.v[i].stroke.current)
			return true;
	return false;
}

bool svg_draw(const struct gfx *g, const struct svg_file *f, const struct svg_place *place, struct canvas *c)
{
	struct point size = svg_size(f, place->width, place->height);
	struct rect whole = {0, 0, size.x, size.y}, r = whole;
	bool given = place->width && place->height;
	if (given)
		r = picture_place(place->fit, size.x, size.y, f->across, f->down);
	struct placing p = {.g = g, .file = f, .current = place->current, .seen = shared(whole, r)};
	p.m = view(f, r, given && place->fit == FIT_STRETCH);
	for (int i = 0; i < f->shapes.n; i++)
		place_shape(&p, &f->shapes.v[i]);
	if (p.failed)
		return false;
	if (p.over)
		canvas_clip_rect(c, p.seen);
	for (int i = 0; i < p.paths.n; i++)
		canvas_path(c, p.paths.v[i]);
	if (p.over)
		canvas_unclip(c);
	return true;
}
