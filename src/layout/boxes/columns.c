/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns inside the flow. */
#include "boxes/container.h"
#include "../columns.h"
#include "layouts.h"

static void build_columns_box(struct builder *b, const struct box *box)
{
	const struct columns_props *p = box->props;
	build_columns(b, &p->boxes, p->count, p->gap, p->balance, false);
}

const struct box_layout columns_layout = {.build = build_columns_box};
