/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SVG on paper: its view, what is cut off, and its strokes. */
#include "svg_board.h"
#include "boxes/media.h"

/* What is drawn in a place, with the clip around it, in tenths of a point. */
static const char *placed(struct drawing_board *b, const char *svg, mpt w, mpt h, int fit)
{
	board_file(b, "a.svg", svg, strlen(svg));
	const struct svg_file *f = svg_load(&b->g, "a.svg", (struct where){0});
	struct svg_place place = {w, h, fit, COLOR_RGB(0)};
	memset(&b->canvas.items, 0, sizeof(b->canvas.items));
	ck_assert(f && svg_draw(&b->g, f, &place, &b->canvas));
	const struct item *first = b->canvas.items.v.v;
	if (first->kind != ITEM_CLIP)
		return board_segments(b);
	struct point from = first->path->seg[0].p[0], to = first->path->seg[2].p[0];
	ck_assert_int_eq(b->canvas.items.v.v[b->canvas.items.v.n - 1].kind, ITEM_UNCLIP);
	return arena_printf(b->arena, "%d,%d-%d,%d: %s", from.x / 100, from.y / 100, to.x / 100, to.y / 100,
	                    board_segments(b));
}

/* A file that asks for twice as wide as high, and a view box that is square (SVG 1.1, 7.8). */
START_TEST(svg_view_boxes_stand_in_their_viewport)
{
	static const struct {
		const char *align, *wanted;
	} examples[] = {
	        {"", "M150,0 L250,100 "},
	        {"xMidYMid", "M150,0 L250,100 "},
	        {"xMinYMid meet", "M50,0 L150,100 "},
	        {" xMaxYMin  meet ", "M250,0 L350,100 "},
	        {"none", "M100,0 L300,100 "},
	        {"none slice", "M100,0 L300,100 "},
	        {"xMidYMid slice", "0,0-400,200: M100,-100 L300,100 "},
	        {"xMidYMin slice", "M100,0 L300,200 "},
	        {"defer xMidYMax slice", "0,0-400,200: M100,-200 L300,0 "},
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++) {
		const char *align =
		        *examples[i].align ? arena_printf(b.arena, "preserveAspectRatio='%s'", examples[i].align) : "";
		const char *svg = arena_printf(
		        b.arena, "<svg width='40mm' height='20mm' viewBox='0 0 40 40' %s><path d='M10 0L30 20'/></svg>",
		        align);
		ck_assert_str_eq(placed(&b, svg, PT(40), 0, FIT_CONTAIN), examples[i].wanted);
	}
	ck_assert_int_eq(diag_errors(b.diag), 0);
	board_close(&b);
}
END_TEST

/* What is not understood is told, and not taken for something else. */
START_TEST(svg_alignments_are_read_whole)
{
	static const struct {
		const char *align;
		bool good;
	} examples[] = {
	        {" defer  xMinYMid", true},
	        {"none ", true},
	        {"xMidYMid  slice ", true},
	        {"none meet", true},
	        {"YMid", false},
	        {"xMid", false},
	        {"xMidYFoo", false},
	        {"xFooYMid", false},
	        {"xMidYMid meat", false},
	        {"xMidYMidmeet", false},
	        {"xMidYMid slice x", false},
	        {"nonesense", false},
	        {"midMid", false},
	        {"", false},
	        {"xMidxMid", false},
	        {"deferxMidYMid", false},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		const char *svg =
		        arena_printf(b.arena, "<svg viewBox='0 0 4 4' preserveAspectRatio='%s'><path d='M1 0h1'/></svg>",
		                     examples[i].align);
		board_file(&b, "a.svg", svg, strlen(svg));
		ck_assert_msg((svg_load(&b.g, "a.svg", (struct where){0}) != NULL) == examples[i].good, "'%s'",
		              examples[i].align);
		ck_assert_int_eq(diag_count(b.diag, DIAG_SVG_UNSUPPORTED), !examples[i].good);
		board_close(&b);
	}
}
END_TEST

/* A stroke is even as long as its pen is round to a ten-thousandth. */
START_TEST(svg_pens_are_round_to_a_ten_thousandth)
{
	struct drawing_board b;
	board_open(&b);
	drawn(&b,
	      "<path transform='scale(10000 9999)' stroke='#000' stroke-width='.001' d='M.001 .001h.001'/>"
	      "<path transform='scale(10000 9999.5)' stroke='#000' stroke-width='.001' d='M.001 .001h.001'/>");
	ck_assert(path_on(&b, 0)->pen && path_on(&b, 0)->pen->d == 99990);
	ck_assert_ptr_null(path_on(&b, 1)->pen);
	board_close(&b);
}
END_TEST

/* A drawing twice as wide as high in a square of 10 pt. */
START_TEST(svg_fits_its_place)
{
	static const char svg[] = "<svg viewBox='0 0 20 10'><path d='M4 2L16 8'/></svg>";
	struct drawing_board b;
	board_open(&b);
	ck_assert_str_eq(placed(&b, svg, PT(10), PT(10), FIT_CONTAIN), "M20,35 L80,65 ");
	ck_assert_str_eq(placed(&b, svg, PT(10), PT(10), FIT_STRETCH), "M20,20 L80,80 ");
	ck_assert_str_eq(placed(&b, svg, PT(10), PT(10), FIT_COVER), "0,0-100,100: M-10,20 L110,80 ");
	ck_assert_str_eq(placed(&b, "<svg viewBox='0 0 20 10'><path d='M8 2L12 8'/></svg>", PT(10), PT(10), FIT_COVER),
	                 "M30,20 L70,80 "); /* nothing is over */
	ck_assert_str_eq(placed(&b, svg, PT(10), 0, FIT_STRETCH), "M20,10 L80,40 ");
	/* What a file keeps free of its viewport is stretched with it. */
	ck_assert_str_eq(placed(&b, "<svg width='20' height='10' viewBox='0 0 10 10'><path d='M0 2L10 8'/></svg>", PT(10),
	                        PT(10), FIT_STRETCH),
	                 "M25,20 L75,80 ");
	board_close(&b);
}
END_TEST

/* The viewport hides what lies outside of it (SVG 1.1, 14.3.3), strokes and their miters too. */
START_TEST(svg_is_cut_off_at_its_viewport)
{
	static const struct {
		const char *inside, *wanted;
	} examples[] = {
	        {"<rect width='10' height='10'/>", "M0,0 L100,0 L100,100 L0,100 L0,0 z "},
	        {"<path d='M1 1L9 11'/>", "0,0-100,100: M10,10 L90,110 "},
	        {"<path d='M-1 1L9 9'/>", "0,0-100,100: M-10,10 L90,90 "},
	        {"<path d='M1 1L9 9' stroke='#000' stroke-width='2'/>", "M10,10 L90,90 "},
	        {"<path d='M1 1L9 9' stroke='#000' stroke-width='3'/>", "0,0-100,100: M10,10 L90,90 "},
	        {"<path d='M2 2L8 8L2 8' stroke='#000' stroke-linejoin='round'/>", "M20,20 L80,80 L20,80 "},
	        {"<path d='M2 2L8 8L2 8' stroke='#000' stroke-width='2'/>", "0,0-100,100: M20,20 L80,80 L20,80 "},
	        {"<path d='M2 2L8 8L2 8' stroke='#000' stroke-width='2' stroke-miterlimit='1'/>", "M20,20 L80,80 L20,80 "},
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++) {
		const char *svg = arena_printf(b.arena, "<svg viewBox='0 0 10 10'>%s</svg>", examples[i].inside);
		ck_assert_str_eq(placed(&b, svg, PT(10), 0, FIT_CONTAIN), examples[i].wanted);
	}
	/* In the middle of a wider place it is cut off where it ends, not where the place does. */
	ck_assert_str_eq(placed(&b, "<svg viewBox='0 0 10 10'><path d='M-9 5L5 5'/></svg>", PT(30), PT(10), FIT_CONTAIN),
	                 "100,0-200,100: M10,50 L150,50 ");
	board_close(&b);
}
END_TEST

/* Where a shape is scaled more one way than the other, so is its stroke (SVG 1.1, 11.4): the pen is an
   ellipse, as wide as the stroke along its longer axis. */
START_TEST(svg_pens_are_scaled_unevenly)
{
	static const struct {
		const char *transform;
		mpt width;
		struct pen pen;
	} examples[] = {
	        {"scale(2 8)", PT(24), {25000, 0, 0, 100000}},
	        {"scale(4 1)", PT(12), {100000, 0, 0, 25000}},
	        {"scale(-4 1)", PT(12), {-100000, 0, 0, 25000}},
	        {"rotate(90) scale(4 1)", PT(12), {0, 100000, -25000, 0}},
	        {"matrix(1 0 .5 1 0 0)", 3354, {89443, 0, 44721, 89443}}, /* 3 times the root of 1.25; leaning */
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++) {
		drawn(&b,
		      arena_printf(b.arena, "<path transform='%s' stroke='#000' stroke-width='3' d='M9 9L8 8'/>",
		                   examples[i].transform));
		const struct path *p = path_on(&b, 0);
		ck_assert_msg(p->pen && p->width == examples[i].width, "%s: %d", examples[i].transform, p->width);
		ck_assert_mem_eq(p->pen, &examples[i].pen, sizeof(struct pen));
	}
	drawn(&b, "<path transform='scale(3 0)' fill='none' stroke='#000' d='M9 9L8 8'/><path d='M1 1h1'/>");
	ck_assert_str_eq(board_segments(&b), "M10,10 L20,10 "); /* what is scaled to nothing is not drawn */
	board_close(&b);
}
END_TEST

/* SVG cuts miters off at 4 times the width, PDF at 10 (SVG 1.1, 11.4). */
START_TEST(svg_miters_have_their_limit)
{
	static const struct {
		const char *attributes;
		int limit;
	} examples[] = {
	        {"d='M1 1L9 2L1 3' stroke='#000'", 4000},
	        {"d='M1 1h2v2z' stroke='#000'", 4000},
	        {"d='M1 1L9 2L1 3' stroke='#000' stroke-miterlimit='1.5'", 1500},
	        {"d='M1 1L9 2L1 3' stroke='#000' stroke-linejoin='round'", 0},
	        {"d='M1 1L9 2M1 3h1' stroke='#000'", 0}, /* no joins */
	        {"d='M1 1L9 2L1 3'", 0},
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++) {
		drawn(&b, arena_printf(b.arena, "<path %s/>", examples[i].attributes));
		ck_assert_int_eq(path_on(&b, 0)->miter, examples[i].limit);
	}
	board_close(&b);
}
END_TEST

Suite *suite_svg_draw(void)
{
	Suite *suite = suite_create("svg_draw");
	TCase *c = tcase_create("svg_draw");
	tcase_add_test(c, svg_view_boxes_stand_in_their_viewport);
	tcase_add_test(c, svg_alignments_are_read_whole);
	tcase_add_test(c, svg_pens_are_round_to_a_ten_thousandth);
	tcase_add_test(c, svg_fits_its_place);
	tcase_add_test(c, svg_is_cut_off_at_its_viewport);
	tcase_add_test(c, svg_pens_are_scaled_unevenly);
	tcase_add_test(c, svg_miters_have_their_limit);
	suite_add_tcase(suite, c);
	return suite;
}
