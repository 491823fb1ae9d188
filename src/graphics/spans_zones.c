/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones below a scale of spans, which cover it from one end to the other. */
#include "spans.h"

/* -- reading -------------------------------------------------------------------------------- */

static void report(const struct spans *s, const struct text_slot *at, const char *what)
{
	diag_report(s->chart.g->diag, DIAG_BANDS, at->value->at, what);
}

static bool read_zone(const struct spans *s, const struct span_zone *zone, struct span_extent *out)
{
	*out = (struct span_extent){.zone = zone, .fill = color_is_none(zone->color) ? s->p->color : zone->color};
	bool from = spans_whole(s, &zone->from, &out->from), to = spans_whole(s, &zone->to, &out->to);
	return from && to;
}

/* Zones follow each other from one end of the scale to the other. */
static bool check_cover(const struct spans *s)
{
	struct arena *a = s->chart.g->arena;
	int next = s->low, errors = 0;
	for (int i = 0; i < s->extents; i++) {
		const struct span_extent *e = &s->extent[i];
		if ((e->from != next || e->to < e->from) && ++errors)
			report(s, &e->zone->from,
			       arena_printf(a, "the zone %d to %d should start at %d: the scale runs from %d to %d", e->from,
			                    e->to, next, s->low, s->high));
		next = e->to + 1;
	}
	if (s->extents && next != s->high + 1 && !errors++)
		report(s, &s->extent[s->extents - 1].zone->to,
		       arena_printf(a, "the last zone ends at %d, the scale at %d", next - 1, s->high));
	return !errors;
}

bool spans_read_zones(struct spans *s)
{
	const struct span_zone *zone = s->p->zones.v;
	int n = s->p->zones.n, errors = 0;
	s->extent = NEW_ARRAY(s->chart.g->arena, struct span_extent, n + 1);
	for (int i = 0; i < n; i++)
		errors += !read_zone(s, &zone[i], &s->extent[i]);
	s->extents = errors ? 0 : n;
	return !errors && check_cover(s);
}

/* -- drawing -------------------------------------------------------------------------------- */

static void draw_label(const struct spans *s, const struct span_zone *zone, struct rect box)
{
	struct ink_band band = {0};
	mpt room = box.w - CLEAR;
	const struct para *p =
	        room > 0 ? fitted_text(s->chart.g, zone->label.value, s->zone, 1000, room, ALIGN_CENTER) : NULL;
	if (zone->label.value && (!p || p->n > 1 || !fitted_whole(p))) {
		chart_no_room(&s->chart, zone->label.value);
		return;
	}
	ink_band_add(&band, p);
	if (p)
		chart_text(&s->chart, p, box.x + CLEAR / 2, ink_band_top(&band, p, box.y, box.h), room);
}

/* From half a step before its first number to half a step behind its last one, but for the ends of the scale. */
static struct rect zone_box(const struct spans *s, const struct span_extent *e, mpt top, mpt height)
{
	const mpt half = s->keyline / 2;
	mpt left = e->from == s->low ? spans_scale_x(s, e->from * 1000LL) : spans_scale_x(s, e->from * 1000LL - 500) + half;
	mpt right = e->to == s->high ? spans_scale_x(s, e->to * 1000LL) : spans_scale_x(s, e->to * 1000LL + 500) - half;
	return (struct rect){left, top, right - left, height};
}

void spans_draw_zones(const struct spans *s, mpt top, mpt height)
{
	for (int i = 0; i < s->extents; i++)
		chart_rect(&s->chart, zone_box(s, &s->extent[i], top, height), 0, s->extent[i].fill, COLOR_NONE, 0);
	for (int i = 0; i < s->extents; i++)
		draw_label(s, s->extent[i].zone, zone_box(s, &s->extent[i], top, height));
}

/* -- what they say -------------------------------------------------------------------------- */

void spans_describe_zones(const struct spans *s, struct buf *text)
{
	const struct chart *c = &s->chart;
	struct buf items = {0};
	for (int i = 0; i < s->extents; i++) {
		const struct span_extent *e = &s->extent[i];
		struct buf range = {0};
		const struct sentence_part ends[] = {{"lowest", spans_signed_number(s, e->from * 1000LL)},
		                                     {"highest", spans_signed_number(s, e->to * 1000LL)},
		                                     {0}};
		sentence_put(c, &range, SENTENCE_RANGE, ends);
		sentence_item(c, &items, slot_string(c, &e->zone->label), buf_cstr(&range), "");
		buf_free(&range);
	}
	if (items.n) {
		sentence_begin(text);
		sentence_put(c, text, SENTENCE_SPAN_ZONES, (struct sentence_part[]){{"items", buf_cstr(&items)}, {0}});
	}
	buf_free(&items);
}
