/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout, one small document for each behaviour and for each case of trouble.
 * The page is A6 (297.638 x 419.528 pt) with margins of 10 mm unless the test
 * says otherwise.
 */
#include "typeset.h"

Suite *suite_layout(void);

/* -- flow
 * -----------------------------------------------------------------------------------
 */

START_TEST(flows_over_pages)
{
	/* A page of 362.8 pt holds 30 lines of 12 pt. */
	struct setting s = typeset(repeated(PAGE STYLES "body: [", "{text: line%03d}, ", 61, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 3);
	ck_assert_int_eq(find(&s, "line030").page, 1);
	ck_assert_int_eq(find(&s, "line031").page, 2);
	ck_assert_int_eq(find(&s, "line061").page, 3);
	ck_assert_int_eq(find(&s, "line001").y, find(&s, "line031").y);
	setting_close(&s);
}
END_TEST

START_TEST(columns_are_balanced_or_filled)
{
	struct setting s =
	        typeset(repeated("page: {size: a6, columns: 2}\n" STYLES "body: [", "{text: line%03d}, ", 10, "]\n"));
	ck_assert_int_eq(find(&s, "line006").y, find(&s, "line001").y);
	ck_assert_int_gt(find(&s, "line006").x, find(&s, "line005").x);
	setting_close(&s);
	s = typeset(repeated("page: {size: a6, columns: 2, balance: false}\n" STYLES "body: [", "{text: line%03d}, ", 10,
	                     "]\n"));
	ck_assert_int_eq(find(&s, "line010").x, find(&s, "line001").x);
	setting_close(&s);
}
END_TEST

START_TEST(breaks_end_pages_and_columns)
{
	struct setting s = typeset("page: {size: a6, columns: 2}\n" STYLES
	                           "body: [{text: aa}, column-break, {text: bb}, page-break, {text: cc}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "aa").y, find(&s, "bb").y);
	ck_assert_int_lt(find(&s, "aa").x, find(&s, "bb").x);
	ck_assert_int_eq(find(&s, "cc").page, 2);
	setting_close(&s);
}
END_TEST

/* A break in the last column of a page goes on in the first one of the next. */
START_TEST(a_break_in_the_last_column_ends_the_page)
{
	struct setting s = typeset("page: {size: a6, columns: 2}\n" STYLES "body: [{text: aa}, column-break, {text: bb}, "
	                           "column-break, {text: cc}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "bb").page, 1);
	ck_assert_int_eq(find(&s, "cc").page, 2);
	ck_assert_int_eq(find(&s, "cc").x, find(&s, "aa").x);
	setting_close(&s);
}
END_TEST

START_TEST(a_box_across_all_columns_parts_them)
{
	struct setting s = typeset("page: {size: a6, columns: 2}\n" STYLES "body: [{text: aa}, {text: bb}, {text: across, "
	                           "span: all}, {text: cc}, {text: dd}]\n");
	mpt across = find(&s, "across").y;
	ck_assert_int_eq(find(&s, "aa").y, find(&s, "bb").y);
	ck_assert_int_lt(find(&s, "bb").y, across);
	ck_assert_int_gt(find(&s, "cc").y, across);
	ck_assert_int_eq(find(&s, "cc").y, find(&s, "dd").y);
	setting_close(&s);
}
END_TEST

START_TEST(keeps_widows_orphans_and_headings)
{
	/* 28 lines, then a heading and a paragraph of which two lines would have to
	 * fit below. */
	struct setting s = typeset(repeated(PAGE STYLES "body: [", "{text: line%03d}, ", 28,
	                                    "{text: head, style: kept}, {text: 'first " LINES_6 LINES_6 "last'}]\n"));
	ck_assert_int_eq(find(&s, "head").page, 2);
	ck_assert_int_eq(find(&s, "first").page, 2);
	setting_close(&s);
	s = typeset(repeated(PAGE STYLES "body: [", "{text: line%03d}, ", 27,
	                     "{text: head, style: kept}, {text: 'first " LINES_6 LINES_6 "last'}]\n"));
	ck_assert_int_eq(find(&s, "head").page, 1);
	ck_assert_int_eq(find(&s, "first").page, 1);
	ck_assert_int_eq(find(&s, "last").page, 2);
	setting_close(&s);
}
END_TEST

START_TEST(keeps_a_box_together)
{
	struct setting s = typeset(repeated(PAGE STYLES "body: [", "{text: line%03d}, ", 28,
	                                    "{stack: [{text: aa}, {text: bb}, {text: cc}], keep: together}]\n"));
	ck_assert_int_eq(find(&s, "aa").page, 2);
	setting_close(&s);
}
END_TEST

/* -- boxes
 * ----------------------------------------------------------------------------------
 */

START_TEST(grid_divides_its_width)
{
	struct setting s = typeset(PAGE STYLES "body: [{grid: {columns: [20mm, 25%, 1fr, 2fr], gap: "
	                                       "5pt, boxes: [{text: aa}, {text: bb}, "
	                                       "{text: cc}, {text: dd}]}}]\n");
	/* 240.946 pt without three gaps of 5 pt are 225.946: 56.693, a quarter, and
	 * shares of the rest. */
	mpt x = MARGIN, rest = 225946 - 56693 - 56487;
	ck_assert_int_eq(find(&s, "aa").x, x);
	ck_assert_int_le(abs(find(&s, "bb").x - (x + 56693 + 5000)), 2);
	ck_assert_int_le(abs(find(&s, "cc").x - (x + 56693 + 56487 + 10000)), 2);
	ck_assert_int_le(abs(find(&s, "dd").x - (x + 56693 + 56487 + rest / 3 + 15000)), 3);
	setting_close(&s);
}
END_TEST

START_TEST(grid_aligns_and_shares_parts)
{
	struct setting s =
	        typeset(PAGE STYLES "body: [{grid: {valign: middle, boxes: [{text: 'aa'}, {text: '" LINES_6 "'}]}}]\n");
	ck_assert_int_gt(find(&s, "aa").y, find(&s, "one").y);
	setting_close(&s);
	s = typeset(PAGE STYLES "body: [{grid: {shared: true, boxes: [{card: {title: '" LINES_6
	                        "', body: aa}}, {card: {title: t, body: bb}}]}}]\n");
	ck_assert_int_eq(find(&s, "aa").y, find(&s, "bb").y);
	setting_close(&s);
}
END_TEST

START_TEST(ground_goes_on_over_pages)
{
	struct setting s =
	        typeset(repeated(PAGE STYLES "body: [{stack: {boxes: [", "{text: line%03d}, ", 40, "]}, style: boxed}]\n"));
	const struct item *first = find_path(&s, 1, COLOR_RGB(0xEEEEEE)), *second = find_path(&s, 2, COLOR_RGB(0xEEEEEE));
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_nonnull(second);
	ck_assert_ptr_eq(first, &s.pages->page.v[0].items.v.v[0]); /* under the text */
	ck_assert_int_eq(find(&s, "line001").x, MARGIN + PT(4));
	setting_close(&s);
}
END_TEST

#define TABLE(rows)                                                                \
	PAGE STYLES "body: [{table: {columns: [{head: Head, width: auto}, {head: " \
	            "Other, width: 1fr}], rows: [" rows

START_TEST(table_repeats_its_header)
{
	struct setting s = typeset(repeated(TABLE(""), "[row%03d, text%03d], ", 50, "]}, allow: {texts-touch: no gap}}]\n"));
	int heads = count_of(&s, "Head");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(heads, s.pages->page.n);
	ck_assert_ptr_nonnull(find_nth(&s, "Head", 0).item->element);
	for (int i = 1; i < heads; i++)
		ck_assert_ptr_null(find_nth(&s, "Head", i).item->element);
	setting_close(&s);
}
END_TEST

START_TEST(table_cells_span)
{
	struct setting s = typeset(TABLE("[{text: wide, colspan: 2}], [{text: tall, "
	                                 "rowspan: 2}, aa], [bb], [cc, dd]]}, allow: {texts-touch: no gap}}]\n"));
	ASSERT_CLEAN(&s);
	const struct element *wide = find(&s, "wide").item->element->parent, *tall = find(&s, "tall").item->element->parent;
	ck_assert_int_eq(wide->colspan, 2);
	ck_assert_int_eq(tall->rowspan, 2);
	ck_assert_int_eq(find(&s, "aa").x, find(&s, "bb").x);
	ck_assert_int_eq(find(&s, "bb").x, find(&s, "dd").x);
	ck_assert_int_lt(find(&s, "tall").x, find(&s, "bb").x);
	setting_close(&s);
}
END_TEST

START_TEST(table_splits_rows_only_where_allowed)
{
	static const char cells[] = "[row%03d, 'text " LINES_6 "'], ";
	struct setting s = typeset(repeated(TABLE(""), cells, 12, "]}, keep: rows, allow: {texts-touch: no gap}}]\n"));
	for (int i = 1; i < count_of(&s, "row"); i++) {
		struct found row = find_nth(&s, "row", i), text = find_nth(&s, "text", i);
		ck_assert_int_eq(row.page, text.page);
		ck_assert_int_eq(row.y, text.y);
	}
	ASSERT_CLEAN(&s);
	setting_close(&s);
}
END_TEST

START_TEST(a_cell_taller_than_a_page_goes_on)
{
	struct setting s = typeset(repeated(TABLE("[aa, {boxes: ["), "{text: line%03d}, ", 70, "]}]]}}]\n"));
	ck_assert_int_eq(s.pages->page.n, 3);
	ck_assert_int_eq(find(&s, "line070").page, 3);
	ck_assert_int_eq(count_of(&s, "line"), 70);
	setting_close(&s);
}
END_TEST

START_TEST(rating_repeats_its_labels)
{
	struct setting s =
	        typeset(repeated(PAGE STYLES "body: [{rating: {title: Group, scale: [never, always], statements: [",
	                         "Statement%03d, ", 40, "]}}]\n"));
	ck_assert_int_gt(s.pages->page.n, 1);
	ck_assert_int_eq(count_of(&s, "always"), s.pages->page.n);
	setting_close(&s);
}
END_TEST

START_TEST(places_boxes_on_the_page)
{
	struct setting s = typeset(PAGE STYLES "body: [{text: aa, place: {x: 20mm, y: 30mm, of: page}}, "
	                                       "{text: bb, place: {x: 0, y: -1pt}}, {text: cc}]\n");
	ck_assert_int_eq(find(&s, "aa").x, 56693);
	ck_assert_int_gt(find(&s, "aa").y, 85039);
	ck_assert_int_lt(find(&s, "aa").y, 85039 + 12000);
	/* The lower edge stands one point above the margin. */
	ck_assert_int_gt(find(&s, "bb").y, HEIGHT - MARGIN - 13000);
	ck_assert_int_lt(find(&s, "bb").y, HEIGHT - MARGIN - 1000);
	ck_assert_int_lt(find(&s, "cc").y, MARGIN + 12000);
	setting_close(&s);
}
END_TEST

START_TEST(spacers_share_what_is_left)
{
	struct setting s = typeset(PAGE STYLES "body: [{text: aa}, {spacer: 1fr}, {text: bb}, "
	                                       "{spacer: 3fr}, {text: cc}]\n");
	mpt a = find(&s, "aa").y, b = find(&s, "bb").y, c = find(&s, "cc").y;
	ck_assert_int_le(abs(c - b - 12000 - 3 * (b - a - 12000)), 8);
	ck_assert_int_eq(c - a, HEIGHT - 2 * MARGIN - 12000);
	setting_close(&s);
}
END_TEST

START_TEST(justify_spreads_a_full_page)
{
	struct setting s = typeset(repeated("page: {size: a6, margins: {top: 10mm, bottom: 10mm}, justify: true}\n"
	                                    "styles: {body: {size: 10pt, leading: 1.2, space-after: 4pt}}\nbody: [",
	                                    "{text: line%03d}, ", 40, "]\n"));
	ck_assert_int_eq(s.pages->page.n, 2);
	/* 23 lines with 22 gaps take 364 pt: 22 lines, then, and the foot of the last
	 * is at the margin. */
	struct found last = find_nth(&s, "line", 21), first = find(&s, "line001");
	ck_assert_int_eq(last.page, 1);
	ck_assert_int_le(abs(last.y - first.y - (HEIGHT - 2 * MARGIN - 12000)), 22);
	setting_close(&s);
}
END_TEST

/* -- fitting
 * --------------------------------------------------------------------------------
 */

#define FIT(pages)                                                                                 \
	PAGE STYLES "fit: {pages: " pages ", yield: [spacing, leading, size], floor: {size: 8pt, " \
	            "leading: 1.1, spacing: 0.5}}\n"

START_TEST(fit_yields_in_order)
{
	/* 31 lines need less leading only; 38 need smaller type as well; 60 do not
	 * fit. */
	struct setting s = typeset(repeated(FIT("1") "body: [", "{text: line%03d}, ", 31, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_eq(find(&s, "line031").item->run->size, 10000);
	setting_close(&s);
	s = typeset(repeated(FIT("1") "body: [", "{text: line%03d}, ", 38, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(find(&s, "line031").item->run->size, 10000);
	ck_assert_int_ge(find(&s, "line031").item->run->size, 8000);
	setting_close(&s);
}
END_TEST

START_TEST(overflow_says_where_and_how_much)
{
	struct setting s = typeset(repeated(FIT("1") "body: [", "{text: line%03d}, ", 60, "]\n"));
	ASSERT_SAYS(&s, "does not fit on 1 page (locale en)");
	ASSERT_SAYS(&s, "mm too long, about");
	ASSERT_SAYS(&s, "layouts/page.yaml:6:");
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

/* -- documents
 * ------------------------------------------------------------------------------
 */

START_TEST(masters_know_their_page)
{
	struct setting s = typeset(PAGE STYLES "masters:\n"
	                                       "  all: {footer: [{text: 'all {page} of {pages}'}], footer-gap: 1mm}\n"
	                                       "  first: {footer: [{text: 'first {section}'}], footer-gap: 1mm}\n"
	                                       "  left: {header: [{text: 'left {page}'}], header-gap: 1mm}\n"
	                                       "body: [{heading: {text: Start, level: 1}}, page-break, {text: bb}, "
	                                       "page-break, {text: cc}]\n");
	ck_assert_int_eq(find(&s, "first").page, 1);
	ck_assert_int_eq(count_of(&s, "Start"), 2);
	ck_assert_int_eq(find_nth(&s, "Start", 0).y, find(&s, "first").y);
	ck_assert_int_eq(find(&s, "left").page, 2);
	ck_assert_int_eq(find(&s, "all").page, 3);
	ck_assert_int_eq(count_of(&s, "3"), 2);
	ck_assert_ptr_null(find(&s, "all").item->element);
	setting_close(&s);
}
END_TEST

START_TEST(contents_name_pages)
{
	struct setting s = typeset(PAGE STYLES "body: [{toc: {levels: 2}}, page-break, {heading: "
	                                       "{text: First, level: 1}}, page-break, "
	                                       "{heading: {text: Second, level: 2}}]\n");
	struct found first = find_nth(&s, "First", 0), second = find_nth(&s, "Second", 0);
	ck_assert_int_eq(first.page, 1);
	ck_assert_int_eq(find(&s, "2").y, first.y);
	ck_assert_int_eq(find(&s, "3").y, second.y);
	ck_assert_int_eq(find_nth(&s, "Second", 1).page, 3);
	setting_close(&s);
}
END_TEST

START_TEST(duplex_changes_margins)
{
	struct setting s = typeset("page: {size: a6, margins: {inner: 20mm, outer: 10mm}, duplex: "
	                           "true}\n" STYLES "body: [{text: aa}, page-break, {text: bb}]\n");
	ck_assert_int_eq(find(&s, "aa").x, 56693);
	ck_assert_int_eq(find(&s, "bb").x, MARGIN);
	setting_close(&s);
}
END_TEST

START_TEST(right_to_left_is_mirrored)
{
	static const char layout[] = PAGE STYLES "body: [{row: {columns: [1fr, 3fr], boxes: [{text: aa}, {text: bb}]}}]\n";
	struct setting ltr = typeset(layout), rtl = typeset_in("he", layout);
	ck_assert_int_eq(find(&ltr, "aa").x, MARGIN);
	ck_assert_int_eq(find(&rtl, "aa").end, WIDTH - MARGIN);
	ck_assert_int_le(abs(WIDTH - find(&rtl, "bb").end - find(&ltr, "bb").x), 2);
	setting_close(&ltr);
	setting_close(&rtl);
}
END_TEST

/* -- trouble
 * --------------------------------------------------------------------------------
 */

START_TEST(columns_without_width_are_an_error)
{
	struct setting s = typeset(PAGE STYLES "body: [{columns: {count: 12, gap: 25mm, boxes: "
	                                       "[{text: aa}, {text: bb}]}}]\n");
	ASSERT_SAYS(&s, "[no-width]");
	setting_close(&s);
	s = typeset(PAGE STYLES "body: [{grid: {columns: [1fr, 1fr, 1fr], gap: 90mm, "
	                        "boxes: [{text: aa}, {text: bb}]}}]\n");
	ASSERT_SAYS(&s, "[no-width]");
	setting_close(&s);
}
END_TEST

START_TEST(empty_boxes_take_no_room)
{
	struct setting s = typeset(PAGE STYLES "body: [{list: {items: []}}, {stack: []}, {columns: []}, "
	                                       "{grid: []}, {row: []}, {card: {}}, {text: aa}]\n");
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_int_lt(find(&s, "aa").y, MARGIN + 12000);
	setting_close(&s);
}
END_TEST

START_TEST(a_long_word_is_broken_anywhere)
{
	struct setting s = typeset(repeated(PAGE STYLES "body: [{text: ", "m", 200, "}]\n"));
	ASSERT_SAYS(&s, "a word of 200 characters");
	for (int i = 0; i < count_of(&s, "m"); i++)
		ck_assert_int_le(find_nth(&s, "m", i).end, WIDTH - MARGIN);
	setting_close(&s);
}
END_TEST

START_TEST(a_box_wider_than_its_surroundings_is_an_error)
{
	struct setting s = typeset(PAGE STYLES "body: [{text: aa, width: 200mm}]\n");
	ASSERT_SAYS(&s, "wider than the space around it");
	setting_close(&s);
}
END_TEST

START_TEST(a_drawing_taller_than_the_page_is_an_error)
{
	struct setting s = typeset("page: {size: 200mm x 80mm}\n" STYLES
	                           "body: [{text: aa}, {qr: {text: code, size: 80mm}}, {text: bb}]\n");
	ASSERT_SAYS(&s, "taller than the space of a whole page");
	find(&s, "bb");
	setting_close(&s);
}
END_TEST

START_TEST(a_kept_box_taller_than_a_page_is_divided)
{
	struct setting s = typeset(
	        repeated(PAGE STYLES "body: [{stack: {boxes: [", "{text: line%03d}, ", 40, "]}, keep: together}]\n"));
	ASSERT_SAYS(&s, "[keep-too-tall]");
	ck_assert_int_eq(count_of(&s, "line"), 40);
	setting_close(&s);
	s = typeset(repeated("page: {size: a6, columns: 2}\n" STYLES "body: [{stack: {boxes: [", "{text: line%03d}, ", 40,
	                     "]}, keep: together}]\n"));
	ASSERT_SAYS(&s, "[keep-too-tall]");
	ck_assert_int_eq(count_of(&s, "line"), 40);
	setting_close(&s);
}
END_TEST

START_TEST(columns_within_columns)
{
	struct setting s = typeset(repeated(PAGE STYLES "body: [{columns: [{columns: [", "{text: l%03d}, ", 90, "]}]}]\n"));
	ck_assert_int_eq(count_of(&s, "l0"), 90);
	ck_assert_int_eq(s.pages->page.n, 1);
	setting_close(&s);
}
END_TEST

START_TEST(a_table_in_a_card_in_columns)
{
	struct setting s = typeset(repeated("page: {size: a6, columns: 2}\n" STYLES
	                                    "body: [{card: {title: Card, boxes: [{table: {columns: "
	                                    "[{head: Head}], rows: [",
	                                    "[row%03d], ", 120, "]}}]}, style: boxed}]\n"));
	ck_assert_int_ge(s.pages->page.n, 3);
	ck_assert_int_eq(count_of(&s, "row"), 120);
	ck_assert_int_ge(count_of(&s, "Head"), s.pages->page.n);
	for (int i = 1; i <= s.pages->page.n; i++)
		ck_assert_ptr_nonnull(find_path(&s, i, COLOR_RGB(0xEEEEEE)));
	setting_close(&s);
}
END_TEST

Suite *suite_layout(void)
{
	const TTest *const tests[] = {flows_over_pages,
	                              columns_are_balanced_or_filled,
	                              breaks_end_pages_and_columns,
	                              a_break_in_the_last_column_ends_the_page,
	                              a_box_across_all_columns_parts_them,
	                              keeps_widows_orphans_and_headings,
	                              keeps_a_box_together,
	                              grid_divides_its_width,
	                              grid_aligns_and_shares_parts,
	                              ground_goes_on_over_pages,
	                              table_repeats_its_header,
	                              table_cells_span,
	                              table_splits_rows_only_where_allowed,
	                              a_cell_taller_than_a_page_goes_on,
	                              rating_repeats_its_labels,
	                              places_boxes_on_the_page,
	                              spacers_share_what_is_left,
	                              justify_spreads_a_full_page,
	                              fit_yields_in_order,
	                              overflow_says_where_and_how_much,
	                              masters_know_their_page,
	                              contents_name_pages,
	                              duplex_changes_margins,
	                              right_to_left_is_mirrored,
	                              columns_without_width_are_an_error,
	                              empty_boxes_take_no_room,
	                              a_long_word_is_broken_anywhere,
	                              a_box_wider_than_its_surroundings_is_an_error,
	                              a_drawing_taller_than_the_page_is_an_error,
	                              a_kept_box_taller_than_a_page_is_divided,
	                              columns_within_columns,
	                              a_table_in_a_card_in_columns};
	return suite_with(suite_create("layout"), tests, COUNT_OF(tests));
}
