/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The masts of all items on one scale from bank to bank, with bands below it.
 *
 *     [ bank ]           third           [ bank ]
 *     ::::::::   first     |    second   ........   names on levels, so that none touches another
 *     ::::::::     |       |      |      ........   nor a mast that rises past it
 *     =========================================
 *             |''''|''''|''''|''''|''''|            ticks
 *             20   10   0   10   20
 *             [  1  ][  2  ][  3  ][  4  ]          zones
 *
 * A mast rises to its name. The outer ones are given the lowest level that is free, then the inner ones.
 */
#include "spans.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct place {
	const struct span_item *item;
	const struct para *name;
	mpt x, left, w;
	int level;     /* from the deck; -1: not yet placed */
	int64_t value; /* on the scale, in thousandths */
};
struct ruler {
	struct spans *s;
	int from, to;
	int n, levels;
	struct place *place;
	mpt numbers, zones, deck; /* y */
	mpt tick, number_h, zone_h, name_h;
};

/* -- the scale ------------------------------------------------------------------------------ */

static int whole(const struct spans *s, const struct text_slot *t) { return (int)(chart_number(&s->chart, t, 0) / 1000); }

static int64_t value_of(const struct ruler *r, const struct span_item *item)
{
	int f = item->first.n, s = item->second.n;
	return (int64_t)r->from * 1000 + muldiv((int64_t)(r->to - r->from) * 1000, s, f + s);
}

static mpt x_of(const struct ruler *r, int64_t value)
{
	return r->s->bank + (mpt)muldiv(river(r->s), value - (int64_t)r->from * 1000, (int64_t)(r->to - r->from) * 1000);
}

static bool read_scale(struct ruler *r)
{
	struct spans *s = r->s;
	const struct span_scale *scale = &s->p->scale;
	const char *why = NULL;
	r->from = whole(s, &scale->from);
	r->to = scale->to.value ? whole(s, &scale->to) : r->from;
	if (r->to <= r->from)
		why = "a scale ends at a higher number than it begins with";
	else if ((int64_t)r->to - r->from > LIMIT_SPANS_TICKS)
		why = arena_printf(s->chart.g->arena, "a scale has at most %d numbers", LIMIT_SPANS_TICKS);
	if (why)
		diag_report(s->chart.g->diag, DIAG_BAD_DATA, scale->from.value->at, why);
	return !why;
}

/* Zones follow each other from one end of the scale to the other. */
static bool check_zones(const struct ruler *r)
{
	const struct span_zone *zone = r->s->p->zones.v;
	struct diag *d = r->s->chart.g->diag;
	struct arena *a = r->s->chart.g->arena;
	int next = r->from, errors = 0;
	for (int i = 0; i < r->s->p->zones.n; i++) {
		int from = whole(r->s, &zone[i].from), to = whole(r->s, &zone[i].to);
		if ((from != next || to < from) && ++errors)
			diag_report(d, DIAG_BANDS, zone[i].from.value ? zone[i].from.value->at : r->s->chart.box->at,
			            arena_printf(a, "the zone %d to %d should start at %d: the scale runs from %d to %d",
			                         from, to, next, r->from, r->to));
		next = to + 1;
	}
	if (r->s->p->zones.n && next != r->to + 1 && !errors++)
		diag_report(d, DIAG_BANDS, r->s->chart.box->at,
		            arena_printf(a, "the last zone ends at %d, the scale at %d", next - 1, r->to));
	return !errors;
}

static const struct rich *number_text(const struct ruler *r, int value)
{
	struct arena *a = r->s->chart.g->arena;
	struct rich *text = rich_plain(a, arena_printf(a, "%d", abs(value)), r->s->chart.box->at);
	text->block[0].span[0].flags |= SPAN_NUMBER;
	return text;
}

/* Longer at numbers, heavier at both ends and at 0. */
static void draw_ticks(const struct ruler *r)
{
	const struct spans *s = r->s;
	const struct span_scale *scale = &s->p->scale;
	mpt top = r->deck + s->deck;
	for (int v = r->from; v <= r->to; v++) {
		bool end = v == r->from || v == r->to || v == 0, number = v % scale->number == 0 || end;
		if (!number && v % scale->tick)
			continue;
		mpt x = x_of(r, (int64_t)v * 1000);
		chart_line(&s->chart, (struct point){x, top}, (struct point){x, top + (number ? r->tick : r->tick / 2)},
		           s->number->color,
		           end              ? PT(3) / 2
		                   : number ? PT(1)
		                            : PT(3) / 4);
	}
}

static void draw_numbers(const struct ruler *r)
{
	const struct spans *s = r->s;
	mpt last = -MPT_MAX;
	for (int v = r->from; v <= r->to; v++) {
		if (v % s->p->scale.number && v != r->from && v != r->to)
			continue;
		const struct rich *text = number_text(r, v);
		mpt w = fitted_width(s->chart.g, text, s->number, 1000), x = x_of(r, (int64_t)v * 1000) - w / 2;
		if (last != -MPT_MAX && x < last + LABELS_APART / 3)
			chart_no_room(&s->chart, text);
		last = x + w;
		chart_text(&s->chart, fitted_text(s->chart.g, text, s->number, 1000, w, ALIGN_CENTER), x, r->numbers, w);
	}
}

static void draw_zone_label(const struct ruler *r, const struct span_zone *zone, struct rect box)
{
	const struct spans *s = r->s;
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
static struct rect zone_box(const struct ruler *r, const struct span_zone *zone)
{
	int from = whole(r->s, &zone->from), to = whole(r->s, &zone->to);
	mpt line = r->s->keyline;
	mpt left = from == r->from ? x_of(r, from * 1000LL) : x_of(r, from * 1000LL - 500) + line / 2;
	mpt right = to == r->to ? x_of(r, to * 1000LL) : x_of(r, to * 1000LL + 500) - line / 2;
	return (struct rect){left, r->zones, right - left, r->zone_h};
}

static void draw_zones(const struct ruler *r)
{
	const struct spans *s = r->s;
	const struct span_zone *zone = s->p->zones.v;
	for (int i = 0; i < s->p->zones.n; i++)
		chart_rect(&s->chart, zone_box(r, &zone[i]), 0, color_is_none(zone[i].color) ? s->p->color : zone[i].color,
		           COLOR_NONE, 0);
	for (int i = 0; i < s->p->zones.n; i++)
		draw_zone_label(r, &zone[i], zone_box(r, &zone[i]));
}

/* -- names ---------------------------------------------------------------------------------- */

#define MOST_LEVELS 8     /* names above each other */
#define MAST_INSIDE CLEAR /* what a name reaches beyond its mast, when others push it aside */

static bool meet(mpt a, mpt a_w, mpt b, mpt b_w, mpt gap) { return a < b + b_w + gap && b < a + a_w + gap; }

/* Whether a name with its left end there meets neither a name of its level nor a mast that rises past it. Masts that have
   no level yet will. */
static bool is_free(const struct ruler *r, const struct place *p, int level, mpt left)
{
	for (int i = 0; i < r->n; i++) {
		const struct place *o = &r->place[i];
		mpt mast = o->x - r->s->mast_foot / 2;
		if (o->level == level && meet(o->left, o->w, left, p->w, LABELS_APART))
			return false;
		if (o->x != p->x && (o->level < 0 || o->level > level) && meet(mast, r->s->mast_foot, left, p->w, CLEAR))
			return false;
	}
	return true;
}

/* Whether its mast may rise past the names below. */
static bool may_rise(const struct ruler *r, const struct place *p, int level)
{
	for (int i = 0; i < r->n; i++) {
		const struct place *o = &r->place[i];
		if (o->level >= 0 && o->level < level && o->x != p->x &&
		    meet(p->x - r->s->mast_foot / 2, r->s->mast_foot, o->left, o->w, CLEAR))
			return false;
	}
	return true;
}

/* In the middle above its mast, or as near to it as it stands free and still above the mast; false: there is no place. */
static bool place_on(const struct ruler *r, struct place *p, int level)
{
	mpt low = r->s->bank + r->s->clear, high = r->s->chart.width - low, step = mpt_max(PT(1), p->w / 64);
	mpt middle = mpt_clamp(p->x - p->w / 2, low, mpt_max(high - p->w, low));
	if (!may_rise(r, p, level))
		return false;
	for (mpt aside = 0; aside <= p->w; aside += step)
		for (int side = -1; side <= 1; side += 2) {
			mpt left = middle + side * aside;
			bool above = left <= p->x - MAST_INSIDE && left + p->w >= p->x + MAST_INSIDE;
			if (left < low || left + p->w > high || (aside && !above) || !is_free(r, p, level, left))
				continue;
			p->left = left;
			p->level = level;
			return true;
		}
	return false;
}

/* The unplaced mast that is farthest from the middle. */
static struct place *outermost(const struct ruler *r)
{
	struct place *found = NULL;
	mpt middle = r->s->chart.width / 2;
	for (int i = 0; i < r->n; i++)
		if (r->place[i].level < 0 && (!found || abs(r->place[i].x - middle) > abs(found->x - middle)))
			found = &r->place[i];
	return found;
}

/* NULL, or the name that has no place. */
static const struct rich *place_all(struct ruler *r)
{
	r->levels = 0;
	for (struct place *p; (p = outermost(r));) {
		int level = 0;
		while (level < MOST_LEVELS && !place_on(r, p, level))
			level++;
		if (level == MOST_LEVELS)
			return p->item->name.value;
		r->levels = level + 1 > r->levels ? level + 1 : r->levels;
	}
	return NULL;
}

/* On one line, or on two where the words allow it. */
static void set_names(struct ruler *r, int lines)
{
	const struct spans *s = r->s;
	r->name_h = 0;
	for (int i = 0; i < r->n; i++) {
		struct place *p = &r->place[i];
		const struct rich *name = p->item->name.value;
		mpt w = fitted_width(s->chart.g, name, s->name, 1000), word = gfx_word_width(s->chart.g, name, s->name);
		p->level = -1;
		p->w = 0;
		p->name = fitted_balanced(s->chart.g, name, s->name, 1000, lines > 1 ? mpt_max(w * 2 / 3, word) : w,
		                          ALIGN_CENTER, &p->w);
		r->name_h = mpt_max(r->name_h, p->name ? p->name->height : 0);
	}
}

static void place_names(struct ruler *r)
{
	struct spans *s = r->s;
	const struct rich *stuck = NULL;
	for (int i = 0; i < r->n; i++) {
		struct place *p = &r->place[i];
		p->item = &((const struct span_item *)s->p->items.v)[i];
		p->value = value_of(r, p->item);
		p->x = x_of(r, p->value);
	}
	for (int lines = 1; lines <= 2 && s->p->names; lines++) {
		set_names(r, lines);
		if (!(stuck = place_all(r)))
			return;
	}
	if (stuck)
		chart_no_room(&s->chart, stuck);
}

/* The foot of the names of a level; the topmost level begins at the top. */
static mpt level_foot(const struct ruler *r, int level) { return (r->levels - level) * r->name_h; }

/* A mast rises to the lowest name at its place. */
static mpt mast_level(const struct ruler *r, const struct place *p)
{
	int level = p->level;
	for (int i = 0; i < r->n; i++)
		if (r->place[i].x == p->x && r->place[i].level < level)
			level = r->place[i].level;
	return level_foot(r, level);
}

static void draw_masts(const struct ruler *r)
{
	const struct spans *s = r->s;
	for (int i = 0; i < r->n; i++)
		spans_draw_mast(s, r->place[i].x, s->p->names ? mast_level(r, &r->place[i]) + s->keyline : 2 * s->keyline,
		                r->deck, 0);
}

static void draw_names(const struct ruler *r)
{
	for (int i = 0; i < r->n; i++) {
		const struct place *p = &r->place[i];
		if (p->name)
			chart_text(&r->s->chart, p->name, p->left, level_foot(r, p->level) - p->name->height, p->w);
	}
}

/* ------------------------------------------------------------------------------------------- */

static void share_height(struct ruler *r)
{
	const struct spans *s = r->s;
	const struct gfx *g = s->chart.g;
	r->tick = gfx_size(g, s->number);
	r->number_h = gfx_leading(g, s->number);
	r->zone_h = s->p->zones.n ? gfx_leading(g, s->zone) * 5 / 4 : 0;
	r->zones = s->p->height - r->zone_h;
	r->numbers = r->zones - r->number_h - (r->zone_h ? r->tick / 4 : 0);
	r->deck = r->numbers - r->tick * 5 / 4 - s->deck;
	if (r->deck - r->levels * r->name_h < (s->head ? s->head : r->name_h) * 3 / 2)
		chart_no_room(&s->chart, r->n ? r->place[0].item->name.value : NULL);
}

void spans_draw_scale(struct spans *s)
{
	struct ruler r = {.s = s, .n = s->n};
	if (!read_scale(&r) || !check_zones(&r))
		return;
	r.place = NEW_ARRAY(s->chart.g->arena, struct place, r.n + 1);
	place_names(&r);
	share_height(&r);
	for (int k = 0; k < 2; k++)
		spans_draw_ground(s, k, s->head ? s->head + s->keyline : 0, r.deck - s->keyline);
	draw_masts(&r);
	spans_draw_deck(s, r.deck);
	draw_ticks(&r);
	spans_draw_heads(s);
	draw_names(&r);
	draw_numbers(&r);
	draw_zones(&r);
}

/* -- what it says --------------------------------------------------------------------------- */

/* With the sign that the picture needs not, as it has two sides, and the decimal sign of the locale. */
static const char *signed_number(const struct spans *s, int64_t thousandths)
{
	struct arena *a = s->chart.g->arena;
	const char *sign = text_rules(s->chart.g->text)->decimal_sign;
	struct buf b = {0};
	buf_decimal(&b, thousandths < 0 ? -thousandths : thousandths, 1000, 1);
	const char *digits = arena_strdup(a, buf_cstr(&b)), *point = strchr(digits, '.');
	buf_free(&b);
	if (point && sign)
		digits = arena_printf(a, "%.*s%s%s", (int)(point - digits), digits, sign, point + 1);
	return arena_printf(a, "%s%s", thousandths < 0 ? "\xE2\x88\x92" : "", digits);
}

static void describe_zones(const struct spans *s, struct buf *text)
{
	const struct chart *c = &s->chart;
	const struct span_zone *zone = s->p->zones.v;
	struct buf items = {0};
	for (int i = 0; i < s->p->zones.n; i++) {
		struct buf range = {0};
		const struct sentence_part ends[] = {{"lowest", signed_number(s, whole(s, &zone[i].from) * 1000LL)},
		                                     {"highest", signed_number(s, whole(s, &zone[i].to) * 1000LL)},
		                                     {0}};
		sentence_put(c, &range, SENTENCE_RANGE, ends);
		sentence_item(c, &items, slot_string(c, &zone[i].label), buf_cstr(&range), "");
		buf_free(&range);
	}
	if (items.n) {
		sentence_begin(text);
		sentence_put(c, text, SENTENCE_SPAN_ZONES, (struct sentence_part[]){{"items", buf_cstr(&items)}, {0}});
	}
	buf_free(&items);
}

void spans_describe_scale(const struct spans *s, struct buf *text)
{
	const struct chart *c = &s->chart;
	struct spans copy = *s;
	struct ruler r = {.s = &copy, .from = whole(s, &s->p->scale.from), .to = whole(s, &s->p->scale.to)};
	struct buf items = {0};
	for (int i = 0; i < s->n; i++)
		sentence_item(c, &items, slot_string(c, &s->row[i].item->name),
		              signed_number(s, value_of(&r, s->row[i].item)), "");
	const struct sentence_part part[] = {{"lowest", signed_number(s, r.from * 1000LL)},
	                                     {"highest", signed_number(s, r.to * 1000LL)},
	                                     {"first", slot_string(c, &s->p->first)},
	                                     {"second", slot_string(c, &s->p->second)},
	                                     {"items", buf_cstr(&items)},
	                                     {0}};
	sentence_put(c, text, SENTENCE_SPAN_SCALE, part);
	buf_free(&items);
	describe_zones(s, text);
}
