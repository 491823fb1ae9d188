/* SPDX-License-Identifier: GPL-3.0-or-later */
/* media: drawings that stand for a box. */
#ifndef PLATEN_LAYOUT_MEDIA_H
#define PLATEN_LAYOUT_MEDIA_H

#include "build.h"

/* Draws a box at the width of the builder; NULL after reporting. */
typedef struct drawing *draw_media(const struct builder *b, const struct box *box);
void build_media(struct builder *b, const struct box *box, draw_media *draw);
/* A text without markup, or NULL. */
const char *slot_text(const struct builder *b, const struct text_slot *t);

#endif
