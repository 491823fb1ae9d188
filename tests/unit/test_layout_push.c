/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is pushed into a vertical list: boxes, spaces that meet, areas. */
#include "layout/build.h"
#include "list.h"

Suite *suite_layout_push(void);

/* Builds into a list of its own, 100 pt wide from 10 pt. */
struct bench {
	struct arena *arena;
	struct vlist list;
	struct diag *diag;
	struct builder b;
};

static void bench_open(struct bench *t)
{
	*t = (struct bench){.arena = arena_new()};
	t->diag = diag_new(t->arena);
	t->b = (struct builder){.arena = t->arena,
	                        .list = &t->list,
	                        .spacing_scale = 1000,
	                        .x = PT(10),
	                        .width = PT(100),
	                        .ground = COLOR_RGB(0xFFFFFF)};
	t->b.gfx.diag = t->diag;
}

/* The signs of list.h; * behind what sticks, ^ behind glue that stretches, ~ before a share. */
static void put_pushed(struct buf *text, const struct vitem *i)
{
	static const char *const sign[] = {
	        [V_OPEN] = "(", [V_BOX] = "", [V_GLUE] = "+", [V_MARK] = "=", [V_BREAK] = "|", [V_CLOSE] = ")"};
	buf_puts(text, i->fr && i->kind == V_GLUE ? "~" : sign[i->kind]);
	if (i->kind == V_BREAK)
		buf_puts(text, i->fr ? "page" : "column");
	else
		buf_decimal(text, i->fr ? i->fr : i->height, 1000, 3);
	buf_puts(text, i->stick ? "*" : "");
	buf_puts(text, i->stretch ? "^" : "");
}

static const char *pushed(struct bench *t)
{
	static char out[400];
	struct buf text = {0};
	for (int i = 0; i < t->list.v.n; i++) {
		buf_puts(&text, i ? " " : "");
		put_pushed(&text, t->list.v.v[i]);
	}
	snprintf(out, sizeof(out), "%s", buf_cstr(&text));
	buf_free(&text);
	return out;
}

/* The list so far; the bench is new afterwards. */
#define ASSERT_PUSHED(t, expected)                        \
	do {                                              \
		ck_assert_str_eq(pushed(&(t)), expected); \
		arena_free((t).arena);                    \
		bench_open(&(t));                         \
	} while (0)

#define BENCH                     \
	struct bench t;           \
	struct builder *b = &t.b; \
	bench_open(&t)

#define LINE(h) add_box(b, VB_LINE, PT(h))

/* -- spaces ---------------------------------------------------------------------------------- */

START_TEST(the_largest_of_meeting_spaces_counts)
{
	BENCH;
	LINE(10);
	add_space(b, PT(3));
	add_space(b, PT(5));
	add_space(b, PT(4));
	LINE(11);
	LINE(12);
	ASSERT_PUSHED(t, "10 +5^ 11 12");
	/* Nothing comes of a space with nothing behind it, or of none. */
	LINE(10);
	add_space(b, 0);
	LINE(11);
	add_space(b, PT(5));
	ASSERT_PUSHED(t, "10 11");
	/* A thousandth of a point is a space. */
	LINE(10);
	add_space(b, 1);
	LINE(11);
	ASSERT_PUSHED(t, "10 +0.001^ 11");
	arena_free(t.arena);
}
END_TEST

START_TEST(spaces_are_scaled)
{
	BENCH;
	b->spacing_scale = 500;
	LINE(10);
	add_space(b, PT(3));
	LINE(11);
	add_fr(b, (struct dim){PT(8), UNIT_ABS});
	add_fr(b, (struct dim){2000, UNIT_FR});
	ASSERT_PUSHED(t, "10 +1.5^ 11 +4 ~2");
	arena_free(t.arena);
}
END_TEST

START_TEST(space_at_the_beginning_vanishes)
{
	BENCH;
	t.list.lead = true;
	add_space(b, PT(3));
	LINE(10);
	add_space(b, PT(4));
	LINE(11);
	ASSERT_PUSHED(t, "10 +4^ 11");
	/* A spacer ends the beginning, a strut does not. */
	t.list.lead = true;
	add_fr(b, (struct dim){PT(8), UNIT_ABS});
	add_space(b, PT(3));
	LINE(10);
	ASSERT_PUSHED(t, "+8 +3^ 10");
	t.list.lead = true;
	add_strut(b, PT(2), false);
	add_space(b, PT(3));
	LINE(10);
	ASSERT_PUSHED(t, "=2 10");
	/* A space comes before a spacer that follows it. */
	LINE(10);
	add_space(b, PT(3));
	add_fr(b, (struct dim){1000, UNIT_FR});
	ASSERT_PUSHED(t, "10 +3^ ~1");
	arena_free(t.arena);
}
END_TEST

START_TEST(space_around_a_break_vanishes)
{
	BENCH;
	LINE(10);
	add_space(b, PT(3));
	add_break(b, true);
	add_space(b, PT(4));
	LINE(11);
	add_break(b, false);
	LINE(12);
	ASSERT_PUSHED(t, "10 |page 11 |column 12");
	arena_free(t.arena);
}
END_TEST

/* -- what sticks ----------------------------------------------------------------------------- */

START_TEST(only_the_next_item_sticks)
{
	BENCH;
	LINE(10);
	t.list.stick_next = true;
	add_space(b, PT(3));
	LINE(11);
	LINE(12);
	ASSERT_PUSHED(t, "10 +3^ 11* 12");
	LINE(10);
	t.list.stick_next = true;
	add_strut(b, PT(2), false);
	LINE(11);
	ASSERT_PUSHED(t, "10 =2* 11");
	LINE(10);
	t.list.stick_next = true;
	area_open(b, &no_decoration, true);
	LINE(11);
	ASSERT_PUSHED(t, "10 (0* 11");
	arena_free(t.arena);
}
END_TEST

START_TEST(a_strut_may_stick_by_itself)
{
	BENCH;
	LINE(10);
	add_space(b, PT(3));
	add_strut(b, PT(2), true);
	add_strut(b, PT(4), false);
	ASSERT_PUSHED(t, "10 +3^ =2* =4");
	arena_free(t.arena);
}
END_TEST

/* -- areas ----------------------------------------------------------------------------------- */

#define GREY .name = "grey", .fill = COLOR_RGB(0xEEEEEE), .stroke = COLOR_NONE, .bar = COLOR_NONE
#define PADDED GREY, .padding = {PT(1), PT(2), PT(3), PT(4)}

START_TEST(an_area_narrows_what_is_inside)
{
	BENCH;
	const struct style style = {PADDED, .bar_width = PT(7)}; /* of no bar */
	struct area_state s = area_open(b, &style, false);
	ck_assert_int_eq(b->x, PT(14));
	ck_assert_int_eq(b->width, PT(94));
	ck_assert(color_equal(b->ground, COLOR_RGB(0xEEEEEE)));
	struct vitem *inside = LINE(10);
	const struct area *area = b->area;
	area_close(b, &s, 0);
	ck_assert_ptr_eq(inside->area, area);
	ck_assert_int_eq(inside->x, PT(14));
	ck_assert_int_eq(inside->w, PT(94));
	ck_assert_int_eq(area->x, PT(10));
	ck_assert_int_eq(area->w, PT(100));
	ck_assert_int_eq(area->height, PT(14));
	/* And all is as it was. */
	ck_assert_ptr_null(b->area);
	ck_assert_int_eq(b->x, PT(10));
	ck_assert_int_eq(b->width, PT(100));
	ck_assert(color_equal(b->ground, COLOR_RGB(0xFFFFFF)));
	ASSERT_PUSHED(t, "(1 10 )3");
	arena_free(t.arena);
}
END_TEST

START_TEST(a_bar_takes_its_width)
{
	BENCH;
	struct style style = {PADDED, .bar_width = PT(7)};
	style.bar = COLOR_RGB(0xFF);
	style.fill = COLOR_NONE;
	area_open(b, &style, false);
	ck_assert_int_eq(b->x, PT(21));
	ck_assert_int_eq(b->width, PT(87));
	ck_assert(color_equal(b->ground, COLOR_RGB(0xFFFFFF)));
	arena_free(t.arena);
}
END_TEST

START_TEST(an_area_without_width_is_an_error)
{
	BENCH;
	const struct style style = {PADDED};
	b->width = PT(7);
	struct area_state s = area_open(b, &style, false);
	ck_assert_int_eq(b->width, PT(1));
	ck_assert_int_eq(diag_errors(t.diag), 0);
	area_close(b, &s, 0);
	b->width = PT(7) - 1;
	area_open(b, &style, false);
	ck_assert_int_eq(b->width, PT(1));
	ck_assert_int_eq(diag_errors(t.diag), 1);
	arena_free(t.arena);
}
END_TEST

START_TEST(spaces_do_not_meet_through_padding)
{
	BENCH;
	const struct style style = {PADDED};
	LINE(10);
	add_space(b, PT(5));
	struct area_state s = area_open(b, &style, false);
	add_space(b, PT(6));
	LINE(11);
	add_space(b, PT(7));
	area_close(b, &s, 0);
	add_space(b, PT(8));
	LINE(12);
	ASSERT_PUSHED(t, "10 +5^ (1 11 )3 +8^ 12");
	/* Padding is scaled as spaces are. */
	b->spacing_scale = 500;
	s = area_open(b, &style, false);
	LINE(11);
	area_close(b, &s, 0);
	ASSERT_PUSHED(t, "(0.5 11 )1.5");
	arena_free(t.arena);
}
END_TEST

START_TEST(spaces_meet_through_areas_without_decoration)
{
	BENCH;
	LINE(10);
	add_space(b, PT(5));
	struct area_state s = area_open(b, &no_decoration, true);
	ck_assert_int_eq(b->width, PT(100));
	add_space(b, PT(6));
	LINE(11);
	add_space(b, PT(7));
	area_close(b, &s, 0);
	add_space(b, PT(4));
	LINE(12);
	ASSERT_PUSHED(t, "10 (0 +6^ 11 )0 +7^ 12");
	/* Where nothing needs it there is no area. */
	s = area_open(b, &no_decoration, false);
	LINE(11);
	area_close(b, &s, PT(50));
	ASSERT_PUSHED(t, "11");
	arena_free(t.arena);
}
END_TEST

static const struct style decorated[] = {
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_RGB(0)},
        {.stroke = COLOR_RGB(0), .bar = COLOR_NONE, .fill = COLOR_NONE},
        {.stroke = COLOR_NONE, .bar = COLOR_RGB(0), .fill = COLOR_NONE},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .pattern = {.kind = PATTERN_DOTS}},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .padding = {.top = 1}},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .padding = {.right = 1}},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .padding = {.bottom = 1}},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .padding = {.left = 1}},
        {.stroke = COLOR_NONE, .bar = COLOR_NONE, .fill = COLOR_NONE, .min_height = 1},
};

START_TEST(each_decoration_makes_an_area)
{
	BENCH;
	struct area_state s = area_open(b, &decorated[_i], false);
	ck_assert_int_eq(t.list.v.n, 1);
	ck_assert_ptr_eq(b->area->style, &decorated[_i]);
	area_close(b, &s, 0);
	ck_assert_int_eq(t.list.v.v[t.list.v.n - 1]->kind, V_CLOSE);
	arena_free(t.arena);
}
END_TEST

/* -- least heights --------------------------------------------------------------------------- */

START_TEST(a_least_height_is_filled_at_its_end)
{
	BENCH;
	const struct style style = {PADDED}, tall = {PADDED, .min_height = PT(30)};
	struct area_state s = area_open(b, &style, false);
	const struct area *area = b->area;
	LINE(10);
	area_close(b, &s, PT(50));
	ck_assert_int_eq(area->height, PT(50));
	ASSERT_PUSHED(t, "(1 10 +36 )3");
	/* The larger of that of the style and that of the box. */
	s = area_open(b, &tall, false);
	LINE(10);
	area_close(b, &s, PT(20));
	ASSERT_PUSHED(t, "(1 10 +16 )3");
	/* What is higher, or just as high, stays as it is. */
	s = area_open(b, &style, false);
	LINE(10);
	area_close(b, &s, PT(14));
	ASSERT_PUSHED(t, "(1 10 )3");
	s = area_open(b, &style, false);
	add_fr(b, (struct dim){1000, UNIT_FR});
	LINE(10);
	area_close(b, &s, PT(14));
	ASSERT_PUSHED(t, "(1 ~1 10 )3");
	arena_free(t.arena);
}
END_TEST

START_TEST(shares_take_what_a_least_height_leaves)
{
	BENCH;
	const struct style style = {PADDED};
	LINE(7);
	add_fr(b, (struct dim){5000, UNIT_FR}); /* outside of the area */
	struct area_state s = area_open(b, &style, false);
	add_fr(b, (struct dim){1000, UNIT_FR});
	LINE(10);
	add_fr(b, (struct dim){2000, UNIT_FR});
	area_close(b, &s, PT(50));
	ASSERT_PUSHED(t, "7 ~5 (1 +12 10 +24 )3");
	/* The last one takes what rounding leaves; shares of an area inside take part in its own height only. */
	s = area_open(b, &style, false);
	add_fr(b, (struct dim){1000, UNIT_FR});
	add_fr(b, (struct dim){1000, UNIT_FR});
	add_fr(b, (struct dim){1000, UNIT_FR});
	struct area_state in = area_open(b, &style, false);
	add_fr(b, (struct dim){1000, UNIT_FR});
	area_close(b, &in, 0);
	area_close(b, &s, PT(58));
	ASSERT_PUSHED(t, "(1 +16.667 +16.667 +16.666 (1 ~1 )3 )3");
	arena_free(t.arena);
}
END_TEST

START_TEST(what_is_repeated_stands_outside_of_areas)
{
	BENCH;
	struct area_state s = area_open(b, &no_decoration, true);
	LINE(10);
	int from = t.list.v.n;
	LINE(11);
	LINE(12);
	repeat_items(b, from);
	const struct vlist *again = b->area->repeat;
	LINE(13);
	area_close(b, &s, 0);
	ck_assert_int_eq(again->v.n, 2);
	ck_assert_int_eq(again->v.v[0]->height, PT(11));
	ck_assert_int_eq(again->v.v[1]->height, PT(12));
	ck_assert_ptr_null(again->v.v[0]->area);
	ck_assert_ptr_nonnull(t.list.v.v[from]->area);
	arena_free(t.arena);
}
END_TEST

Suite *suite_layout_push(void)
{
	const TTest *const tests[] = {the_largest_of_meeting_spaces_counts,
	                              spaces_are_scaled,
	                              space_at_the_beginning_vanishes,
	                              space_around_a_break_vanishes,
	                              only_the_next_item_sticks,
	                              a_strut_may_stick_by_itself,
	                              an_area_narrows_what_is_inside,
	                              a_bar_takes_its_width,
	                              an_area_without_width_is_an_error,
	                              spaces_do_not_meet_through_padding,
	                              spaces_meet_through_areas_without_decoration,
	                              a_least_height_is_filled_at_its_end,
	                              shares_take_what_a_least_height_leaves,
	                              what_is_repeated_stands_outside_of_areas};
	Suite *suite = list_suite(suite_create("layout_push"), tests, COUNT_OF(tests));
	TCase *c = tcase_create("decorations");
	tcase_add_loop_test(c, each_decoration_makes_an_area, 0, COUNT_OF(decorated));
	suite_add_tcase(suite, c);
	return suite;
}
