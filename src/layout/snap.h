/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * snap: the baseline grid of a page.
 *
 * Its lines are as far apart as those of a style, at the scale of the try, and the first one is where the first baseline
 * of that style stands at the top of the text area. Building says which items stand on it; the cutter, which knows how
 * far down they come, sets space before them. Columns that are a box of the flow begin where a text on the grid would, and
 * have a grid of their own from there, which is that of the page.
 */
#ifndef PLATEN_LAYOUT_SNAP_H
#define PLATEN_LAYOUT_SNAP_H

#include "build.h"

/* The grid of a page. */
struct line_grid {
	mpt pitch;               /* from line to line, over 0 */
	mpt first;               /* the first line, from the top of the text area */
	int lines;               /* of text that stand on it */
	const struct snap *last; /* that was made */
};

/* How an item stands on a grid: its top is a whole number of pitches below the top of the text area. */
struct snap {
	mpt pitch;
	mpt shift; /* of what is drawn, which brings its baseline to the line: half a pitch at most */
};

/* The grid that a style gives; NULL without one, or where it has no leading. */
struct line_grid *snap_grid(const struct builder *b, const struct style_ref *ref);
/* Whether lines of a leading stand on the grid where `b` builds: it is that of the grid, or a whole multiple of it. */
bool snap_takes(const struct builder *b, mpt leading);
/* An item that is built stands on the grid, if there is one and nothing around it keeps it off: a cell, or an area that is
   drawn. `p`: the paragraph whose line it is, or beside which it stands, if the grid takes it; NULL: none. */
void snap_item(const struct builder *b, struct vitem *it, const struct para *p);
/* The same for a marker that is no text, beside a text of a style. */
void snap_marker(const struct builder *b, struct vitem *it, const struct style *s);

/* How much space an item on a grid that would begin `y` below the top of the text area needs to come to its grid. */
int64_t snap_by(const struct vitem *it, int64_t y);
/* Before which of the items v[0..n) of a range, which `next` follows, that space belongs; `first`: the first box of the
   range. Above what `next` sticks to, such as a heading, but below what is the first of its range. */
int snap_place(struct vitem *const *v, int n, int first, const struct vitem *next);
/* The space before an item, for which `snapped` asks. */
struct vitem *snap_space(struct arena *a, const struct vitem *before, const struct vitem *snapped, int64_t by);
bool is_snap_space(const struct vitem *it);
/* More than all the space that a range can get. */
int64_t snap_most(const struct vrange *r);
static inline mpt snap_shift(const struct vitem *it) { return it->snap ? it->snap->shift : 0; }

#endif
