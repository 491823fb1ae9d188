/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams: paths, the graphics state, clips and marked content (ISO 32000-1 8 and 14.6). */
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_content_stream(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

/* The page is 100 pt high, and its origin is at the foot: items stand at 10, 20 from above. */
#define EXPECT_CONTENT(text) ck_assert_str_eq(sample_content(&s), (text))

static const struct seg line[] = {{SEG_MOVE, {{0, 0}}}, {SEG_LINE, {{PT(30), 0}}}};

static struct path *stroked(struct element *e)
{
	struct path *p = sample_path(&s, e, line, COUNT_OF(line));
	p->fill = COLOR_NONE;
	p->stroke = COLOR_RGB(0);
	return p;
}

START_TEST(y_runs_upwards_and_paths_are_absolute)
{
	const struct seg seg[] = {{SEG_MOVE, {{PT(1), PT(2)}}},
	                          {SEG_LINE, {{PT(5), PT(2)}}},
	                          {SEG_CURVE, {{PT(6), PT(3)}, {PT(7), PT(4)}, {PT(8), -PT(5)}}},
	                          {SEG_CLOSE, {{0, 0}}}};
	sample_path(&s, NULL, seg, COUNT_OF(seg));
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n11 78 m\n15 78 l\n16 77 17 76 18 85 c\nh\nf\nEMC\n");
}
END_TEST

START_TEST(coordinates_have_two_decimals)
{
	const struct seg seg[] = {{SEG_MOVE, {{1234, 1235}}}, {SEG_LINE, {{-10006, 4}}}, {SEG_CLOSE, {{0, 0}}}};
	sample_path(&s, NULL, seg, COUNT_OF(seg));
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n11.23 78.77 m\n-0.01 80 l\nh\nf\nEMC\n");
}
END_TEST

START_TEST(bleed_moves_the_origin)
{
	s.pages->page.v[0].bleed = PT(3);
	sample_rectangle(&s, NULL, PT(30), PT(5));
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n13 83 30 -5 re\nf\nEMC\n");
}
END_TEST

START_TEST(four_sides_are_a_rectangle_whichever_way_round)
{
	const struct seg down[] = {{SEG_MOVE, {{0, 0}}},
	                           {SEG_LINE, {{0, PT(5)}}},
	                           {SEG_LINE, {{PT(30), PT(5)}}},
	                           {SEG_LINE, {{PT(30), 0}}},
	                           {SEG_CLOSE, {{0, 0}}}};
	sample_rectangle(&s, NULL, PT(30), PT(5));
	sample_path(&s, NULL, down, COUNT_OF(down));
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n10 80 30 -5 re\nf\n10 80 30 -5 re\nf\nEMC\n");
}
END_TEST

/* Both corners are rounded to the grid, so rectangles that touch still do. */
START_TEST(corners_of_rectangles_are_on_the_grid)
{
	sample_rectangle(&s, NULL, 1004, 2006);
	s.pages->page.v[0].items.v.v[0].x = 10003;
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n10 80 1.01 -2.01 re\nf\nEMC\n");
}
END_TEST

START_TEST(other_paths_of_four_sides_are_no_rectangles)
{
	struct path *p[6];
	for (int i = 0; i < COUNT_OF(p); i++)
		p[i] = sample_rectangle(&s, NULL, PT(30), PT(5));
	p[0]->n = 4; /* open */
	p[1]->seg[4] = (struct seg){SEG_LINE, {{0, 0}}};
	for (int i = 2; i < 6; i++) /* a corner that is off */
		p[i]->seg[i - 2].p[0].x += PT(1);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n"
	               "10 80 m\n40 80 l\n40 75 l\n10 75 l\nf\n"
	               "10 80 m\n40 80 l\n40 75 l\n10 75 l\n10 80 l\nf\n"
	               "11 80 m\n40 80 l\n40 75 l\n10 75 l\nh\nf\n"
	               "10 80 m\n41 80 l\n40 75 l\n10 75 l\nh\nf\n"
	               "10 80 m\n40 80 l\n41 75 l\n10 75 l\nh\nf\n"
	               "10 80 m\n40 80 l\n40 75 l\n11 75 l\nh\nf\nEMC\n");
}
END_TEST

START_TEST(corners_off_in_height_are_no_rectangles_either)
{
	for (int i = 0; i < 4; i++)
		sample_rectangle(&s, NULL, PT(30), PT(5))->seg[i].p[0].y += PT(1);
	sample_rectangle(&s, NULL, PT(30), PT(5))->seg[2].op = SEG_CURVE;
	ck_assert_ptr_null(strstr(sample_content(&s), " re\n"));
}
END_TEST

START_TEST(what_paints_nothing_is_left_out)
{
	stroked(NULL)->width = 0;
	stroked(NULL)->stroke = COLOR_NONE;
	sample_path(&s, NULL, line, 0);
	EXPECT_CONTENT("");
}
END_TEST

START_TEST(fill_and_stroke)
{
	struct path *p[4];
	for (int i = 0; i < 4; i++) {
		p[i] = sample_rectangle(&s, NULL, PT(9), PT(9));
		p[i]->stroke = i % 2 ? COLOR_RGB(0) : COLOR_NONE;
		p[i]->even_odd = i > 1;
	}
	struct path *only = stroked(NULL);
	only->even_odd = true;
	EXPECT_CONTENT(
	        "/Artifact<</Type/Layout>>BDC\n10 80 9 -9 re\nf\n10 80 9 -9 re\nB\n10 80 9 -9 re\nf*\n10 80 9 -9 re\nB*\n"
	        "10 80 m\n40 80 l\nS\nEMC\n");
}
END_TEST

/* -- the graphics state --------------------------------------------------------------------- */

/* Gray is DeviceGray, also when it is told as RGB; a colour takes as many operands as its space. */
START_TEST(colors_of_each_space)
{
	const color inks[] = {COLOR_RGB(0xFF8000), COLOR_RGB(0x333333),       COLOR_RGB(0x000001),     COLOR_RGB(0x010100),
	                      COLOR_GRAY(204),     COLOR_CMYK(0, 51, 255, 0), COLOR_CMYK(0, 0, 0, 255)};
	for (int i = 0; i < COUNT_OF(inks); i++)
		sample_rectangle(&s, NULL, PT(9), PT(9))->fill = inks[i];
	EXPECT_CONTENT(
	        "/Artifact<</Type/Layout>>BDC\n1 0.502 0 rg\n10 80 9 -9 re\nf\n0.2 g\n10 80 9 -9 re\nf\n0 0 0.004 rg\n10 80 9 -9 re\nf\n"
	        "0.004 0.004 0 rg\n10 80 9 -9 re\nf\n0.8 g\n10 80 9 -9 re\nf\n0 0.2 1 0 k\n10 80 9 -9 re\nf\n"
	        "0 0 0 1 k\n10 80 9 -9 re\nf\nEMC\n");
}
END_TEST

START_TEST(strokes_have_operators_of_their_own)
{
	const color inks[] = {COLOR_RGB(0xFF8000), COLOR_RGB(0x333333), COLOR_CMYK(0, 51, 255, 0)};
	for (int i = 0; i < COUNT_OF(inks); i++)
		stroked(NULL)->stroke = inks[i];
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n1 0.502 0 RG\n10 80 m\n40 80 l\nS\n0.2 G\n10 80 m\n40 80 l\nS\n"
	               "0 0.2 1 0 K\n10 80 m\n40 80 l\nS\nEMC\n");
}
END_TEST

/* White printed over would vanish in mode 1, and colours would mix: only black text is. */
START_TEST(on_a_press_only_black_text_is_printed_over)
{
	s.options.standard = &pdf_standards[PDF_X4];
	sample_rectangle(&s, NULL, PT(9), PT(9))->fill = COLOR_CMYK(0, 0, 0, 255);
	sample_text(&s, NULL, "A", PT(10), PT(20))->color = COLOR_CMYK(0, 0, 0, 255);
	sample_text(&s, NULL, "A", PT(10), PT(20))->color = COLOR_CMYK(0, 0, 0, 0);
	sample_text(&s, NULL, "A", PT(10), PT(20))->color = COLOR_CMYK(0, 0, 0, 254);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n/Free gs\n0 0 0 1 k\n10 80 9 -9 re\nf\nBT\n/F0 10 Tf\n"
	               "/Over gs\n10 80 Td\n<0001>Tj\n/Free gs\n0 0 0 0 k\n0 0 Td\n<0001>Tj\n0 0 0 0.996 k\n0 0 Td\n"
	               "<0001>Tj\nET\nEMC\n");
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Resources ExtGState Over"),
	                 "<</Type/ExtGState/OP true/op true/OPM 1>>");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Resources ExtGState Free"),
	                 "<</Type/ExtGState/OP false/op false/OPM 0>>");
}
END_TEST

START_TEST(marks_stand_around_the_bleed)
{
	s.pages->page.v[0].bleed = PT(3);
	s.pages->page.v[0].slug = PT(20);
	s.pages->page.v[0].show_bleed = true;
	sample_rectangle(&s, NULL, PT(30), PT(5));
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n33 103 30 -5 re\nf\nEMC\n");
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 MediaBox"), "[0 0 246 146]");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 BleedBox"), "[20 20 226 126]");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 TrimBox"), "[23 23 223 123]");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 CropBox"), "");
}
END_TEST

/* A page starts with black, one point, butt caps, miter joins and no dashes. */
START_TEST(line_state_is_written_where_it_changes)
{
	stroked(NULL);
	struct path *p = stroked(NULL);
	p->width = 1234;
	p->round_caps = p->round_joins = true;
	p->dash = PT(4);
	p = stroked(NULL);
	p->width = 1234;
	p->round_caps = p->round_joins = true;
	p->dash = PT(4);
	p->gap = 1500;
	p = stroked(NULL);
	p->width = 1234;
	p->round_caps = true;
	p->dash = PT(3);
	p->gap = 1500;
	stroked(NULL);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n10 80 m\n40 80 l\nS\n"
	               "1.234 w\n1 J\n1 j\n[4]0 d\n10 80 m\n40 80 l\nS\n"
	               "[4 1.5]0 d\n10 80 m\n40 80 l\nS\n"
	               "0 j\n[3 1.5]0 d\n10 80 m\n40 80 l\nS\n"
	               "1 w\n0 J\n[]0 d\n10 80 m\n40 80 l\nS\nEMC\n");
}
END_TEST

START_TEST(a_state_that_stays_is_written_once)
{
	for (int i = 0; i < 2; i++) {
		struct path *p = sample_rectangle(&s, NULL, PT(9), PT(9));
		p->fill = COLOR_RGB(0xFF0000);
		p->stroke = COLOR_RGB(0x00FF00);
		p->width = PT(2);
		p->dash = PT(5);
		p->round_caps = p->round_joins = true;
	}
	EXPECT_CONTENT(
	        "/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n0 1 0 RG\n2 w\n1 J\n1 j\n[5]0 d\n10 80 9 -9 re\nB\n10 80 9 -9 re\nB\nEMC\n");
}
END_TEST

/* The path from 10, 80 is 30 wide; a pen that is half as wide as high draws it 60 wide in its own space. */
START_TEST(a_pen_is_a_matrix_around_its_path)
{
	const struct pen flat = {50000, 0, 0, 100000}, leaning = {100000, 0, 50000, -80000};
	stroked(NULL)->pen = &flat;
	struct path *p = stroked(NULL);
	p->pen = &leaning;
	p->width = PT(2);
	p->fill = COLOR_RGB(0xFF0000);
	p->even_odd = true;
	stroked(NULL);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n"
	               "q 0.5 0 0 1 10 80 cm\n0 0 m\n60 0 l\nS\nQ\n"
	               "1 0 0 rg\n2 w\nq 1 0 -0.5 -0.8 10 80 cm\n0 0 m\n30 0 l\nB*\nQ\n"
	               "1 w\n10 80 m\n40 80 l\nS\nEMC\n");
}
END_TEST

START_TEST(limits_of_miters_are_written_where_they_change)
{
	stroked(NULL)->miter = 4000;
	stroked(NULL)->miter = 4000;
	stroked(NULL)->miter = 1500;
	stroked(NULL);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n4 M\n10 80 m\n40 80 l\nS\n10 80 m\n40 80 l\nS\n"
	               "1.5 M\n10 80 m\n40 80 l\nS\n10 M\n10 80 m\n40 80 l\nS\nEMC\n");
}
END_TEST

/* -- clips ---------------------------------------------------------------------------------- */

static void clip(int n, bool even_odd)
{
	struct path *p = sample_rectangle(&s, NULL, PT(50), PT(50));
	s.pages->page.v[0].items.v.v[s.pages->page.v[0].items.v.n - 1].kind = ITEM_CLIP;
	p->n = n;
	p->even_odd = even_odd;
}

START_TEST(the_state_after_a_clip_is_that_before_it)
{
	sample_rectangle(&s, NULL, PT(9), PT(9))->fill = COLOR_RGB(0xFF0000);
	clip(5, false);
	sample_rectangle(&s, NULL, PT(9), PT(9))->fill = COLOR_RGB(0x0000FF);
	sample_item(&s, ITEM_UNCLIP, NULL);
	sample_rectangle(&s, NULL, PT(9), PT(9))->fill = COLOR_RGB(0x0000FF);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n10 80 9 -9 re\nf\nEMC\n"
	               "q\n10 80 50 -50 re\nW n\n/Artifact<</Type/Layout>>BDC\n0 0 1 rg\n10 80 9 -9 re\nf\nEMC\nQ\n"
	               "/Artifact<</Type/Layout>>BDC\n0 0 1 rg\n10 80 9 -9 re\nf\nEMC\n");
}
END_TEST

START_TEST(clips_nest_and_end_with_the_page)
{
	clip(5, false);
	clip(5, true);
	sample_rectangle(&s, NULL, PT(9), PT(9));
	EXPECT_CONTENT(
	        "q\n10 80 50 -50 re\nW n\nq\n10 80 50 -50 re\nW* n\n/Artifact<</Type/Layout>>BDC\n10 80 9 -9 re\nf\nEMC\nQ\nQ\n");
}
END_TEST

/* A path without segments would clip nothing away; this clips all away. */
START_TEST(an_empty_clip_hides_all)
{
	clip(0, false);
	EXPECT_CONTENT("q\n0 0 0 0 re\nW n\nQ\n");
}
END_TEST

START_TEST(text_ends_before_a_clip_begins_or_ends)
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "A", PT(10), PT(20));
	clip(5, false);
	sample_text(&s, p, "A", PT(10), PT(20));
	sample_item(&s, ITEM_UNCLIP, NULL);
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nEMC\nET\n"
	               "q\n10 80 50 -50 re\nW n\n"
	               "BT\n/P<</MCID 1>>BDC\n10 80 Td\n<0001>Tj\nEMC\nET\nQ\n");
}
END_TEST

/* -- images --------------------------------------------------------------------------------- */

static const unsigned char gray[4] = {0, 85, 170, 255};

static struct item *image(struct element *e, const struct image *m)
{
	struct item *it = sample_item(&s, ITEM_IMAGE, e);
	it->w = PT(40);
	it->h = PT(30);
	it->image = m;
	return it;
}

START_TEST(images_are_scaled_to_their_box)
{
	struct image m = {.width = 2, .height = 2, .components = 1, .depth = 8, .data = gray, .size = 4}, other = m;
	image(NULL, &m);
	image(NULL, &other)->w = 12345;
	image(NULL, &m);
	EXPECT_CONTENT("/Artifact<</Type/Layout>>BDC\nq 40 0 0 30 10 50 cm/Im0 Do Q\nq 12.35 0 0 30 10 50 cm/Im1 Do Q\n"
	               "q 40 0 0 30 10 50 cm/Im0 Do Q\nEMC\n");
}
END_TEST

/* The unit square of the samples, whose first row is on top, goes to a place of 40 x 30 at 10, 50. */
START_TEST(images_stand_as_their_orientation_says)
{
	static const char *const matrices[] = {
	        "40 0 0 30 10 50",   /* none, which is as 1 */
	        "40 0 0 30 10 50",   /* first row at the top, first column at the left */
	        "-40 0 0 30 50 50",  /* top, right */
	        "-40 0 0 -30 50 80", /* bottom, right */
	        "40 0 0 -30 10 80",  /* bottom, left */
	        "0 -30 -40 0 50 80", /* left, top */
	        "0 -30 40 0 10 80",  /* right, top */
	        "0 30 40 0 10 50",   /* right, bottom */
	        "0 30 -40 0 50 50",  /* left, bottom */
	};
	struct image m[COUNT_OF(matrices)];
	struct buf wanted = {0};
	buf_puts(&wanted, "/Artifact<</Type/Layout>>BDC\n");
	for (int i = 0; i < COUNT_OF(matrices); i++) {
		m[i] = (struct image){
		        .width = 2, .height = 2, .components = 1, .depth = 8, .data = gray, .size = 4, .orientation = i};
		image(NULL, &m[i]);
		buf_printf(&wanted, "q %s cm/Im%d Do Q\n", matrices[i], i);
	}
	buf_puts(&wanted, "EMC\n");
	EXPECT_CONTENT(buf_cstr(&wanted));
	buf_free(&wanted);
}
END_TEST

START_TEST(images_without_a_size_are_left_out)
{
	struct image m = {.width = 2, .height = 2, .components = 1, .depth = 8, .data = gray, .size = 4};
	image(NULL, &m)->w = 0;
	image(NULL, &m)->h = 0;
	image(NULL, &m)->w = -1;
	EXPECT_CONTENT("");
}
END_TEST

START_TEST(pages_with_alpha_are_transparency_groups)
{
	struct image m = {.width = 2, .height = 2, .components = 1, .depth = 8, .data = gray, .size = 4}, clear = m;
	clear.alpha = gray;
	image(NULL, &clear);
	image(NULL, &m);
	sample_page(&s);
	image(NULL, &m);
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Group"), "<</S/Transparency/CS/DeviceRGB>>");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 1 Group"), "");
}
END_TEST

/* -- marked content ------------------------------------------------------------------------- */

START_TEST(an_element_opens_one_sequence_for_items_that_follow)
{
	struct element *p = sample_element(&s, ROLE_P), *h = sample_element(&s, ROLE_H1);
	sample_rectangle(&s, p, PT(1), PT(1));
	sample_rectangle(&s, p, PT(2), PT(2));
	sample_rectangle(&s, h, PT(3), PT(3));
	sample_rectangle(&s, NULL, PT(4), PT(4));
	sample_rectangle(&s, p, PT(5), PT(5));
	EXPECT_CONTENT(
	        "/P<</MCID 0>>BDC\n10 80 1 -1 re\nf\n10 80 2 -2 re\nf\nEMC\n/H1<</MCID 1>>BDC\n10 80 3 -3 re\nf\nEMC\n"
	        "/Artifact<</Type/Layout>>BDC\n10 80 4 -4 re\nf\nEMC\n/P<</MCID 2>>BDC\n10 80 5 -5 re\nf\nEMC\n");
}
END_TEST

/* What is no element says what it is, and where, in whole points and outwards; equal ones that follow are one. */
START_TEST(artifacts_say_what_they_are)
{
	sample_rectangle(&s, NULL, PT(30), PT(5));
	s.pages->page.v[0].items.v.v[0].artifact = ARTIFACT_BACKGROUND;
	sample_rectangle(&s, NULL, 8400, PT(12));
	s.pages->page.v[0].items.v.v[1].artifact = ARTIFACT_BACKGROUND;
	sample_rectangle(&s, NULL, PT(1), PT(1));
	EXPECT_CONTENT("/Artifact<</Type/Background/BBox[10 68 40 80]>>BDC\n10 80 30 -5 re\nf\n10 80 8.4 -12 re\nf\nEMC\n"
	               "/Artifact<</Type/Layout>>BDC\n10 80 1 -1 re\nf\nEMC\n");
}
END_TEST

START_TEST(headers_and_footers_say_to_which_edge_they_belong)
{
	static const enum artifact kind[] = {ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_PAGINATION, ARTIFACT_WATERMARK};
	for (int i = 0; i < COUNT_OF(kind); i++) {
		sample_rectangle(&s, NULL, PT(30), PT(5));
		s.pages->page.v[0].items.v.v[i].artifact = kind[i];
	}
	EXPECT_CONTENT(
	        "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]/BBox[10 75 40 80]>>BDC\n10 80 30 -5 re\nf\nEMC\n"
	        "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]/BBox[10 75 40 80]>>BDC\n10 80 30 -5 re\nf\nEMC\n"
	        "/Artifact<</Type/Pagination/BBox[10 75 40 80]>>BDC\n10 80 30 -5 re\nf\nEMC\n"
	        "/Artifact<</Type/Pagination/Subtype/Watermark/BBox[10 75 40 80]>>BDC\n10 80 30 -5 re\nf\nEMC\n");
}
END_TEST

/* A pattern is drawn beyond the ground that it is clipped to, and a ground beyond the paper. */
START_TEST(the_box_of_an_artifact_ends_where_it_is_clipped)
{
	clip(5, false);
	sample_rectangle(&s, NULL, PT(500), PT(20));
	s.pages->page.v[0].items.v.v[1].artifact = ARTIFACT_BACKGROUND;
	sample_item(&s, ITEM_UNCLIP, NULL);
	sample_rectangle(&s, NULL, PT(500), PT(20));
	s.pages->page.v[0].items.v.v[3].artifact = ARTIFACT_BACKGROUND;
	const char *content = sample_content(&s);
	ck_assert_ptr_nonnull(strstr(content, "W n\n/Artifact<</Type/Background/BBox[10 60 60 80]>>BDC\n"));
	ck_assert_ptr_nonnull(strstr(content, "Q\n/Artifact<</Type/Background/BBox[10 60 200 80]>>BDC\n"));
}
END_TEST

START_TEST(paragraph_follows_paragraph_in_one_text_object)
{
	sample_text(&s, sample_element(&s, ROLE_P), "A", PT(10), PT(20));
	sample_text(&s, sample_element(&s, ROLE_P), "A", PT(10), PT(40));
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n0 -20 Td\n<0001>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(figures_hold_shapes_and_text_in_one_sequence)
{
	struct element *f = sample_element(&s, ROLE_FIGURE);
	sample_text(&s, f, "A", PT(10), PT(20));
	sample_rectangle(&s, f, PT(1), PT(1));
	sample_text(&s, f, "A", PT(10), PT(20));
	EXPECT_CONTENT("/Figure<</MCID 0>>BDC\nBT\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nET\n10 80 1 -1 re\nf\n"
	               "BT\n10 80 Td\n<0001>Tj\nET\nEMC\n");
}
END_TEST

/* Text opens its sequence inside the text object; a shape of the same element cannot go on in it. */
START_TEST(a_shape_after_text_opens_another_sequence)
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "A", PT(10), PT(20));
	sample_rectangle(&s, p, PT(1), PT(1));
	sample_text(&s, p, "A", PT(10), PT(20));
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nEMC\nET\n"
	               "/P<</MCID 1>>BDC\n10 80 1 -1 re\nf\nBT\n10 80 Td\n<0001>Tj\nET\nEMC\n");
}
END_TEST

START_TEST(mcids_count_from_0_on_each_page)
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_rectangle(&s, p, PT(1), PT(1));
	sample_page(&s);
	sample_rectangle(&s, p, PT(1), PT(1));
	struct pdf *pdf = sample_write(&s);
	for (int i = 0; i < 2; i++)
		ck_assert_str_eq(pdf_stream(pdf, i ? "Root Pages Kids 1 Contents" : "Root Pages Kids 0 Contents").v,
		                 "/P<</MCID 0>>BDC\n10 80 1 -1 re\nf\nEMC\n");
}
END_TEST

Suite *suite_pdf_content_stream(void)
{
	Suite *suite = suite_create("pdf content stream");
	TCase *c = tcase_create("content");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, y_runs_upwards_and_paths_are_absolute);
	tcase_add_test(c, coordinates_have_two_decimals);
	tcase_add_test(c, bleed_moves_the_origin);
	tcase_add_test(c, four_sides_are_a_rectangle_whichever_way_round);
	tcase_add_test(c, corners_of_rectangles_are_on_the_grid);
	tcase_add_test(c, other_paths_of_four_sides_are_no_rectangles);
	tcase_add_test(c, corners_off_in_height_are_no_rectangles_either);
	tcase_add_test(c, what_paints_nothing_is_left_out);
	tcase_add_test(c, fill_and_stroke);
	tcase_add_test(c, colors_of_each_space);
	tcase_add_test(c, strokes_have_operators_of_their_own);
	tcase_add_test(c, on_a_press_only_black_text_is_printed_over);
	tcase_add_test(c, marks_stand_around_the_bleed);
	tcase_add_test(c, line_state_is_written_where_it_changes);
	tcase_add_test(c, a_state_that_stays_is_written_once);
	tcase_add_test(c, a_pen_is_a_matrix_around_its_path);
	tcase_add_test(c, limits_of_miters_are_written_where_they_change);
	tcase_add_test(c, the_state_after_a_clip_is_that_before_it);
	tcase_add_test(c, clips_nest_and_end_with_the_page);
	tcase_add_test(c, an_empty_clip_hides_all);
	tcase_add_test(c, text_ends_before_a_clip_begins_or_ends);
	tcase_add_test(c, images_are_scaled_to_their_box);
	tcase_add_test(c, images_stand_as_their_orientation_says);
	tcase_add_test(c, images_without_a_size_are_left_out);
	tcase_add_test(c, pages_with_alpha_are_transparency_groups);
	tcase_add_test(c, an_element_opens_one_sequence_for_items_that_follow);
	tcase_add_test(c, artifacts_say_what_they_are);
	tcase_add_test(c, headers_and_footers_say_to_which_edge_they_belong);
	tcase_add_test(c, the_box_of_an_artifact_ends_where_it_is_clipped);
	tcase_add_test(c, paragraph_follows_paragraph_in_one_text_object);
	tcase_add_test(c, figures_hold_shapes_and_text_in_one_sequence);
	tcase_add_test(c, a_shape_after_text_opens_another_sequence);
	tcase_add_test(c, mcids_count_from_0_on_each_page);
	suite_add_tcase(suite, c);
	return suite;
}
