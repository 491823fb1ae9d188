/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages on sheets: with their tags as a part of the sheet, or repeated as forms without any. */
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_placed(void);

static struct sample s;
static struct page source[2];

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

/* What the sample's first page holds becomes source page `n`, and that page a sheet again. */
static void keep(int n)
{
	source[n] = s.pages->page.v[0];
	s.pages->page.v[0].items = (struct item_vec){{0}};
}

static struct placed_page *place(int n, mpt x, mpt y)
{
	struct placed_page *p = NEW(s.arena, struct placed_page);
	*p = (struct placed_page){.page = &source[n],
	                          .number = n + 1,
	                          .num = 1,
	                          .den = 2,
	                          .clip = {x, y, source[n].width / 2, source[n].height / 2}};
	struct item *it = sample_item(&s, ITEM_PLACED, NULL);
	it->x = x;
	it->y = y;
	it->placed = p;
	return p;
}

static struct item *latest(void) { return &s.pages->page.v[0].items.v.v[s.pages->page.v[0].items.v.n - 1]; }

START_TEST(marks_of_pages_are_numbered_through_the_sheet)
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "AB", PT(20), PT(30));
	keep(0);
	sample_text(&s, p, "C", PT(20), PT(30));
	sample_text(&s, sample_element(&s, ROLE_P), "D", PT(20), PT(60));
	keep(1);
	place(1, PT(100), 0);
	place(0, 0, 0);
	struct pdf *file = sample_write(&s);
	ck_assert_str_eq(pdf_content(file, "Root Pages Kids 0 Contents"),
	                 "q 100 50 100 50 re W n 0.5 0 0 0.5 100 50 cm\n"
	                 "BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n20 70 Td\n<0003>Tj\nEMC\n"
	                 "/P<</MCID 1>>BDC\n0 -30 Td\n<0004>Tj\nEMC\nET\nQ\n"
	                 "q 0 50 100 50 re W n 0.5 0 0 0.5 0 50 cm\n"
	                 "BT\n/P<</MCID 2>>BDC\n/F0 10 Tf\n20 70 Td\n<00010002>Tj\nEMC\nET\nQ\n");
	/* The paragraph that goes over two pages is read from the first, wherever that stands. */
	ck_assert_str_eq(pdf_structure(file), "Document[P[2 0] P[1]]");
	ck_assert_str_eq(pdf_at(file, "Root StructTreeRoot ParentTree Nums 0"), "0");
}
END_TEST

START_TEST(a_repeated_page_is_a_form_without_marks)
{
	struct element *figure = sample_element(&s, ROLE_FIGURE);
	figure->alt = "Sheet A1";
	figure->bbox = (struct rect){PT(10), PT(20), PT(100), PT(50)};
	sample_text(&s, sample_element(&s, ROLE_P), "AB", PT(20), PT(30));
	sample_rectangle(&s, NULL, PT(5), PT(5));
	keep(0);
	place(0, PT(10), PT(20))->repeated = true;
	latest()->element = figure;
	place(0, 0, 0)->repeated = true;
	struct pdf *file = sample_write(&s);
	ck_assert_str_eq(pdf_content(file, "Root Pages Kids 0 Contents"),
	                 "/Figure<</MCID 0>>BDC\n"
	                 "q 10 30 100 50 re W n 0.5 0 0 0.5 10 30 cm\n/Fm0 Do\nQ\nEMC\n"
	                 "/Artifact<</Type/Layout>>BDC\n"
	                 "q 0 50 100 50 re W n 0.5 0 0 0.5 0 50 cm\n/Fm0 Do\nQ\nEMC\n");
	ck_assert_str_eq(pdf_content(file, "Root Pages Kids 0 Resources XObject Fm0"),
	                 "0 g 0 G 1 w 0 J 0 j 10 M []0 d 0 Tc 0 Ts\n"
	                 "BT\n/F0 10 Tf\n20 70 Td\n<00010002>Tj\nET\n10 80 5 -5 re\nf\n");
	ck_assert_str_eq(pdf_at(file, "Root Pages Kids 0 Resources XObject Fm0 BBox"), "[0 0 200 100]");
	ck_assert_str_eq(pdf_at(file, "Root Pages Kids 0 Resources XObject Fm0 Resources XObject"), "");
	ck_assert_str_eq(pdf_structure(file), "Document[Figure[0]]");
	ck_assert(pdf_holds(file, "/BBox[10 30 110 80]"));
}
END_TEST

/* The sheet is 200 x 100; a page turned clockwise has its top at the right. */
START_TEST(links_and_their_targets_go_where_the_page_goes)
{
	sample_bookmark(&s, 1, "End", "end");
	sample_link(&s, sample_element(&s, ROLE_P), "#end");
	keep(0);
	struct placed_page *p = place(0, PT(90), PT(5));
	p->turns = 1;
	p->clip = (struct rect){PT(40), PT(5), PT(50), PT(90)};
	struct pdf *file = sample_write(&s);
	/* 10,20 is 5,10 at half the size; turned, 10 to the left and 5 down. */
	ck_assert_str_eq(pdf_at(file, "Root Pages Kids 0 Annots 0 Rect"), "[72.5 75 80 90]");
	ck_assert_ptr_nonnull(strstr(pdf_at(file, "Root Pages Kids 0 Annots 0 Dest"), "/XYZ 80 90 null"));
	ck_assert_ptr_nonnull(strstr(pdf_at(file, "Root Outlines First Dest"), "/XYZ 80 90 null"));
	ck_assert_str_eq(pdf_content(file, "Root Pages Kids 0 Contents"), "q 40 5 50 90 re W n 0 -0.5 0.5 0 40 95 cm\nQ\n");
}
END_TEST

START_TEST(bookmarks_are_in_the_order_of_reading)
{
	sample_bookmark(&s, 1, "One", "one");
	keep(0);
	sample_bookmark(&s, 1, "Two", "two");
	keep(1);
	place(1, 0, 0);
	place(0, PT(100), 0);
	struct pdf *file = sample_write(&s);
	ck_assert_str_eq(pdf_at(file, "Root Outlines First Title"), "(One)");
	ck_assert_str_eq(pdf_at(file, "Root Outlines First Next Title"), "(Two)");
}
END_TEST

START_TEST(a_page_places_what_it_shows_exactly)
{
	struct placed_page p = {.num = 2, .den = 1, .turns = 3, .clip = {PT(10), PT(10), PT(20), PT(40)}};
	struct item it = {.kind = ITEM_PLACED, .x = PT(10), .y = PT(50), .placed = &p};
	struct point at = placed_point(&it, (struct point){PT(1), PT(2)});
	struct rect seen = placed_seen(&it);
	ck_assert_int_eq(at.x, PT(14));
	ck_assert_int_eq(at.y, PT(48));
	/* Scaled, it is a thousandth of a point more on every side. */
	ck_assert_int_eq(seen.x, -1);
	ck_assert_int_eq(seen.y, -1);
	ck_assert_int_eq(seen.w, PT(20) + 2);
	ck_assert_int_eq(seen.h, PT(10) + 2);
}
END_TEST

START_TEST(duplex_sheets_say_at_which_edge_they_turn)
{
	s.pages->duplex = s.pages->short_edge = true;
	ck_assert_str_eq(pdf_at(sample_write(&s), "Root ViewerPreferences Duplex"), "/DuplexFlipShortEdge");
}
END_TEST

Suite *suite_pdf_placed(void)
{
	Suite *suite = suite_create("pdf: placed pages");
	TCase *c = tcase_create("placed");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, marks_of_pages_are_numbered_through_the_sheet);
	tcase_add_test(c, a_repeated_page_is_a_form_without_marks);
	tcase_add_test(c, links_and_their_targets_go_where_the_page_goes);
	tcase_add_test(c, bookmarks_are_in_the_order_of_reading);
	tcase_add_test(c, a_page_places_what_it_shows_exactly);
	tcase_add_test(c, duplex_sheets_say_at_which_edge_they_turn);
	suite_add_tcase(suite, c);
	return suite;
}
