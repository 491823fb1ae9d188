/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cover: which parts of a page an item hides. */
#ifndef PLATEN_LAYOUT_COVER_H
#define PLATEN_LAYOUT_COVER_H

#include "pages.h"

/* What is hidden less than this far, in mpt, can still be read. */
#define COVER_LEAST 500

/* Hidden from `from` to `to`. */
struct cover_part {
	mpt from, to;
};

#define COVER_MOST_ROWS 64
/* What is hidden of a box, row by row. */
struct cover {
	mpt top, step; /* of the first row, in its middle; from row to row */
	int n;
	VEC(struct cover_part) row[COVER_MOST_ROWS]; /* from left to right */
};

struct rect rect_common(struct rect a, struct rect b); /* w or h at most 0: nothing */
/* Where a path, image or clip lies, with its stroke. */
struct rect cover_bounds(const struct item *it);
/* What a path or an image hides of `box`, which lies inside of its bounds. Lines thinner than COVER_LEAST and what is
   half transparent hide nothing. Lives in `a`. */
void cover_find(struct arena *a, const struct item *it, struct rect box, struct cover *c);
/* Whether more than COVER_LEAST of `ink` is hidden either way, or all of what is smaller. */
bool cover_hides(const struct cover *c, struct rect ink);

#endif
