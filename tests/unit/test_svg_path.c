/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Path data, numbers and transforms of SVG 1.1, chapters 7 and 8, and arcs by its appendix F.6. */
#include "graphics/svg.h"

#include <check.h>
#include <string.h>

/* All points in tenths of a user unit, rounded. */
static void put_point(struct buf *b, struct point p, const char *after)
{
	buf_printf(b, "%lld,%lld%s", (long long)muldiv(p.x, 1, 100), (long long)muldiv(p.y, 1, 100), after);
}

static const char *path_of(struct arena *a, const char *d)
{
	const struct matrix scale = {1000, 0, 0, 1000, 0, 0};
	struct svg_pen pen = {.arena = a};
	struct buf b = {0};
	bool good = svg_path(&pen, d);
	for (int i = 0; i < pen.segs.n; i++) {
		const struct fix_seg *s = &pen.segs.v[i];
		buf_putc(&b, "MLCz"[s->op]);
		for (int k = 0; k < (s->op == SEG_CURVE ? 2 : 0); k++)
			put_point(&b, matrix_point(&scale, s->p[k]), ":");
		if (s->op != SEG_CLOSE)
			put_point(&b, matrix_point(&scale, s->p[s->op == SEG_CURVE ? 2 : 0]), "");
		buf_putc(&b, ' ');
	}
	buf_puts(&b, good ? "" : "wrong");
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static const struct {
	const char *d, *points;
} paths[] = {
        /* lines */
        {"M1 2L3 4", "M10,20 L30,40 "},
        {"m1 2l3 4", "M10,20 L40,60 "},
        {"M1 2H5V7", "M10,20 L50,20 L50,70 "},
        {"M1 2h5v7", "M10,20 L60,20 L60,90 "},
        {"M1 2 3 4 5 6", "M10,20 L30,40 L50,60 "},
        {"m1 2 3 4 5 6", "M10,20 L40,60 L90,120 "},
        {"M1,2,3,4", "M10,20 L30,40 "},
        {"M10 10h10zl5 5", "M100,100 L200,100 z L150,150 "}, /* closing goes back to the start */
        {"M10 10h10zm5 5h1", "M100,100 L200,100 z M150,150 L160,150 "},
        /* curves: S and T mirror the control before, if there was one of their kind */
        {"M0 0C1 2 3 4 5 6", "M0,0 C10,20:30,40:50,60 "},
        {"M1 1c1 2 3 4 5 6", "M10,10 C20,30:40,50:60,70 "},
        {"M0 0C1 2 3 4 5 6S7 8 9 10", "M0,0 C10,20:30,40:50,60 C70,80:70,80:90,100 "},
        {"M0 0C1 2 3 4 5 6s1 1 2 2", "M0,0 C10,20:30,40:50,60 C70,80:60,70:70,80 "},
        {"M1 1S7 8 9 10", "M10,10 C10,10:70,80:90,100 "},
        {"M1 1Q4 4 9 9", "M10,10 C30,30:57,57:90,90 "},
        {"M0 0Q3 0 3 3T6 6", "M0,0 C20,0:30,10:30,30 C30,50:40,60:60,60 "},
        {"M0 0q3 0 3 3t3 3", "M0,0 C20,0:30,10:30,30 C30,50:40,60:60,60 "},
        {"M0 0T3 3", "M0,0 C0,0:10,10:30,30 "},
        {"M0 0C1 2 3 4 5 6T8 9", "M0,0 C10,20:30,40:50,60 C50,60:60,70:80,90 "}, /* C is not of T's kind */
        {"M0 0Q3 0 3 3S6 6 9 9", "M0,0 C20,0:30,10:30,30 C30,30:60,60:90,90 "},
        /* arcs: sweep 1 is clockwise on the page; a quarter is one curve with controls at 0.5523 */
        {"M0 50A50 50 0 0 1 50 0", "M0,500 C0,224:224,0:500,0 "},
        {"M0 50A50 50 0 0 0 50 100", "M0,500 C0,776:224,1000:500,1000 "},
        {"M0 50A50 50 0 0 1 100 50", "M0,500 C0,224:224,0:500,0 C776,0:1000,224:1000,500 "},
        {"M0 50A50 50 0 0 0 100 50", "M0,500 C0,776:224,1000:500,1000 C776,1000:1000,776:1000,500 "},
        {"M0 50a50 50 0 0 1 100 0", "M0,500 C0,224:224,0:500,0 C776,0:1000,224:1000,500 "},
        {"M0 50A50 25 0 0 1 100 50", "M0,500 C0,362:224,250:500,250 C776,250:1000,362:1000,500 "},
        {"M0 50A10 10 0 0 1 100 50", "M0,500 C0,224:224,0:500,0 C776,0:1000,224:1000,500 "}, /* too small: grown */
        {"M0 50A-50 50 0 0 1 100 50", "M0,500 C0,224:224,0:500,0 C776,0:1000,224:1000,500 "},
        {"M50 0A50 25 90 0 1 50 100",
         "M500,0 C638,0:750,224:750,500 C750,776:638,1000:500,1000 "}, /* turned by 90 degrees */
        /* and by 37, with a cosine of 4/5: over the lower left, and over the upper right (the radii grown to 20 and 10) */
        {"M66 62A10 5 36.8699 0 1 34 38", "M660,620 C627,664:528,646:440,580 C352,514:307,424:340,380 "},
        {"M66 62A10 5 36.8699 0 0 34 38", "M660,620 C693,576:648,486:560,420 C472,354:373,336:340,380 "},
        {"M58.660 55A20 10 -60 0 1 40 67.321", "M587,550 C531,646:448,701:400,673 "},
        {"M67.321 60A20 10 30 0 1 37.010 52.500",
         "M673,600 C655,631:606,640:543,625 C481,610:415,571:370,525 "}, /* a third of it: two curves */
        {"M67.321 60A20 10 30 1 0 45 58.660",
         "M673,600 C693,565:669,509:612,458 C556,407:477,372:413,368 C349,364:313,393:321,441 C329,489:380,546:450,587 "},
        {"M0 0A0 9 0 0 1 9 9", "M0,0 L90,90 "},
        {"M0 0A9 0 0 0 1 9 9", "M0,0 L90,90 "},
        {"M5 5A9 9 0 1 1 5 5", "M50,50 "}, /* from a point to itself: nothing */
        {"M0 50A50 50 0 0150 0h1", "M0,500 C0,224:224,0:500,0 L510,0 "},
        /* what is wrong ends the path where it is */
        {"L1 1", "wrong"},
        {"M1", "wrong"},
        {"M1 1L2", "M10,10 wrong"},
        {"M1 1C1 1 2 2 3", "M10,10 wrong"},
        {"M1 1A5 5 0 2 1 9 9", "M10,10 wrong"},
        {"M1 1X", "M10,10 wrong"},
        {"M1 1 #", "M10,10 wrong"},
        {"M1 1 H", "M10,10 wrong"},
        {"M1 1 V x", "M10,10 wrong"},
        {"M1 1S2 2 3", "M10,10 wrong"},
        {"M1 1Q2 2 3", "M10,10 wrong"},
        {"M1 1T3", "M10,10 wrong"},
        {"M1 1A5 5 0 1 2 9 9", "M10,10 wrong"},
        {"M1 1A5 5 0 1 1 9", "M10,10 wrong"},
        {"M1 1A5 5", "M10,10 wrong"},
        {"M1 1 2", "M10,10 wrong"},
        {"", ""},
        {" \n", ""},
        {" M1 1 z z ", "M10,10 z z "},
        {"M1 1+2+3", "M10,10 L20,30 "}, /* a sign begins a number */
        {"M1 1-2-3", "M10,10 L-20,-30 "},
        {"M1 1.5.5", "M10,15 wrong"},
        {"M1 1C1 2 3 4 5 6zS7 8 9 10", "M10,10 C10,20:30,40:50,60 z C10,10:70,80:90,100 "}, /* z ends what S mirrors */
        {"M1 1C1 2 3 4 5 6L5 7S7 8 9 10", "M10,10 C10,20:30,40:50,60 L50,70 C50,70:70,80:90,100 "},
        {"M1 1C1 2 3 4 5 6S5 5 7 7S7 8 9 10",
         "M10,10 C10,20:30,40:50,60 C70,80:50,50:70,70 C90,90:70,80:90,100 "}, /* S is of its own kind */
        {"M0 0Q3 0 3 3T6 6T9 9", "M0,0 C20,0:30,10:30,30 C30,50:40,60:60,60 C80,60:90,70:90,90 "},
};

START_TEST(path_data)
{
	struct arena *a = arena_new();
	ck_assert_msg(!strcmp(path_of(a, paths[_i].d), paths[_i].points), "'%s' is drawn as %s", paths[_i].d,
	              path_of(a, paths[_i].d));
	arena_free(a);
}
END_TEST

/* Three quarters of a circle take four short curves; all their ends lie on the circle. */
START_TEST(large_arcs_go_the_long_way)
{
	struct arena *a = arena_new();
	const struct matrix scale = {1000, 0, 0, 1000, 0, 0};
	struct svg_pen pen = {.arena = a};
	ck_assert(svg_path(&pen, "M50 0A50 50 0 1 1 0 50"));
	ck_assert_int_eq(pen.segs.n, 5);
	static const struct point ends[] = {{96194, 30866}, {85355, 85355}, {30866, 96194}, {0, 50000}};
	for (int i = 0; i < 4; i++) {
		struct point p = matrix_point(&scale, pen.segs.v[i + 1].p[2]);
		ck_assert_msg(p.x - ends[i].x <= 1 && ends[i].x - p.x <= 1 && p.y - ends[i].y <= 1 && ends[i].y - p.y <= 1,
		              "curve %d ends at %d,%d", i, p.x, p.y);
	}
	pen.segs.n = 0;
	ck_assert(svg_path(&pen, "M50 0A50 50 0 1 0 100 50")); /* the other way round, over the left */
	ck_assert_int_eq(pen.segs.n, 5);
	ck_assert_int_lt(pen.segs.v[1].p[2].x, FIX(50));
	arena_free(a);
}
END_TEST

static const struct {
	const char *text;
	bool good;
	fix value; /* in thousandths */
	const char *rest;
} numbers[] = {
        {"12", true, 12000, ""},
        {"-1.5", true, -1500, ""},
        {"+.5", true, 500, ""},
        {".25x", true, 250, "x"},
        {"1e2", true, 100000, ""},
        {"1E+2", true, 100000, ""},
        {"5e-1", true, 500, ""},
        {"1e", true, 1000, "e"},
        {"1em", true, 1000, "em"},
        {"1e-", true, 1000, "e-"},
        {" ,3", true, 3000, ""},
        {"1.", true, 1000, ""},
        {"1.5.5", true, 1500, ".5"},
        {"1-2", true, 1000, "-2"},
        {"100000", true, 100000000, ""},
        {"-100000", true, -100000000, ""},
        {"100001", false, 0, ""},
        {"1e6", false, 0, ""},
        {"", false, 0, ""},
        {"-", false, 0, ""},
        {",,3", false, 0, ""},
        {".", false, 0, ""},
        {"x", false, 0, ""},
        {"1e99", false, 0, ""},
        {"0.0000000000001", true, 0, ""},
        {"0.1234567891234", true, 123, ""},
        {"99999999999999999999", false, 0, ""},
        {"10000000e-2", true, 100000000, ""}, /* more digits than a number may have without its exponent */
        {"0.00001e5", true, 1000, ""},
        {"1e0", true, 1000, ""},
        {"1e-10", true, 0, ""},
        {"0e99999999999", true, 0, ""}, /* an exponent of any size */
        {"1e-0", true, 1000, ""},
        {"-100001", false, 0, ""},
        {"\n\t3", true, 3000, ""},
        {"3 ,", true, 3000, " ,"},
};

START_TEST(numbers_are_read)
{
	const char *p = numbers[_i].text;
	fix v = 0;
	ck_assert_msg(svg_number(&p, &v) == numbers[_i].good, "'%s'", numbers[_i].text);
	if (!numbers[_i].good)
		return;
	ck_assert_msg(muldiv(v, 1000, 65536) == numbers[_i].value, "'%s' is %lld", numbers[_i].text, (long long)v);
	ck_assert_str_eq(p, numbers[_i].rest);
}
END_TEST

/* Where the point 10,20 goes, in hundredths. */
static const struct {
	const char *transform;
	bool good;
	fix x, y;
} transforms[] = {
        {"", true, 1000, 2000},
        {"translate(5)", true, 1500, 2000},
        {"translate(5, 7)", true, 1500, 2700},
        {"scale(2)", true, 2000, 4000},
        {"scale(2 3)", true, 2000, 6000},
        {"rotate(90)", true, -2000, 1000},
        {"rotate(90 10 10)", true, 0, 1000},
        {"rotate(180, 10, 20)", true, 1000, 2000},
        {"rotate(-90)", true, 2000, -1000},
        {"matrix(1 2 3 4 5 6)", true, 7500, 10600},
        {"translate(5) scale(2)", true, 2500, 4000},
        {"scale(2),translate(5)", true, 3000, 4000},
        {" scale ( 2 ) ", true, 2000, 4000},
        {"scale(1 2 3)", false, 0, 0},
        {"translate()", false, 0, 0},
        {"rotate(1 2)", false, 0, 0},
        {"matrix(1 2 3 4 5)", false, 0, 0},
        {"skewX(3)", false, 0, 0},
        {"scale 2", false, 0, 0},
        {"scale(2,,3)", false, 0, 0},
        {"scale(2),,translate(5)", false, 0, 0},
        {"scale(2", false, 0, 0},
        {"(2)", false, 0, 0},
        {"scale(.0001) scale(10000)", true, 1000, 2000}, /* far more digits than a coordinate has */
        {"abcdefghijklmnopqrstuvwxyz(1)", false, 0, 0},
        {"rotate(30)", true, -134, 2232}, /* 10 cos 30 - 20 sin 30, 10 sin 30 + 20 cos 30 */
        {"rotate(30 2 3)", true, 43, 2172},
        {"rotate(.5)", true, 982, 2009},
        {"translate(1 2 3)", false, 0, 0},
        {"rotate(1 2 3 4)", false, 0, 0},
        {"rotate()", false, 0, 0},
        {"scale()", false, 0, 0},
        {"matrix(1 2 3 4 5 6 7)", false, 0, 0},
        {"translate(1)x", false, 0, 0},
        {"translate[1]", false, 0, 0},
        {"matrix(1 0 0 1 1e-1 -2E-1)", true, 1010, 1980},
};

START_TEST(transforms_are_read)
{
	struct matrix m = {1, 0, 0, 1, 0, 0};
	ck_assert_msg(svg_transform(transforms[_i].transform, &m) == transforms[_i].good, "'%s'", transforms[_i].transform);
	if (!transforms[_i].good)
		return;
	m = matrix_mul(&(struct matrix){100, 0, 0, 100, 0, 0}, &m);
	struct point to = matrix_point(&m, (struct fix_point){FIX(10), FIX(20)});
	ck_assert_msg(to.x == transforms[_i].x && to.y == transforms[_i].y, "'%s': %d %d", transforms[_i].transform, to.x,
	              to.y);
}
END_TEST

START_TEST(places_are_rounded_and_held)
{
	const struct matrix unit = {1, 0, 0, 1, 0, 0}, far = {1e30, 1e30, 1e30, 1e30, 1e30, 1e30},
	                    huge = matrix_mul(&far, &far);
	ck_assert_int_eq(matrix_point(&unit, (struct fix_point){32768, 0}).x, 1); /* half a unit rounds up */
	ck_assert_int_eq(matrix_point(&unit, (struct fix_point){32767, 0}).x, 0);
	ck_assert_int_eq(matrix_point(&unit, (struct fix_point){-32768, 0}).x, 0);
	ck_assert_int_eq(matrix_point(&huge, (struct fix_point){FIX(1), 0}).x, SVG_FARTHEST);
	ck_assert_int_eq(matrix_point(&huge, (struct fix_point){0, FIX(-100000)}).y, -SVG_FARTHEST);
}
END_TEST

Suite *suite_svg_path(void)
{
	Suite *s = suite_create("svg_path");
	TCase *c = tcase_create("path data");
	tcase_add_loop_test(c, path_data, 0, COUNT_OF(paths));
	tcase_add_test(c, large_arcs_go_the_long_way);
	tcase_add_loop_test(c, numbers_are_read, 0, COUNT_OF(numbers));
	tcase_add_loop_test(c, transforms_are_read, 0, COUNT_OF(transforms));
	tcase_add_test(c, places_are_rounded_and_held);
	suite_add_tcase(s, c);
	return s;
}
