/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the items of a range stand, and what takes up the height that is left. */
#include "layout/place.h"
#include "list.h"

Suite *suite_layout_place(void);

/* The tops of all items, then "[top..bottom" for each area, with "+" for one that goes on. The list is cut
   before its item `from`, counted from 0. */
static const char *place_from(const char *list, int from, enum take_up take, mpt stretch)
{
	static char text[1000];
	struct arena *a = arena_new();
	struct vlist l = list_read(a, list);
	struct vrange r = {l.v.v + from, l.v.n - from, NULL};
	struct placement p = place_range(a, &r, PT(100), PT(50), take, stretch);
	struct buf b = {0};
	for (int i = 0; i < p.range.n; i++) {
		buf_puts(&b, i ? " " : "");
		buf_decimal(&b, p.y[i] - PT(100), 1000, 3);
	}
	for (int i = 0; i < p.areas.n; i++) {
		buf_puts(&b, p.areas.v[i].again ? " +[" : " [");
		buf_decimal(&b, p.areas.v[i].top - PT(100), 1000, 3);
		buf_puts(&b, "..");
		buf_decimal(&b, p.areas.v[i].bottom - PT(100), 1000, 3);
	}
	snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_free(&b);
	arena_free(a);
	return text;
}

#define ASSERT_PLACED(list, take, expected) ck_assert_str_eq(place_from(list, 0, take, PT(12)), expected)

START_TEST(items_stand_one_below_the_other)
{
	ASSERT_PLACED("10 +5 10 =3 10", TAKE_NONE, "0 10 15 25 28");
	/* Glue at the top vanishes, also behind a break; a share of what is left ends the top. */
	ASSERT_PLACED("+5 | +5 10 +5 10", TAKE_NONE, "0 0 0 0 10 15");
	ASSERT_PLACED("+5 ~1 +5 10", TAKE_NONE, "0 0 0 5");
	/* At the end too, and with the break that ended the range. */
	ASSERT_PLACED("10 +5 | +5", TAKE_NONE, "0");
	ASSERT_PLACED("", TAKE_FR, "");
	ASSERT_PLACED("+5", TAKE_FR, "");
}
END_TEST

START_TEST(areas_reach_from_their_first_to_their_last_item)
{
	ASSERT_PLACED("10 [3 10 ]2 10", TAKE_NONE, "0 10 13 23 25 [10..25");
	ASSERT_PLACED("[3 [1 10 ]1 +5 10 ]2", TAKE_NONE, "0 3 4 14 15 20 30 [0..32 [3..15");
	/* One that does not end here ends with what stands in it, not with glue. */
	ASSERT_PLACED("[3 10 +5", TAKE_NONE, "0 3 [0..13");
	ASSERT_PLACED("[3 [1 10 ]1 +5", TAKE_NONE, "0 3 4 14 [0..15 [3..15");
	ASSERT_PLACED("[3 [1 10 =2 ~1", TAKE_NONE, "0 3 4 14 16 [0..16 [3..16");
}
END_TEST

START_TEST(areas_go_on_at_the_top)
{
	ck_assert_str_eq(place_from("[3 10 10 ]2 10", 2, TAKE_NONE, 0), "0 10 12 +[0..12");
	/* Below what they repeat, the outermost first; the end is above where an area begins. */
	ck_assert_str_eq(place_from("(r5 (r4 10 10 ) 10 )", 3, TAKE_NONE, 0), "9 19 19 29 +[0..29 +[5..19");
	ck_assert_str_eq(place_from("(r5 10 [3 10 ]2 )", 2, TAKE_NONE, 0), "5 8 18 20 +[0..20 [5..20");
}
END_TEST

START_TEST(shares_of_what_is_left)
{
	/* 50 - 20 = 30 pt in shares of 1 and 2; what is rounded goes to the last one. */
	ASSERT_PLACED("10 ~1 10 ~2", TAKE_FR, "0 10 20 30");
	ASSERT_PLACED("~1 10 ~1 10 ~1", TAKE_FR, "0 10 20 30 40");
	ASSERT_PLACED("10 ~1 10 ~1 9.999 ~1", TAKE_SPREAD, "0 10 16.667 26.667 33.334 43.333");
	/* Not at the end of a full range, nor where nothing is to be taken up. */
	ASSERT_PLACED("30 ~1 30", TAKE_FR, "0 30 30");
	ASSERT_PLACED("10 ~1 10", TAKE_NONE, "0 10 10");
	/* They leave nothing to other ways. */
	ASSERT_PLACED("10 ~1 10", TAKE_BOTTOM, "0 10 40");
	ASSERT_PLACED("[0 10 ~1 10 ]0", TAKE_LAST_AREA, "0 0 10 40 50 [0..50");
}
END_TEST

START_TEST(spaces_spread)
{
	/* Two gaps of 4 pt share 12 pt, but none grows by more than the page allows. */
	ASSERT_PLACED("10 +4 10 +4 10", TAKE_SPREAD, "0 10 20 30 40");
	ck_assert_str_eq(place_from("10 +4 10 +4 10", 0, TAKE_SPREAD, PT(5)), "0 10 19 29 38");
	ck_assert_str_eq(place_from("10 +4 10 +4 10", 0, TAKE_FR, PT(5)), "0 10 14 24 28");
	/* Neither at the edges of the range nor inside of a ground; inside of an area without one they do. */
	ASSERT_PLACED("+4 10 +4 10 +4", TAKE_SPREAD, "0 0 10 26");
	ASSERT_PLACED("10 +4 [0 10 +4 10 ]0", TAKE_SPREAD, "0 10 26 26 36 40 50 [26..50");
	ASSERT_PLACED("( 10 +4 10 )", TAKE_SPREAD, "0 0 10 26 36 [0..36");
	ASSERT_PLACED("10 10", TAKE_SPREAD, "0 10");
}
END_TEST

START_TEST(a_range_stands_lower)
{
	ASSERT_PLACED("10 10", TAKE_BOTTOM, "30 40");
	ASSERT_PLACED("10 10", TAKE_MIDDLE, "15 25");
	ASSERT_PLACED("30 30", TAKE_BOTTOM, "0 30");
	ASSERT_PLACED("30 30", TAKE_MIDDLE, "0 30");
}
END_TEST

START_TEST(the_area_that_ends_a_range_grows)
{
	ASSERT_PLACED("[3 10 ]2", TAKE_LAST_AREA, "0 3 13 [0..50");
	ASSERT_PLACED("[3 10 ]2 +5", TAKE_LAST_AREA, "0 3 13 [0..50");
	ASSERT_PLACED("[3 [1 10 ]1 ]2", TAKE_LAST_AREA, "0 3 4 14 15 [0..50 [3..15");
	/* Not behind something else. */
	ASSERT_PLACED("[3 10 ]2 10", TAKE_LAST_AREA, "0 3 13 15 [0..15");
	ASSERT_PLACED("[3 10 ]2", TAKE_FR, "0 3 13 [0..15");
}
END_TEST

/* Two boxes of lines to write on with one gap each, 10 and 5 pt. */
static struct vlist writing_list(struct arena *a, bool fill)
{
	struct vlist l = list_read(a, "10 5");
	for (int i = 0; i < 2; i++) {
		l.v.v[i]->box = VB_WRITING;
		l.v.v[i]->writing = (struct writing){.lines = 1, .gap = PT(i ? 5 : 10), .fill = fill};
	}
	return l;
}

START_TEST(lines_to_write_on_fill_their_region)
{
	struct arena *a = arena_new();
	struct vlist l = writing_list(a, true);
	const struct vrange r = vlist_all(&l);
	/* 35 pt are left: two more lines of each take 30. */
	struct placement p = place_range(a, &r, 0, PT(50), TAKE_FR, 0);
	ck_assert_int_eq(l.v.v[0]->writing.lines, 3);
	ck_assert_int_eq(l.v.v[1]->writing.lines, 3);
	ck_assert_int_eq(l.v.v[0]->height, PT(30));
	ck_assert_int_eq(p.h[0], PT(30));
	ck_assert_int_eq(p.h[1], PT(15));
	ck_assert_int_eq(p.y[1], PT(30));
	/* What is left now is less than a line for each; it comes above the range if that stands at the foot. */
	p = place_range(a, &r, 0, PT(50), TAKE_BOTTOM, 0);
	ck_assert_int_eq(l.v.v[0]->writing.lines, 3);
	ck_assert_int_eq(p.y[0], PT(5));
	l = writing_list(a, false);
	place_range(a, &(struct vrange){l.v.v, 2, NULL}, 0, PT(50), TAKE_FR, 0);
	ck_assert_int_eq(l.v.v[0]->writing.lines, 1);
	arena_free(a);
}
END_TEST

START_TEST(the_rest_of_an_item_stands_for_it)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "30 10");
	struct vitem rest = *l.v.v[0];
	rest.height = PT(7);
	struct placement p = place_range(a, &(struct vrange){l.v.v, 2, &rest}, 0, PT(50), TAKE_FR, 0);
	ck_assert_int_eq(p.h[0], PT(7));
	ck_assert_int_eq(p.y[1], PT(7));
	arena_free(a);
}
END_TEST

START_TEST(a_range_may_be_higher_than_2_31_mpt)
{
	struct arena *a = arena_new();
	struct vlist l = list_read(a, "10 10 ~1");
	l.v.v[0]->height = 3000000000;
	const struct vrange r = vlist_all(&l);
	struct placement p = place_range(a, &r, 0, 5000000000, TAKE_FR, 0);
	ck_assert_int_eq(p.y[1], 3000000000);
	ck_assert_int_eq(p.h[2], 5000000000 - 3000000000 - PT(10));
	arena_free(a);
}
END_TEST

Suite *suite_layout_place(void)
{
	const TTest *const tests[] = {items_stand_one_below_the_other,
	                              areas_reach_from_their_first_to_their_last_item,
	                              areas_go_on_at_the_top,
	                              shares_of_what_is_left,
	                              spaces_spread,
	                              a_range_stands_lower,
	                              the_area_that_ends_a_range_grows,
	                              lines_to_write_on_fill_their_region,
	                              the_rest_of_an_item_stands_for_it,
	                              a_range_may_be_higher_than_2_31_mpt};
	return list_suite(suite_create("layout_place"), tests, COUNT_OF(tests));
}
