/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: rows, spans, styles and the elements of the structure tree. */
#include "typeset.h"

Suite *suite_layout_table(void);

/* -- rows ------------------------------------------------------------------------------------ */

START_TEST(rows_have_rules_and_stripes)
{
	/* A rule lies across the edge below a row, none below the last; every second row has a ground, which does not
	   hide half of the rule above it. */
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}, {width: 50%}], rows: [[a, b], [c, d], [e, f]], "
	                    "rule: '#333333', stripe: '#DDDDDD', rule-width: 2pt, row-padding: 2pt}}]"
	                    "\n",
	             "P a 0 11.57\n"
	             "P b 100 11.57\n"
	             "- #DDDDDD 0 16 200 16\n"
	             "P c 0 27.57\n"
	             "P d 100 27.57\n"
	             "- #333333 0 15 200 2\n"
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
	             "- #DDDDDD 0 36 200 18\n"
	             "P c 0 48.57\n"
	             "P d 99.945 48.57\n"
	             "- #333333 0 35.75 200 0.5\n");
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
	                 "P x4 100 12.57\n"
	                 "- #333333 0 17.75 200 0.5\n"
	                 "P y 0 30.57\n"
	                 "P z 100 30.57\n");
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
	                    "rows: [[a, b]], head-style: big, cell-style: body}}]"
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

START_TEST(the_space_above_a_table_is_not_repeated)
{
	/* 7 pt below the text above stand on the first page only. */
	struct setting s =
	        typeset_in("en",
	                   SQUARE "[{text: above, style: spaced}, {table: {columns: [{head: A}], row-padding: 3pt, "
	                          "rows: [[{boxes: [{stack: {height: 150pt, boxes: [{text: bb}]}}]}], [c]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 2), "- A 0 12.57\nP c 0 30.57\n");
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

/* The k-th cell of the i-th row of a part of the first table: 0 head, 1 body. */
static struct element *cell_at(const struct setting *s, int part, int i, int k)
{
	return s->pages->top->kids.v[0]->kids.v[part]->kids.v[i]->kids.v[k];
}

/* Where their scope does not say it, cells name the headers of their columns from above, then those of their rows. */
START_TEST(cells_name_their_headers)
{
	struct setting s = typeset(
	        SQUARE "[{table: {columns: [{header: row}, {}, {}], header-rows: 2, rows: ["
	               "{cells: [{text: a, rowspan: 2}, {text: b, colspan: 2}]}, {cells: [c, d]}, {cells: [e, f, g]}]}}]\n");
	struct element *a = cell_at(&s, 0, 0, 0), *b = cell_at(&s, 0, 0, 1), *d = cell_at(&s, 0, 1, 1);
	struct element *e = cell_at(&s, 1, 0, 0), *g = cell_at(&s, 1, 0, 2);
	ck_assert_str_eq(setting_messages(&s), "");
	ck_assert_int_eq(a->heads.n, 0);
	ck_assert_int_eq(e->heads.n, 1);
	ck_assert_ptr_eq(e->heads.v[0], a);
	ck_assert_int_eq(g->heads.n, 3);
	ck_assert_ptr_eq(g->heads.v[0], b);
	ck_assert_ptr_eq(g->heads.v[1], d);
	ck_assert_ptr_eq(g->heads.v[2], e);
	setting_close(&s);
}
END_TEST

START_TEST(cells_name_the_headers_of_two_rows)
{
	struct setting s =
	        typeset(SQUARE "[{table: {columns: [{}, {}], header-rows: 2, rows: [[a, b], [c, d], [e, f]]}}]\n");
	const struct element *f = cell_at(&s, 1, 0, 1);
	ck_assert_int_eq(f->heads.n, 2);
	ck_assert_ptr_eq(f->heads.v[0], cell_at(&s, 0, 0, 1));
	ck_assert_ptr_eq(f->heads.v[1], cell_at(&s, 0, 1, 1));
	setting_close(&s);
}
END_TEST

START_TEST(a_plain_table_is_told_by_scope)
{
	struct setting s = typeset(SQUARE "[{table: {columns: [{head: a}, {head: b}], rows: [{cells: [c, d]}]}}]\n");
	ck_assert_int_eq(cell_at(&s, 0, 0, 1)->scope, SCOPE_COLUMN);
	ck_assert_int_eq(cell_at(&s, 1, 0, 1)->heads.n, 0);
	setting_close(&s);
}
END_TEST

START_TEST(a_table_without_columns_or_rows)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 50%}], rows: []}, allow: {empty-list: nothing}}, {text: aa}]"
	                    "\n",
	             "P aa 0 9.57\n");
}
END_TEST

Suite *suite_layout_table(void)
{
	const TTest *const tests[] = {cells_name_their_headers,
	                              cells_name_the_headers_of_two_rows,
	                              a_plain_table_is_told_by_scope,
	                              rows_have_rules_and_stripes,
	                              stripes_count_from_the_header,
	                              a_rule_stands_below_the_last_part_of_a_row_that_is_cut,
	                              rows_are_kept_whole,
	                              the_nearest_style_counts,
	                              heads_have_styles_of_their_own,
	                              a_column_or_a_style_aligns,
	                              headers_name_their_columns_and_rows,
	                              a_caption_keeps_its_space,
	                              the_header_comes_again_as_an_artifact,
	                              the_space_above_a_table_is_not_repeated,
	                              a_header_is_not_left_alone,
	                              a_table_without_columns_or_rows};
	return suite_with(suite_create("layout_table"), tests, COUNT_OF(tests));
}
