/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a table of answers is called, and what a field of it means. */
#include "project/answers_sheets.h"

#include <check.h>

Suite *suite_answers(void);

static struct arena *a;
static struct diag *d;
static struct scoring s;
static struct answers_reader r;
static struct answers_request request;

/* Two statements of a group with a letter, of which one has an id; and three of one without. */
static const char content[] = "- {id: loud, text: I like it loud}\n"
                              "- {text: I sing}\n"
                              "- {id: '', text: I measure}\n"
                              "- {id: [no], text: [no]}\n"
                              "- {id: last}\n";

static void open(void)
{
	static const struct source source = {.path = "a.yaml", .text = content, .size = sizeof(content) - 1};
	static struct score_statement all[5];
	static struct score_group groups[2];
	a = arena_new();
	d = diag_new(a);
	const struct node *list = yaml_parse(a, &source, d);
	for (int i = 0; i < 5; i++)
		all[i] = (struct score_statement){.node = list->item[i], .reversed = i == 1};
	groups[0] = (struct score_group){.id = "playing", .letter = "A", .n = 2, .statement = all};
	groups[1] = (struct score_group){.id = "", .letter = "", .first = 2, .n = 3, .statement = all + 2};
	s = (struct scoring){.points = 5, .groups = 2, .statements = 5, .group = groups};
	r = (struct answers_reader){.arena = a, .diag = d, .request = &request, .s = &s};
}

static void done(void) { arena_free(a); }

/* -- columns -------------------------------------------------------------------------------- */

static const char *const fields[] = {"loud", "playing-2", "groups-2-1", "groups-2-2", "last"};

START_TEST(a_statement_has_its_id_or_its_place) { ck_assert_str_eq(answers_field(a, &s, _i), fields[_i]); }
END_TEST

static const struct {
	const char *name;
	int statement;
} columns[] = {
        {"1", 0},         {"q2", 1},     {"Q5", 4},        {"0", -1},        {"6", -1},         {"q", -1},
        {"99999999", -1}, {"loud", 0},   {"LOUD", 0},      {"Playing-2", 1}, {"groups-2-1", 2}, {"a1", 0},
        {"A2", 1},        {"A0", -1},    {"A3", -1},       {"A", -1},        {"A1b", -1},       {"AB", -1},
        {"B1", -1},       {"i sing", 1}, {"I measure", 2}, {"no", -1},       {"", -1},          {"1b", -1},
};

START_TEST(a_column_is_called_by_number_id_letter_or_text)
{
	ck_assert_msg(answers_statement(a, &s, columns[_i].name) == columns[_i].statement, "%s", columns[_i].name);
}
END_TEST

/* -- fields --------------------------------------------------------------------------------- */

static const struct {
	const char *text;
	int answer; /* to a statement that is not reversed */
	const char *said;
} answers[] = {
        {"", 0, ""},
        {" ", 0, ""},
        {"3", 3, ""},
        {" 5 ", 5, ""},
        {"\xD9\xA4", 4, ""},     /* Arabic */
        {"\xE0\xA5\xA8", 2, ""}, /* Devanagari */
        {"\xEF\xBC\x95", 5, ""}, /* full width */
        {"2,3", 0, "two-marks"},
        /* A whole number may have places of zeros, and spaces around it that a spreadsheet leaves. */
        {"3,0", 3, ""},
        {"3.00", 3, ""},
        {"\u0663\u066B\u0660", 3, ""},
        {"\u00A03\u202F", 3, ""},
        {"3.0 4,0", 0, "two-marks"},
        {"2,03", 0, "two-marks"},
        {"3.5", 0, "bad-answers"},
        {"3.05", 0, "bad-answers"},
        {".0", 0, "bad-answers"},
        {"2 & 3 | 4", 0, "two-marks"},
        {"6", 0, "bad-answers"},
        {"0", 0, "bad-answers"},
        {"99999999999999999999", 0, "bad-answers"},
        {",", 0, "bad-answers"},
        {"x", 0, "bad-answers"},
        {"3.", 0, "bad-answers"},
        {"\xC3\xA9", 0, "bad-answers"},
};

START_TEST(a_field_is_one_number_of_the_scale)
{
	struct buf said = {0};
	const struct where at = {.line = 2, .column = 1};
	ck_assert_int_eq(answers_answer(&r, answers[_i].text, at, 0, false), answers[_i].answer);
	diag_print(d, DIAG_TEXT, false, &said);
	ck_assert_msg(*answers[_i].said ? strstr(buf_cstr(&said), answers[_i].said) != NULL : !said.n, "%s: %s",
	              answers[_i].text, buf_cstr(&said));
	buf_free(&said);
}
END_TEST

/* Of a reversed statement 5 points are printed at the first label, and 1 is the place of the label. */
START_TEST(points_of_a_reversed_statement_are_counted_from_the_other_end)
{
	const struct where nowhere = {0};
	ck_assert_int_eq(answers_answer(&r, "5", nowhere, 1, false), 1);
	ck_assert_int_eq(answers_answer(&r, "5", nowhere, 1, true), 5);
	ck_assert_int_eq(answers_answer(&r, "5", nowhere, 4, false), 5);
}
END_TEST

Suite *suite_answers(void)
{
	Suite *suite = suite_create("answers");
	TCase *c = tcase_create("answers");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_loop_test(c, a_statement_has_its_id_or_its_place, 0, COUNT_OF(fields));
	tcase_add_loop_test(c, a_column_is_called_by_number_id_letter_or_text, 0, COUNT_OF(columns));
	tcase_add_loop_test(c, a_field_is_one_number_of_the_scale, 0, COUNT_OF(answers));
	tcase_add_test(c, points_of_a_reversed_statement_are_counted_from_the_other_end);
	suite_add_tcase(suite, c);
	return suite;
}
