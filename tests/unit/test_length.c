/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and lengths. */
#include "base.h"

#include <check.h>
#include <stdlib.h>

Suite *suite_length(void);

static const struct {
	int64_t a, b, c, result;
} products[] = {
        {7, 3, 2, 11}, /* 10.5: halves go away from zero */
        {-7, 3, 2, -11},
        {7, 1, 3, 2},
        {-7, 1, 3, -2},
        {0, 5, 9, 0},
        {4000000000000, 4000000000000, 4000000000000, 4000000000000},
        {-4000000000000, 4000000000000, 4000000000000, -4000000000000},
        {INT64_MAX, 1, 1, INT64_MAX},
        {INT64_MAX, INT64_MAX, 1, INT64_MAX},
        {INT64_MIN, INT64_MAX, 1, INT64_MIN},
        {INT64_MIN, 1, 1, INT64_MIN},
        {INT64_MAX, 1, INT64_MAX, 1},
};

START_TEST(muldiv_rounds_and_does_not_overflow)
{
	ck_assert_int_eq(muldiv(products[_i].a, products[_i].b, products[_i].c), products[_i].result);
}
END_TEST

static const struct {
	const char *text;
	enum length_error error;
	struct dim dim;
} lengths[] = {
        {"1in", LENGTH_OK, {72000, UNIT_ABS}},
        {"25.4mm", LENGTH_OK, {72000, UNIT_ABS}},
        {"2.54cm", LENGTH_OK, {72000, UNIT_ABS}},
        {"72pt", LENGTH_OK, {72000, UNIT_ABS}},
        {"1mm", LENGTH_OK, {2835, UNIT_ABS}}, /* 2834.6 */
        {"-1mm", LENGTH_OK, {-2835, UNIT_ABS}},
        {"+3 mm", LENGTH_OK, {8504, UNIT_ABS}},
        {".5pt", LENGTH_OK, {500, UNIT_ABS}},
        {"1.pt", LENGTH_OK, {1000, UNIT_ABS}},
        {"0.0004pt", LENGTH_OK, {0, UNIT_ABS}},
        {"0.0005pt", LENGTH_OK, {1, UNIT_ABS}},
        {"0.0005in", LENGTH_OK, {36, UNIT_ABS}},
        {"0", LENGTH_OK, {0, UNIT_ABS}},
        {"0.0", LENGTH_OK, {0, UNIT_ABS}},
        {"1fr", LENGTH_OK, {1000, UNIT_FR}},
        {"1.5fr", LENGTH_OK, {1500, UNIT_FR}},
        {"33.3%", LENGTH_OK, {33300, UNIT_PERCENT}},
        {"auto", LENGTH_OK, {0, UNIT_AUTO}},
        {"40000pt", LENGTH_OK, {40000000, UNIT_ABS}},
        {"-40000pt", LENGTH_OK, {-40000000, UNIT_ABS}},
        {"-40000.001pt", LENGTH_RANGE, {0, UNIT_ABS}},
        {"40000.001pt", LENGTH_RANGE, {0, UNIT_ABS}},
        {"-99999999999999999999mm", LENGTH_RANGE, {0, UNIT_ABS}},
        {"12", LENGTH_NO_UNIT, {0, UNIT_ABS}},
        {"12px", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"12mm ", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"1e3mm", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"mm", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"-", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {".mm", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"gap-small", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
};

START_TEST(lengths_are_parsed)
{
	struct dim d = {0, UNIT_ABS};
	ck_assert_msg(dim_parse(lengths[_i].text, &d) == lengths[_i].error, "%s", lengths[_i].text);
	ck_assert_int_eq(d.v, lengths[_i].dim.v);
	ck_assert_int_eq(d.unit, lengths[_i].dim.unit);
}
END_TEST

START_TEST(lengths_are_resolved)
{
	ck_assert_int_eq(dim_resolve((struct dim){5, UNIT_ABS}, 1000), 5);
	ck_assert_int_eq(dim_resolve((struct dim){33300, UNIT_PERCENT}, 1000), 333);
	ck_assert_int_eq(dim_resolve((struct dim){2000, UNIT_FR}, 1000), 1000);
	ck_assert_int_eq(dim_resolve((struct dim){0, UNIT_AUTO}, 1000), 1000);
}
END_TEST

START_TEST(lengths_are_written_in_points)
{
	struct arena *a = arena_new();
	struct buf mm = {0};
	buf_mm(&mm, 28346, 2);
	buf_putc(&mm, ' ');
	buf_mm(&mm, 850, 2);
	buf_putc(&mm, ' ');
	buf_mm(&mm, 850, 1);
	ck_assert_str_eq(buf_cstr(&mm), "10 0.3 0.3");
	buf_free(&mm);
	ck_assert_str_eq(points_text(a, 9500), "9.5pt");
	ck_assert_str_eq(points_text(a, 13000), "13pt");
	ck_assert_str_eq(points_text(a, 8504), "8.5pt");
	arena_free(a);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_length(void)
{
	Suite *s = suite_create("length");
	TCase *c = tcase_create("length");
	ADD_LOOP(c, muldiv_rounds_and_does_not_overflow, products);
	ADD_LOOP(c, lengths_are_parsed, lengths);
	tcase_add_test(c, lengths_are_resolved);
	tcase_add_test(c, lengths_are_written_in_points);
	suite_add_tcase(s, c);
	return s;
}
