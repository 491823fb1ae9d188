/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG files: taken over when all of their data is whole, refused in words otherwise. */
#include "board.h"

#include <jpeglib.h>

/* What libjpeg makes of 40 x 24 samples that change from one to the next. */
struct making {
	int components; /* 1, 3 or 4 */
	bool progressive, arithmetic, parted;
	unsigned restart;
	J_COLOR_SPACE space; /* in the file; JCS_UNKNOWN: the usual one */
};

static struct buf make_jpeg(struct making m)
{
	static const jpeg_scan_info parted[] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *out = NULL, row[40 * 4];
	unsigned long n = 0;
	struct buf file = {0};
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &out, &n);
	jpeg.image_width = 40;
	jpeg.image_height = 24;
	jpeg.input_components = m.components;
	jpeg.in_color_space = m.components == 1 ? JCS_GRAYSCALE : m.components == 3 ? JCS_RGB : JCS_CMYK;
	jpeg_set_defaults(&jpeg);
	if (m.space != JCS_UNKNOWN)
		jpeg_set_colorspace(&jpeg, m.space);
	if (m.progressive)
		jpeg_simple_progression(&jpeg);
	if (m.parted) {
		jpeg.scan_info = parted;
		jpeg.num_scans = COUNT_OF(parted);
	}
	jpeg.arith_code = m.arithmetic;
	jpeg.restart_interval = m.restart;
	jpeg_start_compress(&jpeg, TRUE);
	jpeg_write_marker(&jpeg, JPEG_APP0 + 1, (const JOCTET *)"Exif\0\0GPS", 9);
	jpeg_write_marker(&jpeg, JPEG_COM, (const JOCTET *)"note", 4);
	for (int y = 0; y < 24; y++) {
		for (int i = 0; i < 40 * m.components; i++)
			row[i] = (unsigned char)(i * i * 7 + y * 31 + (i ^ y) * 3);
		jpeg_write_scanlines(&jpeg, (JSAMPARRAY) & (JSAMPROW){row}, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	buf_put(&file, out, n);
	free(out);
	return file;
}

static const struct image *load(struct drawing_board *b, const void *bytes, size_t n)
{
	board_file(b, "a.jpg", bytes, n);
	return image_load(&b->g, "a.jpg", (struct where){0});
}

/* Samples for who changes colours: noise, of which half the colours are lost, comes back about half as far off as by chance. */
START_TEST(samples_are_decoded_as_rgb)
{
	struct drawing_board b;
	board_open(&b);
	struct buf file = make_jpeg((struct making){.components = 3});
	const struct image *m = load(&b, file.v, file.n);
	const unsigned char *v = image_samples(b.arena, m);
	int64_t off = 0;
	for (int y = 0; y < 24; y++)
		for (int i = 0; i < 40 * 3; i++)
			off += abs(v[y * 120 + i] - (unsigned char)(i * i * 7 + y * 31 + (i ^ y) * 3));
	ck_assert_msg(off / (24 * 120) < 50, "samples are off by %lld on average", (long long)(off / (24 * 120)));
	buf_free(&file);
	board_close(&b);
}
END_TEST

static const char *said_of(struct drawing_board *b)
{
	struct buf out = {0};
	diag_print(b->diag, DIAG_TEXT, false, &out);
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

static void expect_refused(const struct buf *file, const char *said)
{
	struct drawing_board b;
	board_open(&b);
	ck_assert_msg(!load(&b, file->v, file->n), "%zu bytes are taken instead of: %s", file->n, said);
	ck_assert_int_eq(diag_count(b.diag, DIAG_BAD_IMAGE), 1);
	ck_assert_msg(strstr(said_of(&b), said), "%s", said_of(&b));
	ck_assert_int_eq(strstr(said_of(&b), "hint: export it again") != NULL, strstr(said, "neither PNG") == NULL);
	board_close(&b);
}

START_TEST(whole_files_are_taken)
{
	static const struct making kinds[] = {
	        {.components = 1},
	        {.components = 3},
	        {.components = 1, .progressive = true},
	        {.components = 3, .progressive = true},
	        {.components = 3, .restart = 2},
	        {.components = 3, .parted = true},
	        {.components = 3, .space = JCS_RGB}, /* with Adobe's marker */
	};
	for (int i = 0; i < COUNT_OF(kinds); i++) {
		struct drawing_board b;
		struct buf file = make_jpeg(kinds[i]);
		board_open(&b);
		const struct image *m = load(&b, file.v, file.n);
		ck_assert_msg(m && m->jpeg && m->width == 40 && m->height == 24 && m->depth == 8, "%d: %s", i, said_of(&b));
		ck_assert_int_eq(m->components, kinds[i].components);
		ck_assert_mem_eq(m->data, "\xFF\xD8", 2);
		ck_assert_mem_eq(m->data + m->size - 2, "\xFF\xD9", 2);
		ck_assert_ptr_null(memmem(m->data, m->size, "Exif", 4));
		ck_assert_ptr_null(memmem(m->data, m->size, "note", 4));
		ck_assert_ptr_null(memmem(m->data, m->size, "JFIF", 4));
		ck_assert_int_eq(memmem(m->data, m->size, "Adobe", 5) != NULL, kinds[i].space == JCS_RGB);
		buf_free(&file);
		board_close(&b);
	}
}
END_TEST

/* The first EXIF data counts, behind whatever else APP1 holds. */
START_TEST(which_way_up_is_read)
{
	static const unsigned char segments[] = "\xFF\xE1\0\x0Chttp://n\0x"
	                                        "\xFF\xE1\0\x22"
	                                        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
	                                        "\xFF\xE1\0\x22"
	                                        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0";
	struct drawing_board b;
	struct buf file = make_jpeg((struct making){.components = 3}), with = {0};
	board_open(&b);
	const struct image *m = load(&b, file.v, file.n);
	ck_assert(m && m->orientation <= 1 && image_across(m) == 40 && image_down(m) == 24);
	buf_put(&with, file.v, 2);
	buf_put(&with, segments, sizeof(segments) - 1);
	buf_put(&with, file.v + 2, file.n - 2);
	m = load(&b, with.v, with.n);
	ck_assert_msg(m && m->orientation == 6, "%s", said_of(&b));
	ck_assert(m->width == 40 && m->height == 24 && image_across(m) == 24 && image_down(m) == 40);
	buf_free(&file);
	buf_free(&with);
	board_close(&b);
}
END_TEST

START_TEST(kinds_that_pdf_has_no_place_for)
{
	static const struct {
		struct making making;
		const char *said;
	} kinds[] = {
	        {{.components = 4}, "it is neither grey nor RGB (CMYK is not supported)"},
	        {{.components = 4, .space = JCS_YCCK}, "it is neither grey nor RGB (CMYK is not supported)"},
	        {{.components = 3, .arithmetic = true}, "it is arithmetically coded"},
	        {{.components = 3, .arithmetic = true, .progressive = true}, "it is arithmetically coded"},
	};
	for (int i = 0; i < COUNT_OF(kinds); i++) {
		struct buf file = make_jpeg(kinds[i].making);
		expect_refused(&file, kinds[i].said);
		buf_free(&file);
	}
}
END_TEST

/* The place of a marker. */
static size_t find(const struct buf *file, int marker)
{
	const char two[] = {(char)0xFF, (char)marker};
	const char *p = memmem(file->v, file->n, two, 2);
	ck_assert_ptr_nonnull(p);
	return (size_t)(p - file->v);
}

/* Cut in the scan and closed by hand: the structure is whole, the data is not. */
START_TEST(data_that_ends_early)
{
	for (int progressive = 0; progressive < 2; progressive++) {
		struct buf file = make_jpeg((struct making){.components = 3, .progressive = progressive});
		size_t data = find(&file, 0xDA) + 14;
		for (size_t cut = data; cut < file.n - 3; cut += 7) {
			struct buf part = {0};
			buf_put(&part, file.v, cut);
			buf_puts(&part, "\xFF\xD9");
			expect_refused(&part,
			               progressive
			                       ? "'a.jpg': "
			                       : "its data is damaged (Corrupt JPEG data: premature end of data segment)");
			buf_free(&part);
		}
		buf_free(&file);
	}
}
END_TEST

START_TEST(data_that_is_too_much)
{
	struct buf file = make_jpeg((struct making){.components = 3}), more = {0};
	buf_put(&more, file.v, file.n - 2);
	buf_puts(&more, "more data than there are pixels\xFF\xD9");
	expect_refused(&more, "extraneous bytes");
	buf_free(&more);
	buf_free(&file);
}
END_TEST

START_TEST(tables_that_are_missing)
{
	static const struct {
		int marker;
		const char *said;
	} tables[] = {{0xDB, "Quantization table"}, {0xC4, "a scan has no Huffman table"}};
	for (int i = 0; i < COUNT_OF(tables); i++) {
		struct buf file = make_jpeg((struct making){.components = 1});
		file.v[find(&file, tables[i].marker) + 1] = (char)0xED; /* application data, which is left out */
		expect_refused(&file, tables[i].said);
		buf_free(&file);
	}
}
END_TEST

/* Each component has a scan that starts at 0 (its mean values). */
START_TEST(a_component_without_data)
{
	struct buf file = make_jpeg((struct making){.components = 3, .parted = true}), part = {0};
	const char *last = memrchr(file.v, 0xDA, file.n); /* data rarely holds it: see the assertion */
	ck_assert(last && last[-1] == (char)0xFF);
	buf_put(&part, file.v, (size_t)(last - 1 - file.v));
	buf_puts(&part, "\xFF\xD9");
	expect_refused(&part, "one of its components has no data");
	buf_free(&part);
	buf_free(&file);
}
END_TEST

/* A hundred scans go over all pixels a hundred times. */
START_TEST(scans_are_counted)
{
	struct buf file = make_jpeg((struct making){.components = 1, .progressive = true}), many = {0};
	size_t scan = find(&file, 0xDA);
	buf_put(&many, file.v, scan);
	for (int i = 0; i < 101; i++)
		buf_put(&many, "\xFF\xDA\0\x08\x01\x01\0\0\0\x01\x12", 11);
	buf_puts(&many, "\xFF\xD9");
	expect_refused(&many, "it has more than 100 scans");
	buf_free(&many);
	buf_free(&file);
}
END_TEST

/* Each cut is refused; of thousands of changed bytes none brings the program down. */
START_TEST(damage_anywhere)
{
	for (int progressive = 0; progressive < 2; progressive++) {
		struct buf file = make_jpeg((struct making){.components = 3, .progressive = progressive, .restart = 3});
		char *copy = malloc(file.n);
		uint32_t random = 1;
		struct drawing_board b;
		board_open(&b);
		for (size_t cut = 0; cut < file.n; cut += 5)
			ck_assert_ptr_null(load(&b, file.v, cut));
		for (int i = 0; i < 1500; i++) {
			memcpy(copy, file.v, file.n);
			random = random * 1664525 + 1013904223;
			copy[2 + (random >> 8) % (file.n - 2)] = (char)(random >> 3);
			load(&b, copy, file.n);
		}
		board_close(&b);
		free(copy);
		buf_free(&file);
	}
}
END_TEST

/* -- structure ------------------------------------------------------------------------------ */

/* Segments: a frame of 16 x 8 samples of 8 bits, and a scan whose data is not reached. */
#define SOI "\xFF\xD8"
#define EOI "\xFF\xD9"
#define FRAME(marker, bits, n) "\xFF" marker "\0\x0B" bits "\0\x08\0\x10" n "\x01\x11\0"
#define GRAY FRAME("\xC0", "\x08", "\x01")
#define SCAN "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\x12"
/* A table with one code of one bit. */
#define ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define DHT(place) "\xFF\xC4\0\x14" place "\x01" ZEROS "\0"
#define JPEG(s) s, sizeof(s) - 1

static const struct {
	const char *bytes;
	size_t n;
	const char *said;
} jpegs[] = {
        {JPEG(SOI FRAME("\xC3", "\x08", "\x01") SCAN EOI), "only baseline and progressive JPEG can be used"},
        {JPEG(SOI FRAME("\xC3", "\x08", "\x01") SCAN EOI), "it is lossless or hierarchical"},
        {JPEG(SOI FRAME("\xCF", "\x08", "\x01") SCAN EOI), "only baseline and progressive JPEG can be used"},
        {JPEG(SOI FRAME("\xC9", "\x08", "\x01") SCAN EOI), "it is arithmetically coded"},
        {JPEG(SOI FRAME("\xC0", "\x0C", "\x01") SCAN EOI), "its samples do not have 8 bits"},
        {JPEG(SOI GRAY GRAY SCAN EOI), "it has two frames"},
        {JPEG(SOI FRAME("\xC0", "\x08", "\x02") SCAN EOI), "its frame is damaged"},
        {JPEG(SOI "\xFF\xC0\0\x0E\x08\0\x08\0\x10\x02\x01\x11\0\x02\x11\0" SCAN EOI), "it is neither grey nor RGB"},
        {JPEG(SOI "\xFF\xC0\0\x0B\x08\0\0\0\x10\x01\x01\x11\0" SCAN EOI), "it has no size"},
        {JPEG(SOI "\xFF\xC0\0\x0B\x08\0\x08\0\0\x01\x01\x11\0" SCAN EOI), "it has no size"},
        {JPEG(SOI "\xFF\xC0\0\x0B\x08\x20\0\x20\0\x01\x01\x11\0" SCAN EOI), "it has more than 25 million pixels"},
        {JPEG(SOI "\xFF\xC0\0\x0B\x08\0\x08\x4E\x21\x01\x01\x11\0" SCAN EOI), "it is wider or higher than 20,000 pixels"},
        {JPEG(SOI SCAN GRAY EOI), "a scan comes before its frame"},
        {JPEG(SOI GRAY EOI), "it has no picture data"},
        {JPEG(SOI GRAY DHT("\0") DHT("\x10") SCAN), "the file is damaged or ends too early"},
        {JPEG(SOI GRAY SCAN EOI), "a scan has no Huffman table"},
        {JPEG(SOI GRAY DHT("\0") DHT("\x10") SCAN EOI), "its data is damaged"},
        {JPEG(SOI GRAY DHT("\x10") SCAN EOI), "a scan has no Huffman table"},
        {JPEG(SOI GRAY DHT("\x20") SCAN EOI), "a Huffman table is damaged"},
        {JPEG(SOI GRAY "\xFF\xC4\0\x13\0\x02" ZEROS SCAN EOI), "a Huffman table is damaged"},
        {JPEG(SOI GRAY "\xFF\xDA\0\x01"), "the file is damaged or ends too early"},
        {JPEG(SOI GRAY "\xFF\xDA\0\x03\x01" EOI), "a scan is damaged"},
        {JPEG(SOI GRAY "\0\0" EOI), "the file is damaged or ends too early"},
        {JPEG("\xFF\xD9" GRAY SCAN EOI), "it is neither PNG nor JPEG"},
        {JPEG("GIF89a"), "it is neither PNG nor JPEG"},
        {JPEG(""), "it is neither PNG nor JPEG"},
};

START_TEST(structure_is_checked)
{
	struct buf file = {0};
	buf_put(&file, jpegs[_i].bytes, jpegs[_i].n);
	expect_refused(&file, jpegs[_i].said);
	buf_free(&file);
}
END_TEST

/* APP14 tells how the colours are meant, so it stays; other application data and fill bytes go. */
START_TEST(what_colours_need_is_kept)
{
	static const char extra[] = "\xFF\xE0\0\x03J"
	                            "\xFF\xEE\0\x03"
	                            "A"
	                            "\xFF\xEF\0\x03Z"
	                            "\xFF\xFF\xFF"
	                            "\xFE\0\x03x";
	struct buf plain = make_jpeg((struct making){.components = 1}), file = {0};
	struct drawing_board b;
	board_open(&b);
	buf_puts(&file, SOI);
	buf_put(&file, extra, sizeof(extra) - 1);
	buf_put(&file, plain.v + 2, plain.n - 2);
	const struct image *m = load(&b, file.v, file.n);
	ck_assert_ptr_nonnull(m);
	ck_assert_mem_eq(m->data,
	                 SOI "\xFF\xEE\0\x03"
	                     "A"
	                     "\xFF\xDB",
	                 9);
	ck_assert_ptr_null(memmem(m->data, m->size, "\xFF\xE0", 2));
	ck_assert_ptr_null(memmem(m->data, m->size, "\xFF\xEF", 2));
	buf_free(&plain);
	buf_free(&file);
	board_close(&b);
}
END_TEST

/* Components R, G and B without a marker would be YCbCr to a PDF. */
START_TEST(bare_rgb_gets_a_marker)
{
	struct buf rgb = make_jpeg((struct making){.components = 3, .space = JCS_RGB}), bare = {0};
	size_t marker = find(&rgb, 0xEE);
	struct drawing_board b;
	board_open(&b);
	buf_put(&bare, rgb.v, marker);
	buf_put(&bare, rgb.v + marker + 16, rgb.n - marker - 16);
	const struct image *m = load(&b, bare.v, bare.n);
	ck_assert_msg(m, "%s", said_of(&b));
	const char *adobe = memmem(m->data, m->size,
	                           "\xFF\xEE\0\x0E"
	                           "Adobe\0d\0\0\0\0\0",
	                           16);
	ck_assert_ptr_nonnull(adobe);
	ck_assert_mem_eq(adobe + 16, "\xFF\xC0", 2); /* its frame */
	buf_free(&bare);
	buf_free(&rgb);
	board_close(&b);
}
END_TEST

Suite *suite_jpeg(void)
{
	Suite *suite = suite_create("jpeg");
	TCase *c = tcase_create("jpeg");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, samples_are_decoded_as_rgb);
	tcase_add_test(c, whole_files_are_taken);
	tcase_add_test(c, which_way_up_is_read);
	tcase_add_test(c, kinds_that_pdf_has_no_place_for);
	tcase_add_test(c, data_that_ends_early);
	tcase_add_test(c, data_that_is_too_much);
	tcase_add_test(c, tables_that_are_missing);
	tcase_add_test(c, a_component_without_data);
	tcase_add_test(c, scans_are_counted);
	tcase_add_test(c, damage_anywhere);
	tcase_add_test(c, what_colours_need_is_kept);
	tcase_add_test(c, bare_rgb_gets_a_marker);
	tcase_add_loop_test(c, structure_is_checked, 0, COUNT_OF(jpegs));
	suite_add_tcase(suite, c);
	return suite;
}
