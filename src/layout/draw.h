/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw: ranges of lists to items of pages. */
#ifndef PLATEN_LAYOUT_DRAW_H
#define PLATEN_LAYOUT_DRAW_H

#include "layout.h"
#include "spec.h"
#include "vlist.h"

struct draw {
	const struct layout_job *job;
	struct diag *diag;
	const struct page_spec *page;
	struct canvas canvas;
	int number; /* of the page, from 1 */
	bool artifact;
	mpt left, right;     /* margins of this page, before mirroring */
	struct pages *rooms; /* where to note them, or NULL */
};
/* What is left of a range's height, and how it may be taken up. */
enum take_up { TAKE_NONE, TAKE_FR, TAKE_SPREAD, TAKE_BOTTOM, TAKE_MIDDLE, TAKE_LAST_AREA };
/* Attaches the structure elements of all from item `start` on. */
void attach_list(struct draw *d, const struct vlist *l, int start);
void draw_list(struct draw *d, struct vlist *l, int start, int end, mpt x, mpt y, mpt height, enum take_up take);

#endif
