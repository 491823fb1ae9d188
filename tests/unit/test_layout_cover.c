/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a path or a picture hides, row by row. Paths are written as in SVG, lengths are points; a box of 1 pt has
 * four rows, at 0.125, 0.375, 0.625 and 0.875 pt.
 */
#include "layout/cover.h"
#include "paragraph.h"

#include <stdio.h>
#include <stdlib.h>

Suite *suite_layout_cover(void);

static struct arena *arena;

static void begin(void) { arena = arena_new(); }
static void finish(void) { arena_free(arena); }

static mpt read_mpt(const char **p)
{
	char *end;
	double v = strtod(*p, &end);
	ck_assert_ptr_ne(end, *p);
	*p = end;
	return (mpt)(v * 1000 + (v < 0 ? -0.5 : 0.5));
}

/* "M 0 0 L 8 0 C 1 1 2 2 3 3 Z" */
static struct path *path_of(const char *text)
{
	static const char ops[] = {[SEG_MOVE] = 'M', [SEG_LINE] = 'L', [SEG_CURVE] = 'C', [SEG_CLOSE] = 'Z'};
	struct path *path = NEW(arena, struct path);
	path->seg = NEW_ARRAY(arena, struct seg, 20);
	path->fill = path->stroke = COLOR_NONE;
	for (const char *p = text; *p; p += strspn(p, " ")) {
		struct seg *s = &path->seg[path->n++];
		const char *op = memchr(ops, *p++, sizeof(ops));
		ck_assert_ptr_nonnull(op);
		s->op = (enum seg_op)(op - ops);
		for (int k = 0; k < seg_points[s->op]; k++)
			s->p[k] = (struct point){read_mpt(&p), read_mpt(&p)};
	}
	return path;
}

static struct rect box_of(const char *p) { return (struct rect){read_mpt(&p), read_mpt(&p), read_mpt(&p), read_mpt(&p)}; }

static struct item filled(const char *text, bool even_odd)
{
	struct path *path = path_of(text);
	path->fill = COLOR_RGB(0);
	path->even_odd = even_odd;
	return (struct item){.kind = ITEM_PATH, .path = path};
}

static struct item stroked(const char *text, mpt width)
{
	struct path *path = path_of(text);
	path->stroke = COLOR_RGB(0);
	path->width = width;
	return (struct item){.kind = ITEM_PATH, .path = path};
}

/* "0-7, 0-5, 0-3, 0-1": the parts of each row. */
static const char *rows_of(const struct item *it, const char *box)
{
	struct cover c;
	struct buf b = {0};
	cover_find(arena, it, box_of(box), &c);
	for (int i = 0; i < c.n; i++) {
		buf_puts(&b, i ? "," : "");
		for (int k = 0; k < c.row[i].n; k++) {
			buf_puts(&b, i || k ? " " : "");
			buf_decimal(&b, c.row[i].v[k].from, 1000, 3);
			buf_putc(&b, '-');
			buf_decimal(&b, c.row[i].v[k].to, 1000, 3);
		}
	}
	const char *text = arena_strdup(arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* -- fills ---------------------------------------------------------------------------------- */

#define OUTER "M 0 0 L 10 0 L 10 1 L 0 1 Z "
#define INNER "M 2 0 L 8 0 L 8 1 L 2 1 Z"
#define TURNED "M 2 0 L 2 1 L 8 1 L 8 0 Z"

static const struct {
	const char *path;
	bool even_odd;
	const char *rows;
} fills[] = {
        {"M 1 0 L 9 0 L 9 1 L 1 1 Z", false, "1-9, 1-9, 1-9, 1-9"},
        {"M 0 0 L 8 0 L 0 1 Z", false, "0-7, 0-5, 0-3, 0-1"},
        {"M 8 1 L 8 0 L 0 1 Z", false, "7-8, 5-8, 3-8, 1-8"},
        {"M 0 0.25 L 8 0.25 L 8 0.75 L 0 0.75 Z", false, ", 0-8, 0-8,"},
        /* Each part is closed, whether or not it says so. */
        {"M 0 0 L 8 0 L 0 1", false, "0-7, 0-5, 0-3, 0-1"},
        {"M 0 0 L 2 0 L 2 1 L 0 1 M 4 0 L 8 0 L 4 1", false, "0-2 4-7.5, 0-2 4-6.5, 0-2 4-5.5, 0-2 4-4.5"},
        {"M 0 0 L 2 0 L 2 1 L 0 1 Z L 0 -1 L 3 -1", false, "0-2, 0-2, 0-2, 0-2"},
        /* Two parts in one, turned alike or not; and by counting edges. */
        {OUTER INNER, false, "0-10, 0-10, 0-10, 0-10"},
        {OUTER TURNED, false, "0-2 8-10, 0-2 8-10, 0-2 8-10, 0-2 8-10"},
        {OUTER INNER, true, "0-2 8-10, 0-2 8-10, 0-2 8-10, 0-2 8-10"},
        {OUTER TURNED, true, "0-2 8-10, 0-2 8-10, 0-2 8-10, 0-2 8-10"},
        /* A curve along a line, and one that bulges by three quarters of its controls. */
        {"M 8 0 C 8 0.333 8 0.667 8 1 L 0 1 L 0 0 Z", false, "0-8, 0-8, 0-8, 0-8"},
        {"M 0 0 C 8 0 8 1 0 1 Z", false, "0-4.091, 0-5.809, 0-5.806, 0-4.078"},
        {"M 0 0 C 0 0 8 1 0 1 Z", false, "0-0.912, 0-2.42, 0-3.391, 0-3.172"},
        /* Nothing lies between edges at one place. */
        {"M 0 0 L 0 1 Z", false, ",,,"},
};

START_TEST(a_fill_hides_what_is_inside)
{
	struct item it = filled(fills[_i].path, fills[_i].even_odd);
	ck_assert_str_eq(rows_of(&it, "0 0 10 1"), fills[_i].rows);
}
END_TEST

START_TEST(a_path_stands_where_its_item_does)
{
	struct item it = filled("M 0 0 L 8 0 L 0 1 Z", false);
	it.x = PT(100);
	it.y = PT(50);
	ck_assert_str_eq(rows_of(&it, "100 50 10 1"), "100-107, 100-105, 100-103, 100-101");
	ck_assert_str_eq(rows_of(&it, "100 50.5 10 0.5"), "100-103, 100-101");
}
END_TEST

/* -- strokes -------------------------------------------------------------------------------- */

static const struct {
	const char *path;
	mpt width;
	const char *rows;
} strokes[] = {
        {"M 0 0.5 L 10 0.5", PT(1), "0-10, 0-10, 0-10, 0-10"},
        {"M 0 0.5 L 10 0.5", 501, ", 0-10, 0-10,"},
        {"M 0 0.5 L 10 0.5", 500, ",,,"}, /* as thin as what can be read */
        {"M 5 0 L 5 1", PT(2), "4-6, 4-6, 4-6, 4-6"},
        {"M 5 1 L 5 0", PT(2), "4-6, 4-6, 4-6, 4-6"},
        /* A line of 5 across 3 and 4: each side lies 2 x 5/4 away on a row. */
        {"M 0 -3.5 L 6 4.5", PT(4), "0.219-5.219, 0.406-5.406, 0.594-5.594, 0.781-5.781"},
        /* Parts are closed only where they say so, and a step from one to the next draws nothing. */
        {"M 0 0 L 0 1 L 8 1 L 8 0", PT(1), "-0.5-0.5 7.5-8.5, -0.5-0.5 7.5-8.5, -0.5-8.5, -0.5-8.5"},
        {"M 0 1 L 0 -8 L 8 -8 L 8 1 Z", PT(1), "-0.5-0.5 7.5-8.5, -0.5-0.5 7.5-8.5, -0.5-8.5, -0.5-8.5"},
        {"M 0 -1 L 0 2 M 8 -1 L 8 2", PT(2), "-1-1 7-9, -1-1 7-9, -1-1 7-9, -1-1 7-9"},
        {"M 5 -1 C 5 0 5 1 5 2", PT(2), "4-6, 4-6, 4-6, 4-6"},
        {"M 5 0.5 L 5 0.5", PT(2), ",,,"},
};

START_TEST(a_stroke_hides_its_thickness)
{
	struct item it = stroked(strokes[_i].path, strokes[_i].width);
	const char *rows = rows_of(&it, "0 0 10 1");
	ck_assert_str_eq(rows, strokes[_i].rows);
}
END_TEST

START_TEST(a_path_may_be_filled_and_stroked)
{
	struct path *path = path_of("M 2 0 L 8 0 L 8 1 L 2 1 Z");
	path->fill = path->stroke = COLOR_RGB(0);
	path->width = PT(2);
	struct item it = {.kind = ITEM_PATH, .path = path};
	ck_assert_str_eq(rows_of(&it, "0 0.5 10 0.25"), "2-8 1-9");
}
END_TEST

/* -- pictures ------------------------------------------------------------------------------- */

/* 4 pt by 1 pt, of 4 by 2 samples; more than half opaque counts. */
START_TEST(a_picture_hides_what_is_opaque)
{
	static const unsigned char alpha[] = {255, 127, 128, 0, 0, 255, 255, 0};
	struct image image = {.width = 4, .height = 2, .components = 3, .depth = 8};
	struct item it = {.kind = ITEM_IMAGE, .x = PT(10), .y = PT(20), .w = PT(4), .h = PT(1), .image = &image};
	ck_assert_str_eq(rows_of(&it, "10 20 4 1"), "10-14, 10-14, 10-14, 10-14");
	image.alpha = alpha;
	ck_assert_str_eq(rows_of(&it, "10 20 4 1"), "10-11 12-13, 10-11 12-13, 11-13, 11-13");
	/* From the left edge of the box to its right one. */
	ck_assert_str_eq(rows_of(&it, "12 20 2 1"), "12-13, 12-13, 12-13, 12-13");
	ck_assert_str_eq(rows_of(&it, "11.5 20.5 2 0.5"), "11-13, 11-13");
	ck_assert_str_eq(rows_of(&it, "10 20 2 1"), "10-11, 10-11, 11-12, 11-12");
	ck_assert_str_eq(rows_of(&it, "10 20 2.1 1"), "10-11 12-13, 10-11 12-13, 11-13, 11-13");
}
END_TEST

/* Only the sample at the upper left of the file is opaque, of 2 across and 3 down; where it is seen, as EXIF turns it. */
static const struct {
	int orientation;
	const char *rows;
} turns[] = {{0, "0-1||"}, {1, "0-1||"}, {2, "1-2||"}, {3, "||1-2"}, {4, "||0-1"},
             {5, "0-1|"},  {6, "2-3|"},  {7, "|2-3"},  {8, "|0-1"}};

START_TEST(a_picture_is_turned)
{
	static const unsigned char alpha[] = {255, 0, 0, 0, 0, 0};
	struct image image = {.width = 2, .height = 3, .alpha = alpha, .orientation = turns[_i].orientation};
	const int across = image_across(&image), down = image_down(&image);
	struct item it = {.kind = ITEM_IMAGE, .w = PT(across), .h = 250 * down, .image = &image};
	struct buf b = {0};
	for (int y = 0; y < down; y++) {
		const char *row =
		        rows_of(&it, arena_printf(arena, "0 %s %d 0.1", (const char *[]){"0.05", "0.3", "0.55"}[y], across));
		buf_printf(&b, "%s%s", y ? "|" : "", row);
	}
	ck_assert_str_eq(buf_cstr(&b), turns[_i].rows);
	buf_free(&b);
}
END_TEST

/* -- rows ----------------------------------------------------------------------------------- */

/* A quarter of a point apart, in the middle of what each stands for; a high box has 64 of them. */
START_TEST(rows_of_a_box)
{
	static const struct {
		mpt y, h, top, step;
		int n;
	} boxes[] = {{0, 1000, 125, 250, 4},   {7000, 1000, 7125, 250, 4}, {0, 100, 50, 250, 1},
	             {0, 251, 125, 250, 1},    {0, 376, 125, 250, 2},      {0, 15935, 125, 250, 64},
	             {0, 20000, 156, 313, 64}, {0, 64000, 500, 1001, 64},  {0, 16000, 125, 251, 64}};
	struct item it = filled(OUTER, false);
	for (int i = 0; i < COUNT_OF(boxes); i++) {
		struct cover c;
		cover_find(arena, &it, (struct rect){0, boxes[i].y, 1000, boxes[i].h}, &c);
		ck_assert_int_eq(c.top, boxes[i].top);
		ck_assert_int_eq(c.step, boxes[i].step);
		ck_assert_int_eq(c.n, boxes[i].n);
	}
}
END_TEST

/* -- what is hidden ------------------------------------------------------------------------- */

/* Behind 2 to 4 pt across, 1 to 3 pt down: more than half a point either way, or all of what is smaller. */
static const struct {
	const char *ink;
	bool hidden;
} inks[] = {
        {"2 1 2 2", true},       {"0 0 10 4", true},     {"0 0 2 4", false},     {"4 0 2 4", false},
        {"0 0 2.5 4", false},    {"0 0 2.501 4", true},  {"3.5 0 5 4", false},   {"3.499 0 5 4", true},
        {"2 0 2 1.5", false},    {"2 0 2 1.75", true},   {"2 2.5 2 2", false},   {"2 2.25 2 2", true},
        {"2.1 1 0.3 2", true},   {"1.9 1 0.3 2", false}, {"3.9 1 0.3 2", false}, {"2 1.25 2 0.3", true},
        {"2 0.5 2 0.3", false},  {"2 1 0 2", false},     {"2 1 2 0", false},     {"2 3.1 2 0.5", false},
        {"2.2 1 0.001 2", true},
};

START_TEST(ink_is_hidden_by_half_a_point)
{
	struct cover c;
	struct item it = filled("M 2 1 L 4 1 L 4 3 L 2 3 Z", false);
	cover_find(arena, &it, box_of("2 1 2 2"), &c);
	ck_assert_msg(cover_hides(&c, box_of(inks[_i].ink)) == inks[_i].hidden, "%s", inks[_i].ink);
}
END_TEST

/* Rows follow each other: two bars of half a point do not make a point. */
START_TEST(rows_are_counted_together)
{
	struct cover c;
	struct item it = filled("M 0 0 L 9 0 L 9 0.5 L 0 0.5 Z M 0 1 L 9 1 L 9 1.5 L 0 1.5 Z", false);
	cover_find(arena, &it, box_of("0 0 9 2"), &c);
	ck_assert(!cover_hides(&c, box_of("0 0 9 2")));
	it = filled("M 0 0 L 9 0 L 9 0.5 L 0 0.5 Z M 0 0.75 L 9 0.75 L 9 1.5 L 0 1.5 Z", false);
	cover_find(arena, &it, box_of("0 0 9 2"), &c);
	ck_assert(cover_hides(&c, box_of("0 0 9 2")));
	/* And so do not two bars side by side. */
	it = filled("M 0 0 L 0.5 0 L 0.5 2 L 0 2 Z M 1 0 L 1.5 0 L 1.5 2 L 1 2 Z", false);
	cover_find(arena, &it, box_of("0 0 9 2"), &c);
	ck_assert(!cover_hides(&c, box_of("0 0 9 2")));
}
END_TEST

/* -- rectangles ----------------------------------------------------------------------------- */

static const char *rect_text(struct rect r) { return arena_printf(arena, "%d %d %d %d", r.x, r.y, r.w, r.h); }

START_TEST(rectangles_have_a_part_in_common)
{
	ck_assert_str_eq(rect_text(rect_common((struct rect){0, 0, 10, 20}, (struct rect){5, 6, 10, 20})), "5 6 5 14");
	ck_assert_str_eq(rect_text(rect_common((struct rect){5, 6, 10, 20}, (struct rect){0, 0, 10, 20})), "5 6 5 14");
	ck_assert_str_eq(rect_text(rect_common((struct rect){0, 0, 30, 40}, (struct rect){5, 6, 10, 20})), "5 6 10 20");
	ck_assert_str_eq(rect_text(rect_common((struct rect){0, 0, 3, 4}, (struct rect){5, 6, 10, 20})), "5 6 -2 -2");
}
END_TEST

START_TEST(a_path_has_bounds)
{
	struct item it = filled("M 3 4 L 1 9 C 0 5 8 2 6 6 Z", false);
	it.x = PT(100);
	it.y = PT(200);
	ck_assert_str_eq(rect_text(cover_bounds(&it)), "100000 202000 8000 7000");
	it = stroked("M 3 4 L 1 9", PT(2)); /* and half of its stroke on all sides */
	ck_assert_str_eq(rect_text(cover_bounds(&it)), "0 3000 4000 7000");
	it = filled("", false);
	ck_assert_str_eq(rect_text(cover_bounds(&it)), "0 0 0 0");
	it = (struct item){.kind = ITEM_IMAGE, .x = 1, .y = 2, .w = 3, .h = 4};
	ck_assert_str_eq(rect_text(cover_bounds(&it)), "1 2 3 4");
}
END_TEST

Suite *suite_layout_cover(void)
{
	Suite *suite = suite_create("layout_cover");
	TCase *c = tcase_create("layout_cover");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, a_fill_hides_what_is_inside, 0, COUNT_OF(fills));
	tcase_add_test(c, a_path_stands_where_its_item_does);
	tcase_add_loop_test(c, a_stroke_hides_its_thickness, 0, COUNT_OF(strokes));
	tcase_add_test(c, a_path_may_be_filled_and_stroked);
	tcase_add_test(c, a_picture_hides_what_is_opaque);
	tcase_add_loop_test(c, a_picture_is_turned, 0, COUNT_OF(turns));
	tcase_add_test(c, rows_of_a_box);
	tcase_add_loop_test(c, ink_is_hidden_by_half_a_point, 0, COUNT_OF(inks));
	tcase_add_test(c, rows_are_counted_together);
	tcase_add_test(c, rectangles_have_a_part_in_common);
	tcase_add_test(c, a_path_has_bounds);
	suite_add_tcase(suite, c);
	return suite;
}
