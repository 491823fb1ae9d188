/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rivers in paragraphs that can be set by hand (toy.h): spaces that lie below each other in four lines (rivers.c). */
#include "toy.h"

Suite *suite_text_rivers(void);

static const struct {
	const char *text;
	mpt width;
	int hang; /* enum hang */
	const char *wanted;
} rivers[] = {
        /* At 13 em one would run down if the third line held a word more. It stays where no other setting is. */
        {"aaaa aaa aaa aaa aaaa aaaa a a aa aa a aa aa aaa a a", 13000, HANG_NONE,
         "aaaa aaa aaa|aaa aaaa aaaa|a a aa aa a|aa aa aaa a a"},
        {"aaa aaa aaa aaa aaa aaa aaa aaa", 7000, HANG_NONE, "aaa aaa|aaa aaa|aaa aaa|aaa aaa"},
        /* They are looked for where the spaces are drawn: a full stop hangs out of the last line by 0.7, and moves those
           of no other. At 11 em white would run down from the second space of "a a aa aaa" to the one of "aaa aaa."; at
           10 em those of the third and fourth line overlap by a third, which is none. */
        {"a a aa aaa aaaa a aaa a a aaaa a aaa aaa.", 11000, HANG_JUSTIFIED, "a a aa aaa|aaaa a aaa a|a aaaa a aaa|aaa."},
        {"a aa aaaa aaaa a aa aaa aa aa a a aaa aaa a aa.", 10000, HANG_JUSTIFIED,
         "a aa aaaa|aaaa a aa|aaa aa aa|a a aaa aaa|a aa."},
};

START_TEST(rivers_are_avoided)
{
	struct toy t;
	toy_open(&t, rivers[_i].text);
	t.style.hang = rivers[_i].hang;
	ck_assert_str_eq(toy_lines(&t, rivers[_i].width, ALIGN_JUSTIFY), rivers[_i].wanted);
	toy_close(&t);
}
END_TEST

Suite *suite_text_rivers(void)
{
	Suite *suite = suite_create("text_rivers");
	TCase *c = tcase_create("text_rivers");
	tcase_add_loop_test(c, rivers_are_avoided, 0, COUNT_OF(rivers));
	suite_add_tcase(suite, c);
	return suite;
}
