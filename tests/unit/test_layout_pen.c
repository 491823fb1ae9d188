/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes for a pen: in sentences, in tables. */
#include "typeset.h"

Suite *suite_layout_pen(void);

/* What the first form element below `e` says, in the order of reading. */
static const struct element *first_form(const struct element *e)
{
	if (e->role == ROLE_FORM)
		return e;
	for (int i = 0; i < e->kids.n; i++) {
		const struct element *found = first_form(e->kids.v[i]);
		if (found)
			return found;
	}
	return NULL;
}

/* -- frames in a sentence ---------------------------------------------------------------------- */

START_TEST(a_field_may_be_a_frame)
{
	/* As wide as it is given, half an em behind its label, which stands in its middle. */
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, box: 50pt, height: 20pt}}]\n",
	             "P Name 0 13.57\n"
	             "Form line #5E5A55 1 33.7 0.5 49 19\n");
}
END_TEST

START_TEST(a_label_may_stand_behind)
{
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, label-at: end, box: 50pt, height: 20pt}}]\n",
	             "Form line #5E5A55 1 0.5 0.5 49 19\n"
	             "P Name 55 13.57\n");
	ASSERT_DRAWS(SQUARE "[{field: {label: Name, label-at: end, height: 20pt}}]\n",
	             "Form line #5E5A55 0.5 0 19.75 166.8 0\n"
	             "P Name 171.8 17.57\n");
}
END_TEST

START_TEST(frames_stand_in_a_sentence)
{
	/* Each takes what it needs; the line at the end takes the rest. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{row: {columns: [auto, auto, 1fr], gap: 4pt, boxes: [{field: {label: More, box: 20pt, height: 16pt}}, "
	        "{field: {label: less, box: 20pt, height: 16pt}}, {field: {label: steps, height: 14pt}}]}}]\n",
	        "P More 0 11.57\n"
	        "Form line #5E5A55 1 30.19 0.5 19 15\n"
	        "P less 53.69 11.57\n"
	        "Form line #5E5A55 1 76.99 0.5 19 15\n"
	        "P steps 100.49 11.57\n"
	        "Form line #5E5A55 0.5 130.47 13.75 69.53 0\n");
}
END_TEST

START_TEST(a_sentence_is_mirrored)
{
	struct setting s = typeset_in("he", SQUARE "[{field: {label: Name, box: 50pt, height: 20pt}}]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "P Name 171.8 13.57\n"
	                 "Form line #5E5A55 1 117.3 0.5 49 19\n");
	setting_close(&s);
}
END_TEST

START_TEST(labels_of_frames_stand_on_the_baseline_of_their_row)
{
	/* Though they stand in the middle of frames of different heights. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{row: {columns: [100pt, 100pt], valign: baseline, boxes: [{field: {label: a, box: 20pt, height: 30pt}}, "
	        "{field: {label: b, box: 20pt, height: 20pt}}]}}]\n",
	        "P a 0 18.57\n"
	        "Form line #5E5A55 1 11.11 0.5 19 29\n"
	        "P b 100 18.57\n"
	        "Form line #5E5A55 1 111.65 5.5 19 19\n");
}
END_TEST

START_TEST(a_frame_beside_a_long_label_wraps_it)
{
	ASSERT_DRAWS(SQUARE "[{field: {label: aaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaa, box: 60pt, height: 20pt}}]\n",
	             "P aaaaaaaaaaaaaaaaaa  0 9.57\n"
	             "P aaaaaaaaaaaaaaaaaa 0 21.57\n"
	             "Form line #5E5A55 1 140.5 2.5 59 19\n");
	struct setting s = typeset(SQUARE "[{field: {label: Name, box: 198pt}}]\n");
	ASSERT_SAYS(&s, "error: the label of a field has no width left [no-width]");
	setting_close(&s);
}
END_TEST

/* -- boxes to tick ----------------------------------------------------------------------------- */

START_TEST(a_box_without_a_label_stands_where_align_says)
{
	ASSERT_DRAWS(SQUARE "[{checkbox: {name: aa, size: 20pt}}, {checkbox: {name: bb, size: 20pt}, align: center}, "
	                    "{checkbox: {name: cc, size: 20pt}, align: end}]\n",
	             "Form line #000000 0.75 0.375 0.375 19.25 19.25\n"
	             "Form line #000000 0.75 90.375 20.375 19.25 19.25\n"
	             "Form line #000000 0.75 180.375 40.375 19.25 19.25\n");
}
END_TEST

START_TEST(a_column_has_boxes_to_tick)
{
	ASSERT_DRAWS(SQUARE "[{table: {columns: [{width: 60%}, {width: 40%}], row-padding: 5pt, valign: middle, "
	                    "rows: [[aa, {boxes: [{checkbox: {name: bb, size: 20pt}, align: center}]}]]}}]\n",
	             "P aa 0 18.57\n"
	             "Form line #000000 0.75 150.375 5.375 19.25 19.25\n");
	ASSERT_TREE(SQUARE "[{table: {columns: [{header: row}, {}], rows: [[aa, {boxes: [{checkbox: {name: bb}}]}]]}}]\n",
	            "Table (TBody (TR (TH=row (P), TD (Form))))");
}
END_TEST

START_TEST(an_automatic_column_is_as_wide_as_its_boxes)
{
	ASSERT_DRAWS(
	        SQUARE
	        "[{table: {columns: [{}, {width: 1fr}], row-padding: 0, rows: [[{boxes: [{checkbox: {name: bb, size: 12pt}}]}, "
	        "aa]]}}]\n",
	        "Form line #000000 0.75 0.375 0.375 11.25 11.25\n"
	        "P aa 12 9.57\n");
}
END_TEST

START_TEST(a_name_is_read_aloud)
{
	struct setting s = typeset(SQUARE "[{checkbox: {label: '1', name: The first}}]\n");
	ck_assert_str_eq(first_form(s.pages->top)->fills, "The first");
	ck_assert_int_eq(first_form(s.pages->top)->field, FIELD_CHECK);
	setting_close(&s);
}
END_TEST

START_TEST(a_box_says_what_it_is_for)
{
	struct setting s = typeset(SQUARE "[{checkbox: {size: 5mm}}]\n");
	ASSERT_SAYS(&s, "error: a checkbox needs the key 'label' [missing-key]");
	ASSERT_SAYS(&s, "a box without a visible label has a `name`, which is read aloud");
	setting_close(&s);
	ASSERT_TREE(SQUARE "[{checkbox: {size: 5mm}, artifact: true}]\n", "");
}
END_TEST

/* -- ratings ----------------------------------------------------------------------------------- */

START_TEST(figures_stand_without_circles)
{
	/* In the middle of rows of a given height; the box for the total has its own size. */
	ASSERT_DRAWS(SQUARE
	             "[{rating: {title: T, scale: [a, b], statements: [s], circle: 0, row: 30pt, column: 40pt, sum: Sum, "
	             "sum-width: 50pt, sum-height: 25pt}}]\n",
	             "P T 0 9.57\n"
	             "P a 137.195 9.57\n"
	             "P b 176.925 9.57\n"
	             "P s 0 31.57\n"
	             "P 1 137.14 31.57\n"
	             "P 2 177.14 31.57\n"
	             "P Sum 123.98 60.57\n"
	             "Form #FFFFFFline #000000 1 150.5 46.5 49 24\n");
}
END_TEST

START_TEST(a_plate_is_as_high_as_the_header)
{
	/* Its title stands in the middle, and the note at its end on the same baseline. */
	ASSERT_DRAWS(
	        SQUARE
	        "[{rating: {title: T, note: n, scale: [a a, b], statements: [s], circle: 0, column: 15pt, title-style: dark, "
	        "note-style: white, stem: S, stem-style: bold, rule: '#333333'}}]\n",
	        "- #222222 0 0 170 25\n"
	        "P T 0 16.07\n"
	        "P n 163.82 16.07\n"
	        "P a  174.695 9.57\n"
	        "P a 174.695 21.57\n"
	        "P b 189.425 21.57\n"
	        "P S 0 36.57\n"
	        "- #333333 0 40.5 200 1\n"
	        "P s 0 52.57\n"
	        "P 1 174.64 52.57\n"
	        "P 2 189.64 52.57\n"
	        "- #333333 0 56.75 200 0.5\n");
}
END_TEST

START_TEST(a_stem_is_a_row_of_the_header)
{
	ASSERT_TREE(SQUARE "[{rating: {title: T, stem: S, scale: [a, b], statements: [s]}}]\n",
	            "Table (THead (TR (TH=column (P), TH=column (P), TH=column (P)), TR (TH=column (P), TD 2 wide)), "
	            "TBody (TR (TH=row (P), TD (P), TD (P))))");
}
END_TEST

START_TEST(a_total_leaves_room_for_its_label)
{
	struct setting s =
	        typeset(SQUARE "[{rating: {title: T, scale: [a, b], statements: [s], sum: Sum, sum-width: 199pt}}]\n");
	ASSERT_SAYS(&s, "error: the label of the total has no width left [no-width]");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_pen(void)
{
	const TTest *const tests[] = {a_field_may_be_a_frame,
	                              a_label_may_stand_behind,
	                              frames_stand_in_a_sentence,
	                              a_sentence_is_mirrored,
	                              labels_of_frames_stand_on_the_baseline_of_their_row,
	                              a_frame_beside_a_long_label_wraps_it,
	                              a_box_without_a_label_stands_where_align_says,
	                              a_column_has_boxes_to_tick,
	                              an_automatic_column_is_as_wide_as_its_boxes,
	                              a_name_is_read_aloud,
	                              a_box_says_what_it_is_for,
	                              figures_stand_without_circles,
	                              a_plate_is_as_high_as_the_header,
	                              a_stem_is_a_row_of_the_header,
	                              a_total_leaves_room_for_its_label};
	return suite_with(suite_create("layout_pen"), tests, COUNT_OF(tests));
}
