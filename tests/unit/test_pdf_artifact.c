/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an artifact says that it lies (ISO 32000-1 14.8.2.2.2): a sequence, its strokes, its clip. */
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_artifact(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

/* The nth item is that of a background. */
static void background(int n) { s.pages->page.v[0].items.v.v[n].artifact = ARTIFACT_BACKGROUND; }

START_TEST(the_box_of_an_artifact_reaches_into_the_bleed)
{
	s.pages->page.v[0].bleed = PT(3);
	for (int i = 0; i < 2; i++) {
		sample_rectangle(&s, NULL, PT(500), PT(500));
		background(i);
		s.pages->page.v[0].items.v.v[i].x = -PT(50);
		s.pages->page.v[0].items.v.v[i].y = -PT(50);
	}
	ck_assert_str_eq(sample_content(&s),
	                 "/Artifact<</Type/Background/BBox[0 0 206 106]>>BDC\n"
	                 "-47 153 500 -500 re\nf\n-47 153 500 -500 re\nf\nEMC\n");
}
END_TEST

/* A sequence ends before what is an element's, or nothing that is drawn, though it has the same artifact. */
START_TEST(the_box_of_an_artifact_is_that_of_its_sequence)
{
	sample_rectangle(&s, NULL, PT(5), PT(5));
	background(0);
	sample_rectangle(&s, NULL, PT(50), PT(50));
	s.pages->page.v[0].items.v.v[1].kind = ITEM_CLIP;
	background(1);
	sample_rectangle(&s, NULL, PT(30), PT(30));
	background(2);
	sample_rectangle(&s, sample_element(&s, ROLE_P), PT(40), PT(40));
	background(3);
	const char *content = sample_content(&s);
	ck_assert_ptr_eq(strstr(content, "/Artifact"),
	                 strstr(content, "/Artifact<</Type/Background/BBox[10 75 15 80]>>BDC\n"));
	ck_assert_ptr_nonnull(strstr(content, "W n\n/Artifact<</Type/Background/BBox[10 50 40 80]>>BDC\n"));
}
END_TEST

/* What has no width or no height covers nothing, wherever it stands in the sequence. */
START_TEST(flat_paths_do_not_widen_the_box_of_an_artifact)
{
	static const struct seg across[] = {{SEG_MOVE, {{0, 0}}}, {SEG_LINE, {{PT(30), 0}}}},
	                        down[] = {{SEG_MOVE, {{0, 0}}}, {SEG_LINE, {{0, PT(30)}}}};
	for (int i = 0; i < 2; i++) {
		sample_path(&s, NULL, across, 2);
		sample_path(&s, NULL, down, 2);
		sample_rectangle(&s, NULL, PT(5), PT(5));
	}
	for (int i = 0; i < 6; i++)
		background(i);
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[10 75 15 80]>>BDC\n"));
	s.pages->page.v[0].items.v.n = 2;
	s.pages->page.v[0].items.v.v[0] = s.pages->page.v[0].items.v.v[2];
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[10 75 15 80]>>BDC\n"));
}
END_TEST

/* Half of a stroke lies outside of its path, and more of one under a leaning pen; links and bookmarks cover nothing. */
START_TEST(the_box_of_an_artifact_holds_its_strokes)
{
	static const struct pen flat = {50000, 0, 0, 100000};
	struct path *p = sample_rectangle(&s, NULL, PT(5), PT(5));
	p->width = PT(4);
	background(0);
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[10 75 15 80]>>BDC\n"));
	p->stroke = COLOR_RGB(0);
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[8 73 17 82]>>BDC\n"));
	p->pen = &flat;
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[7 72 18 83]>>BDC\n"));
	sample_bookmark(&s, 1, "A", "a");
	sample_target(&s, "B", "b");
	sample_rectangle(&s, NULL, PT(50), PT(5));
	background(3);
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "/BBox[7 72 60 83]>>BDC\n"));
}
END_TEST

Suite *suite_pdf_artifact(void)
{
	Suite *suite = suite_create("pdf artifact");
	TCase *c = tcase_create("artifact");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, the_box_of_an_artifact_reaches_into_the_bleed);
	tcase_add_test(c, the_box_of_an_artifact_is_that_of_its_sequence);
	tcase_add_test(c, flat_paths_do_not_widen_the_box_of_an_artifact);
	tcase_add_test(c, the_box_of_an_artifact_holds_its_strokes);
	suite_add_tcase(suite, c);
	return suite;
}
