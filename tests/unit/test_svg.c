/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subset of SVG draws what it says, and what is outside of it is an error at its line. */
#include "svg_board.h"
#include "assert_color.h"

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
	const struct path *p = path_on(&b, 0);
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
	assert_color_is(path_on(&b, 0)->fill, COLOR_RGB(0xFF0000));
	assert_color_is(path_on(&b, 1)->fill, COLOR_RGB(0x123456));
	ck_assert(path_on(&b, 0)->round_joins && !path_on(&b, 0)->round_caps);
	ck_assert(!path_on(&b, 1)->round_joins);
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
	draw(&b, PT(100), 0);
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
	draw(&b, PT(1), 0);
	ck_assert_int_eq(diag_errors(b.diag), 1);
	board_close(&b);
}
END_TEST

/* What a file draws into a width and height (0: free), as "WxH: segments". */
static const char *drawn_file(struct drawing_board *b, const char *svg, mpt w, mpt h)
{
	board_file(b, "a.svg", svg, strlen(svg));
	struct point size = draw(b, w, h);
	return arena_printf(b->arena, "%dx%d: %s", size.x / 1000, size.y / 1000, board_segments(b));
}

/* The view box is scaled evenly and stands in the middle of what is wanted. */
START_TEST(svg_is_scaled_to_its_place)
{
	static const struct {
		const char *head;
		mpt w, h;
		const char *wanted;
	} examples[] = {
	        {"viewBox='0 0 50 100'", PT(100), 0, "100x200: M0,0 L200,200 "},
	        {"viewBox='0 0 50 100'", 0, PT(100), "50x100: M0,0 L100,100 "},
	        {"viewBox='0 0 50 100'", PT(100), PT(100), "100x100: M250,0 L350,100 "},
	        {"viewBox='0 0 100 50'", PT(100), PT(100), "100x100: M0,250 L100,350 "},
	        {"viewBox='-10 20 50 100'", PT(50), 0, "50x100: M100,-200 L200,-100 "},
	        {"viewBox='-10,20,50,100'", PT(50), 0, "50x100: M100,-200 L200,-100 "},
	        {"width='20' height='40px'", PT(40), 0, "40x80: M0,0 L200,200 "},
	        {"width='20' height='40' viewBox='0 0 10 10'", PT(10), 0, "10x20: M0,50 L100,150 "},
	        {"viewBox='0 0 0 10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"viewBox='0 0 10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='20'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='2em' height='2em'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='2in' height='4.8cm'", PT(48), 0, "48x45: M0,0 L25,25 "},
	        {"width='200' height='100' viewBox='0 0 10 10'", PT(20), 0, "20x10: M50,0 L150,100 "},
	        {"width='100%' height='100%' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"width='10mm' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"viewBox='0 0 10 10 10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"viewBox='0 0 10 10 '", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"viewBox='0 0 10 0'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='0' height='10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='10' height='0'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='0' height='20' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"width='20' height='0' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"width='' height='' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"width='20%' height='20' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	        {"width='-20' height='20' viewBox='0 0 10 10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"viewBox='0 0 -10 10'", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"viewBox=''", PT(10), 0, "0x0: M0,0 L0,0 "},
	        {"width='auto' height='auto' viewBox='0 0 10 10'", PT(10), 0, "10x10: M0,0 L100,100 "},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		const char *svg = arena_printf(b.arena, "<svg %s><path d='M0 0L10 10'/></svg>", examples[i].head);
		const char *got = drawn_file(&b, svg, examples[i].w, examples[i].h);
		bool good = strncmp(examples[i].wanted, "0x0", 3) != 0;
		ck_assert_msg(good ? !strcmp(got, examples[i].wanted) : !strncmp(got, "0x0", 3), "%s: %s", examples[i].head,
		              got);
		ck_assert_int_eq(diag_errors(b.diag) == 0, good);
		board_close(&b);
	}
}
END_TEST

/* Each mistake at its line and column, with its words. */
START_TEST(svg_mistakes_have_a_place)
{
	static const struct {
		const char *svg, *said;
	} examples[] = {
	        {"<svg viewBox='0 0 9 9'>\n <text>a</text></svg>", "a.svg:2:2: error: the element <text> is not supported"},
	        {"<svg viewBox='0 0 9 9'>\n\n  <g>\n", "a.svg:4:1: error: the file is not well-formed XML"},
	        {"<html/>", "a.svg:1:1: error: the file starts with <html> instead of <svg>"},
	        {"<svg viewBox='0 0 9 9'><path d='M0 0L1'/></svg>", "the path data is not well-formed: M0 0L1"},
	        {"<svg viewBox='0 0 9 9'><circle r='5%'/></svg>", "'5%' is no number of user units"},
	        {"<svg viewBox='0 0 9 9'><g fill='red'/></svg>", "the paint 'red' is not supported"},
	        {"<svg viewBox='0 0 9 9'><g stroke-linecap='square'/></svg>",
	         "the line end or join 'square' is not supported"},
	        {"<svg viewBox='0 0 9 9'><g stroke-dasharray='3'/></svg>",
	         "the attribute 'stroke-dasharray' is not supported"},
	        {"<svg viewBox='0 0 9 9'><g style='fill'/></svg>", "the style 'fill' is not understood"},
	        {"<svg viewBox='0 0 9 9'><g style='fill:none; mask : url(#a) '/></svg>",
	         "the property 'mask' is not supported"},
	        {"<svg viewBox='0 0 9 9'><g fill-opacity='0.5'/></svg>", "transparency (fill-opacity) is not supported"},
	        {"<svg viewBox='0 0 9 9'><g transform='skewX(3)'/></svg>", "the transform 'skewX(3)' is not supported"},
	        {"<svg viewBox='0 0 9 9'><polygon points='1 2 3'/></svg>", "a point has no second coordinate"},
	        {"<svg viewBox='0 0 9 9'><polygon points='1 2 x 3'/></svg>", "'x 3' is no coordinate"},
	        {"<svg viewBox='0 0 9 9'><g stroke-width='x'/></svg>", "'x' is no width of a stroke"},
	        {"<svg viewBox='0 0 9 9'><rect cx='1'/></svg>", "the attribute 'cx' is not supported"},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		struct buf out = {0};
		board_open(&b);
		ck_assert(!strncmp(drawn_file(&b, examples[i].svg, PT(9), 0), "0x0", 3));
		diag_print(b.diag, DIAG_TEXT, false, &out);
		ck_assert_msg(strstr(buf_cstr(&out), examples[i].said), "%s", buf_cstr(&out));
		buf_free(&out);
		board_close(&b);
	}
}
END_TEST

START_TEST(svg_passes_over_what_changes_nothing)
{
	static const char *const examples[] = {
	        "<title>a<b/></title><path d='M1 1h1'/>",
	        "<desc/><metadata><x:y xmlns:x='z'/></metadata><path d='M1 1h1'/>",
	        "<g id='a' class='b' data-x='1' aria-hidden='true' role='img' xml:space='preserve'><path d='M1 1h1'/></g>",
	        "<g opacity='1' fill-opacity='1' style=' ; fill : #000 ;'><path d='M1 1h1'/></g>",
	        "<g stroke-linecap='butt' stroke-linejoin='miter' fill-rule='nonzero'><path d='M1 1h1'/></g>",
	        "<circle/><ellipse rx='3' ry='0'/><rect width='3'/><rect height='3'/><path/><polygon/><path d='M1 1h1'/>",
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		ck_assert_str_eq(drawn(&b, examples[i]), "M10,10 L20,10 ");
		ck_assert_int_eq(diag_errors(b.diag), 0);
		board_close(&b);
	}
}
END_TEST

START_TEST(svg_shapes_with_round_parts)
{
	static const struct {
		const char *svg, *wanted;
	} examples[] = {
	        {"<circle cx='50' cy='50' r='10'/>", "M400,500 C500,400 C600,500 C500,600 C400,500 z "},
	        {"<ellipse cx='50' cy='50' rx='10' ry='20'/>", "M400,500 C500,300 C600,500 C500,700 C400,500 z "},
	        {"<rect width='40' height='20' rx='5'/>",
	         "M50,0 L350,0 C400,50 L400,150 C350,200 L50,200 C0,150 L0,50 C50,0 z "},
	        {"<rect width='40' height='20' ry='5'/>",
	         "M50,0 L350,0 C400,50 L400,150 C350,200 L50,200 C0,150 L0,50 C50,0 z "},
	        {"<rect width='40' height='20' rx='5' ry='0'/>", "M0,0 L400,0 L400,200 L0,200 L0,0 z "},
	        {"<rect width='40' height='20' rx='99' ry='99'/>",
	         "M200,0 L200,0 C400,100 L400,100 C200,200 L200,200 C0,100 L0,100 C200,0 z "},
	        {"<polyline points='0,0 10,0 10,10'/>", "M0,0 L100,0 L100,100 "},
	};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(examples); i++)
		ck_assert_str_eq(drawn(&b, examples[i].svg), examples[i].wanted);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	board_close(&b);
}
END_TEST

START_TEST(svg_strokes_scale_with_their_transform)
{
	struct drawing_board b;
	board_open(&b);
	drawn(&b,
	      "<g stroke='#000' stroke-width='3'><path d='M9 9L8 8'/><path transform='scale(4)' d='M9 9L8 8'/>"
	      "<path transform='scale(-1 1)' d='M9 9L8 8'/></g>"
	      "<path d='M9 9L8 8' fill-rule='evenodd' stroke-linecap='round'/><path d='M9 9L8 8' stroke='black'/>");
	ck_assert_int_eq(path_on(&b, 0)->width, PT(3));
	ck_assert_int_eq(path_on(&b, 1)->width, PT(12));
	ck_assert_int_eq(path_on(&b, 2)->width, PT(3));
	assert_color_is(path_on(&b, 0)->fill, COLOR_RGB(0));
	assert_color_is(path_on(&b, 0)->stroke, COLOR_RGB(0));
	ck_assert(!path_on(&b, 0)->even_odd && !path_on(&b, 0)->round_caps);
	ck_assert(path_on(&b, 3)->even_odd);
	assert_color_is(path_on(&b, 3)->stroke, COLOR_NONE);
	ck_assert_int_eq(path_on(&b, 4)->width, PT(1));
	for (int i = 0; i < 5; i++)
		ck_assert_ptr_null(path_on(&b, i)->pen);
	board_close(&b);
}
END_TEST

START_TEST(svg_has_limits)
{
	struct drawing_board b;
	struct buf text = {0};
	board_open(&b);
	for (int levels = 30; levels <= 31; levels++) { /* below <svg> */
		text.n = 0;
		for (int i = 0; i < levels; i++)
			buf_puts(&text, "<g>");
		for (int i = 0; i < levels; i++)
			buf_puts(&text, "</g>");
		drawn(&b, buf_cstr(&text));
		ck_assert_int_eq(diag_errors(b.diag), levels == 31);
	}
	text.n = 0;
	buf_puts(&text, "<svg viewBox='0 0 1 1'/>");
	while (text.n < (1 << 20))
		buf_putc(&text, '\n');
	ck_assert_str_eq(drawn_file(&b, buf_cstr(&text), PT(1), 0), "1x1: ");
	buf_putc(&text, '\n');
	ck_assert_str_eq(drawn_file(&b, buf_cstr(&text), PT(1), 0), "0x0: ");
	text.n = 0;
	diag_print(b.diag, DIAG_TEXT, false, &text);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "a.svg:1:1: error: the file is larger than 1 MB [svg-limit]"));
	buf_free(&text);
	board_close(&b);
}
END_TEST

/* Of two bytes for each character, in whichever order; an ampersand is looked for in files of one byte only. */
START_TEST(svg_may_be_utf16)
{
	static const char text[] = "<svg viewBox='0 0 9 9' id='a&amp;b'><path d='M1 1h1'/></svg>";
	for (int big = 0; big <= 1; big++)
		for (int mark = 0; mark <= 1; mark++) {
			struct drawing_board b;
			struct buf wide = {0};
			board_open(&b);
			if (mark)
				buf_put(&wide, big ? "\xFE\xFF" : "\xFF\xFE", 2);
			for (const char *p = text; *p; p++)
				buf_put(&wide, (char[]){big ? 0 : *p, big ? *p : 0}, 2);
			board_file(&b, "a.svg", wide.v, wide.n);
			draw(&b, PT(9), 0);
			ck_assert_int_eq(diag_errors(b.diag), 0);
			ck_assert_str_eq(board_segments(&b), "M10,10 L20,10 ");
			buf_free(&wide);
			board_close(&b);
		}
}
END_TEST

/* What the root says holds for all that is inside. */
START_TEST(svg_root_has_properties)
{
	struct drawing_board b;
	board_open(&b);
	drawn_file(&b, "<svg viewBox='0 0 9 9' fill='#ff0000' transform='translate(1 2)'><path d='M0 0h1'/></svg>", PT(9),
	           0);
	assert_color_is(path_on(&b, 0)->fill, COLOR_RGB(0xFF0000));
	ck_assert_str_eq(board_segments(&b), "M10,20 L20,20 ");
	drawn_file(&b, "<svg viewBox='0 0 9 9' mask='url(#a)'/>", PT(9), 0);
	ck_assert_int_eq(diag_errors(b.diag), 1);
	board_close(&b);
}
END_TEST

/* -- limits --------------------------------------------------------------------------------- */

/* What is said about an SVG of a view box of 100, with `head` before it. */
static const char *refusal(struct drawing_board *b, const char *head, const char *inside)
{
	struct buf svg = {0}, out = {0};
	buf_printf(&svg, "%s<svg viewBox='0 0 100 100'>%s</svg>", head, inside);
	const char *got = drawn_file(b, buf_cstr(&svg), PT(100), 0);
	ck_assert_msg(!strncmp(got, "0x0", 3), "%.80s is drawn", buf_cstr(&svg));
	diag_print(b->diag, DIAG_TEXT, false, &out);
	const char *said = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&svg);
	buf_free(&out);
	return said;
}

START_TEST(svg_limits_have_their_own_words)
{
	static const struct {
		const char *head, *inside, *said;
	} examples[] = {
	        {"", "\n <path d='M0 0L1e308 1'/>",
	         "a.svg:2:2: error: a number is larger than 100,000 user units [svg-limit]"},
	        {"", "<path d='M0 0L100001 1'/>", "a number is larger than 100,000 user units"},
	        {"", "<path d='M0 0L.1-3e9 1'/>", "a number is larger than 100,000 user units"},
	        {"", "<circle r='1e6'/>", "a number is larger than 100,000 user units"},
	        {"", "<polygon points='1 1 2 2000000'/>", "a number is larger than 100,000 user units"},
	        {"", "<g transform='scale(1e9)'/>", "a number is larger than 100,000 user units"},
	        {"", "<g stroke-width='123456'/>", "a number is larger than 100,000 user units"},
	        {"", "<g stroke-width='nan'/>", "'nan' is no width of a stroke"},
	        {"", "<g stroke-width='inf'/>", "'inf' is no width of a stroke"},
	        {"", "<path d='M0 0L1 nan'/>", "the path data is not well-formed: M0 0L1 nan"},
	        {"", "<path d='M0 0L99999 1'/>", "a shape is larger than any paper"},
	        {"", "<g transform='scale(99999)'><path d='M1 1h1'/></g>", "a shape is larger than any paper"},
	        {"", "<path stroke='#000' stroke-width='20000' d='M1 1h1'/>", "a shape is larger than any paper"},
	        {"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "",
	         "a.svg:1:54: error: the entity 'a' is not supported"},
	        {"<!DOCTYPE svg [<!ENTITY % a 'b'>]>", "", "the entity 'a' is not supported"},
	        {"<!DOCTYPE svg SYSTEM 'a.dtd'>", "<path d='M0 0&more;'/>", "entities are not supported"},
	        {"<!DOCTYPE svg SYSTEM 'a.dtd'>", "&more;", "the entity 'more' is not supported"},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		const char *said = refusal(&b, examples[i].head, examples[i].inside);
		ck_assert_msg(strstr(said, examples[i].said), "%s: %s", examples[i].inside, said);
		board_close(&b);
	}
}
END_TEST

static const char *repeated(struct drawing_board *b, const char *text, int n)
{
	struct buf all = {0};
	for (int i = 0; i < n; i++)
		buf_puts(&all, text);
	const char *s = arena_strdup(b->arena, buf_cstr(&all));
	buf_free(&all);
	return s;
}

START_TEST(svg_counts_what_grows)
{
	static const struct {
		const char *head, *head_part; /* the head has one %s for its parts */
		int head_n;
		const char *open, *part, *close;
		int n; /* one part less is drawn */
		const char *said;
	} limits[] = {
	        {"", "", 0, "", "<g/>", "", 50000, "the file has more than 50,000 elements"},
	        {"", "", 0, "<title>", "<g/>", "</title>", 49999, "the file has more than 50,000 elements"},
	        {"", "", 0, "<path d='M1 1", "z", "'/>", 500000, "the paths have more than 500,000 segments"},
	        {"<!DOCTYPE svg [<!ATTLIST path d CDATA 'M1 1%s'>]>", "h1", 500, "", "<path/>", "", 999,
	         "the paths have more than 500,000 segments"},
	        {"<!DOCTYPE svg [<!ATTLIST g id CDATA '%s'>]>", "0123456789", 10239, "", "<g/>", "", 41,
	         "the attributes, with those that the DTD gives each element, have more than 4 MB"},
	};
	for (int i = 0; i < COUNT_OF(limits); i++)
		for (int less = 0; less < 2; less++) {
			struct drawing_board b;
			board_open(&b);
			const char *head = limits[i].head_n
			        ? arena_printf(b.arena, limits[i].head, repeated(&b, limits[i].head_part, limits[i].head_n))
			        : "";
			const char *svg =
			        arena_printf(b.arena, "%s<svg viewBox='0 0 100 100'>%s%s%s</svg>", head, limits[i].open,
			                     repeated(&b, limits[i].part, limits[i].n - less), limits[i].close);
			const char *got = drawn_file(&b, svg, PT(100), 0);
			struct buf out = {0};
			diag_print(b.diag, DIAG_TEXT, false, &out);
			ck_assert_msg(!strncmp(got, less ? "100x100" : "0x0", 3), "%d: %.200s", i, buf_cstr(&out));
			ck_assert_msg(less || strstr(buf_cstr(&out), limits[i].said), "%.200s", buf_cstr(&out));
			ck_assert_int_eq(diag_count(b.diag, DIAG_SVG_LIMIT), !less);
			buf_free(&out);
			board_close(&b);
		}
}
END_TEST

START_TEST(svg_has_no_more_than_100_mistakes)
{
	struct drawing_board b;
	board_open(&b);
	ck_assert_ptr_nonnull(strstr(refusal(&b, "", repeated(&b, "<text/>", 300)),
	                             "the file has more than 100 mistakes; it is not read further"));
	ck_assert_int_eq(diag_count(b.diag, DIAG_SVG_UNSUPPORTED), 100);
	ck_assert_int_eq(diag_count(b.diag, DIAG_SVG_LIMIT), 1);
	board_close(&b);
}
END_TEST

START_TEST(svg_dtd_declares_at_most_1000_attributes)
{
	for (int n = 1000; n <= 1001; n++) {
		struct drawing_board b;
		struct buf svg = {0};
		board_open(&b);
		buf_puts(&svg, "<!DOCTYPE svg [<!ATTLIST g");
		for (int i = 0; i < n; i++)
			buf_printf(&svg, " data-%d CDATA '%s'", i, "");
		buf_puts(&svg, ">]><svg viewBox='0 0 9 9'/>");
		drawn_file(&b, buf_cstr(&svg), PT(9), 0);
		ck_assert_int_eq(diag_count(b.diag, DIAG_SVG_LIMIT), n > 1000);
		buf_free(&svg);
		board_close(&b);
	}
}
END_TEST

/* A value of a megabyte is not told whole. */
START_TEST(svg_long_values_are_shortened)
{
	struct drawing_board b;
	board_open(&b);
	const char *said = refusal(&b, "", arena_printf(b.arena, "\n<g fill='%s'/>", repeated(&b, "ä", 1000)));
	ck_assert_ptr_nonnull(strstr(said, "…' is not supported"));
	ck_assert_uint_lt(strlen(said), 1000);
	board_close(&b);
}
END_TEST

/* What a reference in text stands for does not matter; the five of XML are no entities of a file. */
START_TEST(svg_knows_the_entities_of_xml)
{
	struct drawing_board b;
	board_open(&b);
	drawn_file(&b,
	           "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
	           "<svg viewBox='0 0 9 9' id='&amp;&lt;&gt;&quot;&apos;'><title>&amp;</title><path d='M&#49; 1h1'/></svg>",
	           PT(9), 0);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	ck_assert_str_eq(board_segments(&b), "M10,10 L20,10 ");
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
	tcase_add_test(c, svg_is_scaled_to_its_place);
	tcase_add_test(c, svg_mistakes_have_a_place);
	tcase_add_test(c, svg_passes_over_what_changes_nothing);
	tcase_add_test(c, svg_shapes_with_round_parts);
	tcase_add_test(c, svg_strokes_scale_with_their_transform);
	tcase_add_test(c, svg_has_limits);
	tcase_add_test(c, svg_may_be_utf16);
	tcase_add_test(c, svg_root_has_properties);
	tcase_add_test(c, svg_limits_have_their_own_words);
	tcase_add_test(c, svg_counts_what_grows);
	tcase_add_test(c, svg_has_no_more_than_100_mistakes);
	tcase_add_test(c, svg_dtd_declares_at_most_1000_attributes);
	tcase_add_test(c, svg_long_values_are_shortened);
	tcase_add_test(c, svg_knows_the_entities_of_xml);
	suite_add_tcase(suite, c);
	return suite;
}
