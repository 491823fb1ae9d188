/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are fitted to their place, and texts that are matched to their row. */
#include "typeset.h"

Suite *suite_layout_fitted(void);

#define STAGE                                                                                                  \
	"page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"      \
	"styles: {body: {size: 10pt, leading: 1.2}, big: {extends: body, size: 40pt}, spread: {extends: big, " \
	"tracking: 0.1}, sense: {extends: big, break: sense}, word: {extends: body, size: 90pt, weight: 700}}\n"

static mpt size_of(const struct setting *s, const char *text) { return find(s, text).item->run->size; }

static mpt cap_of(const struct setting *s, const char *text)
{
	const struct glyph_run *r = find(s, text).item->run;
	return (mpt)muldiv(r->size, r->face->cap_height, r->face->upem);
}

/* -- a text in its place ------------------------------------------------------------------------ */

static const struct example {
	const char *body, *text;
	mpt size;
} examples[] = {
        /* What fits keeps the size of its style; without a fit, also what does not. */
        {"[{text: {text: Short, fit: {min: 20pt, lines: 1, height: 48pt}}, style: big}]\n", "Short", PT(40)},
        {"[{text: {text: Such a line}, style: big}]\n", "Such a", PT(40)},
        /* In one line, which is 5.044 em wide: 40 pt would be wider than 200 pt. */
        {"[{text: {text: Such a line, fit: {min: 20pt, lines: 1}}, style: big}]\n", "Such a line", 39500},
        {"[{heading: {text: Such a line, level: 1, fit: {min: 20pt, lines: 1}}, style: big}]\n", "Such a line", 39500},
        /* Tracking goes with the size: 11 times a tenth of it. */
        {"[{text: {text: Such a line, fit: {min: 20pt, lines: 1}}, style: spread}]\n", "Such a line", 32500},
        /* Steps begin at the size of the style; the last one may be shorter. */
        {"[{text: {text: Such a line, fit: {min: 39.6pt, lines: 1}}, style: big}]\n", "Such a line", 39600},
        /* No higher than it may be, in two lines of 1.2 times the size. */
        {"[{text: {text: Such a line that ends, fit: {min: 20pt, height: 90pt}}, style: big}]\n", "Such a line", 37500},
        /* Without limits, no word is wider than its line. */
        {"[{text: {text: Extraordinary, fit: {min: 20pt}}, style: big}]\n", "Extraordinary", PT(31)},
        /* Lines end at <wbr> alone. */
        {"[{text: {text: 'One team plans<wbr> and one', fit: {min: 10pt}}, style: sense}]\n", "One team plans", 26500},
        /* The narrower the column. */
        {"[{grid: {columns: [100pt, 1fr], gap: 10pt, boxes: [{text: {text: Such a line, fit: {min: 10pt, lines: 1}}, style: big}, {text: "
         "x}]}}]\n",
         "Such a line", 19500},
        {"[{table: {columns: [{width: 100pt}, {width: 100pt}], row-padding: 0, rows: [[{boxes: [{text: {text: Such a line, fit: "
         "{min: 10pt, lines: 1}}, style: big}]}, x]]}}]\n",
         "Such a line", 19500},
};

START_TEST(the_largest_size_that_fits)
{
	char page[2000];
	snprintf(page, sizeof(page), STAGE "body: %s", examples[_i].body);
	struct setting s = typeset(page);
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(size_of(&s, examples[_i].text), examples[_i].size);
	setting_close(&s);
}
END_TEST

START_TEST(leading_goes_with_the_size)
{
	/* Two lines of 37.5 pt are 45 pt high each. */
	struct setting s =
	        typeset(STAGE "body: [{text: {text: Such a line that ends, fit: {min: 20pt, height: 90pt}}, style: big}, "
	                      "{text: below}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "that ends").y - find(&s, "Such a line").y, PT(45));
	ck_assert_int_eq(find(&s, "below").y, PT(90) + 9570);
	setting_close(&s);
}
END_TEST

START_TEST(an_automatic_column_is_as_wide_as_the_largest_size_asks)
{
	/* The other column has what is left, and the text stays large. */
	struct setting s =
	        typeset(STAGE "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Two, fit: {min: 10pt, "
	                      "lines: 1}}, style: big}, {text: beside}]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(size_of(&s, "Two"), PT(40));
	ck_assert_int_eq(find(&s, "beside").x, find(&s, "Two").item->run->width + PT(10));
	setting_close(&s);
}
END_TEST

START_TEST(fitting_the_pages_lowers_the_largest_size_only)
{
	/* 15 lines of 12 pt and one of 40 pt: there is room for the page at less than 40, but at no less than 30. */
	struct setting s =
	        typeset(repeated(STAGE "fit: {pages: 1, yield: [size]}\nbody: [{text: {text: Two, fit: {min: 30pt, "
	                               "lines: 1}}, style: big}, ",
	                         "{text: line%02d}, ", 14, "]\n"));
	ASSERT_CLEAN(&s);
	mpt scaled = size_of(&s, "line01");
	ck_assert_int_lt(scaled, PT(10));
	ck_assert_int_eq(size_of(&s, "Two"), mpt_max(4 * scaled, PT(30)));
	setting_close(&s);
}
END_TEST

static const struct fault {
	const char *body, *said;
} faults[] = {
        {"[{text: {text: Such a long line, fit: {min: 38pt, lines: 1}}, style: big}]\n",
         "at 38pt, its least size, the text takes 2 lines, where there may be 1 (locale en): about 9 characters too long"},
        {"[{text: {text: Such a long line, fit: {min: 38pt, height: 60pt}}, style: big}]\n",
         "at 38pt, its least size, the text is 12 mm higher than it may be (locale en): about 9 characters too long"},
        {"[{text: {text: Extraordinary, fit: {min: 38pt}}, style: big}]\n",
         "a word is 16 mm wider than its line, about 3 characters, at the least size"},
        {"[{text: {text: 'One team plans<wbr> and one', fit: {min: 38pt, lines: 2}}, style: sense}]\n",
         "the words between two <wbr> are"},
        {"[{text: {text: Such, fit: {min: 41pt, lines: 1}}, style: big}]\n",
         "'min' is 41pt; it must lie between 3pt and 40pt"},
        {"[{text: {text: Such, fit: {min: 20pt, match: row}}, style: big}]\n",
         "'match' has no effect here: the text stands in no row or grid"},
        {"[{row: {boxes: [{text: {text: Such, fit: {min: 20pt, match: row}}, style: big}, {spacer: 2pt}]}}]\n",
         "'match' has no effect here: no text stands beside it in the row"},
        {"[{row: {columns: [70pt, 1fr], gap: 10pt, boxes: [{text: {text: Su cherry, fit: {min: 20pt, match: row}}, style: big}, {text: a}]}}]\n",
         "at 20pt, its least size, the text is 8 mm wider than it may be on one line (locale en), about 2 characters"},
};

START_TEST(what_does_not_fit_is_told_once)
{
	char page[2000];
	snprintf(page, sizeof(page), STAGE "body: %s", faults[_i].body);
	struct setting s = typeset(page);
	ASSERT_SAYS(&s, faults[_i].said);
	ck_assert_int_eq(diag_errors(s.diag) + diag_warnings(s.diag), 1);
	setting_close(&s);
}
END_TEST

/* -- a text that is matched to its row ----------------------------------------------------------- */

#define THREE "{stack: {boxes: [{text: One}, {text: Two}, {text: Three}]}}"

START_TEST(capitals_reach_from_the_first_line_to_the_last)
{
	/* Two steps of 12 pt and the 7.14 pt of the first line's capitals. */
	struct setting s = typeset(
	        STAGE "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Ha, fit: {min: 20pt, match: "
	              "row}}, style: word}, " THREE "]}}, {text: below}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "Ha").y, find(&s, "Three").y);
	ck_assert_int_le(abs(cap_of(&s, "Ha") - (PT(24) + 7140)), 1);
	/* The row is no higher for it. */
	ck_assert_int_eq(find(&s, "below").y, PT(36) + 9570);
	setting_close(&s);
}
END_TEST

START_TEST(what_may_be_no_larger_stands_on_the_last_baseline)
{
	struct setting s = typeset(
	        STAGE "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Ha, fit: {min: 20pt, match: "
	              "row}}, style: big}, " THREE "]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(size_of(&s, "Ha"), PT(40));
	ck_assert_int_eq(find(&s, "Ha").y, find(&s, "Three").y);
	setting_close(&s);
	s = typeset(
	        STAGE
	        "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Ha, fit: {min: 10pt, match: row, width: "
	        "20pt}}, style: word}, " THREE "]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_le(find(&s, "Ha").item->run->width, PT(20));
	ck_assert_int_ge(find(&s, "Ha").item->run->width, PT(20) - 100);
	ck_assert_int_eq(find(&s, "Ha").y, find(&s, "Three").y);
	ck_assert_int_eq(find(&s, "One").x, find(&s, "Ha").item->run->width + PT(10));
	setting_close(&s);
}
END_TEST

START_TEST(what_may_be_no_smaller_takes_the_others_down)
{
	struct setting s = typeset(
	        STAGE "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Ha, fit: {min: 80pt, match: "
	              "row}}, style: word}, " THREE "]}}, {text: below}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(size_of(&s, "Ha"), PT(80));
	ck_assert_int_eq(find(&s, "Ha").y, find(&s, "Three").y);
	ck_assert_int_ge(find(&s, "One").y, 9570 + PT(10));
	ck_assert_int_ge(find(&s, "below").y, find(&s, "Three").y + PT(12));
	setting_close(&s);
}
END_TEST

START_TEST(the_larger_word_leaves_others_less_room)
{
	/* Beside a word of 90 pt the sentence takes 12 lines; at the end, as many as the word is high. */
	struct setting s = typeset(
	        STAGE "body: [{row: {columns: [auto, 1fr], gap: 10pt, boxes: [{text: {text: Ha, fit: {min: 20pt, match: "
	              "row}}, style: word}, {text: one two three four five six seven eight nine ten last}]}}]\n");
	ASSERT_CLEAN(&s);
	mpt first = find(&s, "one").y, last = find(&s, "last").y;
	ck_assert_int_eq(find(&s, "Ha").y, last);
	ck_assert_int_le(abs(cap_of(&s, "Ha") - (last - first + 7140)), 1);
	setting_close(&s);
}
END_TEST

static const char *const rows[] = {
        "{row: {valign: middle, columns: [60pt, 1fr], gap: 10pt, boxes: [%s, " THREE "]}}",
        "{row: {valign: baseline, columns: [60pt, 1fr], gap: 10pt, boxes: [%s, " THREE "]}}",
        "{row: {valign: bottom, columns: [1fr, 60pt], gap: 10pt, boxes: [" THREE ", %s]}}",
        "{grid: {columns: [60pt, 1fr, 40pt], gap: 10pt, boxes: [%s, " THREE
        ", {text: x}, {text: y}, {text: y}, {text: y}]}}",
        "{row: {valign: middle, columns: [60pt, 1fr, 40pt], gap: 10pt, boxes: [%s, " THREE
        ", {stack: {height: 90pt, boxes: [{text: x}]}}]}}",
};

START_TEST(last_baselines_agree_wherever_cells_stand)
{
	char box[2000], page[3000];
	snprintf(box, sizeof(box), rows[_i], "{text: {text: Ha, fit: {min: 10pt, match: row}}, style: word}");
	snprintf(page, sizeof(page), STAGE "body: [%s]\n", box);
	struct setting s = typeset(page);
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "Ha").y, find(&s, "Three").y);
	ck_assert_int_le(abs(cap_of(&s, "Ha") - (PT(24) + 7140)), 1);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_fitted(void)
{
	const TTest *const tests[] = {leading_goes_with_the_size,
	                              an_automatic_column_is_as_wide_as_the_largest_size_asks,
	                              fitting_the_pages_lowers_the_largest_size_only,
	                              capitals_reach_from_the_first_line_to_the_last,
	                              what_may_be_no_larger_stands_on_the_last_baseline,
	                              what_may_be_no_smaller_takes_the_others_down,
	                              the_larger_word_leaves_others_less_room};
	Suite *suite = suite_with(suite_create("layout_fitted"), tests, COUNT_OF(tests));
	TCase *c = tcase_create("each");
	tcase_add_loop_test(c, the_largest_size_that_fits, 0, COUNT_OF(examples));
	tcase_add_loop_test(c, what_does_not_fit_is_told_once, 0, COUNT_OF(faults));
	tcase_add_loop_test(c, last_baselines_agree_wherever_cells_stand, 0, COUNT_OF(rows));
	suite_add_tcase(suite, c);
	return suite;
}
