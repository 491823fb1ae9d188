/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mistakes are one: those that follow from others, and those that differ in their locale. */
#include "mistakes.h"

Suite *suite_diag_same(void);

static const struct source theme = {"layouts/themes/t.yaml", "", 0, NULL};
static const struct source content = {"content/demo/en.yaml", "", 0, NULL};

static int left(enum diag_code code)
{
	diag_drop_follow_ups(diag);
	return diag_count(diag, code);
}

static void report_edge(void) { diag_report(diag, DIAG_TOO_SMALL, (struct where){&content, 1, 1}, "text", "6 mm", "top"); }

START_TEST(pages_of_a_layout_with_a_mistake_are_not_judged)
{
	report_edge();
	diag_report(diag, DIAG_BAD_LENGTH, at(2, 1), "9", "it needs a unit");
	ck_assert_int_eq(left(DIAG_TOO_SMALL), 0);
	ck_assert_int_eq(diag_count(diag, DIAG_BAD_LENGTH), 1);
	ck_assert_int_eq(diag_warnings(diag), 0);
}
END_TEST

START_TEST(a_mistake_of_the_content_leaves_the_page_as_it_is)
{
	report_edge();
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&content, 2, 1}, "x");
	ck_assert_int_eq(left(DIAG_TOO_SMALL), 1);
}
END_TEST

START_TEST(what_is_no_error_has_no_follow_ups)
{
	report_edge();
	diag_report(diag, DIAG_YAML_HASH, at(2, 1));
	ck_assert_int_eq(left(DIAG_TOO_SMALL), 1);
}
END_TEST

START_TEST(a_key_beside_a_refused_one_may_have_had_an_effect)
{
	diag_report(diag, DIAG_NO_EFFECT, at(2, 9), "yield", "'pages' is 0");
	diag_report(diag, DIAG_NO_EFFECT, at(3, 9), "yield", "'pages' is 0");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "two");
	ck_assert_int_eq(left(DIAG_NO_EFFECT), 1);
}
END_TEST

START_TEST(without_its_theme_a_layout_has_no_keys_without_effect)
{
	diag_report(diag, DIAG_NO_EFFECT, at(3, 9), "width", "there is no 'start'");
	diag_report(diag, DIAG_YAML_SYNTAX, (struct where){&theme, 1, 1}, "x");
	ck_assert_int_eq(left(DIAG_NO_EFFECT), 0);
}
END_TEST

START_TEST(headings_of_boxes_that_are_none_leave_a_gap)
{
	diag_report(diag, DIAG_HEADING_GAP, (struct where){&content, 1, 1}, 3, 1);
	diag_report(diag, DIAG_BAD_BOX, at(2, 1), "x");
	ck_assert_int_eq(left(DIAG_HEADING_GAP), 0);
}
END_TEST

START_TEST(nothing_is_left_out_of_what_is_not_made)
{
	diag_report(diag, DIAG_LEFT_OUT, (struct where){&content, 1, 1}, "handout", "en", 2, "s");
	ck_assert_int_eq(left(DIAG_LEFT_OUT), 1);
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&content, 2, 1}, "x");
	ck_assert_int_eq(left(DIAG_LEFT_OUT), 0);
}
END_TEST

static void report_glyph(int line, const char *sign, const char *locale)
{
	diag_report(diag, DIAG_MISSING_GLYPH, at(line, 1),
	            arena_printf(arena, "no font can draw %s (locale %s)", sign, locale));
}

START_TEST(locales_are_joined)
{
	report_glyph(1, "x", "de");
	report_glyph(1, "y", "de");
	report_glyph(2, "x", "de");
	report_glyph(1, "x", "fr");
	report_glyph(1, "x", "pt-BR");
	diag_report(diag, DIAG_MISSING_GLYPH, at(1, 1), "no font can draw x");
	diag_join_locales(diag, NULL, 0);
	ck_assert_int_eq(diag_errors(diag), 4);
	const char *text = printed(DIAG_TEXT);
	ck_assert_ptr_nonnull(
	        strstr(text, "a.yaml:1:1: error: no font can draw x (locales de, fr, pt-BR) [missing-glyph]\n"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:1:1: error: no font can draw y (locale de) [missing-glyph]\n"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:2:1: error: no font can draw x (locale de) [missing-glyph]\n"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:1:1: error: no font can draw x [missing-glyph]\n"));
}
END_TEST

START_TEST(those_of_parts_are_joined_in_the_order_of_the_project)
{
	static const char *const order[] = {"de", "fr", "pt-BR", "th"};
	diag_report(diag, DIAG_MISSING_GLYPH, at(1, 1), "no font can draw x (locales th, fr)");
	diag_hint(diag, "in th");
	diag_report(diag, DIAG_MISSING_GLYPH, at(1, 1), "no font can draw x (locales en-XA, pt-BR)");
	report_glyph(1, "x", "de");
	diag_hint(diag, "in de");
	report_glyph(1, "x", "fr");
	diag_report(diag, DIAG_MISSING_GLYPH, at(2, 1), "no font can draw x (locales th, de)");
	diag_join_locales(diag, order, COUNT_OF(order));
	ck_assert_int_eq(diag_errors(diag), 2);
	const char *text = printed(DIAG_TEXT);
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:1:1: error: no font can draw x (locales de, fr, pt-BR, th, en-XA) ["));
	ck_assert_ptr_nonnull(strstr(text, "in de"));
	ck_assert_ptr_null(strstr(text, "in th"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:2:1: error: no font can draw x (locales de, th) ["));
}
END_TEST

static void report_pale(int line, const char *what)
{
	diag_report(diag, DIAG_LOW_CONTRAST, at(line, 1), what, "#BBBBBB", "#FFFFFF", "1.9", "4.5");
}

/* Rows of a table meet what is the layout's; what is wrong with each stays, and so do those of other files and styles. */
START_TEST(what_many_rows_meet_is_told_at_the_first)
{
	for (int line = 2; line < 10; line++) {
		report_pale(line, "text");
		diag_hint(diag, "the style is 'pale'");
		diag_report(diag, DIAG_OVERFLOW, at(line, 1), "too wide");
	}
	report_pale(3, "a QR code");
	report_pale(5, "a QR code");
	report_pale(5, "a QR code");
	report_pale(6, "a line");
	diag_join_rows(diag, "layouts/b.yaml", 9);
	ck_assert_int_eq(diag_count(diag, DIAG_LOW_CONTRAST), 11);
	diag_join_rows(diag, source.path, 9);
	ck_assert_int_eq(diag_count(diag, DIAG_LOW_CONTRAST), 3);
	ck_assert_int_eq(diag_count(diag, DIAG_OVERFLOW), 8);
	const char *text = printed(DIAG_TEXT);
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:2:1: warning: text in"));
	ck_assert_ptr_nonnull(strstr(text, "hint: the style is 'pale'; it is so in 7 more rows of this list"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:3:1: warning: a QR code in"));
	ck_assert_ptr_nonnull(strstr(text, "hint: it is so in line 5 too"));
	ck_assert_ptr_nonnull(strstr(text, "a.yaml:6:1: warning: a line in"));
}
END_TEST

/* What is wrong with the sheet of a row, whose memory goes: `what` of these lines of the layout. */
static void report_sheet(struct diag *to, int line, const char *what, int from, int end)
{
	struct arena *a = arena_new();
	struct diag *d = diag_apart(a, to);
	for (int i = from; i < end; i++) {
		diag_report(d, DIAG_OVERFLOW, (struct where){&theme, i, 1}, arena_strdup(a, what));
		diag_hint(d, "%s", arena_strdup(a, "cut it"));
	}
	diag_adopt(to, d, line);
	arena_free(a);
}

/* Line 1 is too wide on all sheets, line 2 on every second one, line 3 on two; the second half comes from another process,
   and comes again. */
START_TEST(what_some_sheets_meet_names_their_rows)
{
	struct buf half = {0};
	for (int line = 2; line < 8; line++)
		report_sheet(diag, line, "too wide", 1, line % 2 ? 3 : 2);
	report_sheet(diag, 7, "too wide", 3, 4);
	struct diag *other = diag_apart(arena, diag);
	for (int line = 8; line < 14; line++)
		report_sheet(other, line, "too wide", 1, line % 2 ? 3 : 2);
	report_sheet(other, 12, "too wide", 3, 4);
	report_sheet(other, 13, "in the list", 1, 2);
	diag_pack(other, &half);
	diag_unpack(diag, half.v);
	diag_unpack(diag, half.v);
	buf_free(&half);
	diag_join_rows(diag, "a.csv", 12);
	const char *text = printed(DIAG_TEXT);
	ck_assert_int_eq(diag_errors(diag), 4);
	ck_assert_ptr_nonnull(strstr(text, "t.yaml:1:1: error: too wide [overflow]\n       = hint: cut it\n"));
	ck_assert_ptr_nonnull(strstr(text, "hint: cut it; it is so on 6 sheets of 12, first on that of line 3 of a.csv\n"));
	ck_assert_ptr_nonnull(strstr(text, "hint: cut it; it is so on the sheets of lines 7, 12 of a.csv only\n"));
	ck_assert_ptr_nonnull(strstr(text, "hint: cut it; it is so on the sheet of line 13 of a.csv only\n"));
}
END_TEST

/* One more row than are named, from a sink with nothing else; and what a sheet lets pass is not told of it. */
START_TEST(of_a_sink_that_goes_all_is_kept)
{
	for (int line = 2; line < 7; line++)
		report_sheet(diag, line, "too wide", 1, 2);
	diag_join_rows(diag, "a.csv", 6);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "on the sheets of lines 2, 3, 4, 5, 6 of a.csv only"));
	diag_waive(diag, &(struct waiver){DIAG_OVERFLOW, {&theme, 5, 1}, {&theme, 6, 1}, {&theme, 5, 1}, false});
	report_sheet(diag, 8, "too high", 5, 7);
	ck_assert_int_eq(diag_errors(diag), 2);
	diag_report_unneeded(diag, true);
	ck_assert_int_eq(diag_count(diag, DIAG_UNNEEDED_WAIVER), 0);
	diag_cut(diag, 1);
	ck_assert_int_eq(diag_errors(diag), 1);
	report_sheet(diag, 9, "too high", 6, 7);
	ck_assert_int_eq(diag_errors(diag), 2);
}
END_TEST

Suite *suite_diag_same(void)
{
	Suite *s = suite_create("diag_same");
	TCase *c = tcase_create("diag_same");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, pages_of_a_layout_with_a_mistake_are_not_judged);
	tcase_add_test(c, a_mistake_of_the_content_leaves_the_page_as_it_is);
	tcase_add_test(c, what_is_no_error_has_no_follow_ups);
	tcase_add_test(c, what_many_rows_meet_is_told_at_the_first);
	tcase_add_test(c, a_key_beside_a_refused_one_may_have_had_an_effect);
	tcase_add_test(c, without_its_theme_a_layout_has_no_keys_without_effect);
	tcase_add_test(c, headings_of_boxes_that_are_none_leave_a_gap);
	tcase_add_test(c, nothing_is_left_out_of_what_is_not_made);
	tcase_add_test(c, locales_are_joined);
	tcase_add_test(c, those_of_parts_are_joined_in_the_order_of_the_project);
	suite_add_tcase(s, c);
	tcase_add_test(c, what_some_sheets_meet_names_their_rows);
	tcase_add_test(c, of_a_sink_that_goes_all_is_kept);
	return s;
}
