/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the data of a JPEG is whole: libjpeg decodes it, and what it warns of counts as damage. And, of the same
 * coefficients, its luma alone, or its samples, for who converts them.
 *
 * All entropy-coded data is read, but of each block of 8 x 8 samples only the mean is computed, without
 * upsampling and without conversion of colours: nobody looks at the samples. libjpeg ends a mistake by
 * longjmp; that is confined to decode() and take_luma(), whose state is all in struct decoder.
 */
#include "bitmap.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

struct decoder {
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	jmp_buf out;
	char words[JMSG_LENGTH_MAX]; /* empty: all is well */
};

_Noreturn static void on_error(j_common_ptr jpeg)
{
	struct decoder *d = jpeg->client_data;
	if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY)
		machine_failure("out of memory while reading a JPEG");
	jpeg->err->format_message(jpeg, d->words);
	longjmp(d->out, 1);
}

/* Below 0 it is a warning: the data is damaged, and libjpeg would make something up. */
static void on_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		on_error(jpeg);
}

/* A progressive file that was cut between two scans, and closed: the last bits of some coefficient are missing. */
static bool is_complete(const struct jpeg_decompress_struct *jpeg)
{
	for (int i = 0; jpeg->progressive_mode && i < jpeg->num_components; i++)
		for (int k = 0; k < DCTSIZE2; k++)
			if (jpeg->coef_bits[i][k] != 0)
				return false;
	return true;
}

static void decode_rows(struct jpeg_decompress_struct *jpeg)
{
	jpeg_read_header(jpeg, TRUE);
	jpeg->out_color_space = jpeg->jpeg_color_space;
	jpeg->scale_num = 1;
	jpeg->scale_denom = 8;
	jpeg->dct_method = JDCT_FASTEST;
	jpeg->do_fancy_upsampling = FALSE;
	jpeg->do_block_smoothing = FALSE;
	jpeg_start_decompress(jpeg);
	JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
	                                         jpeg->output_width * (JDIMENSION)jpeg->output_components, 1);
	while (jpeg->output_scanline < jpeg->output_height)
		jpeg_read_scanlines(jpeg, row, 1);
	bool complete = is_complete(jpeg);
	jpeg_finish_decompress(jpeg);
	if (!complete)
		strcpy(((struct decoder *)jpeg->client_data)->words, "scans are missing at its end");
}

/* Grey and RGB, whatever they are kept as. */
static void read_samples(struct jpeg_decompress_struct *jpeg, unsigned char *out)
{
	jpeg_read_header(jpeg, TRUE);
	jpeg->out_color_space = jpeg->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_start_decompress(jpeg);
	size_t row = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
	while (jpeg->output_scanline < jpeg->output_height) {
		JSAMPROW at = out + row * jpeg->output_scanline;
		jpeg_read_scanlines(jpeg, &at, 1);
	}
	jpeg_finish_decompress(jpeg);
}

/* Into `out`; NULL: only to see whether all is there. */
static void decode(struct decoder *d, const void *data, size_t size, unsigned char *out)
{
	d->jpeg.err = jpeg_std_error(&d->errors);
	d->jpeg.client_data = d;
	d->errors.error_exit = on_error;
	d->errors.emit_message = on_message;
	if (!setjmp(d->out)) {
		jpeg_create_decompress(&d->jpeg);
		jpeg_mem_src(&d->jpeg, data, size);
		if (out)
			read_samples(&d->jpeg, out);
		else
			decode_rows(&d->jpeg);
	}
	jpeg_destroy_decompress(&d->jpeg);
}

unsigned char *jpeg_samples(struct arena *a, const struct image *m)
{
	struct decoder *d = NEW(a, struct decoder);
	unsigned char *out = arena_alloc(a, (size_t)m->width * (size_t)m->height * (size_t)m->components);
	decode(d, m->data, m->size, out);
	if (d->words[0])
		machine_failure("libjpeg cannot read %s again: %s", m->file, d->words);
	return out;
}

const char *jpeg_decode(struct arena *a, const struct buf *file)
{
	struct decoder *d = NEW(a, struct decoder);
	decode(d, file->v, file->n, NULL);
	return d->words[0] ? arena_printf(a, "its data is damaged (%s)", d->words) : NULL;
}

/* -- luma ------------------------------------------------------------------------------------- */

struct luma {
	struct decoder from;
	struct jpeg_compress_struct to;
	unsigned char *data; /* of libjpeg, by malloc() */
	unsigned long size;
};

/* As jpegtran -grayscale does: the first component's coefficients become those of a file with one. */
static void write_luma(struct luma *l)
{
	struct jpeg_decompress_struct *from = &l->from.jpeg;
	jpeg_read_header(from, TRUE);
	if (from->jpeg_color_space != JCS_YCbCr) {
		strcpy(l->from.words, "colours");
		return;
	}
	jvirt_barray_ptr *coefficients = jpeg_read_coefficients(from);
	jpeg_mem_dest(&l->to, &l->data, &l->size);
	jpeg_copy_critical_parameters(from, &l->to);
	int table = l->to.comp_info[0].quant_tbl_no;
	jpeg_set_colorspace(&l->to, JCS_GRAYSCALE);
	l->to.comp_info[0].quant_tbl_no = table;
	l->to.write_JFIF_header = FALSE;
	jpeg_write_coefficients(&l->to, coefficients);
	jpeg_finish_compress(&l->to);
	jpeg_finish_decompress(from);
}

static void take_luma(struct luma *l, const struct buf *file)
{
	l->from.jpeg.err = l->to.err = jpeg_std_error(&l->from.errors);
	l->from.jpeg.client_data = l->to.client_data = &l->from;
	l->from.errors.error_exit = on_error;
	l->from.errors.emit_message = on_message;
	if (!setjmp(l->from.out)) {
		jpeg_create_decompress(&l->from.jpeg);
		jpeg_create_compress(&l->to);
		jpeg_mem_src(&l->from.jpeg, (const unsigned char *)file->v, file->n);
		write_luma(l);
	}
	jpeg_destroy_compress(&l->to);
	jpeg_destroy_decompress(&l->from.jpeg);
}

const char *jpeg_keep_luma(struct arena *a, struct buf *file)
{
	struct luma *l = NEW(a, struct luma);
	take_luma(l, file);
	if (!l->from.words[0]) {
		buf_free(file);
		buf_put(file, l->data, l->size);
	}
	free(l->data);
	return l->from.words[0]
	        ? "its colours are not parted into light and hue, so it cannot lose them; export it as a usual JPEG"
	        : NULL;
}
