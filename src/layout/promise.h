/* SPDX-License-Identifier: GPL-3.0-or-later */
/* promise: whether pages keep what their edition promises. */
#ifndef PLATEN_LAYOUT_PROMISE_H
#define PLATEN_LAYOUT_PROMISE_H

#include "edition.h"
#include "pages.h"

/* What is known of an item beside its looks. */
struct drawn {
	struct where at; /* of the box that draws it, or of its text; or none */
	bool justified;  /* a line of a paragraph that has its spaces justified */
	int leading;     /* of a line of text: thousandths of its size; 0: it is none */
	bool alone;      /* the only line of its text */
};
/* Of each item of a page, in their order. */
struct drawn_list {
	VEC(struct drawn) v;
};

/* Reports what breaks a promise, on each page at the places where it is said. */
void promises_check(struct diag *d, const struct promises *p, const struct page *page, const struct drawn_list *drawn,
                    int number);

#endif
