/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contrast: whether texts stand out from what is under them (WCAG 2.1). */
#ifndef PLATEN_LAYOUT_CONTRAST_H
#define PLATEN_LAYOUT_CONTRAST_H

#include "build.h"

/* Of two colours, from 1 to 21. */
double contrast(color a, color b);
/* Of what the builder is on, its ground and a dense pattern there, the colour from which `ink` stands out least. */
color ground_below(const struct builder *b, color ink);
/* That `what`, in the colour `ink`, stands out too little from `ground`. */
void report_contrast(const struct builder *b, const char *what, color ink, color ground, const char *needed,
                     struct where at);
/* Checks text of a style on the ground that the builder is on. */
void check_style_contrast(const struct builder *b, const struct style *s, struct where at);
/* Checks the texts of a drawing on what is drawn under them there, or on the ground of the builder, once for each style
   and ground. */
void check_drawn_contrast(const struct builder *b, const struct canvas *c, struct where at);

#endif
