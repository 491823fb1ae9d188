/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tally: bars of cells to shade with a pen. */
#ifndef PLATEN_LAYOUT_TALLY_H
#define PLATEN_LAYOUT_TALLY_H

#include "build.h"

/* Bars that have `cells`: rows of a label, a box for their number and the cells, below the names of their zones. Zones
   with holes, overlaps or beyond the cells are reported, and so is what has no room. */
void build_tally(struct builder *b, const struct box *box);

#endif
