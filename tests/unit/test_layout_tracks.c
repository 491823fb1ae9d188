/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of the columns of tables: lengths, shares, words and lines. */
#include "layout/tracks.h"
#include "typeset.h"

Suite *suite_layout_tracks(void);

/* -- widths ---------------------------------------------------------------------------------- */

START_TEST(lengths_percentages_and_shares)
{
	/* The gaps come off first: of 180 pt a quarter is 45 pt, and the share takes what is left. */
	ASSERT_DRAWS(SQUARE "[{table: {gap: 10pt, columns: [{head: A, width: 50pt}, {head: B, width: 1fr}, {head: C, "
	                    "width: 25%}], rows: [[a, b, c]]}}]"
	                    "\n",
	             "P A 0 12.57\n"
	             "P B 60 12.57\n"
	             "P C 155 12.57\n"
	             "P a 0 30.57\n"
	             "P b 60 30.57\n"
	             "P c 155 30.57\n");
}
END_TEST

START_TEST(shares_are_in_proportion)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 1fr}, {width: 3fr}, {width: 1fr}], rows: [[a, b, c]]}}]"
	                    "\n",
	             "P a 0 12.57\n"
	             "P b 40 12.57\n"
	             "P c 160 12.57\n");
}
END_TEST

START_TEST(a_share_is_no_less_than_the_widest_word)
{
	/* The code is 80 pt wide; a tenth of the width would be 20 pt. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 1fr}, {width: 9fr}], rows: [[{boxes: [{qr: {text: a, "
	                    "size: 80pt, alt: x}}]}, b]]}}]"
	                    "\n",
	             "Figure #000000 11.034 14.034 57.932 57.932\n"
	             "P b 80 12.57\n");
}
END_TEST

START_TEST(automatic_columns_share_what_is_left_over)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{}, {}], rows: [[{boxes: [{qr: {text: a, size: 30pt, alt: x}}]}, "
	                    "{boxes: [{qr: {text: a, size: 50pt, alt: x}}]}]]}}]"
	                    "\n",
	             "Figure #000000 4.138 7.138 21.724 21.724\n"
	             "Figure #000000 96.897 9.897 36.206 36.206\n");
}
END_TEST

START_TEST(automatic_columns_beside_a_share_are_as_wide_as_their_longest_line)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{}, {width: 1fr}], rows: [[{boxes: [{qr: {text: a, size: 30pt, "
	                    "alt: x}}]}, b], [{text: a long text over both, colspan: 2}]]}}]"
	                    "\n",
	             "Figure #000000 4.138 7.138 21.724 21.724\n"
	             "P b 30 12.57\n"
	             "P a long text over both 0 48.57\n");
}
END_TEST

START_TEST(automatic_columns_between_words_and_lines)
{
	/* The first takes what its longest line needs, in proportion. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{table: {columns: [{}, {}], rows: [[short, "
	        "a text that is longer than its column can be on one line of it], [x, y]]}, allow: {texts-touch: no gap}}]"
	        "\n",
	        "P short 0 12.57\n"
	        "P a text that is longer than its column  24.76 12.57\n"
	        "P can be on one line of it 24.76 24.57\n"
	        "P x 0 42.57\n"
	        "P y 24.76 42.57\n");
}
END_TEST

START_TEST(padding_is_part_of_the_width)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{style: grey}, {width: 1fr}], rows: [[{boxes: [{qr: {text: a, "
	                    "size: 30pt, alt: x}}]}, b]]}}]"
	                    "\n",
	             "- #EEEEEE 0 0 36 40\n"
	             "Figure #000000 8.138 8.138 21.724 21.724\n"
	             "P b 36 12.57\n");
}
END_TEST

START_TEST(only_automatic_columns_share_what_texts_need)
{
	/* The text of the first, 50 pt wide, is as long as the page. */
	ASSERT_DRAWS(SQUARE
	             "[{table: {columns: [{width: 50pt}, {}, {}], "
	             "rows: [[a text that would need the whole width, bb, some words]]}, allow: {texts-touch: no gap}}]"
	             "\n",
	             "P a text that  0 12.57\n"
	             "P would  0 24.57\n"
	             "P need the  0 36.57\n"
	             "P whole  0 48.57\n"
	             "P width 0 60.57\n"
	             "P bb 50 12.57\n"
	             "P some words 102.545 12.57\n");
	ASSERT_DRAWS(SQUARE
	             "[{table: {columns: [{width: 25%}, {}, {width: 1fr}], "
	             "rows: [[a text that would need the whole width, bb, some words]]}, allow: {texts-touch: no gap}}]"
	             "\n",
	             "P a text that  0 12.57\n"
	             "P would  0 24.57\n"
	             "P need the  0 36.57\n"
	             "P whole  0 48.57\n"
	             "P width 0 60.57\n"
	             "P bb 50 12.57\n"
	             "P some words 62.3 12.57\n");
}
END_TEST

START_TEST(padding_is_part_of_the_widest_word)
{
	/* 86 pt in a tenth of the width. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 1fr, style: grey}, {width: 9fr}], "
	                    "rows: [[{boxes: [{qr: {text: a, size: 80pt, alt: x}}]}, b]]}}]"
	                    "\n",
	             "- #EEEEEE 0 0 86 90\n"
	             "Figure #000000 15.034 15.034 57.932 57.932\n"
	             "P b 86 12.57\n");
}
END_TEST

START_TEST(given_widths_that_do_not_fit_are_refused)
{
	/* At the width that goes beyond: 220 pt in 200, then 60 and 50 percent, then the gaps. */
	struct setting s =
	        typeset(SQUARE "[{table: {columns: [{width: 150pt}, {width: 70pt}, {width: 1pt}], rows: [[a, b, c]]}}]\n");
	ASSERT_SAYS(&s,
	            "layouts/page.yaml:5:51: error: the given widths of columns, with their gaps, take 77.96 mm; "
	            "there are 70.56 mm, 7.41 mm less [column-width]");
	setting_close(&s);
	s = typeset(SQUARE "[{table: {columns: [{width: 60%}, {width: 50%}], rows: [[a, b]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:49: error: the given widths of columns, with their gaps, take 77.61 mm");
	setting_close(&s);
	s = typeset(SQUARE "[{table: {gap: 10pt, columns: [{width: 100pt}, {width: 100pt}], rows: [[a, b]]}}]\n");
	ASSERT_SAYS(&s,
	            "layouts/page.yaml:5:62: error: the given widths of columns, with their gaps, take 74.08 mm; "
	            "there are 70.56 mm, 3.53 mm less [column-width]");
	setting_close(&s);
	s = typeset(SQUARE "[{row: {columns: [150pt, 70pt], boxes: [{text: a}, {text: b}]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:32: error: the given widths of columns, with their gaps, take 77.61 mm");
	setting_close(&s);
	s = typeset(SQUARE "[{grid: {columns: [250pt], boxes: [{text: a}, {text: b}]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:26: error: the given widths of columns, with their gaps, take 88.19 mm");
	setting_close(&s);
}
END_TEST

START_TEST(given_widths_leave_room_for_the_others)
{
	struct setting s = typeset(SQUARE "[{table: {columns: [{width: 200pt}, {}], rows: [[a, b]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:8: error: column 2 of a table has no width left [no-width]");
	setting_close(&s);
	s = typeset(SQUARE "[{row: {columns: [1fr, 200pt], boxes: [{text: a}, {text: b}]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:25: error: column 1 of a row has no width left [no-width]");
	setting_close(&s);
	/* The first one has a point, which is enough to be drawn. */
	s = typeset(SQUARE "[{row: {columns: [1fr, 0.5fr, 198.5pt], boxes: [{text: a}, {text: b}, {text: c}]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:30: error: column 2 of a row has no width left [no-width]");
	setting_close(&s);
	/* The gaps alone take all of it. */
	s = typeset(SQUARE "[{table: {gap: 250pt, columns: [{width: 150pt}, {width: 70pt}], rows: [[a, b]]}}]\n");
	ASSERT_SAYS(&s, "error: a table has no width left [no-width]");
	setting_close(&s);
}
END_TEST

START_TEST(a_code_narrows_no_given_column)
{
	/* The code of 80 pt has 60 pt; b stands where the given widths put it. */
	struct setting s = typeset(SQUARE "[{table: {columns: [{width: 80pt}, {width: 60pt}, {}], "
	                                  "rows: [[a, b, AB12CD34EF56GH78IJ90]]}}]\n");
	ASSERT_SAYS(&s, "warning: the columns of a table are too narrow for their widest words [table-width]");
	ck_assert_int_eq(find(&s, "b").x, 80000);
	setting_close(&s);
	/* Of two columns that are not given, the one that needs more gives way. */
	s = typeset(SQUARE "[{table: {columns: [{width: 140pt}, {width: 1fr}, {}], "
	                   "rows: [[a, bbbb, AB12CD34EF56GH78IJ90]]}}]\n");
	ck_assert_int_eq(find(&s, "bbbb").x, 140000);
	setting_close(&s);
	s = typeset(SQUARE "[{row: {columns: [140pt, auto], boxes: [{text: a}, {text: AB12CD34EF56GH78IJ90}]}}]\n");
	ASSERT_SAYS(&s, "warning: the columns of a row are too narrow for their widest words [table-width]");
	setting_close(&s);
}
END_TEST

START_TEST(a_span_of_columns_has_no_part_in_their_widths)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{}, {}], rows: [[{text: a long text over both of them, "
	                    "colspan: 2}], [{boxes: [{qr: {text: a, size: 30pt, alt: x}}]}, {boxes: [{qr: {text: a, "
	                    "size: 30pt, alt: x}}]}]]}}]"
	                    "\n",
	             "P a long text over both of them 0 12.57\n"
	             "Figure #000000 4.138 25.138 21.724 21.724\n"
	             "Figure #000000 104.138 25.138 21.724 21.724\n");
}
END_TEST

START_TEST(automatic_columns_leave_a_share_its_widest_word)
{
	/* The code in the share is 80 pt wide. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{}, {width: 1fr}], "
	                    "rows: [[a text that would need the whole width of the page, {boxes: [{qr: {text: a, "
	                    "size: 80pt, alt: x}}]}]]}}]"
	                    "\n",
	             "P a text that would need  0 12.57\n"
	             "P the whole width of  0 24.57\n"
	             "P the page 0 36.57\n"
	             "Figure #000000 131.034 14.034 57.932 57.932\n");
}
END_TEST

START_TEST(what_three_automatic_columns_leave_over_is_shared_evenly)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{}, {}, {}], rows: [[{boxes: [{qr: {text: a, size: 20pt, "
	                    "alt: x}}]}, {boxes: [{qr: {text: a, size: 30pt, alt: x}}]}, {boxes: [{qr: {text: a, "
	                    "size: 40pt, alt: x}}]}]]}}]"
	                    "\n",
	             "Figure #000000 2.759 5.759 14.482 14.482\n"
	             "Figure #000000 60.804 7.138 21.724 21.724\n"
	             "Figure #000000 128.85 8.517 28.966 28.966\n");
}
END_TEST

START_TEST(shares_are_taken_out_one_by_one)
{
	/* Codes of 90 and 60 pt; the third share gets the rest. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 1fr}, {width: 1fr}, {width: 1fr}], "
	                    "rows: [[{boxes: [{qr: {text: a, size: 90pt, alt: x}}]}, {boxes: [{qr: {text: a, "
	                    "size: 60pt, alt: x}}]}, b]]}}]"
	                    "\n",
	             "Figure #000000 12.414 15.414 65.172 65.172\n"
	             "Figure #000000 98.276 11.276 43.448 43.448\n"
	             "P b 150 12.57\n");
}
END_TEST

/* -- the rules of widths ----------------------------------------------------------------------- */

/* "50pt", "25%", "2fr" and "auto", each with the widths of its widest word and its longest line: "auto:20-60". */
static int read_tracks(const char *p, struct track *t)
{
	int n = 0;
	for (; *p; p += strspn(p, " ")) {
		char word[40], *end;
		double min = 0, max = 0;
		sscanf(p, "%39[^ :]", word);
		p += strlen(word);
		ck_assert_int_eq(dim_parse(word, &t[n].dim), LENGTH_OK);
		if (*p == ':') {
			min = max = strtod(p + 1, &end);
			if (*end == '-')
				max = strtod(end + 1, &end);
			p = end;
		}
		t[n].min = (mpt)(min * 1000);
		t[n++].max = (mpt)(max * 1000);
	}
	return n;
}

/* The widths in points, and what does not fit. */
static const char *widths(const char *tracks, double avail)
{
	static char text[200];
	struct track t[8] = {0};
	struct buf b = {0};
	int n = read_tracks(tracks, t);
	static const char *const what[] = {"", " narrow", " no room", " too wide"};
	enum tracks_fit fit = tracks_resolve(t, n, (mpt)(avail * 1000));
	for (int i = 0; i < n; i++)
		put_points(&b, &t[i].width, 1);
	snprintf(text, sizeof(text), "%s%s", buf_cstr(&b) + 1, what[fit]);
	buf_free(&b);
	return text;
}

#define ASSERT_WIDTHS(tracks, avail, expected) ck_assert_str_eq(widths(tracks, avail), expected)

START_TEST(shares_take_what_lengths_leave)
{
	ASSERT_WIDTHS("50pt 1fr 25%", 180, "50 85 45");
	ASSERT_WIDTHS("1fr 3fr 1fr", 200, "40 120 40");
	/* What rounding takes from one, the next ones get. */
	ASSERT_WIDTHS("1fr 1fr 1fr", 100, "33.333 33.334 33.333");
	/* No share, no width, but for what it holds. */
	ASSERT_WIDTHS("0fr 10pt", 20, "0 10");
	ASSERT_WIDTHS("0fr 1fr 10pt", 20, "0 10 10");
	ASSERT_WIDTHS("0fr:5 1fr 5pt", 20, "5 10 5");
}
END_TEST

START_TEST(shares_hold_their_widest_words)
{
	ASSERT_WIDTHS("1fr:80 9fr", 200, "80 120");
	ASSERT_WIDTHS("1fr:90 1fr:60 1fr", 200, "90 60 50");
	/* The last one needs more than the share that the first one leaves. */
	ASSERT_WIDTHS("1fr:60 2fr:10 1fr:60", 200, "60 80 60");
	/* What a share needs is not there for automatic columns. */
	ASSERT_WIDTHS("auto:10-100 1fr:80", 150, "70 80");
	ASSERT_WIDTHS("auto:10-100 1fr:80 50pt", 200, "70 80 50");
	ASSERT_WIDTHS("auto:10-40 1fr:20", 150, "40 110");
}
END_TEST

START_TEST(automatic_columns_take_between_words_and_lines)
{
	/* 100 pt above the widest words, for lines that could use 180. */
	ASSERT_WIDTHS("auto:10-100 auto:10-100 auto:30-30", 150, "60 60 30");
	ASSERT_WIDTHS("auto:10-100 auto:20-50", 100, "62.5 37.5");
	/* What they do not need is shared evenly, and the last one takes what rounding leaves. */
	ASSERT_WIDTHS("auto:20-30 auto:20-50", 200, "90 110");
	ASSERT_WIDTHS("auto:10 auto:10 auto:10", 100, "33.333 33.333 33.334");
	ASSERT_WIDTHS("auto:10-20 50pt", 100, "50 50");
	ASSERT_WIDTHS("50pt auto:10-20 25%", 200, "50 100 50");
	ASSERT_WIDTHS("auto:10-100 50pt auto:10-100", 150, "50 50 50");
}
END_TEST

START_TEST(given_widths_hold)
{
	ASSERT_WIDTHS("150pt 50pt", 200, "150 50");
	ASSERT_WIDTHS("100pt 1fr:20 1fr:30", 150, "100 20 30");
	ASSERT_WIDTHS("60pt 50pt auto:80-90", 150, "60 50 40 narrow");
	ASSERT_WIDTHS("50% auto:80-90 1fr:10", 100, "50 40 10 narrow");
	/* Rounding: three times a third of a point. */
	ASSERT_WIDTHS("33.3334pt 33.3334pt 33.3334pt", 100, "33.333 33.333 33.333");
	ASSERT_WIDTHS("33.334pt 33.333pt 33.334pt", 100, "33.334 33.333 33.333");
}
END_TEST

START_TEST(what_needs_most_gives_way)
{
	ASSERT_WIDTHS("auto:60-100 auto:60-100", 100, "50 50 narrow");
	ASSERT_WIDTHS("auto:60 auto:60", 100, "50 50 narrow");
	ASSERT_WIDTHS("auto:60-90 auto:10-90", 45, "35 10 narrow");
	ASSERT_WIDTHS("auto:60-90 auto:30-90", 45, "22.5 22.5 narrow");
	ASSERT_WIDTHS("auto:40 1fr:15 auto:50 20pt", 100, "32.5 15 32.5 20 narrow");
}
END_TEST

START_TEST(what_has_no_room_is_told)
{
	ASSERT_WIDTHS("50pt 1fr", 50, "50 0 no room");
	ASSERT_WIDTHS("49.5pt auto:10", 50, "49.5 0.5 no room");
	ASSERT_WIDTHS("50pt auto:0-10", 50, "50 0 no room");
	ASSERT_WIDTHS("49pt auto:10", 50, "49 1 narrow"); /* a point is enough */
	ASSERT_WIDTHS("50pt 0fr:10", 50, "50 0 no room");
	ASSERT_WIDTHS("49pt 1fr", 50, "49 1");
	/* An empty column needs none. */
	ASSERT_WIDTHS("50pt auto", 50, "50 0");
}
END_TEST

START_TEST(what_is_too_wide_is_cut_down)
{
	/* In proportion; columns without a given width count 10 pt at least. */
	ASSERT_WIDTHS("150pt 70pt", 200, "136.364 63.636 too wide");
	ASSERT_WIDTHS("60pt 1fr:20 1fr:30", 55, "30 10 15 too wide");
	ASSERT_WIDTHS("60pt 1fr", 35, "30 5 too wide");
	/* The gaps alone are wider than the space. */
	ASSERT_WIDTHS("10pt 10pt", -5, "0 0 too wide");
	ASSERT_WIDTHS("10pt 50%", -10, "0 0 too wide");
	ASSERT_WIDTHS("50%", -10, "0 too wide");
	ASSERT_WIDTHS("20pt", 0, "0 too wide");
}
END_TEST

Suite *suite_layout_tracks(void)
{
	const TTest *const tests[] = {lengths_percentages_and_shares,
	                              shares_are_in_proportion,
	                              a_share_is_no_less_than_the_widest_word,
	                              automatic_columns_share_what_is_left_over,
	                              automatic_columns_beside_a_share_are_as_wide_as_their_longest_line,
	                              automatic_columns_between_words_and_lines,
	                              padding_is_part_of_the_width,
	                              only_automatic_columns_share_what_texts_need,
	                              padding_is_part_of_the_widest_word,
	                              given_widths_that_do_not_fit_are_refused,
	                              given_widths_leave_room_for_the_others,
	                              a_code_narrows_no_given_column,
	                              a_span_of_columns_has_no_part_in_their_widths,
	                              automatic_columns_leave_a_share_its_widest_word,
	                              what_three_automatic_columns_leave_over_is_shared_evenly,
	                              shares_are_taken_out_one_by_one,
	                              shares_take_what_lengths_leave,
	                              shares_hold_their_widest_words,
	                              automatic_columns_take_between_words_and_lines,
	                              given_widths_hold,
	                              what_needs_most_gives_way,
	                              what_has_no_room_is_told,
	                              what_is_too_wide_is_cut_down};
	return suite_with(suite_create("layout_tracks"), tests, COUNT_OF(tests));
}
