/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats of bitmaps. Each fills a zeroed image, whose samples live in the arena, and returns NULL;
 * or it returns what is wrong with the file, in words that live as long as the arena.
 */
#ifndef PLATEN_GRAPHICS_BITMAP_H
#define PLATEN_GRAPHICS_BITMAP_H

#include "internal.h"

const char *png_take(const struct gfx *g, const struct source *s, struct image *out);
const char *jpeg_take(const struct gfx *g, const struct source *s, struct image *out);

/* What decodes JPEG data that has the form of a file: NULL when every scan is whole (jpeg_decode.c). */
const char *jpeg_decode(struct arena *a, const struct buf *file);
/* Leaves only the luma of a JPEG that was decoded, without loss, in place of all of it; NULL, or what keeps it from that. */
const char *jpeg_keep_luma(struct arena *a, struct buf *file);

/* The samples of a JPEG that jpeg_take() took, grey or RGB, row by row. */
unsigned char *jpeg_samples(struct arena *a, const struct image *m);

/* Which way up the picture stands beside this EXIF data, 1 to 8 (exif.c); 1 where it does not say. */
int exif_orientation(const void *data, size_t n);

/* NULL, or which limit a picture of this size is beyond. */
static inline const char *bitmap_size_problem(uint64_t width, uint64_t height)
{
	if (!width || !height)
		return "it has no size";
	if (width > PICTURE_LARGEST_SIDE || height > PICTURE_LARGEST_SIDE)
		return "it is wider or higher than 20,000 pixels";
	return width * height > PICTURE_MOST_PIXELS ? "it has more than 25 million pixels" : NULL;
}

#endif
