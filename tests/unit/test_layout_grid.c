/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and rows: widths, heights, and parts that start together. */
#include "typeset.h"

Suite *suite_layout_grid(void);

/* -- widths ---------------------------------------------------------------------------------- */

START_TEST(boxes_share_the_width)
{
	/* Equal columns in one row unless widths are given. */
	ASSERT_DRAWS(SQUARE "[{row: [{text: aa}, {text: bb}, {text: cc}, {text: dd}]}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 50 9.57\n"
	             "P cc 100 9.57\n"
	             "P dd 150 9.57\n");
}
END_TEST

START_TEST(columns_of_a_grid)
{
	/* Row by row; the last one may be short. */
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [60pt, 1fr], gap: 10pt, row-gap: 5pt, boxes: [{text: aa}, {text: bb}, "
	                    "{text: cc}, {text: dd}, {text: ee}]}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 70 9.57\n"
	             "P cc 0 26.57\n"
	             "P dd 70 26.57\n"
	             "P ee 0 43.57\n");
}
END_TEST

START_TEST(automatic_columns_are_as_wide_as_their_boxes)
{
	/* A code and an image by their sizes, a stack by what it holds, padding counts. */
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{qr: {text: a, size: 30pt, alt: x}}, {text: aa}, "
	                    "{image: {file: dot.png, width: 24pt, alt: x}}, {text: bb}]}}]"
	                    "\n",
	             "Figure #000000 4.138 4.138 21.724 21.724\n"
	             "P aa 30 9.57\n"
	             "Figure image dot.png 0 30 24 12\n"
	             "P bb 30 39.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{stack: [{qr: {text: a, size: 30pt, alt: x}}], "
	                    "style: grey}, {text: aa}]}}]"
	                    "\n",
	             "- #EEEEEE 0 0 36 34\n"
	             "Figure #000000 8.138 5.138 21.724 21.724\n"
	             "P aa 36 9.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{image: {file: dot.png, height: 12pt, alt: x}}, "
	                    "{text: aa}]}}]"
	                    "\n",
	             "Figure image dot.png 0 0 24 12\n"
	             "P aa 24 9.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{svg: {file: dot.svg, height: 12pt, alt: x}}, "
	                    "{text: aa}]}}]"
	                    "\n",
	             "Figure #000000 0 0 12 12\n"
	             "P aa 12 9.57\n");
}
END_TEST

START_TEST(automatic_columns_of_texts_and_lists)
{
	/* The longest line; a list with its markers; a bar counts as padding does. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{grid: {columns: [auto, 1fr], boxes: [{heading: {text: Head, level: 1, "
	        "bookmark: false}}, {text: aa}, {text: text, style: barred}, {text: bb}]}, allow: {texts-touch: no gap}}]"
	        "\n",
	        "H1 Head 0 9.57\n"
	        "P aa 24.81 9.57\n"
	        "- #0000FF 0 12 3 12\n"
	        "P text 3 21.57\n"
	        "P bb 24.81 21.57\n");
	ASSERT_DRAWS(
	        SQUARE
	        "[{grid: {columns: [auto, 1fr], boxes: [{list: [one, two]}, {text: aa}]}, allow: {texts-touch: no gap}}]"
	        "\n",
	        "Lbl • 0 9.57\n"
	        "LBody one 9 9.57\n"
	        "Lbl • 0 21.57\n"
	        "LBody two 9 21.57\n"
	        "P aa 26.87 9.57\n");
}
END_TEST

START_TEST(a_box_with_a_width_says_itself_how_wide)
{
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{text: a long text, width: 40pt}, {text: aa}]}}]"
	                    "\n",
	             "P a long  0 9.57\n"
	             "P text 0 21.57\n"
	             "P aa 40 9.57\n");
}
END_TEST

START_TEST(a_box_with_a_share_of_the_width_is_as_wide_as_it_needs)
{
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{text: a long text, width: 50%}, {text: aa}]}}]"
	                    "\n",
	             "P a  0 9.57\n"
	             "P long  0 21.57\n"
	             "P text 0 33.57\n"
	             "P aa 49.72 9.57\n");
}
END_TEST

START_TEST(boxes_without_a_width_of_their_own_take_what_there_is)
{
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 50pt], boxes: [{rule: 1pt}, {text: aa}]}}]"
	                    "\n",
	             "- line #000000 1 0 0.5 150 0\n"
	             "P aa 150 9.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 50pt], boxes: [{svg: {file: dot.svg, alt: x}}, {text: aa}]}}]"
	                    "\n",
	             "Figure #000000 0 0 150 150\n"
	             "P aa 150 9.57\n");
}
END_TEST

START_TEST(gaps_leave_no_width)
{
	struct setting s;
	s = typeset(SQUARE "[{grid: {columns: [1fr, 1fr, 1fr], gap: 120pt, boxes: [{text: aa}, {text: bb}]}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: a grid has no width left [no-width]");
	ck_assert_int_eq(diag_errors(s.diag), 1); /* of the texts nothing more is said */
	ck_assert_int_eq(diag_warnings(s.diag), 0);
	setting_close(&s);
}
END_TEST

/* -- heights --------------------------------------------------------------------------------- */

START_TEST(lower_boxes_stand_where_they_are_told)
{
	ASSERT_DRAWS(SQUARE "[{row: {boxes: [{text: aa}, {text: bb, style: big}]}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 100 19.14\n");
	ASSERT_DRAWS(SQUARE "[{row: {valign: middle, boxes: [{text: aa}, {text: bb, style: big}]}}]"
	                    "\n",
	             "P aa 0 15.57\n"
	             "P bb 100 19.14\n");
	ASSERT_DRAWS(SQUARE "[{row: {valign: bottom, boxes: [{text: aa}, {text: bb, style: big}]}}]"
	                    "\n",
	             "P aa 0 21.57\n"
	             "P bb 100 19.14\n");
}
END_TEST

START_TEST(a_stretched_box_is_as_high_as_its_row)
{
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [1fr, 1fr], boxes: [{text: aa, style: grey}, {stack: [{text: bb}, "
	                    "{text: cc}, {text: dd}]}]}}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 36\n"
	             "P aa 4 10.57\n"
	             "P bb 100 9.57\n"
	             "P cc 100 21.57\n"
	             "P dd 100 33.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [1fr, 1fr], valign: top, boxes: [{text: aa, style: grey}, "
	                    "{stack: [{text: bb}, {text: cc}, {text: dd}]}]}}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 16\n"
	             "P aa 4 10.57\n"
	             "P bb 100 9.57\n"
	             "P cc 100 21.57\n"
	             "P dd 100 33.57\n");
}
END_TEST

START_TEST(parts_start_at_the_same_heights)
{
	/* Titles, texts and boxes of cards, whatever the others need. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{grid: {shared: true, columns: [1fr, 1fr], "
	        "boxes: [{card: {title: a title that is so long that it takes two lines, body: aa, "
	        "boxes: [{text: cc}]}}, {card: {title: t, "
	        "body: a body that is so long that it takes two lines, boxes: [{text: dd}]}}]}, allow: {texts-touch: no gap}}]"
	        "\n",
	        "P a title that is so long  0 9.57\n"
	        "P that it takes two lines 0 21.57\n"
	        "P aa 0 33.57\n"
	        "P cc 0 69.57\n"
	        "P t 100 9.57\n"
	        "P a body that is so  100 33.57\n"
	        "P long that it takes  100 45.57\n"
	        "P two lines 100 57.57\n"
	        "P dd 100 69.57\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [1fr, 1fr], "
	                    "boxes: [{card: {title: a title that is so long that it takes two lines, body: aa}}, "
	                    "{card: {title: t, body: bb}}]}, allow: {texts-touch: no gap}}]"
	                    "\n",
	             "P a title that is so long  0 9.57\n"
	             "P that it takes two lines 0 21.57\n"
	             "P aa 0 33.57\n"
	             "P t 100 9.57\n"
	             "P bb 100 21.57\n");
}
END_TEST

START_TEST(parts_of_stacks_and_what_they_hold)
{
	/* Only the box itself has parts; of unequal numbers the further ones stand alone. */
	ASSERT_DRAWS(SQUARE "[{grid: {shared: true, columns: [1fr, 1fr], boxes: [{stack: {gap: 3pt, "
	                    "boxes: [{text: aa, style: big}, {stack: [{text: bb}, {text: cc}]}, {text: dd}]}}, "
	                    "{stack: [{text: ee}, {text: ff}]}]}}]"
	                    "\n",
	             "P aa 0 19.14\n"
	             "P bb 0 36.57\n"
	             "P cc 0 48.57\n"
	             "P dd 0 63.57\n"
	             "P ee 100 9.57\n"
	             "P ff 100 36.57\n");
}
END_TEST

START_TEST(a_grid_is_no_table)
{
	ASSERT_TREE(SQUARE "[{grid: {columns: [1fr, 1fr], boxes: [{text: aa}, {text: bb}]}}]"
	                   "\n",
	            "P, P");
}
END_TEST

Suite *suite_layout_grid(void)
{
	const TTest *const tests[] = {boxes_share_the_width,
	                              columns_of_a_grid,
	                              automatic_columns_are_as_wide_as_their_boxes,
	                              automatic_columns_of_texts_and_lists,
	                              a_box_with_a_width_says_itself_how_wide,
	                              a_box_with_a_share_of_the_width_is_as_wide_as_it_needs,
	                              boxes_without_a_width_of_their_own_take_what_there_is,
	                              gaps_leave_no_width,
	                              lower_boxes_stand_where_they_are_told,
	                              a_stretched_box_is_as_high_as_its_row,
	                              parts_start_at_the_same_heights,
	                              parts_of_stacks_and_what_they_hold,
	                              a_grid_is_no_table};
	return suite_with(suite_create("layout_grid"), tests, COUNT_OF(tests));
}
