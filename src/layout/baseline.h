/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * baseline: where the texts of cells stand in their row.
 *
 * Cells begin with a strut, or hold one behind their padding. It grows, so that what follows it comes down, and the
 * ground of the cell reaches the top of the row all the same.
 */
#ifndef PLATEN_LAYOUT_BASELINE_H
#define PLATEN_LAYOUT_BASELINE_H

#include "vlist.h"

/* Lets the first baselines of cells that begin in the same row stand on one line: before add_row(), by their struts. */
void baseline_align(struct arena *a, const struct cells *c);
/* What stands above the list of a cell that is in the middle of its row or at the foot. */
int64_t baseline_sunk(const struct cell *c);
/* Lets what a cell holds come down. */
void baseline_grow(const struct cell *c, int64_t by);
/* Lets what a cell holds come down by a share, in halves, of the height that it leaves: behind add_row(). */
void baseline_sink(const struct cells *c, int halves);
void baseline_sink_cell(const struct cell *c, int halves);

#endif
