/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that are fitted to their place: at a share of their size, in lines of equal length, in the middle of a band. */
#ifndef PLATEN_GRAPHICS_FITTED_H
#define PLATEN_GRAPHICS_FITTED_H

#include "graphics.h"

/* A text at `scale` thousandths of the size of its style; NULL when there is none. */
struct para *fitted_text(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width, int align);
/* Its width on one line. */
mpt fitted_width(const struct gfx *g, const struct rich *r, const struct style *s, int scale);
/* The scale, at most `scale`, at which it is no wider than `width`. */
int fitted_scale(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width);
/* In as few lines as `width` asks for, at the least measure that has no more, which is `*measure`. NULL where there is no
   text, and where a word is wider. */
struct para *fitted_balanced(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width,
                             int align, mpt *measure);
/* Whether all words stand whole on their lines. */
bool fitted_whole(const struct para *p);

/* The least height in which a line whose band stands in the middle keeps all its ink. */
mpt ink_band_height(const struct ink_band *b);
/* Where the top of a text is, when its band stands in the middle of y to y + h. */
mpt ink_band_top(const struct ink_band *b, const struct para *p, mpt y, mpt h);

#endif
