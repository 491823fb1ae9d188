/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drawings: diagrams keep their labels inside and apart, the subset of SVG draws what it says,
 * and damaged bitmaps are mistakes of the author, never of the program.
 */
#include "color.h"
#include "graphics.h"
#include "setting.h"

#include <png.h>

Suite *suite_graphics(void);

/* -- diagrams ------------------------------------------------------------------------------- */

struct box_of_run {
	mpt left, right, top, bottom;
	char text[64];
};

/* Rectangles of the runs on the first page, from cap height to baseline. */
static int runs_of(const struct setting *s, struct box_of_run *out, int most)
{
	int n = 0;
	for (int i = 0; i < s->pages->page.v[0].items.v.n && n < most; i++) {
		const struct item *it = &s->pages->page.v[0].items.v.v[i];
		if (it->kind != ITEM_GLYPHS)
			continue;
		struct box_of_run *b = &out[n++];
		*b = (struct box_of_run){it->x, it->x + it->run->width, it->y - it->run->size * 7 / 10, it->y, ""};
		snprintf(b->text, sizeof(b->text), "%.*s", it->run->text_size, it->run->text);
	}
	return n;
}

static void assert_apart(const struct setting *s)
{
	struct box_of_run run[100];
	const struct page *page = &s->pages->page.v[0];
	int n = runs_of(s, run, COUNT_OF(run));
	for (int i = 0; i < n; i++) {
		ck_assert_msg(run[i].left >= 0 && run[i].right <= page->width && run[i].top >= 0 &&
		                      run[i].bottom <= page->height,
		              "'%s' leaves the page", run[i].text);
		for (int k = 0; k < i; k++)
			ck_assert_msg(run[i].right <= run[k].left || run[k].right <= run[i].left ||
			                      run[i].bottom <= run[k].top || run[k].bottom <= run[i].top,
			              "'%s' and '%s' overlap", run[i].text, run[k].text);
	}
}

static const char bridge_layout[] =
        "page: {size: a4}\nstyles: {body: {size: 9pt}}\nbody:\n"
        "  - bridge: {from: Marketing, to: Engineering, height: 50mm, feet: true, items: [\n"
        "      {label: SEO specialist, at: '%d'}, {label: Technologist, at: '%d'}, {label: Analyst, at: '%d'}]}\n";

START_TEST(bridge_labels_never_collide)
{
	static const int places[][3] = {{25, 50, 75}, {0, 0, 0},    {100, 100, 100}, {50, 50, 50},
	                                {90, 10, 50}, {49, 50, 51}, {0, 100, 50}};
	for (size_t i = 0; i < COUNT_OF(places); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			char text[600];
			snprintf(text, sizeof(text), bridge_layout, places[i][0], places[i][1], places[i][2]);
			struct setting s = typeset_in(rtl ? "he" : "en", text);
			ck_assert_str_eq(setting_messages(&s), "");
			assert_apart(&s);
			setting_close(&s);
		}
}
END_TEST

/* Labels that touch move to both sides of their piers, not all to one. */
START_TEST(bridge_labels_share_the_way)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 49, 50, 51);
	struct setting s = typeset(text);
	struct box_of_run run[20];
	mpt left = 0, right = 0;
	for (int i = 0, n = runs_of(&s, run, COUNT_OF(run)); i < n; i++) {
		left = strstr(run[i].text, "SEO") ? run[i].left : left;
		right = strstr(run[i].text, "Analyst") ? run[i].right : right;
	}
	mpt middle = s.pages->page.v[0].width / 2;
	ck_assert_int_lt(left, middle);
	ck_assert_int_gt(right, middle);
	/* The outer ends would be as far from the middle if the labels were equally wide. */
	ck_assert_int_lt(abs((left + right) / 2 - middle), PT(12));
	setting_close(&s);
}
END_TEST

START_TEST(the_bridge_is_mirrored_from_right_to_left)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 25, 50, 75);
	struct setting ltr = typeset_in("en", text), rtl = typeset_in("he", text);
	ck_assert_int_lt(find(&ltr, "Marketing").x, find(&ltr, "Engineering").x);
	ck_assert_int_gt(find(&rtl, "Marketing").x, find(&rtl, "Engineering").x);
	ck_assert_int_lt(find(&ltr, "SEO").x, find(&ltr, "Analyst").x);
	ck_assert_int_gt(find(&rtl, "SEO").x, find(&rtl, "Analyst").x);
	setting_close(&ltr);
	setting_close(&rtl);
}
END_TEST

START_TEST(a_diagram_says_in_words_what_it_shows)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 25, 50, 75);
	struct setting s = typeset(text);
	const struct element *figure = s.pages->top->kids.v[0];
	ck_assert_int_eq(figure->role, ROLE_FIGURE);
	ck_assert_str_eq(figure->alt,
	                 "Marketing (0) – SEO specialist (25) – Technologist (50) – Analyst (75) – Engineering (100)");
	ck_assert_int_gt(figure->bbox.w, 0);
	setting_close(&s);
}
END_TEST

START_TEST(radar_names_stand_outside_of_the_rim)
{
	for (int size = 40; size <= 120; size += 20) {
		char text[500];
		snprintf(
		        text, sizeof(text),
		        "styles: {body: {size: 8pt}}\nbody:\n  - radar: {size: %dmm, axes: [Ideas, Systems, Numbers, Teamwork, Care]}\n",
		        size);
		struct setting s = typeset(text);
		ck_assert_str_eq(setting_messages(&s), "");
		assert_apart(&s);
		setting_close(&s);
	}
}
END_TEST

START_TEST(a_label_without_room_is_an_error)
{
	struct setting s = typeset(
	        "body:\n  - radar: {size: 30mm, axes: [{label: Donaudampfschifffahrtsgesellschaftskapitaen}, b, c]}\n"
	        "    width: 40mm\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

START_TEST(too_many_names_around_a_radar)
{
	char text[2000] = "styles: {body: {size: 9pt}}\nbody:\n  - radar: {size: 70mm, axes: [";
	for (int i = 0; i < 40; i++)
		strcat(text, "{label: Longer name}, ");
	strcat(text, "]}\n");
	struct setting s = typeset(text);
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

START_TEST(values_beyond_the_scale_are_an_error)
{
	struct setting s = typeset(
	        "body:\n  - radar: {axes: [{label: a, value: '50'}, {label: b, value: '101'}, {label: c, value: '1'}]}\n"
	        "  - bars: {highest: '10', items: [{label: a, value: '11'}]}\n"
	        "  - position: {at: '-1'}\n");
	ck_assert_int_eq(diag_errors(s.diag), 3);
	setting_close(&s);
	s = typeset("body:\n  - bars: {highest: '-5', items: [{label: a}]}\n");
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

START_TEST(sets_keep_two_millimetres)
{
	struct setting s = typeset(
	        "styles: {body: {size: 8pt}}\nbody:\n"
	        "  - venn: {first: One, second: Two, both: Both, first-items: [alpha, beta], second-items: [gamma], both-items: [delta]}\n");
	ck_assert_str_eq(setting_messages(&s), "");
	assert_apart(&s);
	setting_close(&s);
	s = typeset(
	        "styles: {body: {size: 30pt}}\nbody:\n  - venn: {first: One, second: Two, first-items: [alphabetical, betaisation, c, d, e, f]}\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

/* -- drawing by hand ------------------------------------------------------------------------ */

struct drawing_board {
	char dir[32];
	struct arena *arena;
	struct diag *diag;
	struct gfx g;
	struct canvas canvas;
};

static void board_open(struct drawing_board *b)
{
	strcpy(b->dir, "/tmp/platen-draw-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(b->dir));
	b->arena = arena_new();
	b->diag = diag_new(b->arena);
	b->g = (struct gfx){.root = root_open(b->arena, b->dir), .arena = b->arena, .diag = b->diag};
	b->canvas = (struct canvas){.arena = b->arena};
}

static void board_file(struct drawing_board *b, const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(arena_printf(b->arena, "%s/%s", b->dir, name), "wb");
	ck_assert_ptr_nonnull(f);
	fwrite(bytes, 1, n, f);
	fclose(f);
	b->g.root = root_open(b->arena, b->dir); /* the last one still sees the old file */
}

static void board_close(struct drawing_board *b)
{
	static const char *const names[] = {"a.svg", "a.png", "a.jpg"};
	for (int i = 0; i < COUNT_OF(names); i++)
		remove(arena_printf(b->arena, "%s/%s", b->dir, names[i]));
	rmdir(b->dir);
	arena_free(b->arena);
}

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

/* -- QR codes ------------------------------------------------------------------------------- */

START_TEST(a_qr_code_has_its_quiet_zone_and_its_limit)
{
	struct drawing_board b;
	char text[2400];
	board_open(&b);
	ck_assert(qr_draw(&b.g, "HELLO", PT(29), COLOR_RGB(0), (struct where){0}, &b.canvas));
	/* Version 1 has 21 modules and 4 light ones on each side: one point each here. */
	const struct path *p = b.canvas.items.v.v[0].path;
	for (int i = 0; i < p->n; i++)
		if (p->seg[i].op != SEG_CLOSE)
			ck_assert(p->seg[i].p[0].x >= PT(4) && p->seg[i].p[0].x <= PT(25) && p->seg[i].p[0].y >= PT(4));
	memset(text, 'a', sizeof(text));
	text[2331] = 0;
	ck_assert(qr_draw(&b.g, text, PT(100), COLOR_RGB(0), (struct where){0}, &b.canvas));
	text[2331] = 'a';
	text[2332] = 0;
	ck_assert(!qr_draw(&b.g, text, PT(100), COLOR_RGB(0), (struct where){0}, &b.canvas));
	ck_assert_int_eq(diag_errors(b.diag), 1);
	board_close(&b);
}
END_TEST

/* -- bitmaps -------------------------------------------------------------------------------- */

static size_t make_png(unsigned char *out, size_t size, png_uint_32 format)
{
	unsigned char pixels[16 * 12 * 4];
	png_image image = {.version = PNG_IMAGE_VERSION, .width = 16, .height = 12, .format = format};
	for (size_t i = 0; i < sizeof(pixels); i++)
		pixels[i] = (unsigned char)(i * 7);
	ck_assert(png_image_write_to_memory(&image, out, &size, 0, pixels, 0, NULL));
	return size;
}

static const struct image *load(struct drawing_board *b, const char *name, const void *bytes, size_t n)
{
	board_file(b, name, bytes, n);
	return image_load(&b->g, name, (struct where){0});
}

START_TEST(png_of_every_colour_type)
{
	static const struct {
		png_uint_32 format;
		int components;
		bool alpha;
	} kinds[] = {{PNG_FORMAT_GRAY, 1, false},
	             {PNG_FORMAT_GA, 1, true},
	             {PNG_FORMAT_RGB, 3, false},
	             {PNG_FORMAT_RGBA, 3, true}};
	for (int i = 0; i < COUNT_OF(kinds); i++) {
		struct drawing_board b;
		unsigned char png[4000];
		board_open(&b);
		const struct image *m = load(&b, "a.png", png, make_png(png, sizeof(png), kinds[i].format));
		ck_assert_ptr_nonnull(m);
		ck_assert_int_eq(m->width, 16);
		ck_assert_int_eq(m->height, 12);
		ck_assert_int_eq(m->components, kinds[i].components);
		ck_assert_int_eq(m->alpha != NULL, kinds[i].alpha);
		ck_assert_int_eq((int)m->size, 16 * 12 * m->components);
		ck_assert_int_eq(m->data[m->components], (m->components + kinds[i].alpha) * 7 % 256); /* the second pixel */
		board_close(&b);
	}
}
END_TEST

/* Every byte cut off, and thousands of bytes changed: each gives a picture or a mistake. */
START_TEST(damaged_png)
{
	unsigned char png[4000], copy[4000];
	struct drawing_board b;
	uint32_t random = 1;
	board_open(&b);
	size_t n = make_png(png, sizeof(png), PNG_FORMAT_RGBA);
	for (size_t cut = 0; cut < n; cut += 3)
		ck_assert_ptr_null(load(&b, "a.png", png, cut));
	for (int i = 0; i < 2000; i++) {
		memcpy(copy, png, n);
		for (int k = 0; k < 3; k++) {
			random = random * 1664525 + 1013904223;
			copy[8 + random % (n - 8)] = (unsigned char)(random >> 16);
		}
		load(&b, "a.png", copy, n);
	}
	board_close(&b);
}
END_TEST

/* Segments of a JPEG of 8 x 8 grey samples; the scan's data does not matter here. */
static const unsigned char jpeg[] = {
        0xFF, 0xD8, 0xFF, 0xE1, 0,   10,  'E', 'x', 'i', 'f', 0,    0,    'G', 'P', /* APP1: camera data */
        0xFF, 0xFE, 0,    6,    'n', 'o', 't', 'e',                                 /* comment */
        0xFF, 0xC0, 0,    11,   8,   0,   8,   0,   16,  1,   1,    0x11, 0,        /* frame: 16 x 8, grey */
        0xFF, 0xDA, 0,    8,    1,   1,   0,   0,   63,  0,   0x12, 0xFF, 0,   0x34,
        0xFF, 0xD0, 0x56, /* scan with a restart */
        0xFF, 0xD9,
};

START_TEST(jpeg_is_taken_over_without_camera_data)
{
	struct drawing_board b;
	board_open(&b);
	const struct image *m = load(&b, "a.jpg", jpeg, sizeof(jpeg));
	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(m->width, 16);
	ck_assert_int_eq(m->height, 8);
	ck_assert(m->jpeg && m->components == 1);
	ck_assert_ptr_null(memmem(m->data, m->size, "Exif", 4));
	ck_assert_ptr_null(memmem(m->data, m->size, "note", 4));
	ck_assert_int_eq((int)m->size, (int)sizeof(jpeg) - 12 - 8);
	board_close(&b);
}
END_TEST

START_TEST(damaged_jpeg)
{
	struct drawing_board b;
	unsigned char copy[sizeof(jpeg)];
	board_open(&b);
	for (size_t cut = 0; cut < sizeof(jpeg); cut++)
		ck_assert_ptr_null(load(&b, "a.jpg", jpeg, cut));
	for (size_t i = 2; i < sizeof(jpeg); i++)
		for (int v = 0; v < 256; v += 5) {
			memcpy(copy, jpeg, sizeof(copy));
			copy[i] = (unsigned char)v;
			load(&b, "a.jpg", copy, sizeof(copy));
		}
	memcpy(copy, jpeg, sizeof(copy));
	copy[31] = 4; /* CMYK */
	ck_assert_ptr_null(load(&b, "a.jpg", copy, sizeof(copy)));
	board_close(&b);
}
END_TEST

Suite *suite_graphics(void)
{
	const TTest *const tests[] = {
	        bridge_labels_never_collide,
	        bridge_labels_share_the_way,
	        the_bridge_is_mirrored_from_right_to_left,
	        a_diagram_says_in_words_what_it_shows,
	        radar_names_stand_outside_of_the_rim,
	        a_label_without_room_is_an_error,
	        too_many_names_around_a_radar,
	        values_beyond_the_scale_are_an_error,
	        sets_keep_two_millimetres,
	        svg_shapes_and_path_commands,
	        svg_colours,
	        svg_outside_of_the_subset_is_an_error,
	        svg_colour_of_a_group_ends_with_it,
	        svg_beyond_all_measure,
	        svg_entities_cannot_grow,
	        a_qr_code_has_its_quiet_zone_and_its_limit,
	        png_of_every_colour_type,
	        damaged_png,
	        jpeg_is_taken_over_without_camera_data,
	        damaged_jpeg,
	};
	Suite *suite = suite_create("graphics");
	TCase *c = tcase_create("drawings");
	tcase_set_timeout(c, 60);
	for (int i = 0; i < COUNT_OF(tests); i++)
		tcase_add_test(c, tests[i]);
	suite_add_tcase(suite, c);
	return suite;
}
