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
	char sign; /* behind the number; 0: a full stop */
};
/* What closing an item restores. */
struct open_item {
	struct element *element;
	mpt x, width;
};
/* The element of a list that boxes are the items of (enum listing); NULL: of none. */
struct element *listing_element(const struct builder *b, int listing);
/* Before item `i` of n, from 0: of a list of four or more, none stands alone on a page, neither the first nor the last. */
static inline void item_keep(struct builder *b, int i, int n)
{
	if (n >= 4 && (i == 1 || i == n - 1))
		b->list->stick_next = true;
}
/* Begins an item with its marker: what is built next stands in its body. `list` is the element of its list. */
struct open_item item_open(struct builder *b, struct element *list, const struct item_look *look, struct where at);
void item_close(struct builder *b, const struct open_item *item);
/* One item of one paragraph. */
void build_item(struct builder *b, struct element *list, const struct rich_block *block, const struct item_look *look,
                struct where at);
/* A paragraph that is the body of the item itself. */
void build_body(struct builder *b, const struct rich_block *block, const struct style *style, int align, struct where at);
/* Space for a marker: an em for signs, and the widest number with its sign and a third of an em behind it. */
mpt marker_width(const struct builder *b, int marker, int highest, char sign, const struct style *s);

#endif
