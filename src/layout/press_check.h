/* SPDX-License-Identifier: GPL-3.0-or-later */
/* press_check: whether a page comes well out of a printing press. */
#ifndef PLATEN_LAYOUT_PRESS_CHECK_H
#define PLATEN_LAYOUT_PRESS_CHECK_H

#include "ink.h"
#include "press.h"

/* Reports lines too thin, too much ink in one place, colour that ends at the trim and text
   near it, each once for a box; what has no mark in `ink` is told at the key `press` of the layout. */
void press_check(struct diag *d, struct press *p, const struct page *page, const struct ink *ink);

#endif
