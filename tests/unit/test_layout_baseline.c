/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells beside each other: first baselines on one line, white between rows, lines from cell to cell. */
#include "typeset.h"

Suite *suite_layout_baseline(void);

/* -- where texts stand in their row ------------------------------------------------------------ */

START_TEST(first_lines_stand_on_one_baseline)
{
	/* The ground of the cell that comes down reaches the top of the row all the same. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{style: big, width: 50%}, {style: grey, width: 50%}], rows: [[a, b]], "
	                    "row-padding: 2pt, valign: baseline}}]\n",
	             "P a 0 21.14\n"
	             "- #EEEEEE 100 0 100 28.57\n"
	             "P b 104 21.14\n");
}
END_TEST

START_TEST(joined_rows_have_a_baseline_each)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}, {width: 50%}], row-padding: 0, valign: baseline, "
	                    "rows: [[{text: a, rowspan: 2}, {text: b, style: big}], [{text: d, style: big}]]}}]\n",
	             "P a 0 19.14\n"
	             "P b 100 19.14\n"
	             "P d 100 43.14\n");
}
END_TEST

START_TEST(cells_stand_in_the_middle_or_at_the_foot)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{style: grey, width: 50%}, {width: 50%}], row-padding: 0, valign: middle, "
	                    "rows: [[a, {boxes: [{text: b}, {text: c}, {text: d}]}]]}}]\n",
	             "- #EEEEEE 0 0 100 36\n"
	             "P a 4 20.57\n"
	             "P b 100 9.57\n"
	             "P c 100 21.57\n"
	             "P d 100 33.57\n");
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{style: grey, width: 50%}, {width: 50%}], row-padding: 0, valign: bottom, "
	                    "rows: [[a, {boxes: [{text: b}, {text: c}, {text: d}]}]]}}]\n",
	             "- #EEEEEE 0 0 100 36\n"
	             "P a 4 30.57\n"
	             "P b 100 9.57\n"
	             "P c 100 21.57\n"
	             "P d 100 33.57\n");
}
END_TEST

START_TEST(boxes_beside_each_other_share_a_baseline)
{
	/* Of a table, that of its first row; a line to write on is one; a picture has none, and stands at the top. */
	ASSERT_DRAWS(SQUARE "[{row: {columns: [50pt, 50pt, 50pt, 50pt], valign: baseline, boxes: ["
	                    "{text: a, style: big}, {table: {columns: [{}], rows: [[b], [c]], row-padding: 0}}, "
	                    "{lines: {count: 1, gap: 12pt}}, {svg: {file: dot.svg, width: 10pt, decorative: true}}]}}]\n",
	             "P a 0 19.14\n"
	             "P b 50 19.14\n"
	             "P c 50 31.14\n"
	             "Form line #5E5A55 0.5 100 18.89 50 0\n"
	             "- #000000 150 0 10 10\n");
}
END_TEST

START_TEST(parts_that_are_shared_have_no_baseline)
{
	struct setting s = typeset(SQUARE "[{grid: {shared: true, valign: baseline, boxes: [{stack: {boxes: [{text: a}]}}, "
	                                  "{stack: {boxes: [{text: b}]}}]}}]\n");
	ASSERT_SAYS(&s, "error: 'valign' has no effect here: parts that are `shared` start at the same heights");
	setting_close(&s);
}
END_TEST

/* -- white between rows ------------------------------------------------------------------------ */

START_TEST(grounds_leave_the_gap_between_rows_free)
{
	/* Below the header too, and not below the last row. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{head: A, head-style: grey, style: grey, width: 50%}], rows: [[a], [b]], "
	                    "row-padding: 0, row-gap: 5pt}}, {text: below}]\n",
	             "- #EEEEEE 0 0 100 16\n"
	             "P A 4 10.57\n"
	             "- #EEEEEE 0 21 100 16\n"
	             "P a 4 31.57\n"
	             "- #EEEEEE 0 42 100 16\n"
	             "P b 4 52.57\n"
	             "P below 0 67.57\n");
}
END_TEST

START_TEST(a_cell_that_spans_rows_spans_their_gaps)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{style: grey, width: 50%}, {style: grey, width: 50%}], row-padding: 0, "
	                    "row-gap: 5pt, rule: '#333333', rows: [[{text: a, rowspan: 2}, b], [c]]}}]\n",
	             "- #EEEEEE 0 0 100 37\n"
	             "P a 4 10.57\n"
	             "- #EEEEEE 100 0 100 16\n"
	             "P b 104 10.57\n"
	             "- #EEEEEE 100 21 100 16\n"
	             "P c 104 31.57\n"
	             "- #333333 100 15.75 100 0.5\n");
}
END_TEST

START_TEST(a_page_begins_without_the_gap)
{
	/* But below the header that comes again it stands. */
	struct setting s = typeset(SQUARE "[{table: {columns: [{head: A, width: 50%}], row-padding: 0, row-gap: 5pt, "
	                                  "rows: [[{boxes: [{stack: {height: 170pt, boxes: [{text: bb}]}}]}], [c]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P A 0 9.57\nP bb 0 26.57\n");
	ck_assert_str_eq(drawn(&s, 2), "- A 0 9.57\nP c 0 26.57\n");
	setting_close(&s);
}
END_TEST

/* -- connectors -------------------------------------------------------------------------------- */

#define NAMED_IN_THE_MIDDLE                                                                              \
	"[{table: {columns: [{width: 1fr}, {head: '', header: row, align: center, width: 80pt, "         \
	"connector: {start: '#AA0000', end: '#0000AA', width: 2pt, gap: 5pt}}, {head: B, width: 1fr}], " \
	"gap: 10pt, row-padding: 0, rows: [[a, name, b]]}}]\n"

START_TEST(lines_lead_from_both_cells_to_the_name)
{
	/* Across the gaps between the columns; the name begins and ends 5 pt off them, and so do the texts beside it. */
	ASSERT_DRAWS(SQUARE NAMED_IN_THE_MIDDLE,
	             "P B 150 9.57\n"
	             "P a 0 21.57\n"
	             "- #AA0000 55 17.89 26.61 2\n"
	             "- #0000AA 118.39 17.89 26.61 2\n"
	             "P name 86.61 21.57\n"
	             "P b 150 21.57\n");
}
END_TEST

START_TEST(lines_are_mirrored)
{
	struct setting s = typeset_in("he", SQUARE NAMED_IN_THE_MIDDLE);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P B 43.5 9.57\n"
	                 "P a 194.39 21.57\n"
	                 "- #AA0000 118.39 17.89 26.61 2\n"
	                 "- #0000AA 55 17.89 26.61 2\n"
	                 "P name 86.61 21.57\n"
	                 "P b 43.85 21.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(no_line_leads_into_the_header)
{
	ASSERT_DRAWS(SQUARE
	             "[{table: {columns: [{width: 50%}, {width: 50%, align: center, connector: {start: "
	             "'#AA0000', width: 2pt, gap: 5pt}}], header-rows: 1, row-padding: 0, rows: [[A, B], [a, b]]}}]\n",
	             "P A 0 9.57\n"
	             "P B 146.75 9.57\n"
	             "P a 0 21.57\n"
	             "- #AA0000 105 17.89 36.925 2\n"
	             "P b 146.925 21.57\n");
}
END_TEST

START_TEST(a_name_in_the_middle_names_the_cells_at_both_sides)
{
	/* The cell above it says nothing, and is no header of theirs. */
	struct setting s = typeset(SQUARE NAMED_IN_THE_MIDDLE);
	const struct element *const *row =
	        (const struct element *const *)s.pages->top->kids.v[0]->kids.v[1]->kids.v[0]->kids.v;
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(tree(&s), "Table (THead (TR (TD, TD, TH=column (P))), TBody (TR (TD (P), TH=row (P), TD (P))))");
	ck_assert_int_eq(row[0]->heads.n, 1);
	ck_assert_ptr_eq(row[0]->heads.v[0], row[1]);
	ck_assert_int_eq(row[1]->heads.n, 0);
	ck_assert_int_eq(row[2]->heads.n, 2);
	ck_assert_ptr_eq(row[2]->heads.v[1], row[1]);
	setting_close(&s);
}
END_TEST

START_TEST(lines_reach_cells_whose_text_stands_off_their_edge)
{
	/* By 3 pt of padding and 2 more; on a ground, whose edge they meet. */
	ASSERT_DRAWS("page: {size: 200pt x 200pt, unprintable: 0, margins: {top: 0, bottom: 0, inner: 0, outer: 0}}\n"
	             "styles: {body: {size: 10pt, leading: 1.2}, inset: {extends: body, padding: 3pt}, "
	             "ground: {extends: body, fill: '#EEEEEE', padding: 3pt}}\n"
	             "body: [{table: {columns: [{width: 50pt, style: inset}, {width: 1fr, align: center, connector: {start: "
	             "'#AA0000', end: '#0000AA', width: 2pt, gap: 5pt}}, {width: 50pt, style: ground}], row-padding: 0, "
	             "valign: baseline, rows: [[a, name, b]]}}]\n",
	             "P a 3 12.57\n"
	             "- #AA0000 52 8.89 29.61 2\n"
	             "- #0000AA 118.39 8.89 31.61 2\n"
	             "P name 86.61 12.57\n"
	             "- #EEEEEE 150 0 50 18\n"
	             "P b 153 12.57\n");
}
END_TEST

/* Lines of 3 mm: shorter ones look like dashes. */
START_TEST(an_automatic_column_has_room_for_its_lines)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 1fr}, {connector: {start: '#AA0000', end: '#0000AA', width: 2pt, "
	                    "gap: 5pt}, align: center}, {width: 1fr}], row-padding: 0, rows: [[a, name, b]]}}]\n",
	             "P a 0 9.57\n"
	             "- #AA0000 73.106 5.89 8.504 2\n"
	             "- #0000AA 118.39 5.89 8.504 2\n"
	             "P name 86.61 9.57\n"
	             "P b 131.894 9.57\n");
}
END_TEST

START_TEST(a_connector_without_room_is_told)
{
	struct setting s = typeset(SQUARE "[{table: {columns: [{width: 1fr}, {width: 30pt, connector: {start: '#AA0000'}}], "
	                                  "rows: [[a, name]]}}]\n");
	ASSERT_SAYS(&s, "error: a connector has no width left [no-width]");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_baseline(void)
{
	const TTest *const tests[] = {first_lines_stand_on_one_baseline,
	                              joined_rows_have_a_baseline_each,
	                              cells_stand_in_the_middle_or_at_the_foot,
	                              boxes_beside_each_other_share_a_baseline,
	                              parts_that_are_shared_have_no_baseline,
	                              grounds_leave_the_gap_between_rows_free,
	                              a_cell_that_spans_rows_spans_their_gaps,
	                              a_page_begins_without_the_gap,
	                              lines_lead_from_both_cells_to_the_name,
	                              lines_are_mirrored,
	                              no_line_leads_into_the_header,
	                              a_name_in_the_middle_names_the_cells_at_both_sides,
	                              lines_reach_cells_whose_text_stands_off_their_edge,
	                              an_automatic_column_has_room_for_its_lines,
	                              a_connector_without_room_is_told};
	return suite_with(suite_create("layout_baseline"), tests, COUNT_OF(tests));
}
