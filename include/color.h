/* SPDX-License-Identifier: GPL-3.0-or-later */
/* color: colours, each in its space. */
#ifndef PLATEN_COLOR_H
#define PLATEN_COLOR_H

#include "base.h"

enum color_space { COLOR_SPACE_NONE, COLOR_SPACE_GRAY, COLOR_SPACE_RGB, COLOR_SPACE_CMYK };

/* A colour in its space, one byte for each component (gray: 0 is black; CMYK: 0 is no ink), the rest 0.
   Zeroed: none, nothing is drawn. */
typedef struct {
	uint8_t space, v[4];
} color;

#define COLOR_NONE ((color){COLOR_SPACE_NONE, {0}})
#define COLOR_RGB(hex) ((color){COLOR_SPACE_RGB, {(hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF}})
#define COLOR_GRAY(level) ((color){COLOR_SPACE_GRAY, {(level)}})
#define COLOR_CMYK(c, m, y, k) ((color){COLOR_SPACE_CMYK, {(c), (m), (y), (k)}})

/* Parses "#RRGGBB", "#RGB" and "none". */
bool color_parse(const char *s, color *out);
/* Parses inks in percent with at most two decimals, "cmyk(0, 72.5, 100, 20)": cyan, magenta, yellow, black. */
bool color_parse_inks(const char *s, color *out);
bool color_equal(color a, color b);
/* The same colour, noted to stand for one that was refused: no contrast is told of it. */
static inline color color_doubt(color c)
{
	c.v[3] = c.space == COLOR_SPACE_CMYK ? c.v[3] : 1;
	return c;
}
static inline bool color_is_doubtful(color c) { return c.space != COLOR_SPACE_CMYK && c.v[3]; }
static inline bool color_is_none(color c) { return c.space == COLOR_SPACE_NONE; }
/* The colour as a screen shows it; gray is exact, CMYK without a profile. */
color color_to_rgb(color c);
/* The gray that is as light (relative luminance, WCAG 2.1), so that contrasts stay as they are; none stays none. */
color color_to_gray(color c);
/* Whether it is neither gray nor none. */
bool color_has_chroma(color c);
/* How dark a grey copy of it is, in percent: 100 less its luma (ITU-R BT.601), rounded. White and none have 0. */
int color_k(color c);
/* Appends "none", "#RRGGBB", "gray(L)" or "cmyk(C,M,Y,K)". */
void color_put(struct buf *b, color c);

#endif
