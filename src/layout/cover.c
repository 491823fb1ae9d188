/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an item hides: its outline is cut by rows, as a scan converter does, a quarter of a point apart
 * where the box is not higher than 16 pt. Only asked where a text and something drawn later meet.
 */
#include "cover.h"

#include <math.h>
#include <stdlib.h>

#define CURVE_PARTS 16
#define LEAST_STEP 250

struct rect rect_common(struct rect a, struct rect b)
{
	mpt left = mpt_max(a.x, b.x), top = mpt_max(a.y, b.y);
	return (struct rect){left, top, mpt_min(a.x + a.w, b.x + b.w) - left, mpt_min(a.y + a.h, b.y + b.h) - top};
}

struct rect cover_bounds(const struct item *it)
{
	mpt left = MPT_MAX, top = MPT_MAX, right = -MPT_MAX, bottom = -MPT_MAX, edge;
	if (it->kind == ITEM_IMAGE)
		return (struct rect){it->x, it->y, it->w, it->h};
	for (int i = 0; i < it->path->n; i++)
		for (int k = 0; k < seg_points[it->path->seg[i].op]; k++) {
			struct point p = it->path->seg[i].p[k];
			left = mpt_min(left, p.x);
			right = mpt_max(right, p.x);
			top = mpt_min(top, p.y);
			bottom = mpt_max(bottom, p.y);
		}
	if (left > right)
		return (struct rect){0};
	edge = color_is_none(it->path->stroke) ? 0 : it->path->width / 2;
	return (struct rect){it->x + left - edge, it->y + top - edge, right - left + 2 * edge, bottom - top + 2 * edge};
}

/* -- outlines ------------------------------------------------------------------------------- */

struct crossing {
	mpt x;
	int turn; /* 1: the outline goes down, -1: up */
};

struct outline_rows {
	struct arena *arena;
	const struct cover *cover;
	VEC(struct crossing) row[COVER_MOST_ROWS];
};

/* The first row at or below y. */
static int row_below(const struct cover *c, mpt y)
{
	int64_t over = (int64_t)y - c->top;
	int64_t row = over <= 0 ? 0 : (over + c->step - 1) / c->step;
	return row > c->n ? c->n : (int)row;
}

static void add_edge(struct outline_rows *o, struct point a, struct point b)
{
	int turn = a.y < b.y ? 1 : -1;
	struct point upper = turn > 0 ? a : b, lower = turn > 0 ? b : a;
	for (int i = row_below(o->cover, upper.y), end = row_below(o->cover, lower.y); i < end; i++) {
		int64_t down = o->cover->top + (int64_t)i * o->cover->step - upper.y;
		mpt x = upper.x + (mpt)muldiv((int64_t)lower.x - upper.x, down, (int64_t)lower.y - upper.y);
		*vec_push(o->arena, &o->row[i]) = (struct crossing){x, turn};
	}
}

/* A line as thick as the stroke, as a rectangle of four edges. */
static void add_stroke(struct outline_rows *o, struct point a, struct point b, mpt width)
{
	double dx = (double)b.x - a.x, dy = (double)b.y - a.y, length = sqrt(dx * dx + dy * dy);
	if (length < 1)
		return;
	mpt nx = (mpt)(-dy * width / 2 / length), ny = (mpt)(dx * width / 2 / length);
	struct point corner[] = {{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}};
	for (int i = 0; i < 4; i++)
		add_edge(o, corner[i], corner[(i + 1) % 4]);
}

static void add_line(struct outline_rows *o, struct point a, struct point b, mpt stroke)
{
	if (stroke)
		add_stroke(o, a, b, stroke);
	else
		add_edge(o, a, b);
}

static mpt on_curve(mpt a, mpt b, mpt c, mpt d, int64_t t)
{
	const int64_t n = CURVE_PARTS, r = n - t;
	return (mpt)((r * r * r * a + 3 * r * r * t * b + 3 * r * t * t * c + t * t * t * d) / (n * n * n));
}

static void add_curve(struct outline_rows *o, struct point from, const struct point p[3], mpt stroke)
{
	struct point last = from;
	for (int t = 1; t <= CURVE_PARTS; t++) {
		struct point next = {on_curve(from.x, p[0].x, p[1].x, p[2].x, t),
		                     on_curve(from.y, p[0].y, p[1].y, p[2].y, t)};
		add_line(o, last, next, stroke);
		last = next;
	}
}

/* `stroke` 0: its outline, each part closed. */
static void add_path(struct outline_rows *o, const struct path *path, struct point origin, mpt stroke)
{
	struct point start = origin, at = origin;
	for (int i = 0; i < path->n; i++) {
		const struct seg *s = &path->seg[i];
		struct point p[3] = {{0}};
		for (int k = 0; k < seg_points[s->op]; k++)
			p[k] = (struct point){origin.x + s->p[k].x, origin.y + s->p[k].y};
		if (s->op == SEG_CLOSE || (s->op == SEG_MOVE && !stroke))
			add_line(o, at, start, stroke);
		else if (s->op == SEG_LINE)
			add_line(o, at, p[0], stroke);
		else if (s->op == SEG_CURVE)
			add_curve(o, at, p, stroke);
		if (s->op == SEG_MOVE)
			start = p[0];
		at = s->op == SEG_CLOSE ? start : p[s->op == SEG_CURVE ? 2 : 0];
	}
	if (!stroke)
		add_line(o, at, start, 0);
}

/* Behind the parts that a row has; what follows the last one closely belongs to it. */
static void add_part(struct arena *a, struct cover *c, int row, mpt from, mpt to)
{
	const int n = c->row[row].n;
	if (n && c->row[row].v[n - 1].to == from)
		c->row[row].v[n - 1].to = to;
	else
		*vec_push(a, &c->row[row]) = (struct cover_part){from, to};
}

static int by_x(const void *a, const void *b)
{
	const struct crossing *x = a, *y = b;
	return (x->x > y->x) - (x->x < y->x);
}

static void fill_rows(struct outline_rows *o, struct cover *c, bool even_odd)
{
	for (int i = 0; i < c->n; i++) {
		struct crossing *v = o->row[i].v;
		int n = o->row[i].n, turns = 0;
		if (n > 1)
			qsort(v, (size_t)n, sizeof(*v), by_x);
		for (int k = 0; k + 1 < n; k++) {
			turns += even_odd ? 1 : v[k].turn;
			if ((even_odd ? turns % 2 : turns) && v[k + 1].x > v[k].x)
				add_part(o->arena, c, i, v[k].x, v[k + 1].x);
		}
	}
}

static void cover_path(struct arena *a, const struct item *it, struct cover *c)
{
	const struct path *p = it->path;
	const struct point origin = {it->x, it->y};
	if (!color_is_none(p->fill)) {
		struct outline_rows o = {.arena = a, .cover = c};
		add_path(&o, p, origin, 0);
		fill_rows(&o, c, p->even_odd);
	}
	if (!color_is_none(p->stroke) && p->width > COVER_LEAST) {
		struct outline_rows o = {.arena = a, .cover = c};
		add_path(&o, p, origin, p->width);
		fill_rows(&o, c, false);
	}
}

/* -- pictures ------------------------------------------------------------------------------- */

/* The opacity of a sample of an upright picture. */
static int opacity_at(const struct image *m, int64_t x, int64_t y)
{
	const int o = m->orientation;
	const int64_t across = o > 4 ? y : x, down = o > 4 ? x : y;
	const bool right = o == 2 || o == 3 || o == 7 || o == 8, low = o == 3 || o == 4 || o == 6 || o == 7;
	return m->alpha[(low ? m->height - 1 - down : down) * m->width + (right ? m->width - 1 - across : across)];
}

/* The samples of a row from the left edge of the box to its right one, as far as they are more than half opaque. */
static void cover_samples(struct arena *a, const struct item *it, struct rect box, int row, struct cover *c, int to)
{
	const int64_t n = image_across(it->image);
	for (int64_t x = ((int64_t)box.x - it->x) * n / it->w; x < n; x++) {
		mpt left = it->x + (mpt)(x * it->w / n), right = it->x + (mpt)((x + 1) * it->w / n);
		if (left >= box.x + box.w)
			return;
		if (opacity_at(it->image, x, row) >= 128)
			add_part(a, c, to, left, right);
	}
}

static void cover_image(struct arena *a, const struct item *it, struct rect box, struct cover *c)
{
	for (int i = 0; i < c->n; i++) {
		int64_t down = c->top + (int64_t)i * c->step - it->y;
		if (it->image->alpha)
			cover_samples(a, it, box, (int)(down * image_down(it->image) / it->h), c, i);
		else
			*vec_push(a, &c->row[i]) = (struct cover_part){it->x, it->x + it->w};
	}
}

/* ------------------------------------------------------------------------------------------- */

void cover_find(struct arena *a, const struct item *it, struct rect box, struct cover *c)
{
	*c = (struct cover){.step = mpt_max(LEAST_STEP, box.h / COVER_MOST_ROWS + 1)};
	c->top = box.y + mpt_min(c->step, box.h) / 2;
	c->n = (int)((box.h - (c->top - box.y) + c->step - 1) / c->step);
	if (it->kind == ITEM_IMAGE)
		cover_image(a, it, box, c);
	else
		cover_path(a, it, c);
}

static bool row_hides(const struct cover *c, int row, mpt from, mpt to)
{
	mpt hidden = 0;
	for (int i = 0; i < c->row[row].n; i++) {
		const struct cover_part *p = &c->row[row].v[i];
		hidden = mpt_max(hidden, mpt_min(to, p->to) - mpt_max(from, p->from));
	}
	return hidden > mpt_min(COVER_LEAST, to - from - 1);
}

bool cover_hides(const struct cover *c, struct rect ink)
{
	int rows = 0;
	mpt most = 0;
	if (ink.w <= 0 || ink.h <= 0)
		return false;
	for (int i = row_below(c, ink.y), end = row_below(c, ink.y + ink.h); i < end; i++) {
		rows = row_hides(c, i, ink.x, ink.x + ink.w) ? rows + 1 : 0;
		most = mpt_max(most, rows * c->step);
	}
	return most > mpt_min(COVER_LEAST, ink.h - c->step - 1);
}
