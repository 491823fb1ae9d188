/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of press share. */
#ifndef PLATEN_PRESS_INKS_H
#define PLATEN_PRESS_INKS_H

#include "press.h"

/* RGB samples of 8 bits to CMYK of 8 bits, n of them. */
void inks_convert(struct press *p, const unsigned char *rgb, unsigned char *cmyk, size_t n);
/* Of the picture in inks, in the arena; itself where it is grey. */
const struct image *picture_inks(struct press *p, struct arena *a, const struct image *m);
/* Appends the marks that the printer wants around a page; returns how far they reach beyond the bleed. */
mpt marks_draw(struct arena *a, const struct press_spec *s, const struct page *page, struct item_vec *items);

#endif
