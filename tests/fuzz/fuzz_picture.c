/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a PNG or JPEG: what is refused is told, and what is taken is as a PDF needs it: deflated rows
 * that are whole, JPEG data that libjpeg decodes without a warning. The checksums of half of the PNG files
 * are mended, since no mutation meets them.
 */
#include "fuzz.h"

#include "graphics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <jpeglib.h>

static size_t word_at(const uint8_t *p) { return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3]; }

static void mend_checksums(uint8_t *png, size_t size)
{
	for (size_t at = 8, n; at + 12 <= size; at += n + 12) {
		n = word_at(png + at);
		if (n > size - at - 12)
			return;
		uint32_t crc = (uint32_t)crc32(0, png + at + 4, (uInt)n + 4);
		for (int i = 0; i < 4; i++)
			png[at + 8 + n + (size_t)i] = (uint8_t)(crc >> (24 - 8 * i));
	}
}

/* -- what is taken -------------------------------------------------------------------------- */

static void check_rows(const struct image *m)
{
	size_t row = ((size_t)m->width * (size_t)m->components * (size_t)m->depth + 7) / 8 + 1;
	uLongf n = (uLongf)(row * (size_t)m->height);
	Bytef *out = malloc(n + 1);
	uLong used = (uLong)m->size;
	fuzz_require(out != NULL, "out of memory");
	n++; /* one more would show that there is more */
	fuzz_require(uncompress2(out, &n, m->data, &used) == Z_OK && used == m->size, "damaged rows were taken");
	fuzz_require(n == row * (size_t)m->height, "rows that are too long or too short");
	for (size_t at = 0; at < n; at += row)
		fuzz_require(out[at] < 5, "an unknown filter");
	free(out);
}

_Noreturn static void on_error(j_common_ptr jpeg)
{
	jpeg->err->output_message(jpeg);
	fuzz_require(false, "a damaged JPEG was taken");
	abort();
}

static void on_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		on_error(jpeg);
}

static void check_jpeg(const struct image *m)
{
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	jpeg.err = jpeg_std_error(&errors);
	errors.error_exit = on_error;
	errors.emit_message = on_message;
	jpeg_create_decompress(&jpeg);
	jpeg_mem_src(&jpeg, m->data, (unsigned long)m->size);
	jpeg_read_header(&jpeg, TRUE);
	jpeg_start_decompress(&jpeg);
	fuzz_require((int)jpeg.output_width == m->width && (int)jpeg.output_height == m->height, "a JPEG of another size");
	JSAMPROW row = malloc((size_t)jpeg.output_width * (size_t)jpeg.output_components);
	fuzz_require(row != NULL, "out of memory");
	while (jpeg.output_scanline < jpeg.output_height)
		jpeg_read_scanlines(&jpeg, &row, 1);
	jpeg_finish_decompress(&jpeg);
	jpeg_destroy_decompress(&jpeg);
	free(row);
}

/* Reads all of it, so that a sanitizer sees what is not there. */
static void check_samples(const struct image *m)
{
	size_t n = (size_t)m->width * (size_t)m->height;
	volatile uint64_t sum = hash_bytes(m->data, m->size, HASH_SEED);
	fuzz_require(m->size == n * (size_t)m->components && m->depth == 8, "samples that are too many or too few");
	if (m->alpha)
		sum = hash_bytes(m->alpha, n, sum);
}

static void check_image(const struct image *m)
{
	fuzz_require(m->width > 0 && m->height > 0 && m->file, "a picture without a size");
	fuzz_require(m->orientation >= 0 && m->orientation <= 8, "a picture that stands nowhere");
	fuzz_require(m->components == 1 || m->components == 3, "a picture of another colour space");
	fuzz_require(!m->palette_n || (m->packed && m->components == 1 && m->palette_n <= 1 << m->depth),
	             "a strange palette");
	if (m->jpeg)
		check_jpeg(m);
	else if (m->packed)
		check_rows(m);
	else
		check_samples(m);
}

static void take(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	fuzz_file("a.png", data, size);
	struct gfx g = {.root = root_open(a, fuzz_folder()), .arena = a, .diag = d};
	const struct image *m = image_load(&g, "a.png", (struct where){0});
	fuzz_require(!m == (diag_errors(d) > 0), "refused without a word, or taken with a mistake");
	if (m)
		check_image(m);
	fuzz_print(d);
	arena_free(a);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size + 1);
	fuzz_require(copy != NULL, "out of memory");
	memcpy(copy, data, size);
	if (size > 8 && size % 2 == 0 && !memcmp(copy, "\x89PNG\r\n\x1A\n", 8))
		mend_checksums(copy, size);
	take(copy, size);
	free(copy);
	return 0;
}
