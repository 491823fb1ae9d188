/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, cells of a terminal, and distances of words. */
#include "base.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_utf8(void);

#define BAD 0xFFFD

static const struct {
	const char *bytes;
	int n;
	uint32_t cp[5];
} utf8[] = {
        {"az", 2, {'a', 'z'}},
        {"\xC3\xA9", 1, {0xE9}},
        {"\xE0\xA4\xA8\xE2\x82\xAC", 2, {0x928, 0x20AC}},
        {"\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF", 2, {0x1F600, 0x10FFFF}},
        {"\xC0\xAF", 2, {BAD, BAD}}, /* too long for '/' */
        {"\xE0\x80\xAF", 3, {BAD, BAD, BAD}},
        {"\xF0\x80\x80\xAF", 4, {BAD, BAD, BAD, BAD}},
        {"\xED\xA0\x80", 3, {BAD, BAD, BAD}}, /* a surrogate */
        {"\xF4\x90\x80\x80", 4, {BAD, BAD, BAD, BAD}},
        {"\x80"
         "a",
         2,
         {BAD, 'a'}},
        {"\xE2\x82", 2, {BAD, BAD}}, /* ends too early */
        {"\xE2\x82"
         "a",
         3,
         {BAD, BAD, 'a'}},
        {"\xFF\xFE", 2, {BAD, BAD}},
};

START_TEST(utf8_is_decoded)
{
	const char *p = utf8[_i].bytes, *end = p + strlen(p);
	int n = 0;
	for (; p < end; n++) {
		ck_assert_int_lt(n, utf8[_i].n);
		ck_assert_uint_eq(utf8_next(&p, end), utf8[_i].cp[n]);
	}
	ck_assert_int_eq(n, utf8[_i].n);
	ck_assert_ptr_eq(p, end);
}
END_TEST

START_TEST(utf8_survives_a_round_trip)
{
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 997) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		char bytes[4];
		const char *p = bytes;
		int n = utf8_encode(cp, bytes);
		ck_assert_uint_eq(utf8_next(&p, bytes + n), cp);
		ck_assert_ptr_eq(p, bytes + n);
	}
}
END_TEST

START_TEST(utf8_is_counted_and_cut)
{
	const char *text = "a\xC3\xA9\xE2\x82\xAC";
	ck_assert_int_eq(utf8_count(text, 6), 3);
	ck_assert_int_eq(utf8_column(text, 3), 3);
	static const size_t cuts[] = {0, 1, 1, 3, 3, 3, 6, 6};
	for (size_t limit = 0; limit < 8; limit++)
		ck_assert_uint_eq(utf8_cut(text, 6, limit), cuts[limit]);
}
END_TEST

START_TEST(cells_of_a_terminal)
{
	static const struct {
		uint32_t cp;
		int cells;
	} cases[] = {{'a', 1},     {0xE9, 1},   {0x301, 0},  {0x5D0, 1},    {0x5B0, 0},   {0x94D, 0},
	             {0x200D, 0},  {0x3000, 2}, {0x65E5, 2}, {0xAC00, 2},   {0xFF21, 2},  {0xFF71, 1},
	             {0x1F600, 2}, {0x2014, 1}, {0x303F, 1}, {0x10FFFF, 1}, {0x20000, 2}, {0xFE0F, 0}};
	for (int i = 0; i < COUNT_OF(cases); i++)
		ck_assert_msg(utf8_cells(cases[i].cp) == cases[i].cells, "U+%04X", cases[i].cp);
}
END_TEST

static const struct {
	const char *a, *b;
	int limit, distance;
} words[] = {
        {"", "", 2, 0},
        {"style", "style", 2, 0},
        {"style", "stile", 2, 1},
        {"style", "styel", 2, 1}, /* neighbours changed places */
        {"style", "sytel", 3, 2},
        {"style", "styles", 2, 1},
        {"abc", "xyz", 2, 3},
        {"abc", "xyz", 5, 3},
        {"a", "abcdef", 2, 3},
        {"ca", "abc", 5, 3}, /* restricted: no letter changes twice */
        {"0123456789012345678901234567890123456789012345678901234567890123", "x", 90, 91},
};

START_TEST(distances_of_words)
{
	ck_assert_int_eq(edit_distance(words[_i].a, words[_i].b, words[_i].limit), words[_i].distance);
	ck_assert_int_eq(edit_distance(words[_i].b, words[_i].a, words[_i].limit), words[_i].distance);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_utf8(void)
{
	Suite *s = suite_create("utf8");
	TCase *c = tcase_create("utf8");
	ADD_LOOP(c, utf8_is_decoded, utf8);
	tcase_add_test(c, utf8_survives_a_round_trip);
	tcase_add_test(c, utf8_is_counted_and_cut);
	tcase_add_test(c, cells_of_a_terminal);
	ADD_LOOP(c, distances_of_words, words);
	suite_add_tcase(s, c);
	return s;
}
