/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents: its entries, their places and links. */
#include "rich.h"
#include "typeset.h"

START_TEST(a_header_may_hold_the_contents)
{
	struct setting s = typeset("page: {size: a6}\nmasters: {all: {header: [{toc: {levels: 1}}]}}\n"
	                           "body: [{heading: {text: Only, level: 1}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(count_of(&s, "Only"), 2);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_toc(void);

#define PAPER                                                                                              \
	"page: {size: 200pt x 100pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"  \
	"styles: {body: {size: 10pt, leading: 1.2}, entry: {extends: body, size: 5pt, space-before: 2pt, " \
	"space-after: 3pt}, low: {extends: body, space-before: 1pt, space-after: 4pt}}\nbody: "
#define HEADINGS                                                                                              \
	"page-break, {heading: {text: One, level: 1}, style: body}, {heading: {text: Two, level: 2}, style: " \
	"body}, page-break, {heading: {text: Three, level: 3}, style: body}"

START_TEST(entries_name_heading_and_page)
{
	/* Each links to its heading. Numbers stand in three times the size at the end, each level is indented by the size. */
	struct setting s = typeset(PAPER "[{toc: {levels: 3}, style: body}, {text: end}, " HEADINGS "]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "Link One 0 9.57\n"
	                 "Link #h1 0 0 19.63 12\n"
	                 "Link 2 194.28 9.57\n"
	                 "Link #h1 194.28 0 5.72 12\n"
	                 "Link Two 10 21.57\n"
	                 "Link #h2 10 12 19.27 12\n"
	                 "Link 2 194.28 21.57\n"
	                 "Link #h2 194.28 12 5.72 12\n"
	                 "Link Three 20 33.57\n"
	                 "Link #h3 20 24 26.95 12\n"
	                 "Link 3 194.28 33.57\n"
	                 "Link #h3 194.28 24 5.72 12\n"
	                 "P end 0 45.57\n");
	/* Page numbers are drawn in the digits of the edition, numbers in titles as they are written. */
	ck_assert(find_nth(&s, "2", 0).item->run->span->flags & SPAN_NUMBER);
	ck_assert(!(find_nth(&s, "Two", 0).item->run->span->flags & SPAN_NUMBER));
	ck_assert_str_eq(tree(&s), "TOC (TOCI (Link, Link), TOCI (Link, Link), TOCI (Link, Link)), P, H1, H2, H3");
	setting_close(&s);
}
END_TEST

START_TEST(levels_that_are_not_asked_for_are_left_out)
{
	struct setting s = typeset(PAPER "[{toc: {levels: 1}, style: body}, {text: end}, " HEADINGS "]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "Link One 0 9.57\n"
	                 "Link #h1 0 0 19.63 12\n"
	                 "Link 2 194.28 9.57\n"
	                 "Link #h1 194.28 0 5.72 12\n"
	                 "P end 0 21.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(entries_have_a_style_and_its_spaces)
{
	struct setting s =
	        typeset(PAPER "[{toc: {levels: 2, entry-style: entry}, style: low}, {text: end}, " HEADINGS "]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "Link One 0 4.785\n"
	                 "Link #h1 0 0 9.815 6\n"
	                 "Link 2 197.14 4.785\n"
	                 "Link #h1 197.14 0 2.86 6\n"
	                 "Link Two 5 12.785\n"
	                 "Link #h2 5 8 9.635 6\n"
	                 "Link 2 197.14 12.785\n"
	                 "Link #h2 197.14 8 2.86 6\n"
	                 "P end 0 27.57\n");
	setting_close(&s);
}
END_TEST

/* It comes again at the head of each page, but is there once to be read. */
START_TEST(a_heading_that_is_repeated_stands_on_its_first_page)
{
	struct setting s =
	        typeset(PAPER "[{table: {header-rows: 1, columns: [{}], rows: [[{boxes: [{heading: {text: Head, level: "
	                      "1}, style: body}]}], [a], [b], [c], [d], [e], [f], [g]]}}, {toc: {}}]\n");
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(count_of(&s, "Head"), 3);
	ck_assert_int_eq(count_of(&s, "1"), 1);
	ck_assert_int_eq(count_of(&s, "2"), 0);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_toc(void)
{
	const TTest *const tests[] = {a_heading_that_is_repeated_stands_on_its_first_page, entries_name_heading_and_page,
	                              levels_that_are_not_asked_for_are_left_out, entries_have_a_style_and_its_spaces,
	                              a_header_may_hold_the_contents};
	return suite_with(suite_create("layout_toc"), tests, COUNT_OF(tests));
}
