/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * press: pages for a printing press. All colours become inks: what the author wrote in inks stays, near-neutral colours
 * become black alone, as light as they were, and the rest goes through the ICC profile of the printing condition.
 */
#ifndef PLATEN_PRESS_H
#define PLATEN_PRESS_H

#include "pages.h"
#include "spec.h"

/* A printing condition that is ready. */
struct press;

/* Lives in the arena until press_close(), which gives back what the library holds. NULL after reporting, at the value of
   the layout, a profile that is none for four inks. */
struct press *press_open(struct root *r, struct arena *a, struct diag *d, const struct press_spec *spec);
void press_close(struct press *p); /* NULL is allowed */
const struct press_spec *press_spec_of(const struct press *p);
/* The file of its profile. */
const struct source *press_profile(const struct press *p);

/* Any colour in inks, in whole percents but for what was written in inks; none stays none. */
color press_inks(struct press *p, color c);
/* The sum of its inks in percent, up to 400. */
int press_coverage(color inks);

/* What a press makes of a ground that ends at the trim, so that no white shows where the knife slips: a rectangle is drawn
   out to the bleed. False where `it` is no such rectangle, or has no edge there; else where it lies then. */
bool press_bleeds(const struct page *page, const struct item *it, struct rect *out);

/* The pages in inks, with marks around them and without what a press cannot use: links, bookmarks. They live in
   the arena that the press was opened with and share what stays the same. */
struct pages *press_pages(struct press *p, const struct pages *pages);

#endif
