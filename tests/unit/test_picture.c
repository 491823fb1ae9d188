/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes and bitmaps. A damaged file is a mistake of the author, never of the program. */
#include "board.h"
#include "pdf_reader.h"

#include <png.h>
#include <zlib.h>

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

/* The samples of a picture, unpacked where its rows were taken over. */
static const unsigned char *samples_of(struct drawing_board *b, const struct image *m)
{
	size_t row = ((size_t)(m->width * m->components * m->depth) + 7) / 8,
	       pixel = (size_t)(m->components * m->depth + 7) / 8;
	uLongf n = (uLongf)((row + 1) * (size_t)m->height);
	char *out = arena_alloc(b->arena, n);
	if (!m->packed)
		return m->data;
	ck_assert_int_eq(uncompress((Bytef *)out, &n, m->data, m->size), Z_OK);
	return (const unsigned char *)pdf_unfilter(b->arena, (struct pdf_data){out, n}, row, pixel).v;
}

/* For who changes colours, of a picture that was taken over as it is packed, too. */
START_TEST(samples_come_back_as_they_were)
{
	unsigned char bytes[4000];
	struct drawing_board b;
	board_open(&b);
	const struct image *m = load(&b, "a.png", bytes, make_png(bytes, sizeof(bytes), PNG_FORMAT_RGB));
	ck_assert(m->packed);
	const unsigned char *v = image_samples(b.arena, m);
	for (size_t i = 0; i < 16 * 12 * 3; i++)
		ck_assert_int_eq(v[i], (unsigned char)(i * 7));
	board_close(&b);
}
END_TEST

/* What has no alpha is taken over as it is packed. */
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
		ck_assert_int_eq(m->packed, !kinds[i].alpha);
		ck_assert(m->packed || m->size == (size_t)(16 * 12 * m->components));
		ck_assert_int_eq(samples_of(&b, m)[m->components],
		                 (m->components + kinds[i].alpha) * 7 % 256); /* the second pixel */
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

/* -- what is wrong with a file, in words ---------------------------------------------------- */

static const char *said_of(struct drawing_board *b)
{
	struct buf out = {0};
	diag_print(b->diag, DIAG_TEXT, false, &out);
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* A PNG of libpng's lower interface: any depth, palettes, interlacing. */
struct raw_png {
	int width, height, depth, color_type, interlace;
	struct buf out;
};

static void put_bytes(png_structp png, png_bytep bytes, png_size_t n) { buf_put(png_get_io_ptr(png), bytes, n); }

static void write_png(struct raw_png *r, const unsigned char *row, bool transparent)
{
	static const png_color palette[] = {{10, 20, 30}, {40, 50, 60}};
	static const png_byte alpha[] = {255, 7};
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_set_write_fn(png, &r->out, put_bytes, NULL);
	png_set_check_for_invalid_index(png, 0); /* which newer versions refuse to write */
	png_set_IHDR(png, info, (png_uint_32)r->width, (png_uint_32)r->height, r->depth, r->color_type, r->interlace,
	             PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (r->color_type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 2);
	if (transparent)
		png_set_tRNS(png, info, alpha, 2, NULL);
	png_write_info(png, info);
	for (int pass = png_set_interlace_handling(png); pass > 0; pass--)
		for (int y = 0; y < r->height; y++)
			png_write_row(png, row);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
}

/* Without alpha and interlacing, rows of one to eight bits stay as they are; all else becomes eight bits. */
START_TEST(png_of_every_depth)
{
	static const unsigned char bits[] = {0x40}, deep[] = {0x12, 0x34, 0xAB, 0xCD}, bytes[] = {7, 9}, two[] = {0, 1};
	static const struct {
		struct raw_png png;
		const unsigned char *row;
		bool transparent;
		int components, depth, palette_n, size; /* of a row, in bytes */
		unsigned char data[6];
		int alpha; /* of the second pixel; -1: none */
	} kinds[] = {
	        {{2, 1, 1, PNG_COLOR_TYPE_PALETTE, 0, {0}}, bits, false, 1, 1, 2, 1, {0x40}, -1},
	        {{2, 1, 8, PNG_COLOR_TYPE_PALETTE, 1, {0}}, two, false, 3, 8, 0, 6, {10, 20, 30, 40, 50, 60}, -1},
	        {{2, 1, 1, PNG_COLOR_TYPE_PALETTE, 0, {0}}, bits, true, 3, 8, 0, 6, {10, 20, 30, 40, 50, 60}, 7},
	        {{2, 1, 1, PNG_COLOR_TYPE_GRAY, 0, {0}}, bits, false, 1, 1, 0, 1, {0x40}, -1},
	        {{2, 1, 1, PNG_COLOR_TYPE_GRAY, 1, {0}}, bits, false, 1, 8, 0, 2, {0, 255}, -1},
	        {{2, 1, 8, PNG_COLOR_TYPE_GRAY, 0, {0}}, bytes, false, 1, 8, 0, 2, {7, 9}, -1},
	        {{2, 1, 16, PNG_COLOR_TYPE_GRAY, 0, {0}}, deep, false, 1, 8, 0, 2, {0x12, 0xAB}, -1},
	        {{2, 1, 16, PNG_COLOR_TYPE_GRAY, 1, {0}}, deep, false, 1, 8, 0, 2, {0x12, 0xAB}, -1},
	};
	for (int i = 0; i < COUNT_OF(kinds); i++) {
		struct drawing_board b;
		struct raw_png png = kinds[i].png;
		board_open(&b);
		write_png(&png, kinds[i].row, kinds[i].transparent);
		const struct image *m = load(&b, "a.png", png.out.v, png.out.n);
		ck_assert_msg(m, "%s", said_of(&b));
		ck_assert(m->width == 2 && m->height == 1 && !m->jpeg);
		ck_assert_int_eq(m->components, kinds[i].components);
		ck_assert_int_eq(m->depth, kinds[i].depth);
		ck_assert_int_eq(m->palette_n, kinds[i].palette_n);
		ck_assert_mem_eq(samples_of(&b, m), kinds[i].data, (size_t)kinds[i].size);
		ck_assert_int_eq(m->alpha ? m->alpha[1] : -1, kinds[i].alpha);
		ck_assert_str_eq(m->file, "a.png");
		if (m->palette_n)
			ck_assert_mem_eq(m->palette, ((const unsigned char[]){10, 20, 30, 40, 50, 60}), 6);
		buf_free(&png.out);
		board_close(&b);
	}
}
END_TEST

/* The author's words come first, libpng's in brackets; a file cut short needs none. */
START_TEST(damage_of_a_png_in_words)
{
	unsigned char png[4000];
	struct drawing_board b;
	board_open(&b);
	size_t n = make_png(png, sizeof(png), PNG_FORMAT_RGBA);
	png[n - 13] ^= 0xFF; /* the checksum of the last IDAT, in front of the 12 bytes of IEND */
	ck_assert_ptr_null(load(&b, "a.png", png, n));
	ck_assert_ptr_nonnull(strstr(said_of(&b), "'a.png': its data is damaged (IDAT: CRC error) [bad-image]"));
	board_close(&b);
	board_open(&b);
	ck_assert_ptr_null(load(&b, "a.png", png, n - 40));
	ck_assert_ptr_nonnull(strstr(said_of(&b), "'a.png': the file ends too early [bad-image]"));
	board_close(&b);
}
END_TEST

START_TEST(samples_name_colours_of_the_palette)
{
	static const struct {
		int depth;
		unsigned char known[2], unknown[2]; /* of four samples, or two */
	} rows[] = {{8, {0, 1}, {0, 2}}, {4, {0x01, 0x10}, {0x01, 0x03}}, {2, {0x11, 0}, {0x12, 0}}};
	for (int i = 0; i < COUNT_OF(rows); i++) {
		struct raw_png good = {rows[i].depth == 8 ? 2 : 4, 2, rows[i].depth, PNG_COLOR_TYPE_PALETTE, 0, {0}},
		               bad = good;
		struct drawing_board b;
		board_open(&b);
		write_png(&good, rows[i].known, false);
		write_png(&bad, rows[i].unknown, false);
		ck_assert_ptr_nonnull(load(&b, "a.png", good.out.v, good.out.n));
		ck_assert_ptr_null(load(&b, "b.png", bad.out.v, bad.out.n));
		ck_assert_ptr_nonnull(strstr(said_of(&b), "(a sample names a colour that its palette lacks) [bad-image]"));
		buf_free(&good.out);
		buf_free(&bad.out);
		board_close(&b);
	}
}
END_TEST

/* What is passed over is looked at for its checksum: the damage may go on behind it. */
START_TEST(a_chunk_that_is_passed_over_has_a_checksum)
{
	enum { AFTER_IHDR = 33 };
	static const char chunk[] = "\0\0\0\1noTex\1\2\3\4";
	unsigned char png[4000];
	struct drawing_board b;
	struct buf file = {0};
	board_open(&b);
	size_t n = make_png(png, sizeof(png), PNG_FORMAT_RGB);
	buf_put(&file, png, AFTER_IHDR);
	buf_put(&file, chunk, sizeof(chunk) - 1);
	buf_put(&file, png + AFTER_IHDR, n - AFTER_IHDR);
	ck_assert_ptr_null(load(&b, "a.png", file.v, file.n));
	ck_assert_ptr_nonnull(strstr(said_of(&b), "'a.png': its data is damaged (noTe: CRC error) [bad-image]"));
	buf_free(&file);
	board_close(&b);
}
END_TEST

/* A profile or text of any size, more than the 8 MB at which libpng stops by itself. */
START_TEST(what_is_passed_over_may_be_large)
{
	enum { AFTER_IHDR = 33, LARGE = 9000000 };
	unsigned char png[4000], word[4];
	struct drawing_board b;
	struct buf file = {0};
	board_open(&b);
	size_t n = make_png(png, sizeof(png), PNG_FORMAT_RGB), at = AFTER_IHDR;
	char *chunk = arena_alloc(b.arena, LARGE + 4);
	memcpy(chunk, "noTe", 4);
	buf_put(&file, png, AFTER_IHDR);
	png_save_uint_32(word, LARGE);
	buf_put(&file, word, 4);
	buf_put(&file, chunk, LARGE + 4);
	png_save_uint_32(word, (png_uint_32)crc32(0, (const Bytef *)chunk, LARGE + 4));
	buf_put(&file, word, 4);
	buf_put(&file, png + at, n - at);
	const struct image *m = load(&b, "a.png", file.v, file.n);
	ck_assert_msg(m && m->width == 16, "%s", said_of(&b));
	buf_free(&file);
	board_close(&b);
}
END_TEST

/* A PNG that ends where its samples would begin. */
static const char *said_of_size(struct drawing_board *b, uint32_t w, uint32_t h)
{
	unsigned char head[41] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
	for (int i = 0; i < 4; i++) {
		head[16 + i] = (unsigned char)(w >> (24 - 8 * i));
		head[20 + i] = (unsigned char)(h >> (24 - 8 * i));
	}
	head[24] = 8;
	memcpy(head + 33, "\0\0\0\1IDAT", 8);
	uint32_t crc = (uint32_t)crc32(0, head + 12, 17);
	for (int i = 0; i < 4; i++)
		head[29 + i] = (unsigned char)(crc >> (24 - 8 * i));
	ck_assert_ptr_null(load(b, "a.png", head, sizeof(head)));
	return said_of(b);
}

START_TEST(pictures_have_a_size_limit)
{
	static const struct {
		uint32_t w, h;
		const char *said;
	} sizes[] = {
	        {5000, 5000, "'a.png': the file ends too early [bad-image]"}, /* 25 million pixels are read */
	        {5000, 5001, "'a.png': it has more than 25 million pixels [bad-image]"},
	        {20001, 1, "it is wider or higher than 20,000 pixels"},
	        {1, 20001, "it is wider or higher than 20,000 pixels"},
	        {3000000, 1, "it is wider or higher than 20,000 pixels"}, /* libpng's own limit is a million */
	        {0xFFFFFFFF, 1, "PNG unsigned integer out of range"},
	        {0, 1, "IHDR"},
	};
	for (int i = 0; i < COUNT_OF(sizes); i++) {
		struct drawing_board b;
		board_open(&b);
		const char *said = said_of_size(&b, sizes[i].w, sizes[i].h);
		ck_assert_msg(strstr(said, sizes[i].said), "%s", said);
		ck_assert_int_eq(diag_errors(b.diag), 1);
		board_close(&b);
	}
}
END_TEST

/* -- QR codes module by module -------------------------------------------------------------- */

/* The three finder patterns begin with a row of seven dark modules, four modules from the edges. */
/* "a" takes 21 modules and a quiet zone of 4 at each side: 29 of a fifth of a millimetre, 567 mpt, are 16.443 pt. */
START_TEST(a_qr_code_may_not_be_too_fine)
{
	static const mpt sizes[] = {16443, 16442};
	for (int i = 0; i < COUNT_OF(sizes); i++) {
		struct drawing_board b;
		board_open(&b);
		ck_assert(qr_draw(&b.g, "a", sizes[i], COLOR_RGB(0), (struct where){0}, &b.canvas));
		ck_assert_int_eq(diag_count(b.diag, DIAG_QR_TOO_FINE), i);
		if (i)
			ck_assert_ptr_nonnull(strstr(said_of(&b), "modules of 0.199 mm; cameras want 0.2 [qr-too-fine]"));
		board_close(&b);
	}
}
END_TEST

START_TEST(a_qr_code_is_drawn_row_by_row)
{
	struct drawing_board b;
	board_open(&b);
	ck_assert(qr_draw(&b.g, "HELLO", PT(29), COLOR_RGB(0x0000FF), (struct where){0}, &b.canvas));
	const struct path *p = b.canvas.items.v.v[0].path;
	ck_assert(color_equal(p->fill, COLOR_RGB(0x0000FF)) && color_is_none(p->stroke));
	ck_assert(!strncmp(board_segments(&b), "M40,40 L110,40 L110,50 L40,50 z ", 32));
	ck_assert_ptr_nonnull(strstr(board_segments(&b), "M180,40 L250,40 L250,50 L180,50 z "));
	ck_assert_ptr_nonnull(strstr(board_segments(&b), "M40,240 L110,240 L110,250 L40,250 z "));
	board_close(&b);
}
END_TEST

Suite *suite_picture(void)
{
	Suite *suite = suite_create("picture");
	TCase *c = tcase_create("pictures");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, samples_come_back_as_they_were);
	tcase_add_test(c, a_qr_code_has_its_quiet_zone_and_its_limit);
	tcase_add_test(c, png_of_every_colour_type);
	tcase_add_test(c, damaged_png);
	tcase_add_test(c, damage_of_a_png_in_words);
	tcase_add_test(c, samples_name_colours_of_the_palette);
	tcase_add_test(c, a_chunk_that_is_passed_over_has_a_checksum);
	tcase_add_test(c, what_is_passed_over_may_be_large);
	tcase_add_test(c, png_of_every_depth);
	tcase_add_test(c, pictures_have_a_size_limit);
	tcase_add_test(c, a_qr_code_may_not_be_too_fine);
	tcase_add_test(c, a_qr_code_is_drawn_row_by_row);
	suite_add_tcase(suite, c);
	return suite;
}
