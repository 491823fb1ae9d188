/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check: rules that hold whatever the document. Debug and sanitizer builds ask after each layout; what
 * breaks a rule is a slip of ours, never an author's. Each is false with the first broken rule in `why`.
 */
#ifndef PLATEN_LAYOUT_CHECK_H
#define PLATEN_LAYOUT_CHECK_H

#include "plan.h"

/* The pages are ranges of the list, one after the other, that leave nothing out; areas nest; every cell
   holds what stands in it, and every row its cells. */
bool plan_holds(const struct plan *p, struct buf *why);
/* The structure tree is read in the order of the bound boxes. */
bool order_holds(const struct box_list *body, const struct pages *p, struct buf *why);

#endif
