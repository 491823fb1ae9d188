/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_LAYOUT_LIST_DUMP_H
#define PLATEN_LAYOUT_LIST_DUMP_H

#include "plan.h"

/* Appends the items of a range, one a line, `depth` levels indented. */
void range_dump(const struct vrange *r, int depth, struct buf *b);
/* Appends the whole list of a document, page by page. */
void plan_dump(const struct plan *p, struct buf *b);

#endif
