/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filled in with a pen, as fields for a screen. */
#include "typeset.h"

Suite *suite_layout_fillable(void);

#define FORM "form: {}\n" SQUARE

/* The fields of a page, "NAME=STATE x y w h" each, in the order of reading. */
static const char *fields(const struct setting *s, int page)
{
	const char *all = "";
	for (const char *p = drawn(s, page); *p;) {
		size_t n = strcspn(p, "\n");
		const char *line = arena_strndup(s->arena, p, n), *field = strstr(line, "field ");
		if (field)
			all = arena_printf(s->arena, "%s%s\n", all, field + 6);
		p += n + (p[n] == '\n');
	}
	return all;
}

#define EXPECT_FIELDS(layout, text)                       \
	do {                                              \
		struct setting s_ = typeset(layout "\n"); \
		ASSERT_CLEAN(&s_);                        \
		ck_assert_str_eq(fields(&s_, 1), text);   \
		setting_close(&s_);                       \
	} while (0)

START_TEST(without_form_there_are_no_fields)
{
	EXPECT_FIELDS(SQUARE "[{field: {label: Name, height: 20pt}}, {checkbox: aa}]", "");
}
END_TEST

START_TEST(a_line_is_a_field_as_high_as_a_line_of_text)
{
	EXPECT_FIELDS(FORM "[{field: {label: Name, height: 20pt}}]", "text= 33.2 5 166.8 15\n");
	EXPECT_FIELDS(FORM "[{field: {label: Name, box: 30pt, height: 20pt}}]", "text= 33.2 0 30 20\n");
}
END_TEST

START_TEST(lines_are_one_field_in_a_frame)
{
	ASSERT_DRAWS(FORM "[{lines: {count: 3, gap: 12pt, name: Answer}}]\n",
	             "Document line #5E5A55 0.75 0.375 0.375 199.25 35.25\n"
	             "Form field text= 0 0 200 36\n");
}
END_TEST

START_TEST(each_box_and_each_circle_is_a_button)
{
	EXPECT_FIELDS(FORM "[{checkbox: {label: aa, size: 20pt}}]", "check=Yes 0 0 20 20\n");
	EXPECT_FIELDS(FORM "[{radio: {size: 10pt, options: [aa, bb]}}]", "choice=1 0 1 10 10\nchoice=2 0 13 10 10\n");
}
END_TEST

START_TEST(a_name_that_is_taken_has_a_number)
{
	EXPECT_FIELDS(FORM
	              "[{checkbox: {label: a, size: 10pt}}, {checkbox: {label: a, size: 10pt}}, {checkbox: {label: a, size: "
	              "10pt}}, {checkbox: {label: a, size: 10pt}}]",
	              "check=Yes 0 1 10 10\ncheck-2=Yes 0 13 10 10\ncheck-3=Yes 0 25 10 10\ncheck-4=Yes 0 37 10 10\n");
}
END_TEST

/* Who rates the other way gets the figure that stands there. */
START_TEST(a_rating_gives_the_figures_that_are_clicked)
{
	EXPECT_FIELDS(
	        FORM
	        "[{rating: {title: t, scale: ['no', 'yes'], statements: [{text: a, reversed: 'true'}], reversed-note: n, "
	        "column: 30pt, circle: 20pt}}]",
	        "choice=2 145 15 20 20\nchoice=1 175 15 20 20\n");
}
END_TEST

START_TEST(a_form_says_what_may_be_typed)
{
	struct setting s = typeset(FORM "[{field: {label: Name}}]\n");
	ck_assert_ptr_nonnull(s.pages->typing);
	bool seen[0x500] = {0};
	for (int i = 0; i < s.pages->typing->v.n; i++)
		if (s.pages->typing->v.v[i].cp < COUNT_OF(seen))
			seen[s.pages->typing->v.v[i].cp] = true;
	ck_assert(seen['a'] && seen[0x15F] && seen[0x416] && !seen['\n']); /* a, ş, Ж */
	setting_close(&s);
	s = typeset(FORM "[{checkbox: aa}]\n");
	ck_assert_ptr_null(s.pages->typing);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_fillable(void)
{
	Suite *suite = suite_create("layout_fillable");
	TCase *t = tcase_create("layout_fillable");
	tcase_add_test(t, without_form_there_are_no_fields);
	tcase_add_test(t, a_line_is_a_field_as_high_as_a_line_of_text);
	tcase_add_test(t, lines_are_one_field_in_a_frame);
	tcase_add_test(t, each_box_and_each_circle_is_a_button);
	tcase_add_test(t, a_name_that_is_taken_has_a_number);
	tcase_add_test(t, a_rating_gives_the_figures_that_are_clicked);
	tcase_add_test(t, a_form_says_what_may_be_typed);
	suite_add_tcase(suite, t);
	return suite;
}
