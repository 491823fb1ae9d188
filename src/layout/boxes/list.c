/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of items that the layout or the content names one by one. */
#include "boxes/text.h"
#include "../list_item.h"
#include "layouts.h"
#include "../prose.h"

static mpt list_indent(const struct builder *b, const struct box *box)
{
	const struct list_props *p = box->props;
	return marker_width(b, p->marker, p->items.n, '.', box->style.style);
}

static void build_list_box(struct builder *b, const struct box *box)
{
	const struct list_props *p = box->props;
	const struct style *s = box->style.style;
	struct element *list = element_detached(b->arena, b->element, ROLE_L);
	struct item_look look = {p->marker, 0, s, p->marker_color, list_indent(b, box), s->align, '.'};
	list->numbered = p->marker == MARKER_NUMBER;
	list->unordered = !list->numbered && p->marker != MARKER_NONE;
	add_space(b, s->space_before);
	for (int i = 0; i < p->items.n; i++) {
		const struct rich *r = ((const struct list_item *)p->items.v)[i].text.value;
		if (i)
			add_space(b, p->gap);
		if (r)
			item_keep(b, i, p->items.n);
		for (int k = 0; r && k < r->n; k++) {
			look.number = i + 1;
			look.marker = k ? MARKER_NONE : p->marker;
			build_item(b, list, &r->block[k], &look, r->at);
		}
	}
	add_space(b, s->space_after);
}

static void extent_list(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct list_props *p = box->props;
	mpt indent = list_indent(b, box);
	for (int i = 0; i < p->items.n; i++)
		extent_rich(b, ((const struct list_item *)p->items.v)[i].text.value, box->style.style, min, max);
	*min += indent;
	*max += indent;
}

const struct box_layout list_layout = {.build = build_list_box, .extent = extent_list};
