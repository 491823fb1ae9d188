/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flow: cuts lists into ranges. */
#ifndef PLATEN_LAYOUT_FLOW_H
#define PLATEN_LAYOUT_FLOW_H

#include "vlist.h"

struct flow {
	struct arena *arena;
	struct diag *diag; /* NULL: a try */
	bool *failed;      /* set where a cut had to be forced; may be NULL */
};
/* The end of the range from `start` that fits into `avail`; may cut a row, which lengthens the
   list. On a fresh page or column (`top`) it always gets on. Returns `start` when nothing fits. */
int vlist_cut(const struct flow *f, struct vlist *l, int start, mpt avail, bool top, mpt *used);
/* Divides the list of columns among its cells; false when they cannot hold it at that height. */
bool columns_fill(const struct flow *f, struct cells *c, mpt height);
/* Sets the least height at which the columns hold their list. */
mpt columns_balance(const struct flow *f, struct cells *c);
/* About how high they are, for columns of the page. */
mpt columns_guess(const struct cells *c);
/* What column breaks leave over after balancing, as columns of its own; NULL: nothing. */
struct cells *columns_rest(const struct flow *f, struct cells *c);

#endif
