/* SPDX-License-Identifier: GPL-3.0-or-later */
/* copy: whether what is printed comes through a photocopier, which prints black or nothing. */
#ifndef PLATEN_LAYOUT_COPY_H
#define PLATEN_LAYOUT_COPY_H

#include "ink.h"

/* Reports small text in a light colour, light text on a ground that is not dark enough, and patterns whose dots or lines
   are too fine or too close. In proportion to the items, but for light text, for which what is drawn before it is looked
   through. */
void copy_check(struct diag *d, const struct page *page, const struct ink *ink);

#endif
