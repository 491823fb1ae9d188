/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Images as XObjects (ISO 32000-1 8.9). JPEG data goes in as it is; samples of eight bits are
 * deflated after the row filters of PNG, chosen row by row by the least sum of differences (PNG
 * specification 12.8). Alpha becomes a soft mask, which PDF/A-2 allows.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

static int paeth(int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

enum { FILTERS = 5 }; /* none, sub, up, average, Paeth */

static unsigned char filtered(int filter, const unsigned char *row, const unsigned char *above, size_t i, size_t bpp)
{
	int a = i >= bpp ? row[i - bpp] : 0, b = above ? above[i] : 0, c = above && i >= bpp ? above[i - bpp] : 0;
	int guess[FILTERS] = {0, a, b, (a + b) / 2, 0};
	return (unsigned char)(row[i] - (filter == 4 ? paeth(a, b, c) : guess[filter]));
}

static void put_row(struct buf *out, const unsigned char *row, const unsigned char *above, size_t n, size_t bpp)
{
	int best = 0;
	uint64_t least = UINT64_MAX;
	for (int f = 0; f < FILTERS; f++) {
		uint64_t sum = 0;
		for (size_t i = 0; i < n; i++)
			sum += (uint64_t)abs((signed char)filtered(f, row, above, i, bpp));
		if (sum < least) {
			least = sum;
			best = f;
		}
	}
	buf_putc(out, best);
	for (size_t i = 0; i < n; i++)
		buf_putc(out, filtered(best, row, above, i, bpp));
}

/* Deflates samples plain or filtered, whichever is smaller: flat drawings gain nothing by filters. */
static struct object *samples(struct writer *w, const unsigned char *v, const struct image *m, int components, int depth)
{
	size_t row = ((size_t)m->width * (size_t)components * (size_t)depth + 7) / 8, n = row * (size_t)m->height;
	struct object *o = object_new(w);
	struct buf rows = {0}, plain = {0}, better = {0};
	o->stream = true;
	buf_put(&plain, v, n);
	flate(w->deflater, &o->data, plain.v, plain.n);
	for (int y = 0; depth == 8 && y < m->height; y++)
		put_row(&rows, v + (size_t)y * row, y ? v + (size_t)(y - 1) * row : NULL, row, (size_t)components);
	if (depth == 8)
		flate(w->deflater, &better, rows.v, rows.n);
	buf_puts(&o->body, "/Filter/FlateDecode");
	if (depth == 8 && better.n < o->data.n) {
		buf_printf(&o->body, "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>", components, m->width);
		buf_free(&o->data);
		o->data = better;
		better = (struct buf){0};
	}
	buf_free(&better);
	buf_free(&plain);
	buf_free(&rows);
	return o;
}

static struct object *jpeg(struct writer *w, const struct image *m)
{
	struct object *o = object_new(w);
	o->stream = true;
	buf_put(&o->data, m->data, m->size);
	buf_puts(&o->body, "/Filter/DCTDecode");
	return o;
}

static void put_header(struct object *o, const struct image *m, int components, int depth)
{
	buf_printf(&o->body, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/%s", m->width,
	           m->height, depth, components == 1 ? "DeviceGray" : "DeviceRGB");
}

static struct object *image_new(struct writer *w, const struct image *m)
{
	struct object *mask = NULL;
	if (m->alpha) {
		mask = samples(w, m->alpha, m, 1, 8);
		put_header(mask, m, 1, 8);
	}
	struct object *o = m->jpeg ? jpeg(w, m) : samples(w, m->data, m, m->components, m->depth);
	put_header(o, m, m->components, m->jpeg ? 8 : m->depth);
	if (mask)
		put_key_ref(&o->body, "SMask", mask);
	return o;
}

int image_index(struct writer *w, const struct image *m)
{
	uint64_t hash = hash_pointer(m);
	size_t step = 0;
	for (const int *i; (i = hashes_next(&w->image_at, hash, &step));)
		if (w->images.v[*i].image == m)
			return *i;
	hashes_put(w->arena, &w->image_at, hash, w->images.n);
	struct pdf_image made = {m, image_new(w, m)};
	*vec_push(w->arena, &w->images) = made;
	return w->images.n - 1;
}
