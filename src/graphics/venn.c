/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two circles that overlap. What only one holds stands in its crescent, what both hold in the
 * lens; names stand above. A text that does not keep 2 mm from the circles is an error: a
 * diagram that leaves its labels out or lets them run over its lines says nothing.
 */
#include "boxes/diagram.h"
#include "boxes/text.h"
#include "internal.h"

struct venn {
	struct chart chart;
	const struct venn_props *p;
	const struct style *label, *item;
	mpt r, y, left, right, names; /* radius, middle, centres, height of the names */
	int *crowded;                 /* labels without room so far */
};

struct zone {
	const struct text_slot *name;
	const struct item_list *items;
	mpt x, w; /* of its texts */
	color ink;
};

/* All labels have no room where the circles are too small, so the first stands for the others. */
static void venn_no_room(const struct venn *d, const struct rich *label)
{
	if (!(*d->crowded)++)
		chart_no_room(&d->chart, label);
}

static void draw_circle(const struct venn *d, mpt x, color ink, int pattern)
{
	struct path_builder b = {.arena = d->chart.canvas->arena};
	mpt cx = chart_x(&d->chart, x, 0), strip = d->r * 2 / 9;
	path_circle(&b, cx, d->y, d->r, d->r);
	canvas_clip(d->chart.canvas, path_finish(&b, COLOR_NONE, COLOR_NONE, 0));
	/* The pattern keeps to the foot of its circle, below the texts. */
	canvas_pattern(d->chart.canvas, (struct rect){cx - d->r, d->y + d->r - strip, 2 * d->r, strip}, 0,
	               &(struct pattern){.kind = pattern}, ink);
	canvas_unclip(d->chart.canvas);
	canvas_circle(d->chart.canvas, cx, d->y, d->r, COLOR_NONE, ink, 1500);
}

/* Half of the height that a circle leaves at `dx` from its middle. */
static mpt half_chord(mpt r, mpt dx)
{
	int64_t rest = (int64_t)r * r - (int64_t)dx * dx, low = 0, high = r;
	while (low < high) {
		int64_t mid = (low + high + 1) / 2;
		if (mid * mid <= rest)
			low = mid;
		else
			high = mid - 1;
	}
	return (mpt)low;
}

static mpt draw_items(const struct venn *d, const struct zone *z, mpt y, bool draw)
{
	const struct gfx *g = d->chart.g;
	for (int i = 0; i < z->items->n; i++) {
		const struct rich *text = ((const struct list_item *)z->items->v)[i].text.value;
		const struct para *p = gfx_text(g, text, d->item, z->w, ALIGN_CENTER);
		if (draw && gfx_word_width(g, text, d->item) > z->w)
			venn_no_room(d, text);
		if (draw)
			chart_text(&d->chart, p, z->x, y, z->w);
		y += p ? p->height : 0;
	}
	return y;
}

static void draw_zone(const struct venn *d, const struct zone *z, mpt room)
{
	mpt height = draw_items(d, z, 0, false);
	if (height > room)
		venn_no_room(d, z->name->value);
	draw_items(d, z, d->y - height / 2, true);
}

static void draw_name(const struct venn *d, const struct zone *z, mpt x, mpt w)
{
	const struct gfx *g = d->chart.g;
	struct style *style = NEW(g->arena, struct style);
	*style = *d->label;
	style->color = z->ink;
	const struct para *p = gfx_text(g, z->name->value, style, w, ALIGN_CENTER);
	if (p && (p->height > d->names || gfx_word_width(g, z->name->value, style) > w))
		venn_no_room(d, z->name->value);
	if (p)
		chart_text(&d->chart, p, x, d->names - p->height, w);
}

static const char *describe(const struct venn *d)
{
	const struct venn_props *p = d->p;
	const struct chart *c = &d->chart;
	const char *first = slot_said(c, &p->first), *second = slot_said(c, &p->second), *both = slot_said(c, &p->both);
	struct buf text = {0}, shared = {0};
	sentence_put(c, &text, SENTENCE_VENN, (struct sentence_part[]){{"first", first}, {"second", second}, {0}});
	sentence_part(c, &text, first, &p->first_items);
	sentence_part(c, &text, second, &p->second_items);
	if (*both)
		sentence_item(c, &shared, both, "");
	else
		sentence_list(c, &shared, &p->both_items);
	if (shared.n) {
		sentence_begin(&text);
		sentence_put(c, &text, SENTENCE_SHARED, (struct sentence_part[]){{"items", buf_cstr(&shared)}, {0}});
	}
	if (*both)
		sentence_part(c, &text, both, &p->both_items);
	buf_free(&shared);
	return sentence_end(c, &text);
}

mpt draw_venn(const struct gfx *g, const struct box *box, mpt width, struct canvas *canvas, const char **alt)
{
	int crowded = 0;
	struct venn d = {.chart = {g, box, canvas, width}, .p = box->props, .crowded = &crowded};
	const struct venn_props *p = d.p;
	d.label = style_of(&d.chart, &p->label_style);
	d.item = style_of(&d.chart, &p->item_style);
	d.names = gfx_leading(g, d.label) * 2;
	d.r = mpt_min((p->height - d.names - CLEAR - 1500) / 2, width * 3 / 10);
	if (d.r < PT(20)) {
		chart_no_room(&d.chart, p->first.value);
		return p->height;
	}
	/* The lens is as wide as a crescent: centres lie one radius apart. */
	d.left = width / 2 - d.r / 2;
	d.right = width / 2 + d.r / 2;
	d.y = d.names + CLEAR / 2 + d.r;
	mpt third = d.r - 2 * CLEAR, inset = third * 8 / 10;
	struct zone zones[] = {
	        {&p->first, &p->first_items, d.left - d.r + CLEAR + (third - inset), inset, p->first_color},
	        {&p->both, &p->both_items, width / 2 - third / 2, third, p->both_color},
	        {&p->second, &p->second_items, d.right + CLEAR, inset, p->second_color},
	};
	draw_circle(&d, d.left, p->first_color, PATTERN_HATCH);
	draw_circle(&d, d.right, p->second_color, PATTERN_DOTS);
	for (int i = 0; i < COUNT_OF(zones); i++) {
		mpt side = i == 1 ? third / 2 + d.r / 2 : inset + CLEAR;
		draw_zone(&d, &zones[i], 2 * half_chord(d.r, mpt_min(side, d.r)) - 2 * CLEAR);
		draw_name(&d, &zones[i], width / 2 + (i - 1) * d.r - d.r / 2, d.r);
	}
	if (crowded > 1)
		diag_hint(g->diag, "nor for %d other label%s; more height or width gives larger circles", crowded - 1,
		          crowded > 2 ? "s" : "");
	*alt = p->alt.value ? slot_said(&d.chart, &p->alt) : describe(&d);
	return p->height;
}
