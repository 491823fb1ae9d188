/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The zones below a scale of spans, which cover it from one end to the other. With a `side` they count as people do who
 * hold the sheet: steps from the middle outwards. What is wrong is told in the numbers that the author wrote.
 */
#include "spans.h"
#include "hint.h"
#include "score.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_NONE = -1, SIDE_FIRST = SCORE_FIRST, SIDE_BOTH = SCORE_BOTH, SIDE_SECOND = SCORE_SECOND };
static const char *const side_words[] = {"first", "both", "second"};

/* -- words for numbers ---------------------------------------------------------------------- */

static void report(const struct spans *s, const struct text_slot *at, const char *what)
{
	diag_report(s->chart.g->diag, DIAG_BANDS, at->value->at, what);
}

/* A zone as its author wrote it. */
static const char *zone_words(const struct spans *s, const struct span_extent *e)
{
	static const char *const places[] = {" on the first side", " on both sides", " on the second side"};
	return arena_printf(s->chart.g->arena, "the zone %s to %s%s", slot_string(&s->chart, &e->zone->from),
	                    slot_string(&s->chart, &e->zone->to), e->side == SIDE_NONE ? "" : places[e->side]);
}

/* A number of the scale, as the author of that zone would write it. */
static const char *number_words(const struct spans *s, const struct span_extent *e, int n)
{
	const char *side = e->side == SIDE_NONE || n == 0 ? "" : n < 0 ? " on the first side" : " on the second side";
	return arena_printf(s->chart.g->arena, "%d%s", e->side == SIDE_NONE ? n : abs(n), side);
}

/* -- reading -------------------------------------------------------------------------------- */

static bool read_side(const struct spans *s, const struct text_slot *side, int *out)
{
	*out = SIDE_NONE;
	if (!side->value)
		return true;
	const char *word = slot_string(&s->chart, side);
	for (int i = 0; i < COUNT_OF(side_words); i++)
		if (!strcmp(word, side_words[i]))
			*out = i;
	if (*out == SIDE_NONE) {
		diag_report(s->chart.g->diag, DIAG_BAD_CHOICE, side->value->at, "'side'", word, "first, both, second");
		hint_word(s->chart.g->diag, word, side_words, COUNT_OF(side_words));
	}
	return *out != SIDE_NONE;
}

/* Numbers that go on from the first to the last, and with a side outwards from the middle. */
static bool check_numbers(const struct spans *s, const struct span_extent *e, int from, int to)
{
	const struct span_zone *zone = e->zone;
	const char *fault = to < from              ? "ends before it begins"
	        : e->side == SIDE_BOTH && from     ? "should start at 0, in the middle"
	        : e->side != SIDE_NONE && from < 0 ? "should have no sign: its steps count from the middle outwards"
	                                           : NULL;
	if (fault)
		report(s, &zone->from, arena_printf(s->chart.g->arena, "%s %s", zone_words(s, e), fault));
	return !fault;
}

static color fill_of(const struct spans *s, const struct span_extent *e)
{
	return !color_is_none(e->zone->color) ? e->zone->color
	        : e->side == SIDE_FIRST       ? s->side[0].ink
	        : e->side == SIDE_SECOND      ? s->side[1].ink
	                                      : s->p->color;
}

static bool read_zone(const struct spans *s, const struct span_zone *zone, struct span_extent *e)
{
	int from, to;
	e->zone = zone;
	bool side = read_side(s, &zone->side, &e->side), start = spans_whole(s, &zone->from, &from),
	     end = spans_whole(s, &zone->to, &to);
	if (!side || !start || !end || !check_numbers(s, e, from, to))
		return false;
	const struct score_range extent =
	        e->side == SIDE_NONE ? (struct score_range){from, to} : score_extent((enum score_side)e->side, from, to);
	e->from = extent.from;
	e->to = extent.to;
	e->fill = fill_of(s, e);
	return true;
}

/* -- whether they cover the scale ----------------------------------------------------------- */

static bool is_outwards(const struct span_extent *e) { return e->side == SIDE_FIRST || e->side == SIDE_BOTH; }

static void report_start(const struct spans *s, const struct span_extent *e, int next)
{
	struct arena *a = s->chart.g->arena;
	const char *zone = zone_words(s, e), *low = number_words(s, e, s->low), *high = number_words(s, e, s->high);
	const struct text_slot *at = is_outwards(e) ? &e->zone->to : &e->zone->from; /* where it starts on the scale */
	bool late = e > s->extent && e->to < next;
	if (late && e->side == SIDE_NONE)
		report(s, at, arena_printf(a, "%s comes too late: zones go up the scale", zone));
	else if (late || (is_outwards(e) && next > 0))
		report(s, at, arena_printf(a, "%s comes too late: zones go from the first side to the second", zone));
	else if (e->side == SIDE_SECOND && next < 0)
		report(s, at, arena_printf(a, "%s leaves out %s", zone, number_words(s, e, next)));
	else
		report(s, at,
		       arena_printf(a, "%s should %s at %d: the scale runs from %s to %s", zone,
		                    is_outwards(e) ? "end" : "start", is_outwards(e) ? -next : next, low, high));
}

static void report_end(const struct spans *s, const struct span_extent *last)
{
	report(s, last->side == SIDE_FIRST ? &last->zone->from : &last->zone->to,
	       arena_printf(s->chart.g->arena, "the last zone ends at %s, the scale at %s", number_words(s, last, last->to),
	                    number_words(s, last, s->high)));
}

/* Steps count from 0, which is in the middle of a scale that is as long on both sides. One that is not says its numbers. */
static bool is_even(const struct spans *s)
{
	const struct span_extent *sided = NULL;
	for (int i = 0; i < s->extents; i++)
		sided = s->extent[i].side != SIDE_NONE ? &s->extent[i] : sided;
	if (s->p->scale.from.source || !sided || s->low == -s->high)
		return true;
	report(s, &sided->zone->to,
	       arena_printf(s->chart.g->arena,
	                    "zones that count from the middle end at the same number on both sides, not at %d and %d",
	                    -s->low, s->high));
	diag_hint(s->chart.g->diag, "`scale: {from: %d, to: %d}` if 0 is not meant to be in the middle", s->low, s->high);
	return false;
}

bool spans_check_zones(const struct spans *s)
{
	int next = s->low, errors = 0;
	for (int i = 0; i < s->extents; i++) {
		const struct span_extent *e = &s->extent[i];
		if (e->from != next && ++errors)
			report_start(s, e, next);
		next = e->to + 1;
	}
	if (s->extents && next != s->high + 1 && !errors++)
		report_end(s, &s->extent[s->extents - 1]);
	return !errors && is_even(s);
}

bool spans_read_zones(struct spans *s)
{
	const struct span_zone *zone = s->p->zones.v;
	int n = s->p->zones.n, errors = 0;
	s->extent = NEW_ARRAY(s->chart.g->arena, struct span_extent, n + 1);
	for (int i = 0; i < n; i++)
		errors += !read_zone(s, &zone[i], &s->extent[i]);
	s->extents = errors ? 0 : n;
	return !errors;
}

/* -- drawing -------------------------------------------------------------------------------- */

static void draw_label(const struct spans *s, const struct span_zone *zone, struct rect box)
{
	struct ink_band band = {0};
	mpt room = box.w - CLEAR;
	const struct para *p =
	        room > 0 ? fitted_text(s->chart.g, zone->label.value, s->zone, 1000, room, ALIGN_CENTER) : NULL;
	if (zone->label.value && (!p || p->n > 1 || !fitted_whole(p))) {
		chart_too_long(&s->chart, zone->label.value, gfx_size(s->chart.g, s->zone),
		               fitted_width(s->chart.g, zone->label.value, s->zone, 1000) - room);
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

#define ZONE_FRAME PT(1)

static bool has_pattern(const struct spans *s, const struct span_extent *e)
{
	return s->zone_plate && (e->side == SIDE_FIRST || e->side == SIDE_SECOND);
}

/* The plate in the middle of a zone, with white beside it. */
static struct rect plate_box(const struct spans *s, struct rect zone, mpt beside)
{
	mpt w = mpt_min(s->zone_plate + 2 * beside, zone.w);
	return (struct rect){zone.x + (zone.w - w) / 2, zone.y, w, zone.h};
}

static void draw_frame(const struct chart *c, struct rect box, color ink)
{
	const mpt in = ZONE_FRAME / 2;
	chart_rect(c, (struct rect){box.x + in, box.y + in, box.w - 2 * in, box.h - 2 * in}, 0, COLOR_NONE, ink, ZONE_FRAME);
}

/* Its ground, and the box that its label stands in. */
static struct rect draw_zone(const struct spans *s, const struct span_extent *e, struct rect box)
{
	const struct chart *c = &s->chart;
	if (has_pattern(s, e)) {
		struct rect ground = {chart_x(c, box.x, box.w), box.y, box.w, box.h};
		canvas_pattern(c->canvas, ground, 0, s->side[e->side == SIDE_SECOND].pattern, e->fill);
		draw_frame(c, box, e->fill);
		chart_rect(c, plate_box(s, box, s->keyline), 0, COLOR_RGB(0xFFFFFF), COLOR_NONE, 0);
		box = plate_box(s, box, 0);
	}
	if (s->p->zone_fill)
		chart_rect(c, box, 0, e->fill, COLOR_NONE, 0);
	else
		draw_frame(c, box, e->fill);
	return box;
}

void spans_draw_zones(const struct spans *s, mpt top, mpt height)
{
	struct rect *box = NEW_ARRAY(s->chart.g->arena, struct rect, s->extents + 1);
	for (int i = 0; i < s->extents; i++)
		box[i] = draw_zone(s, &s->extent[i], zone_box(s, &s->extent[i], top, height));
	for (int i = 0; i < s->extents; i++)
		draw_label(s, s->extent[i].zone, box[i]);
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
		const char *label = slot_said(c, &e->zone->label);
		sentence_item(c, &items, *label ? label : buf_cstr(&range), *label ? buf_cstr(&range) : "");
		buf_free(&range);
	}
	if (items.n) {
		sentence_begin(text);
		sentence_put(c, text, SENTENCE_SPAN_ZONES, (struct sentence_part[]){{"items", buf_cstr(&items)}, {0}});
	}
	buf_free(&items);
}
