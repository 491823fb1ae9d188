/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw: ranges of lists to items of pages. */
#ifndef PLATEN_LAYOUT_DRAW_H
#define PLATEN_LAYOUT_DRAW_H

#include "ink.h"
#include "layout.h"
#include "place.h"
#include "promise.h"
#include "region.h"

struct draw {
	const struct layout_job *job;
	struct diag *diag;
	const struct page_spec *page;
	struct canvas canvas;
	int number; /* of the page, from 1 */
	bool artifact;
	bool contents;           /* there is a table of contents, which links to all headings */
	enum artifact furniture; /* what all of it is, if it is: header, footer, pagination; else ARTIFACT_LAYOUT */
	struct region region;    /* of the body */
	struct pages *slots;     /* where to note them */
	struct pages *rooms;     /* where to note them, or NULL */
	struct ink ink;
	struct where row;         /* of the box that sets what is drawn beside other boxes; or none */
	struct drawn_list *drawn; /* what is known of the items, where something is promised of them; or NULL */
	const struct box *placed; /* the box that places what is drawn, or NULL */
};
/* Attaches the structure elements of a range. */
void attach_range(struct draw *d, const struct vrange *r);
void draw_range(struct draw *d, const struct vrange *r, mpt x, int64_t y, int64_t height, enum take_up take);

#endif
