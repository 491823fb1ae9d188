/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subset of SVG draws what it says, and what is outside of it is an error at its line. */
#include "board.h"
#include "color.h"

/* What an SVG of 100 x 100 user units draws into 100 x 100 pt: one segment a word. */
static const char *drawn(struct drawing_board *b, const char *inside)
{
	char text[2000];
	struct buf out = {0};
	snprintf(text, sizeof(text), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>%s</svg>", inside);
	board_file(b, "a.svg", text, strlen(text));
	memset(&b->canvas.items, 0, sizeof(b->canvas.items));
	svg_draw(&b->g, "a.svg", PT(100), 0, COLOR_RGB(0x123456), (struct where){0}, &b->canvas);
	for (int i = 0; i < b->canvas.items.v.n; i++) {
		const struct path *p = b->canvas.items.v.v[i].path;
		for (int k = 0; k < p->n; k++) {
			const struct seg *s = &p->seg[k];
			struct point to = s->op == SEG_CURVE ? s->p[2] : s->p[0];
			if (s->op == SEG_CLOSE)
				buf_puts(&out, "z ");
			else
				buf_printf(&out, "%c%d,%d ", "MLC"[s->op], to.x / 100, to.y / 100);
		}
	}
	const char *said = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return said;
}

START_TEST(svg_shapes_and_path_commands)
{
	static const struct {
		const char *svg, *wanted; /* tenths of a point */
	} examples[] = {
	        {"<path d='M10 20 L30 40 H50 V60 Z'/>", "M100,200 L300,400 L500,400 L500,600 z "},
	        {"<path d='m10,20l20,20h20v20z'/>", "M100,200 L300,400 L500,400 L500,600 z "},
	        {"<path d='M0 0 10 0 10 10'/>", "M0,0 L100,0 L100,100 "}, /* further pairs are lines */
	        {"<path d='M.5.5-1e1,1'/>", "M5,5 L-100,10 "},            /* numbers need no space between */
	        {"<path d='M0 0C10 0 20 10 20 20S30 40 40 40'/>", "M0,0 C200,200 C400,400 "},
	        {"<path d='M0 0Q10 0 10 10T20 20'/>", "M0,0 C100,100 C200,200 "},
	        {"<path d='M0 50A50 50 0 0150 0'/>", "M0,500 C500,0 "}, /* flags without a space; a quarter is one curve */
	        {"<path d='M0 50A50 50 0 01100 50'/>", "M0,500 C500,0 C1000,500 "},
	        {"<path d='M0 50A50 50 0 00100 50'/>", "M0,500 C500,1000 C1000,500 "},
	        {"<rect x='10' y='10' width='20' height='30'/>", "M100,100 L300,100 L300,400 L100,400 L100,100 z "},
	        {"<line x1='1' y1='2' x2='3' y2='4' stroke='#000'/>", "M10,20 L30,40 "},
	        {"<polygon points='0,0 10,0 10,10'/>", "M0,0 L100,0 L100,100 z "},
	        {"<g transform='translate(10 20) scale(2)'><line x2='10' stroke='#000'/></g>", "M100,200 L300,200 "},
	        {"<g transform='rotate(90)'><line x1='10' y1='0' x2='10' y2='5' stroke='#000'/></g>", "M0,100 L-50,100 "},
	        {"<g fill='none'><path d='M0 0L1 1'/></g>", ""}, /* neither filled nor stroked */
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++) {
		ck_assert_str_eq(drawn(&b, examples[i].svg), examples[i].wanted);
		ck_assert_int_eq(diag_errors(b.diag), 0);
	}
	board_close(&b);
}
END_TEST

START_TEST(svg_colours)
{
	struct drawing_board b;
	board_open(&b);
	drawn(&b, "<g style='fill: currentColor; stroke:#ff0000'><path stroke-width='2' d='M0 0L9 9'/></g>");
	const struct path *p = b.canvas.items.v.v[0].path;
	assert_color_is(p->fill, COLOR_RGB(0x123456));
	assert_color_is(p->stroke, COLOR_RGB(0xFF0000));
	ck_assert_int_eq(p->width, PT(2));
	board_close(&b);
}
END_TEST

START_TEST(svg_outside_of_the_subset_is_an_error)
{
	static const char *const examples[] = {
	        "<text>a</text>",
	        "<image href='x'/>",
	        "<path d='M0 0' filter='url(#f)'/>",
	        "<path fill='url(#g)' d='M0 0L1 1'/>",
	        "<path d='L1 1'/>",
	        "<path d='M0 0 X'/>",
	        "<path opacity='.5' d='M0 0L1 1'/>",
	        "<g transform='skewX(3)'/>",
	        "<polygon points='0,0 1,x 2,2'/>",
	        "<path stroke-width='-1' d='M0 0L1 1'/>",
	        "<path fill-rule='odd' d='M0 0L1 1'/>",
	        "<circle r='5%'/>",
	        "<style>a{}</style>",
	        "<g>",
	        "<use href='#a'/>",
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		drawn(&b, examples[i]);
		ck_assert_msg(diag_errors(b.diag) > 0, "'%s' is drawn as if nothing were wrong", examples[i]);
		board_close(&b);
	}
}
END_TEST

START_TEST(svg_colour_of_a_group_ends_with_it)
{
	struct drawing_board b;
	board_open(&b);
	drawn(&b,
	      "<g color='#ff0000' fill='currentColor' stroke-linejoin='round'><path d='M0 0L9 9'/></g>"
	      "<path fill='currentColor' d='M0 0L9 9'/>");
	assert_color_is(b.canvas.items.v.v[0].path->fill, COLOR_RGB(0xFF0000));
	assert_color_is(b.canvas.items.v.v[1].path->fill, COLOR_RGB(0x123456));
	ck_assert(b.canvas.items.v.v[0].path->round_joins && !b.canvas.items.v.v[0].path->round_caps);
	ck_assert(!b.canvas.items.v.v[1].path->round_joins);
	board_close(&b);
}
END_TEST

START_TEST(svg_beyond_all_measure)
{
	static const char *const examples[] = {
	        "<g transform='matrix(99999 99999 99999 99999 99999 99999)'><g transform='matrix(99999 99999 99999 99999 99999 99999)'>"
	        "<g transform='scale(99999)'><path stroke='#000' d='M9 9L99999 99999'/></g></g></g>",
	        "<path d='M1e5 1e5 L-1e5 -1e5 A99999 1 45 1 1 1e5 1e5'/>",
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++)
		drawn(&b, examples[i]);
	static const char thin[] = "<svg viewBox='0 0 .001 100000'><path d='M0 0L1 1'/></svg>";
	board_file(&b, "a.svg", thin, strlen(thin));
	svg_draw(&b.g, "a.svg", PT(100), 0, COLOR_RGB(0), (struct where){0}, &b.canvas);
	board_close(&b);
}
END_TEST

START_TEST(svg_entities_cannot_grow)
{
	static const char bomb[] = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
	                           "<svg viewBox='0 0 1 1'>&b;&b;&b;</svg>";
	struct drawing_board b;
	board_open(&b);
	board_file(&b, "a.svg", bomb, strlen(bomb));
	svg_draw(&b.g, "a.svg", PT(1), 0, COLOR_RGB(0), (struct where){0}, &b.canvas);
	ck_assert_int_eq(diag_errors(b.diag), 1);
	board_close(&b);
}
END_TEST

Suite *suite_svg(void)
{
	Suite *suite = suite_create("svg");
	TCase *c = tcase_create("svg");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, svg_shapes_and_path_commands);
	tcase_add_test(c, svg_colours);
	tcase_add_test(c, svg_outside_of_the_subset_is_an_error);
	tcase_add_test(c, svg_colour_of_a_group_ends_with_it);
	tcase_add_test(c, svg_beyond_all_measure);
	tcase_add_test(c, svg_entities_cannot_grow);
	suite_add_tcase(suite, c);
	return suite;
}
