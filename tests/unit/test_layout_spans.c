/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: cells that span rows and columns, where they are cut, and rows with too many cells or too few. */
#include "typeset.h"

Suite *suite_layout_spans(void);

/* -- spans ----------------------------------------------------------------------------------- */

START_TEST(spans_join_rows_and_columns)
{
	/* Joined rows have one ground; a rule between them ends at what spans both. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50pt}, {width: 60pt}, {width: 1fr}], rows: [[{text: a, "
	                    "rowspan: 2}, b, {text: c, rowspan: 2}], [d], [{text: e, colspan: 2}, f], [g, h, i]], "
	                    "rule: '#333333', stripe: '#DDDDDD'}}]"
	                    "\n",
	             "P a 0 12.57\n"
	             "P b 50 12.57\n"
	             "P c 110 12.57\n"
	             "P d 50 30.57\n"
	             "- #333333 50 17.75 60 0.5\n"
	             "- #DDDDDD 0 36 200 18\n"
	             "P e 0 48.57\n"
	             "P f 110 48.57\n"
	             "- #333333 0 35.75 200 0.5\n"
	             "- #333333 0 53.75 200 0.5\n"
	             "P g 0 66.57\n"
	             "P h 50 66.57\n"
	             "P i 110 66.57\n");
	ASSERT_TREE(
	        SQUARE "[{table: {columns: [{width: 50pt}, {width: 60pt}, {width: 1fr}], rows: [[{text: a, "
	               "rowspan: 2}, b, {text: c, rowspan: 2}], [d], [{text: e, colspan: 2}, f], [g, h, i]]}}]"
	               "\n",
	        "Table (TBody (TR (TD 2 high (P), TD (P), TD 2 high (P)), TR (TD (P)), TR (TD 2 wide (P), TD (P)), TR (TD (P), TD (P), TD (P))))");
}
END_TEST

START_TEST(a_tall_span_stretches_its_last_row)
{
	/* Three lines and their padding, 42 pt, are 6 pt more than the two rows. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 100pt}, {}], rows: [[{boxes: [{text: aa}, {text: bb}, "
	                    "{text: cc}], rowspan: 2}, b], [{text: dd, style: grey}], [e, f]], rule: '#333333'}}]"
	                    "\n",
	             "P aa 0 12.57\n"
	             "P bb 0 24.57\n"
	             "P cc 0 36.57\n"
	             "P b 100 12.57\n"
	             "- #EEEEEE 100 18 100 24\n"
	             "P dd 104 31.57\n"
	             "- #333333 100 17.75 100 0.5\n"
	             "- #333333 0 41.75 200 0.5\n"
	             "P e 0 54.57\n"
	             "P f 100 54.57\n");
}
END_TEST

START_TEST(short_spans_stretch_their_rows_before_tall_ones)
{
	/* Rows of 18 pt. The span of two needs 60 pt, so its second row has 42 pt; that of three needs 100 pt, of which
	   78 pt are there. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 60pt}, {width: 60pt}, {}], rows: [[{boxes: [{stack: {height: 94pt, "
	                    "boxes: [{text: aa}]}}], rowspan: 3}, {boxes: [{stack: {height: 54pt, boxes: [{text: bb}]}}], "
	                    "rowspan: 2}, c], [d], [e, f], [g, h, i]]}}]\n",
	             "P aa 0 12.57\n"
	             "P bb 60 12.57\n"
	             "P c 120 12.57\n"
	             "P d 120 30.57\n"
	             "P e 60 72.57\n"
	             "P f 120 72.57\n"
	             "P g 0 112.57\n"
	             "P h 60 112.57\n"
	             "P i 120 112.57\n");
}
END_TEST

START_TEST(a_span_of_columns_takes_the_gaps_between_them)
{
	ASSERT_DRAWS(SQUARE "[{table: {gap: 10pt, columns: [{width: 50pt}, {width: 50pt}, {width: 1fr}], "
	                    "rows: [[{text: a, colspan: 2, style: grey}, {text: b, style: grey}]]}}]\n",
	             "- #EEEEEE 0 0 110 22\n"
	             "P a 4 13.57\n"
	             "- #EEEEEE 120 0 80 22\n"
	             "P b 124 13.57\n");
}
END_TEST

START_TEST(spans_may_reach_to_the_end_of_the_table)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}, {width: 50%}], rows: [[{text: a, rowspan: 3}, b], "
	                    "[c], [d], [{text: e, colspan: 2, rowspan: 2}], []]}}]\n",
	             "P a 0 12.57\n"
	             "P b 100 12.57\n"
	             "P c 100 30.57\n"
	             "P d 100 48.57\n"
	             "P e 0 66.57\n");
	ASSERT_TREE(
	        SQUARE "[{table: {columns: [{}, {}], rows: [[{text: a, rowspan: 3}, b], [c], [d], "
	               "[{text: e, rowspan: 2}, f], [g]]}}]\n",
	        "Table (TBody (TR (TD 3 high (P), TD (P)), TR (TD (P)), TR (TD (P)), TR (TD 2 high (P), TD (P)), TR (TD (P))))");
}
END_TEST

START_TEST(spans_beyond_the_table_are_refused)
{
	struct setting s = typeset(SQUARE "[{table: {columns: [{}, {}], rows: [[{text: a, rowspan: 3}, b], [c]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:63: error: the cell spans 3 rows, but the table ends after 2 [table-span]");
	setting_close(&s);
	s = typeset(SQUARE "[{table: {columns: [{}, {}], rows: [[a, {text: b, colspan: 2}]]}}]\n");
	ASSERT_SAYS(&s,
	            "layouts/page.yaml:5:66: error: the cell spans 2 columns from column 2 on, but the table has 2 "
	            "[table-span]");
	setting_close(&s);
}
END_TEST

START_TEST(a_span_of_columns_stops_at_a_span_of_rows)
{
	/* From the second column, which the cell above leaves; not from the first. */
	struct setting s = typeset(SQUARE "[{table: {columns: [{}, {}, {}], rows: [[{text: a, rowspan: 2}, b, c], "
	                                  "[{text: d, colspan: 2}]]}}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(SQUARE "[{table: {columns: [{}, {}, {}], rows: [[a, {text: b, rowspan: 2}, c], "
	                   "[{text: d, colspan: 2}, e]]}}]\n");
	ASSERT_SAYS(&s,
	            "layouts/page.yaml:5:98: error: the cell spans 2 columns from column 1 on, but column 2 is taken by "
	            "a cell above that spans rows [table-span]");
	setting_close(&s);
}
END_TEST

START_TEST(spans_of_a_header_stay_in_it)
{
	struct setting s = typeset(SQUARE "[{table: {header-rows: 1, columns: [{}, {}], rows: [[{text: a, rowspan: 2}, b], "
	                                  "[c], [d, e]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:79: error: the cell spans 2 rows, but the header ends after 1 [table-span]");
	ASSERT_SAYS(&s, "hint: `header-rows: 2` takes all rows that it spans into the header");
	setting_close(&s);
	ASSERT_TREE(
	        SQUARE "[{table: {header-rows: 2, columns: [{}, {}], rows: [[{text: a, rowspan: 2}, b], [c], "
	               "[d, e]]}}]\n",
	        "Table (THead (TR (TH=column 2 high (P), TH=column (P)), TR (TH=column (P))), TBody (TR (TD (P), TD (P))))");
	/* A header of all rows. */
	ASSERT_TREE(SQUARE "[{table: {header-rows: 2, columns: [{}, {}], rows: [[{text: a, rowspan: 2}, b], [c]]}}]\n",
	            "Table (THead (TR (TH=column 2 high (P), TH=column (P)), TR (TH=column (P))))");
}
END_TEST

START_TEST(a_row_with_too_few_cells_ends_with_empty_ones)
{
	ASSERT_TREE(SQUARE "[{table: {columns: [{}, {}, {}], rows: [[a, {text: b, rowspan: 2}, c], [d], []]}}]\n",
	            "Table (TBody (TR (TD (P), TD 2 high (P), TD (P)), TR (TD (P), TD), TR (TD, TD, TD)))");
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}, {width: 50%, style: grey}], rows: [[a]]}}]\n",
	             "P a 0 12.57\n"
	             "- #EEEEEE 100 0 100 18\n");
}
END_TEST

START_TEST(joined_rows_that_are_too_tall_are_named_by_their_first_text)
{
	/* They are cut between two rows, but a row of 250 pt has no page. */
	struct setting s =
	        typeset(SQUARE "[{table: {row-padding: 0, columns: [{width: 50%}, {width: 50%}], rows: [[{text: a, "
	                       "rowspan: 2}, {boxes: [{stack: {height: 250pt, boxes: [{text: b}]}}]}], [c]]}}]\n");
	ASSERT_SAYS(&s, "error: this is 19 mm taller than the space of a whole page");
	setting_close(&s);
}
END_TEST

START_TEST(joined_rows_taller_than_a_page_are_cut_between_two)
{
	/* Rows of 80 pt; the span goes on, with its space at the top, and so does its ground. */
	struct setting s = typeset_in(
	        "en",
	        SQUARE "[{table: {columns: [{width: 100pt}, {}], rule: '#333333', row-padding: 2pt, rows: [[{text: a, "
	               "rowspan: 3, style: grey}, {boxes: [{stack: {height: 76pt, boxes: [{text: b}]}}]}], "
	               "[{boxes: [{stack: {height: 76pt, boxes: [{text: c}]}}]}], "
	               "[{boxes: [{stack: {height: 76pt, boxes: [{text: d}]}}]}], [e, f]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "- #EEEEEE 0 0 100 160\n"
	                 "P a 4 12.57\n"
	                 "P b 100 11.57\n"
	                 "P c 100 91.57\n"
	                 "- #333333 100 79.75 100 0.5\n"
	                 "- #333333 100 159.75 100 0.5\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P d 100 11.57\n"
	                 "- #333333 0 79.75 200 0.5\n"
	                 "P e 0 91.57\n"
	                 "P f 100 91.57\n");
	ck_assert_str_eq(tree(&s),
	                 "Table (TBody (TR (TD 3 high (P), TD (P)), TR (TD (P)), TR (TD (P)), TR (TD (P), TD (P))))");
	setting_close(&s);
}
END_TEST

START_TEST(a_cell_that_begins_in_a_later_row_is_cut_at_the_same_height)
{
	/* Rows of 80 pt, without space of their own. The second span begins at 80 pt; its text goes on with the third row. */
	struct setting s = typeset_in(
	        "en",
	        SQUARE
	        "[{table: {columns: [{width: 50pt}, {width: 50pt}, {}], row-padding: 0, rows: [[{text: a, rowspan: 3}, b, "
	        "{boxes: [{stack: {height: 80pt, boxes: [{text: c}]}}]}], "
	        "[{boxes: [{stack: {height: 70pt, boxes: [{text: d}]}}, {stack: {height: 40pt, boxes: [{text: e}]}}], "
	        "rowspan: 2}, {boxes: [{stack: {height: 80pt, boxes: [{text: f}]}}]}], "
	        "[{boxes: [{stack: {height: 80pt, boxes: [{text: g}]}}]}]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P a 0 9.57\n"
	                 "P b 50 9.57\n"
	                 "P c 100 9.57\n"
	                 "P d 50 89.57\n"
	                 "P f 100 89.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P e 50 9.57\n"
	                 "P g 100 9.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_header_stays_with_joined_rows_that_need_a_page)
{
	/* A heading, a header and two rows of 90 pt, 210 pt in all. */
	struct setting s = typeset_in(
	        "en",
	        SQUARE
	        "[{heading: {text: Head, level: 1, bookmark: false}}, {table: {columns: [{head: A, width: 100pt}, {head: B}], "
	        "row-padding: 3pt, rows: [[{text: a, rowspan: 2, header: true}, {boxes: [{stack: {height: 84pt, "
	        "boxes: [{text: b}]}}]}], [{boxes: [{stack: {height: 84pt, boxes: [{text: c}]}}]}]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "H1 Head 0 9.57\n"
	                 "P A 0 24.57\n"
	                 "P B 100 24.57\n"
	                 "P a 0 42.57\n"
	                 "P b 100 42.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- A 0 12.57\n"
	                 "- B 100 12.57\n"
	                 "P c 100 30.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_header_moves_with_a_first_row_that_cannot_be_divided)
{
	/* The row of 166 pt has its page below the header, not below the heading too. */
	struct setting s = typeset_in(
	        "en",
	        SQUARE "[{heading: {text: Head, level: 1, bookmark: false}}, {table: {caption: Cap, columns: [{head: A}], "
	               "rows: [[{boxes: [{stack: {height: 160pt, boxes: [{text: a}]}}]}]]}, keep: rows}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "H1 Head 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "Caption Cap 0 9.57\n"
	                 "P A 0 24.57\n"
	                 "P a 0 42.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(joined_rows_count_once_for_the_stripes)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 100pt}, {}], stripe: '#DDDDDD', rows: [[{text: a, rowspan: 2}, b], "
	                    "[c], [d, e], [{text: f, rowspan: 2}, g], [h], [i, j]]}}]\n",
	             "P a 0 12.57\n"
	             "P b 100 12.57\n"
	             "P c 100 30.57\n"
	             "- #DDDDDD 0 36 200 18\n"
	             "P d 0 48.57\n"
	             "P e 100 48.57\n"
	             "P f 0 66.57\n"
	             "P g 100 66.57\n"
	             "P h 100 84.57\n"
	             "- #DDDDDD 0 90 200 18\n"
	             "P i 0 102.57\n"
	             "P j 100 102.57\n");
}
END_TEST

START_TEST(a_rule_goes_across_the_gap_between_cells_that_end)
{
	ASSERT_DRAWS(SQUARE "[{table: {gap: 10pt, columns: [{width: 40pt}, {width: 40pt}, {width: 40pt}, {width: 50pt}], "
	                    "rule: '#333333', rows: [[a, b, {text: c, rowspan: 2}, d], [e, f, g]]}}]\n",
	             "P a 0 12.57\n"
	             "P b 50 12.57\n"
	             "P c 100 12.57\n"
	             "P d 150 12.57\n"
	             "P e 0 30.57\n"
	             "P f 50 30.57\n"
	             "P g 150 30.57\n"
	             "- #333333 0 17.75 90 0.5\n"
	             "- #333333 150 17.75 50 0.5\n");
}
END_TEST

START_TEST(a_row_with_too_many_cells)
{
	/* Also where a cell above takes the place. */
	struct setting s;
	s = typeset(SQUARE "[{table: {columns: [{width: 20pt}, {width: 30pt}], rows: [[a, b, c], [{text: d, "
	                   "rowspan: 2}, e], [f, g]]}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: this cell is one too many: the table has 2 columns [bad-data]");
	ASSERT_SAYS(&s, "hint: column 1 is taken by a cell above that spans rows");
	ck_assert_int_eq(diag_count(s.diag, DIAG_BAD_DATA), 2); /* c and g, for d takes the place of f */
	setting_close(&s);
	s = typeset(SQUARE "[{table: {columns: [], rows: [[a]]}}]\n");
	ASSERT_SAYS(&s, "error: the table has no columns [bad-data]");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_spans(void)
{
	const TTest *const tests[] = {spans_join_rows_and_columns,
	                              a_tall_span_stretches_its_last_row,
	                              short_spans_stretch_their_rows_before_tall_ones,
	                              a_span_of_columns_takes_the_gaps_between_them,
	                              spans_may_reach_to_the_end_of_the_table,
	                              spans_beyond_the_table_are_refused,
	                              a_span_of_columns_stops_at_a_span_of_rows,
	                              spans_of_a_header_stay_in_it,
	                              a_row_with_too_few_cells_ends_with_empty_ones,
	                              joined_rows_that_are_too_tall_are_named_by_their_first_text,
	                              joined_rows_taller_than_a_page_are_cut_between_two,
	                              a_cell_that_begins_in_a_later_row_is_cut_at_the_same_height,
	                              a_header_stays_with_joined_rows_that_need_a_page,
	                              a_header_moves_with_a_first_row_that_cannot_be_divided,
	                              joined_rows_count_once_for_the_stripes,
	                              a_rule_goes_across_the_gap_between_cells_that_end,
	                              a_row_with_too_many_cells};
	return suite_with(suite_create("layout_spans"), tests, COUNT_OF(tests));
}
