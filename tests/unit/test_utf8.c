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
        {"\xED\xA0\x80", 3, {BAD, BAD, BAD}},              /* a surrogate */
        {"\xED\xBF\xBF", 3, {BAD, BAD, BAD}},              /* the last one */
        {"\xED\x9F\xBF\xEE\x80\x80", 2, {0xD7FF, 0xE000}}, /* on both sides of them */
        {"\xC2\x80\xDF\xBF\xE0\xA0\x80", 3, {0x80, 0x7FF, 0x800}},
        {"\xEF\xBF\xBF\xF0\x90\x80\x80", 2, {0xFFFF, 0x10000}},
        {"\xF4\x90\x80\x80", 4, {BAD, BAD, BAD, BAD}},
        {"\xC1\xBF", 2, {BAD, BAD}}, /* these start no sequence */
        {"\xF5\x80\x80\x80", 4, {BAD, BAD, BAD, BAD}},
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

/* From the end: the places of the starts, whole characters, and damaged bytes one by one. */
START_TEST(utf8_is_read_backwards)
{
	static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z\xFF";
	static const struct {
		int at;
		uint32_t cp;
	} steps[] = {{11, BAD}, {10, 'z'}, {6, 0x1F600}, {3, 0x20AC}, {1, 0xE9}, {0, 'a'}, {0, 0}};
	const char *p = text + sizeof(text) - 1;
	for (int i = 0; i < COUNT_OF(steps); i++) {
		ck_assert_uint_eq(utf8_previous(text, &p), steps[i].cp);
		ck_assert_int_eq((int)(p - text), steps[i].at);
	}
	static const char rest[] = "a\xA9"; /* the start of a text may lie inside a character */
	p = rest + 2;
	ck_assert_uint_eq(utf8_previous(rest + 1, &p), BAD);
	ck_assert_ptr_eq(p, rest + 1);
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
	ck_assert_uint_eq(utf8_cut("\x82\xAC-", 3, 1), 0);
}
END_TEST

START_TEST(a_text_is_empty_without_bytes)
{
	ck_assert(str_empty(NULL));
	ck_assert(str_empty(""));
	ck_assert(!str_empty(" "));
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
        {"style", "styles", 1, 1},
        {"abc", "xyz", 2, 3},
        {"abc", "xyz", 5, 3},
        {"a", "abcdef", 2, 3},
        {"", "abcd", 9, 4},
        {"kitten", "sitting", 9, 3},
        {"saturday", "sunday", 9, 3},
        {"intention", "execution", 9, 5},
        {"abcdefgh", "badcfehg", 9, 4},
        {"ca", "abc", 5, 3}, /* restricted: no letter changes twice */
        /* Words of 63 letters are the longest that are compared. */
        {"012345678901234567890123456789012345678901234567890123456789012",
         "012345678901234567890123456789012345678901234567890123456789x12", 9, 1},
        {"0123456789012345678901234567890123456789012345678901234567890123",
         "0123456789012345678901234567890123456789012345678901234567890x23", 9, 10},
};

START_TEST(distances_of_words)
{
	ck_assert_int_eq(edit_distance(words[_i].a, words[_i].b, words[_i].limit), words[_i].distance);
	ck_assert_int_eq(edit_distance(words[_i].b, words[_i].a, words[_i].limit), words[_i].distance);
}
END_TEST

/* A third of the word may differ, at least one letter and never more than three. */
static const struct {
	const char *word, *closest;
} meant[] = {
        {"bo", "box"},
        {"b", NULL},
        {"tabel", "table"},
        {"tabels", "table"}, /* two of six */
        {"tbe", NULL},       /* two of three */
        {"colums", "columns"},
        {"alignment-of-tex", "alignment-of-text"},
        {"alignmint-if-tex", "alignment-of-text"}, /* three of sixteen */
        {"alignmint-if-tix", NULL},                /* four */
        {"valuee", "value"},                       /* of two that are as close, the first */
        {"valuess", "values"},                     /* a closer one behind it is better */
        {"", NULL},
};

START_TEST(the_closest_name_was_meant)
{
	static const char *const names[] = {"box", "value", "values", "table", "columns", "alignment-of-text"};
	const char *closest = edit_closest(meant[_i].word, names, COUNT_OF(names));
	ck_assert_msg(closest == meant[_i].closest || (closest && meant[_i].closest && !strcmp(closest, meant[_i].closest)),
	              "'%s' gives '%s'", meant[_i].word, closest ? closest : "nothing");
	ck_assert_ptr_null(edit_closest("box", names, 0));
}
END_TEST

/* -- hashes of bytes ------------------------------------------------------------------------ */

START_TEST(every_byte_of_a_hash_counts)
{
	char text[20] = "twenty bytes of text";
	for (size_t n = 0; n <= sizeof(text); n++) {
		uint64_t hash = hash_bytes(text, n, HASH_SEED);
		ck_assert_uint_eq(hash_bytes(text, n, HASH_SEED), hash);
		ck_assert_uint_ne(hash_bytes(text, n, 1), hash);
		for (size_t i = 0; i < sizeof(text); i++) {
			text[i] ^= 1;
			ck_assert_int_eq(hash_bytes(text, n, HASH_SEED) == hash, i >= n);
			text[i] ^= 1;
		}
	}
}
END_TEST

START_TEST(zeros_at_the_end_count_too)
{
	static const char zeros[24];
	for (size_t n = 0; n < sizeof(zeros); n++)
		for (size_t m = 0; m < n; m++)
			ck_assert_uint_ne(hash_bytes(zeros, n, HASH_SEED), hash_bytes(zeros, m, HASH_SEED));
}
END_TEST

/* The lowest bits choose the slot of a table: keys that differ in one byte must not share a few. */
START_TEST(hashes_spread_over_a_small_table)
{
	for (int byte = 0; byte < 8; byte++) {
		unsigned char key[8] = {0}, used[64] = {0};
		int slots = 0;
		for (int v = 0; v < 64; v++) {
			key[byte] = (unsigned char)v;
			slots += !used[hash_bytes(key, sizeof(key), HASH_SEED) % 64]++;
		}
		ck_assert_int_gt(slots, 24);
	}
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_utf8(void)
{
	Suite *s = suite_create("utf8");
	TCase *c = tcase_create("utf8");
	ADD_LOOP(c, utf8_is_decoded, utf8);
	tcase_add_test(c, utf8_survives_a_round_trip);
	tcase_add_test(c, utf8_is_read_backwards);
	tcase_add_test(c, utf8_is_counted_and_cut);
	tcase_add_test(c, a_text_is_empty_without_bytes);
	tcase_add_test(c, cells_of_a_terminal);
	ADD_LOOP(c, distances_of_words, words);
	ADD_LOOP(c, the_closest_name_was_meant, meant);
	tcase_add_test(c, every_byte_of_a_hash_counts);
	tcase_add_test(c, zeros_at_the_end_count_too);
	tcase_add_test(c, hashes_spread_over_a_small_table);
	suite_add_tcase(s, c);
	return s;
}
