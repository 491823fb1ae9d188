/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in the order in which the edition's language lists words. */
#include "bound.h"

Suite *suite_sort(void);

static const struct {
	const char *locale, *names, *wanted;
} orders[] = {
        {"en", "[pear, apple, fig]", "apple / fig / pear"},
        {"en", "[b, B, a, A]", "a / A / b / B"},
        {"en", "[zebra, ärlig, apa]", "apa / ärlig / zebra"},
        {"sv", "[zebra, ärlig, apa]", "apa / zebra / ärlig"}, /* a letter of its own, behind z */
        {"tr", "[iz, ız, hz]", "hz / ız / iz"},
        {"ru", "[я, а, ё, е]", "а / е / ё / я"},
        {"en", "[same, same2, same]", "same / same / same2"},
        {"en", "[only]", "only"},
        {"en", "['<nobr>b</nobr>', c, a]", "a / <n>b</> / c"}, /* tags are no text */
        {NULL, "[b, a]", "a / b"},
};

START_TEST(words_are_ordered)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{each: names, sort: '.', do: [{text: '{.}'}]}]",
	         arena_printf(f.arena, "title: T\nnames: %s\n", orders[_i].names));
	struct binder b = load_page(&f, orders[_i].locale, NULL);
	ck_assert_str_eq(bound_page(&f, &b), orders[_i].wanted);
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

/* Items of equal order stay as in the content; those without the text come first. The content keeps its order. */
START_TEST(equal_items_keep_their_order)
{
	struct folder f;
	folder_open(&f);
	put_page(
	        &f,
	        "body: [{each: parts, sort: title, do: [{text: '{name} {count}'}]}, {each: parts, do: [{text: '{name}'}]}]",
	        "title: T\nparts:\n  - {name: a, title: y}\n  - {name: b}\n  - {name: c, title: x}\n  - {name: d, title: y}\n"
	        "  - {name: e}\n");
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), "b #5 / e #5 / c #5 / a #5 / d #5 / a / b / c / d / e");
	folder_close(&f);
}
END_TEST

Suite *suite_sort(void)
{
	Suite *suite = suite_create("sort");
	TCase *c = tcase_create("sort");
	tcase_add_loop_test(c, words_are_ordered, 0, COUNT_OF(orders));
	tcase_add_test(c, equal_items_keep_their_order);
	suite_add_tcase(suite, c);
	return suite;
}
