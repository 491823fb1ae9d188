/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_LAYOUT_DRAWN_H
#define PLATEN_LAYOUT_DRAWN_H

#include "draw.h"

/* Notes it of the items from `from` on of which nothing is known yet. */
void drawn_note(struct draw *d, int from, struct drawn what);
/* Of a line of text. */
struct drawn drawn_line(const struct vitem *i);

#endif
