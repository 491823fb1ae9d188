/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tracks: the widths of the columns of tables and grids. */
#ifndef PLATEN_LAYOUT_TRACKS_H
#define PLATEN_LAYOUT_TRACKS_H

#include "diag.h"

struct box;
struct builder;

struct track {
	struct dim dim;
	struct where at; /* of `dim`; without a source: it is not written */
	mpt min, max;    /* of what it holds: its widest word, its longest line */
	mpt width;
};

enum tracks_fit {
	TRACKS_FIT,
	TRACKS_NARROW,  /* columns without a given width are narrower than their widest words */
	TRACKS_NO_ROOM, /* such a column, which holds something, has less than a point */
	TRACKS_TOO_WIDE /* given widths take more than there is: all are cut down, so that something can be drawn */
};
/* Finds the widths in `avail`, that is without the gaps. Lengths and percentages hold; automatic columns and
   shares give way. */
enum tracks_fit tracks_resolve(struct track *t, int n, mpt avail);
/* The same inside the width of `b`; what does not fit is reported at the width that is too much, or at the box. */
void tracks_fit(const struct builder *b, const struct box *box, struct track *t, int n, mpt gap);

#endif
