/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts: subsets, widths and ToUnicode (ISO 32000-1 9.6 to 9.10). */
#include "pdf_sample.h"

#include <check.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_pdf_fonts(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define F0 "Root Pages Kids 0 Resources Font F0"
#define CID F0 " DescendantFonts 0"
#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))

static struct glyph_run *show(const char *text) { return sample_text(&s, sample_element(&s, ROLE_P), text, PT(10), PT(20)); }

static void use_face(struct face *f)
{
	hb_face_destroy(s.face->hb);
	s.face = f;
}

/* -- dictionaries --------------------------------------------------------------------------- */

START_TEST(a_font_is_a_subset_addressed_by_cid)
{
	show("AB");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(F0 " Type", "/Font");
	EXPECT_AT(F0 " Subtype", "/Type0");
	EXPECT_AT(F0 " Encoding", "/Identity-H");
	EXPECT_AT(CID " Subtype", "/CIDFontType2");
	EXPECT_AT(CID " CIDToGIDMap", "/Identity");
	EXPECT_AT(CID " CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	EXPECT_AT(CID " FontDescriptor FontFile3", "");
	struct pdf_data file = pdf_stream(p, CID " FontDescriptor FontFile2");
	ck_assert_int_eq(atoi(pdf_at(p, CID " FontDescriptor FontFile2 Length1")), (int)file.n);
	hb_blob_t *blob = hb_blob_create(file.v, (unsigned)file.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *subset = hb_face_create(blob, 0);
	ck_assert_uint_eq(hb_face_get_glyph_count(subset), 3); /* .notdef, A, B */
	hb_face_destroy(subset);
	hb_blob_destroy(blob);
}
END_TEST

START_TEST(the_descriptor_is_in_thousandths_of_the_em)
{
	use_face(sample_face(s.arena, &(struct sample_font){.upem = 2000}));
	show("A");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " FontDescriptor Type", "/FontDescriptor");
	EXPECT_AT(CID " FontDescriptor FontBBox", "[-50 -100 550 450]");
	EXPECT_AT(CID " FontDescriptor Ascent", "400");
	EXPECT_AT(CID " FontDescriptor Descent", "-100");
	EXPECT_AT(CID " FontDescriptor CapHeight", "350");
	EXPECT_AT(CID " FontDescriptor XHeight", "225");
	EXPECT_AT(CID " FontDescriptor ItalicAngle", "0");
	EXPECT_AT(CID " FontDescriptor Flags", "4"); /* symbolic: it has no standard Latin set */
	EXPECT_AT(CID " FontDescriptor StemV", "87");
}
END_TEST

/* By which readers choose another font where they must. */
START_TEST(the_descriptor_names_the_family)
{
	show("A");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " FontDescriptor FontFamily", ""); /* it has none */
	/* The second is called "Noto Sans SemiBold" where a family has four styles at most. */
	static const char *const files[] = {"fonts/NotoSans-Bold.ttf", "fonts/NotoSans-SemiBold.ttf"};
	for (int i = 0; i < COUNT_OF(files); i++) {
		s.pages->page.v[0].items.v.n = 0;
		use_face(sample_face_of(s.arena, files[i]));
		show("A");
		p = sample_write(&s);
		ck_assert(pdf_holds(p, "/FontFamily(Noto Sans)"));
	}
}
END_TEST

START_TEST(flags_tell_italic_and_fixed_pitch)
{
	use_face(sample_face(s.arena, &(struct sample_font){.upem = 1000, .fixed = true, .italic_angle = -12}));
	s.face->italic = true;
	s.face->weight = 700;
	show("A");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " FontDescriptor Flags", "69"); /* 64 italic, 4 symbolic, 1 fixed */
	EXPECT_AT(CID " FontDescriptor ItalicAngle", "-12");
	EXPECT_AT(CID " FontDescriptor StemV", "165");
}
END_TEST

/* Six letters that follow from the subset, so that equal subsets have equal names. */
START_TEST(names_bear_the_tag_of_the_subset)
{
	char name[2][40];
	show("A");
	struct pdf *p = sample_write(&s);
	snprintf(name[0], sizeof(name[0]), "%s", pdf_at(p, F0 " BaseFont"));
	ck_assert_str_eq(name[0] + 7, "+Round-Regular");
	for (int i = 1; i <= 6; i++)
		ck_assert(name[0][i] >= 'A' && name[0][i] <= 'Z');
	EXPECT_AT(CID " BaseFont", name[0]);
	EXPECT_AT(CID " FontDescriptor FontName", name[0]);
	show("BC");
	p = sample_write(&s);
	snprintf(name[1], sizeof(name[1]), "%s", pdf_at(p, F0 " BaseFont"));
	ck_assert_str_ne(name[0], name[1]);
	int different = 0;
	for (int i = 1; i <= 6; i++)
		different += name[0][i] != name[1][i];
	ck_assert_int_ge(different, 3);
}
END_TEST

START_TEST(a_font_without_a_name_has_that_of_its_file)
{
	use_face(sample_face(s.arena, &(struct sample_font){.upem = 1000, .nameless = true}));
	show("A");
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(strchr(pdf_at(p, F0 " BaseFont"), '+'), "+Round.ttf");
	s.face->file = "Flat.ttf";
	p = sample_write(&s);
	ck_assert_str_eq(strchr(pdf_at(p, F0 " BaseFont"), '+'), "+Flat.ttf");
}
END_TEST

/* -- widths --------------------------------------------------------------------------------- */

START_TEST(widths_are_in_the_order_of_codes)
{
	show("WAi A");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " W", "[1[250 500 912 300]]");
}
END_TEST

START_TEST(widths_have_two_decimals)
{
	use_face(sample_face(s.arena, &(struct sample_font){.upem = 2048}));
	show("WA");
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " W", "[1[244.14 445.31]]");
}
END_TEST

/* The table of widths ends before the glyphs do: the rest are as wide as the last. */
START_TEST(glyphs_behind_the_last_width_have_it)
{
	struct glyph_run *r = show("ABCD");
	for (int i = 0; i < 4; i++)
		r->glyph[i].gid = (uint32_t[]){260, 299, 300, 319}[i];
	struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " W", "[1[780 500 500 500]]");
}
END_TEST

/* -- ToUnicode ------------------------------------------------------------------------------ */

static const char *map(const struct pdf *p)
{
	const char *all = pdf_stream(p, F0 " ToUnicode").v, *from = strstr(all, "<0000><FFFF>endcodespacerange\n");
	ck_assert_ptr_nonnull(from);
	return from + strlen("<0000><FFFF>endcodespacerange\n");
}
static const char end_of_map[] = "endcmap CMapName currentdict/CMap defineresource pop end end";

static void expect_map(const char *entries)
{
	const struct pdf *p = sample_write(&s);
	ck_assert_str_eq(map(p), arena_printf(s.arena, "%s%s", entries, end_of_map));
}

START_TEST(each_glyph_says_its_character)
{
	show("BA");
	expect_map("2 beginbfchar\n<0001><0041>\n<0002><0042>\nendbfchar\n");
}
END_TEST

START_TEST(a_ligature_says_two)
{
	struct glyph_run *r = show("fi");
	r->glyph[0].gid = GLYPH_PART;
	r->n = 1;
	expect_map("1 beginbfchar\n<0001><00660069>\nendbfchar\n");
}
END_TEST

/* Alef and bet in one glyph: readers turn round what stands in a run from right to left, this too. */
START_TEST(a_right_to_left_ligature_says_two_from_the_last)
{
	struct glyph_run *r = show("\xD7\x90\xD7\x91");
	r->rtl = true;
	r->glyph[0].gid = GLYPH_PART;
	r->n = 1;
	expect_map("1 beginbfchar\n<0001><05D105D0>\nendbfchar\n");
	ck_assert_ptr_null(strstr(sample_content(&s), "ActualText"));
}
END_TEST

/* Three characters by two glyphs of one cluster, drawn from left to right: c and the ligature of a and b, or the one of
   b and c and a. What begins a cluster are letters, which readers turn round; what follows are marks, which they do not. */
START_TEST(a_right_to_left_ligature_of_marks_says_them_as_written)
{
	static const struct {
		int ligature;
		const char *map;
	} cases[] = {{1, "2 beginbfchar\n<0001><0063>\n<0002><00620061>\nendbfchar\n"},
	             {0, "2 beginbfchar\n<0001><0061>\n<0002><00620063>\nendbfchar\n"}};
	struct glyph_run *r = show("abc");
	r->rtl = true;
	r->n = 2;
	r->glyph[0].cluster = r->glyph[1].cluster = 0;
	r->glyph[!cases[_i].ligature] = r->glyph[cases[_i].ligature ? 2 : 0];
	r->glyph[!cases[_i].ligature].cluster = 0;
	r->glyph[cases[_i].ligature].gid = GLYPH_PART;
	expect_map(cases[_i].map);
	ck_assert_ptr_null(strstr(sample_content(&s), "ActualText"));
}
END_TEST

START_TEST(characters_beyond_the_first_plane_are_two_surrogates)
{
	show("\xF0\x9F\x98\x80");
	expect_map("1 beginbfchar\n<0001><D83DDE00>\nendbfchar\n");
}
END_TEST

START_TEST(every_space_says_space)
{
	struct glyph_run *r = show("a\xE2\x80\x8A");
	r->glyph[1].gid = GLYPH_PART;
	expect_map("2 beginbfchar\n<0001><0061>\n<0002><0020>\nendbfchar\n");
}
END_TEST

/* Blocks of at most 100 (ISO 32000-1 9.10.3). */
START_TEST(a_block_has_a_hundred_entries)
{
	char text[202];
	memset(text, 'x', sizeof(text));
	for (int n = 100; n <= 201; n += 101) {
		s.pages->page.v[0].items.v.n = 0;
		text[n] = 0;
		struct glyph_run *r = show(arena_strdup(s.arena, text));
		for (int i = 0; i < n; i++)
			r->glyph[i].gid = (uint32_t)(i + 1);
		const char *m = map(sample_write(&s));
		ck_assert_int_eq(strncmp(m, "100 beginbfchar\n<0001><0078>\n", 29), 0);
		ck_assert_int_eq(strstr(m, "<0064><0078>\nendbfchar\n100 beginbfchar\n<0065>") != NULL, n == 201);
		ck_assert_int_eq(strstr(m, "<00C8><0078>\nendbfchar\n1 beginbfchar\n<00C9><0078>\nendbfchar\nendcmap") !=
		                         NULL,
		                 n == 201);
		ck_assert_int_eq(strstr(m, "<0064><0078>\nendbfchar\nendcmap") != NULL, n == 100);
		text[n] = 'x';
	}
}
END_TEST

START_TEST(the_first_text_of_a_glyph_stays)
{
	show("ab");
	show("xy")->glyph[1].gid = 'a' - 31;
	expect_map("4 beginbfchar\n<0001><0061>\n<0002><0062>\n<0003><0078>\n<0004><0079>\nendbfchar\n");
	const struct pdf *p = sample_write(&s);
	EXPECT_AT(CID " W", "[1[500 500 500 500]]");
}
END_TEST

/* a, acute in one cluster: the font's character map tells which is which. */
START_TEST(glyphs_of_a_cluster_say_what_the_character_map_says)
{
	struct glyph_run *r = show("a\xCC\x81");
	r->glyph[1].cluster = 0;
	expect_map("2 beginbfchar\n<0001><0061>\n<0002><0301>\nendbfchar\n");
}
END_TEST

START_TEST(one_glyph_left_says_the_rest)
{
	struct glyph_run *r = show("xab");
	r->glyph[2].cluster = 1; /* a and b: the glyph of b is another one */
	r->glyph[2].gid = GLYPH_PART;
	expect_map("3 beginbfchar\n<0001><0061>\n<0002><0078>\n<0003><0062>\nendbfchar\n");
}
END_TEST

START_TEST(the_rest_may_be_several_characters)
{
	struct glyph_run *r = show("abc");
	for (int i = 1; i < 3; i++)
		r->glyph[i].cluster = 0;
	r->glyph[1].gid = GLYPH_PART;
	r->n = 2;
	expect_map("2 beginbfchar\n<0001><0061>\n<0002><00620063>\nendbfchar\n");
}
END_TEST

/* Left over are a and c: one glyph cannot say both without the b between, so it says all of that. */
START_TEST(a_rest_in_pieces_is_guessed)
{
	struct glyph_run *r = show("abc");
	for (int i = 1; i < 3; i++)
		r->glyph[i].cluster = 0;
	r->glyph[0].gid = GLYPH_PART;
	r->n = 2;
	expect_map("3 beginbfchar\n<0001><0062>\n<0002><006100620063>\n<0003><2060>\nendbfchar\n");
}
END_TEST

/* A guess is right nowhere by itself: where the same glyph stands alone for that text, it says so by another code. */
START_TEST(a_guess_is_not_taken_for_the_text)
{
	struct glyph_run *r = show("abx");
	r->glyph[1].cluster = 0;
	r->glyph[0].gid = GLYPH_PART;
	r->glyph[1].gid = GLYPH_PART + 1;
	expect_map("4 beginbfchar\n<0001><0078>\n<0002><00610062>\n<0003><00610062>\n<0004><2060>\nendbfchar\n");
	r = show("aby");
	r->glyph[1].cluster = 0;
	r->glyph[0].gid = GLYPH_PART;
	r->glyph[1] = r->glyph[2];
	r->n = 2;
	/* now a cluster of one glyph says for certain what that glyph is */
	expect_map(
	        "5 beginbfchar\n<0001><0078>\n<0002><0079>\n<0003><00610062>\n<0004><00610062>\n<0005><2060>\nendbfchar\n");
}
END_TEST

START_TEST(what_is_drawn_for_no_character_says_soft_hyphen)
{
	struct glyph_run *r = show("ab\xE2\x80\x90");
	r->glyph[2].cluster = 2;
	r->text_size = 2;
	r->soft_hyphen = true;
	show("a\xE2\x80\x8D")->glyph[1].gid = GLYPH_PART; /* a joiner */
	expect_map("4 beginbfchar\n<0001><0061>\n<0002><0062>\n<0003><00AD>\n<0004><00AD>\nendbfchar\n");
}
END_TEST

START_TEST(what_is_passed_over_is_not_embedded)
{
	show("a\xE2\x80\x8B")->glyph[1].gid = GLYPH_PART;
	expect_map("1 beginbfchar\n<0001><0061>\nendbfchar\n");
}
END_TEST

/* -- CFF outlines --------------------------------------------------------------------------- */

static void expect_cff(struct pdf *p)
{
	EXPECT_AT(CID " Subtype", "/CIDFontType0");
	EXPECT_AT(CID " CIDToGIDMap", "");
	EXPECT_AT(CID " FontDescriptor FontFile2", "");
	EXPECT_AT(CID " FontDescriptor FontFile3 Subtype", "/CIDFontType0C");
	EXPECT_AT(CID " FontDescriptor FontFile3 Length1", "");
	ck_assert_int_eq(pdf_stream(p, CID " FontDescriptor FontFile3").v[0], 1); /* a bare CFF table */
}

/* Codes are the glyph numbers, which the subset keeps. */
START_TEST(name_keyed_cff_keeps_its_glyph_numbers)
{
	use_face(sample_face_of(s.arena, "tests/fonts/name-keyed.otf"));
	struct glyph_run *r = show("AB");
	struct pdf *p = sample_write(&s);
	expect_cff(p);
	ck_assert_ptr_nonnull(strstr(pdf_content(p, "Root Pages Kids 0 Contents"),
	                             arena_printf(s.arena, "<%04X%04X>", r->glyph[0].gid, r->glyph[1].gid)));
	ck_assert_uint_gt(r->glyph[0].gid, 2);
}
END_TEST

/* Codes are the CIDs, which are not the glyph numbers. */
START_TEST(cid_keyed_cff_is_addressed_by_cid)
{
	use_face(sample_face_of(s.arena, "tests/fonts/cid-keyed.otf"));
	struct glyph_run *r = show("橋鉄");
	struct pdf *p = sample_write(&s);
	expect_cff(p);
	ck_assert_uint_eq(r->glyph[0].gid, 3);
	ck_assert_uint_eq(r->glyph[1].gid, 4);
	ck_assert_ptr_nonnull(strstr(pdf_content(p, "Root Pages Kids 0 Contents"), "<565BA1E0>"));
}
END_TEST

/* Where the INDEX behind the one at `at` begins (Adobe Technical Note 5176, 5): a count, the size of offsets, those, the data. */
static size_t behind_index(const unsigned char *v, size_t at)
{
	size_t count = (size_t)v[at] << 8 | v[at + 1], width = v[at + 2], last = 0;
	if (!count)
		return at + 2;
	for (size_t i = 0; i < width; i++)
		last = last << 8 | v[at + 3 + count * width + i];
	return at + 2 + (count + 1) * width + last;
}

/* Few glyphs share few subroutines, so each has its outline whole. The font has 3 for all its glyphs. */
START_TEST(outlines_of_cff_are_whole)
{
	use_face(sample_face_of(s.arena, "tests/fonts/cid-keyed.otf"));
	show("橋鉄");
	const unsigned char *v = (const unsigned char *)pdf_stream(sample_write(&s), CID " FontDescriptor FontFile3").v;
	size_t at = v[2];
	for (int i = 0; i < 3; i++) /* names, the top dictionary, strings */
		at = behind_index(v, at);
	ck_assert_int_eq(v[at] << 8 | v[at + 1], 0);
}
END_TEST

Suite *suite_pdf_fonts(void)
{
	Suite *suite = suite_create("pdf fonts");
	TCase *c = tcase_create("fonts");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, a_font_is_a_subset_addressed_by_cid);
	tcase_add_test(c, the_descriptor_is_in_thousandths_of_the_em);
	tcase_add_test(c, the_descriptor_names_the_family);
	tcase_add_test(c, flags_tell_italic_and_fixed_pitch);
	tcase_add_test(c, names_bear_the_tag_of_the_subset);
	tcase_add_test(c, a_font_without_a_name_has_that_of_its_file);
	tcase_add_test(c, widths_are_in_the_order_of_codes);
	tcase_add_test(c, widths_have_two_decimals);
	tcase_add_test(c, glyphs_behind_the_last_width_have_it);
	suite_add_tcase(suite, c);
	c = tcase_create("ToUnicode");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, each_glyph_says_its_character);
	tcase_add_test(c, a_ligature_says_two);
	tcase_add_test(c, a_right_to_left_ligature_says_two_from_the_last);
	tcase_add_loop_test(c, a_right_to_left_ligature_of_marks_says_them_as_written, 0, 2);
	tcase_add_test(c, characters_beyond_the_first_plane_are_two_surrogates);
	tcase_add_test(c, every_space_says_space);
	tcase_add_test(c, a_block_has_a_hundred_entries);
	tcase_add_test(c, the_first_text_of_a_glyph_stays);
	tcase_add_test(c, glyphs_of_a_cluster_say_what_the_character_map_says);
	tcase_add_test(c, one_glyph_left_says_the_rest);
	tcase_add_test(c, the_rest_may_be_several_characters);
	tcase_add_test(c, a_rest_in_pieces_is_guessed);
	tcase_add_test(c, a_guess_is_not_taken_for_the_text);
	tcase_add_test(c, what_is_drawn_for_no_character_says_soft_hyphen);
	tcase_add_test(c, what_is_passed_over_is_not_embedded);
	suite_add_tcase(suite, c);
	c = tcase_create("CFF");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, name_keyed_cff_keeps_its_glyph_numbers);
	tcase_add_test(c, cid_keyed_cff_is_addressed_by_cid);
	tcase_add_test(c, outlines_of_cff_are_whole);
	suite_add_tcase(suite, c);
	return suite;
}
