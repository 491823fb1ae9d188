/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raster: pages of a PDF as pixels, by poppler's pdftoppm. */
#ifndef PLATEN_DIFF_RASTER_H
#define PLATEN_DIFF_RASTER_H

#include "pages.h"

struct raster_file {
	const char *name; /* for sentences */
	const struct buf *bytes;
};
/* The page of that number, from 1, at so many pixels along its longer side, in colour; NULL with a sentence in *why. */
const struct image *raster_page(struct arena *a, const struct raster_file *file, int page, int longest, const char **why);
/* The same as the bytes of a PNG; false with a sentence in *why. */
bool raster_png(struct arena *a, const struct raster_file *file, int page, int longest, struct buf *out, const char **why);

/* Turned clockwise by a number of degrees that 90 divides. */
const struct image *raster_turned(struct arena *a, const struct image *m, int degrees);

#endif
