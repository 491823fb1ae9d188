/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The baseline grid of a page. */
#include "list.h"
#include "setting.h"

Suite *suite_layout_snap(void);

START_TEST(what_is_on_the_grid_goes_down_to_its_next_line)
{
	ASSERT_CUT("16# 16#", "100", "16 16 :32");
	ASSERT_CUT("10 16#", "100", "10 =6 16 :32");
	ASSERT_CUT("10 +4 16# 5 16#", "100", "10 +4 =2 16 5 =11 16 :64");
	/* What is off by the rounding of a leading goes back. */
	ASSERT_CUT("16.004 16#", "100", "16.004 =-0.004 16 :32");
}
END_TEST

START_TEST(each_range_begins_its_grid_at_its_top)
{
	ASSERT_CUT("10 16# 10 16#", "36", "10 =6 16 :32 / 10 =6 16 :32");
	/* What is too tall with its space does not fit. */
	ASSERT_CUT("10 16#", "31", "10 :10 / 16 :16");
	/* Below what is drawn again at the top. */
	ASSERT_CUT("(r9 9 16# 16# )", "32", "( 9 =7 16 :32 / =7 16 ) :32");
}
END_TEST

START_TEST(space_goes_above_the_heading)
{
	ASSERT_CUT("16# +4 10 16#*", "100", "16 +4 =2 10 16 :48");
	ASSERT_CUT("20 10 10* 16#*", "100", "20 =8 10 10 16 :64");
	ASSERT_CUT("20 [1 10 ]1 16#*", "100", "20 [1 10 ]1 16 :48");
	ASSERT_CUT("20 [1 7 ]1 16#*", "100", "20 =3 [1 7 ]1 16 :48");
	/* Nothing that is on the grid is moved. */
	ASSERT_CUT("16# 4* 16#* 4* 16#*", "100", "16 =12 4 16 =12 4 16 :80");
	/* At the top the heading keeps its place. */
	ASSERT_CUT("10 16#*", "100", "10 =6 16 :32");
	/* A marker stays beside its text. */
	ASSERT_CUT("10 0 16#*", "100", "10 =6 0 16 :32");
	ASSERT_CUT("0 16#*", "100", "0 16 :16");
	/* A heading whose text does not fit goes on with it. */
	ASSERT_CUT("16# 10 16#*", "44", "16 :16 / 10 =6 16 :32");
}
END_TEST

START_TEST(a_place_to_cut_moves_with_the_space)
{
	/* The list is cut between the lines in the area, which the space above it has moved down. */
	ASSERT_CUT("20 [0 6 5 ]0 16#* 40*", "60 80", "20 =1 [0 6 :27 / 5 ]0 =11 16 40 :72");
}
END_TEST

START_TEST(nothing_is_on_the_grid_below_a_share) { ASSERT_CUT("10 ~1 16#", "100", "10 +0 16 :26"); }
END_TEST

START_TEST(columns_of_the_page_have_its_grid)
{
	ASSERT_CUT("10 p2<16# 16# 16# 16#>", "100", "10 c<=6 16 16 ; =6 16 16>38 :48");
	ASSERT_CUT("p2<10 16# 10 16#>", "100", "c<10 =6 16 ; 10 =6 16>32 :32");
	/* Other columns have their own. */
	ASSERT_CUT("10 c2<16# 16# 10 16#>", "100", "10 c<16 16 ; 10 =6 16>32 :42");
	ASSERT_CUT("u2<10 16# 10 16#>", "100", "c<10 =6 16 10 =6 16 ; >64 :64");
	/* Space that an earlier cut set is not there in the next one. */
	ASSERT_CUT("u2<10 16# 10 16#>", "40", "c<10 =6 16 ; 10 =6 16>32 :32");
	ASSERT_CUT("10 u2<10 16# | 10 16# | 10 16#>", "100", "10 c<10 =6 16 | ; 10 =6 16 |>32 c<10 =6 16 ; >32 :74");
}
END_TEST

/* -- texts of a page ------------------------------------------------------------------------ */

/* Lines of 12 pt; the first baseline is (12 + 7.14) / 2 = 9.57 below the top. */
#define PAGE(more)                                                                                                                           \
	"page: {size: 200pt x 200pt, margins: {top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt}, unprintable: 0, baseline-grid: body" more \
	"}\n"                                                                                                                                \
	"styles: {body: {size: 10pt, leading: 1.2}, small: {size: 8pt, leading: 1.5, hyphenate: false}, "                                    \
	"note: {size: 8pt, leading: 1.25}, heading: {size: 15pt, leading: 1.2, keep-with-next: true}, "                                      \
	"large: {size: 20pt, leading: 1.2}, card: {extends: body, padding: 5pt, fill: '#EEEEEE'}}\n"

static mpt baseline_of(const struct setting *s, const char *word) { return find(s, word).y; }

START_TEST(texts_of_the_leading_stand_on_the_lines)
{
	struct setting s =
	        typeset(PAGE("") "body: [{text: aa}, {text: bb, style: note}, {text: cc}, {text: dd, style: small}, "
	                         "{text: ee, style: large}, {text: ff}]\n");
	mpt first = baseline_of(&s, "aa");
	ck_assert_str_eq(setting_messages(&s), "");
	ck_assert_int_eq(first, 29570);
	ck_assert_int_eq(baseline_of(&s, "bb") - first, 10286); /* where it comes */
	ck_assert_int_eq(baseline_of(&s, "cc") - first, 24000);
	ck_assert_int_eq(baseline_of(&s, "dd") - first, 36000);
	ck_assert_int_eq(baseline_of(&s, "ee") - first, 60000);
	ck_assert_int_eq(baseline_of(&s, "ff") - first, 72000);
	setting_close(&s);
}
END_TEST

START_TEST(headings_take_the_space_above_them)
{
	struct setting s = typeset(PAGE("") "body: [{text: aa}, {heading: {text: hh, level: 1}}, {text: bb}]\n");
	mpt first = baseline_of(&s, "aa");
	ck_assert_int_eq(baseline_of(&s, "bb") - first, 36000);
	/* 6 pt of 18 + 6 stand above the heading, which ends where the text begins. */
	ck_assert_int_eq(baseline_of(&s, "hh") - first, 22785);
	setting_close(&s);
}
END_TEST

START_TEST(columns_and_both_sides_have_the_same_lines)
{
	struct setting s = typeset(PAGE(
	        ", columns: 2, gutter: 10pt, balance: false, duplex: true") "body: [{text: h1, style: note}, {text: aa}, column-break, {text: bb}, {text: h2, style: note}, "
	                                                                    "{text: cc}, page-break, {text: h3, style: note}, {text: dd}]\n");
	mpt first = baseline_of(&s, "bb");
	ck_assert_int_eq(first, 29570);
	ck_assert_int_eq(baseline_of(&s, "aa") - first, 12000);
	ck_assert_int_eq(baseline_of(&s, "cc") - first, 24000);
	ck_assert_int_eq(find(&s, "dd").page, 2);
	ck_assert_int_eq(baseline_of(&s, "dd") - first, 12000);
	setting_close(&s);
}
END_TEST

START_TEST(columns_that_are_a_box_begin_on_a_line)
{
	struct setting s =
	        typeset(PAGE("") "body: [{text: hh, style: note}, {columns: {count: 2, gap: 10pt, boxes: [{text: aa}, "
	                         "{text: bb, style: note}, {text: cc}, {text: dd}, {text: ee}]}}]\n");
	ck_assert_str_eq(setting_messages(&s), "");
	mpt first = baseline_of(&s, "aa");
	ck_assert_int_eq(first, 29570 + 12000);
	ck_assert_int_eq(baseline_of(&s, "cc") - first, 24000);
	ck_assert_int_eq(baseline_of(&s, "dd") - first, 0);
	setting_close(&s);
}
END_TEST

START_TEST(cells_and_grounds_keep_texts_off_the_grid)
{
	struct setting s =
	        typeset(PAGE("") "body: [{text: aa, style: note}, {text: bb, style: card}, {row: {boxes: [{text: cc}]}}, "
	                         "{text: dd}]\n");
	mpt first = 29570;
	ck_assert_int_eq(baseline_of(&s, "bb") - first, 10000 + 5000);
	ck_assert_int_eq(baseline_of(&s, "cc") - first, 10000 + 22000);
	ck_assert_int_eq(baseline_of(&s, "dd") - first, 48000);
	setting_close(&s);
}
END_TEST

START_TEST(items_of_lists_follow_each_other)
{
	struct setting s = typeset_with("en", PAGE("") "body: [{text: '{text}'}]\n", "aa\n\n- bb\n- cc\n\ndd");
	mpt first = baseline_of(&s, "aa");
	ck_assert_int_eq(baseline_of(&s, "bb") - first, 24000);
	ck_assert_int_eq(baseline_of(&s, "cc") - first, 36000);
	ck_assert_int_eq(baseline_of(&s, "dd") - first, 60000);
	setting_close(&s);
}
END_TEST

START_TEST(the_grid_yields_with_its_style)
{
	struct setting s = typeset(PAGE(
	        "") "fit: {pages: 1, yield: [leading], floor: {leading: 1}}\n"
	            "body: [{text: n1, style: note}, {text: aa}, {text: bb}, {text: cc}, {text: dd}, "
	            "{text: ee}, {text: ff}, {text: gg}, {text: hh}, {text: ii}, {text: jj}, {text: kk}, {text: ll}, {text: mm}]\n");
	mpt pitch = baseline_of(&s, "bb") - baseline_of(&s, "aa");
	ck_assert_str_eq(setting_messages(&s), "");
	ck_assert_int_eq(find(&s, "mm").page, 1);
	ck_assert_int_lt(pitch, 12000);
	ck_assert_int_eq(baseline_of(&s, "mm") - baseline_of(&s, "aa"), 12 * pitch);
	setting_close(&s);
}
END_TEST

START_TEST(a_grid_on_which_nothing_stands_is_told)
{
	struct setting s = typeset(PAGE("") "body: [{text: aa, style: note}]\n");
	ck_assert_msg(strstr(setting_messages(&s), "'baseline-grid' has no effect"), "%s", setting_messages(&s));
	setting_close(&s);
	s = typeset(PAGE(", justify: true") "body: [{text: aa}]\n");
	ck_assert_msg(strstr(setting_messages(&s), "'justify' has no effect"), "%s", setting_messages(&s));
	setting_close(&s);
}
END_TEST

Suite *suite_layout_snap(void)
{
	const TTest *const tests[] = {what_is_on_the_grid_goes_down_to_its_next_line,
	                              each_range_begins_its_grid_at_its_top,
	                              space_goes_above_the_heading,
	                              a_place_to_cut_moves_with_the_space,
	                              nothing_is_on_the_grid_below_a_share,
	                              columns_of_the_page_have_its_grid,
	                              texts_of_the_leading_stand_on_the_lines,
	                              headings_take_the_space_above_them,
	                              columns_and_both_sides_have_the_same_lines,
	                              columns_that_are_a_box_begin_on_a_line,
	                              cells_and_grounds_keep_texts_off_the_grid,
	                              items_of_lists_follow_each_other,
	                              the_grid_yields_with_its_style,
	                              a_grid_on_which_nothing_stands_is_told};
	return list_suite(suite_create("layout_snap"), tests, COUNT_OF(tests));
}
