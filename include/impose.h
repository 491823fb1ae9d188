/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * impose: finished pages to sheets of paper, as tiles to paste together, several to a sheet, as a booklet or as cards.
 */
#ifndef PLATEN_IMPOSE_H
#define PLATEN_IMPOSE_H

#include "graphics.h"
#include "spec.h"

struct imposition {
	struct gfx gfx;
	const struct impose_spec *spec;
	const struct page_spec *page; /* what the pages were made for */
	const struct style *body;     /* whose font texts on sheets have */
};

/* The sheets, which hold the pages that they were given; these stay as they are, but their structure tree gains what
   sheets say. What does not fit is reported; the sheets must not be written then. */
struct pages *impose(const struct imposition *job, const struct pages *pages);

/* What lies over each of the pages that sheets hold, for each sheet, where its page has its place there. Not over pages that
   are repeated. */
struct item_vec *impose_over(struct arena *a, const struct pages *sheets, const struct item_vec *over);

#endif
