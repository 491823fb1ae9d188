/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_LAYOUT_GRAY_H
#define PLATEN_LAYOUT_GRAY_H

#include "pages.h"

/* Takes the colours from texts and paths of a page. */
void page_turn_gray(struct arena *a, struct page *p);

#endif
