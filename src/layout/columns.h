/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns: columns that text flows through. */
#ifndef PLATEN_LAYOUT_COLUMNS_H
#define PLATEN_LAYOUT_COLUMNS_H

#include "build.h"

/* `page`: they are those of the page, where a break in the last one ends it. */
void build_columns(struct builder *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page);

#endif
