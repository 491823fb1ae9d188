/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Diagnostics as examples. Each is reported with whatever code has the message that the example needs.
 */
#include "diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_diag(void);

static struct arena *arena;
static struct diag *diag;
static const char layout[] = "\xEF\xBB\xBF" /* a byte order mark */
                             "shape: demo\n"
                             "stile: a\n"
                             "\t\xE6\x97\xA5\xE6\x9C\xAC"
                             "e\xCC\x81: \xE2\x80\xAEx\xFF\n";
static const struct source source = {"layouts/a.yaml", layout, sizeof(layout) - 1};

static void setup(void)
{
	arena = arena_new();
	diag = diag_new(arena);
}

static void teardown(void) { arena_free(arena); }

static struct where at(int line, int column) { return (struct where){&source, line, column}; }

static const char *printed(enum diag_format format)
{
	struct buf b = {0};
	diag_print(diag, format, false, &b);
	const char *text = arena_strdup(arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

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
	const char *text = printed(DIAG_GITHUB);
	static const char *const order[] = {"a.yaml,line=2,col=1,", "a.yaml,line=2,col=5,", "a.yaml,line=3,",
	                                    "file=platen,title=", "::warning file="};
	for (int i = 0; i < COUNT_OF(order); i++)
		ck_assert_msg((text = strstr(text, order[i])), "%s", order[i]);
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
	struct diag *all = diag_new(arena);
	diag_merge(all, diag);
	diag_merge(all, diag);
	ck_assert_int_eq(diag_errors(all), 4);
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

START_TEST(text_shows_the_line)
{
	diag_report(diag, DIAG_UNKNOWN_KEY, at(2, 1), "a layout", "stile");
	diag_hint(diag, "did you mean '%s'?", "style");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:2:1: error: a layout has no key 'stile' [unknown-key]\n"
	                 "     2 | stile: a\n"
	                 "       | ^\n"
	                 "       = hint: did you mean 'style'?\n");
}
END_TEST

START_TEST(a_byte_order_mark_takes_no_column)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 8), "demo");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:1:8: error: 'demo' is no number [bad-number]\n"
	                 "     1 | shape: demo\n"
	                 "       |        ^\n");
}
END_TEST

/* A tab, two ideographs of two cells, an accent without one; an override and a damaged byte. */
START_TEST(the_caret_counts_cells)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(3, 6), "x");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:3:6: error: 'x' is no number [bad-number]\n"
	                 "     3 |  \xE6\x97\xA5\xE6\x9C\xAC"
	                 "e\xCC\x81: \xEF\xBF\xBDx\xEF\xBF\xBD\n"
	                 "       |       ^\n");
}
END_TEST

START_TEST(long_lines_keep_the_caret_in_sight)
{
	struct source s = {"wide.yaml", arena_printf(arena, "%0300d", 7), 300};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 300}, "x");
	const char *line = strstr(printed(DIAG_TEXT), "1 | "), *caret = strstr(line, "       | ");
	ck_assert_int_eq((int)strcspn(line + 4, "\n"), 61);
	ck_assert_int_eq(line[4 + 60], '7');
	ck_assert_int_eq((int)strcspn(caret + 9, "^"), 60);
}
END_TEST

START_TEST(places_that_are_not_there_show_no_line)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(99, 4), "x");
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "    99 | \n       | ^\n"));
	diag = diag_new(arena);
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), "x");
	ck_assert_str_eq(printed(DIAG_TEXT), "layouts/a.yaml: error: 'x' is no number [bad-number]\n");
}
END_TEST

START_TEST(messages_do_not_move_the_cursor)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), "a\033[2J\nb\xE2\x80\xAE");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml: error: 'a\xEF\xBF\xBD[2J b\xEF\xBF\xBD' is no number [bad-number]\n");
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

START_TEST(json_lists_all)
{
	ck_assert_str_eq(printed(DIAG_JSON), "[]\n");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "a\"b");
	diag_hint(diag, "h");
	diag_report(diag, DIAG_YAML_HASH, (struct where){0});
	ck_assert_str_eq(printed(DIAG_JSON),
	                 "[\n  {\"file\": \"layouts/a.yaml\", \"line\": 2, \"column\": 1, \"severity\": \"error\", "
	                 "\"code\": \"bad-number\", \"message\": \"'a\\\"b' is no number\", \"hint\": \"h\"},\n"
	                 "  {\"file\": \"platen\", \"line\": 0, \"column\": 0, \"severity\": \"warning\", "
	                 "\"code\": \"hash-in-text\", \"message\": \"the text ends before ' #': what follows is read as a "
	                 "comment\"}\n]\n");
}
END_TEST

START_TEST(github_commands_are_escaped)
{
	struct source s = {"a,b:c.yaml", "", 0};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 2, 3}, "50%\r\n: ,");
	diag_hint(diag, "100%%");
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=bad-number::'50%25%0D%0A: ,' is no "
	                 "number (100%25)\n");
}
END_TEST

START_TEST(github_shows_ten_of_a_severity_and_counts_the_rest)
{
	for (int i = 1; i <= 12; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	for (int i = 1; i <= 10; i++)
		diag_report(diag, DIAG_YAML_HASH, at(i, 1));
	const char *text = printed(DIAG_GITHUB);
	int lines = 0;
	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	ck_assert_int_eq(lines, 21);
	ck_assert_str_eq(strrchr(text, ':') - 1, "::2 more errors\n");
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
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml:299999:1: error"));
}
END_TEST

START_TEST(codes_have_names_and_explanations)
{
	for (int i = 0; i < DIAG_COUNT; i++) {
		ck_assert_int_eq(diag_by_name(diag_name((enum diag_code)i)), i);
		ck_assert_uint_gt(strlen(diag_explanation((enum diag_code)i)), 20);
	}
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
	tcase_add_test(c, equal_mistakes_count_once);
	tcase_add_test(c, a_hint_belongs_to_its_mistake);
	tcase_add_test(c, reports_while_off_are_dropped);
	ADD_LOOP(c, close_words_are_suggested, suggestions);
	tcase_add_test(c, text_shows_the_line);
	tcase_add_test(c, a_byte_order_mark_takes_no_column);
	tcase_add_test(c, the_caret_counts_cells);
	tcase_add_test(c, long_lines_keep_the_caret_in_sight);
	tcase_add_test(c, places_that_are_not_there_show_no_line);
	tcase_add_test(c, messages_do_not_move_the_cursor);
	tcase_add_loop_test(c, long_messages_are_cut_between_characters, 0, 3);
	tcase_add_test(c, json_lists_all);
	tcase_add_test(c, github_commands_are_escaped);
	tcase_add_test(c, github_shows_ten_of_a_severity_and_counts_the_rest);
	tcase_add_test(c, packed_mistakes_come_back);
	tcase_add_test(c, many_mistakes_take_linear_time);
	tcase_add_test(c, codes_have_names_and_explanations);
	suite_add_tcase(s, c);
	return s;
}
