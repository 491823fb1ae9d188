/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns: lines at 45 degrees, or dots in quincunx. They are paths and no tiling patterns, since readers draw tiles as
 * pictures whose edges blur, and a row of dots takes no more bytes than a line.
 */
#include "graphics.h"

/* Close enough to read as a tone, coarse and open enough for a copier: lines and dots of 0.84 mm. */
static const struct measure {
	mpt pitch, cover;
} usual[] = {[PATTERN_HATCH] = {5669, 2381}, [PATTERN_DOTS] = {5386, 2370}};

static struct measure measure_of(const struct pattern *p)
{
	const struct measure *own = &usual[p->kind];
	mpt pitch = p->pitch ? p->pitch : own->pitch;
	mpt cover = p->cover.v ? dim_resolve(p->cover, pitch) : (mpt)muldiv(own->cover, pitch, own->pitch);
	return (struct measure){pitch, cover};
}

bool pattern_is_dense(const struct pattern *p)
{
	if (p->kind == PATTERN_NONE)
		return false;
	struct measure m = measure_of(p);
	return m.cover > m.pitch / 4;
}

static void hatch(struct canvas *c, struct rect r, struct measure m, color ink)
{
	const mpt step = (mpt)muldiv(m.pitch, 1414214, 1000000); /* along an edge */
	struct path_builder b = {.arena = c->arena};
	for (mpt x = step / 2; x < r.w + r.h; x += step) {
		path_move(&b, r.x + x, r.y);
		path_line(&b, r.x + x - r.h, r.y + r.h);
	}
	struct path *p = path_finish(&b, COLOR_NONE, ink, m.cover);
	p->apart = m.pitch;
	canvas_path(c, p);
}

/* A row of dots is a line whose dashes have round caps and next to no length: a tenth of the bytes that
   circles take. (Not every reader draws a dash of no length at all.) */
static void dots(struct canvas *c, struct rect r, struct measure m, color ink)
{
	const mpt step = m.pitch, dash = 10;
	struct path_builder b = {.arena = c->arena};
	for (mpt y = step / 2, row = 0; y < r.h; y += step / 2, row++) {
		mpt x = step / 4 + (row & 1) * step / 2;
		if (x >= r.w)
			continue;
		path_move(&b, r.x + x, r.y + y);
		path_line(&b, r.x + x + (r.w - x - 1) / step * step + dash, r.y + y);
	}
	struct path *p = path_finish(&b, COLOR_NONE, ink, m.cover);
	p->dash = dash;
	p->gap = step - dash;
	p->apart = (mpt)muldiv(step, 707107, 1000000); /* the nearest dot stands in the next row */
	p->round_caps = true;
	canvas_path(c, p);
}

void canvas_pattern(struct canvas *c, struct rect r, mpt radius, const struct pattern *pattern, color ink)
{
	struct path_builder b = {.arena = c->arena};
	if (!color_is_none(pattern->ground))
		canvas_rect(c, r, radius, pattern->ground, COLOR_NONE, 0);
	if (pattern->kind == PATTERN_NONE)
		return;
	if (!color_is_none(pattern->color))
		ink = pattern->color;
	path_rect(&b, r, radius);
	canvas_clip(c, path_finish(&b, COLOR_NONE, COLOR_NONE, 0));
	if (pattern->kind == PATTERN_HATCH)
		hatch(c, r, measure_of(pattern), ink);
	else
		dots(c, r, measure_of(pattern), ink);
	canvas_unclip(c);
}

void report_gap(struct diag *d, struct where at, const char *what, mpt gap)
{
	struct buf mm = {0};
	if (gap >= COPY_LEAST_GAP)
		return;
	buf_mm(&mm, gap, 2);
	diag_report(d, DIAG_COPY_GAP, at, what, buf_cstr(&mm));
	buf_free(&mm);
}

struct rect canvas_strips(struct canvas *c, const struct style *s, struct rect box, bool rtl)
{
	const struct strip *left = rtl ? &s->strip_end : &s->strip_start, *right = rtl ? &s->strip_start : &s->strip_end;
	if (left->width)
		canvas_pattern(c, (struct rect){box.x, box.y, left->width, box.h}, 0, &left->pattern, s->color);
	if (right->width)
		canvas_pattern(c, (struct rect){box.x + box.w - right->width, box.y, right->width, box.h}, 0,
		               &right->pattern, s->color);
	box.x += strip_room(left);
	box.w -= strip_room(left) + strip_room(right);
	return box;
}
