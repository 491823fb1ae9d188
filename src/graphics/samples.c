/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The samples of a bitmap that stands in its file's form, for who changes colours. Rows of PNG are inflated by zlib and
 * their filters undone (PNG specification 9.2); libpng has seen before that they are whole.
 */
#include "bitmap.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static unsigned char paeth(int a, int b, int c)
{
	int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
	return (unsigned char)(pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
}

/* A row of n bytes whose left neighbours are `bpp` bytes away; `above` is NULL over the first. */
static void undo_filter(int filter, unsigned char *row, const unsigned char *above, size_t n, size_t bpp)
{
	for (size_t i = 0; i < n; i++) {
		int left = i < bpp ? 0 : row[i - bpp], up = above ? above[i] : 0,
		    corner = i < bpp || !above ? 0 : above[i - bpp];
		int by = filter == 1  ? left
		        : filter == 2 ? up
		        : filter == 3 ? (left + up) / 2
		        : filter == 4 ? paeth(left, up, corner)
		                      : 0;
		row[i] = (unsigned char)(row[i] + by);
	}
}

static unsigned char *png_samples(struct arena *a, const struct image *m)
{
	size_t bpp = (size_t)m->components, row = (size_t)m->width * bpp, rows = (size_t)m->height;
	unsigned char *packed = malloc((row + 1) * rows), *out = arena_alloc(a, row * rows);
	uLongf size = (row + 1) * rows;
	if (!packed || uncompress(packed, &size, m->data, m->size) != Z_OK || size != (row + 1) * rows)
		machine_failure("zlib cannot read %s again", m->file);
	for (size_t y = 0; y < rows; y++) {
		unsigned char *at = out + y * row;
		memcpy(at, packed + y * (row + 1) + 1, row);
		undo_filter(packed[y * (row + 1)], at, y ? at - row : NULL, row, bpp);
	}
	free(packed);
	return out;
}

const unsigned char *image_samples(struct arena *a, const struct image *m)
{
	if (m->jpeg)
		return jpeg_samples(a, m);
	return m->packed ? png_samples(a, m) : m->data;
}
