/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Severities that a project changes, and waivers. */
#include "mistakes.h"

Suite *suite_diag_policy(void);

static int warnings_of(enum diag_severity severity)
{
	diag = diag_new(arena);
	diag_set_severity(diag, DIAG_LONG_WORD, severity);
	diag_report(diag, DIAG_LONG_WORD, at(1, 1), 30);
	return diag_errors(diag) * 10 + diag_warnings(diag);
}

START_TEST(a_severity_is_that_of_the_project)
{
	ck_assert_int_eq(warnings_of(SEVERITY_ERROR), 10);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), ":1:1: error: a word of 30"));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_JSON), "\"severity\": \"error\""));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_GITHUB), "::error file="));
	ck_assert_int_eq(warnings_of(SEVERITY_WARNING), 1);
	ck_assert_int_eq(warnings_of(SEVERITY_OFF), 0);
}
END_TEST

/* platen.yaml itself is read before its severities are known. */
START_TEST(a_severity_holds_for_what_was_reported_before)
{
	diag_report(diag, DIAG_LONG_WORD, at(1, 1), 30);
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "x");
	diag_set_severity(diag, DIAG_LONG_WORD, SEVERITY_OFF);
	ck_assert_int_eq(diag_errors(diag), 1);
	ck_assert_int_eq(diag_warnings(diag), 0);
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "x"); /* is known still */
	ck_assert_int_eq(diag_errors(diag), 1);
}
END_TEST

START_TEST(errors_stay_errors_but_for_judgements)
{
	ck_assert(diag_is_firm(DIAG_OVERFLOW));
	ck_assert(diag_is_firm(DIAG_MISSING_KEY));
	ck_assert(!diag_is_firm(DIAG_LOW_CONTRAST));
	ck_assert(!diag_is_firm(DIAG_TEXT_TOO_LONG));
}
END_TEST

static void waive(struct diag *d, int line, int end_line)
{
	diag_waive(d, &(struct waiver){DIAG_LONG_WORD, at(line, 3), at(end_line, 2), at(line, 9), false});
}

/* From its first place up to, and without, its last; only that code, only that file. */
static const struct {
	enum diag_code code;
	int line, column;
	bool told;
} places[] = {
        {DIAG_LONG_WORD, 2, 2, true},  {DIAG_LONG_WORD, 2, 3, false},     {DIAG_LONG_WORD, 3, 1, false},
        {DIAG_LONG_WORD, 4, 1, false}, {DIAG_LONG_WORD, 4, 2, true},      {DIAG_LONG_WORD, 1, 9, true},
        {DIAG_LONG_WORD, 5, 1, true},  {DIAG_LOW_RESOLUTION, 3, 1, true},
};

START_TEST(a_waiver_lets_a_code_pass_in_its_place)
{
	static const struct source other = {"layouts/b.yaml", layout, sizeof(layout) - 1, NULL};
	waive(diag, 2, 4);
	diag_report(diag, places[_i].code, at(places[_i].line, places[_i].column), 30);
	ck_assert_int_eq(diag_warnings(diag), places[_i].told);
	diag_report(diag, places[_i].code, (struct where){&other, places[_i].line, places[_i].column}, 30);
	ck_assert_int_eq(diag_warnings(diag), places[_i].told + 1);
}
END_TEST

START_TEST(a_waiver_that_was_not_used_is_reported)
{
	waive(diag, 2, 4);
	waive(diag, 5, 6);
	diag_report(diag, DIAG_LONG_WORD, at(3, 1), 30);
	diag_report_unneeded(diag, true);
	ck_assert_ptr_null(strstr(printed(DIAG_TEXT), ":2:9:"));
	ck_assert_ptr_nonnull(
	        strstr(printed(DIAG_TEXT), ":5:9: warning: nothing is let pass here: no 'long-word' was found"));
}
END_TEST

/* A try of layout, which is thrown away, needs no waiver. */
START_TEST(what_is_not_reported_uses_no_waiver)
{
	waive(diag, 2, 4);
	diag_enable(diag, false);
	diag_report(diag, DIAG_LONG_WORD, at(3, 1), 30);
	ck_assert(diag_is_waived(diag, DIAG_LONG_WORD, at(3, 1)));
	diag_enable(diag, true);
	diag_report_unneeded(diag, true);
	ck_assert_int_eq(diag_count(diag, DIAG_UNNEEDED_WAIVER), 1);
}
END_TEST

/* A waiver is needed when one of several outputs needs it, whichever process made that. */
START_TEST(waivers_come_from_other_sinks)
{
	struct buf packed = {0};
	struct diag *idle = diag_new(arena), *busy = diag_new(arena), *all = diag_new(arena);
	waive(idle, 2, 4);
	waive(busy, 2, 4);
	waive(busy, 5, 6);
	diag_report(busy, DIAG_LONG_WORD, at(3, 1), 30);
	diag_pack(idle, &packed);
	diag_pack(busy, &packed);
	const char *p = diag_unpack(all, packed.v);
	ck_assert_ptr_eq(diag_unpack(all, p), packed.v + packed.n);
	diag_merge(all, busy);
	buf_free(&packed);
	diag = all;
	diag_report_unneeded(diag, true);
	ck_assert_int_eq(diag_count(diag, DIAG_UNNEEDED_WAIVER), 1);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml:5:9: warning:"));
}
END_TEST

Suite *suite_diag_policy(void)
{
	Suite *s = suite_create("diag_policy");
	TCase *t = tcase_create("policy");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_severity_is_that_of_the_project);
	tcase_add_test(t, a_severity_holds_for_what_was_reported_before);
	tcase_add_test(t, errors_stay_errors_but_for_judgements);
	tcase_add_loop_test(t, a_waiver_lets_a_code_pass_in_its_place, 0, COUNT_OF(places));
	tcase_add_test(t, a_waiver_that_was_not_used_is_reported);
	tcase_add_test(t, what_is_not_reported_uses_no_waiver);
	tcase_add_test(t, waivers_come_from_other_sinks);
	suite_add_tcase(s, t);
	return s;
}
