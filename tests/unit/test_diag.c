/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How mistakes are collected, counted, and sent to another process. Each is reported with whatever code has
 * the message that the example needs.
 */
#include "mistakes.h"

Suite *suite_diag(void);

START_TEST(errors_come_first_then_places)
{
	diag_report(diag, DIAG_YAML_HASH, at(1, 1));
	diag_report(diag, DIAG_BAD_NUMBER, at(3, 1), "c");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 5), "b");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "a");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "z");
	ck_assert_int_eq(diag_errors(diag), 4);
	ck_assert_int_eq(diag_warnings(diag), 1);
	ck_assert_int_eq(diag_count(diag, DIAG_BAD_NUMBER), 4);
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_HASH), 1);
	ck_assert_int_eq(diag_count(diag, (enum diag_code)0), 0);
	const char *text = printed(DIAG_GITHUB);
	static const char *const order[] = {"a.yaml,line=2,col=1,", "a.yaml,line=2,col=5,", "a.yaml,line=3,",
	                                    "file=platen,title=", "::warning file="};
	for (int i = 0; i < COUNT_OF(order); i++)
		ck_assert_msg((text = strstr(text, order[i])), "%s", order[i]);
}
END_TEST

START_TEST(files_come_in_the_order_of_their_names_then_texts)
{
	struct source last = {"z.yaml", "", 0, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&last, 1, 1}, "late");
	diag_report(diag, DIAG_BAD_NUMBER, at(9, 9), "b");
	diag_report(diag, DIAG_BAD_NUMBER, at(9, 9), "a");
	diag_report(diag, DIAG_YAML_HASH, at(1, 1));
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::error file=layouts/a.yaml,line=9,col=9,title=bad-number::'a' is no number\n"
	                 "::error file=layouts/a.yaml,line=9,col=9,title=bad-number::'b' is no number\n"
	                 "::error file=z.yaml,line=1,col=1,title=bad-number::'late' is no number\n"
	                 "::warning file=layouts/a.yaml,line=1,col=1,title=hash-in-text::the text ends before ' #': what "
	                 "follows is read as a comment\n");
}
END_TEST

START_TEST(notes_are_no_mistakes)
{
	diag_report(diag, DIAG_LEFT_OUT, at(1, 1), "a", "en", 1, "");
	diag_report(diag, DIAG_YAML_HASH, at(2, 1));
	ck_assert_int_eq(diag_errors(diag), 0);
	ck_assert_int_eq(diag_warnings(diag), 1);
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::warning file=layouts/a.yaml,line=2,col=1,title=hash-in-text::the text ends before ' #': what "
	                 "follows is read as a comment\n"
	                 "::notice file=layouts/a.yaml,line=1,col=1,title=left-out::left out of a (locale en), so that it "
	                 "fits 1 page\n");
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml:1:1: note: left out of a"));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_JSON), "\"severity\": \"note\""));
}
END_TEST

START_TEST(equal_mistakes_count_once)
{
	struct source other = source; /* the same file, read again */
	for (int i = 0; i < 3; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 1, 1}, "x");
	ck_assert_int_eq(diag_errors(diag), 1);
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "y");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 2), "x");
	diag_report(diag, DIAG_BAD_ID, at(1, 1), "x");
	ck_assert_int_eq(diag_errors(diag), 4);
	other.path = "layouts/b.yaml";
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 1, 1}, "x");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "x");
	ck_assert_int_eq(diag_errors(diag), 6);
	struct diag *all = diag_new(arena);
	diag_merge(all, diag);
	diag_merge(all, diag);
	ck_assert_int_eq(diag_errors(all), 6);
}
END_TEST

START_TEST(a_hint_belongs_to_its_mistake)
{
	diag_hint(diag, "nothing to hint at");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_hint(diag, "first");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x"); /* known: its hint is dropped too */
	diag_hint(diag, "second");
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "= hint: first\n"));
	ck_assert_ptr_null(strstr(printed(DIAG_TEXT), "second"));
}
END_TEST

START_TEST(reports_while_off_are_dropped)
{
	ck_assert(diag_enable(diag, false));
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_hint(diag, "hint");
	ck_assert(!diag_enable(diag, true));
	ck_assert_str_eq(printed(DIAG_TEXT), "");
}
END_TEST

static const struct {
	const char *word, *suggestion;
} suggestions[] = {
        {"stile", "style"}, {"widht", "width"}, {"cloumns", "columns"}, {"a", NULL},
        {"keep", NULL},     {"zzzzz", NULL},    {"heigth", "height"},   {"", NULL},
};

START_TEST(close_words_are_suggested)
{
	static const char *const names[] = {"style", "width", "height", "columns"};
	const char *suggestion = suggestions[_i].suggestion;
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_suggest(diag, suggestions[_i].word, names, COUNT_OF(names));
	const char *hint = strstr(printed(DIAG_TEXT), "hint: ");
	if (!suggestion)
		ck_assert_ptr_null(hint);
	else
		ck_assert_str_eq(hint, arena_printf(arena, "hint: did you mean '%s'?\n", suggestion));
}
END_TEST

/* A message of 1023 bytes is whole, and a hint of 511. */
START_TEST(messages_have_room_for_a_kilobyte)
{
	int quoted = 1023 - (int)strlen("'' is no number");
	const char *fits = arena_printf(arena, "%0*d", quoted, 1), *cut = arena_printf(arena, "%0*d", quoted + 1, 1);
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), fits);
	diag_hint(diag, "%0511d", 1);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "1' is no number [bad-number]\n"));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "0001\n"));
	diag = diag_new(arena);
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), cut);
	diag_hint(diag, "%0512d", 1);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "1' is no nu\xE2\x80\xA6 [bad-number]\n"));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "000\xE2\x80\xA6\n"));
}
END_TEST

/* Each byte of a character falls on the edge of the buffer once. */
START_TEST(long_messages_are_cut_between_characters)
{
	struct buf long_text = {0};
	for (int i = 0; i < _i; i++)
		buf_putc(&long_text, '-');
	for (int i = 0; i < 2000; i++)
		buf_puts(&long_text, "\xE2\x82\xAC");
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), buf_cstr(&long_text));
	diag_hint(diag, "%s", buf_cstr(&long_text));
	buf_free(&long_text);
	const char *text = printed(DIAG_TEXT), *end = text + strlen(text);
	ck_assert_ptr_nonnull(strstr(text, "\xE2\x82\xAC\xE2\x80\xA6 [bad-number]\n"));
	ck_assert_ptr_nonnull(strstr(text, "\xE2\x82\xAC\xE2\x80\xA6\n"));
	while (text < end)
		ck_assert_uint_ne(utf8_next(&text, end), 0xFFFD);
}
END_TEST

/* With the lines that they show, each of its own file; a file comes once. */
START_TEST(packed_mistakes_bring_their_files)
{
	struct buf b = {0};
	struct source other = {"b.yaml", "one\ntwo\n", 8, NULL}, none = {"c.pdf", NULL, 0, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 2, 1}, "y");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "z");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 1, 1}, "w");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&none, 0, 0}, "v");
	diag_hint(diag, "look there");
	diag_pack(diag, &b);
	diag = diag_new(arena);
	const char *end = diag_unpack(diag, b.v);
	ck_assert_int_eq((int)(end - b.v), (int)b.n);
	memset(b.v, 0xFF, b.n); /* nothing of it is needed any more */
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "b.yaml:1:1: error: 'w' is no number [bad-number]\n     1 | one\n       | ^\n"
	                 "b.yaml:2:1: error: 'y' is no number [bad-number]\n     2 | two\n       | ^\n"
	                 "c.pdf: error: 'v' is no number [bad-number]\n       = hint: look there\n"
	                 "layouts/a.yaml:1:1: error: 'x' is no number [bad-number]\n     1 | shape: demo\n       | ^\n"
	                 "layouts/a.yaml:2:1: error: 'z' is no number [bad-number]\n     2 | stile: a\n       | ^\n");
	buf_free(&b);
}
END_TEST

START_TEST(a_file_is_packed_once)
{
	struct buf b = {0};
	struct source large[2] = {{"a.yaml", arena_printf(arena, "%010000d", 1), 10000, NULL}, {"b.yaml", "", 0, NULL}};
	for (int i = 0; i < 20; i++)
		diag_report(diag, DIAG_BAD_NUMBER, (struct where){&large[i % 2], 1, i}, "x");
	diag_pack(diag, &b);
	ck_assert_uint_gt(b.n, 10000);
	ck_assert_uint_lt(b.n, 15000);
	buf_free(&b);
}
END_TEST

START_TEST(packed_mistakes_come_back)
{
	struct buf b = {0};
	diag_report(diag, DIAG_UNKNOWN_KEY, at(2, 1), "a layout", "stile");
	diag_hint(diag, "h");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "x");
	diag_pack(diag, &b);
	const char *before = printed(DIAG_TEXT);
	diag = diag_new(arena);
	ck_assert_ptr_eq(diag_unpack(diag, b.v), b.v + b.n);
	diag_unpack(diag, b.v);
	ck_assert_int_eq(diag_errors(diag), 3);
	ck_assert_str_eq(printed(DIAG_TEXT), before);
	buf_free(&b);
}
END_TEST

/* Searching a list for each of them would take minutes. */
START_TEST(many_mistakes_take_linear_time)
{
	for (int i = 0; i < 300000; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	ck_assert_int_eq(diag_errors(diag), 300000);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_JSON), "\"line\": 299999, \"column\": 1, \"severity\": \"error\""));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml: \xE2\x80\xA6 and 299800 more errors\n"));
}
END_TEST

START_TEST(codes_have_names_and_explanations)
{
	for (int i = 0; i < DIAG_COUNT; i++) {
		ck_assert_int_eq(diag_by_name(diag_name((enum diag_code)i)), i);
		ck_assert_uint_gt(strlen(diag_explanation((enum diag_code)i)), 20);
	}
	ck_assert_str_eq(diag_explanation(DIAG_BAD_NUMBER),
	                 "A number is expected: digits, with a point before decimals.\n\n"
	                 "Wrong: share: half\nRight: share: 50");
	ck_assert_int_eq(diag_by_name("no-such-code"), DIAG_COUNT);
	ck_assert(diag_is_error(DIAG_BAD_NUMBER));
	ck_assert(!diag_is_error(DIAG_YAML_HASH));
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_diag(void)
{
	Suite *s = suite_create("diag");
	TCase *c = tcase_create("diag");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, errors_come_first_then_places);
	tcase_add_test(c, files_come_in_the_order_of_their_names_then_texts);
	tcase_add_test(c, notes_are_no_mistakes);
	tcase_add_test(c, equal_mistakes_count_once);
	tcase_add_test(c, a_hint_belongs_to_its_mistake);
	tcase_add_test(c, reports_while_off_are_dropped);
	ADD_LOOP(c, close_words_are_suggested, suggestions);
	tcase_add_test(c, messages_have_room_for_a_kilobyte);
	tcase_add_loop_test(c, long_messages_are_cut_between_characters, 0, 3);
	tcase_add_test(c, packed_mistakes_bring_their_files);
	tcase_add_test(c, a_file_is_packed_once);
	tcase_add_test(c, packed_mistakes_come_back);
	tcase_add_test(c, many_mistakes_take_linear_time);
	tcase_add_test(c, codes_have_names_and_explanations);
	suite_add_tcase(s, c);
	return s;
}
