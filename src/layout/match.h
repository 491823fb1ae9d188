/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match: texts whose one line is as high as the lines beside it in a row.
 *
 * Such a text makes its column wider the larger it is, the texts beside it then take more lines, and these ask for a
 * larger text. So the row is tried at the largest size first, and at the size that comes of it, until that stays: each is
 * at most the one before, and there are as many as there are numbers of lines.
 */
#ifndef PLATEN_LAYOUT_MATCH_H
#define PLATEN_LAYOUT_MATCH_H

#include "build.h"

struct match {
	const struct box *box; /* NULL: one that is not matched */
	mpt least;
	mpt size, leading; /* 0: nothing was tried yet */
};

/* One for each of the boxes of a row or grid; NULL: none of them is matched. */
struct match *match_new(struct arena *a, const struct box_list *boxes);
/* That of the box that is being built; NULL: no row matches it. */
const struct match *match_of(const struct builder *b, const struct box *box);
/* Takes the sizes that a row asks for; whether one is another than before. */
bool match_take(const struct cells *c);
/* Lets matched texts stand on the last baselines beside them: before add_row(), by the struts of the cells. */
void match_align(const struct builder *b, const struct cells *c);

#endif
