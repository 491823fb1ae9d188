/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images as XObjects (ISO 32000-1 8.9): samples come back as they were, filtered or not. */
#include "pdf_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

Suite *suite_pdf_images(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define IM0 "Root Pages Kids 0 Resources XObject Im0"
#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))

static void show(const struct image *m)
{
	struct item *it = sample_item(&s, ITEM_IMAGE, NULL);
	it->w = it->h = PT(10);
	it->image = m;
}

static struct pdf *with(const struct image *m)
{
	show(m);
	return sample_write(&s);
}

static void expect_samples(const struct pdf *p, const char *path, const unsigned char *v, size_t n)
{
	struct pdf_data data = pdf_stream(p, path);
	ck_assert_uint_eq(data.n, n);
	ck_assert_mem_eq(data.v, v, n);
}

START_TEST(gray_samples)
{
	static const unsigned char v[] = {0, 85, 170, 255, 1, 2};
	struct pdf *p = with(&(struct image){.width = 3, .height = 2, .components = 1, .depth = 8, .data = v, .size = 6});
	EXPECT_AT(IM0 " Type", "/XObject");
	EXPECT_AT(IM0 " Subtype", "/Image");
	EXPECT_AT(IM0 " Width", "3");
	EXPECT_AT(IM0 " Height", "2");
	EXPECT_AT(IM0 " BitsPerComponent", "8");
	EXPECT_AT(IM0 " ColorSpace", "/DeviceGray");
	EXPECT_AT(IM0 " Filter", "/FlateDecode");
	EXPECT_AT(IM0 " SMask", "");
	expect_samples(p, IM0, v, 6);
}
END_TEST

START_TEST(rgb_samples)
{
	static const unsigned char v[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7};
	struct pdf *p = with(&(struct image){.width = 2, .height = 2, .components = 3, .depth = 8, .data = v, .size = 12});
	EXPECT_AT(IM0 " ColorSpace", "/DeviceRGB");
	EXPECT_AT(IM0 " Width", "2");
	expect_samples(p, IM0, v, 12);
}
END_TEST

/* Rows are whole bytes: 10 pixels of 1 bit take two, and so do 9. */
START_TEST(samples_of_one_bit_and_of_16)
{
	static const unsigned char bits[] = {0xAA, 0x80, 0x55, 0x40, 0xFF, 0xC0};
	struct pdf *p =
	        with(&(struct image){.width = 10, .height = 3, .components = 1, .depth = 1, .data = bits, .size = 6});
	EXPECT_AT(IM0 " BitsPerComponent", "1");
	EXPECT_AT(IM0 " DecodeParms", "");
	expect_samples(p, IM0, bits, 6);
	static const unsigned char nine[] = {0xAA, 0x80, 0x55, 0x00};
	s.pages->page.v[0].items.v.n = 0;
	p = with(&(struct image){.width = 9, .height = 2, .components = 1, .depth = 1, .data = nine, .size = 4});
	expect_samples(p, IM0, nine, 4);
	static const unsigned char deep[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
	s.pages->page.v[0].items.v.n = 0;
	p = with(&(struct image){.width = 2, .height = 1, .components = 3, .depth = 16, .data = deep, .size = 12});
	EXPECT_AT(IM0 " BitsPerComponent", "16");
	EXPECT_AT(IM0 " DecodeParms", "");
	expect_samples(p, IM0, deep, 12);
}
END_TEST

/* Samples of two bits that choose among three colours. */
START_TEST(a_palette_is_an_indexed_space)
{
	static const unsigned char v[] = {0x18}, colours[] = {255, 0, 0, 0, 128, 10, 1, 2, 3};
	struct pdf *p = with(&(struct image){.width = 3,
	                                     .height = 1,
	                                     .components = 1,
	                                     .depth = 2,
	                                     .palette_n = 3,
	                                     .palette = colours,
	                                     .data = v,
	                                     .size = 1});
	EXPECT_AT(IM0 " ColorSpace 0", "/Indexed");
	EXPECT_AT(IM0 " ColorSpace 1", "/DeviceRGB");
	EXPECT_AT(IM0 " ColorSpace 2", "2");
	EXPECT_AT(IM0 " ColorSpace 3", "<FF000000800A010203>");
	EXPECT_AT(IM0 " BitsPerComponent", "2");
	expect_samples(p, IM0, v, 1);
}
END_TEST

START_TEST(alpha_is_a_soft_mask)
{
	static const unsigned char rgb[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, alpha[] = {0, 50, 100, 255};
	struct pdf *p = with(&(struct image){
	        .width = 2, .height = 2, .components = 3, .depth = 8, .data = rgb, .size = 12, .alpha = alpha});
	EXPECT_AT(IM0 " SMask ColorSpace", "/DeviceGray");
	EXPECT_AT(IM0 " SMask BitsPerComponent", "8");
	EXPECT_AT(IM0 " SMask Width", "2");
	EXPECT_AT(IM0 " SMask Subtype", "/Image");
	expect_samples(p, IM0 " SMask", alpha, 4);
	expect_samples(p, IM0, rgb, 12);
}
END_TEST

START_TEST(jpeg_data_goes_in_as_it_is)
{
	static const unsigned char v[] = {0xFF, 0xD8, 0xFF, 0xD9};
	struct pdf *p = with(&(struct image){
	        .width = 7, .height = 5, .components = 3, .depth = 8, .jpeg = true, .data = v, .size = sizeof(v)});
	EXPECT_AT(IM0 " Filter", "/DCTDecode");
	EXPECT_AT(IM0 " ColorSpace", "/DeviceRGB");
	EXPECT_AT(IM0 " BitsPerComponent", "8");
	EXPECT_AT(IM0 " Width", "7");
	EXPECT_AT(IM0 " Height", "5");
	expect_samples(p, IM0, v, sizeof(v));
}
END_TEST

/* Rows that a PNG has filtered and deflated are taken over; how deep they are is told unless it is eight bits. */
static const struct {
	int width, components, depth;
	const char *parms;
} packed[] = {
        {3, 1, 2, "<</Predictor 15/Colors 1/Columns 3/BitsPerComponent 2>>"},
        {1, 1, 8, "<</Predictor 15/Colors 1/Columns 1>>"},
};

START_TEST(rows_of_a_png_are_taken_over)
{
	static const unsigned char row[] = {0, 0x18}; /* without a filter */
	unsigned char v[50];
	uLongf n = sizeof(v);
	ck_assert_int_eq(compress(v, &n, row, sizeof(row)), Z_OK);
	struct pdf *p = with(&(struct image){.width = packed[_i].width,
	                                     .height = 1,
	                                     .components = packed[_i].components,
	                                     .depth = packed[_i].depth,
	                                     .packed = true,
	                                     .data = v,
	                                     .size = n});
	EXPECT_AT(IM0 " Filter", "/FlateDecode");
	EXPECT_AT(IM0 " DecodeParms", packed[_i].parms);
	if (packed[_i].depth == 8) /* which the reader of the tests knows */
		expect_samples(p, IM0, row + 1, 1);
}
END_TEST

/* -- the filters of rows -------------------------------------------------------------------- */

enum { SIDE = 64 };

static unsigned char gradient(int x, int y, int channel) { return (unsigned char)(x * 3 + y * 5 + channel * 40); }

START_TEST(pictures_are_filtered_where_that_is_smaller)
{
	unsigned char *v = arena_alloc(s.arena, SIDE * SIDE * 3);
	for (int i = 0; i < SIDE * SIDE * 3; i++)
		v[i] = gradient(i / 3 % SIDE, i / 3 / SIDE, i % 3);
	struct pdf *p = with(&(struct image){
	        .width = SIDE, .height = SIDE, .components = 3, .depth = 8, .data = v, .size = SIDE * SIDE * 3});
	EXPECT_AT(IM0 " DecodeParms", "<</Predictor 15/Colors 3/Columns 64>>");
	expect_samples(p, IM0, v, SIDE * SIDE * 3);
	ck_assert_int_lt(atoi(pdf_at(p, IM0 " Length")), 600);
}
END_TEST

/* Slopes of 3 to the right and 7 down: the first row is told best by its left neighbours (1), the others,
   whose first sample differs from that above by 7 only, by Paeth's choice (4). */
START_TEST(the_filter_of_a_row_is_that_of_the_least_differences)
{
	enum { ROWS = 8 };
	unsigned char v[ROWS * SIDE];
	for (int i = 0; i < ROWS * SIDE; i++)
		v[i] = (unsigned char)(60 + i / SIDE * 7 + i % SIDE * 3);
	struct pdf *p = with(
	        &(struct image){.width = SIDE, .height = ROWS, .components = 1, .depth = 8, .data = v, .size = sizeof(v)});
	ck_assert_str_eq(pdf_row_filters(p, IM0), "14444444");
	expect_samples(p, IM0, v, sizeof(v));
}
END_TEST

/* Rows that one filter tells best: what differs from its prediction is the least. The first row is noise. */
static unsigned char predicted(int filter, const unsigned char *v, int i)
{
	int first = i / SIDE % 2 ? 30 : 200, left = i % SIDE ? v[i - 1] : 0, above = v[i - SIDE];
	switch (filter) {
	case 1: return (unsigned char)(i % SIDE ? left + i % 3 : first);
	case 2: return (unsigned char)(above + i % 2);
	default: return (unsigned char)((left + above) / 2 + i % 3);
	}
}

START_TEST(each_filter_has_its_rows)
{
	enum { ROWS = 6 };
	for (int filter = 1; filter <= 3; filter++) {
		unsigned char v[ROWS * SIDE];
		uint32_t x = 7;
		for (int i = 0; i < ROWS * SIDE; i++)
			v[i] = i < SIDE ? (unsigned char)((x = x * 1664525 + 1013904223) >> 24) : predicted(filter, v, i);
		s.pages->page.v[0].items.v.n = 0;
		struct pdf *p = with(&(struct image){
		        .width = SIDE, .height = ROWS, .components = 1, .depth = 8, .data = v, .size = sizeof(v)});
		const char *rows = pdf_row_filters(p, IM0);
		for (int y = 1; y < ROWS; y++)
			ck_assert_msg(rows[y] == '0' + filter, "%d: %s", filter, rows);
		expect_samples(p, IM0, v, sizeof(v));
	}
}
END_TEST

START_TEST(flat_drawings_are_not)
{
	unsigned char *v = arena_alloc(s.arena, SIDE * SIDE);
	for (int i = 0; i < SIDE * SIDE; i++)
		v[i] = i / SIDE / 8 % 2 ? 255 : 0;
	struct pdf *p = with(
	        &(struct image){.width = SIDE, .height = SIDE, .components = 1, .depth = 8, .data = v, .size = SIDE * SIDE});
	EXPECT_AT(IM0 " DecodeParms", "");
	expect_samples(p, IM0, v, SIDE * SIDE);
}
END_TEST

START_TEST(noise_comes_back_whole)
{
	unsigned char *v = arena_alloc(s.arena, SIDE * SIDE * 3);
	uint32_t x = 7;
	for (int i = 0; i < SIDE * SIDE * 3; i++) /* slow changes with noise on them: all filters are used */
		v[i] = (unsigned char)(gradient(i / 3 % SIDE, i / 3 / SIDE, i % 3) + ((x = x * 1664525 + 1013904223) >> 29));
	struct pdf *p = with(&(struct image){
	        .width = SIDE, .height = SIDE, .components = 3, .depth = 8, .data = v, .size = SIDE * SIDE * 3});
	EXPECT_AT(IM0 " DecodeParms Predictor", "15");
	expect_samples(p, IM0, v, SIDE * SIDE * 3);
}
END_TEST

/* -- each picture once ---------------------------------------------------------------------- */

START_TEST(a_picture_is_embedded_once)
{
	static const unsigned char v[] = {1};
	struct image m[40];
	for (int i = 0; i < COUNT_OF(m); i++)
		m[i] = (struct image){.width = 1, .height = 1, .components = 1, .depth = 8, .data = v, .size = 1};
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < COUNT_OF(m); i++)
			show(&m[i]);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Resources XObject Im39 Width", "1");
	EXPECT_AT("Root Pages Kids 0 Resources XObject Im40", "");
	const char *content = pdf_content(p, "Root Pages Kids 0 Contents");
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < COUNT_OF(m); i++) {
			content = strstr(content, "/Im");
			ck_assert_int_eq(atoi(content + 3), i);
			content += 3;
		}
}
END_TEST

Suite *suite_pdf_images(void)
{
	Suite *suite = suite_create("pdf images");
	TCase *c = tcase_create("images");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, gray_samples);
	tcase_add_test(c, rgb_samples);
	tcase_add_test(c, samples_of_one_bit_and_of_16);
	tcase_add_test(c, a_palette_is_an_indexed_space);
	tcase_add_test(c, alpha_is_a_soft_mask);
	tcase_add_test(c, jpeg_data_goes_in_as_it_is);
	tcase_add_loop_test(c, rows_of_a_png_are_taken_over, 0, COUNT_OF(packed));
	tcase_add_test(c, pictures_are_filtered_where_that_is_smaller);
	tcase_add_test(c, the_filter_of_a_row_is_that_of_the_least_differences);
	tcase_add_test(c, each_filter_has_its_rows);
	tcase_add_test(c, flat_drawings_are_not);
	tcase_add_test(c, noise_comes_back_whole);
	tcase_add_test(c, a_picture_is_embedded_once);
	suite_add_tcase(suite, c);
	return suite;
}
