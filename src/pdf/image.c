/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Images as XObjects (ISO 32000-1 8.9). JPEG data goes in as it is; samples of eight bits are
 * deflated after the row filters of PNG, chosen row by row by the least sum of differences (PNG
 * specification 12.8). Alpha becomes a soft mask, which PDF/A-2 allows.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* A row with each filter, and a row of zeros above the first. */
struct filters {
	unsigned char *row[5]; /* none, sub, up, average, Paeth */
	const unsigned char *zeros;
};

static int paeth(int a, int b, int c)
{
	int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* Loops without a branch inside, so that compilers make vectors of them: this is most of a picture's time. */
static void filter_row(const struct filters *f, const unsigned char *row, const unsigned char *above, size_t n, size_t bpp)
{
	unsigned char *sub = f->row[1], *up = f->row[2], *average = f->row[3], *best = f->row[4];
	memcpy(f->row[0], row, n);
	for (size_t i = 0; i < n; i++)
		up[i] = (unsigned char)(row[i] - above[i]);
	for (size_t i = 0; i < bpp; i++) { /* without left neighbours */
		sub[i] = row[i];
		average[i] = (unsigned char)(row[i] - above[i] / 2);
		best[i] = up[i];
	}
	for (size_t i = bpp; i < n; i++)
		sub[i] = (unsigned char)(row[i] - row[i - bpp]);
	for (size_t i = bpp; i < n; i++)
		average[i] = (unsigned char)(row[i] - (row[i - bpp] + above[i]) / 2);
	for (size_t i = bpp; i < n; i++)
		best[i] = (unsigned char)(row[i] - paeth(row[i - bpp], above[i], above[i - bpp]));
}

static uint64_t differences(const unsigned char *row, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)(row[i] < 128 ? row[i] : 256 - row[i]);
	return sum;
}

static void put_row(struct buf *out, const struct filters *f, size_t n)
{
	int best = 0;
	uint64_t least = UINT64_MAX;
	for (int i = 0; i < COUNT_OF(f->row); i++) {
		uint64_t sum = differences(f->row[i], n);
		if (sum < least) {
			least = sum;
			best = i;
		}
	}
	buf_putc(out, best);
	buf_put(out, f->row[best], n);
}

/* Samples of eight bits as filtered rows. */
static struct buf filtered(const unsigned char *v, size_t row, int height, size_t bpp)
{
	struct filters f;
	struct buf out = {0};
	unsigned char *space = calloc(COUNT_OF(f.row) + 1, row);
	if (!space)
		machine_failure("out of memory while writing a picture");
	for (int i = 0; i < COUNT_OF(f.row); i++)
		f.row[i] = space + (size_t)i * row;
	f.zeros = space + COUNT_OF(f.row) * row;
	for (int y = 0; y < height; y++, v += row) {
		filter_row(&f, v, y ? v - row : f.zeros, row, bpp);
		put_row(&out, &f, row);
	}
	free(space);
	return out;
}

static void put_predictor(struct object *o, const struct image *m, int components, int depth)
{
	buf_printf(&o->body, "/DecodeParms<</Predictor 15/Colors %d/Columns %d", components, m->width);
	if (depth != 8)
		buf_printf(&o->body, "/BitsPerComponent %d", depth);
	buf_puts(&o->body, ">>");
}

/* Deflates samples plain or filtered, whichever is smaller: flat drawings gain nothing by filters. */
static struct object *samples(struct writer *w, const unsigned char *v, const struct image *m, int components, int depth)
{
	size_t row = ((size_t)m->width * (size_t)components * (size_t)depth + 7) / 8;
	struct object *o = object_new(w);
	struct buf better = {0};
	o->stream = true;
	flate(w->deflater, &o->data, v, row * (size_t)m->height);
	if (depth == 8) {
		struct buf rows = filtered(v, row, m->height, (size_t)components);
		flate(w->deflater, &better, rows.v, rows.n);
		buf_free(&rows);
	}
	buf_puts(&o->body, "/Filter/FlateDecode");
	if (depth == 8 && better.n < o->data.n) {
		put_predictor(o, m, components, depth);
		buf_free(&o->data);
		o->data = better;
		better = (struct buf){0};
	}
	buf_free(&better);
	return o;
}

/* Data that a filter of PDF understands as it is. */
static struct object *taken(struct writer *w, const struct image *m)
{
	struct object *o = object_new(w);
	o->stream = true;
	buf_put(&o->data, m->data, m->size);
	buf_puts(&o->body, m->jpeg ? "/Filter/DCTDecode" : "/Filter/FlateDecode");
	if (m->packed)
		put_predictor(o, m, m->components, m->depth);
	return o;
}

static const char *const space_names[] = {[1] = "DeviceGray", [3] = "DeviceRGB", [4] = "DeviceCMYK"};

static void put_palette(struct object *o, const struct image *m)
{
	int inks = m->palette_cmyk ? 4 : 3;
	buf_printf(&o->body, "[/Indexed/%s %d<", space_names[inks], m->palette_n - 1);
	for (int i = 0; i < m->palette_n * inks; i++)
		buf_printf(&o->body, "%02X", m->palette[i]);
	buf_puts(&o->body, ">]");
}

static void put_header(struct object *o, const struct image *m, int components, int depth)
{
	buf_printf(&o->body, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace", m->width,
	           m->height, depth);
	if (m->palette_n)
		put_palette(o, m);
	else
		buf_printf(&o->body, "/%s", space_names[components]);
}

static struct object *image_new(struct writer *w, const struct image *m)
{
	struct object *mask = NULL;
	if (m->alpha) {
		mask = samples(w, m->alpha, m, 1, 8);
		put_header(mask, m, 1, 8);
	}
	struct object *o = m->jpeg || m->packed ? taken(w, m) : samples(w, m->data, m, m->components, m->depth);
	put_header(o, m, m->components, m->depth);
	if (mask)
		put_key_ref(&o->body, "SMask", mask);
	return o;
}

/* Of samples and how they are shown. */
static struct digest image_digest(const struct image *m)
{
	const size_t row = ((size_t)m->width * (size_t)m->components * (size_t)m->depth + 7) / 8;
	const struct digest part[] = {
	        digest_of(m->data, m->jpeg || m->packed ? m->size : row * (size_t)m->height),
	        digest_of(m->alpha, m->alpha ? (size_t)m->width * (size_t)m->height : 0),
	        digest_of(m->palette, (size_t)m->palette_n * (m->palette_cmyk ? 4 : 3)),
	        {(uint64_t)m->width << 32 | (uint32_t)m->height, (uint64_t)m->components << 32 | (uint32_t)m->depth},
	        {(uint64_t)m->jpeg << 32 | m->packed, (uint64_t)m->palette_cmyk}};
	return digest_of(part, sizeof(part));
}

int image_index(struct writer *w, const struct image *m)
{
	struct pdf_image made = {.image = m};
	if (w->pack)
		made.digest = image_digest(m);
	const uint64_t hash = w->pack ? made.digest.low : hash_pointer(m);
	size_t step = 0;
	for (const int *i; (i = hashes_next(&w->image_at, hash, &step));)
		if (w->pack ? digest_equal(w->images.v[*i].digest, made.digest) : w->images.v[*i].image == m)
			return *i;
	hashes_put(w->arena, &w->image_at, hash, w->images.n);
	made.object = image_new(w, m);
	*vec_push(w->arena, &w->images) = made;
	return w->images.n - 1;
}
