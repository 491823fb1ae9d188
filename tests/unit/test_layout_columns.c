/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that a list flows through: balanced, filled, cut, broken. */
#include "list.h"

Suite *suite_layout_columns(void);

START_TEST(balanced_columns_are_as_low_as_they_can_be)
{
	ASSERT_CUT("c2<10 10 10 10>", "100", "c<10 10 ; 10 10>20 :20");
	ASSERT_CUT("c2<10 10 10>", "100", "c<10 10 ; 10>20 :20");
	ASSERT_CUT("c3<10 10 10 10>", "100", "c<10 10 ; 10 10 ; >20 :20");
	ASSERT_CUT("c2<30 10 10>", "100", "c<30 ; 10 10>30 :30");
	/* Glue vanishes at the top of a column; what sticks stays together. */
	ASSERT_CUT("c2<10 +4 10 +4 10 +4 10>", "100", "c<10 +4 10 +4 ; 10 +4 10>24 :24");
	ASSERT_CUT("c2<10 10* 10* 10>", "100", "c<10 10 10 ; 10>30 :30");
	ASSERT_CUT("c2<[3 10 10 ]2>", "100", "c<[3 10 ; 10 ]2>13 :13");
}
END_TEST

START_TEST(columns_that_are_not_balanced_fill_up)
{
	ASSERT_CUT("u2<10 10 10 10>", "30", "c<10 10 10 ; 10>30 :30");
	ASSERT_CUT("u2<10 10 10 10>", "100", "c<10 10 10 10 ; >40 :40");
	/* In what is left of the region. */
	ASSERT_CUT("10 u2<10 10 10 10>", "40", "10 c<10 10 10 ; 10>30 :40");
	/* Where they do not fit, they are cut like others, the first column first. */
	ASSERT_CUT("u2<10 10 10 10 10> 10", "20", "c<10 10 ; 10 10>20 :20 / c<10 ; >10 10 :20");
}
END_TEST

START_TEST(columns_are_cut_where_the_region_ends)
{
	ASSERT_CUT("c2<10 10 10 10 10 10>", "20", "c<10 10 ; 10 10>20 :20 / c<10 ; 10>10 :10");
	ASSERT_CUT("10 c2<10 10 10 10 10 10>", "20 30", "10 c<10 ; 10>10 :20 / c<10 10 ; 10 10>20 :20");
	ASSERT_CUT("c2<10 10 10 10 10 10 10 10 10 10> 10", "20",
	           "c<10 10 ; 10 10>20 :20 / c<10 10 ; 10 10>20 :20 / c<10 ; 10>10 10 :20");
	/* They need room for a line in each column. */
	ASSERT_CUT("15 c2<10 10>", "20", "15 :15 / c<10 ; 10>10 :10");
	/* Glue between the columns of two regions vanishes. */
	ASSERT_CUT("c2<10 10 10 10 +5 10>", "20", "c<10 10 ; 10 10 +5>20 :20 / c<10 ; >10 :10");
}
END_TEST

START_TEST(columns_of_the_page_are_balanced_where_they_end)
{
	ASSERT_CUT("p2<10 10 10 10 10 10>", "20", "c<10 10 ; 10 10>20 :20 / c<10 ; 10>10 :10");
	ASSERT_CUT("10 p2<10 10 10 10> 10", "100", "10 c<10 10 ; 10 10>20 10 :40");
	/* What does not fit below goes on in the next region, what does not fit at all too. */
	ASSERT_CUT("10 p2<10 10 10 10>", "20", "10 c<10 ; 10>10 :20 / c<10 ; 10>10 :10");
	ASSERT_CUT("15 p2<10 10>", "20", "15 :15 / c<10 ; 10>10 :10");
}
END_TEST

START_TEST(column_breaks_end_columns)
{
	ASSERT_CUT("c2<10 | 10 10>", "100", "c<10 | ; 10 10>20 :20");
	ASSERT_CUT("c3<10 10 10 | 10>", "100", "c<10 10 ; 10 | ; 10>20 :20");
	/* What they leave over is columns of its own, in the same region. */
	ASSERT_CUT("c2<10 | 20 | 10 10 10> 10", "100", "c<10 | ; 20 |>20 c<10 10 ; 10>20 10 :50");
	ASSERT_CUT("c2<10 | 10 | 10 | 10 | 10>", "100", "c<10 | ; 10 |>10 c<10 | ; 10 |>10 c<10 ; >10 :30");
	/* And so in what is left after a cut. */
	ASSERT_CUT("c2<10 10 10 10 10 | 10 | 10 | 10>", "20 100",
	           "c<10 10 ; 10 10>20 :20 / c<10 | ; 10 |>10 c<10 | ; 10>10 :20");
	/* In columns of the page a break in the last one ends the page. */
	ASSERT_CUT("p2<10 | 10 | 10>", "100", "c<10 | ; 10 |>10 :10 / c<10 ; >10 :10");
	ASSERT_CUT("p2<10 10 10 | 10>", "20", "c<10 10 ; 10 |>20 :20 / c<10 ; >10 :10");
}
END_TEST

START_TEST(rows_are_cut_from_column_to_column)
{
	ASSERT_CUT("c2<<10 10 10 10 ; 5>>", "100", "c<<10 10 ; 5>_20 ; <10 10 ; >20>20 :20");
	ASSERT_CUT("c2<<10 10 10 10 10 10 ; 5>>", "20",
	           "c<<10 10 ; 5>_20 ; <10 10 ; >_20>20 :20 / c<<10 ; >_10 ; <10 ; >10>10 :10");
	/* What is left of a row is measured where it ends: 35 pt of it in two columns. */
	ASSERT_CUT("c2<<10 10 10 10 10> 15>", "20", "c<<10 10>_20 ; <10 10>_20>20 :20 / c<<10>10 ; 15>15 :15");
}
END_TEST

START_TEST(an_area_repeats_its_header_in_each_column)
{
	ASSERT_CUT("c2<(r4 10 10 10 10 )>", "100", "c<( 10 10 ; 10 10 )>24 :24");
	ASSERT_CUT("p2<(r4 10 10 10 10 10 10 )>", "24", "c<( 10 10 ; 10 10>24 :24 / c<10 ; 10 )>14 :14");
}
END_TEST

START_TEST(columns_within_columns)
{
	ASSERT_CUT("c2<c2<10 10 10 10 10 10 10 10>>", "100", "c<c<10 10 ; 10 10>20 ; c<10 10 ; 10 10>20>20 :20");
	ASSERT_CUT("p2<c2<10 10 10 10 10 10 10 10> 10>", "20",
	           "c<c<10 10 ; 10 10>20 ; c<10 10 ; 10 10>20>20 :20 / c<10 ; >10 :10");
	ASSERT_CUT("u2<u2<10 10 10 10 10>>", "20", "c<c<10 10 ; 10 10>20 ; c<10 ; >10>20 :20");
}
END_TEST

START_TEST(columns_in_a_row_that_is_cut)
{
	ASSERT_CUT("<c2<10 10 10 10 10 10> ; 10>", "20", "<c<10 10 ; 10 10>20 ; 10>_20 :20 / <c<10 ; 10>10 ; >10 :10");
	/* What is left is balanced, and what a column break leaves over of it stands below. */
	ASSERT_CUT("<c2<10 10 10 10 10 | 10 | 10 10> 15 ; 10>", "20 100",
	           "<c<10 10 ; 10 10>20 ; 10>_20 :20 / <c<10 | ; 10 |>10 c<10 ; 10>10 15 ; >35 :35");
	ASSERT_CUT("<u2<10 10 10 10 10 10> ; 10>", "20", "<c<10 10 ; 10 10>20 ; 10>_20 :20 / <c<10 ; 10>10 ; >10 :10");
}
END_TEST

START_TEST(what_a_column_cannot_hold_is_forced)
{
	ASSERT_CUT("c2<30 10>", "20", "c<30 ; 10>30 :20");
	ASSERT_CUT("p2<10 10* 10*>", "20", "c<10 10 ; 10>20 :20");
}
END_TEST

Suite *suite_layout_columns(void)
{
	const TTest *const tests[] = {balanced_columns_are_as_low_as_they_can_be,
	                              columns_that_are_not_balanced_fill_up,
	                              columns_are_cut_where_the_region_ends,
	                              columns_of_the_page_are_balanced_where_they_end,
	                              column_breaks_end_columns,
	                              rows_are_cut_from_column_to_column,
	                              an_area_repeats_its_header_in_each_column,
	                              columns_within_columns,
	                              columns_in_a_row_that_is_cut,
	                              what_a_column_cannot_hold_is_forced};
	return list_suite(suite_create("layout_columns"), tests, COUNT_OF(tests));
}
