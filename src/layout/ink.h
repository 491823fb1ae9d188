/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ink: whether what is printed can be read. Drawing marks, in its order, where texts stand on a page and
 * what may hide them.
 */
#ifndef PLATEN_LAYOUT_INK_H
#define PLATEN_LAYOUT_INK_H

#include "pages.h"

struct ink_mark {
	struct rect box; /* a text's reaches from an em above its baseline to three tenths below; of what may hide one,
	                    where it lies; w below 0: its items say that */
	int from, to;    /* its items on the page */
	bool text;
	const struct para *para; /* lines of one paragraph do not meet; NULL: a label of a drawing */
	struct where at;
	int met;   /* while checking: the latest mark that it was compared with */
	bool told; /* it was reported */
};

struct ink {
	VEC(struct ink_mark) v;
};

/* Reports texts that lie more than half a point beyond the paper, under something opaque that is drawn later, or on
   other text. A watermark (pale decoration) may. In proportion to the marks. */
void ink_check(struct diag *d, const struct page *page, const struct ink *ink);

#endif
