/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that name a pupil, without one. */
#include "model/gaps.h"

#include <check.h>

Suite *suite_gaps(void);

static const struct {
	const char *text, *closed;
} gaps[] = {
        {"Test", "Test"},
        {"Test - Ann", "Test - Ann"}, /* where there is no gap, nothing goes */
        {"Test -", "Test -"},
        {GAP, ""},
        {" " GAP " - ", ""},
        {"Test " GAP, "Test"},
        {"Test - " GAP, "Test"},
        {"Test \u2013 " GAP, "Test"},
        {GAP ": Test", "Test"},
        {GAP "Test", "Test"},
        {"Test" GAP, "Test"},
        {"Test" GAP "s", "Tests"},
        /* between words one of two joints stays, that which is a sign */
        {"Test " GAP " 7b", "Test 7b"},
        {"Test - " GAP ", 7b", "Test, 7b"},
        {"Test - " GAP " 7b", "Test - 7b"},
        {"Test " GAP " - 7b", "Test - 7b"},
        {"Test" GAP " 7b", "Test 7b"},
        {"Test " GAP "7b", "Test 7b"},
        {"No " GAP ", yes " GAP ", end " GAP, "No, yes, end"},
        /* gaps beside each other are one */
        {"Test - " GAP " - " GAP, "Test"},
        {"Test - " GAP " - " GAP " 7b", "Test - 7b"},
        {"Test: " GAP GAP ", " GAP " (" GAP ")", "Test"},
        /* what stands around */
        {"Test (" GAP ")", "Test"},
        {"Test (" GAP ") 7b", "Test 7b"},
        {"Test ([" GAP "]), 7b", "Test, 7b"},
        {"\"" GAP "\": Test", "Test"},
        {"Test \u201C" GAP "\u201D", "Test"},
        {"\u201E" GAP "\u201C Test", "Test"},
        {"Test (" GAP ", 7b)", "Test (7b)"},
        {"Test (7b, " GAP ")", "Test (7b)"},
        {"Test (7b) " GAP, "Test (7b)"},
        {"Test for " GAP ".", "Test for."},
        {"Really, " GAP "?", "Really?"},
        /* of other scripts */
        {"\u8A66\u9A13\uFF1A" GAP, "\u8A66\u9A13"},
        {"\u8A66\u9A13\u3000" GAP "\u300C" GAP "\u300D", "\u8A66\u9A13"},
        {"\u0627\u062E\u062A\u0628\u0627\u0631\u060C " GAP, "\u0627\u062E\u062A\u0628\u0627\u0631"},
        /* words stay */
        {"For " GAP, "For"},
};

START_TEST(a_gap_takes_its_joints_along)
{
	struct arena *a = arena_new();
	ck_assert_str_eq(gaps_closed(a, gaps[_i].text), gaps[_i].closed);
	arena_free(a);
}
END_TEST

/* Time grows with the text. */
START_TEST(many_gaps_are_closed)
{
	enum { MANY = 100000 };
	struct arena *a = arena_new();
	struct buf b = {0};
	for (int i = 0; i < MANY; i++)
		buf_puts(&b, i % 2 ? "(" GAP ") " : "- " GAP);
	buf_puts(&b, "x");
	ck_assert_str_eq(gaps_closed(a, buf_cstr(&b)), "x");
	buf_free(&b);
	arena_free(a);
}
END_TEST

Suite *suite_gaps(void)
{
	Suite *suite = suite_create("gaps");
	TCase *c = tcase_create("gaps");
	tcase_add_loop_test(c, a_gap_takes_its_joints_along, 0, COUNT_OF(gaps));
	tcase_add_test(c, many_gaps_are_closed);
	suite_add_tcase(suite, c);
	return suite;
}
