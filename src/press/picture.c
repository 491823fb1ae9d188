/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bitmaps in inks. A grey one prints with the black ink as it is; alpha has no colour. */
#include "graphics.h"
#include "inks.h"

const struct image *picture_inks(struct press *p, struct arena *a, const struct image *m)
{
	if (!m->palette_n && m->components != 3)
		return m;
	struct image *out = NEW(a, struct image);
	*out = *m;
	if (m->palette_n) {
		unsigned char *inks = arena_alloc(a, (size_t)m->palette_n * 4);
		inks_convert(p, m->palette, inks, (size_t)m->palette_n);
		out->palette = inks;
		out->palette_cmyk = true;
		return out;
	}
	size_t n = (size_t)m->width * (size_t)m->height;
	unsigned char *inks = arena_alloc(a, n * 4);
	inks_convert(p, image_samples(a, m), inks, n);
	out->data = inks;
	out->size = n * 4;
	out->components = 4;
	out->jpeg = out->packed = false;
	return out;
}
