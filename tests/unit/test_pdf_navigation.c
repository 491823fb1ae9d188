/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outline, links and page labels (ISO 32000-1 12.3.3, 12.5.6.5 and 12.4.2). */
#include "child.h"
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_navigation(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))
#define EXPECT_SAME(path, other) ck_assert_int_eq(pdf_number(p, (path)), pdf_number(p, (other)))

/* -- outline -------------------------------------------------------------------------------- */

START_TEST(no_bookmarks_no_outline)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Outlines", "");
}
END_TEST

/*     One (2 below): Two, Two again     Three (1 below): Four */
START_TEST(entries_hang_below_the_level_above)
{
	sample_bookmark(&s, 1, "One", NULL);
	sample_bookmark(&s, 2, "Two", NULL);
	sample_bookmark(&s, 2, "Two – again", NULL);
	sample_bookmark(&s, 1, "Three", NULL);
	sample_bookmark(&s, 2, "Four", NULL);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Outlines Type", "/Outlines");
	EXPECT_AT("Root Outlines Count", "5");
	EXPECT_AT("Root Outlines First Title", "(One)");
	EXPECT_AT("Root Outlines First Count", "2");
	EXPECT_AT("Root Outlines First First Title", "(Two)");
	EXPECT_AT("Root Outlines First First Count", "");
	EXPECT_AT("Root Outlines First First Next Title", "u\"Two – again\"");
	EXPECT_SAME("Root Outlines First Last", "Root Outlines First First Next");
	EXPECT_SAME("Root Outlines First Last Prev", "Root Outlines First First");
	EXPECT_SAME("Root Outlines First First Parent", "Root Outlines First");
	EXPECT_AT("Root Outlines First First Prev", "");
	EXPECT_AT("Root Outlines First Last Next", "");
	EXPECT_AT("Root Outlines First Next Title", "(Three)");
	EXPECT_SAME("Root Outlines Last", "Root Outlines First Next");
	EXPECT_SAME("Root Outlines Last Prev", "Root Outlines First");
	EXPECT_SAME("Root Outlines Last Parent", "Root Outlines");
	EXPECT_AT("Root Outlines Last Count", "1");
	EXPECT_AT("Root Outlines Last First Title", "(Four)");
	EXPECT_AT("Root Outlines First Prev", "");
	EXPECT_AT("Root Outlines Last Next", "");
}
END_TEST

START_TEST(levels_may_be_skipped)
{
	sample_bookmark(&s, 2, "Early", NULL);
	sample_bookmark(&s, 1, "One", NULL);
	sample_bookmark(&s, 3, "Deep", NULL);
	sample_bookmark(&s, 2, "Less deep", NULL);
	sample_bookmark(&s, 3, "Below that", NULL);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Outlines First Title", "(Early)");
	EXPECT_AT("Root Outlines First First", "");
	EXPECT_AT("Root Outlines Last Title", "(One)");
	EXPECT_AT("Root Outlines Last Count", "3");
	EXPECT_AT("Root Outlines Last First Title", "(Deep)");
	EXPECT_AT("Root Outlines Last Last Title", "(Less deep)");
	EXPECT_AT("Root Outlines Last Last First Title", "(Below that)");
	EXPECT_AT("Root Outlines Last Last Count", "1");
}
END_TEST

START_TEST(the_last_entry_is_the_last_of_the_first_level)
{
	sample_bookmark(&s, 1, "One", NULL);
	sample_bookmark(&s, 2, "Two", NULL);
	sample_bookmark(&s, 2, "Three", NULL);
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root Outlines Last", "Root Outlines First");
	EXPECT_AT("Root Outlines Last Title", "(One)");
	EXPECT_AT("Root Outlines Last Last Title", "(Three)");
}
END_TEST

START_TEST(an_entry_leads_to_its_place)
{
	sample_page(&s)->bleed = PT(3);
	sample_bookmark(&s, 1, NULL, NULL);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Outlines First Title", "()");
	EXPECT_SAME("Root Outlines First Dest 0", "Root Pages Kids 1");
	EXPECT_AT("Root Outlines First Dest 1", "/XYZ");
	EXPECT_AT("Root Outlines First Dest 2", "13");
	EXPECT_AT("Root Outlines First Dest 3", "83");
	EXPECT_AT("Root Outlines First Dest 4", "null");
}
END_TEST

/* -- links ---------------------------------------------------------------------------------- */

START_TEST(a_link_to_an_address)
{
	sample_link(&s, NULL, "https://example.org/a(b)");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots 0 Type", "/Annot");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Subtype", "/Link");
	EXPECT_AT("Root Pages Kids 0 Annots 0 F", "4"); /* printed */
	EXPECT_AT("Root Pages Kids 0 Annots 0 Border", "[0 0 0]");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Rect", "[10 65 40 80]");
	EXPECT_AT("Root Pages Kids 0 Annots 0 A", "<</S/URI/URI(https://example.org/a\\(b\\))>>");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Contents", "(https://example.org/a\\(b\\))");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Dest", "");
	EXPECT_AT("Root Pages Kids 0 Annots 1", "");
}
END_TEST

START_TEST(a_page_without_links_has_no_annotations)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots", "");
}
END_TEST

START_TEST(the_place_of_a_link_counts_the_bleed)
{
	s.pages->page.v[0].bleed = PT(3);
	sample_link(&s, NULL, "https://example.org/");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots 0 Rect", "[13 68 43 83]");
}
END_TEST

START_TEST(somebody_who_hears_a_mail_link_hears_the_address)
{
	sample_link(&s, NULL, "mailto:a@example.org");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots 0 A URI", "(mailto:a@example.org)");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Contents", "(a@example.org)");
}
END_TEST

START_TEST(a_link_inside_goes_to_the_bookmark_of_that_name)
{
	sample_link(&s, NULL, "#parts");
	sample_link(&s, NULL, "#b");
	sample_bookmark(&s, 1, "Unnamed", NULL);
	sample_bookmark(&s, 1, "Scripts", "scripts");
	sample_page(&s);
	sample_bookmark(&s, 1, "Parts – all", "parts");
	sample_bookmark(&s, 1, "", "b");
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root Pages Kids 0 Annots 0 Dest 0", "Root Pages Kids 1");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Dest 3", "80");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Contents", "u\"Parts – all\"");
	EXPECT_AT("Root Pages Kids 0 Annots 0 A", "");
	EXPECT_AT("Root Pages Kids 0 Annots 1 Contents", "(b)");
}
END_TEST

START_TEST(a_link_inside_goes_to_the_first_place_of_that_name)
{
	static const struct span words = {.text = "the end"};
	struct element *e = sample_element(&s, ROLE_LINK);
	e->span = &words;
	sample_link(&s, e, "#id-end");
	sample_link(&s, NULL, "#id-head");
	sample_page(&s);
	sample_target(&s, NULL, "id-end");
	sample_target(&s, "Head", "id-head");
	sample_bookmark(&s, 1, "Head", "h1");
	sample_page(&s);
	sample_target(&s, NULL, "id-end");
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root Pages Kids 0 Annots 0 Dest 0", "Root Pages Kids 1");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Contents", "(the end)");
	EXPECT_SAME("Root Pages Kids 0 Annots 1 Dest 0", "Root Pages Kids 1");
	EXPECT_AT("Root Pages Kids 0 Annots 1 Contents", "(Head)");
}
END_TEST

static void link_to_nothing(void)
{
	sample_link(&s, NULL, "#nowhere");
	pdf_write(s.pages, &s.options, &s.file);
}

static void link_beside_a_place(void)
{
	sample_target(&s, "Head", "somewhere");
	link_to_nothing();
}

/* Layout tells the author of such a link; here it is a fault of ours. */
START_TEST(a_link_to_no_place_ends_the_run)
{
	int status;
	const char *said = "platen: a link goes to '#nowhere', which is no place of the document\n";
	ck_assert_str_eq(child_said(link_to_nothing, &status), said);
	ck_assert_str_eq(child_said(link_beside_a_place, &status), said);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

/* The action is for programs, /Contents for people. */
START_TEST(an_international_address_is_an_uri)
{
	sample_link(&s, NULL, "https://b\u00FCcher.example/\u00E4%20b");
	sample_link(&s, NULL, "tel:+49-30-123");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots 0 A URI", "(https://xn--bcher-kva.example/%C3%A4%20b)");
	EXPECT_AT("Root Pages Kids 0 Annots 0 Contents", "u\"https://b\u00FCcher.example/\u00E4%20b\"");
	EXPECT_AT("Root Pages Kids 0 Annots 1 A URI", "(tel:+49-30-123)");
	EXPECT_AT("Root Pages Kids 0 Annots 1 Contents", "(+49-30-123)");
}
END_TEST

START_TEST(each_page_has_its_links)
{
	sample_link(&s, NULL, "https://example.org/1");
	sample_page(&s);
	sample_link(&s, NULL, "https://example.org/2");
	sample_link(&s, NULL, "https://example.org/3");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Annots 0 A URI", "(https://example.org/1)");
	EXPECT_AT("Root Pages Kids 0 Annots 1", "");
	EXPECT_AT("Root Pages Kids 1 Annots 1 A URI", "(https://example.org/3)");
}
END_TEST

/* -- page labels ---------------------------------------------------------------------------- */

static struct pdf *labelled(const char *const *labels, int n)
{
	for (int i = 0; i < n; i++) {
		if (i)
			sample_page(&s);
		s.pages->page.v[i].label = labels[i];
	}
	return sample_write(&s);
}
#define LABELS(...) labelled((const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

START_TEST(pages_without_labels_have_none)
{
	struct pdf *p = LABELS(NULL, "", NULL);
	EXPECT_AT("Root PageLabels", "");
}
END_TEST

START_TEST(pages_that_count_on_are_one_range)
{
	struct pdf *p = LABELS("1", "2", "3");
	EXPECT_AT("Root PageLabels Nums", "[0<</S/D/St 1>>]");
}
END_TEST

START_TEST(a_number_out_of_order_starts_a_range)
{
	struct pdf *p = LABELS("5", "6", "8", "9", "9");
	EXPECT_AT("Root PageLabels Nums", "[0<</S/D/St 5>>2<</S/D/St 8>>4<</S/D/St 9>>]");
}
END_TEST

START_TEST(other_labels_are_prefixes)
{
	struct pdf *p = LABELS("i", "ii", "1", "2", "A-3", NULL, "3", "४");
	EXPECT_AT("Root PageLabels Nums",
	          "[0<</P(i)>>1<</P(ii)>>2<</S/D/St 1>>4<</P(A-3)>>5<</P()>>6<</S/D/St 3>>7<</Pu\"४\">>]");
}
END_TEST

START_TEST(a_label_that_only_looks_like_a_number_is_a_prefix)
{
	struct pdf *p = LABELS("01", "0", "1:", "/1", "10000000", "100000000000000000000", "10", "9000000");
	EXPECT_AT("Root PageLabels Nums",
	          "[0<</P(01)>>1<</P(0)>>2<</P(1:)>>3<</P(/1)>>4<</S/D/St 10000000>>"
	          "5<</P(100000000000000000000)>>6<</S/D/St 10>>7<</S/D/St 9000000>>]");
}
END_TEST

Suite *suite_pdf_navigation(void)
{
	Suite *suite = suite_create("pdf navigation");
	TCase *c = tcase_create("navigation");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, no_bookmarks_no_outline);
	tcase_add_test(c, entries_hang_below_the_level_above);
	tcase_add_test(c, levels_may_be_skipped);
	tcase_add_test(c, the_last_entry_is_the_last_of_the_first_level);
	tcase_add_test(c, an_entry_leads_to_its_place);
	tcase_add_test(c, a_link_to_an_address);
	tcase_add_test(c, a_page_without_links_has_no_annotations);
	tcase_add_test(c, the_place_of_a_link_counts_the_bleed);
	tcase_add_test(c, somebody_who_hears_a_mail_link_hears_the_address);
	tcase_add_test(c, a_link_inside_goes_to_the_bookmark_of_that_name);
	tcase_add_test(c, a_link_inside_goes_to_the_first_place_of_that_name);
	tcase_add_test(c, a_link_to_no_place_ends_the_run);
	tcase_add_test(c, an_international_address_is_an_uri);
	tcase_add_test(c, each_page_has_its_links);
	tcase_add_test(c, pages_without_labels_have_none);
	tcase_add_test(c, pages_that_count_on_are_one_range);
	tcase_add_test(c, a_number_out_of_order_starts_a_range);
	tcase_add_test(c, other_labels_are_prefixes);
	tcase_add_test(c, a_label_that_only_looks_like_a_number_is_a_prefix);
	suite_add_tcase(suite, c);
	return suite;
}
