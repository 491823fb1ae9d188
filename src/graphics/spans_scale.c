/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The masts of all items on one scale from bank to bank, with zones below it.
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

#include <stdlib.h>

struct place {
	const struct span_item *item;
	const struct para *name;
	mpt x, left, w;
	int level;     /* from the deck; -1: not yet placed */
	int64_t value; /* on the scale, in thousandths */
};
struct ruler {
	struct spans *s;
	int n, levels;
	struct place *place;
	mpt numbers, zones, deck; /* y */
	mpt tick, number_h, zone_h, name_h;
};

/* -- the scale ------------------------------------------------------------------------------ */

static int64_t value_of(const struct spans *spans, const struct span_item *item)
{
	int f = item->first.n, s = item->second.n;
	return (int64_t)spans->low * 1000 + muldiv((int64_t)(spans->high - spans->low) * 1000, s, f + s);
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
	for (int v = s->low; v <= s->high; v++) {
		bool end = v == s->low || v == s->high || v == 0, number = v % scale->number == 0 || end;
		if (!number && v % scale->tick)
			continue;
		mpt x = spans_scale_x(s, (int64_t)v * 1000);
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
	for (int v = s->low; v <= s->high; v++) {
		if (v % s->p->scale.number && v != s->low && v != s->high)
			continue;
		const struct rich *text = number_text(r, v);
		mpt w = fitted_width(s->chart.g, text, s->number, 1000), x = spans_scale_x(s, (int64_t)v * 1000) - w / 2;
		if (last != -MPT_MAX && x < last + LABELS_APART / 3)
			chart_no_room(&s->chart, text);
		last = x + w;
		chart_text(&s->chart, fitted_text(s->chart.g, text, s->number, 1000, w, ALIGN_CENTER), x, r->numbers, w);
	}
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

static void find_places(struct ruler *r)
{
	const struct spans *s = r->s;
	for (int i = 0; i < r->n; i++) {
		struct place *p = &r->place[i];
		p->item = &((const struct span_item *)s->p->items.v)[i];
		p->value = value_of(s, p->item);
		p->x = spans_scale_x(s, p->value);
	}
}

static void place_names(struct ruler *r)
{
	const struct spans *s = r->s;
	const struct rich *stuck = NULL;
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

/* Those of equal value are one mast with two names; others are told apart, at least at their narrow ends. */
static bool masts_apart(const struct ruler *r)
{
	const struct chart *c = &r->s->chart;
	mpt least = mpt_min(r->s->mast, r->s->mast_foot);
	for (int i = 1; i < r->n; i++)
		for (int k = 0; k < i; k++) {
			const struct place *a = &r->place[i], *b = &r->place[k];
			if (a->x == b->x || abs(a->x - b->x) >= least)
				continue;
			diag_report(
			        c->g->diag, DIAG_BAD_DATA, a->item->name.value ? a->item->name.value->at : c->box->at,
			        arena_printf(
			                c->g->arena,
			                "its mast runs into that of '%s': narrower masts or a wider diagram keep them apart",
			                slot_string(c, &b->item->name)));
			return false;
		}
	return true;
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
	r->zone_h = s->extents ? gfx_leading(g, s->zone) * 5 / 4 : 0;
	r->zones = s->p->height - r->zone_h;
	r->numbers = r->zones - r->number_h - (r->zone_h ? r->tick / 4 : 0);
	r->deck = r->numbers - r->tick * 5 / 4 - s->deck;
	if (r->deck - r->levels * r->name_h < (s->head ? s->head : r->name_h) * 3 / 2)
		chart_no_room(&s->chart, r->n ? r->place[0].item->name.value : NULL);
}

void spans_draw_scale(struct spans *s)
{
	struct ruler r = {.s = s, .n = s->n};
	if (!spans_read_zones(s) || !spans_read_scale(s) || !spans_check_zones(s))
		return;
	r.place = NEW_ARRAY(s->chart.g->arena, struct place, r.n + 1);
	find_places(&r);
	if (!masts_apart(&r))
		return;
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
	spans_draw_zones(s, r.zones, r.zone_h);
}

/* -- what it says --------------------------------------------------------------------------- */

void spans_describe_scale(const struct spans *s, struct buf *text)
{
	const struct chart *c = &s->chart;
	struct buf items = {0};
	for (int i = 0; i < s->n; i++)
		sentence_item(c, &items, slot_said(c, &s->row[i].item->name),
		              spans_signed_number(s, value_of(s, s->row[i].item)));
	const struct sentence_part part[] = {{"lowest", spans_signed_number(s, s->low * 1000LL)},
	                                     {"highest", spans_signed_number(s, s->high * 1000LL)},
	                                     {"first", slot_said(c, &s->p->first)},
	                                     {"second", slot_said(c, &s->p->second)},
	                                     {"items", buf_cstr(&items)},
	                                     {0}};
	sentence_put(c, text, SENTENCE_SPAN_SCALE, part);
	buf_free(&items);
	spans_describe_zones(s, text);
}
