/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items: direction by UAX #9, script by UAX #24. */
#include "paragraph.h"

Suite *suite_itemize(void);

/* -- directions ----------------------------------------------------------------------------- */

struct order {
	const char *locale, *text, *wanted;
};

/* UAX #9: numbers run from left to right also among Hebrew words; brackets go with what they enclose. */
static const struct order orders[] = {
        {"en", "abc שלום def", "abc םולש def"},
        {"en", "abc שלום עולם def", "abc םלוע םולש def"},
        {"en", "abc שלום 12 def", "abc 12 םולש def"},
        {"en", "(abc) שלום", "(abc) םולש"},
        {"en", "abc (שלום) def", "abc (םולש) def"},
        {"he", "שלום abc עולם", "םלוע abc םולש"},
        {"he", "שלום 12-34", "12-34 םולש"},
        {"he", "שלום 1.5 (abc)", "(abc) 1.5 םולש"},
        {"he", "a (b) שלום", "םולש a (b)"},
        {"en", "plain", "plain"},
        /* The sign at the end of a title goes with the title when that is marked. */
        {"he", "שלום Is it IT? עולם", "םלוע ?Is it IT םולש"},
        {"he", "שלום <span lang=\"en\">Is it IT?</span> עולם", "םלוע Is it IT? םולש"},
        {"he", "<span lang=\"en\">All in English.</span>", "All in English."},
        {"en", "abc <span lang=\"he\">שלום!</span> def", "abc !םולש def"},
};

START_TEST(directions)
{
	const struct order *e = &orders[_i];
	struct bench b;
	bench_open(&b, e->locale);
	const struct para *p = bench_set(&b, bench_shape(&b, bench_block(&b, e->text)), PT(400), ALIGN_START);
	ck_assert_int_eq(p->n, 1);
	ck_assert_str_eq(visual(&b, &p->line[0]), e->wanted);
	ck_assert_int_eq(p->line[0].x, !strcmp(e->locale, "he") ? PT(400) - p->line[0].width : 0);
	bench_close(&b);
}
END_TEST

Suite *suite_itemize(void)
{
	Suite *suite = suite_create("itemize");
	TCase *c = tcase_create("itemize");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, directions, 0, COUNT_OF(orders));
	suite_add_tcase(suite, c);
	return suite;
}
