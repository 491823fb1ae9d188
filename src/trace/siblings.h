/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siblings: the number of an element among those of its role below the same parent. */
#ifndef PLATEN_TRACE_SIBLINGS_H
#define PLATEN_TRACE_SIBLINGS_H

#include "pages.h"

struct sibling {
	const struct element *element;
	int number;
};
struct siblings {
	struct arena *arena;
	VEC(struct sibling) v;
	struct hashes by_element;
};

/* Numbers all elements below `top`, in one pass. */
void siblings_number(struct siblings *s, const struct element *top);
/* Counts from 1; 0 when it is the only one. */
int sibling_number(const struct siblings *s, const struct element *e);

#endif
