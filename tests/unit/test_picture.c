/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes and bitmaps. A damaged file is a mistake of the author, never of the program. */
#include "board.h"

#include <png.h>

START_TEST(a_qr_code_has_its_quiet_zone_and_its_limit)
{
	struct drawing_board b;
	char text[2400];
	board_open(&b);
	ck_assert(qr_draw(&b.g, "HELLO", PT(29), COLOR_RGB(0), (struct where){0}, &b.canvas));
	/* Version 1 has 21 modules and 4 light ones on each side: one point each here. */
	const struct path *p = b.canvas.items.v.v[0].path;
	for (int i = 0; i < p->n; i++)
		if (p->seg[i].op != SEG_CLOSE)
			ck_assert(p->seg[i].p[0].x >= PT(4) && p->seg[i].p[0].x <= PT(25) && p->seg[i].p[0].y >= PT(4));
	memset(text, 'a', sizeof(text));
	text[2331] = 0;
	ck_assert(qr_draw(&b.g, text, PT(100), COLOR_RGB(0), (struct where){0}, &b.canvas));
	text[2331] = 'a';
	text[2332] = 0;
	ck_assert(!qr_draw(&b.g, text, PT(100), COLOR_RGB(0), (struct where){0}, &b.canvas));
	ck_assert_int_eq(diag_errors(b.diag), 1);
	board_close(&b);
}
END_TEST

static size_t make_png(unsigned char *out, size_t size, png_uint_32 format)
{
	unsigned char pixels[16 * 12 * 4];
	png_image image = {.version = PNG_IMAGE_VERSION, .width = 16, .height = 12, .format = format};
	for (size_t i = 0; i < sizeof(pixels); i++)
		pixels[i] = (unsigned char)(i * 7);
	ck_assert(png_image_write_to_memory(&image, out, &size, 0, pixels, 0, NULL));
	return size;
}

static const struct image *load(struct drawing_board *b, const char *name, const void *bytes, size_t n)
{
	board_file(b, name, bytes, n);
	return image_load(&b->g, name, (struct where){0});
}

START_TEST(png_of_every_colour_type)
{
	static const struct {
		png_uint_32 format;
		int components;
		bool alpha;
	} kinds[] = {{PNG_FORMAT_GRAY, 1, false},
	             {PNG_FORMAT_GA, 1, true},
	             {PNG_FORMAT_RGB, 3, false},
	             {PNG_FORMAT_RGBA, 3, true}};
	for (int i = 0; i < COUNT_OF(kinds); i++) {
		struct drawing_board b;
		unsigned char png[4000];
		board_open(&b);
		const struct image *m = load(&b, "a.png", png, make_png(png, sizeof(png), kinds[i].format));
		ck_assert_ptr_nonnull(m);
		ck_assert_int_eq(m->width, 16);
		ck_assert_int_eq(m->height, 12);
		ck_assert_int_eq(m->components, kinds[i].components);
		ck_assert_int_eq(m->alpha != NULL, kinds[i].alpha);
		ck_assert_int_eq((int)m->size, 16 * 12 * m->components);
		ck_assert_int_eq(m->data[m->components], (m->components + kinds[i].alpha) * 7 % 256); /* the second pixel */
		board_close(&b);
	}
}
END_TEST

/* Every byte cut off, and thousands of bytes changed: each gives a picture or a mistake. */
START_TEST(damaged_png)
{
	unsigned char png[4000], copy[4000];
	struct drawing_board b;
	uint32_t random = 1;
	board_open(&b);
	size_t n = make_png(png, sizeof(png), PNG_FORMAT_RGBA);
	for (size_t cut = 0; cut < n; cut += 3)
		ck_assert_ptr_null(load(&b, "a.png", png, cut));
	for (int i = 0; i < 2000; i++) {
		memcpy(copy, png, n);
		for (int k = 0; k < 3; k++) {
			random = random * 1664525 + 1013904223;
			copy[8 + random % (n - 8)] = (unsigned char)(random >> 16);
		}
		load(&b, "a.png", copy, n);
	}
	board_close(&b);
}
END_TEST

/* Segments of a JPEG of 8 x 8 grey samples; the scan's data does not matter here. */
static const unsigned char jpeg[] = {
        0xFF, 0xD8, 0xFF, 0xE1, 0,   10,  'E', 'x', 'i', 'f', 0,    0,    'G', 'P', /* APP1: camera data */
        0xFF, 0xFE, 0,    6,    'n', 'o', 't', 'e',                                 /* comment */
        0xFF, 0xC0, 0,    11,   8,   0,   8,   0,   16,  1,   1,    0x11, 0,        /* frame: 16 x 8, grey */
        0xFF, 0xDA, 0,    8,    1,   1,   0,   0,   63,  0,   0x12, 0xFF, 0,   0x34,
        0xFF, 0xD0, 0x56, /* scan with a restart */
        0xFF, 0xD9,
};

START_TEST(jpeg_is_taken_over_without_camera_data)
{
	struct drawing_board b;
	board_open(&b);
	const struct image *m = load(&b, "a.jpg", jpeg, sizeof(jpeg));
	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(m->width, 16);
	ck_assert_int_eq(m->height, 8);
	ck_assert(m->jpeg && m->components == 1);
	ck_assert_ptr_null(memmem(m->data, m->size, "Exif", 4));
	ck_assert_ptr_null(memmem(m->data, m->size, "note", 4));
	ck_assert_int_eq((int)m->size, (int)sizeof(jpeg) - 12 - 8);
	board_close(&b);
}
END_TEST

START_TEST(damaged_jpeg)
{
	struct drawing_board b;
	unsigned char copy[sizeof(jpeg)];
	board_open(&b);
	for (size_t cut = 0; cut < sizeof(jpeg); cut++)
		ck_assert_ptr_null(load(&b, "a.jpg", jpeg, cut));
	for (size_t i = 2; i < sizeof(jpeg); i++)
		for (int v = 0; v < 256; v += 5) {
			memcpy(copy, jpeg, sizeof(copy));
			copy[i] = (unsigned char)v;
			load(&b, "a.jpg", copy, sizeof(copy));
		}
	memcpy(copy, jpeg, sizeof(copy));
	copy[31] = 4; /* CMYK */
	ck_assert_ptr_null(load(&b, "a.jpg", copy, sizeof(copy)));
	board_close(&b);
}
END_TEST

Suite *suite_picture(void)
{
	Suite *suite = suite_create("picture");
	TCase *c = tcase_create("pictures");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_qr_code_has_its_quiet_zone_and_its_limit);
	tcase_add_test(c, png_of_every_colour_type);
	tcase_add_test(c, damaged_png);
	tcase_add_test(c, jpeg_is_taken_over_without_camera_data);
	tcase_add_test(c, damaged_jpeg);
	suite_add_tcase(suite, c);
	return suite;
}
