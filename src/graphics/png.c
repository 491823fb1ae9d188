/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PNG, decoded whole by libpng.
 *
 * What a PDF can hold as it is (no alpha, no interlacing, at most eight bits) is decoded to see that it
 * is whole, and its deflated rows are taken over: PDF knows the row filters of PNG (ISO 32000-1 7.4.4.4).
 * All else becomes grey or RGB of eight bits, with alpha in samples of its own.
 *
 * libpng ends a mistake by longjmp; that is confined to read_file(), whose state is all in struct
 * png_reader. Warnings count as damage. Chunks that say nothing about samples (profiles, texts) are
 * passed over unread, but for their checksums and the orientation in eXIf.
 */
#include "bitmap.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* A byte of deflated data stands for no more (two bits for 258); what claims more does not get the memory. */
#define MOST_PACKED 1032

struct png_reader {
	const struct gfx *g;
	const struct source *source;
	struct image *out;
	png_structp png;
	png_infop info;
	size_t at;
	const char *problem;
	unsigned char *pixels; /* all, when rows come in several passes; otherwise one row */
};

_Noreturn static void refuse(png_structp png, png_const_charp message)
{
	struct png_reader *r = png_get_error_ptr(png);
	r->problem = arena_strdup(r->g->arena, message);
	longjmp(png_jmpbuf(png), 1);
}

/* In libpng's words, which name the chunk. */
static void on_problem(png_structp png, png_const_charp message)
{
	const struct png_reader *r = png_get_error_ptr(png);
	refuse(png, arena_printf(r->g->arena, "its data is damaged (%s)", message));
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
	(void)png;
	void *p = malloc(size);
	if (!p)
		machine_failure("out of memory while reading a PNG");
	return p;
}

static void release(png_structp png, png_voidp p)
{
	(void)png;
	free(p);
}

static void read_bytes(png_structp png, png_bytep out, png_size_t n)
{
	struct png_reader *r = png_get_io_ptr(png);
	if (n > r->source->size - r->at)
		refuse(png, "the file ends too early");
	memcpy(out, r->source->text + r->at, n);
	r->at += n;
}

/* -- rows that are taken over ---------------------------------------------------------------- */

static bool can_be_taken(const struct png_reader *r)
{
	return !(r->g->gray && png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_COLOR) &&
	        !(png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_ALPHA) &&
	        !png_get_valid(r->png, r->info, PNG_INFO_tRNS) && png_get_bit_depth(r->png, r->info) <= 8 &&
	        png_get_interlace_type(r->png, r->info) == PNG_INTERLACE_NONE;
}

static size_t word_at(const struct source *s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s->text + at;
	return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

/* The data of all IDAT chunks. The file was read to its end, so lengths can be trusted. */
static void take_data(const struct png_reader *r, struct image *m)
{
	const struct source *s = r->source;
	unsigned char *data = arena_alloc(r->g->arena, r->at);
	for (size_t at = 8, n; at + 12 <= r->at; at += n + 12) {
		n = word_at(s, at);
		if (memcmp(s->text + at + 4, "IDAT", 4) != 0)
			continue;
		memcpy(data + m->size, s->text + at + 8, n);
		m->size += n;
	}
	m->data = data;
}

/* Of the eXIf chunk, wherever it stands (PNG specification, third edition, 11.3.4.5). */
static int orientation_of(const struct png_reader *r)
{
	const struct source *s = r->source;
	for (size_t at = 8, n; at + 12 <= r->at; at += n + 12) {
		n = word_at(s, at);
		if (!memcmp(s->text + at + 4, "eXIf", 4))
			return exif_orientation(s->text + at + 8, n);
	}
	return 1;
}

/* Readers of PDF differ in what they make of a colour that the palette lacks; libpng (1.6) passes over it. */
static void check_row(const struct png_reader *r, int colors)
{
	const int depth = png_get_bit_depth(r->png, r->info);
	for (int x = 0; colors < 1 << depth && x < r->out->width; x++)
		if ((r->pixels[x * depth / 8] >> (8 - depth - x * depth % 8) & ((1 << depth) - 1)) >= colors)
			refuse(r->png, "its data is damaged (a sample names a colour that its palette lacks)");
}

static void take_palette(const struct png_reader *r, struct image *m)
{
	png_colorp colors;
	if (png_get_color_type(r->png, r->info) != PNG_COLOR_TYPE_PALETTE)
		return;
	png_get_PLTE(r->png, r->info, &colors, &m->palette_n);
	unsigned char *v = arena_alloc(r->g->arena, (size_t)m->palette_n * 3);
	for (int i = 0; i < m->palette_n; i++)
		memcpy(v + (ptrdiff_t)3 * i, (unsigned char[]){colors[i].red, colors[i].green, colors[i].blue}, 3);
	m->palette = v;
}

static void take_rows(struct png_reader *r)
{
	struct image *m = r->out;
	r->pixels = allocate(r->png, png_get_rowbytes(r->png, r->info));
	take_palette(r, m);
	for (int y = 0; y < m->height; y++) {
		png_read_row(r->png, r->pixels, NULL);
		if (m->palette)
			check_row(r, m->palette_n);
	}
	png_read_end(r->png, NULL);
	m->components = png_get_color_type(r->png, r->info) == PNG_COLOR_TYPE_RGB ? 3 : 1;
	m->depth = png_get_bit_depth(r->png, r->info);
	m->packed = true;
	take_data(r, m);
}

/* -- rows of eight bits ---------------------------------------------------------------------- */

/* Any kind of PNG to grey or RGB of 8 bits, with alpha where it has one; the passes of its rows. */
static int set_transforms(const struct png_reader *r)
{
	png_set_expand(r->png);
	png_set_strip_16(r->png);
	int passes = png_set_interlace_handling(r->png);
	png_read_update_info(r->png, r->info);
	return passes;
}

/* Parts colour and alpha, for a PDF keeps them in two images. */
static void part_row(const unsigned char *row, size_t w, size_t colors, unsigned char *data, unsigned char *alpha)
{
	for (size_t i = 0; alpha && i < w; i++) {
		for (size_t k = 0; k < colors; k++)
			data[i * colors + k] = row[i * (colors + 1) + k];
		alpha[i] = row[i * (colors + 1) + colors];
	}
	if (!alpha)
		memcpy(data, row, w * colors);
}

/* In place; returns the components that are left. */
static size_t turn_gray(unsigned char *data, size_t n)
{
	color last = COLOR_RGB(0), gray = COLOR_GRAY(0);
	for (size_t i = 0; i < n; i++) {
		const unsigned char *p = data + 3 * i;
		const color c = {.space = COLOR_SPACE_RGB, .v = {p[0], p[1], p[2]}};
		if (!color_equal(c, last))
			gray = color_to_gray(c);
		last = c;
		data[i] = gray.v[0];
	}
	return 1;
}

static void expand_rows(struct png_reader *r)
{
	struct image *m = r->out;
	int passes = set_transforms(r), channels = png_get_channels(r->png, r->info);
	size_t stride = png_get_rowbytes(r->png, r->info), w = (size_t)m->width, h = (size_t)m->height,
	       colors = channels < 3 ? 1 : 3;
	unsigned char *data = arena_alloc(r->g->arena, w * h * colors),
	              *alpha = channels % 2 ? NULL : arena_alloc(r->g->arena, w * h);
	r->pixels = allocate(r->png, passes > 1 ? stride * h : stride);
	for (int pass = 1; pass < passes; pass++)
		for (size_t y = 0; y < h; y++)
			png_read_row(r->png, r->pixels + y * stride, NULL);
	for (size_t y = 0; y < h; y++) {
		unsigned char *row = r->pixels + (passes > 1 ? y * stride : 0);
		png_read_row(r->png, row, NULL);
		part_row(row, w, colors, data + y * w * colors, alpha ? alpha + y * w : NULL);
	}
	png_read_end(r->png, NULL);
	if (r->g->gray && colors == 3)
		colors = turn_gray(data, w * h);
	m->components = (int)colors;
	m->depth = 8;
	m->data = data;
	m->size = w * h * colors;
	m->alpha = alpha;
}

/* -- the file -------------------------------------------------------------------------------- */

static void read_picture(struct png_reader *r)
{
	png_read_info(r->png, r->info);
	png_uint_32 w = png_get_image_width(r->png, r->info), h = png_get_image_height(r->png, r->info);
	const char *problem = bitmap_size_problem(w, h);
	if (problem)
		refuse(r->png, problem);
	if (png_get_rowbytes(r->png, r->info) * (uint64_t)h / MOST_PACKED > r->source->size)
		refuse(r->png, "the file ends too early");
	r->out->width = (int)w;
	r->out->height = (int)h;
	if (can_be_taken(r))
		take_rows(r);
	else
		expand_rows(r);
	r->out->orientation = orientation_of(r);
}

static void read_file(struct png_reader *r)
{
	if (setjmp(png_jmpbuf(r->png)))
		return;
	png_set_read_fn(r->png, r, read_bytes);
	png_set_user_limits(r->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
	png_set_chunk_malloc_max(r->png, 0); /* what is passed over may have any size and takes none */
	png_set_crc_action(r->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
	png_set_keep_unknown_chunks(r->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	read_picture(r);
}

const char *png_take(const struct gfx *g, const struct source *s, struct image *out)
{
	struct png_reader *r = NEW(g->arena, struct png_reader);
	*r = (struct png_reader){.g = g, .source = s, .out = out};
	r->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, r, on_problem, on_problem, NULL, allocate, release);
	r->info = r->png ? png_create_info_struct(r->png) : NULL;
	if (!r->info)
		machine_failure("out of memory while reading %s", s->path);
	read_file(r);
	free(r->pixels);
	png_destroy_read_struct(&r->png, &r->info, NULL);
	return r->problem;
}
