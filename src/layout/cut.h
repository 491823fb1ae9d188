/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cut: cuts lists into ranges, and fills and balances columns. */
#ifndef PLATEN_LAYOUT_CUT_H
#define PLATEN_LAYOUT_CUT_H

#include "vlist.h"

/* A list on its way through regions (pages, columns, parts of cells), one range after the other. */
struct cutter {
	struct arena *arena;
	struct diag *diag;  /* where it is reported what no region holds; NULL: a try, which may be thrown away */
	struct vrange rest; /* what has not been cut off yet */
	int64_t top;        /* of the range that comes next, from where its baseline grid begins */
	bool forced;        /* a cut was made where none is allowed, or a box stands that is too tall */
	bool rough;         /* only whether the list fits is asked, not how high its last item is */
};

/* Cuts the next range off, which takes `used` of the height `avail`. On a fresh page or column (`fresh`) it
   always gets on, by force if it must; elsewhere the range is empty where nothing fits. */
struct vrange cutter_next(struct cutter *c, int64_t avail, bool fresh, int64_t *used);

/* Fills columns, `top` below where their baseline grid begins, to the least height at which they hold their source, and
   returns it. What their column
   breaks leave over is `rest`, columns of their own; NULL: nothing. */
int64_t columns_balance(struct arena *a, struct cells *c, int64_t top, struct cells **rest);

#endif
