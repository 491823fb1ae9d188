/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a vertical list is cut, and what gives way where it cannot be. */
#include "list.h"

Suite *suite_layout_cut(void);

/* What is said when the list is cut into regions of one height. */
static const char *said(const char *list, mpt height)
{
	static char text[1000];
	struct arena *a = arena_new();
	struct vlist l = list_read(a, list);
	struct cutter c = {.arena = a, .diag = diag_new(a), .rest = vlist_all(&l)};
	struct buf b = {0};
	for (int64_t used; c.rest.n;)
		cutter_next(&c, height, true, &used);
	diag_print(c.diag, DIAG_TEXT, false, &b);
	snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_free(&b);
	arena_free(a);
	return text;
}

/* -- where a cut is allowed ------------------------------------------------------------------ */

START_TEST(a_range_takes_what_fits)
{
	ASSERT_CUT("10 10 10", "20", "10 10 :20 / 10 :10");
	ASSERT_CUT("10 10 10", "30", "10 10 10 :30");
	ASSERT_CUT("10 10 10", "29.999", "10 10 :20 / 10 :10");
}
END_TEST

START_TEST(regions_may_differ) { ASSERT_CUT("10 10 10 10 10 10", "10 30 20", "10 :10 / 10 10 10 :30 / 10 10 :20"); }
END_TEST

START_TEST(glue_vanishes_at_a_cut)
{
	/* It may reach over the foot, and counts neither there nor at the top. */
	ASSERT_CUT("10 +5 10 +5 10", "25", "10 +5 10 +5 :25 / 10 :10");
	ASSERT_CUT("10 +5 10 +5 10", "24", "10 +5 :10 / 10 +5 :10 / 10 :10");
	ASSERT_CUT("+5 10 +5 10", "25", "+5 10 +5 10 :25");
	ASSERT_CUT("10 +30 10", "20", "10 +30 :10 / 10 :10");
	/* A share of what is left does count, since an author put it there. */
	ASSERT_CUT("+5 ~1 10 +5", "20", "+5 +0 10 +5 :10");
}
END_TEST

START_TEST(what_sticks_stays_together)
{
	ASSERT_CUT("10 10 10* 10", "20", "10 :10 / 10 10 :20 / 10 :10");
	ASSERT_CUT("10 10 +5 10* 10*", "39", "10 :10 / 10 +5 10 10 :35");
}
END_TEST

START_TEST(a_break_ends_a_range)
{
	ASSERT_CUT("10 | 10", "50", "10 | :10 / 10 :10");
	/* Not before anything stands there; a second one in a row is not seen. */
	ASSERT_CUT("| 10 | | 10", "50", "| 10 | :10 / | 10 :10");
	/* Glue before it vanishes. */
	ASSERT_CUT("10 +5 | 10", "50", "10 +5 | :10 / 10 :10");
	ASSERT_CUT("10 | 10* 10", "20", "10 | :10 / 10 10 :20");
}
END_TEST

START_TEST(areas_go_on_in_the_next_range)
{
	/* Before an area and inside of it, but not between its padding and what it begins or ends with. */
	ASSERT_CUT("10 [3 10 10 ]2 10", "13", "10 :10 / [3 10 :13 / 10 ]2 :12 / 10 :10");
	ASSERT_CUT("10 [3 10 10 ]2 10", "25", "10 [3 10 :23 / 10 ]2 10 :22");
	ASSERT_CUT("[3 10 10 ]2", "24", "[3 10 :13 / 10 ]2 :12");
	ASSERT_CUT("10 ( 10 ) 10", "10", "10 :10 / ( 10 ) :10 / 10 :10");
	ASSERT_CUT("10 [0 =5 10 =5* ]0", "25", "10 :10 / [0 =5 10 =5 ]0 :20");
}
END_TEST

START_TEST(a_strut_keeps_its_height_at_the_top)
{
	ASSERT_CUT("10 =5 10 10", "15", "10 :10 / =5 10 :15 / 10 :10");
	/* A cut comes before it, not behind it. */
	ASSERT_CUT("10 =5 10", "20", "10 :10 / =5 10 :15");
}
END_TEST

START_TEST(an_area_repeats_its_header)
{
	ASSERT_CUT("(r4 10 10 10 )", "20", "( 10 10 :20 / 10 ) :14");
	ASSERT_CUT("(r4 10 10 10 )", "24", "( 10 10 :20 / 10 ) :14");
	ASSERT_CUT("(r4 10 10 10 10 )", "24", "( 10 10 :20 / 10 10 ) :24");
	/* Of areas around it too; not of one that has ended. */
	ASSERT_CUT("(r2 (r4 10 10 ) 10 )", "16", "( ( 10 :10 / 10 ) :16 / 10 ) :12");
	ASSERT_CUT("10 (r4 10 10 )", "10", "10 :10 / ( 10 :10 / 10 ) !14");
}
END_TEST

/* -- rows ------------------------------------------------------------------------------------ */

START_TEST(a_row_is_cut_through_its_cells)
{
	/* All cells at the same height; the line below the row stays below its end. */
	ASSERT_CUT("<10 10 10 ; 15 15>", "20", "<10 10 ; 15>_20 :20 / <10 ; 15>15 :15");
	ASSERT_CUT("10 <10 10 10 ; 5>", "25", "10 <10 ; 5>_10 :20 / <10 10 ; >20 :20");
	ASSERT_CUT("<10 10 10 10 10 ; 5>", "20", "<10 10 ; 5>_20 :20 / <10 10 ; >_20 :20 / <10 ; >10 :10");
	/* The rest may share its range with what follows. */
	ASSERT_CUT("<10 10 10> 10 10", "20", "<10 10>_20 :20 / <10>10 10 :20 / 10 :10");
}
END_TEST

START_TEST(a_row_is_cut_only_where_all_cells_have_begun)
{
	ASSERT_CUT("10 <10 10 ; 15 15>", "22", "10 :10 / <10 10 ; 15>_20 :20 / < ; 15>15 :15");
	ASSERT_CUT("10 <10 10* ; 5>", "22", "10 :10 / <10 10 ; 5>20 :20");
	/* Not where only space would be left. */
	ASSERT_CUT("10 <10 +20 ; 10 +20>", "25 30", "10 :10 / <10 +20 ; 10 +20>30 :30");
}
END_TEST

START_TEST(a_row_that_should_stay_whole_moves)
{
	ASSERT_CUT("10 {10 10}", "20", "10 :10 / {10 10}20 :20");
	/* Taller than a region, it is cut all the same, and that fills the region. */
	ASSERT_CUT("{10 10 10 ; 5}", "25", "{10 10 ; 5}_20 :25 / {10 ; }10 :10");
	ASSERT_CUT("10 {10 10 10 ; 5}", "25", "10 :10 / {10 10 ; 5}_20 :25 / {10 ; }10 :10");
}
END_TEST

START_TEST(rows_within_rows)
{
	ASSERT_CUT("<<10 10 10> 10 ; 10>", "20", "<<10 10>_20 ; 10>_20 :20 / <<10>10 10 ; >20 :20");
	ASSERT_CUT("<{10 10 10} 10 ; 10>", "20", "<{10 10}_20 ; 10>_20 :20 / <{10}10 10 ; >20 :20");
}
END_TEST

/* -- by force -------------------------------------------------------------------------------- */

START_TEST(what_sticks_is_parted_where_it_is_too_tall)
{
	ASSERT_CUT("10 10* 10* 10*", "25", "10 10 !20 / 10 10 :20");
	/* At the last place, with the space before it. */
	ASSERT_CUT("10 +2 10* +3 10*", "25", "10 +2 10 +3 !25 / 10 :10");
	/* Not before a fresh region was tried. */
	ASSERT_CUT("10 10 10* 10*", "25", "10 :10 / 10 10 !20 / 10 :10");
}
END_TEST

START_TEST(what_cannot_be_divided_stands)
{
	ASSERT_CUT("30", "20", "30 !30");
	ASSERT_CUT("10 30 10", "20", "10 :10 / 30 !30 / 10 :10");
	/* With the ends of its areas, and below its padding. */
	ASSERT_CUT("[3 30 ]2 10", "20", "[3 30 ]2 !33 / 10 :10");
	/* Padding alone is no place to cut. */
	ASSERT_CUT("[3 10* ]12 10", "20", "[3 10 ]12 !25 / 10 :10");
	/* Two cells of which one cannot be cut: both stand. */
	ASSERT_CUT("{10 10 10 ; 30}", "20", "{10 10 ; 30}_30 !20 / {10 ; }10 :10");
}
END_TEST

START_TEST(elsewhere_than_on_a_fresh_region_nothing_is_forced)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "10 10*");
	struct cutter c = {.arena = a, .rest = vlist_all(&l)};
	int64_t used;
	ck_assert_int_eq(cutter_next(&c, PT(15), false, &used).n, 0);
	ck_assert_int_eq(c.rest.n, 2);
	ck_assert_int_eq(used, 0);
	ck_assert(!c.forced);
	arena_free(a);
}
END_TEST

START_TEST(what_is_too_tall_is_reported)
{
	ck_assert_str_eq(said("10 +5 10", PT(10)), "");
	/* 20 pt are 7.06 mm. */
	ck_assert_str_eq(
	        said("30", PT(10)),
	        "platen: error: this is 8 mm taller than the space of a whole page and cannot be divided [overflow]\n");
	ck_assert_str_eq(
	        said("(r15 10 20 )", PT(20)),
	        "platen: error: this is 6 mm taller than the space of a whole page and cannot be divided [overflow]\n");
	/* Of all that is to be kept together 40 pt are too much, 14.1 mm; it is said once. */
	ck_assert_str_eq(
	        said("(k 20 20* 20* )", PT(20)),
	        "platen: warning: a stack is 15 mm taller than a page and cannot be kept together [keep-too-tall]\n");
	ck_assert_str_eq(said("20 20* 20*", PT(20)), "");
	/* Of a box that cannot be divided, inside of it, only the outermost matters. */
	ck_assert_str_eq(
	        said("(k [5 10 10* ]5 10* )", PT(20)),
	        "platen: warning: a stack is 8 mm taller than a page and cannot be kept together [keep-too-tall]\n");
}
END_TEST

START_TEST(heights_pass_2_31_mpt)
{
	/* 60 rows of 10,000 cm: 1.7 thousand million mpt; 120 of them are more than 2^31. */
	struct arena *a = arena_new();
	struct vlist l = {0};
	struct reader r = {a, "", NULL};
	for (int i = 0; i < 120; i++)
		list_push(&r, &l, V_BOX, 30000000)->stick = i > 0;
	const struct vrange all = vlist_all(&l);
	ck_assert_int_eq(vrange_height(&all, INT64_MAX), 3600000000);
	ck_assert_int_eq(height_mm(vlist_height(&l, 0, l.v.n) - 30000000), 1259418);
	ck_assert_int_eq(page_length(3600000000), 1 << 30);
	ck_assert_int_eq(page_length(-3600000000), -(1 << 30));
	ck_assert_int_eq(page_length((1 << 30) - 1), (1 << 30) - 1);
	arena_free(a);
}
END_TEST

Suite *suite_layout_cut(void)
{
	const TTest *const tests[] = {a_range_takes_what_fits,
	                              regions_may_differ,
	                              glue_vanishes_at_a_cut,
	                              what_sticks_stays_together,
	                              a_break_ends_a_range,
	                              areas_go_on_in_the_next_range,
	                              a_strut_keeps_its_height_at_the_top,
	                              an_area_repeats_its_header,
	                              a_row_is_cut_through_its_cells,
	                              a_row_is_cut_only_where_all_cells_have_begun,
	                              a_row_that_should_stay_whole_moves,
	                              rows_within_rows,
	                              what_sticks_is_parted_where_it_is_too_tall,
	                              what_cannot_be_divided_stands,
	                              elsewhere_than_on_a_fresh_region_nothing_is_forced,
	                              what_is_too_tall_is_reported,
	                              heights_pass_2_31_mpt};
	return list_suite(suite_create("layout_cut"), tests, COUNT_OF(tests));
}
