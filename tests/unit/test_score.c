/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers count, and what their totals lead to. */
#include "score.h"
#include "folder.h"

Suite *suite_score(void);

static const char shape[] =
        "fields:\n"
        "  scale: {type: list, of: {type: text}}\n"
        "  groups: {type: list, of: {type: group, fields: {letter: {type: text}, rows: {type: list, of: {type: group,"
        " fields: {text: {type: text}, reversed: {type: flag, default: false}}}}}}}\n"
        "  bands: {type: list, of: {type: group, fields: {from: {type: number}, to: {type: number}}}}\n"
        "  zones: {type: list, of: {type: group, fields: {side: {type: choice, of: [first, both, second]}, from: {type:"
        " number}, to: {type: number}}}}\n"
        "scoring: {scale: scale, groups: groups, statements: rows, bands: bands, zones: zones}\n";
static const char content[] =
        "scale: [never, seldom, often, always]\n"
        "groups:\n"
        "  - {letter: A, rows: [{text: a}, {text: b, reversed: true}]}\n"
        "  - {letter: B, rows: [{text: c}, {text: d}]}\n"
        "bands: [{from: 2, to: 4}, {from: 5, to: 8}]\n"
        "zones: [{side: first, from: 2, to: 6}, {side: both, from: 0, to: 1}, {side: second, from: 2, to: 6}]\n";

static const struct scoring *open_scoring(struct folder *f, const struct content **c)
{
	folder_open(f);
	folder_put(f, "layouts/shapes/demo.yaml", shape);
	folder_put(f, "en.yaml", content);
	const struct shape_field *s = shape_load(f->root, f->arena, f->diag, "demo", (struct where){0});
	*c = content_load(f->root, f->arena, f->diag, "en.yaml", s);
	return scoring_of(f->arena, *c);
}

static const struct {
	int answer[4];
	int totals[2], bands[2], place, zone;
} sheets[] = {
        {{1, 1, 1, 1}, {5, 2}, {1, 0}, -3, 0}, /* the second counts from the other end: 1 + 4 */
        {{4, 1, 1, 1}, {8, 2}, {1, 0}, -6, 0}, {{1, 4, 4, 4}, {2, 8}, {0, 1}, 6, 2},    {{2, 2, 2, 3}, {5, 5}, {1, 1}, 0, 1},
        {{2, 3, 2, 3}, {4, 5}, {0, 1}, 1, 1},  {{0, 3, 2, 3}, {-1, 5}, {-1, 1}, 0, -1}, /* no total without an answer */
};

START_TEST(sheets_are_scored)
{
	struct folder f;
	const struct content *c;
	const struct scoring *s = open_scoring(&f, &c);
	ck_assert_ptr_nonnull(s);
	const struct sheet_score score = score_sheet(f.arena, s, sheets[_i].answer);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(score.total[i], sheets[_i].totals[i]);
		ck_assert_int_eq(score.band[i], sheets[_i].bands[i]);
	}
	ck_assert_int_eq(score.place, sheets[_i].place);
	ck_assert_int_eq(score.zone, sheets[_i].zone);
	folder_close(&f);
}
END_TEST

static const struct {
	enum score_side side;
	int from, to;
	struct score_range on_scale;
} extents[] = {
        {SCORE_FIRST, 3, 10, {-10, -3}},
        {SCORE_BOTH, 0, 2, {-2, 2}},
        {SCORE_SECOND, 3, 10, {3, 10}},
};

START_TEST(steps_count_from_the_middle)
{
	const struct score_range r = score_extent(extents[_i].side, extents[_i].from, extents[_i].to);
	ck_assert_int_eq(r.from, extents[_i].on_scale.from);
	ck_assert_int_eq(r.to, extents[_i].on_scale.to);
}
END_TEST

START_TEST(a_reversed_answer_counts_from_the_other_end)
{
	ck_assert_int_eq(score_value(5, 2, false), 2);
	ck_assert_int_eq(score_value(5, 2, true), 4);
	ck_assert_int_eq(score_value(4, score_value(4, 3, true), true), 3);
}
END_TEST

START_TEST(an_example_is_drawn_the_same_again)
{
	struct folder f;
	const struct content *c;
	const struct scoring *s = open_scoring(&f, &c);
	const int *one = score_draw(f.arena, s, 9), *two = score_draw(f.arena, s, 9);
	for (int i = 0; i < s->statements; i++) {
		ck_assert_int_eq(one[i], two[i]);
		ck_assert(one[i] >= 1 && one[i] <= s->points);
	}
	folder_close(&f);
}
END_TEST

/* A class of three; one has a gap, and one sheet is blank. */
START_TEST(a_class_is_counted)
{
	struct folder f;
	const struct content *c;
	open_scoring(&f, &c);
	int whole[] = {1, 1, 1, 1}, gap[] = {0, 3, 2, 3}, blank[] = {0, 0, 0, 0};
	const struct answer_sheet sheet[] = {
	        {.name = "p1", .answer = whole}, {.name = "p2", .answer = gap}, {.name = "p3", .answer = blank}};
	const struct answers answers = {.n = 3, .sheet = sheet};
	const struct content *joined = results_join(f.arena, f.diag, c, RESULTS_CLASS, &answers, (struct where){0});
	const struct node *class = node_find(joined->top, "class"), *second = node_find(class, "groups")->item[1];
	ck_assert_str_eq(node_find(class, "complete")->text, "1");
	ck_assert_str_eq(node_find(class, "incomplete")->text, "1");
	ck_assert_str_eq(node_find(class, "blank")->text, "1");
	ck_assert_str_eq(node_find(second, "letter")->text, "B");
	ck_assert_str_eq(node_find(second, "mean")->text, "3.5"); /* of 2 and 5 */
	ck_assert_str_eq(node_find(node_find(second, "bands")->item[1], "percent")->text, "50");
	ck_assert_ptr_null(node_find(class, "pupils")); /* no names unless asked */
	folder_close(&f);
}
END_TEST

Suite *suite_score(void)
{
	Suite *s = suite_create("score");
	TCase *c = tcase_create("score");
	tcase_add_loop_test(c, sheets_are_scored, 0, COUNT_OF(sheets));
	tcase_add_loop_test(c, steps_count_from_the_middle, 0, COUNT_OF(extents));
	tcase_add_test(c, a_reversed_answer_counts_from_the_other_end);
	tcase_add_test(c, an_example_is_drawn_the_same_again);
	tcase_add_test(c, a_class_is_counted);
	suite_add_tcase(s, c);
	return s;
}
