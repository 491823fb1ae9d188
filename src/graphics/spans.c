/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans: masts between two banks, each held by cables from either side.
 *
 *     [ bank ]        name         [ bank ]   plates
 *     ::::::::    and its text     ........   ground, a pattern
 *     ::::::::          |          ........
 *     [ label ]---------|          ........   a plank and a cable for each label
 *     [ label ]---------|----------[ label ]
 *     ==============================          deck
 *
 * With f cables from the first bank and s from the second the mast stands at s / (f + s) of the way: where equal springs
 * come to rest. Number of cables, height of the stacks and place of the mast come from the same lists, so that the
 * picture cannot contradict itself. Cables leave the planks in the order in which they meet the mast, so none crosses
 * another. Measured are first the labels, hence the stacks, then the names, hence the height of the masts; then rows share
 * the height.
 */
#include "spans.h"

#include <string.h>

static mpt of_width(const struct spans *s, struct dim d) { return dim_resolve(d, s->chart.width); }

/* A share of the width, which may be small, leaves between planks what a copier keeps. */
static mpt keyline_of(const struct spans *s, struct dim d)
{
	mpt keyline = of_width(s, d);
	return d.unit == UNIT_PERCENT && keyline ? mpt_max(keyline, 2 * COPY_LEAST_GAP) : keyline;
}

static void resolve_lengths(struct spans *s)
{
	const struct spans_props *p = s->p;
	s->bank = of_width(s, p->bank);
	s->head = of_width(s, p->head);
	s->edge = of_width(s, p->edge);
	s->inset = of_width(s, p->inset);
	s->clear = of_width(s, p->clear);
	s->plank = of_width(s, p->plank);
	s->keyline = keyline_of(s, p->keyline);
	s->cable = of_width(s, p->cable);
	s->mast = of_width(s, p->mast);
	s->mast_foot = of_width(s, p->mast_foot);
	s->deck = of_width(s, p->deck);
	s->row_gap = of_width(s, p->row_gap);
	s->row_start = of_width(s, p->row_start);
	s->zone_plate = of_width(s, p->zone_plate);
	s->over = p->bleed ? SPANS_OVERHANG : 0;
}

/* Without a keyline, what stands on the banks is meant to touch their ground. */
static void check_keyline(const struct spans *s)
{
	bool planks = !spans_on_scale(s->p);
	if (!s->chart.g->copied || !s->keyline)
		return;
	report_gap(s->chart.g->diag, s->chart.box->at, planks ? "the white between planks" : "the keyline",
	           planks ? plank_gap(s) : s->keyline);
}

/* Another look of a style, which must be another style, as shaped texts are found by it. */
static struct style *style_copy(const struct spans *s, const struct style *from)
{
	struct style *copy = NEW(s->chart.g->arena, struct style);
	*copy = *from;
	return copy;
}

static const struct style *white_style(const struct spans *s, const struct style_ref *ref)
{
	struct style *copy = style_copy(s, style_of(&s->chart, ref));
	if (!ref->style)
		copy->color = COLOR_RGB(0xFFFFFF);
	copy->hyphenate = false;
	return copy;
}

static void choose_styles(struct spans *s)
{
	const struct spans_props *p = s->p;
	struct style *name = style_copy(s, style_of(&s->chart, &p->name_style));
	name->hyphenate = false;
	s->name = name;
	s->text = style_of(&s->chart, &p->text_style);
	s->label = white_style(s, &p->label_style);
	struct style *hyphenated = style_copy(s, s->label);
	hyphenated->hyphenate = true;
	s->hyphenated = hyphenated;
	s->head_style = white_style(s, &p->bank_style);
	s->note = style_of(&s->chart, &p->note_style);
	s->number = style_of(&s->chart, &p->number_style);
	s->zone = white_style(s, &p->zone_style);
}

/* The style may be another in each locale. */
static void check_floor(const struct spans *s)
{
	if (s->p->name_floor <= s->name->size)
		return;
	diag_report(s->chart.g->diag, DIAG_OUT_OF_RANGE, s->p->name_floor_at, "'name-floor'",
	            points_text(s->chart.g->arena, s->p->name_floor), "0pt", points_text(s->chart.g->arena, s->name->size));
	diag_hint(s->chart.g->diag, "the size of the style '%s' is the largest that names have", s->name->name);
}

/* -- rows ----------------------------------------------------------------------------------- */

static void fill_stack(struct spans *s, struct stack *stack, const struct item_list *labels)
{
	const struct list_item *item = labels->v;
	stack->n = labels->n;
	stack->plank = NEW_ARRAY(s->chart.g->arena, struct plank, labels->n + 1);
	for (int i = 0; i < labels->n; i++)
		stack->plank[i].label = item[i].text.value;
}

static struct where item_place(const struct spans *s, const struct span_item *item)
{
	return item->name.value ? item->name.value->at : s->chart.box->at;
}

/* Where the mast of f and s cables stands, at least twice what names keep from the banks away from them. */
static mpt mast_x(const struct spans *spans, int f, int s)
{
	mpt low = spans->bank + 2 * spans->clear, x = spans->bank + (mpt)muldiv(river(spans), s, mpt_max(f + s, 1));
	return mpt_clamp(x, low, mpt_max(spans->chart.width - low, low));
}

static void open_rows(struct spans *s)
{
	s->n = s->p->items.n;
	s->row = NEW_ARRAY(s->chart.g->arena, struct span_row, s->n + 1);
	for (int i = 0; i < s->n; i++) {
		struct span_row *row = &s->row[i];
		row->item = &((const struct span_item *)s->p->items.v)[i];
		fill_stack(s, &row->side[0], &row->item->first);
		fill_stack(s, &row->side[1], &row->item->second);
		row->x = mast_x(s, row->side[0].n, row->side[1].n);
	}
}

/* -- what it says --------------------------------------------------------------------------- */

static const char *count_text(const struct spans *s, int n)
{
	struct arena *a = s->chart.g->arena;
	return text_number(a, s->chart.g->text, arena_printf(a, "%d", n));
}

/* "3 (a, b, c)", or "0". */
static const char *counted(const struct spans *s, int n, struct buf *names)
{
	struct buf b = {0};
	sentence_item(&s->chart, &b, count_text(s, n), buf_cstr(names));
	return sentence_end(&s->chart, &b);
}

/* Its name, what it has from either bank, and its text, as the alternative text stands for all of the picture. */
static void describe_row(const struct spans *s, const struct span_row *row, struct buf *text)
{
	const struct chart *c = &s->chart;
	const char *own = slot_said(c, &row->item->text);
	struct buf first = {0}, second = {0};
	sentence_list(c, &first, &row->item->first);
	sentence_list(c, &second, &row->item->second);
	bool both = first.n && second.n;
	const struct sentence_part part[] = {
	        {"name", slot_said(c, &row->item->name)},
	        {"first", slot_said(c, &s->p->first)},
	        {"second", slot_said(c, &s->p->second)},
	        {"first-count", both ? count_text(s, row->side[0].n) : counted(s, row->side[0].n, &first)},
	        {"second-count", both ? count_text(s, row->side[1].n) : counted(s, row->side[1].n, &second)},
	        {"first-items", buf_cstr(&first)},
	        {"second-items", buf_cstr(&second)},
	        {0}};
	sentence_begin(text);
	sentence_put(c, text, both ? SENTENCE_SPAN : SENTENCE_SPAN_COUNTS, part);
	if (*own)
		sentence_begin(text);
	buf_puts(text, own);
	buf_free(&first);
	buf_free(&second);
}

static const char *describe(const struct spans *s)
{
	const struct chart *c = &s->chart;
	struct buf text = {0};
	if (spans_on_scale(s->p)) {
		spans_describe_scale(s, &text);
		return sentence_end(c, &text);
	}
	sentence_put(c, &text, SENTENCE_SPANS,
	             (struct sentence_part[]){
	                     {"first", slot_said(c, &s->p->first)}, {"second", slot_said(c, &s->p->second)}, {0}});
	for (int i = 0; i < s->n; i++)
		describe_row(s, &s->row[i], &text);
	return sentence_end(c, &text);
}

/* -- checks --------------------------------------------------------------------------------- */

static bool report(const struct spans *s, struct where at, const char *what)
{
	diag_report(s->chart.g->diag, DIAG_BAD_DATA, at, what);
	return false;
}

static bool check_items(const struct spans *s)
{
	struct arena *a = s->chart.g->arena;
	const struct span_item *item = s->p->items.v;
	if (s->p->items.n > LIMIT_SPANS_ITEMS)
		return report(s, s->chart.box->at, arena_printf(a, "spans hold at most %d masts", LIMIT_SPANS_ITEMS));
	for (int i = 0; i < s->p->items.n; i++) {
		if (!item[i].first.n && !item[i].second.n)
			return report(s, item_place(s, &item[i]), "a mast needs something from a bank to stand by");
		if (item[i].first.n > LIMIT_SPANS_PLANKS || item[i].second.n > LIMIT_SPANS_PLANKS)
			return report(s, item_place(s, &item[i]),
			              arena_printf(a, "a mast has at most %d cables from a bank", LIMIT_SPANS_PLANKS));
	}
	return true;
}

static bool check_lengths(const struct spans *s)
{
	const char *why = NULL;
	if (river(s) < 4 * s->clear || river(s) < s->bank / 4 || s->bank <= 2 * s->inset)
		why = "the banks leave no room between them, or none for their labels";
	else if (s->edge > s->bank / 2)
		why = "the line along the water (`edge`) is wider than half of its bank";
	else if (mpt_max(s->mast, s->mast_foot) > river(s) / 4)
		why = "a mast is wider than a quarter of the water between the banks";
	return !why || report(s, s->chart.box->at, why);
}

/* Masts and the white beside them stand in the water. */
static bool check_masts(const struct spans *s)
{
	mpt half = mpt_max(s->mast + 2 * plank_gap(s), s->mast_foot) / 2;
	for (int i = 0; i < s->n; i++) {
		const struct span_row *row = &s->row[i];
		if (mpt_min(row->x - s->bank, s->chart.width - s->bank - row->x) < half)
			return report(s, item_place(s, row->item),
			              "the mast covers a bank: let it be narrower, or `clear` larger");
	}
	return true;
}

mpt draw_spans(const struct gfx *g, const struct box *box, mpt width, struct canvas *c, const char **alt)
{
	const struct spans_props *p = box->props;
	struct spans s = {.chart = {g, box, c, width}, .p = p};
	s.side[0] = (struct span_side){&p->first, p->first_color, p->first_note_color, &p->first_pattern, false};
	s.side[1] = (struct span_side){&p->second, p->second_color, p->second_note_color, &p->second_pattern, true};
	resolve_lengths(&s);
	*alt = "";
	if (!check_items(&s) || !check_lengths(&s))
		return p->height;
	check_keyline(&s);
	choose_styles(&s);
	check_floor(&s);
	open_rows(&s);
	spans_set_heads(&s);
	if (spans_on_scale(p)) {
		spans_draw_scale(&s);
	} else if (check_masts(&s)) {
		spans_set_notes(&s);
		spans_set_rows(&s);
		spans_draw_rows(&s);
	}
	*alt = p->alt.value ? slot_said(&s.chart, &p->alt) : describe(&s);
	return p->height;
}
