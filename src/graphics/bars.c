/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars with their names before them and their values behind. */
#include "boxes/diagram.h"
#include "internal.h"

struct bars {
	struct chart chart;
	const struct bars_props *p;
	const struct style *style;
	mpt names, values; /* widths of the columns of text */
	int64_t highest;
};

static const struct bar *bar_of(const struct bars *d, int i) { return &((const struct bar *)d->p->items.v)[i]; }
static const struct style *look_of(const struct bars *d, const struct bar *a)
{
	return a->style.style ? a->style.style : d->style;
}

static void measure(struct bars *d)
{
	const struct gfx *g = d->chart.g;
	for (int i = 0; i < d->p->items.n; i++) {
		const struct bar *a = bar_of(d, i);
		d->names = mpt_max(d->names, gfx_text_width(g, a->label.value, look_of(d, a)));
		d->values = mpt_max(d->values, gfx_text_width(g, a->value.value, look_of(d, a)));
		int64_t v = chart_number(&d->chart, &a->value, 0);
		d->highest = !d->p->highest.value && v > d->highest ? v : d->highest;
	}
	/* Long names take a second line before they take half of the width. */
	d->names = mpt_min(d->names, d->chart.width * 2 / 5);
}

static mpt draw_bar(const struct bars *d, const struct bar *a, mpt y)
{
	const struct gfx *g = d->chart.g;
	int64_t v = chart_number(&d->chart, &a->value, 0);
	const struct para *name = gfx_text(g, a->label.value, look_of(d, a), d->names, ALIGN_END);
	const struct para *value = gfx_text(g, a->value.value, look_of(d, a), mpt_max(d->values, PT(1)), ALIGN_START);
	mpt h = mpt_max(d->p->bar, name ? name->height : 0), room = d->chart.width - d->names - d->values - 2 * CLEAR;
	if (v < 0 || v > d->highest)
		diag_report(g->diag, DIAG_BAD_DATA, a->value.value ? a->value.value->at : d->chart.box->at,
		            "a bar's value lies between 0 and the highest value");
	if (gfx_word_width(g, a->label.value, look_of(d, a)) > d->names || room < CLEAR)
		chart_no_room(&d->chart, a->label.value);
	v = v < 0 ? 0 : v > d->highest ? d->highest : v;
	mpt w = d->highest ? (mpt)muldiv(mpt_max(room, 0), v, d->highest) : 0;
	if (name)
		chart_text(&d->chart, name, 0, y + (h - name->height) / 2, d->names);
	chart_rect(&d->chart, (struct rect){d->names + CLEAR, y + (h - d->p->bar) / 2, w, d->p->bar}, 0, d->p->fill,
	           COLOR_NONE, 0);
	if (value)
		chart_text(&d->chart, value, d->names + CLEAR + w + CLEAR / 2, y + (h - value->height) / 2,
		           mpt_max(d->values, PT(1)));
	return h;
}

static const char *describe(const struct bars *d)
{
	const struct chart *c = &d->chart;
	struct buf text = {0}, items = {0};
	for (int i = 0; i < d->p->items.n; i++)
		sentence_item(c, &items, slot_said(c, &bar_of(d, i)->label), slot_said(c, &bar_of(d, i)->value));
	sentence_put(c, &text, SENTENCE_BARS, (struct sentence_part[]){{"items", buf_cstr(&items)}, {0}});
	buf_free(&items);
	return sentence_end(c, &text);
}

mpt draw_bars(const struct gfx *g, const struct box *box, mpt width, struct canvas *canvas, const char **alt)
{
	struct bars d = {.chart = {g, box, canvas, width}, .p = box->props};
	mpt y = 0;
	d.style = style_of(&d.chart, &d.p->label_style);
	d.highest = chart_number(&d.chart, &d.p->highest, 0);
	measure(&d);
	for (int i = 0; i < d.p->items.n; i++)
		y += (i ? d.p->gap : 0) + draw_bar(&d, bar_of(&d, i), y + (i ? d.p->gap : 0));
	*alt = d.p->alt.value ? slot_said(&d.chart, &d.p->alt) : describe(&d);
	return y;
}

const char *bars_zones_said(const struct gfx *g, const struct box *box)
{
	const struct bars_props *p = box->props;
	const struct chart c = {.g = g, .box = box};
	struct buf items = {0};
	for (int i = 0; i < p->zones.n; i++) {
		const struct bar_zone *z = &((const struct bar_zone *)p->zones.v)[i];
		const char *label = slot_said(&c, &z->label), *ends[] = {slot_said(&c, &z->from), slot_said(&c, &z->to)};
		struct buf range = {0};
		for (int k = 0; k < 2; k++)
			ends[k] = text_number(g->arena, g->text, ends[k]);
		sentence_put(&c, &range, SENTENCE_RANGE,
		             (struct sentence_part[]){{"lowest", ends[0]}, {"highest", ends[1]}, {0}});
		sentence_item(&c, &items, *label ? label : buf_cstr(&range), *label ? buf_cstr(&range) : "");
		buf_free(&range);
	}
	return sentence_end(&c, &items);
}
