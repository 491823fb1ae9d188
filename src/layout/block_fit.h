/* SPDX-License-Identifier: GPL-3.0-or-later */
/* block_fit: the size of a text that is fitted to its width, to a height and to a number of lines. */
#ifndef PLATEN_LAYOUT_BLOCK_FIT_H
#define PLATEN_LAYOUT_BLOCK_FIT_H

#include "boxes/text.h"
#include "build.h"

/* Sets the size, and the leading if need be, of the text of a box, which is built next: until the box ends. What does not
   fit at the least size is reported. */
void block_fit(struct builder *b, const struct box *box, const struct rich *r, const struct text_fit *fit);
/* As extent_rich(): the widest word at the least size, the longest line at the largest. */
void block_fit_extent(const struct builder *b, const struct box *box, const struct rich *r, const struct text_fit *fit,
                      mpt *min, mpt *max);

#endif
