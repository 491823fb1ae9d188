/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: the space that the body flows through. */
#ifndef PLATEN_LAYOUT_REGION_H
#define PLATEN_LAYOUT_REGION_H

#include "spec.h"

/* Of one page, in logical positions: `left` is the start edge, before mirroring. Pagination asks for the
   region of the next page, so pages may differ. */
struct region {
	mpt left, top, width, height;
};

/* Pages count from 1. */
struct region page_region(const struct page_spec *p, int number);

#endif
