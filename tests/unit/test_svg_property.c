/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Properties, units, namespaces: what draws as SVG says, what is passed over, what is refused. */
#include "svg_board.h"
#include "assert_color.h"

static void expect_drawn(const char *inside, const char *segments)
{
	struct drawing_board b;
	struct buf said = {0};
	board_open(&b);
	const char *got = drawn(&b, inside);
	diag_print(b.diag, DIAG_TEXT, false, &said);
	ck_assert_msg(!strcmp(got, segments) && !said.n, "%s: %s\n%s", inside, got, buf_cstr(&said));
	buf_free(&said);
	board_close(&b);
}

static void expect_refused(const char *inside, const char *words)
{
	struct drawing_board b;
	struct buf said = {0};
	board_open(&b);
	drawn(&b, inside);
	diag_print(b.diag, DIAG_TEXT, false, &said);
	ck_assert_msg(said.n && strstr(buf_cstr(&said), words), "%s: %s", inside, buf_cstr(&said));
	buf_free(&said);
	board_close(&b);
}

#define DOT "<path d='M1 1h1'/>"
#define DOT_DRAWN "M10,10 L20,10 "

/* As drawing programs write it. */
START_TEST(what_has_no_effect_is_passed_over)
{
	static const char *const examples[] = {
	        "<i:view xmlns:i='urn:i' i:zoom='2'><path d='M5 5h1'/></i:view>" DOT,
	        "<g xmlns:i='urn:i' i:label='Layer' i:fill='red' xlink:x='1' xmlns:xlink='urn:x'>" DOT "</g>",
	        "<i:g xmlns:i='urn:i'><g xmlns='http://www.w3.org/2000/svg'><text/></g></i:g>" DOT,
	        "<g xmlns=''><path d='M5 5h1'/></g>" DOT,
	        "<defs/><defs><linearGradient id='a'><stop offset='0' stop-color='red'/></linearGradient></defs>" DOT,
	        "<symbol><text>a</text></symbol><clipPath><use/></clipPath><marker/><pattern/>" DOT,
	        "<style/><style type='text/css'> \n </style>" DOT,
	        "<script>1</script>" DOT,
	        "<g style='-inkscape-font-specification:Sans;font-family:x;font-size:9px;line-height:1.2;text-anchor:end'>" DOT
	        "</g>",
	        "<g enable-background='new' style='isolation:auto;mix-blend-mode:normal;filter:none;marker:none'>" DOT
	        "</g>",
	        "<g style='color-interpolation:sRGB;color-rendering:auto;shape-rendering:auto;overflow:visible'>" DOT "</g>",
	        "<g clip-rule='evenodd' clip-path='none' mask='none' stop-color='#000' paint-order='markers fill stroke'>" DOT
	        "</g>",
	        "<g stroke-dasharray='none' stroke-dashoffset='0' stroke-opacity='1.0' fill-opacity=' 100% '>" DOT "</g>",
	        "<path d='M1 1h1' style='stroke:none;stroke-dasharray:3 2;stroke-opacity:.5;stroke-linecap:square'/>",
	        "<path d='M1 1h1' fill='none' fill-opacity='.3' stroke='#000'/>",
	        "<g style='display:inline;visibility:visible;opacity:1;fill-rule:nonzero !important'>" DOT "</g>",
	        "<path d='M1 1h1'><path d='M5 5h1'/><title>a</title><g><text/></g></path>",
	        "<switch>" DOT "<path d='M5 5h1'/></switch>",
	        "<switch><title>a</title><foreignObject requiredExtensions='urn:a'/><g>" DOT "</g><text>a</text></switch>",
	        "<path d='M5 5h1' requiredExtensions='urn:a'/>" DOT,
	        "<g opacity='1.5' fill-opacity='100%' stroke-opacity='250%' stroke-miterlimit='1'>" DOT "</g>",
	        "<g paint-order='fill' style='paint-order:fill stroke'>" DOT "</g>",
	        "<g style='mask:none' mask='url(#a)'>" DOT "</g>", /* which style outdoes */
	        "<g style='  '>" DOT "</g>",
	        "<g visibility='collapse'><path d='M5 5h1'/></g>" DOT,
	        "<?other-instruction href='a.css'?>" DOT,
	        "<style/>text" DOT, /* behind a sheet, not in it */
	        "<style></style><g>text</g>" DOT,
	        "<g onclick='a()' tabindex='1' lang='de' aria-describedby='b'>" DOT "</g>",
	};
	for (int i = 0; i < COUNT_OF(examples); i++)
		expect_drawn(examples[i], DOT_DRAWN);
}
END_TEST

START_TEST(what_is_hidden_is_not_drawn)
{
	static const char *const examples[] = {
	        "<g display='none'><path d='M5 5h1'/><g display='inline'><path d='M5 5h1'/></g></g>" DOT,
	        "<path style='display:none' d='M5 5h1'/>" DOT,
	        "<path visibility='hidden' d='M5 5h1'/>" DOT,
	        "<g visibility='hidden'><path d='M5 5h1'/><path visibility='visible' d='M1 1h1'/></g>",
	        "<g visibility='hidden'><g visibility='inherit'><path d='M5 5h1'/></g></g>" DOT,
	};
	for (int i = 0; i < COUNT_OF(examples); i++)
		expect_drawn(examples[i], DOT_DRAWN);
}
END_TEST

/* 96 user units are an inch (CSS Values 3, 6.2). */
START_TEST(lengths_have_units)
{
	static const struct {
		const char *width;
		mpt wanted;
	} widths[] = {{"2", 2000},    {"2px", 2000},   {" 2 ", 2000},  {"3pt", 4000},
	              {"1pc", 16000}, {".5in", 48000}, {"1cm", 37795}, {"1mm", 3780}};
	struct drawing_board b;
	board_open(&b);
	for (int i = 0; i < COUNT_OF(widths); i++) {
		drawn(&b, arena_printf(b.arena, "<path stroke='#000' stroke-width='%s' d='M1 1h1'/>", widths[i].width));
		ck_assert_int_eq(path_on(&b, 0)->width, widths[i].wanted);
	}
	ck_assert_int_eq(diag_errors(b.diag), 0);
	board_close(&b);
	expect_drawn("<rect x='3pt' y='1in' width='.25in' height='6pt'/>", "M40,960 L280,960 L280,1040 L40,1040 L40,960 z ");
	expect_drawn("<rect x='10%' y='50%' width='20%' height='-0%'/><line x2='100%' y2='5%' stroke='#000'/>",
	             "M0,0 L1000,50 ");
	expect_refused("<circle r='2%'/>", "'2%' is no number of user units");
	expect_refused("<rect width='2000%' height='99999%'/>", "a shape is larger than any paper");
	expect_refused("<path stroke='#000' stroke-width='2%' d='M1 1h1'/>", "'2%' is no width of a stroke");
	expect_refused("<path stroke='#000' stroke-width='1em' d='M1 1h1'/>", "'1em' is no width of a stroke");
	expect_refused("<rect width='2ex' height='1'/>", "'2ex' is no number of user units");
	expect_refused("<rect width='2 mm' height='1'/>", "'2 mm' is no number of user units");
	expect_refused("<rect width='5000in' height='1'/>", "'5000in' is no number of user units");
}
END_TEST

/* Up to 100,000 user units it is a number, though one beyond all paper. */
START_TEST(lengths_have_a_limit)
{
	static const char paper[] = "a shape is larger than any paper";
	static const char box[] = "<svg viewBox='0 0 2000 1000'><rect x='%s' y='%s' width='2' height='2'/></svg>";
	static const struct {
		const char *x, *y, *said;
	} examples[] = {
	        {"0", "0", ""},
	        {"100000", "0", paper},
	        {"75000pt", "0", paper}, /* 4/3 of it */
	        {"75000.1pt", "0", "'75000.1pt' is no number of user units"},
	        {"-75000pt", "0", paper},
	        {"-75000.1pt", "0", "'-75000.1pt' is no number of user units"},
	        {"5000%", "0", paper}, /* of the width of the view box */
	        {"5000.1%", "0", "'5000.1%' is no number of user units"},
	        {"-5000%", "0", paper},
	        {"-5000.1%", "0", "'-5000.1%' is no number of user units"},
	        {"0", "10000%", paper}, /* of its height */
	        {"0", "10000.1%", "'10000.1%' is no number of user units"},
	        {"100001", "0", "a number is larger than 100,000 user units"},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		struct buf said = {0};
		board_open(&b);
		const char *svg = arena_printf(b.arena, box, examples[i].x, examples[i].y);
		board_file(&b, "a.svg", svg, strlen(svg));
		draw(&b, PT(2000), 0);
		diag_print(b.diag, DIAG_TEXT, false, &said);
		ck_assert_msg(*examples[i].said ? strstr(buf_cstr(&said), examples[i].said) != NULL : !said.n, "%s, %s: %s",
		              examples[i].x, examples[i].y, buf_cstr(&said));
		buf_free(&said);
		board_close(&b);
	}
}
END_TEST

/* An attribute that takes no share is refused one, and so is what stands behind the sign. */
START_TEST(shares_are_of_the_axis_that_they_lie_on)
{
	static const char svg[] = "<svg viewBox='0 0 200 100'>%s</svg>";
	static const struct {
		const char *inside, *drawn;
	} examples[] = {
	        {"<line x1='10%' x2='20%' y1='10%' y2='20%' stroke='#000'/>", "M200,100 L400,200 "},
	        {"<rect x='1%' y='1%' width='10% ' height='10%'/>", "M20,10 L220,10 L220,110 L20,110 L20,10 z "},
	        {"<ellipse cx='50%' cy='50%' rx='10%' ry='10%'/>", "M800,500 C1000,400 C1200,500 C1000,600 C800,500 z "},
	        {"<line x1='10%x' x2='1' stroke='#000'/>", NULL},
	        {"<line x1='10 %' x2='1' stroke='#000'/>", NULL},
	        {"<circle r='10%'/>", NULL},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		const char *text = arena_printf(b.arena, svg, examples[i].inside);
		board_file(&b, "a.svg", text, strlen(text));
		struct point size = draw(&b, PT(200), 0);
		ck_assert_msg((size.x > 0) == (examples[i].drawn != NULL), "%s", examples[i].inside);
		ck_assert_str_eq(board_segments(&b), examples[i].drawn ? examples[i].drawn : "");
		board_close(&b);
	}
}
END_TEST

/* The word is handed down, and means the colour of the element that is painted (CSS Color 4, 4.6). */
START_TEST(current_color_is_that_of_the_element)
{
	static const struct {
		const char *svg;
		color wanted;
	} examples[] = {
	        {"<path fill='currentColor' d='M1 1h1'/>", COLOR_RGB(0x123456)},
	        {"<path fill='currentColor' color='#00FF00' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path color='#00FF00' fill='currentColor' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path color='#00FF00' style='fill:currentColor' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<g fill='currentColor'><path color='#00FF00' d='M1 1h1'/></g>", COLOR_RGB(0x00FF00)},
	        {"<g color='#00FF00'><g color='currentColor'><path fill='currentColor' d='M1 1h1'/></g></g>",
	         COLOR_RGB(0x00FF00)},
	        {"<g color='#00FF00'><g color='#0000FF'/><path fill='currentColor' d='M1 1h1'/></g>", COLOR_RGB(0x00FF00)},
	        /* inherit is what stands around, whatever the attributes said */
	        {"<g fill='#00FF00'><path fill='#0000FF' style='fill:inherit' d='M1 1h1'/></g>", COLOR_RGB(0x00FF00)},
	        /* style outdoes attributes, in whichever order they stand */
	        {"<path style='fill : #00FF00' fill='#0000FF' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path fill='#0000FF' style='stroke:none;fill:#00FF00 !important' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path style='stroke:none; fill:#00FF00' fill='#0000FF' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path fill='url(#a)' style='stroke:none; fill:#00FF00' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path style='fill-opacity:1' fill='#00FF00' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path fill='url(#a)' style='fill:#00FF00' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path fill=' #0F0 ' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path fill='currentcolor' d='M1 1h1'/>", COLOR_RGB(0x123456)},
	        {"<path fill='white' d='M1 1h1'/>", COLOR_RGB(0xFFFFFF)},
	        {"<g fill='white'><path fill='black' d='M1 1h1'/></g>", COLOR_RGB(0x000000)},
	        /* a longer name is another property */
	        {"<path style='stop-color:#000' color='#00FF00' fill='currentColor' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path style='fill-rule:evenodd;fill:#00FF00' fill='#0000FF' d='M1 1h1'/>", COLOR_RGB(0x00FF00)},
	        {"<path style='stop-color:#000;color:#00FF00' color='url(#a)' fill='currentColor' d='M1 1h1'/>",
	         COLOR_RGB(0x00FF00)},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		struct drawing_board b;
		board_open(&b);
		drawn(&b, examples[i].svg);
		ck_assert_msg(!diag_errors(b.diag), "%s", examples[i].svg);
		assert_color_is(path_on(&b, 0)->fill, examples[i].wanted);
		board_close(&b);
	}
}
END_TEST

/* A radius that is not given is as the other (SVG 2, 10.2 and 10.4). */
START_TEST(one_radius_stands_for_both)
{
	static const char oval[] = "M100,300 C300,100 C500,300 C300,500 C100,300 z ";
	expect_drawn("<ellipse cx='30' cy='30' rx='20'/>", oval);
	expect_drawn("<ellipse cx='30' cy='30' ry='20'/>", oval);
	expect_drawn("<ellipse cx='30' cy='30' rx='auto' ry='20'/>", oval);
	expect_drawn("<ellipse cx='30' cy='30' rx='20' ry='0'/>", "");
	expect_drawn("<rect width='40' height='20' rx='auto' ry='5'/>",
	             "M50,0 L350,0 C400,50 L400,150 C350,200 L50,200 C0,150 L0,50 C50,0 z ");
	expect_refused("<ellipse rx='-2' ry='3'/>", "the size '-2' is below zero");
	expect_refused("<circle r='-2'/>", "the size '-2' is below zero");
	expect_refused("<rect width='-2' height='3'/>", "the size '-2' is below zero");
}
END_TEST

START_TEST(what_would_change_the_drawing_is_refused)
{
	static const struct {
		const char *svg, *words;
	} examples[] = {
	        {"<path d='M1 1h1' stroke='#000' stroke-dasharray='3 2'/>", "'stroke-dasharray' is not supported"},
	        {"<path d='M1 1h1' stroke='#000' stroke-opacity='.5'/>", "transparency (stroke-opacity)"},
	        {"<g fill='none' fill-opacity='.5'/>", "transparency (fill-opacity)"}, /* what is inside may be filled */
	        {"<path d='M1 1h1' opacity='.99'/>", "transparency (opacity)"},
	        {"<path d='M1 1h1' opacity='99%'/>", "transparency (opacity)"},
	        {"<path d='M1 1h1' opacity='1px'/>", "transparency (opacity)"},
	        {"<path d='M1 1h1' opacity='%'/>", "transparency (opacity)"},
	        {"<path d='M1 1h1' opacity='100%%'/>", "transparency (opacity)"},
	        {"<path d='M1 1h1' stroke='#000' stroke-linejoin='bevel'/>", "the line end or join 'bevel'"},
	        {"<path d='M1 1h1' stroke='#000' stroke-linecap='miter'/>", "the line end or join 'miter'"},
	        {"<g stroke-miterlimit='.5'/>", "'.5' is no limit of miters"},
	        {"<g stroke-miterlimit='2x'/>", "'2x' is no limit of miters"},
	        {"<g stroke-miterlimit='x'/>", "'x' is no limit of miters"},
	        {"<g clip-path='url(#a)'/>", "the attribute 'clip-path'"},
	        {"<g style='mask:url(#a)'/>", "the property 'mask'"},
	        {"<g vector-effect='non-scaling-stroke'/>", "the attribute 'vector-effect'"},
	        {"<g paint-order='stroke'/>", "the attribute 'paint-order'"},
	        {"<g paint-order='markers stroke fill'/>", "the attribute 'paint-order'"},
	        {"<g style='transform:scale(2)'/>", "the property 'transform'"},
	        {"<g systemLanguage='de'/>", "the attribute 'systemLanguage'"},
	        {"<g visibility='none'/>", "the visibility 'none'"},
	        {"<defs><style>path{fill:red}</style></defs>", "style sheets are not supported"},
	        {"<style><![CDATA[path{fill:red}]]></style>", "style sheets are not supported"},
	        {"<?xml-stylesheet href='a.css'?>", "style sheets are not supported"},
	        {"<animate/>", "the element <animate> is not supported"},
	        {"<path d='M1 1h1'><animateTransform/></path>", "the element <animateTransform> is not supported"},
	        {"<rect width='1' height='1'><title/><set/></rect>", "the element <set> is not supported"},
	        {"<text><tspan>a</tspan></text>", "the element <text> is not supported"},
	        {"<text/>", "hint: turn the text into paths in the program that it was drawn with"},
	        {"<use/>", "hint: make the copies independent in the program that it was drawn with"},
	        {"<image/>", "hint: a bitmap is a picture of its own: place it with an image box"},
	        {"<a/>", "hint: remove the link: text around the drawing can have one"},
	        {"<svg/>", "hint: join the drawings, or place each with a box of its own"},
	        {"<style>a{}</style>", "hint: write the properties into each element"},
	        {"<?xml-stylesheet href='a.css'?>", "hint: write the properties into each element"},
	        {"<path transform='scale(1 .0001)' stroke='#000' d='M1 1h1'/>",
	         "a stroke is scaled more than 1,000 times as much one way as the other"},
	};
	for (int i = 0; i < COUNT_OF(examples); i++)
		expect_refused(examples[i].svg, examples[i].words);
}
END_TEST

/* A file with a prefix for all, one without a namespace, one of another. */
START_TEST(namespaces_are_obeyed)
{
	static const struct {
		const char *svg, *drawn; /* NULL: refused */
	} files[] = {
	        {"<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><s:path d='M1 1h1'/><path d='M5 5h1'/></s:svg>",
	         DOT_DRAWN},
	        {"<svg viewBox='0 0 9 9'>" DOT "</svg>", DOT_DRAWN},
	        {"<svg display='none' viewBox='0 0 9 9'>" DOT "<text/></svg>", ""},
	        {"<svg xmlns='urn:a' viewBox='0 0 9 9'>" DOT "</svg>", NULL},
	        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><a:b/></svg>", NULL},
	};
	for (int i = 0; i < COUNT_OF(files); i++) {
		struct drawing_board b;
		board_open(&b);
		board_file(&b, "a.svg", files[i].svg, strlen(files[i].svg));
		struct point size = draw(&b, PT(9), 0);
		ck_assert_msg((size.x > 0) == (files[i].drawn != NULL), "%s", files[i].svg);
		ck_assert_str_eq(board_segments(&b), files[i].drawn ? files[i].drawn : "");
		board_close(&b);
	}
}
END_TEST

/* A file of another kind is told at the place that names it, with what to do. */
START_TEST(other_files_are_told_apart)
{
	static const struct {
		const char *start, *hint;
	} files[] = {
	        {"\x89PNG", "hint: a PNG is placed with the box image"},
	        {"\xFF\xD8\xFF\xE0....", "hint: a JPEG is placed with the box image"},
	        {"\x1F\x8B\x08.....", "hint: it is compressed (svgz): save it as a plain SVG"},
	};
	for (int i = 0; i < COUNT_OF(files); i++) {
		struct drawing_board b;
		struct buf said = {0};
		board_open(&b);
		board_file(&b, "a.svg", files[i].start, strlen(files[i].start));
		draw(&b, PT(9), 0);
		diag_print(b.diag, DIAG_TEXT, false, &said);
		ck_assert_msg(strstr(buf_cstr(&said), "error: 'a.svg' is no SVG") && strstr(buf_cstr(&said), files[i].hint),
		              "%s", buf_cstr(&said));
		buf_free(&said);
		board_close(&b);
	}
	struct drawing_board b;
	struct buf said = {0};
	static const char svg[] = "<?xml version='1.0'?><svg/>";
	board_open(&b);
	board_file(&b, "a.png", svg, strlen(svg));
	ck_assert_ptr_null(image_load(&b.g, "a.png", (struct where){0}));
	diag_print(b.diag, DIAG_TEXT, false, &said);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&said), "hint: an SVG is placed with the box svg"));
	buf_free(&said);
	board_close(&b);
}
END_TEST

Suite *suite_svg_property(void)
{
	Suite *suite = suite_create("svg_property");
	TCase *c = tcase_create("svg_property");
	tcase_add_test(c, what_has_no_effect_is_passed_over);
	tcase_add_test(c, what_is_hidden_is_not_drawn);
	tcase_add_test(c, lengths_have_units);
	tcase_add_test(c, lengths_have_a_limit);
	tcase_add_test(c, shares_are_of_the_axis_that_they_lie_on);
	tcase_add_test(c, current_color_is_that_of_the_element);
	tcase_add_test(c, one_radius_stands_for_both);
	tcase_add_test(c, what_would_change_the_drawing_is_refused);
	tcase_add_test(c, namespaces_are_obeyed);
	tcase_add_test(c, other_files_are_told_apart);
	suite_add_tcase(suite, c);
	return suite;
}
