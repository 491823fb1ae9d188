/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widths that boxes need: of their widest words, and of their longest lines. */
#include "boxes/container.h"
#include "boxes/media.h"
#include "boxes/text.h"
#include "kinds.h"

void extent_rich(const struct builder *b, const struct rich *r, const struct style *style, mpt *min, mpt *max)
{
	mpt one_min, one_max;
	struct para_spec spec = gfx_spec(&b->gfx, style, MPT_MAX, style->align);
	for (int i = 0; r && i < r->n; i++) {
		text_extent(b->gfx.text, text_shape(b->gfx.text, &r->block[i], style, r->at), &spec, &one_min, &one_max);
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}

static void extent_box(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct style *s = box->style.style;
	mpt indent = 0;
	switch (box->kind) {
	case BOX_HEADING: extent_rich(b, ((const struct heading_props *)box->props)->text.value, s, min, max); break;
	case BOX_PROSE: extent_rich(b, ((const struct prose_props *)box->props)->text.value, s, min, max); break;
	case BOX_LIST: {
		const struct list_props *p = box->props;
		for (int i = 0; i < p->items.n; i++)
			extent_rich(b, ((const struct list_item *)p->items.v)[i].text.value, s, min, max);
		indent = list_indent(b, box);
		break;
	}
	case BOX_QR: *min = *max = ((const struct qr_props *)box->props)->size; break;
	case BOX_IMAGE:
	case BOX_SVG:
		*min = *max = ((const struct picture_props *)box->props)->width;
		if (!*min)
			*min = *max = ((const struct picture_props *)box->props)->height;
		break;
	case BOX_STACK: extent_boxes(b, &((const struct stack_props *)box->props)->boxes, min, max); break;
	default: *max = b->width;
	}
	indent += s->padding.left + s->padding.right + (!color_is_none(s->bar) ? s->bar_width : 0);
	*min += indent;
	*max += indent;
}

void extent_boxes(const struct builder *b, const struct box_list *boxes, mpt *min, mpt *max)
{
	for (int i = 0; i < boxes->n; i++) {
		mpt one_min = 0, one_max = 0;
		extent_box(b, boxes->v[i], &one_min, &one_max);
		if (boxes->v[i]->width.unit == UNIT_ABS && boxes->v[i]->width.v)
			one_min = one_max = boxes->v[i]->width.v;
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}
