/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings and prose. */
#include "boxes/text.h"
#include "layouts.h"
#include "../prose.h"

static void build_heading_box(struct builder *b, const struct box *box)
{
	const struct heading_props *p = box->props;
	build_heading(b, p->text.value, &(struct heading_look){box->style.style, p->level, p->bookmark, true});
}

static void extent_heading(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	extent_rich(b, ((const struct heading_props *)box->props)->text.value, box->style.style, min, max);
}

static void build_prose(struct builder *b, const struct box *box)
{
	const struct style *s = box->style.style;
	build_text(b, ((const struct prose_props *)box->props)->text.value,
	           &(struct text_look){s, s->align, ROLE_P, NULL, true});
}

static void extent_prose(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	extent_rich(b, ((const struct prose_props *)box->props)->text.value, box->style.style, min, max);
}

const struct box_layout heading_layout = {.build = build_heading_box, .extent = extent_heading};
const struct box_layout prose_layout = {.build = build_prose, .extent = extent_prose};
