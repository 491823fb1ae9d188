/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rooms: where the texts of the content stand on the pages, and how much of them would fit there. */
#ifndef PLATEN_LAYOUT_ROOMS_H
#define PLATEN_LAYOUT_ROOMS_H

#include "draw.h"

/* Characters that fit into the lines that a paragraph takes now, for each text in it. */
void note_rooms(struct draw *d, const struct para *p, struct rect box);
/* A label of a drawing: only its position is known, not how much text would fit. */
void note_label(struct draw *d, const struct item *i);

#endif
