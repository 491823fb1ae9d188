/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings and prose. */
#include "boxes/text.h"
#include "layouts.h"
#include "../block_fit.h"
#include "../prose.h"

static void build_heading_box(struct builder *b, const struct box *box)
{
	const struct heading_props *p = box->props;
	block_fit(b, box, p->text.value, &p->fit);
	build_heading(b, p->text.value, &(struct heading_look){box->style.style, p->level, p->bookmark, true, box->at});
}

static void extent_heading(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct heading_props *p = box->props;
	block_fit_extent(b, box, p->text.value, &p->fit, min, max);
}

static void build_prose(struct builder *b, const struct box *box)
{
	const struct prose_props *p = box->props;
	const struct style *s = box->style.style;
	block_fit(b, box, p->text.value, &p->fit);
	build_text(b, p->text.value, &(struct text_look){s, s->align, ROLE_P, NULL, true});
}

static void extent_prose(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct prose_props *p = box->props;
	block_fit_extent(b, box, p->text.value, &p->fit, min, max);
}

const struct box_layout heading_layout = {.build = build_heading_box, .extent = extent_heading};
const struct box_layout prose_layout = {.build = build_prose, .extent = extent_prose};
