/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place: where the items of a range stand, and how the height that they leave over is taken up. */
#ifndef PLATEN_LAYOUT_PLACE_H
#define PLATEN_LAYOUT_PLACE_H

#include "vlist.h"

/*
 * What is left of the height of a range goes
 *     NONE       nowhere
 *     FR         into its shares (spacers of 1fr and so on), or else into its lines to write on and into columns of
 *                the page that hold such
 *     SPREAD     the same, or else into the spaces between blocks
 *     BOTTOM     the same, or else above the range
 *     MIDDLE     the same, or else half of it above the range
 *     LAST_AREA  the same, or else into the area that ends it
 */
enum take_up { TAKE_NONE, TAKE_FR, TAKE_SPREAD, TAKE_BOTTOM, TAKE_MIDDLE, TAKE_LAST_AREA };

/* Where an area stands in a range. */
struct area_span {
	struct area *area;
	int64_t top, bottom;
	bool again; /* it began in an earlier range: what it repeats stands at its top */
};

struct placement {
	struct vrange range;         /* without what vanishes at its end */
	int64_t *y, *h;              /* of its items, and their heights there */
	VEC(struct area_span) areas; /* outermost first */
};

/* Places a range from `y` down; `stretch` is the most that one space grows by. Lines to write on that
   fill their region are lengthened. */
struct placement place_range(struct arena *a, const struct vrange *r, int64_t y, int64_t height, enum take_up take,
                             mpt stretch);

#endif
