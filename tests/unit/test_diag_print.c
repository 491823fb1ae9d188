/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How mistakes are printed: for people, as JSON, and for GitHub. */
#include "mistakes.h"

Suite *suite_diag_print(void);

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

START_TEST(colours_of_a_terminal)
{
	struct buf b = {0};
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), "x");
	diag_report(diag, DIAG_BAD_LENGTH, (struct where){0}, "y", "it is odd");
	diag_report(diag, DIAG_YAML_HASH, at(0, 0));
	diag_print(diag, DIAG_TEXT, true, &b);
	ck_assert_str_eq(
	        buf_cstr(&b),
	        "\033[1mlayouts/a.yaml:\033[0m \033[1;31merror:\033[0m 'x' is no number [bad-number]\n"
	        "\033[1mplaten:\033[0m \033[1;31merror:\033[0m 'y' is no length: it is odd [bad-length]\n"
	        "\033[1mlayouts/a.yaml:\033[0m \033[1;35mwarning:\033[0m the text ends before ' #': what follows is "
	        "read as a comment [hash-in-text]\n");
	buf_free(&b);
}
END_TEST

/* Of a file with any ends of lines, and of its last line, which may have none. */
static const struct {
	const char *text;
	int line;
	const char *excerpt;
} excerpts[] = {
        {"\xEF\xBB\xBF", 1, "     1 | \n       | ^\n"}, /* a byte order mark alone, and a letter that is nearly one */
        {"\xEF\xBB\xBEx", 1, "     1 | \xEF\xBB\xBEx\n       | ^\n"},
        {"one\r\ntwo\r\n", 1, "     1 | one\n       | ^\n"},
        {"one\r\ntwo\r\n", 2, "     2 | two\n       | ^\n"},
        {"one\ntwo", 2, "     2 | two\n       | ^\n"},
        {"one\n\nthree", 2, "     2 | \n       | ^\n"},
        {"one\ntwo\n", 3, "     3 | \n       | ^\n"},
        {"one\ntwo\n", 4, "     4 | \n       | ^\n"},
        {"\n\xEF\xBB\xBFx", 2, "     2 | \xEF\xBB\xBFx\n       | ^\n"}, /* the mark stands at the start of a file only */
};

START_TEST(excerpts_are_whole_lines)
{
	struct source s = {"a.yaml", excerpts[_i].text, strlen(excerpts[_i].text), NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, excerpts[_i].line, 1}, "x");
	ck_assert_str_eq(strchr(printed(DIAG_TEXT), '\n') + 1, excerpts[_i].excerpt);
}
END_TEST

/* Each is a pass over the file, so a list of thousands has them for the first 200 only. */
START_TEST(two_hundred_mistakes_show_their_lines)
{
	for (int i = 1; i <= 201; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(3, i), "x");
	int carets = 0;
	for (const char *p = printed(DIAG_TEXT); (p = strstr(p, "^\n")); p++)
		carets++;
	ck_assert_int_eq(carets, 200);
}
END_TEST

static void report_many(const struct source *s, int n)
{
	for (int i = 1; i <= n; i++)
		diag_report(diag, DIAG_BAD_NUMBER, (struct where){s, 1, i}, "x");
}

static int count(const char *text, const char *part)
{
	int n = 0;
	for (const char *p = text; (p = strstr(p, part)); p++)
		n++;
	return n;
}

START_TEST(text_shows_two_hundred_errors_of_a_file_and_counts_the_rest)
{
	struct source other = {"z.yaml", "", 0, NULL};
	report_many(&source, 240);
	report_many(&other, 201);
	diag_report(diag, DIAG_YAML_HASH, at(1, 1));
	const char *text = printed(DIAG_TEXT);
	ck_assert_int_eq(count(text, "[bad-number]"), 400);
	ck_assert_int_eq(count(text, "layouts/a.yaml: \xE2\x80\xA6 and 40 more errors\nz.yaml:1:1: "), 1);
	ck_assert_int_eq(count(text, "z.yaml: \xE2\x80\xA6 and 1 more error\n"), 1);
	ck_assert_int_eq(count(text, "[hash-in-text]"), 1);
	ck_assert_int_eq(count(printed(DIAG_JSON), "bad-number"), 441);
}
END_TEST

START_TEST(text_shows_a_thousand_in_all)
{
	struct source files[] = {{"a", "", 0, NULL}, {"b", "", 0, NULL}, {"c", "", 0, NULL},
	                         {"d", "", 0, NULL}, {"e", "", 0, NULL}, {"f", "", 0, NULL}};
	for (int i = 0; i < COUNT_OF(files); i++)
		report_many(&files[i], 190);
	const char *text = printed(DIAG_TEXT);
	ck_assert_int_eq(count(text, "[bad-number]"), 1000);
	ck_assert_str_eq(strstr(text, "f: \xE2"), "f: \xE2\x80\xA6 and 140 more errors\n");
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
	struct source s = {"wide.yaml", arena_printf(arena, "%0300d", 7), 300, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 300}, "x");
	const char *line = strstr(printed(DIAG_TEXT), "1 | "), *caret = strstr(line, "       | ");
	ck_assert_int_eq((int)strcspn(line + 4, "\n"), 61);
	ck_assert_int_eq(line[4 + 60], '7');
	ck_assert_int_eq((int)strcspn(caret + 9, "^"), 60);
}
END_TEST

/* 110 cells are shown, and up to 60 before the caret stand where they are. */
START_TEST(lines_are_cut_at_the_end)
{
	struct source s = {"wide.yaml", arena_printf(arena, "%0300d", 7), 300, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 61}, "x");
	const char *line = strstr(printed(DIAG_TEXT), "1 | "), *caret = strstr(line, "       | ");
	ck_assert_int_eq((int)strcspn(line + 4, "\n"), 110);
	ck_assert_int_eq((int)strcspn(caret + 9, "^"), 60);
}
END_TEST

/* Places in any order, each counted from the one before, are those that are counted from the start. */
START_TEST(places_are_found_in_any_order)
{
	static const struct {
		int line, column;
		const char *rest;
	} places[] = {{1, 1, "a\u00E9b\n"}, {3, 2, "yz"},        {2, 1, "\n"},         {2, 9, "\n"}, {1, 3, "b\n"},
	              {1, 2, "\u00E9b\n"},  {1, 9, "\n"},        {3, 1, "\u00F6yz"},   {3, 9, ""},   {4, 1, NULL},
	              {1, 1, "a\u00E9b\n"}, {1, 2, "\u00E9b\n"}, {1, 1, "a\u00E9b\n"}, {0, 1, NULL}};
	struct source_mark mark = {0};
	struct source s = {"a.yaml",
	                   "\xEF\xBB\xBF"
	                   "a\u00E9b\n\n\u00F6yz",
	                   13, &mark};
	for (int i = 0; i < COUNT_OF(places); i++) {
		const char *p = source_find(&s, places[i].line, places[i].column), *rest = places[i].rest;
		ck_assert_msg(rest ? p && !strncmp(p, rest, strlen(rest)) && (*rest || !*p) : !p, "place %d", i);
	}
	s.found = NULL;
	ck_assert_str_eq(source_find(&s, 3, 2), "yz");
}
END_TEST

START_TEST(a_tab_takes_one_cell)
{
	struct source s = {"tabs.yaml", arena_strdup(arena, arena_printf(arena, "%0150d", 0)), 150, NULL};
	memset((char *)(uintptr_t)s.text, '\t', 150);
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 2}, "x");
	const char *line = strstr(printed(DIAG_TEXT), "1 | ");
	ck_assert_int_eq((int)strspn(line + 4, " "), 110);
	ck_assert_str_eq(line + 4 + 110, "\n       |  ^\n");
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
	ck_assert_ptr_nonnull(strstr(printed(DIAG_GITHUB), "::'a\xEF\xBF\xBD[2J%0Ab\xEF\xBF\xBD' is no number\n"));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_JSON), "\"'a\\u001b[2J\\nb\\u202e' is no number\""));
}
END_TEST

/* Controls, and what turns text around; on both sides of each range stand characters that are shown. */
static const struct {
	uint32_t cp;
	bool shown;
} signs[] = {
        {0x1F, false},   {0x20, true},    {0x7E, true},     {0x7F, false},    {0x9F, false},
        {0xA0, true},    {0x2027, true},  {0x2028, false},  {0x202E, false},  {0x202F, true},
        {0x2065, true},  {0x2066, false}, {0x2069, false},  {0x206A, true},   {0xFFFC, true},
        {0xFFFD, false}, {0xDFFFF, true}, {0xE0000, false}, {0xE007F, false}, {0xE0080, true},
};

START_TEST(signs_that_a_terminal_obeys_are_replaced)
{
	char bytes[5] = "";
	bytes[utf8_encode(signs[_i].cp, bytes)] = 0;
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), bytes);
	const char *text = strstr(printed(DIAG_TEXT), "'") + 1, *shown = signs[_i].shown ? bytes : "\xEF\xBF\xBD";
	ck_assert_msg(!strncmp(text, shown, strlen(shown)), "U+%04X", signs[_i].cp);
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

START_TEST(lines_of_json_are_objects)
{
	ck_assert_str_eq(printed(DIAG_JSONL), "{\"type\": \"summary\", \"errors\": 0, \"warnings\": 0, \"notes\": 0}\n");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "a\nb");
	diag_report(diag, DIAG_YAML_HASH, at(3, 4));
	ck_assert_str_eq(printed(DIAG_JSONL),
	                 "{\"file\": \"layouts/a.yaml\", \"line\": 2, \"column\": 1, \"severity\": \"error\", \"code\": "
	                 "\"bad-number\", \"message\": \"'a\\nb' is no number\"}\n"
	                 "{\"file\": \"layouts/a.yaml\", \"line\": 3, \"column\": 4, \"severity\": \"warning\", \"code\": "
	                 "\"hash-in-text\", \"message\": \"the text ends before ' #': what follows is read as a comment\"}\n"
	                 "{\"type\": \"summary\", \"errors\": 1, \"warnings\": 1, \"notes\": 0}\n");
}
END_TEST

START_TEST(github_commands_are_escaped)
{
	struct source s = {"a,b:c.yaml", "", 0, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 2, 3}, "50%\r\n: ,");
	diag_hint(diag, "100%%");
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=bad-number::'50%25%0D%0A: ,' is no "
	                 "number (100%25)\n");
}
END_TEST

START_TEST(github_gets_utf8_of_damaged_bytes)
{
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "\xC3\xA9\xE2\xFF");
	diag_hint(diag, "\xE2\x80");
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::error file=platen,title=bad-number::'\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD' is no number "
	                 "(\xEF\xBF\xBD\xEF\xBF\xBD)\n");
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

START_TEST(github_shows_ten_and_no_more)
{
	for (int i = 1; i <= 11; i++)
		diag_report(diag, DIAG_YAML_HASH, at(i, 1));
	for (int i = 1; i <= 9; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "x");
	const char *text = printed(DIAG_GITHUB);
	ck_assert_ptr_nonnull(strstr(text, "::error file=platen,title=bad-number::'x' is no number\n"));
	ck_assert_ptr_nonnull(strstr(text, "line=10,"));
	ck_assert_ptr_null(strstr(text, "line=11,"));
	ck_assert_str_eq(strstr(text, "::notice"), "::notice::1 more warning\n");
}
END_TEST

/* The notice that counts them is one of the ten. */
START_TEST(github_counts_its_own_notices)
{
	diag_set_severity(diag, DIAG_YAML_HASH, SEVERITY_NOTE);
	for (int i = 1; i <= 12; i++) {
		diag_report(diag, DIAG_YAML_HASH, at(i, 1));
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	}
	const char *text = printed(DIAG_GITHUB);
	ck_assert_int_eq(count(text, "::error file="), 10);
	ck_assert_int_eq(count(text, "::notice file="), 8);
	ck_assert_str_eq(strstr(text, "::notice::"), "::notice::2 more errors\n::notice::4 more notes\n");
}
END_TEST

START_TEST(formats_have_the_names_of_the_command_line)
{
	ck_assert_str_eq(diag_format_name(DIAG_TEXT), "text");
	ck_assert_str_eq(diag_format_name(DIAG_JSON), "json");
	ck_assert_str_eq(diag_format_name(DIAG_JSONL), "jsonl");
	ck_assert_str_eq(diag_format_name(DIAG_GITHUB), "github");
	ck_assert_str_eq(diag_format_name(DIAG_SARIF), "sarif");
	ck_assert_str_eq(diag_format_name(DIAG_GITLAB), "gitlab");
	ck_assert_str_eq(diag_format_name(DIAG_CHECKSTYLE), "checkstyle");
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_diag_print(void)
{
	Suite *s = suite_create("diag_print");
	TCase *c = tcase_create("diag_print");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, text_shows_the_line);
	tcase_add_test(c, a_byte_order_mark_takes_no_column);
	tcase_add_test(c, colours_of_a_terminal);
	ADD_LOOP(c, excerpts_are_whole_lines, excerpts);
	tcase_add_test(c, two_hundred_mistakes_show_their_lines);
	tcase_add_test(c, text_shows_two_hundred_errors_of_a_file_and_counts_the_rest);
	tcase_add_test(c, text_shows_a_thousand_in_all);
	tcase_add_test(c, the_caret_counts_cells);
	tcase_add_test(c, long_lines_keep_the_caret_in_sight);
	tcase_add_test(c, lines_are_cut_at_the_end);
	tcase_add_test(c, places_are_found_in_any_order);
	tcase_add_test(c, a_tab_takes_one_cell);
	tcase_add_test(c, places_that_are_not_there_show_no_line);
	tcase_add_test(c, messages_do_not_move_the_cursor);
	ADD_LOOP(c, signs_that_a_terminal_obeys_are_replaced, signs);
	tcase_add_test(c, json_lists_all);
	tcase_add_test(c, lines_of_json_are_objects);
	tcase_add_test(c, github_commands_are_escaped);
	tcase_add_test(c, github_gets_utf8_of_damaged_bytes);
	tcase_add_test(c, github_shows_ten_of_a_severity_and_counts_the_rest);
	tcase_add_test(c, github_shows_ten_and_no_more);
	tcase_add_test(c, github_counts_its_own_notices);
	tcase_add_test(c, formats_have_the_names_of_the_command_line);
	suite_add_tcase(s, c);
	return s;
}
