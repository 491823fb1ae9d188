/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output bytes: growth, decimals, JSON strings. */
#include "base.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_buf(void);

static const struct {
	int64_t v, scale;
	int places;
	const char *text;
} decimals[] = {
        {0, 1000, 3, "0"},
        {1, 1000, 3, "0.001"},
        {-1, 1000, 3, "-0.001"},
        {1500, 1000, 3, "1.5"},
        {1500, 1000, 0, "2"},
        {-1500, 1000, 0, "-2"},
        {999999, 1000, 2, "1000"},
        {1049, 1000, 1, "1"},
        {1050, 1000, 1, "1.1"},
        {2, 3, 4, "0.6667"},
        {-4, 1000, 2, "0"}, /* rounds to zero, which has no sign */
        {3370394, 1000, 3, "3370.394"},
        {INT32_MIN, 1, 2, "-2147483648"},
        {INT64_MAX, 1, 0, "9223372036854775807"},
        {INT64_MIN, 1, 0, "-9223372036854775808"},
};

START_TEST(decimals_are_exact)
{
	struct buf b = {0};
	buf_decimal(&b, decimals[_i].v, decimals[_i].scale, decimals[_i].places);
	ck_assert_str_eq(buf_cstr(&b), decimals[_i].text);
	buf_free(&b);
}
END_TEST

START_TEST(buf_grows_and_ends)
{
	struct buf b = {0};
	ck_assert_str_eq(buf_cstr(&b), "");
	for (int i = 0; i < 3000; i++)
		buf_putc(&b, 'a' + i % 26);
	buf_printf(&b, "%2000s", "end");
	ck_assert_uint_eq(b.n, 5000);
	ck_assert_uint_eq(strlen(buf_cstr(&b)), 5000);
	buf_free(&b);
	ck_assert_ptr_null(b.v);
	ck_assert_uint_eq(b.n, 0);
	ck_assert_uint_eq(b.cap, 0);
}
END_TEST

/* Output that just fits, and that needs one byte more. */
START_TEST(printed_output_is_whole)
{
	for (int size = 100; size < 2100; size++) {
		struct buf b = {0};
		buf_printf(&b, "%0*d", size, 7);
		ck_assert_int_eq((int)b.n, size);
		ck_assert_int_eq(b.v[size - 1], '7');
		buf_puts(&b, "end");
		ck_assert_str_eq(buf_cstr(&b) + size - 1, "7end");
		buf_free(&b);
	}
}
END_TEST

static const char *const json[][2] = {
        {"", "\"\""},
        {"say \"a\\b\"", "\"say \\\"a\\\\b\\\"\""},
        {"1\n2\t3\x01", "\"1\\n2\\u00093\\u0001\""},
        {"\xC3\xA9\xF0\x9F\x98\x80", "\"\xC3\xA9\xF0\x9F\x98\x80\""},
        {"a\033[2Jb\xC2\x9B"
         "3",
         "\"a\\u001b[2Jb\\u009b3\""}, /* what a terminal obeys */
        {"a\xE2\x80\xAE"
         "b\xE2\x81\xA9",
         "\"a\\u202eb\\u2069\""},
        {"a\xF3\xA0\x81\xA5", "\"a\\udb40\\udc65\""}, /* U+E0065 as UTF-16 */
        {"a\xFFz\xC3", "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
};

START_TEST(json_strings_are_escaped_and_valid_utf8)
{
	struct buf b = {0};
	buf_json(&b, json[_i][0]);
	ck_assert_str_eq(buf_cstr(&b), json[_i][1]);
	buf_free(&b);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_buf(void)
{
	Suite *s = suite_create("buf");
	TCase *c = tcase_create("buf");
	ADD_LOOP(c, decimals_are_exact, decimals);
	tcase_add_test(c, buf_grows_and_ends);
	tcase_add_test(c, printed_output_is_whole);
	ADD_LOOP(c, json_strings_are_escaped_and_valid_utf8, json);
	suite_add_tcase(s, c);
	return s;
}
