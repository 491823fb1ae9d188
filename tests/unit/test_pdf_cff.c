/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The charset of a CFF table (Adobe Technical Note 5176): header, INDEX of names, INDEX of one top
 * dictionary, and the charset where the dictionary says.
 */
#include "pdf/internal.h"
#include "pdf_sample.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_pdf_cff(void);

static struct arena *arena;
static struct buf table;

static void open(void) { arena = arena_new(); }
static void done(void)
{
	buf_free(&table);
	arena_free(arena);
}

#define BYTES(...) ((const unsigned char[]){__VA_ARGS__}), sizeof((const unsigned char[]){__VA_ARGS__})
#define ROS 0x8B, 0x8B, 0x8B, 12, 30 /* 0 0 0 ROS: keyed by CIDs */

/* An INDEX of objects with offsets of `width` bytes. */
static void put_index(int width, int n, const struct buf *objects)
{
	size_t offset = 1;
	buf_put(&table, (char[]){0, (char)n, (char)width}, n ? 3 : 2);
	for (int i = 0; n && i <= n; i++) {
		for (int k = width - 1; k >= 0; k--)
			buf_putc(&table, k < 3 ? (int)(offset >> 8 * k & 0xFF) : 0);
		offset += i < n ? objects[i].n : 0;
	}
	for (int i = 0; i < n; i++)
		buf_put(&table, objects[i].v, objects[i].n);
}

static void put_table(int width, const unsigned char *dict, size_t n)
{
	struct buf names[2] = {{.v = "one", .n = 3}, {.v = "two", .n = 3}};
	struct buf top = {.v = (char *)(uintptr_t)dict, .n = n};
	table.n = 0;
	buf_put(&table, "\1\0\5\4?", 5); /* a header of five bytes */
	put_index(width, 2, names);
	put_index(width, 1, &top);
}

/* Puts the charset at that offset of the table. */
static void put_charset(size_t at, const unsigned char *charset, size_t n)
{
	ck_assert_uint_le(table.n, at);
	while (table.n < at)
		buf_putc(&table, 0xFF);
	buf_put(&table, charset, n);
}

static uint16_t *cid;

static bool read_cids(int glyphs)
{
	/* of its own, so that valgrind and the sanitizer see a step over the end */
	unsigned char *v = malloc(table.n + 1);
	memcpy(v, table.v, table.n);
	bool good = cff_read_cids(arena, v, table.n, glyphs, &cid);
	free(v);
	return good;
}

static bool is_cid_keyed(void) { return cff_is_cid_keyed((const unsigned char *)table.v, table.n); }

static void expect_cids(const unsigned char *charset, size_t n, const uint16_t *expected, int glyphs)
{
	put_table(1, BYTES(ROS, 28, 0, 60, 15));
	put_charset(60, charset, n);
	ck_assert(read_cids(glyphs));
	for (int i = 0; i < glyphs; i++)
		ck_assert_int_eq(cid[i], expected[i]);
}

/* -- formats -------------------------------------------------------------------------------- */

START_TEST(format_0_lists_cids) { expect_cids(BYTES(0, 0, 7, 1, 2), (const uint16_t[]){0, 7, 258}, 3); }
END_TEST

START_TEST(format_1_lists_ranges) { expect_cids(BYTES(1, 0, 7, 1, 2, 0, 0), (const uint16_t[]){0, 7, 8, 512}, 4); }
END_TEST

START_TEST(format_2_lists_long_ranges)
{
	expect_cids(BYTES(2, 0, 7, 0, 2, 2, 0, 1, 0), (const uint16_t[]){0, 7, 8, 9, 512, 513}, 6);
}
END_TEST

START_TEST(a_range_may_be_longer_than_the_font)
{
	expect_cids(BYTES(2, 0, 7, 255, 255), (const uint16_t[]){0, 7, 8}, 3);
	expect_cids(BYTES(1, 0, 7, 255), (const uint16_t[]){0, 7}, 2);
}
END_TEST

START_TEST(a_font_of_notdef_alone_needs_no_cids) { expect_cids(BYTES(0), (const uint16_t[]){0}, 1); }
END_TEST

static bool accepts(const unsigned char *charset, size_t n, int glyphs)
{
	put_table(1, BYTES(ROS, 28, 0, 60, 15));
	put_charset(60, charset, n);
	return read_cids(glyphs);
}

START_TEST(charsets_that_end_early_or_are_unknown_are_refused)
{
	ck_assert(!accepts(BYTES(0, 0, 7, 1), 3));
	ck_assert(!accepts(BYTES(1, 0, 7), 3));
	ck_assert(!accepts(BYTES(2, 0, 7, 0), 3));
	ck_assert(!accepts(BYTES(3, 0, 7), 2));
	ck_assert(!accepts((const unsigned char *)"", 0, 2));
}
END_TEST

/* -- where the charset is ------------------------------------------------------------------- */

static bool found_at(size_t at, const unsigned char *operand, size_t n)
{
	unsigned char dict[20] = {ROS};
	memcpy(dict + 5, operand, n);
	dict[5 + n] = 15;
	put_table(2, dict, n + 6);
	put_charset(at, BYTES(0, 0x12, 0x34));
	return read_cids(2) && cid[1] == 0x1234;
}

START_TEST(operands_of_every_size)
{
	ck_assert(found_at(60, BYTES(199)));
	ck_assert(found_at(107, BYTES(246)));
	ck_assert(found_at(108, BYTES(247, 0)));
	ck_assert(found_at(363, BYTES(247, 255)));
	ck_assert(found_at(364, BYTES(248, 0)));
	ck_assert(found_at(1131, BYTES(250, 255)));
	ck_assert(found_at(0x0345, BYTES(28, 3, 0x45)));
	ck_assert(found_at(0x7FFF, BYTES(28, 0x7F, 0xFF)));
	ck_assert(found_at(0x010203, BYTES(29, 0, 1, 2, 3)));
}
END_TEST

START_TEST(the_last_operand_is_the_offset)
{
	ck_assert(found_at(60, BYTES(100, 28, 1, 1, 199)));
	ck_assert(found_at(60, BYTES(251, 28, 199))); /* a negative number of two bytes */
	ck_assert(found_at(60, BYTES(254, 28, 199)));
	ck_assert(found_at(60, BYTES(32, 199)));
}
END_TEST

START_TEST(offsets_before_the_table_or_behind_it_are_refused)
{
	ck_assert(!found_at(60, BYTES(251, 0)));
	ck_assert(!found_at(60, BYTES(251, 88)));     /* -196 */
	ck_assert(!found_at(60, BYTES(28, 0xFF, 0))); /* -256 */
	ck_assert(!found_at(60, BYTES(28, 0, 64)));
	ck_assert(!found_at(60, BYTES(29, 1, 0, 0, 60)));
	ck_assert(!found_at(60, BYTES(29, 0x80, 0, 0, 60)));
}
END_TEST

START_TEST(an_offset_behind_the_table_is_not_taken_for_what_follows)
{
	put_table(1, BYTES(ROS, 28, 1, 0, 15));
	put_charset(table.n, BYTES(0, 0, 7));
	ck_assert(!read_cids(2));
}
END_TEST

/* A header of one byte, which names the INDEX behind it too, so that there are charsets to be found at 2 and 3. */
START_TEST(predefined_charsets_are_of_name_keyed_fonts)
{
	for (int offset = 0; offset <= 3; offset++) {
		const unsigned char dict[] = {ROS, (unsigned char)(139 + offset), 15};
		struct buf top = {.v = (char *)(uintptr_t)dict, .n = sizeof(dict)};
		table.n = 0;
		buf_put(&table, "\1\0\1\1\1\2N", 7);
		put_index(1, 1, &top);
		ck_assert(is_cid_keyed());
		ck_assert_int_eq(read_cids(2), offset > 2);
	}
}
END_TEST

START_TEST(real_numbers_are_stepped_over)
{
	ck_assert(found_at(60, BYTES(30, 0xFF, 199)));
	ck_assert(found_at(60, BYTES(30, 0x5F, 199)));
	ck_assert(found_at(60, BYTES(30, 0xE2, 0xA2, 0x5F, 199)));
	ck_assert(found_at(60, BYTES(30, 0x0A, 0x14, 0x05, 0x41, 0xC3, 0xFF, 199)));
	ck_assert(found_at(60, BYTES(30, 0x12, 0xF3, 199)));
	ck_assert(found_at(60, BYTES(30, 0xEE, 0xE1, 0x1E, 0x6F, 199)));
}
END_TEST

START_TEST(a_real_number_without_end_is_refused)
{
	put_table(1, BYTES(ROS, 30, 0x12, 0x34));
	ck_assert(!is_cid_keyed());
}
END_TEST

/* -- keyed by names or CIDs ------------------------------------------------------------------- */

START_TEST(only_ros_makes_a_font_cid_keyed)
{
	put_table(1, BYTES(ROS));
	ck_assert(is_cid_keyed());
	put_table(1, BYTES(0x8B, 12, 7, 0x8B, 17, 0x8B, 21)); /* FontMatrix, CharStrings, nominalWidthX */
	ck_assert(!is_cid_keyed());
	put_table(1, BYTES(ROS, 0x8B, 12, 7));
	ck_assert(is_cid_keyed());
	put_table(1, BYTES(30 + 139, 15));
	ck_assert(!is_cid_keyed());
}
END_TEST

START_TEST(name_keyed_fonts_have_no_cids)
{
	put_table(1, BYTES(28, 0, 60, 15));
	put_charset(60, BYTES(0, 0, 7));
	ck_assert(!read_cids(2));
}
END_TEST

/* -- INDEX ---------------------------------------------------------------------------------- */

START_TEST(offsets_have_one_to_four_bytes)
{
	for (int width = 1; width <= 4; width++) {
		put_table(width, BYTES(ROS, 28, 0, 60, 15));
		put_charset(60, BYTES(0, 0, 7));
		ck_assert(is_cid_keyed());
		ck_assert(read_cids(2));
		ck_assert_int_eq(cid[1], 7);
	}
}
END_TEST

START_TEST(offsets_of_other_sizes_are_refused)
{
	for (int width = 0; width <= 5; width += 5) {
		put_table(1, BYTES(ROS));
		table.v[7] = (char)width;
		ck_assert(!is_cid_keyed());
	}
	put_table(5, BYTES(ROS));
	ck_assert(!is_cid_keyed());
	const unsigned char dict[] = {ROS};
	struct buf top = {.v = (char *)(uintptr_t)dict, .n = sizeof(dict)};
	table.n = 0;
	buf_put(&table, "\1\0\4\1\0\1\0", 7); /* names without offsets, then a sound dictionary */
	put_index(1, 1, &top);
	ck_assert(!is_cid_keyed());
}
END_TEST

START_TEST(an_index_may_be_empty)
{
	const unsigned char dict[] = {ROS};
	struct buf top = {.v = (char *)(uintptr_t)dict, .n = sizeof(dict)};
	table.n = 0;
	buf_put(&table, "\1\0\4\1", 4);
	put_index(1, 0, NULL);
	put_index(1, 1, &top);
	ck_assert(is_cid_keyed());
}
END_TEST

START_TEST(a_dictionary_that_leaves_the_table_is_refused)
{
	put_table(1, BYTES(ROS));
	size_t offsets = table.n - 5 - 2;
	ck_assert(is_cid_keyed());
	table.v[offsets + 1] = 7; /* one byte longer */
	ck_assert(!is_cid_keyed());
	table.v[offsets + 1] = 6;
	table.v[offsets] = 9; /* its start behind its end */
	buf_puts(&table, "1234567890");
	ck_assert(!is_cid_keyed());
}
END_TEST

START_TEST(a_table_cut_short_is_refused)
{
	put_table(2, BYTES(ROS, 28, 0, 60, 15));
	put_charset(60, BYTES(0, 0, 7));
	ck_assert(read_cids(2));
	while (table.n > 0) {
		table.n--;
		ck_assert_msg(!read_cids(2), "cut at %zu", table.n);
	}
}
END_TEST

Suite *suite_pdf_cff(void)
{
	Suite *suite = suite_create("pdf CFF");
	TCase *c = tcase_create("charset");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, format_0_lists_cids);
	tcase_add_test(c, format_1_lists_ranges);
	tcase_add_test(c, format_2_lists_long_ranges);
	tcase_add_test(c, a_range_may_be_longer_than_the_font);
	tcase_add_test(c, a_font_of_notdef_alone_needs_no_cids);
	tcase_add_test(c, charsets_that_end_early_or_are_unknown_are_refused);
	tcase_add_test(c, operands_of_every_size);
	tcase_add_test(c, the_last_operand_is_the_offset);
	tcase_add_test(c, offsets_before_the_table_or_behind_it_are_refused);
	tcase_add_test(c, an_offset_behind_the_table_is_not_taken_for_what_follows);
	tcase_add_test(c, predefined_charsets_are_of_name_keyed_fonts);
	tcase_add_test(c, real_numbers_are_stepped_over);
	tcase_add_test(c, a_real_number_without_end_is_refused);
	tcase_add_test(c, only_ros_makes_a_font_cid_keyed);
	tcase_add_test(c, name_keyed_fonts_have_no_cids);
	tcase_add_test(c, offsets_have_one_to_four_bytes);
	tcase_add_test(c, offsets_of_other_sizes_are_refused);
	tcase_add_test(c, an_index_may_be_empty);
	tcase_add_test(c, a_dictionary_that_leaves_the_table_is_refused);
	tcase_add_test(c, a_table_cut_short_is_refused);
	suite_add_tcase(suite, c);
	return suite;
}
