/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list_item: items of lists. */
#ifndef PLATEN_LAYOUT_LIST_ITEM_H
#define PLATEN_LAYOUT_LIST_ITEM_H

#include "build.h"

struct item_look {
	int marker, number;
	const struct style *style;
	color ink;
	mpt indent;
	int align;
};
/* One item; `outer` is the element of its list. */
void build_item(struct builder *b, struct element *outer, const struct rich_block *block, const struct item_look *look,
                struct where at);
/* Space for a marker: an em for signs, and the widest number with a third of an em behind it. */
mpt marker_width(const struct builder *b, int marker, int highest, const struct style *s);

#endif
