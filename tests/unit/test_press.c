/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for a press: inks of colours, pictures in inks, grounds that are drawn out, marks. */
#include "assert_color.h"
#include "folder.h"
#include "graphics.h"
#include "press.h"
#include "text.h"

#include <string.h>

Suite *suite_press(void);

static struct arena *a;
static struct press_spec spec;
static struct press *press;
static struct diag *d;

static void open(void)
{
	a = arena_new();
	d = diag_new(a);
	spec = (struct press_spec){.on = true, .profile = "FOGRA39L.icc", .bleed = PT(9), .ink_limit = 300};
	press = press_open(root_open(a, "."), a, d, &spec);
	ck_assert_ptr_nonnull(press);
}

static void done(void)
{
	press_close(press);
	arena_free(a);
}

/* -- colours -------------------------------------------------------------------------------- */

/* Nearly equal parts become black alone; in dark ones it is whole. Others are those of the profile, in whole percents. */
static const struct {
	color from, to;
} converted[] = {
        {COLOR_NONE, COLOR_NONE},
        {COLOR_RGB(0x000000), COLOR_CMYK(0, 0, 0, 255)},
        {COLOR_RGB(0x1C1B1A), COLOR_CMYK(0, 0, 0, 255)},
        {COLOR_RGB(0x282828), COLOR_CMYK(0, 0, 0, 255)},
        {COLOR_RGB(0xFFFFFF), COLOR_CMYK(0, 0, 0, 0)},
        {COLOR_RGB(0xFDFDFD), COLOR_CMYK(0, 0, 0, 0)},
        {COLOR_GRAY(0), COLOR_CMYK(0, 0, 0, 255)},
        {COLOR_GRAY(255), COLOR_CMYK(0, 0, 0, 0)},
        {COLOR_CMYK(1, 2, 3, 4), COLOR_CMYK(1, 2, 3, 4)},
};

START_TEST(colors_become_inks) { assert_color_is(press_inks(press, converted[_i].from), converted[_i].to); }
END_TEST

/* A grey is as light as it was: half of the way from black to white by CIE L* is 0x77 of sRGB. */
START_TEST(grey_is_black_ink_as_light_as_it_was)
{
	color half = press_inks(press, COLOR_RGB(0x777777)), light = press_inks(press, COLOR_RGB(0xC8C8C8));
	ck_assert_int_eq(half.v[0] + half.v[1] + half.v[2], 0);
	ck_assert_msg(half.v[3] > 140 && half.v[3] < 156, "K is %d of 255", half.v[3]);
	ck_assert_msg(light.v[3] > 60 && light.v[3] < 80, "K is %d of 255", light.v[3]);
	assert_color_is(press_inks(press, COLOR_RGB(0x7B7776)), half);
}
END_TEST

/* Orange has no cyan, blue no yellow to speak of. */
START_TEST(hues_have_the_inks_of_the_profile)
{
	color orange = press_inks(press, COLOR_RGB(0xE07020)), blue = press_inks(press, COLOR_RGB(0x1A4E9E));
	ck_assert_int_lt(orange.v[0], 26);
	ck_assert_int_gt(orange.v[2], 200);
	ck_assert_int_gt(blue.v[0], 200);
	ck_assert_int_lt(blue.v[2], 40);
	ck_assert_int_le(press_coverage(blue), 300);
}
END_TEST

START_TEST(inks_that_are_given_go_first)
{
	const struct press_ink own[] = {{"brand", COLOR_RGB(0xBB4B10), COLOR_CMYK(0, 191, 255, 51), {0}},
	                                {"grey", COLOR_RGB(0x555555), COLOR_CMYK(0, 0, 0, 100), {0}},
	                                {"warm", COLOR_RGB(0x666464), COLOR_CMYK(0, 191, 255, 51), {0}}};
	spec.inks = own;
	spec.inks_n = COUNT_OF(own);
	assert_color_is(press_inks(press, COLOR_RGB(0xBB4B10)), COLOR_CMYK(0, 191, 255, 51));
	assert_color_is(press_inks(press, COLOR_RGB(0x555555)), COLOR_CMYK(0, 0, 0, 100));
	/* What an edition took the colour from gets none back. */
	ck_assert_int_eq(press_inks(press, COLOR_RGB(0x666464)).v[1], 0);
}
END_TEST

START_TEST(coverage_is_the_sum_in_percent)
{
	ck_assert_int_eq(press_coverage(COLOR_CMYK(255, 255, 255, 255)), 400);
	ck_assert_int_eq(press_coverage(COLOR_CMYK(0, 191, 255, 51)), 195);
	ck_assert_int_eq(press_coverage(COLOR_NONE), 0);
	ck_assert_int_eq(press_coverage(COLOR_RGB(0xFFFFFF)), 0);
}
END_TEST

/* -- profiles ------------------------------------------------------------------------------- */

/* The profile with other bytes in its header (ICC.1:2022 7.2): its version at 8, what device it is of at 12, its colours at 16. */
static const struct {
	int at;
	char bytes[5];
	const char *why;
} profiles[] = {
        {8, "\x05\0\0\0", "has a version beyond 4, which PDF/X-4 does not allow"},
        {12, "mntr", "is not that of a printer"},
        {16, "RGB ", "is not for the four inks cyan, magenta, yellow, black"},
        {36, "none", "is no ICC profile, or damaged"},
};

START_TEST(profiles_that_no_press_takes)
{
	struct folder f;
	struct buf bytes = {0};
	folder_open(&f);
	folder_put(&f, "fonts/bad.icc", "");
	const struct source *good = file_map(root_open(f.arena, "."), "fonts/FOGRA39L.icc", f.diag, (struct where){0});
	buf_put(&bytes, good->text, good->size);
	memcpy(bytes.v + profiles[_i].at, profiles[_i].bytes, 4);
	FILE *out = fopen(arena_printf(f.arena, "%s/fonts/bad.icc", f.path), "w");
	ck_assert_uint_eq(fwrite(bytes.v, 1, bytes.n, out), bytes.n);
	fclose(out);
	buf_free(&bytes);
	spec.profile = "bad.icc";
	ck_assert_ptr_null(press_open(f.root, f.arena, f.diag, &spec));
	ck_assert_msg(strstr(folder_log(&f), profiles[_i].why) != NULL, "%s", folder_log(&f));
	folder_close(&f);
}
END_TEST

START_TEST(a_profile_that_is_not_there)
{
	spec.profile = "none.icc";
	ck_assert_ptr_null(press_open(root_open(a, "."), a, d, &spec));
	ck_assert_int_eq(diag_errors(d), 1);
}
END_TEST

/* -- pages ---------------------------------------------------------------------------------- */

static struct pages *pages_with(const struct item *items, int n)
{
	struct pages *p = NEW(a, struct pages);
	*p = (struct pages){.arena = a};
	struct page *page = vec_push(a, &p->page);
	*page = (struct page){.width = PT(200), .height = PT(100), .bleed = PT(9)};
	for (int i = 0; i < n; i++)
		*vec_push(a, &page->items.v) = items[i];
	return p;
}

static struct item ground(struct rect r, color fill)
{
	struct path_builder b = {.arena = a};
	path_rect(&b, r, 0);
	return (struct item){.kind = ITEM_PATH, .path = path_finish(&b, fill, COLOR_NONE, 0)};
}

static const struct {
	struct rect from, to;
} grounds[] = {
        {{0, 0, PT(200), PT(100)}, {-PT(9), -PT(9), PT(218), PT(118)}},
        {{0, PT(10), PT(50), PT(20)}, {-PT(9), PT(10), PT(59), PT(20)}},
        {{PT(150), PT(10), PT(50) - 400, PT(90) + 400}, {PT(150), PT(10), PT(59), PT(99)}},
        {{PT(10), PT(10), PT(50), PT(20)}, {PT(10), PT(10), PT(50), PT(20)}},
        {{-PT(20), PT(10), PT(50), PT(20)}, {-PT(20), PT(10), PT(50), PT(20)}},
        {{-PT(4), PT(10), PT(50), PT(20)}, {-PT(4), PT(10), PT(50), PT(20)}},
};

START_TEST(grounds_at_the_trim_are_drawn_out)
{
	const struct item it = ground(grounds[_i].from, COLOR_RGB(0));
	const struct pages *p = press_pages(press, pages_with(&it, 1));
	const struct rect r = path_bounds(p->page.v[0].items.v.v[0].path), to = grounds[_i].to;
	ck_assert_int_eq(r.x, to.x);
	ck_assert_int_eq(r.y, to.y);
	ck_assert_int_eq(r.w, to.w);
	ck_assert_int_eq(r.h, to.h);
	ck_assert_int_eq(p->page.v[0].slug, 0);
}
END_TEST

START_TEST(round_corners_are_not_drawn_out)
{
	struct path_builder b = {.arena = a};
	struct rect r;
	path_rect(&b, (struct rect){0, 0, PT(50), PT(50)}, PT(5));
	const struct item it = {.kind = ITEM_PATH, .path = path_finish(&b, COLOR_RGB(0), COLOR_NONE, 0)};
	ck_assert(!press_bleeds(&pages_with(&it, 1)->page.v[0], &it, &r));
}
END_TEST

/* A slanted side, one that is bent, no fill, a pattern, a line around, another way of going round: drawn as they are. */
static void side_is_slanted(struct path *p) { p->seg[1].p[0].y += 1; }
static void last_side_is_slanted(struct path *p) { p->seg[3].p[0].x += 1; }
static void side_is_bent(struct path *p) { p->seg[2].op = SEG_CURVE; }
static void has_no_fill(struct path *p) { p->fill = COLOR_NONE; }
static void has_a_line(struct path *p) { p->stroke = COLOR_RGB(0), p->width = PT(1); }
static void is_a_pattern(struct path *p) { p->apart = PT(1); }
static void begins_without_a_move(struct path *p) { p->seg[0].op = SEG_LINE; }
static void ends_open(struct path *p) { p->seg[4].op = SEG_LINE; }
static void is_a_triangle(struct path *p) { p->n = 4; }

static void (*const others[])(struct path *) = {side_is_slanted, last_side_is_slanted, side_is_bent, has_no_fill,
                                                has_a_line,      is_a_pattern,         ends_open,    begins_without_a_move,
                                                is_a_triangle};

START_TEST(other_shapes_are_not_drawn_out)
{
	const struct item it = ground((struct rect){0, 0, PT(50), PT(50)}, COLOR_RGB(0));
	const struct page *page = &pages_with(&it, 1)->page.v[0];
	struct rect r;
	ck_assert(press_bleeds(page, &it, &r));
	others[_i]((struct path *)it.path);
	ck_assert(!press_bleeds(page, &it, &r));
}
END_TEST

/* A line of no width around it is none. */
START_TEST(a_ground_without_bleed_ends_at_the_trim)
{
	const struct item it = ground((struct rect){0, 0, PT(50), PT(50)}, COLOR_RGB(0));
	struct page *page = &pages_with(&it, 1)->page.v[0];
	struct rect r;
	((struct path *)it.path)->stroke = COLOR_RGB(0);
	ck_assert(press_bleeds(page, &it, &r));
	page->bleed = 0;
	ck_assert(!press_bleeds(page, &it, &r));
}
END_TEST

START_TEST(links_and_bookmarks_are_left_out)
{
	const struct item items[] = {{.kind = ITEM_LINK, .href = "#a"},
	                             {.kind = ITEM_BOOKMARK, .bookmark = {1, "A", "a"}},
	                             {.kind = ITEM_TARGET, .target = {"a", NULL}},
	                             ground((struct rect){PT(9), PT(9), PT(9), PT(9)}, COLOR_RGB(0x1C1B1A))};
	const struct pages *in = pages_with(items, COUNT_OF(items)), *p = press_pages(press, in);
	ck_assert_int_eq(p->page.v[0].items.v.n, 1);
	assert_color_is(p->page.v[0].items.v.v[0].path->fill, COLOR_CMYK(0, 0, 0, 255));
	ck_assert_int_eq(in->page.v[0].items.v.n, 4);
	assert_color_is(in->page.v[0].items.v.v[3].path->fill, COLOR_RGB(0x1C1B1A));
}
END_TEST

/* Cut marks: two lines at each corner, in all inks, from the bleed outwards. */
START_TEST(marks_begin_where_the_bleed_ends)
{
	spec.marks.cut = true;
	const struct item it = ground((struct rect){PT(9), PT(9), PT(9), PT(9)}, COLOR_RGB(0));
	const struct page *page = &press_pages(press, pages_with(&it, 1))->page.v[0];
	ck_assert_int_eq(page->items.v.n, 1 + 8);
	for (int i = 1; i < page->items.v.n; i++) {
		const struct item *m = &page->items.v.v[i];
		struct rect r = path_bounds(m->path);
		bool outside = m->x + r.x + r.w <= -PT(9) || m->x + r.x >= PT(209) || m->y + r.y + r.h <= -PT(9) ||
		        m->y + r.y >= PT(109);
		ck_assert(outside);
		ck_assert_int_eq(m->artifact, ARTIFACT_PAGE);
		assert_color_is(m->path->stroke, COLOR_CMYK(255, 255, 255, 255));
	}
	ck_assert_int_eq(page->slug, 6 * 2835);
}
END_TEST

/* -- pictures ------------------------------------------------------------------------------- */

static const struct image *in_inks(const struct image *m)
{
	const struct item it = {.kind = ITEM_IMAGE, .w = PT(9), .h = PT(9), .image = m};
	return press_pages(press, pages_with(&it, 1))->page.v[0].items.v.v[0].image;
}

START_TEST(pictures_become_inks)
{
	static const unsigned char rgb[] = {255, 255, 255, 0, 0, 0}, grey[] = {7, 8};
	const struct image white_black = {.width = 2, .height = 1, .components = 3, .depth = 8, .data = rgb, .size = 6};
	const struct image *m = in_inks(&white_black);
	ck_assert_int_eq(m->components, 4);
	ck_assert_uint_eq(m->size, 8);
	ck_assert_int_eq(m->data[0] + m->data[1] + m->data[2] + m->data[3], 0);
	ck_assert_int_gt(m->data[7], 220);
	ck_assert_int_le(m->data[4] + m->data[5] + m->data[6] + m->data[7], 3 * 255 + 3);
	const struct image plain = {.width = 2, .height = 1, .components = 1, .depth = 8, .data = grey, .size = 2};
	ck_assert_ptr_eq(in_inks(&plain), &plain);
}
END_TEST

START_TEST(a_picture_in_two_places_is_converted_once)
{
	static const unsigned char rgb[] = {255, 0, 0}, other[] = {0, 255, 0};
	const struct image red = {.width = 1, .height = 1, .components = 3, .depth = 8, .data = rgb, .size = 3};
	const struct image green = {.width = 1, .height = 1, .components = 3, .depth = 8, .data = other, .size = 3};
	const struct item items[] = {{.kind = ITEM_IMAGE, .image = &green},
	                             {.kind = ITEM_IMAGE, .image = &red},
	                             {.kind = ITEM_IMAGE, .image = &red}};
	const struct item *made = press_pages(press, pages_with(items, 3))->page.v[0].items.v.v;
	ck_assert_ptr_eq(made[1].image, made[2].image);
	ck_assert_ptr_ne(made[0].image, made[1].image);
}
END_TEST

START_TEST(palettes_become_inks)
{
	static const unsigned char colors[] = {255, 255, 255, 0, 0, 255}, data[] = {0x40};
	const struct image two = {.width = 2,
	                          .height = 1,
	                          .components = 1,
	                          .depth = 1,
	                          .data = data,
	                          .size = 1,
	                          .palette_n = 2,
	                          .palette = colors};
	const struct image *m = in_inks(&two);
	ck_assert(m->palette_cmyk);
	ck_assert_ptr_eq(m->data, data);
	ck_assert_int_eq(m->palette[0] + m->palette[1] + m->palette[2] + m->palette[3], 0);
	ck_assert_int_gt(m->palette[4], 150); /* blue: cyan and magenta */
	ck_assert_int_gt(m->palette[5], 150);
	ck_assert_int_lt(m->palette[6], 40);
}
END_TEST

Suite *suite_press(void)
{
	Suite *s = suite_create("press");
	TCase *c = tcase_create("press");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_loop_test(c, colors_become_inks, 0, COUNT_OF(converted));
	tcase_add_test(c, grey_is_black_ink_as_light_as_it_was);
	tcase_add_test(c, hues_have_the_inks_of_the_profile);
	tcase_add_test(c, inks_that_are_given_go_first);
	tcase_add_test(c, coverage_is_the_sum_in_percent);
	tcase_add_loop_test(c, profiles_that_no_press_takes, 0, COUNT_OF(profiles));
	tcase_add_test(c, a_profile_that_is_not_there);
	tcase_add_loop_test(c, grounds_at_the_trim_are_drawn_out, 0, COUNT_OF(grounds));
	tcase_add_test(c, round_corners_are_not_drawn_out);
	tcase_add_loop_test(c, other_shapes_are_not_drawn_out, 0, COUNT_OF(others));
	tcase_add_test(c, a_ground_without_bleed_ends_at_the_trim);
	tcase_add_test(c, links_and_bookmarks_are_left_out);
	tcase_add_test(c, marks_begin_where_the_bleed_ends);
	tcase_add_test(c, pictures_become_inks);
	tcase_add_test(c, a_picture_in_two_places_is_converted_once);
	tcase_add_test(c, palettes_become_inks);
	suite_add_tcase(s, c);
	return s;
}
