/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_LAYOUT_LIST_DUMP_H
#define PLATEN_LAYOUT_LIST_DUMP_H

#include "plan.h"

/* Appends items start..end of a list, one a line, `depth` levels indented. */
void list_dump(const struct vlist *l, int start, int end, int depth, struct buf *b);
/* Appends the whole list of a document, page by page. */
void plan_dump(const struct plan *p, struct buf *b);

#endif
