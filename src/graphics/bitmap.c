/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bitmaps: PNG decoded by libpng, JPEG taken over as it is after its structure is checked.
 *
 * libpng ends a mistake by longjmp; that is confined to decode_png(), which owns everything that
 * must be released. Of a JPEG only the segments that decoding needs are kept, so no camera data,
 * place or thumbnail gets into a PDF.
 */
#include "internal.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* 100 million samples are an A3 page at 600 dpi in colour. */
#define MOST_SAMPLES 100000000

struct image_file {
	const struct gfx *g;
	const struct source *source;
	struct where at;
	bool failed;
};

static struct image *bad(struct image_file *l, const char *why)
{
	if (!l->failed)
		diag_report(l->g->diag, DIAG_BAD_IMAGE, l->at, arena_printf(l->g->arena, "'%s': %s", l->source->path, why));
	l->failed = true;
	return NULL;
}

/* -- PNG ------------------------------------------------------------------------------------ */

struct png_reader {
	struct image_file *load;
	size_t at;
	unsigned char *pixels;
	png_bytep *rows;
};

static void on_png_error(png_structp png, png_const_charp message)
{
	struct png_reader *r = png_get_error_ptr(png);
	bad(r->load, message);
	longjmp(png_jmpbuf(png), 1);
}

static void on_png_warning(png_structp png, png_const_charp message) { (void)png, (void)message; }

static void read_png(png_structp png, png_bytep out, png_size_t n)
{
	struct png_reader *r = png_get_io_ptr(png);
	if (n > r->load->source->size - r->at)
		png_error(png, "the file ends too early");
	memcpy(out, r->load->source->text + r->at, n);
	r->at += n;
}

/* Any kind of PNG to grey or RGB of 8 bits, with alpha where it has one. */
static void set_transforms(png_structp png, png_infop info)
{
	png_set_expand(png);
	png_set_strip_16(png);
	png_set_packing(png);
	if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE)
		png_set_interlace_handling(png);
	png_read_update_info(png, info);
}

/* Parts colour and alpha, for a PDF keeps them in two images. */
static struct image *part_alpha(const struct gfx *g, const unsigned char *pixels, int w, int h, int channels)
{
	struct image *image = NEW(g->arena, struct image);
	int colors = channels < 3 ? 1 : 3;
	size_t n = (size_t)w * (size_t)h;
	unsigned char *data = arena_alloc(g->arena, n * (size_t)colors), *alpha = NULL;
	if (channels % 2 == 0)
		alpha = arena_alloc(g->arena, n);
	for (size_t i = 0; i < n; i++) {
		memcpy(data + i * (size_t)colors, pixels + i * (size_t)channels, (size_t)colors);
		if (alpha)
			alpha[i] = pixels[i * (size_t)channels + (size_t)colors];
	}
	*image = (struct image){.width = w,
	                        .height = h,
	                        .components = colors,
	                        .depth = 8,
	                        .data = data,
	                        .size = n * (size_t)colors,
	                        .alpha = alpha};
	return image;
}

static bool decode_rows(png_structp png, png_infop info, struct png_reader *r)
{
	png_read_info(png, info);
	png_uint_32 w = png_get_image_width(png, info), h = png_get_image_height(png, info);
	if ((uint64_t)w * h > MOST_SAMPLES / 4)
		png_error(png, "it has more than 25 million pixels");
	set_transforms(png, info);
	size_t stride = png_get_rowbytes(png, info);
	r->pixels = malloc(stride * h);
	r->rows = malloc(sizeof(*r->rows) * h);
	if (!r->pixels || !r->rows)
		return false;
	for (png_uint_32 i = 0; i < h; i++)
		r->rows[i] = r->pixels + stride * i;
	png_read_image(png, r->rows);
	png_read_end(png, NULL);
	return true;
}

static struct image *decode_png(struct image_file *l)
{
	struct png_reader *r = NEW(l->g->arena, struct png_reader);
	struct image *image = NULL;
	r->load = l;
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, on_png_error, on_png_warning);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (!info)
		machine_failure("out of memory while reading %s", l->source->path);
	if (!setjmp(png_jmpbuf(png))) {
		png_set_read_fn(png, r, read_png);
		png_set_user_limits(png, 20000, 20000);
		if (!decode_rows(png, info, r))
			machine_failure("out of memory while reading %s", l->source->path);
		image = part_alpha(l->g, r->pixels, (int)png_get_image_width(png, info),
		                   (int)png_get_image_height(png, info), png_get_channels(png, info));
	}
	free(r->pixels);
	free(r->rows);
	png_destroy_read_struct(&png, &info, NULL);
	return image;
}

/* -- JPEG (ITU-T T.81, annex B) ------------------------------------------------------------- */

struct jpeg {
	const unsigned char *v;
	size_t n, at;
	struct buf out;
	int width, height, components;
};

static int word_at(const struct jpeg *j, size_t at) { return at + 1 < j->n ? j->v[at] << 8 | j->v[at + 1] : -1; }

/* Application data and comments do not belong to the picture; APP14 tells how colours are meant. */
static bool is_kept(int marker) { return !(marker >= 0xE0 && marker <= 0xEF && marker != 0xEE) && marker != 0xFE; }

static bool is_frame(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static const char *read_frame(struct jpeg *j, int marker, size_t at, int length)
{
	if (j->components)
		return "it has two frames";
	if (marker > 0xC2)
		return "only baseline and progressive JPEG can be used";
	if (length < 8 || j->v[at + 2] != 8)
		return "its samples do not have 8 bits";
	j->height = word_at(j, at + 3);
	j->width = word_at(j, at + 5);
	j->components = j->v[at + 7];
	if (j->width <= 0 || j->height <= 0)
		return "it has no size";
	if (length != 8 + 3 * j->components)
		return "its frame is damaged";
	if ((int64_t)j->width * j->height > MOST_SAMPLES / 4)
		return "it has more than 25 million pixels";
	return j->components == 1 || j->components == 3 ? NULL : "it is neither grey nor RGB (CMYK is not supported)";
}

/* Entropy-coded data up to the next marker that is no restart. */
static size_t skip_scan(const struct jpeg *j, size_t at)
{
	while (at + 1 < j->n && !(j->v[at] == 0xFF && j->v[at + 1] != 0 && (j->v[at + 1] < 0xD0 || j->v[at + 1] > 0xD7)))
		at++;
	return at;
}

static const char *read_segment(struct jpeg *j, int marker)
{
	size_t at = j->at;
	int length = word_at(j, at);
	if (length < 2 || at + (size_t)length > j->n)
		return "the file is damaged or ends too early";
	const char *problem = is_frame(marker) ? read_frame(j, marker, at, length) : NULL;
	if (problem)
		return problem;
	size_t end = at + (size_t)length;
	if (marker == 0xDA) {
		if (!j->width)
			return "a scan comes before its frame";
		end = skip_scan(j, end);
	}
	if (is_kept(marker))
		buf_put(&j->out, j->v + at - 2, end - at + 2);
	j->at = end;
	return NULL;
}

static const char *read_jpeg(struct jpeg *j)
{
	bool scan = false;
	buf_put(&j->out, "\xFF\xD8", 2);
	for (j->at = 2;;) {
		while (j->at + 1 < j->n && j->v[j->at] == 0xFF && j->v[j->at + 1] == 0xFF)
			j->at++; /* fill bytes */
		if (j->at + 1 >= j->n || j->v[j->at] != 0xFF)
			return "the file is damaged or ends too early";
		int marker = j->v[j->at + 1];
		j->at += 2;
		if (marker == 0xD9)
			break;
		const char *problem = read_segment(j, marker);
		if (problem)
			return problem;
		scan |= marker == 0xDA;
	}
	buf_put(&j->out, "\xFF\xD9", 2);
	return scan ? NULL : "it has no picture data";
}

static struct image *take_jpeg(struct image_file *l)
{
	struct jpeg j = {.v = (const unsigned char *)l->source->text, .n = l->source->size};
	const char *problem = read_jpeg(&j);
	struct image *image = NULL;
	if (problem) {
		bad(l, problem);
	} else {
		image = NEW(l->g->arena, struct image);
		*image = (struct image){.width = j.width,
		                        .height = j.height,
		                        .components = j.components,
		                        .depth = 8,
		                        .jpeg = true,
		                        .data = (unsigned char *)arena_strndup(l->g->arena, j.out.v, j.out.n),
		                        .size = j.out.n};
	}
	buf_free(&j.out);
	return image;
}

const struct image *image_load(const struct gfx *g, const char *file, struct where at)
{
	struct image_file l = {g, file_read(g->root, file, g->diag, at), at, false};
	struct image *image = NULL;
	if (!l.source)
		return NULL;
	if (l.source->size > 8 && !png_sig_cmp((png_const_bytep)l.source->text, 0, 8))
		image = decode_png(&l);
	else if (l.source->size > 4 && !memcmp(l.source->text, "\xFF\xD8", 2))
		image = take_jpeg(&l);
	else
		return bad(&l, "it is neither PNG nor JPEG");
	if (image)
		image->file = arena_strdup(g->arena, file);
	return image;
}
