/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms and ratings. */
#include "typeset.h"

Suite *suite_layout_form(void);

/* -- fields ---------------------------------------------------------------------------------- */

START_TEST(a_field_is_a_label_and_a_line)
{
	/* Half an em between them; the line at the foot of the height. */
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, height: 20pt}}, {text: aa}]"
	                    "\n",
	             "P Name 0 17.57\n"
	             "Form line #5E5A55 0.5 33.2 19.75 166.8 0\n"
	             "P aa 0 29.57\n");
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, label-width: 50pt, height: 20pt, line: '#FF0000'}}]"
	                    "\n",
	             "P Name 0 17.57\n"
	             "Form line #FF0000 0.5 55 19.75 145 0\n");
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, label-width: 25%, height: 20pt}}]"
	                    "\n",
	             "P Name 0 17.57\n"
	             "Form line #5E5A55 0.5 55 19.75 145 0\n");
	ASSERT_TREE(SQUARE "[{field: {label: Name}}]"
	                   "\n",
	            "P, Form");
}
END_TEST

START_TEST(a_low_field_is_as_high_as_its_label)
{
	/* The line stands at the foot of both; labels end where their column does. */
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, height: 8pt}}]"
	                    "\n",
	             "P Name 0 9.57\n"
	             "Form line #5E5A55 0.5 33.2 11.75 166.8 0\n");
	ASSERT_DRAWS(SQUARE "[{checkbox: {label: aa, size: 20pt}, style: right}, {field: {label: Name, "
	                    "label-width: 50pt, height: 20pt}, style: right}]"
	                    "\n",
	             "Form line #000000 0.75 0.375 0.375 19.25 19.25\n"
	             "P aa 188.78 13.57\n"
	             "P Name 21.8 37.57\n"
	             "Form line #5E5A55 0.5 55 39.75 145 0\n");
	ASSERT_DRAWS(SQUARE "[{radio: {inline: true, size: 10pt, options: [aa, bb]}, style: right}]"
	                    "\n",
	             "Form line #000000 0.75 0.375 1.375 9.25 9.25\n"
	             "P aa 88.78 9.57\n"
	             "Form line #000000 0.75 100.375 1.375 9.25 9.25\n"
	             "P bb 187.7 9.57\n");
}
END_TEST

START_TEST(a_label_takes_two_thirds_at_most)
{
	ASSERT_DRAWS(SQUARE "[{field: {label: aaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaa, height: 20pt}}]"
	                    "\n",
	             "P aaaaaaaaaaaaaaaaaa  0 9.57\n"
	             "P aaaaaaaaaaaaaaaaaaaa 0 21.57\n"
	             "Form line #5E5A55 0.5 138.333 23.75 61.667 0\n");
}
END_TEST

START_TEST(a_label_of_a_given_width_has_it)
{
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, label-width: 190pt, height: 20pt}}]"
	                    "\n",
	             "P Name 0 17.57\n"
	             "Form line #5E5A55 0.5 195 19.75 5 0\n");
	struct setting s = typeset(SQUARE "[{field: {label: Name, label-width: 100%}}]\n");
	ASSERT_SAYS(&s, "error: the line of a field has no width left [no-width]");
	setting_close(&s);
}
END_TEST

/* -- boxes and circles ----------------------------------------------------------------------- */

START_TEST(a_box_to_tick)
{
	/* The label stands in the middle; half of the size between them. */
	ASSERT_DRAWS(SQUARE "[{checkbox: {label: aa, size: 20pt}}]"
	                    "\n",
	             "Form line #000000 0.75 0.375 0.375 19.25 19.25\n"
	             "P aa 30 13.57\n");
	ASSERT_DRAWS(SQUARE "[{checkbox: {label: aa, size: 8pt}}]"
	                    "\n",
	             "Form line #000000 0.75 0.375 2.375 7.25 7.25\n"
	             "P aa 12 9.57\n");
	ASSERT_TREE(SQUARE "[{checkbox: {label: aa}}]"
	                   "\n",
	            "Form, P");
}
END_TEST

START_TEST(answers_below_each_other)
{
	/* With the space of the style between them; the question stays with the first. */
	ASSERT_DRAWS(SQUARE "[{radio: {label: Question, size: 10pt, options: [aa, bb]}, style: spaced}]"
	                    "\n",
	             "P Question 0 9.57\n"
	             "Form line #000000 0.75 0.375 18.375 9.25 9.25\n"
	             "P aa 15 26.57\n"
	             "Form line #000000 0.75 0.375 35.375 9.25 9.25\n"
	             "P bb 15 43.57\n");
	ASSERT_DRAWS(SQUARE "[{radio: {size: 10pt, options: [aa, bb]}}]"
	                    "\n",
	             "Form line #000000 0.75 0.375 1.375 9.25 9.25\n"
	             "P aa 15 9.57\n"
	             "Form line #000000 0.75 0.375 13.375 9.25 9.25\n"
	             "P bb 15 21.57\n");
}
END_TEST

START_TEST(answers_side_by_side)
{
	ASSERT_DRAWS(SQUARE "[{radio: {label: Question, inline: true, size: 10pt, options: [aa, bb]}}]"
	                    "\n",
	             "P Question 0 9.57\n"
	             "Form line #000000 0.75 0.375 13.375 9.25 9.25\n"
	             "P aa 15 21.57\n"
	             "Form line #000000 0.75 100.375 13.375 9.25 9.25\n"
	             "P bb 115 21.57\n");
	ASSERT_TREE(SQUARE "[{radio: {label: Question, inline: true, options: [aa, bb]}}]"
	                   "\n",
	            "P, Form, P, Form, P");
}
END_TEST

START_TEST(a_question_stays_with_its_answers)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {radio: {label: Question, "
	                      "size: 10pt, options: [aa, bb]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P Question 0 9.57\n"
	                 "Form line #000000 0.75 0.375 13.375 9.25 9.25\n"
	                 "P aa 15 21.57\n"
	                 "Form line #000000 0.75 0.375 25.375 9.25 9.25\n"
	                 "P bb 15 33.57\n");
	setting_close(&s);
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {lines: {label: Question, count: 1, "
	                      "gap: 10pt}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P Question 0 9.57\n"
	                 "Form line #5E5A55 0.5 0 21.75 200 0\n");
	setting_close(&s);
}
END_TEST

/* -- lines ----------------------------------------------------------------------------------- */

START_TEST(lines_to_write_on)
{
	/* A quarter of a point above the foot of each line. */
	ASSERT_DRAWS(SQUARE "[{text: aa, style: spaced}, {lines: {label: Question, count: 2, gap: 20pt, "
	                    "line: '#FF0000'}}, {text: bb}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P Question 0 28.57\n"
	             "Form line #FF0000 0.5 0 50.75 200 0\n"
	             "Form line #FF0000 0.5 0 70.75 200 0\n"
	             "P bb 0 80.57\n");
	ASSERT_DRAWS(SQUARE "[{lines: {count: 2, gap: 20pt}}]"
	                    "\n",
	             "Form line #5E5A55 0.5 0 19.75 200 0\n"
	             "Form line #5E5A55 0.5 0 39.75 200 0\n");
}
END_TEST

START_TEST(lines_in_a_frame)
{
	/* In place of the last line, inside of the height that the lines take. */
	ASSERT_DRAWS(SQUARE "[{lines: {count: 1, gap: 20pt, frame: 2pt, line: '#FF0000'}}, {text: aa}]\n",
	             "Form line #FF0000 2 1 1 198 18\n"
	             "P aa 0 29.57\n");
	ASSERT_DRAWS(SQUARE "[{lines: {count: 2, gap: 20pt, frame: 1pt}}]\n",
	             "Form line #5E5A55 0.5 0 19.75 200 0\n"
	             "Form line #5E5A55 1 0.5 0.5 199 39\n");
}
END_TEST

START_TEST(lines_that_do_not_fit)
{
	/* Say where they stand. */
	struct setting s;
	s = typeset(SQUARE "[{lines: {count: 11, gap: 20pt}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: this is 8 mm taller than the space of a whole page and cannot be divided [overflow]");
	setting_close(&s);
}
END_TEST

START_TEST(lines_fill_the_page)
{
	/* As many for each as there is room for. */
	ASSERT_DRAWS(SQUARE "[{text: aa}, {lines: {count: 1, gap: 20pt, fill: true}}, {text: bb}, {lines: {count: 2, "
	                    "gap: 30pt, fill: true}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "Form line #5E5A55 0.5 0 31.75 200 0\n"
	             "Form line #5E5A55 0.5 0 51.75 200 0\n"
	             "P bb 0 61.57\n"
	             "Form line #5E5A55 0.5 0 93.75 200 0\n"
	             "Form line #5E5A55 0.5 0 123.75 200 0\n"
	             "Form line #5E5A55 0.5 0 153.75 200 0\n");
}
END_TEST

/* -- ratings --------------------------------------------------------------------------------- */

START_TEST(a_group_of_statements)
{
	/* Points in circles; those of reversed statements count the other way round, behind two arrows that the note has too. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{rating: {title: Group, scale: [never, always], column: 40pt, circle: 20pt, "
	        "reversed-note: cc, statements: [aa, {text: bb, reversed: 'true'}], rule: '#333333', stripe: '#DDDDDD'}}]"
	        "\n",
	        "P Group 0 9.57\n"
	        "P never 126.765 9.57\n"
	        "P always 164.225 9.57\n"
	        "- #333333 0 12.5 200 1\n"
	        "P aa 0 28.57\n"
	        "- line #000000 0.6 130.3 15.3 19.4 19.4\n"
	        "P 1 137.14 28.57\n"
	        "- line #000000 0.6 170.3 15.3 19.4 19.4\n"
	        "P 2 177.14 28.57\n"
	        "- #333333 0 36.75 200 0.5\n"
	        "- #DDDDDD 0 37 200 24\n"
	        "P bb 0 52.57\n"
	        "- line #000000 0.6 130.3 39.3 19.4 19.4\n"
	        "P 2 137.14 52.57\n"
	        "- line #000000 0.6 170.3 39.3 19.4 19.4\n"
	        "P 1 177.14 52.57\n"
	        "- line #000000 0.75 109 47 9 0\n"
	        "- line #000000 0.75 116.5 45.334 1.5 1.666\n"
	        "- line #000000 0.75 116.5 47 1.5 1.666\n"
	        "- line #000000 0.75 109 51 9 0\n"
	        "- line #000000 0.75 109 49.334 1.5 1.666\n"
	        "- line #000000 0.75 109 51 1.5 1.666\n"
	        "- #333333 0 60.75 200 0.5\n"
	        "- line #000000 0.75 1 68 9 0\n"
	        "- line #000000 0.75 8.5 66.334 1.5 1.666\n"
	        "- line #000000 0.75 8.5 68 1.5 1.666\n"
	        "- line #000000 0.75 1 72 9 0\n"
	        "- line #000000 0.75 1 70.334 1.5 1.666\n"
	        "- line #000000 0.75 1 72 1.5 1.666\n"
	        "P cc 15 73.57\n");
	ASSERT_TREE(
	        SQUARE "[{rating: {title: Group, scale: [never, always], statements: [aa]}}]"
	               "\n",
	        "Table (THead (TR (TH=column (P), TH=column (P), TH=column (P))), TBody (TR (TH=row (P), TD (P), TD (P))))");
}
END_TEST

/* What is written on says what belongs there, the total as well, which no point of the scale stands above. */
START_TEST(what_is_filled_in_is_a_form_element)
{
	struct setting s = typeset(
	        SQUARE
	        "[{rating: {title: Group, scale: [never, always], statements: [aa], sum: Total, column: 40pt}}, "
	        "{field: {label: 'Your **name**'}}, {field: {label: 'On', name: Date}}, {checkbox: {label: Yes}}, {radio: {options: [No]}}, "
	        "{lines: {count: 2}}, {lines: {count: 1, frame: 1pt, name: Sum}}]\n");
	static const struct {
		const char *fills;
		enum print_field field;
	} wanted[] = {{"Total", FIELD_TEXT}, {"Your name", FIELD_TEXT}, {"Date", FIELD_TEXT}, {"Yes", FIELD_CHECK},
	              {"No", FIELD_RADIO},   {NULL, FIELD_TEXT},        {"Sum", FIELD_TEXT}};
	int n = 0;
	ck_assert_str_eq(tree(&s),
	                 "Table (THead (TR (TH=column (P), TH=column (P), TH=column (P))), TBody (TR (TH=row (P), TD "
	                 "(P), TD (P)))), P, Form, P, Form, P, Form, Form, P, Form, P, Form, Form");
	for (int i = 0; i < s.pages->top->kids.n; i++) {
		const struct element *e = s.pages->top->kids.v[i];
		if (e->role != ROLE_FORM)
			continue;
		ck_assert_int_eq(e->field, wanted[n].field);
		ck_assert_str_eq(e->fills ? e->fills : "", wanted[n].fills ? wanted[n].fills : "");
		n++;
	}
	ck_assert_int_eq(n, COUNT_OF(wanted));
	setting_close(&s);
}
END_TEST

START_TEST(the_key_marks_what_counts_the_other_way)
{
	/* Two arrows before its figures. */
	ASSERT_DRAWS(SQUARE "[{rating: {title: Group, scale: [a, b], column: 40pt, circle: 20pt, key: true, "
	                    "statements: [aa, {text: bb, reversed: 'true'}, {text: cc, reversed: 'false'}]}}]"
	                    "\n",
	             "P Group 0 9.57\n"
	             "P a 137.195 9.57\n"
	             "P b 176.925 9.57\n"
	             "P aa 0 28.57\n"
	             "- line #000000 0.6 130.3 15.3 19.4 19.4\n"
	             "P 1 137.14 28.57\n"
	             "- line #000000 0.6 170.3 15.3 19.4 19.4\n"
	             "P 2 177.14 28.57\n"
	             "P bb 0 52.57\n"
	             "- line #000000 0.6 130.3 39.3 19.4 19.4\n"
	             "P 2 137.14 52.57\n"
	             "- line #000000 0.6 170.3 39.3 19.4 19.4\n"
	             "P 1 177.14 52.57\n"
	             "- line #000000 0.75 109 47 9 0\n"
	             "- line #000000 0.75 116.5 45.334 1.5 1.666\n"
	             "- line #000000 0.75 116.5 47 1.5 1.666\n"
	             "- line #000000 0.75 109 51 9 0\n"
	             "- line #000000 0.75 109 49.334 1.5 1.666\n"
	             "- line #000000 0.75 109 51 1.5 1.666\n"
	             "P cc 0 76.57\n"
	             "- line #000000 0.6 130.3 63.3 19.4 19.4\n"
	             "P 1 137.14 76.57\n"
	             "- line #000000 0.6 170.3 63.3 19.4 19.4\n"
	             "P 2 177.14 76.57\n");
}
END_TEST

START_TEST(a_sheet_says_what_counts_the_other_way)
{
	/* Once a group, at the first such statement; a key is not filled in, and a note without one is not printed. */
	struct setting s =
	        typeset(SQUARE "[{rating: {title: Group, scale: [a, b], statements: [aa, {text: bb, reversed: 'true'}, "
	                       "{text: cc, reversed: 'true'}]}}]\n");
	ck_assert_int_eq(diag_count(s.diag, DIAG_REVERSED_POINTS), 1);
	setting_close(&s);
	s = typeset(SQUARE
	            "[{rating: {title: Group, scale: [a, b], key: true, statements: [{text: bb, reversed: 'true'}]}}]\n");
	ck_assert_str_eq(setting_messages(&s), "");
	setting_close(&s);
	s = typeset(
	        SQUARE
	        "[{rating: {title: Group, scale: [a, b], reversed-note: cc, statements: [{text: bb, reversed: 'false'}]}}]\n");
	ck_assert_str_eq(setting_messages(&s), "");
	ck_assert_int_eq(count_of(&s, "cc"), 0);
	setting_close(&s);
}
END_TEST

START_TEST(the_note_comes_before_the_total)
{
	ASSERT_TREE(
	        SQUARE
	        "[{rating: {title: Group, scale: [a], sum: Total, reversed-note: cc, statements: [{text: bb, reversed: 'true'}]}}]\n",
	        "Table (THead (TR (TH=column (P), TH=column (P))), TBody (TR (TH=row (P), TD (P)))), P, P, Form");
}
END_TEST

START_TEST(the_total)
{
	/* Below the last two columns, with its label before it. */
	ASSERT_DRAWS(SQUARE "[{rating: {title: Group, scale: [a, b, c], column: 40pt, circle: 20pt, "
	                    "sum: 'Sum {lowest} to {highest}', statements: [aa, bb]}}]"
	                    "\n",
	             "P Group 0 9.57\n"
	             "P a 97.195 9.57\n"
	             "P b 136.925 9.57\n"
	             "P c 177.6 9.57\n"
	             "P aa 0 28.57\n"
	             "- line #000000 0.6 90.3 15.3 19.4 19.4\n"
	             "P 1 97.14 28.57\n"
	             "- line #000000 0.6 130.3 15.3 19.4 19.4\n"
	             "P 2 137.14 28.57\n"
	             "- line #000000 0.6 170.3 15.3 19.4 19.4\n"
	             "P 3 177.14 28.57\n"
	             "P bb 0 52.57\n"
	             "- line #000000 0.6 90.3 39.3 19.4 19.4\n"
	             "P 1 97.14 52.57\n"
	             "- line #000000 0.6 130.3 39.3 19.4 19.4\n"
	             "P 2 137.14 52.57\n"
	             "- line #000000 0.6 170.3 39.3 19.4 19.4\n"
	             "P 3 177.14 52.57\n"
	             "P Sum  65.08 79.07\n"
	             "P 2 88.7 79.07\n"
	             "P  to  94.42 79.07\n"
	             "P 6 109.28 79.07\n"
	             "Form #FFFFFFline #000000 1 120.5 64.5 79 25\n");
	ASSERT_TREE(
	        SQUARE "[{rating: {title: Group, level: 1, scale: [a, b, c], sum: Sum, statements: [aa]}}]"
	               "\n",
	        "Table (THead (TR (TH=column (H1), TH=column (P), TH=column (P), TH=column (P))), TBody (TR (TH=row (P), TD (P), TD (P), TD (P)))), P, Form");
	ASSERT_DRAWS(SQUARE "[{rating: {title: Group, scale: [a], column: 40pt, circle: 20pt, sum: Sum, "
	                    "statements: [aa]}}]"
	                    "\n",
	             "P Group 0 9.57\n"
	             "P a 177.195 9.57\n"
	             "P aa 0 28.57\n"
	             "- line #000000 0.6 170.3 15.3 19.4 19.4\n"
	             "P 1 177.14 28.57\n"
	             "P Sum 133.98 55.07\n"
	             "Form #FFFFFFline #000000 1 160.5 40.5 39 25\n");
}
END_TEST

START_TEST(the_title_may_be_a_heading)
{
	ASSERT_DRAWS(SQUARE "[{rating: {title: Group, level: 1, scale: [a], column: 40pt, circle: 20pt, "
	                    "statements: []}}]"
	                    "\n",
	             "- bookmark 1 Group #h1 0\n"
	             "H1 Group 0 9.57\n"
	             "P a 177.195 9.57\n");
}
END_TEST

START_TEST(ratings_have_styles)
{
	ASSERT_DRAWS(SQUARE "[{rating: {title: Group, scale: [a], column: 40pt, circle: 20pt, statements: [aa], "
	                    "title-style: big, scale-style: big, text-style: big, number-style: big}}]"
	                    "\n",
	             "P Group 0 19.14\n"
	             "P a 174.39 19.14\n"
	             "P aa 0 46.14\n"
	             "- line #000000 0.6 170.3 29.3 19.4 19.4\n"
	             "P 1 174.28 46.14\n");
}
END_TEST

START_TEST(labels_come_again_and_totals_stay)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 140pt, boxes: [{text: above}]}}, {rating: {title: Group, scale: [a], "
	                      "column: 40pt, circle: 20pt, sum: Sum, statements: [aa, bb]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P above 0 9.57\n"
	                 "P Group 0 149.57\n"
	                 "P a 177.195 149.57\n"
	                 "P aa 0 168.57\n"
	                 "- line #000000 0.6 170.3 155.3 19.4 19.4\n"
	                 "P 1 177.14 168.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- Group 0 9.57\n"
	                 "- a 177.195 9.57\n"
	                 "P bb 0 28.57\n"
	                 "- line #000000 0.6 170.3 15.3 19.4 19.4\n"
	                 "P 1 177.14 28.57\n"
	                 "P Sum 133.98 55.07\n"
	                 "Form #FFFFFFline #000000 1 160.5 40.5 39 25\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_scale_that_is_too_wide)
{
	struct setting s;
	s = typeset(SQUARE "[{rating: {title: Group, scale: [a, b, c, d], column: 45pt, statements: [aa]}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: the column of statements has no width left [no-width]");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_form(void)
{
	const TTest *const tests[] = {a_field_is_a_label_and_a_line,
	                              a_low_field_is_as_high_as_its_label,
	                              a_label_takes_two_thirds_at_most,
	                              a_label_of_a_given_width_has_it,
	                              a_box_to_tick,
	                              answers_below_each_other,
	                              answers_side_by_side,
	                              a_question_stays_with_its_answers,
	                              lines_to_write_on,
	                              lines_in_a_frame,
	                              lines_that_do_not_fit,
	                              lines_fill_the_page,
	                              a_group_of_statements,
	                              what_is_filled_in_is_a_form_element,
	                              the_key_marks_what_counts_the_other_way,
	                              a_sheet_says_what_counts_the_other_way,
	                              the_note_comes_before_the_total,
	                              the_total,
	                              the_title_may_be_a_heading,
	                              ratings_have_styles,
	                              labels_come_again_and_totals_stay,
	                              a_scale_that_is_too_wide};
	return suite_with(suite_create("layout_form"), tests, COUNT_OF(tests));
}
