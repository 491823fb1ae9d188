/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drawings are made of: angles, rectangles, circles, patterns, and sizes that fitting has shrunk. */
#include "board.h"
#include "style.h"

#include "graphics/internal.h"

static const struct {
	int64_t angle;    /* thousandths of a degree */
	mpt sine, cosine; /* of a radius of 1000000 */
} angles[] = {
        {0, 0, 1000000},        {30000, 500000, 866025},   {45500, 713223, 700882},  {90000, 1000000, 0},
        {90500, 999924, -8726}, {135000, 707107, -707107}, {180000, 0, -1000000},    {210000, -500000, -866025},
        {270000, -1000000, 0},  {330000, -500000, 866025}, {359000, -17452, 999848}, {360000, 0, 1000000},
        {-90000, -1000000, 0},  {-30000, -500000, 866025}, {450000, 1000000, 0},     {89999, 999999, 17},
};

START_TEST(angles_run_round_the_circle)
{
	ck_assert_int_eq(sine(angles[_i].angle, 1000000), angles[_i].sine);
	ck_assert_int_eq(cosine(angles[_i].angle, 1000000), angles[_i].cosine);
	ck_assert_int_eq(sine(angles[_i].angle, -2000), (mpt)muldiv(angles[_i].sine, -2000, 1000000));
}
END_TEST

/* "M1,2 L3,4 C1,2:3,4:5,6 z" in mpt. */
static const char *path_text(struct arena *a, const struct path *p)
{
	struct buf b = {0};
	for (int i = 0; i < p->n; i++) {
		const struct point *q = p->seg[i].p;
		if (p->seg[i].op == SEG_CURVE)
			buf_printf(&b, "C%d,%d:%d,%d:%d,%d ", q[0].x, q[0].y, q[1].x, q[1].y, q[2].x, q[2].y);
		else if (p->seg[i].op == SEG_CLOSE)
			buf_puts(&b, "z ");
		else
			buf_printf(&b, "%c%d,%d ", p->seg[i].op == SEG_MOVE ? 'M' : 'L', q[0].x, q[0].y);
	}
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static const char *last_path(const struct canvas *c) { return path_text(c->arena, c->items.v.v[c->items.v.n - 1].path); }

START_TEST(rectangles_and_circles)
{
	struct canvas c = {.arena = arena_new()};
	canvas_rect(&c, (struct rect){10, 20, 100, 50}, 0, COLOR_GRAY(0), COLOR_NONE, 0);
	ck_assert_str_eq(last_path(&c), "M10,20 L110,20 L110,70 L10,70 z ");
	canvas_rect(&c, (struct rect){0, 0, 20000, 40000}, 1000, COLOR_GRAY(0), COLOR_NONE, 0);
	ck_assert_str_eq(last_path(&c),
	                 "M1000,0 L19000,0 C19552,0:20000,448:20000,1000 L20000,39000 "
	                 "C20000,39552:19552,40000:19000,40000 L1000,40000 C448,40000:0,39552:0,39000 "
	                 "L0,1000 C0,448:448,0:1000,0 z ");
	/* A radius is at most half of the shorter side. */
	canvas_rect(&c, (struct rect){0, 0, 20000, 40000}, 15000, COLOR_GRAY(0), COLOR_NONE, 0);
	ck_assert(!strncmp(last_path(&c), "M10000,0 L10000,0 C", 19));
	canvas_circle(&c, 5000, 6000, 1000, COLOR_NONE, COLOR_GRAY(0), 300);
	ck_assert_str_eq(last_path(&c),
	                 "M6000,6000 C6000,6552:5552,7000:5000,7000 C4448,7000:4000,6552:4000,6000 "
	                 "C4000,5448:4448,5000:5000,5000 C5552,5000:6000,5448:6000,6000 z ");
	canvas_line(&c, 1, 2, 3, 4, COLOR_GRAY(9), 5);
	const struct path *line = c.items.v.v[c.items.v.n - 1].path;
	ck_assert_str_eq(last_path(&c), "M1,2 L3,4 ");
	ck_assert(color_is_none(line->fill) && color_equal(line->stroke, COLOR_GRAY(9)) && line->width == 5);
	arena_free(c.arena);
}
END_TEST

START_TEST(patterns_are_clipped_to_their_rectangle)
{
	struct canvas c = {.arena = arena_new()};
	struct rect r = {1000, 2000, 15000, 8000};
	canvas_pattern(&c, r, 0, &(struct pattern){.kind = PATTERN_HATCH}, COLOR_GRAY(1));
	ck_assert_int_eq(c.items.v.n, 3);
	ck_assert_int_eq(c.items.v.v[0].kind, ITEM_CLIP);
	ck_assert_str_eq(path_text(c.arena, c.items.v.v[0].path), "M1000,2000 L16000,2000 L16000,10000 L1000,10000 z ");
	/* Lines at 45 degrees, every 8017 mpt of the width and the height together: 3 of 23000. */
	ck_assert_str_eq(path_text(c.arena, c.items.v.v[1].path),
	                 "M5008,2000 L-2992,10000 M13025,2000 L5025,10000 M21042,2000 L13042,10000 ");
	ck_assert_int_eq(c.items.v.v[2].kind, ITEM_UNCLIP);
	c.items.v.n = 0;
	canvas_pattern(&c, r, 0, &(struct pattern){.kind = PATTERN_DOTS}, COLOR_GRAY(1));
	/* Rows half a step apart, every second one moved by half a step; the last dot stands inside. */
	const struct path *p = c.items.v.v[1].path;
	ck_assert_str_eq(path_text(c.arena, p), "M2346,4693 L13128,4693 M5039,7386 L15821,7386 ");
	ck_assert(p->round_caps && p->dash == 10 && p->gap == 5376);
	c.items.v.n = 0;
	canvas_pattern(&c, r, 0, &(struct pattern){.kind = PATTERN_NONE}, COLOR_GRAY(1));
	ck_assert_int_eq(c.items.v.n, 0);
	arena_free(c.arena);
}
END_TEST

/* Lines lie 7 mm apart, across: 28.063 pt along an edge. A cover is a share of the pitch, or a length. */
START_TEST(patterns_have_a_pitch_a_cover_and_a_ground)
{
	struct canvas c = {.arena = arena_new()};
	struct rect r = {0, 0, 60000, 20000};
	const struct pattern lines = {PATTERN_HATCH, 19843, {15000, UNIT_PERCENT}, COLOR_NONE, COLOR_GRAY(200)};
	canvas_pattern(&c, r, 0, &lines, COLOR_GRAY(7));
	ck_assert(color_equal(c.items.v.v[0].path->fill, COLOR_GRAY(200)));
	ck_assert_str_eq(path_text(c.arena, c.items.v.v[2].path),
	                 "M14031,0 L-5969,20000 M42093,0 L22093,20000 M70155,0 L50155,20000 ");
	ck_assert(c.items.v.v[2].path->width == 2976 && color_equal(c.items.v.v[2].path->stroke, COLOR_GRAY(7)));
	c.items.v.n = 0;
	const struct pattern dots = {PATTERN_DOTS, 10000, {2500, UNIT_ABS}, COLOR_GRAY(9), COLOR_NONE};
	canvas_pattern(&c, r, 0, &dots, COLOR_GRAY(7));
	const struct path *p = c.items.v.v[1].path;
	ck_assert(p->width == 2500 && p->gap == 9990 && color_equal(p->stroke, COLOR_GRAY(9)));
	/* Without a cover it grows with the pitch. */
	c.items.v.n = 0;
	canvas_pattern(&c, r, 0, &(struct pattern){.kind = PATTERN_HATCH, .pitch = 11338}, COLOR_GRAY(7));
	ck_assert_int_eq(c.items.v.v[1].path->width, 4762);
	arena_free(c.arena);
}
END_TEST

/* As the fill and the frame of a box with a radius; the ground, too. */
START_TEST(patterns_keep_to_round_corners)
{
	struct canvas c = {.arena = arena_new()};
	const struct pattern lines = {PATTERN_HATCH, 0, {0, UNIT_ABS}, COLOR_NONE, COLOR_GRAY(200)};
	const char *round = "M1000,0 L9000,0 C9552,0:10000,448:10000,1000 L10000,5000 C10000,5552:9552,6000:9000,6000 "
	                    "L1000,6000 C448,6000:0,5552:0,5000 L0,1000 C0,448:448,0:1000,0 z ";
	canvas_pattern(&c, (struct rect){0, 0, 10000, 6000}, 1000, &lines, COLOR_GRAY(7));
	ck_assert_str_eq(path_text(c.arena, c.items.v.v[0].path), round);
	ck_assert_int_eq(c.items.v.v[1].kind, ITEM_CLIP);
	ck_assert_str_eq(path_text(c.arena, c.items.v.v[1].path), round);
	arena_free(c.arena);
}
END_TEST

START_TEST(what_is_drawn_belongs_to_the_element)
{
	struct canvas c = {.arena = arena_new()};
	struct element *e = element_new(c.arena, NULL, ROLE_FIGURE);
	canvas_line(&c, 0, 0, 1, 1, COLOR_GRAY(0), 1);
	ck_assert(!e->has_content && !c.items.v.v[0].element);
	c.element = e;
	canvas_line(&c, 0, 0, 1, 1, COLOR_GRAY(0), 1);
	ck_assert(e->has_content && c.items.v.v[1].element == e);
	arena_free(c.arena);
}
END_TEST

/* A run of 10 pt width that belongs to a span. */
static struct glyph_run run_of(const struct span *span, mpt x)
{
	return (struct glyph_run){.x = x, .width = PT(10), .span = span};
}

/* A link goes on in the next line; another one, and words of another language, are elements of their own. Spaces at the end of
   a line, which stand beyond it at either side, are not clicked. */
START_TEST(spans_are_elements_of_their_paragraph)
{
	struct canvas c = {.arena = arena_new()};
	struct element *p = element_new(c.arena, NULL, ROLE_P);
	const struct span plain = {0}, link = {.href = "https://a"}, other = {.href = "https://a"}, words = {.lang = "fr"};
	struct glyph_run first[] = {run_of(&plain, 0), run_of(&link, PT(10)), run_of(&link, PT(20))};
	struct glyph_run second[] = {run_of(&link, 0), run_of(&words, PT(10)), run_of(&other, PT(20)),
	                             run_of(&other, -PT(10))};
	struct line lines[] = {
	        {.n = 3, .run = first, .width = PT(20), .baseline = PT(8), .height = PT(12)},
	        {.x = PT(5), .n = 4, .run = second, .width = PT(30), .baseline = PT(8), .height = PT(12)},
	};
	struct para para = {.n = 2, .line = lines};
	c.element = p;
	canvas_para(&c, &para, PT(100), PT(200));
	canvas_para(&c, &para, PT(100), PT(300)); /* as on the next page */
	ck_assert_int_eq(p->kids.n, 3);
	ck_assert(p->kids.v[0]->role == ROLE_LINK && p->kids.v[1]->role == ROLE_SPAN && p->kids.v[2]->role == ROLE_LINK);
	ck_assert_str_eq(p->kids.v[1]->lang, "fr");
	ck_assert_ptr_eq(c.element, p);
	/* Runs follow each other; behind that of a link stands the area that is clicked. */
	static const struct {
		enum item_kind kind;
		mpt x, y;
		int kid; /* -1: the paragraph itself */
	} wanted[] = {
	        {ITEM_GLYPHS, PT(100), PT(208), -1}, {ITEM_GLYPHS, PT(110), PT(208), 0}, {ITEM_LINK, PT(110), PT(200), 0},
	        {ITEM_GLYPHS, PT(120), PT(208), 0},  {ITEM_GLYPHS, PT(105), PT(220), 0}, {ITEM_LINK, PT(105), PT(212), 0},
	        {ITEM_GLYPHS, PT(115), PT(220), 1},  {ITEM_GLYPHS, PT(125), PT(220), 2}, {ITEM_LINK, PT(125), PT(212), 2},
	        {ITEM_GLYPHS, PT(95), PT(220), 2},
	};
	ck_assert_int_eq(c.items.v.n, 2 * COUNT_OF(wanted));
	for (int i = 0; i < COUNT_OF(wanted); i++) {
		const struct item *it = &c.items.v.v[i];
		ck_assert_int_eq(it->kind, wanted[i].kind);
		ck_assert(it->x == wanted[i].x && it->y == wanted[i].y);
		ck_assert_ptr_eq(it->element, wanted[i].kid < 0 ? p : p->kids.v[wanted[i].kid]);
		if (it->kind == ITEM_LINK)
			ck_assert(it->w == PT(10) && it->h == PT(12) && !strcmp(it->href, "https://a"));
	}
	arena_free(c.arena);
}
END_TEST

/* Size and leading at full size and shrunk; what is smaller than the floor from the start stays. */
static const struct {
	int size_scale, leading_scale;
	mpt floor_size;
	int floor_leading;
	mpt size, leading; /* of a style of 10 pt with a leading of 1.4 */
} scales[] = {
        {1000, 1000, 0, 0, 10000, 14000},    {900, 1000, 0, 0, 9000, 12600},  {900, 1000, 9500, 0, 9500, 13300},
        {900, 1000, 12000, 0, 10000, 14000}, {1000, 800, 0, 0, 10000, 11200}, {1000, 800, 0, 1300, 10000, 13000},
        {1000, 800, 0, 1500, 10000, 14000},
};

START_TEST(sizes_give_way_down_to_their_floor)
{
	struct style s = {.size = 10000, .leading = 1400};
	struct gfx g = {.size_scale = scales[_i].size_scale,
	                .leading_scale = scales[_i].leading_scale,
	                .floor_size = scales[_i].floor_size,
	                .floor_leading = scales[_i].floor_leading};
	ck_assert_int_eq(gfx_size(&g, &s), scales[_i].size);
	ck_assert_int_eq(gfx_leading(&g, &s), scales[_i].leading);
	struct para_spec spec = gfx_spec(&g, &s, 777, ALIGN_END);
	ck_assert(spec.style == &s && spec.size == scales[_i].size && spec.leading == scales[_i].leading);
	ck_assert(spec.width == 777 && spec.align == ALIGN_END);
}
END_TEST

Suite *suite_canvas(void)
{
	Suite *s = suite_create("canvas");
	TCase *c = tcase_create("canvas");
	tcase_add_loop_test(c, angles_run_round_the_circle, 0, COUNT_OF(angles));
	tcase_add_test(c, rectangles_and_circles);
	tcase_add_test(c, patterns_are_clipped_to_their_rectangle);
	tcase_add_test(c, patterns_have_a_pitch_a_cover_and_a_ground);
	tcase_add_test(c, patterns_keep_to_round_corners);
	tcase_add_test(c, what_is_drawn_belongs_to_the_element);
	tcase_add_test(c, spans_are_elements_of_their_paragraph);
	tcase_add_loop_test(c, sizes_give_way_down_to_their_floor, 0, COUNT_OF(scales));
	suite_add_tcase(s, c);
	return s;
}
