/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count_left.h"

/* Whether an item is left out wherever it could be. */
static bool is_gone(const struct binder *b, const struct node *item)
{
	bool gone = false;
	for (int i = 0; i < b->optionals->v.n; i++) {
		if (b->optionals->v.v[i].item != item)
			continue;
		if (!b->left_out[i])
			return false;
		gone = true;
	}
	return gone;
}

int count_left(const struct binder *b, const struct node *list)
{
	int n = list->n;
	for (int i = 0; b->left_out && i < list->n; i++)
		n -= is_gone(b, list->item[i]);
	return n;
}
