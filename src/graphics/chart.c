/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the diagrams share. Coordinates run from the start edge; right-to-left editions mirror them. */
#include "boxes.h"
#include "internal.h"

mpt chart_x(const struct chart *c, mpt x, mpt w) { return c->g->rtl ? c->width - x - w : x; }

void chart_rect(const struct chart *c, struct rect r, mpt radius, color fill, color stroke, mpt width)
{
	r.x = chart_x(c, r.x, r.w);
	canvas_rect(c->canvas, r, radius, fill, stroke, width);
}

void chart_line(const struct chart *c, struct point a, struct point b, color stroke, mpt width)
{
	canvas_line(c->canvas, chart_x(c, a.x, 0), a.y, chart_x(c, b.x, 0), b.y, stroke, width);
}

const struct path *chart_polygon(const struct chart *c, const struct point *p, int n, color fill, color stroke, mpt width)
{
	struct path_builder b = {.arena = c->canvas->arena};
	for (int i = 0; i < n; i++) {
		if (i)
			path_line(&b, chart_x(c, p[i].x, 0), p[i].y);
		else
			path_move(&b, chart_x(c, p[i].x, 0), p[i].y);
	}
	path_close(&b);
	return path_finish(&b, fill, stroke, width);
}

void chart_text(const struct chart *c, const struct para *p, mpt x, mpt y, mpt w)
{
	if (p)
		canvas_para(c->canvas, p, chart_x(c, x, w), y);
}

int64_t chart_number(const struct chart *c, const struct text_slot *t, int64_t otherwise)
{
	int64_t v;
	if (!t->value)
		return otherwise;
	const char *s = rich_text(c->g->arena, t->value);
	if (number_parse(s, &v))
		return v;
	diag_report(c->g->diag, DIAG_BAD_NUMBER, t->value->at, s);
	return otherwise;
}

const char *slot_string(const struct chart *c, const struct text_slot *t)
{
	return t->value ? rich_text(c->g->arena, t->value) : "";
}

const struct style *style_of(const struct chart *c, const struct style_ref *ref)
{
	return ref->style ? ref->style : c->box->style.style;
}

void chart_no_room(const struct chart *c, const struct rich *label)
{
	diag_report(c->g->diag, DIAG_LABEL_SPACE, label ? label->at : c->box->at, c->box->record->name,
	            label ? rich_text(c->g->arena, label) : "");
}

/* Labels that touch, and where all of them together stand nearest to their places. */
struct cluster {
	int first, n;
	int64_t sum; /* of the places that its labels would give the start of the first */
	mpt width, x;
};

static void place_cluster(struct cluster *c, mpt low, mpt high)
{
	int64_t wanted = c->sum / c->n;
	c->x = wanted < low ? low : wanted > high - c->width ? high - c->width : (mpt)wanted;
}

static void join_clusters(struct cluster *c, const struct cluster *next, mpt gap)
{
	c->sum += next->sum - (int64_t)next->n * (c->width + gap);
	c->n += next->n;
	c->width += gap + next->width;
}

static void put_cluster(const struct cluster *c, struct slot_on_line *s, mpt gap)
{
	mpt x = c->x;
	for (int i = c->first; i < c->first + c->n; i++) {
		s[i].x = x;
		x += s[i].width + gap;
	}
}

bool spread_labels(struct arena *a, struct slot_on_line *s, int n, mpt low, mpt high, mpt gap)
{
	struct cluster *c = NEW_ARRAY(a, struct cluster, n + 1);
	int top = -1;
	for (int i = 0; i < n; i++) {
		c[++top] = (struct cluster){i, 1, s[i].at - s[i].width / 2, s[i].width, 0};
		place_cluster(&c[top], low, high);
		while (top > 0 && c[top - 1].x + c[top - 1].width + gap > c[top].x) {
			join_clusters(&c[top - 1], &c[top], gap);
			place_cluster(&c[--top], low, high);
		}
	}
	for (int i = 0; i <= top; i++)
		put_cluster(&c[i], s, gap);
	return !n || (s[0].x >= low && s[n - 1].x + s[n - 1].width <= high);
}
