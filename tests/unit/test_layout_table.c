/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: rows, spans, styles and the elements of the structure tree. */
#include "typeset.h"

Suite *suite_layout_table(void);

/* -- rows ------------------------------------------------------------------------------------ */

START_TEST(rows_have_rules_and_stripes)
{
	/* A rule lies across the edge below a row, none below the last; every second row has a ground. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}, {width: 50%}], rows: [[a, b], [c, d], [e, f]], "
	                    "rule: '#333333', stripe: '#DDDDDD', rule-width: 2pt, row-padding: 2pt}}]"
	                    "\n",
	             "P a 0 11.57\n"
	             "P b 100 11.57\n"
	             "- #333333 0 15 200 2\n"
	             "- #DDDDDD 0 16 200 16\n"
	             "P c 0 27.57\n"
	             "P d 100 27.57\n"
	             "- #333333 0 31 200 2\n"
	             "P e 0 43.57\n"
	             "P f 100 43.57\n");
}
END_TEST

START_TEST(stripes_count_from_the_header)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{head: A}, {head: B}], rows: [[a, b], [c, d]], rule: '#333333', "
	                    "stripe: '#DDDDDD'}}]"
	                    "\n",
	             "P A 0 12.57\n"
	             "P B 99.945 12.57\n"
	             "- #333333 0 17.75 200 0.5\n"
	             "P a 0 30.57\n"
	             "P b 99.945 30.57\n"
	             "- #333333 0 35.75 200 0.5\n"
	             "- #DDDDDD 0 36 200 18\n"
	             "P c 0 48.57\n"
	             "P d 99.945 48.57\n");
}
END_TEST

START_TEST(a_rule_stands_below_the_last_part_of_a_row_that_is_cut)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{table: {columns: [{width: 100pt}, {width: 1fr}], rule: '#333333', "
	                      "rows: [[{boxes: [{stack: {height: 150pt, boxes: [{text: bb}]}}]}, b], [c, "
	                      "{boxes: [{text: x1}, {text: x2}, {text: x3}, {text: x4}]}], [y, z]]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P bb 0 12.57\n"
	                 "P b 100 12.57\n"
	                 "- #333333 0 155.75 200 0.5\n"
	                 "P c 0 168.57\n"
	                 "P x1 100 168.57\n"
	                 "P x2 100 180.57\n"
	                 "P x3 100 192.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P x4 100 9.57\n"
	                 "- #333333 0 14.75 200 0.5\n"
	                 "P y 0 27.57\n"
	                 "P z 100 27.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(rows_are_kept_whole)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{table: {columns: [{width: 100pt}, {width: 1fr}], "
	                      "rows: [[{boxes: [{stack: {height: 150pt, boxes: [{text: bb}]}}]}, b], [c, "
	                      "{boxes: [{text: x1}, {text: x2}, {text: x3}, {text: x4}]}]]}, keep: rows}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P bb 0 12.57\n"
	                 "P b 100 12.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P c 0 12.57\n"
	                 "P x1 100 12.57\n"
	                 "P x2 100 24.57\n"
	                 "P x3 100 36.57\n"
	                 "P x4 100 48.57\n");
	setting_close(&s);
}
END_TEST

/* -- spans ----------------------------------------------------------------------------------- */

START_TEST(spans_join_rows_and_columns)
{
	/* Joined rows are one item, a stripe or a rule does not part them. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50pt}, {width: 60pt}, {width: 1fr}], rows: [[{text: a, "
	                    "rowspan: 2}, b, {text: c, rowspan: 2}], [d], [{text: e, colspan: 2}, f], [g, h, i]], "
	                    "rule: '#333333', stripe: '#DDDDDD'}}]"
	                    "\n",
	             "P a 0 12.57\n"
	             "P b 50 12.57\n"
	             "P c 110 12.57\n"
	             "P d 50 30.57\n"
	             "- #333333 0 35.75 200 0.5\n"
	             "P e 0 48.57\n"
	             "P f 110 48.57\n"
	             "- #333333 0 53.75 200 0.5\n"
	             "- #DDDDDD 0 54 200 18\n"
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
	ASSERT_TREE(SQUARE "[{table: {header-rows: 9, columns: [{}, {}], rows: [[{text: a, rowspan: 2}, b], [c]]}}]\n",
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
	struct setting s =
	        typeset(SQUARE "[{table: {row-padding: 0, columns: [{width: 50%}, {width: 50%}], rows: [[{text: a, "
	                       "rowspan: 2}, {boxes: [{stack: {height: 150pt, boxes: [{text: b}]}}]}], "
	                       "[{boxes: [{stack: {height: 150pt, boxes: [{text: c}]}}]}]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:87: error: this is 36 mm taller than the space of a whole page");
	setting_close(&s);
	/* Without a text, by the table. */
	s = typeset(SQUARE
	            "[{table: {row-padding: 0, columns: [{width: 50%}, {width: 50%}], rows: [[{boxes: [], rowspan: 2}, "
	            "{boxes: [{stack: {height: 150pt, boxes: [{text: b}]}}]}], "
	            "[{boxes: [{stack: {height: 150pt, boxes: [{text: c}]}}]}]]}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:8: error: this is 36 mm taller than the space of a whole page");
	setting_close(&s);
}
END_TEST

START_TEST(a_row_with_too_many_cells)
{
	/* Also where a cell above takes the place. */
	struct setting s;
	s = typeset(SQUARE "[{table: {columns: [{width: 20pt}, {width: 30pt}], rows: [[a, b, c], [{text: d, "
	                   "rowspan: 2}, e], [f, g]]}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: row 1 of the table has more cells than there are columns [bad-data]");
	ASSERT_SAYS(&s, "error: row 3 of the table has more cells than there are columns [bad-data]");
	setting_close(&s);
}
END_TEST

/* -- styles and structure -------------------------------------------------------------------- */

START_TEST(the_nearest_style_counts)
{
	/* Of the cell, its row, its column, its kind in the table, the table. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{header: row, style: grey, width: 50%}, {align: end, width: 50%}], "
	                    "rows: [[a, b], [{text: e, style: body}, {text: f, header: true}], {cells: [g, h], "
	                    "style: grey}], cell-style: bold, header-style: big}, style: body}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 22\n"
	             "P a 4 13.57\n"
	             "P b 193.67 12.57\n"
	             "P e 0 34.57\n"
	             "P f 193.12 44.14\n"
	             "- #EEEEEE 0 52 100 22\n"
	             "P g 4 65.57\n"
	             "- #EEEEEE 100 52 100 22\n"
	             "P h 191.82 65.57\n");
}
END_TEST

START_TEST(heads_have_styles_of_their_own)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{head: A, head-style: grey, width: 50%}, {head: B, width: 50%}], "
	                    "rows: [[a, b]], head-style: big, cell-style: spaced}}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 30\n"
	             "P A 4 13.57\n"
	             "P B 100 22.14\n"
	             "P a 0 42.57\n"
	             "P b 100 42.57\n");
	ASSERT_DRAWS(SQUARE "[{table: {header-rows: 1, columns: [{head-style: grey, width: 50%}, {width: 50%}], "
	                    "rows: [[A, B], [a, b]], head-style: big}}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 30\n"
	             "P A 4 13.57\n"
	             "P B 100 22.14\n"
	             "P a 0 42.57\n"
	             "P b 100 42.57\n");
}
END_TEST

START_TEST(a_column_or_a_style_aligns)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{align: end, width: 50%}, {align: center, width: 50%}], rows: [[aa, "
	                    "bb]]}}]"
	                    "\n",
	             "P aa 88.78 12.57\n"
	             "P bb 143.85 12.57\n");
}
END_TEST

START_TEST(headers_name_their_columns_and_rows)
{
	ASSERT_TREE(
	        SQUARE "[{table: {caption: Cap, summary: Sum, header-rows: 1, columns: [{head: A}, {head: B, "
	               "header: row}], rows: [[a, b], [{text: c, header: true}, d]]}}]"
	               "\n",
	        "Table summary 'Sum' (Caption, THead (TR (TH=column (P), TH=column (P)), TR (TH=column (P), TH=column (P))), TBody (TR (TH=row (P), TH=row (P))))");
	ASSERT_TREE(SQUARE "[{table: {columns: [{}, {}], rows: [[a, b]]}}]"
	                   "\n",
	            "Table (TBody (TR (TD (P), TD (P))))");
}
END_TEST

START_TEST(a_caption_keeps_its_space)
{
	ASSERT_DRAWS(SQUARE "[{table: {caption: Cap, columns: [{width: 50%}], rows: [[a]]}, style: spaced}]"
	                    "\n",
	             "Caption Cap 0 9.57\n"
	             "P a 0 31.57\n");
}
END_TEST

START_TEST(the_header_comes_again_as_an_artifact)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{table: {columns: [{head: A, width: 50%}, {head: B, width: 50%}], rule: '#333333', "
	                      "rows: [[{boxes: [{stack: {height: 165pt, boxes: [{text: bb}]}}]}, b], [c, d]]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P A 0 12.57\n"
	                 "P B 100 12.57\n"
	                 "- #333333 0 17.75 200 0.5\n"
	                 "P bb 0 30.57\n"
	                 "P b 100 30.57\n"
	                 "- #333333 0 188.75 200 0.5\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- A 0 12.57\n"
	                 "- B 100 12.57\n"
	                 "- #333333 0 17.75 200 0.5\n"
	                 "P c 0 30.57\n"
	                 "P d 100 30.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_header_is_not_left_alone)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 170pt, boxes: [{text: above}]}}, {table: {columns: [{head: A, "
	                      "width: 50%}], rows: [[a], [b]]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P A 0 12.57\n"
	                 "P a 0 30.57\n"
	                 "P b 0 48.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_table_without_columns_or_rows)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}], rows: []}}, {text: aa}]"
	                    "\n",
	             "P aa 0 9.57\n");
}
END_TEST

Suite *suite_layout_table(void)
{
	const TTest *const tests[] = {rows_have_rules_and_stripes,
	                              stripes_count_from_the_header,
	                              a_rule_stands_below_the_last_part_of_a_row_that_is_cut,
	                              rows_are_kept_whole,
	                              spans_join_rows_and_columns,
	                              a_tall_span_stretches_its_last_row,
	                              short_spans_stretch_their_rows_before_tall_ones,
	                              a_span_of_columns_takes_the_gaps_between_them,
	                              spans_may_reach_to_the_end_of_the_table,
	                              spans_beyond_the_table_are_refused,
	                              a_span_of_columns_stops_at_a_span_of_rows,
	                              spans_of_a_header_stay_in_it,
	                              a_row_with_too_few_cells_ends_with_empty_ones,
	                              joined_rows_that_are_too_tall_are_named_by_their_first_text,
	                              a_row_with_too_many_cells,
	                              the_nearest_style_counts,
	                              heads_have_styles_of_their_own,
	                              a_column_or_a_style_aligns,
	                              headers_name_their_columns_and_rows,
	                              a_caption_keeps_its_space,
	                              the_header_comes_again_as_an_artifact,
	                              a_header_is_not_left_alone,
	                              a_table_without_columns_or_rows};
	return suite_with(suite_create("layout_table"), tests, COUNT_OF(tests));
}
