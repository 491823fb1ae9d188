/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known from a vertical list alone: heights, what sticks, what is repeated. */
#include "list.h"

Suite *suite_layout_vlist(void);

static struct vrange part_of(const struct vlist *l, int from) { return (struct vrange){l->v.v + from, l->v.n - from, NULL}; }

static int64_t height_from(const char *list, int from, int64_t limit)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, list);
	struct vrange r = part_of(&l, from);
	int64_t height = vrange_height(&r, limit);
	arena_free(a);
	return height;
}

START_TEST(glue_at_the_top_has_no_height)
{
	ck_assert_int_eq(height_from("+4 10 +5 20", 0, PT(100)), PT(35));
	ck_assert_int_eq(height_from("10 +5 20", 1, PT(100)), PT(20));
	/* An area with a ground ends the top, one without does not, nor does a strut. */
	ck_assert_int_eq(height_from("[3 +4 10 ]2", 0, PT(100)), PT(19));
	ck_assert_int_eq(height_from("( +4 10 )", 0, PT(100)), PT(10));
	ck_assert_int_eq(height_from("=6 +4 10", 0, PT(100)), PT(16));
	/* A share ends it too. */
	ck_assert_int_eq(height_from("~1 +4 10", 0, PT(100)), PT(14));
	ck_assert_int_eq(height_from("", 0, PT(100)), 0);
}
END_TEST

START_TEST(heights_are_summed_up_to_a_limit)
{
	ck_assert_int_eq(height_from("10 20 30", 0, PT(9)), PT(10));
	ck_assert_int_eq(height_from("10 20 30", 0, PT(10)), PT(30));
	ck_assert_int_eq(height_from("10 20 30", 0, PT(60)), PT(60));
}
END_TEST

START_TEST(what_areas_repeat_adds_to_a_range_inside_of_them)
{
	ck_assert_int_eq(height_from("(r9 10 20 )", 0, PT(100)), PT(30));
	ck_assert_int_eq(height_from("(r9 10 20 )", 1, PT(100)), PT(39));
	ck_assert_int_eq(height_from("(r9 (r5 10 20 ) )", 2, PT(100)), PT(44));
	/* What begins with an area is not inside of it. */
	ck_assert_int_eq(height_from("(r9 (r5 10 20 ) )", 1, PT(100)), PT(39));
}
END_TEST

START_TEST(items_of_a_kept_box_stick_but_the_first)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "10 +4 10 [3 10 ]2 =5 10");
	char stick[20] = {0};
	keep_items(&l, 1); /* from the glue on */
	for (int i = 0; i < l.v.n; i++)
		stick[i] = l.v.v[i]->stick ? '*' : '-';
	ck_assert_str_eq(stick, "---**-**");
	arena_free(a);
}
END_TEST

START_TEST(an_item_that_grows_adds_to_the_areas_around_it)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "[1 ( =5 ) ]1");
	vitem_grow(l.v.v[2], PT(7));
	ck_assert_int_eq(l.v.v[2]->height, PT(12));
	ck_assert_int_eq(l.v.v[1]->area->height, PT(12));
	ck_assert_int_eq(l.v.v[0]->area->height, PT(14));
	ck_assert_int_eq(vlist_height(&l, 0, l.v.n), PT(14));
	ck_assert_int_eq(vlist_height(&l, 1, 4), PT(12));
	arena_free(a);
}
END_TEST

START_TEST(an_item_is_put_before_a_range)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "10 20 30 40");
	struct vrange tail = {l.v.v + 1, 2, l.v.v[3]}, r = vrange_prepend(a, l.v.v[0], &tail);
	ck_assert_int_eq(r.n, 3);
	ck_assert_int_eq(vrange_item(&r, 0)->height, PT(10));
	ck_assert_int_eq(vrange_item(&r, 1)->height, PT(40)); /* stands for 20 */
	ck_assert_int_eq(vrange_item(&r, 2)->height, PT(30));
	arena_free(a);
}
END_TEST

START_TEST(heights_on_a_page_have_a_limit)
{
	const int64_t most = 1 << 30;
	ck_assert_int_eq(page_length(PT(12)), PT(12));
	ck_assert_int_eq(page_length(-PT(12)), -PT(12));
	ck_assert_int_eq(page_length(most - 1), most - 1);
	ck_assert_int_eq(page_length(most * 8), most);
	ck_assert_int_eq(page_length(1 - most), 1 - most);
	ck_assert_int_eq(page_length(-most * 8), -most);
	/* In messages they are whole millimetres, at the least one. */
	ck_assert_int_eq(height_mm(0), 1);
	ck_assert_int_eq(height_mm(PT(72)), 26);
}
END_TEST

Suite *suite_layout_vlist(void)
{
	const TTest *const tests[] = {glue_at_the_top_has_no_height,
	                              heights_are_summed_up_to_a_limit,
	                              what_areas_repeat_adds_to_a_range_inside_of_them,
	                              items_of_a_kept_box_stick_but_the_first,
	                              an_item_that_grows_adds_to_the_areas_around_it,
	                              an_item_is_put_before_a_range,
	                              heights_on_a_page_have_a_limit};
	return list_suite(suite_create("layout_vlist"), tests, COUNT_OF(tests));
}
