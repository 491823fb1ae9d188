/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of cells to shade: their places, their zones, what is wrong with those. */
#include "typeset.h"

Suite *suite_layout_tally(void);

START_TEST(cells_share_the_width_behind_the_labels)
{
	/* 3 mm behind the widest label, which is not broken; lines of 1 pt. */
	ASSERT_DRAWS(SQUARE "[{bars: {items: [aa, b], cells: 3, bar: 20pt, gap: 5pt, line: '#333333'}}]\n",
	             "P aa 0 13.57\n"
	             "Form line #333333 1 20.224 0.5 179.276 19\n"
	             "Form line #333333 1 79.816 0 0 20\n"
	             "Form line #333333 1 139.908 0 0 20\n"
	             "P b 0 38.57\n"
	             "Form line #333333 1 20.224 25.5 179.276 19\n"
	             "Form line #333333 1 79.816 25 0 20\n"
	             "Form line #333333 1 139.908 25 0 20\n");
}
END_TEST

START_TEST(a_box_for_the_number_stands_before_them)
{
	ASSERT_DRAWS(SQUARE "[{bars: {items: [aa], cells: 2, box: 30pt, bar: 20pt, line: '#333333'}}]\n",
	             "P aa 0 13.57\n"
	             "Form line #333333 1 20.224 0.5 29 19\n"
	             "Form line #333333 1 58.728 0.5 140.772 19\n"
	             "Form line #333333 1 129.114 0 0 20\n");
}
END_TEST

START_TEST(cells_are_mirrored)
{
	struct setting s =
	        typeset_in("he",
	                   SQUARE "[{bars: {items: [aa], cells: {from: 5, to: 7}, box: 30pt, bar: 20pt, line: '#333333', "
	                          "zones: [{from: 5, to: 6, label: few}, {from: 7, to: 7, label: many}]}}]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "- few 86.144 9.57\n"
	                 "- many 10.508 9.57\n"
	                 "P aa 188.78 31.239\n"
	                 "Form line #333333 1 150.775 18.169 29 19\n"
	                 "Form line #333333 1 0.5 18.169 140.771 19\n"
	                 "Form line #333333 1 94.514 17.669 0 20\n"
	                 "Form line #333333 2 47.257 17.669 0 20\n");
	setting_close(&s);
}
END_TEST

START_TEST(zones_are_named_above_their_cells)
{
	/* The first one takes in the cells before it; thick lines stand between them only. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{bars: {items: [aa], cells: 6, bar: 20pt, gap: 3pt, line: '#333333', zones: [{from: 3, to: 4, label: few, note: '3-4'}, "
	        "{from: 5, to: 6, label: many}]}}]\n",
	        "- few 71.446 9.57\n"
	        "- 3-4 72.486 21.57\n"
	        "- many 156.834 21.57\n"
	        "P aa 0 40.57\n"
	        "Form line #333333 1 20.224 27.5 179.276 19\n"
	        "Form line #333333 1 49.77 27 0 20\n"
	        "Form line #333333 1 79.816 27 0 20\n"
	        "Form line #333333 1 109.862 27 0 20\n"
	        "Form line #333333 2 139.908 27 0 20\n"
	        "Form line #333333 1 169.954 27 0 20\n");
}
END_TEST

/* As many cells as the zones reach, where the layout does not count them. */
START_TEST(zones_say_how_many_cells_there_are)
{
	struct setting counted =
	        typeset(SQUARE "[{bars: {items: [aa], cells: 6, zones: [{from: 3, to: 4}, {from: 5, to: 6}]}}]\n");
	struct setting reached = typeset(SQUARE "[{bars: {items: [aa], zones: [{from: 3, to: 4}, {from: 5, to: 6}]}}]\n");
	ASSERT_CLEAN(&reached);
	ck_assert_str_eq(drawn(&reached, 1), drawn(&counted, 1));
	setting_close(&counted);
	setting_close(&reached);
}
END_TEST

START_TEST(zones_reach_no_further_than_cells_may_be)
{
	struct setting s = typeset(SQUARE "[{bars: {items: [aa], zones: [{from: 1, to: 1001}]}}]\n");
	ASSERT_SAYS(&s, "error: cells cannot run from 1 to 1001 [bad-data]");
	setting_close(&s);
}
END_TEST

/* What each form element of the document is for. */
static void put_forms(struct buf *b, const struct element *e)
{
	if (e->role == ROLE_FORM)
		buf_printf(b, "%s; ", e->fills);
	for (int i = 0; i < e->kids.n; i++)
		put_forms(b, e->kids.v[i]);
}

START_TEST(boxes_and_cells_say_what_belongs_there)
{
	struct setting s = typeset(
	        SQUARE "[{bars: {items: [aa, {label: b, name: Total of b}], cells: {from: 0, to: 9}, box: 20pt}}]\n");
	struct buf forms = {0};
	put_forms(&forms, s.pages->top);
	ck_assert_str_eq(buf_cstr(&forms), "aa; aa, 0–9; Total of b; b, 0–9; ");
	ck_assert_str_eq(tree(&s), "P, Form, Form, P, Form, Form");
	buf_free(&forms);
	setting_close(&s);
}
END_TEST

/* Their names above the bars would be read before all of them, tied to none. */
START_TEST(cells_say_their_zones)
{
	struct setting s = typeset(
	        SQUARE "[{bars: {items: [aa, b], zones: [{from: 3, to: 4, label: few, note: '3-4'}, {from: 5, to: 9}]}}]\n");
	struct buf forms = {0};
	put_forms(&forms, s.pages->top);
	ck_assert_str_eq(buf_cstr(&forms), "aa, 1–9: few (3 to 4), 5 to 9; b, 1–9: few (3 to 4), 5 to 9; ");
	ck_assert_str_eq(tree(&s), "P, Form, P, Form");
	buf_free(&forms);
	setting_close(&s);
}
END_TEST

START_TEST(bars_have_styles_of_their_own)
{
	ASSERT_DRAWS(SQUARE
	             "[{bars: {items: [{label: aa, value: 1, style: bold}, {label: b, value: 2}], bar: 10pt, gap: 0}}]\n",
	             "Figure aa 0 9.57\n"
	             "Figure #5A3A72 17.749 1 85.431 10\n"
	             "Figure 1 106.014 9.57\n"
	             "Figure b 5.93 21.57\n"
	             "Figure #5A3A72 17.749 13 170.862 10\n"
	             "Figure 2 191.445 21.57\n");
}
END_TEST

static const struct {
	const char *zones, *says;
} wrong[] = {
        {"{from: 1, to: 4}, {from: 6, to: 9}", "the zone 6 to 9 should start at 5: the cells run from 1 to 9"},
        {"{from: 1, to: 4}, {from: 4, to: 9}", "the zone 4 to 9 should start at 5: the cells run from 1 to 9"},
        {"{from: 0, to: 4}, {from: 5, to: 9}", "the zone 0 to 4 should start at 1: the cells run from 1 to 9"},
        {"{from: 1, to: 4}, {from: 5, to: 8}", "the zone 5 to 8 should end at 9: the cells run from 1 to 9"},
        {"{from: 1, to: 4}, {from: 5, to: 10}", "the zone 5 to 10 should end at 9: the cells run from 1 to 9"},
        {"{from: 1, to: 4.5}, {from: 5, to: 9}", "a zone begins and ends with a whole cell"},
        {"{from: 1, to: four}, {from: 5, to: 9}", "'four' is no number"},
        {"{from: 1, to: '{text}'}, {from: 5, to: 9}", "'' is no number"}, /* the content has no text */
        {"{from: 3, to: 2}, {from: 3, to: 9}", "the zone 3 to 2 should end behind 3: the cells run from 1 to 9"},
        {"{from: 1, to: nine}", "'nine' is no number"},
        {"{from: 1, to: 1, label: incomprehensible}, {from: 2, to: 9}", "no room for the label 'incomprehensible'"},
};

START_TEST(zones_have_neither_holes_nor_overlaps)
{
	struct setting s =
	        typeset(repeated(SQUARE "[{bars: {items: [aa], cells: 9, zones: [", wrong[_i].zones, 1, "]}}]\n"));
	ASSERT_SAYS(&s, wrong[_i].says);
	setting_close(&s);
}
END_TEST

START_TEST(cells_that_are_too_narrow_are_told)
{
	struct setting s = typeset(SQUARE "[{bars: {items: [aa], cells: 40}}]\n");
	ASSERT_SAYS(&s, "error: a cell of a bar has no width left [no-width]");
	setting_close(&s);
	s = typeset(SQUARE "[{bars: {items: [aa], cells: {from: 9, to: 3}}}]\n");
	ASSERT_SAYS(&s, "error: cells cannot run from 9 to 3 [bad-data]");
	setting_close(&s);
}
END_TEST

START_TEST(names_of_zones_come_again)
{
	struct setting s =
	        typeset(SQUARE "[{bars: {items: [a, b, c], cells: 4, bar: 80pt, zones: [{from: 1, to: 4, label: all}]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(count_of(&s, "all"), 2);
	ck_assert_int_eq(find(&s, "c").page, 2);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_tally(void)
{
	const TTest *const tests[] = {cells_share_the_width_behind_the_labels,
	                              a_box_for_the_number_stands_before_them,
	                              cells_are_mirrored,
	                              zones_are_named_above_their_cells,
	                              boxes_and_cells_say_what_belongs_there,
	                              cells_say_their_zones,
	                              bars_have_styles_of_their_own,
	                              zones_say_how_many_cells_there_are,
	                              zones_reach_no_further_than_cells_may_be,
	                              cells_that_are_too_narrow_are_told,
	                              names_of_zones_come_again};
	Suite *s = suite_with(suite_create("layout_tally"), tests, COUNT_OF(tests));
	TCase *c = tcase_create("wrong zones");
	tcase_add_loop_test(c, zones_have_neither_holes_nor_overlaps, 0, COUNT_OF(wrong));
	suite_add_tcase(s, c);
	return s;
}
