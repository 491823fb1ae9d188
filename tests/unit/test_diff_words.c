/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a text became which. */
#include "diff/words.h"

#include <check.h>
#include <string.h>

Suite *suite_diff_words(void);

/* "was>now" of each change, with a bar between them. */
static void expect(const char *was, const char *now, const char *changes)
{
	struct arena *a = arena_new();
	struct buf b = {0};
	const struct word_changes w = words_compare(a, was, now);
	for (int i = 0; i < w.v.n; i++)
		buf_printf(&b, "%s%s>%s", i ? "|" : "", w.v.v[i].was, w.v.v[i].now);
	ck_assert_str_eq(buf_cstr(&b), changes);
	buf_free(&b);
	arena_free(a);
}

START_TEST(equal_texts_have_no_changes)
{
	expect("", "", "");
	expect("one two", "one two", "");
	expect("one\ntwo", "one  two", "");
	expect("日本 語", "日本語", "");
}
END_TEST

START_TEST(words_became_others)
{
	expect("Daten lügen nie.", "Zahlen lügen nie.", "Daten>Zahlen");
	expect("a b c d", "a x c y", "b>x|d>y");
	expect("one two", "one more two", ">more");
	expect("one more two", "one two", "more>");
	expect("so, it is", "so it is", ",>");
}
END_TEST

/* A sign between letters belongs to what a reader takes for one word. */
START_TEST(signs_inside_of_words_stay_in_them)
{
	expect("costs 1.5 euros", "costs 1.6 euros", "1.5>1.6");
	expect("a data-driven job", "a data-based job", "data-driven>data-based");
	expect("done, Daten, done", "done, Zahlen, done", "Daten>Zahlen");
}
END_TEST

START_TEST(scripts_without_blanks_go_by_characters)
{
	expect("数据说明", "数字说明", "据>字");
	expect("لا تكذب أبدا", "لا تكذب مطلقا", "أبدا>مطلقا");
}
END_TEST

START_TEST(places_are_bytes)
{
	struct arena *a = arena_new();
	const struct word_changes w = words_compare(a, "ä Daten", "ää Zahlen ist");
	ck_assert_int_eq(w.v.n, 1);
	ck_assert_uint_eq(w.v.v[0].was_at, 0);
	const struct word_changes end = words_compare(a, "é", "é da");
	ck_assert_int_eq(end.v.n, 1);
	ck_assert_uint_eq(end.v.v[0].now_at, strlen("é "));
	arena_free(a);
}
END_TEST

START_TEST(texts_are_alike_with_a_third_in_common)
{
	ck_assert(words_alike("one two three", "one four five"));
	ck_assert(!words_alike("one two three four", "one five six seven"));
	ck_assert(words_alike("Daten", "Zahlen"));
}
END_TEST

START_TEST(long_texts_are_cut_at_a_blank)
{
	struct arena *a = arena_new();
	ck_assert_str_eq(words_begin(a, "short", 10), "short");
	ck_assert_str_eq(words_begin(a, "a long sentence", 10), "a long\xE2\x80\xA6");
	ck_assert_str_eq(words_begin(a, "abcdefghijklmn", 10), "abcdefghij\xE2\x80\xA6");
	arena_free(a);
}
END_TEST

START_TEST(a_soft_hyphen_parts_no_word)
{
	expect("Da\xC2\xADten nie", "Daten nie", "");
	expect("\xC2\xADx nie", "Zahlen nie", "x>Zahlen");
}
END_TEST

START_TEST(a_sign_brings_along_what_it_stands_between)
{
	expect("1.5", "1.6", "1.5>1.6");
	expect("5.1", "6.1", "5.1>6.1");
	expect("a-b-c", "a-x-c", "a-b-c>a-x-c");
	expect("(a) b", "(x) b", "a>x");
	expect("a, b", "a, x", "b>x");
	expect("a b.", "a x.", "b>x");
	expect(".b", ".x", "b>x");
	expect("1.5 a", "15 a", "1.5>15");
}
END_TEST

START_TEST(too_long_texts_have_changed_between_their_ends)
{
	struct buf was = {0}, now = {0};
	struct arena *a = arena_new();
	for (int i = 0; i < 1500; i++) {
		buf_printf(&was, "a%d ", i);
		buf_printf(&now, "b%d ", i);
	}
	buf_puts(&was, "same a end");
	buf_puts(&now, "same b end");
	ck_assert_int_eq(words_compare(a, buf_cstr(&was), buf_cstr(&now)).v.n, 1);
	ck_assert(!words_alike(buf_cstr(&was), buf_cstr(&now)));
	buf_free(&was);
	buf_free(&now);
	arena_free(a);
}
END_TEST

START_TEST(texts_with_an_end_more_are_alike)
{
	ck_assert(words_alike("one two three four", "one two three four five six"));
	ck_assert(words_alike("", "one two"));
	ck_assert(!words_alike("", "one two three"));
	expect("", "one", ">one");
	expect("one two", "one two three", ">three");
	expect("two three", "one two three", ">one");
}
END_TEST

Suite *suite_diff_words(void)
{
	Suite *s = suite_create("diff_words");
	TCase *t = tcase_create("words");
	tcase_add_test(t, equal_texts_have_no_changes);
	tcase_add_test(t, words_became_others);
	tcase_add_test(t, signs_inside_of_words_stay_in_them);
	tcase_add_test(t, scripts_without_blanks_go_by_characters);
	tcase_add_test(t, places_are_bytes);
	tcase_add_test(t, texts_are_alike_with_a_third_in_common);
	tcase_add_test(t, long_texts_are_cut_at_a_blank);
	tcase_add_test(t, a_soft_hyphen_parts_no_word);
	tcase_add_test(t, a_sign_brings_along_what_it_stands_between);
	tcase_add_test(t, too_long_texts_have_changed_between_their_ends);
	tcase_add_test(t, texts_with_an_end_more_are_alike);
	suite_add_tcase(s, t);
	return s;
}
