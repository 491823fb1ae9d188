/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tracks: the widths of the columns of tables and grids. */
#ifndef PLATEN_LAYOUT_TRACKS_H
#define PLATEN_LAYOUT_TRACKS_H

#include "base.h"

struct track {
	struct dim dim;
	mpt min, max; /* of what it holds */
	mpt width;
};
/* False when the least widths do not fit; widths are then cut down. */
bool tracks_resolve(struct track *t, int n, mpt avail);

#endif
