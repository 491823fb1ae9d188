/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: rows of a table that spans join to one item. */
#ifndef PLATEN_LAYOUT_ROWS_H
#define PLATEN_LAYOUT_ROWS_H

#include "vlist.h"

struct cells *cells_dup(struct arena *a, const struct cells *c);
/* Finds the heights of joined rows from those of their cells: what single cells need first, then spans stretch
   their last row. Sets `top` of the rows, and y and h of the cells. */
void rows_place(struct arena *a, struct cells *c);
/* Where the first `n` of joined rows end. */
static inline int64_t rows_foot(const struct cells *c, int n) { return c->top[n] - c->row_gap; }
/* How many of joined rows end within `height`, without the last one. */
int rows_within(const struct cells *c, int64_t height);
/* Copies of a row, or of joined rows, for what is above a cut and what is below it: below row `n`, or inside of the
   first one for 0. Cells that go on below are marked in `top`, and are the first ones of `rest`, in the same order. */
void rows_part(struct arena *a, const struct cells *c, int n, struct cells **top, struct cells **rest);

#endif
