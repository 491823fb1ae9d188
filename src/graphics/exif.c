/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * EXIF (CIPA DC-008, 4.6): a TIFF file without a picture, of which only the orientation matters here.
 * What is damaged says nothing, as in other readers: the picture beside it is whole.
 */
#include "bitmap.h"

#include <string.h>

#define ORIENTATION 0x0112
#define SHORT 3

struct tiff {
	const unsigned char *v;
	size_t n;
	bool big_endian;
};

/* A whole number of `size` bytes; 0 where the data has ended. */
static size_t number_at(const struct tiff *t, size_t at, int size)
{
	size_t v = 0;
	if (at > t->n || t->n - at < (size_t)size)
		return 0;
	for (int i = 0; i < size; i++)
		v = v << 8 | t->v[at + (size_t)(t->big_endian ? i : size - 1 - i)];
	return v;
}

int exif_orientation(const void *data, size_t n)
{
	struct tiff t = {.v = data, .n = n};
	if (n < 8 || (memcmp(data, "II*\0", 4) != 0 && memcmp(data, "MM\0*", 4) != 0))
		return 1;
	t.big_endian = t.v[0] == 'M';
	size_t directory = number_at(&t, 4, 4);
	for (size_t i = 0, entries = number_at(&t, directory, 2); i < entries; i++) {
		size_t at = directory + 2 + 12 * i;
		if (number_at(&t, at, 2) != ORIENTATION)
			continue;
		size_t v = number_at(&t, at + 8, 2);
		bool good = number_at(&t, at + 2, 2) == SHORT && number_at(&t, at + 4, 4) == 1 && v >= 1 && v <= 8;
		return good ? (int)v : 1;
	}
	return 1;
}
