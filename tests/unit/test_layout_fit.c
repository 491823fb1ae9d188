/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that must fit its pages: what gives way, how far, and what is said where that is not enough. */
#include "typeset.h"

Suite *suite_layout_fit(void);

/* 200 pt of height: 16 lines of 12 pt and what is set around them. */
#define LINE "{text: line%02d}, "
#define SPACED "page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
#define BODY "styles: {body: {size: 10pt, leading: 1.2, space-after: 4pt}}\nbody: ["

static mpt step_of(const struct setting *s) { return find(s, "line02").y - find(s, "line01").y; }

static mpt size_of(const struct setting *s) { return find(s, "line01").item->run->size; }

START_TEST(what_fits_stays_as_it_is)
{
	struct setting s =
	        typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing, leading, size]}\n" BODY, LINE, 12, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(step_of(&s), PT(16));
	setting_close(&s);
}
END_TEST

START_TEST(without_pages_nothing_gives_way)
{
	struct setting s = typeset(repeated(SPACED BODY, LINE, 40, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 4);
	ck_assert_int_eq(step_of(&s), PT(16));
	setting_close(&s);
}
END_TEST

START_TEST(spacing_gives_way_no_further_than_needed)
{
	/* 14 lines and 13 gaps: 168 pt and at most 32 / 13 = 2.46 pt a gap, 61.5 % of 4 pt. The search foresees
	   just that value, and sees that half a percent more is too much. */
	struct setting s =
	        typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing, leading, size]}\n" BODY, LINE, 14, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(step_of(&s), 14460);
	ck_assert_int_eq(size_of(&s), PT(10));
	setting_close(&s);
}
END_TEST

/* Two lines, a page break and 14 lines: the second page is squeezed to 14.46 pt as above, the first one keeps its 4 pt. */
START_TEST(each_side_of_a_page_break_has_its_own_spacing)
{
	struct setting s =
	        typeset(repeated(SPACED "fit: {pages: 2, yield: [spacing]}\n" BODY "{text: one}, {text: two}, page-break, ",
	                         LINE, 14, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(step_of(&s), 14460);
	ck_assert_int_eq(find(&s, "two").y - find(&s, "one").y, PT(16));
	setting_close(&s);
}
END_TEST

/* 13 lines need 92 % of their gaps, and have them although the page behind needs 61 %. */
START_TEST(a_part_is_squeezed_as_far_as_it_needs)
{
	struct setting s = typeset(repeated(
	        SPACED
	        "fit: {pages: 2, yield: [spacing]}\n" BODY
	        "{text: a1}, {text: a2}, {text: b}, {text: b}, {text: b}, {text: b}, {text: b}, {text: b}, {text: b}, "
	        "{text: b}, {text: b}, {text: b}, {text: b}, page-break, ",
	        LINE, 14, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(step_of(&s), 14460);
	/* 200 pt less 13 lines leave 44 / 12 = 3.67 pt a gap; steps of half a percent may miss 0.02 pt of it. */
	mpt step = find(&s, "a2").y - find(&s, "a1").y;
	ck_assert_msg(step <= 15667 && step > 15640, "%d", step);
	setting_close(&s);
}
END_TEST

START_TEST(spacing_stops_at_its_floor)
{
	/* 15 lines: 180 pt, and 20 / 14 = 1.43 pt a gap is under the half of 4 pt, but not under a quarter. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing]}\n" BODY, LINE, 15, "]\n"));
	ASSERT_SAYS(&s, "page does not fit on 1 page (locale en)");
	ck_assert_int_eq(step_of(&s), PT(14));
	setting_close(&s);
	s = typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing], floor: {spacing: 0.25}}\n" BODY, LINE, 15, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 13428);
	setting_close(&s);
}
END_TEST

START_TEST(leading_gives_way_after_spacing)
{
	/* 15 lines with 14 gaps of 2 pt leave 172 pt: 11.46 pt a line. */
	struct setting s = typeset(repeated(
	        SPACED "fit: {pages: 1, yield: [spacing, leading, size], floor: {leading: 1}}\n" BODY, LINE, 15, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 13460);
	ck_assert_int_eq(size_of(&s), PT(10));
	setting_close(&s);
}
END_TEST

START_TEST(leading_stops_at_its_floor)
{
	/* 17 lines: 16 gaps of 2 pt leave 168 pt, 9.88 a line; 1.1 times the size is 11 pt. */
	struct setting s = typeset(repeated(
	        SPACED "fit: {pages: 1, yield: [spacing, leading], floor: {leading: 1.1}}\n" BODY, LINE, 17, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(step_of(&s), PT(13));
	setting_close(&s);
}
END_TEST

START_TEST(size_gives_way_last)
{
	/* 17 lines of 1.1 times 8.98 pt. */
	struct setting s = typeset(
	        repeated(SPACED "fit: {pages: 1, yield: [spacing, leading, size], floor: {leading: 1.1, size: 8pt}}\n" BODY,
	                 LINE, 17, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(size_of(&s), 8960);
	setting_close(&s);
	/* 9 pt are too much. */
	s = typeset(repeated(SPACED
	                     "fit: {pages: 1, yield: [spacing, leading, size], floor: {leading: 1.1, size: 9pt}}\n" BODY,
	                     LINE, 17, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(size_of(&s), PT(9));
	setting_close(&s);
}
END_TEST

START_TEST(what_gives_way_first_is_named_first)
{
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1, yield: [size, spacing]}\n" BODY, LINE, 13, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(size_of(&s), PT(10));
	/* 12 gaps of 4 pt leave 152 pt: lines of 11.69 pt. */
	ck_assert_int_eq(step_of(&s), 15676);
	setting_close(&s);
}
END_TEST

START_TEST(it_fits_several_pages)
{
	struct setting s = typeset(repeated(SPACED "fit: {pages: 2, yield: [spacing]}\n" BODY, LINE, 28, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(find(&s, "line15").page, 2);
	ck_assert_int_eq(step_of(&s), 14460);
	setting_close(&s);
}
END_TEST

/* -- the search ------------------------------------------------------------------------------ */

#define PLAIN "styles: {body: {size: 10pt, leading: 1.2}}\nbody: ["
#define OPEN "styles: {body: {size: 10pt, leading: 1.4}}\nbody: ["
#define WORDS "{text: 'one two three four five six seven eight nine ten eleven twelve thirteen'}, "

START_TEST(a_size_is_found_although_lines_break_in_another_way)
{
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1, yield: [size], floor: {size: 6pt}}\n" PLAIN
	                                           "{text: 'line01'}, {text: 'line02'}, ",
	                                    WORDS, 8, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(size_of(&s), 9250);
	setting_close(&s);
	s = typeset(repeated(SPACED "fit: {pages: 2, yield: [size], floor: {size: 6pt}}\n" PLAIN
	                            "{text: 'line01'}, {text: 'line02'}, ",
	                     WORDS, 18, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(size_of(&s), 8330);
	setting_close(&s);
}
END_TEST

START_TEST(the_fullest_page_decides)
{
	/* Each part has its page. The second, of 13 lines, is full at 44 / 12 = 3.66 pt a gap; the third is short. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 3, yield: [spacing]}\n" BODY "{text: first}, page-break, ",
	                                    LINE, 13, "page-break, {text: last}]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 3);
	ck_assert_int_eq(step_of(&s), 15664);
	setting_close(&s);
	/* The first, although there is room on the second. */
	s = typeset(repeated(SPACED "fit: {pages: 2, yield: [spacing, size]}\n" BODY, LINE, 14,
	                     "page-break, {text: second}]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 14460);
	setting_close(&s);
}
END_TEST

START_TEST(what_is_just_enough_at_the_floor_is_enough)
{
	/* 15 lines and 14 gaps: 20 pt, which are 35.7 % of 4 pt; at the floor nothing but a point is left. */
	struct setting s = typeset(
	        repeated(SPACED "fit: {pages: 1, yield: [spacing, size], floor: {spacing: 0.357}}\n" BODY, LINE, 15, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 13428);
	ck_assert_int_eq(size_of(&s), PT(10));
	setting_close(&s);
	s = typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing], floor: {spacing: 0.358}}\n" BODY, LINE, 15, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(step_of(&s), 13432);
	setting_close(&s);
}
END_TEST

START_TEST(leading_is_no_less_than_seven_tenths)
{
	/* 21 lines of 9.8 pt are 205.8 pt. */
	struct setting s =
	        typeset(repeated(SPACED "fit: {pages: 1, yield: [leading], floor: {leading: 0.9}}\n" OPEN, LINE, 21, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(step_of(&s), 9800);
	setting_close(&s);
	/* A floor above the leading leaves it as it is. */
	s = typeset(repeated(SPACED "fit: {pages: 1, yield: [leading], floor: {leading: 1.3}}\n" PLAIN, LINE, 24, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(step_of(&s), PT(12));
	setting_close(&s);
}
END_TEST

START_TEST(what_takes_ten_times_its_pages_may_fit)
{
	/* Ten lines of a point, each on its page; at a tenth of the gaps they are 189.9 pt. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1, yield: [spacing], floor: {spacing: 0.1}}\n"
	                                           "styles: {body: {size: 10pt}, rule: {space-after: 199.9pt}}\nbody: [",
	                                    "{rule: {thickness: 1pt}}, ", 10, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	setting_close(&s);
}
END_TEST

START_TEST(growing_is_searched_as_yielding_is)
{
	/* Ten lines on each of two pages, with nine gaps of at most 8.89 pt. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 2, grow: 3}\n" BODY, LINE, 20, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(step_of(&s), 20888);
	setting_close(&s);
	/* Where each page begins with a break, the fuller one decides. */
	s = typeset(repeated(SPACED "fit: {pages: 2, grow: 3}\n" BODY, LINE, 10, "page-break, {text: second}]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 20888);
	setting_close(&s);
}
END_TEST

/* -- growing --------------------------------------------------------------------------------- */

START_TEST(spacing_grows_into_the_last_page)
{
	/* 10 lines and 9 gaps: (200 - 120) / 9 = 8.89 pt, more than twice 4 pt, less than 2.5 times. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1, grow: 2}\n" BODY, LINE, 10, "]\n"));
	ck_assert_int_eq(step_of(&s), PT(20));
	setting_close(&s);
	s = typeset(repeated(SPACED "fit: {pages: 1, grow: 2.5}\n" BODY, LINE, 10, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(step_of(&s), 20888);
	setting_close(&s);
	/* Without `grow` it does not. */
	s = typeset(repeated(SPACED "fit: {pages: 1}\n" BODY, LINE, 10, "]\n"));
	ck_assert_int_eq(step_of(&s), PT(16));
	setting_close(&s);
}
END_TEST

/* -- what does not fit ----------------------------------------------------------------------- */

START_TEST(overflow_names_what_is_too_much)
{
	/* 16 lines of 12 pt fit; four lines of 12 pt are 16.93 mm, with 26 letters. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 1}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [",
	                                    "{text: 'line%02d'}, ", 20, "]\n"));
	ASSERT_SAYS(&s, "layouts/page.yaml:6:");
	ASSERT_SAYS(&s, "page does not fit on 1 page (locale en): from here on it is 18 mm too long, about 24 characters");
	ASSERT_SAYS(&s, "shorten the text, or let more give way under 'fit' in layouts/page.yaml");
	setting_close(&s);
	s = typeset(
	        repeated(SPACED "fit: {pages: 2}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [", LINE, 33, "]\n"));
	ASSERT_SAYS(&s, "page does not fit on 2 pages (locale en): from here on it is 5 mm too long, about 6 characters");
	setting_close(&s);
	s = typeset(repeated(
	        SPACED "fit: {pages: 1}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [{text: t}, {spacer: 180pt}, ",
	        "{text: 'x'}, ", 1, "]\n"));
	ASSERT_SAYS(&s, "5 mm too long, about 1 character [overflow]");
	setting_close(&s);
}
END_TEST

START_TEST(overflow_counts_the_characters_in_rows)
{
	struct setting s = typeset(
	        SPACED "fit: {pages: 1}\nstyles: {body: {size: 10pt, leading: 1.2}}\n"
	               "body: [{text: t}, {spacer: 170pt}, {row: [{text: abc}, {stack: [{text: de}, {text: f}]}]}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:6:50: error: page does not fit");
	ASSERT_SAYS(&s, "it is 9 mm too long, about 6 characters");
	setting_close(&s);
}
END_TEST

START_TEST(overflow_names_the_content_before_the_layout)
{
	struct setting s = typeset_with("en",
	                                SPACED "fit: {pages: 1}\nstyles: {body: {size: 10pt, leading: 1.2}}\n"
	                                       "body: [{text: t}, {spacer: 180pt}, {text: word}, {prose: '{text}'}]\n",
	                                "some text");
	ASSERT_SAYS(&s, "content.yaml:");
	setting_close(&s);
}
END_TEST

START_TEST(overflow_is_of_the_part_that_runs_over)
{
	/* Each part has a page of its own; the first one runs over, the second does not. */
	struct setting s = typeset(repeated(SPACED "fit: {pages: 2}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [",
	                                    LINE, 17, "page-break, {text: second}, {text: third}]\n"));
	ASSERT_SAYS(&s, "does not fit on 2 pages (locale en): from here on it is 5 mm too long, about 6 characters");
	setting_close(&s);
	/* A break at the end begins no part. */
	s = typeset(repeated(SPACED "fit: {pages: 2}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [", LINE, 17,
	                     "page-break, {text: second}, {text: third}, page-break]\n"));
	ASSERT_SAYS(&s, "does not fit on 2 pages (locale en): from here on it is 5 mm too long, about 6 characters");
	setting_close(&s);
	/* The last one runs over. */
	s = typeset(repeated(
	        SPACED "fit: {pages: 2}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: [{text: first}, page-break, ",
	        LINE, 17, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 2 pages (locale en): from here on it is 5 mm too long, about 6 characters");
	setting_close(&s);
	/* More parts than pages: what comes after them. */
	s = typeset(SPACED "fit: {pages: 1}\nstyles: {body: {size: 10pt, leading: 1.2}}\n"
	                   "body: [{text: one}, page-break, {text: three}]\n");
	ASSERT_SAYS(&s, "does not fit on 1 page (locale en): from here on it is 5 mm too long, about 5 characters");
	setting_close(&s);
}
END_TEST

START_TEST(far_too_much_is_reported_at_the_floors)
{
	/* 360 lines take 30 pages at full size; each gap gives its half, so the rest is at its least. */
	struct setting s = typeset(
	        repeated(SPACED "fit: {pages: 1, yield: [spacing, size], floor: {size: 8pt}}\n" BODY, LINE, 360, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(size_of(&s), PT(8));
	ck_assert_int_eq(step_of(&s), 11600);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_fit(void)
{
	const TTest *const tests[] = {what_fits_stays_as_it_is,
	                              without_pages_nothing_gives_way,
	                              spacing_gives_way_no_further_than_needed,
	                              each_side_of_a_page_break_has_its_own_spacing,
	                              a_part_is_squeezed_as_far_as_it_needs,
	                              spacing_stops_at_its_floor,
	                              leading_gives_way_after_spacing,
	                              leading_stops_at_its_floor,
	                              size_gives_way_last,
	                              what_gives_way_first_is_named_first,
	                              it_fits_several_pages,
	                              spacing_grows_into_the_last_page,
	                              overflow_names_what_is_too_much,
	                              overflow_counts_the_characters_in_rows,
	                              overflow_names_the_content_before_the_layout,
	                              overflow_is_of_the_part_that_runs_over,
	                              far_too_much_is_reported_at_the_floors,
	                              a_size_is_found_although_lines_break_in_another_way,
	                              the_fullest_page_decides,
	                              what_is_just_enough_at_the_floor_is_enough,
	                              leading_is_no_less_than_seven_tenths,
	                              what_takes_ten_times_its_pages_may_fit,
	                              growing_is_searched_as_yielding_is};
	return suite_with(suite_create("layout_fit"), tests, COUNT_OF(tests));
}
