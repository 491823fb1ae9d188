/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which clusters of a run need an ActualText (ISO 32000-1 14.9.4), and which say their text themselves.
 * Letters are 5 pt wide at 10 pt, spaces 2.5 pt; codes count the glyphs in use, from 1.
 */
#include "pdf_sample.h"

#include <check.h>
#include <hb.h>
#include <string.h>

Suite *suite_pdf_actual_text(void);

static struct sample s;
static struct element *p;

static void open(void)
{
	sample_open(&s);
	p = sample_element(&s, ROLE_P);
}
static void done(void) { sample_close(&s); }

static struct glyph_run *show(const char *text) { return sample_text(&s, p, text, PT(10), PT(20)); }

/* The content between the marks of the one paragraph and the text object. */
static const char *body(void)
{
	static const char head[] = "BT\n/P<</MCID 0>>BDC\n", tail[] = "EMC\nET\n";
	const char *all = sample_content(&s);
	size_t n = strlen(all), from = strlen(head), to = n - strlen(tail);
	ck_assert_msg(!strncmp(all, head, from) && !strcmp(all + to, tail), "%s", all);
	return arena_strndup(s.arena, all + from, to - from);
}
#define EXPECT_BODY(text) ck_assert_str_eq(body(), (text))
#define EXPECT_CONTENT(text) ck_assert_str_eq(sample_content(&s), (text))

/* -- ActualText ----------------------------------------------------------------------------- */

/* Two letters, one glyph. */
static struct glyph_run *ligature(struct glyph_run *r, int at, uint32_t gid)
{
	r->glyph[at].gid = gid;
	memmove(&r->glyph[at + 1], &r->glyph[at + 2], (size_t)(r->n - at - 2) * sizeof(*r->glyph));
	r->n--;
	return r;
}

START_TEST(a_ligature_says_its_letters)
{
	ligature(show("office"), 1, GLYPH_PART);
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00040005000300010002>Tj\n");
}
END_TEST

/* Another code of the same glyph, which stands behind those of the glyphs. */
START_TEST(a_glyph_that_says_something_else_here_has_a_code_of_its_own)
{
	ligature(show("xfix"), 1, GLYPH_PART);
	ligature(sample_text(&s, p, "xflx", PT(10), PT(40)), 1, GLYPH_PART);
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<000100020001>Tj\n0 -20 Td\n<000100030001>Tj\n");
	const struct pdf *file = sample_write(&s);
	ck_assert_ptr_nonnull(strstr(pdf_stream(file, "Root Pages Kids 0 Resources Font F0 ToUnicode").v,
	                             "<0002><00660069>\n<0003><0066006C>\n"));
	const struct pdf_data glyphs = pdf_stream(file, "Root Pages Kids 0 Resources Font F0 DescendantFonts 0 CIDToGIDMap");
	ck_assert_uint_eq(glyphs.n, 8);
	ck_assert_mem_eq(glyphs.v, "\0\0\0\1\0\2\0\2", 8);
}
END_TEST

/* A cluster of all glyphs of a run. */
static struct glyph_run *together(struct glyph_run *r)
{
	for (int i = 0; i < r->n; i++)
		r->glyph[i].cluster = 0;
	return r;
}

/* A cluster of glyphs `i` and `i + 1`, which change places. */
static struct glyph_run *swap(struct glyph_run *r, int i)
{
	uint32_t gid = r->glyph[i].gid;
	r->glyph[i].gid = r->glyph[i + 1].gid;
	r->glyph[i + 1].gid = gid;
	r->glyph[i + 1].cluster = r->glyph[i].cluster;
	return r;
}

START_TEST(artifacts_have_no_actual_text)
{
	show("ab");
	swap(sample_text(&s, NULL, "ab", PT(10), PT(40)), 0);
	EXPECT_CONTENT(
	        "BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<00010002>Tj\nEMC\n/Artifact<</Type/Layout>>BDC\n0 -20 Td\n<00030004>Tj\nEMC\nET\n");
}
END_TEST

/* Base and mark of one cluster each say their own character, so the text is there. */
START_TEST(a_cluster_whose_glyphs_say_its_characters_is_plain)
{
	struct glyph_run *r = show("a\xCC\x81x");
	r->glyph[1].cluster = 0;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<000100030002>Tj\n");
}
END_TEST

/* The first says all for the readers that pass over ActualText, the other a word joiner. */
START_TEST(glyphs_in_another_order_than_their_characters_are_not)
{
	struct glyph_run *r = show("a\xCC\x81x");
	r->glyph[1].cluster = 0;
	r->glyph[1].gid = r->glyph[0].gid;
	r->glyph[0].gid = GLYPH_ACUTE;
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"a\u0301\">>BDC\n/F0 10 Tf\n10 80 Td\n<00040005>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n<0002>Tj\nEMC\nET\n");
}
END_TEST

/* One letter, two glyphs: one says all of it, so both together say too much. */
START_TEST(a_letter_in_two_parts_has_an_actual_text)
{
	struct glyph_run *r = show("aax");
	r->glyph[0].gid = GLYPH_PART;
	r->glyph[1].gid = GLYPH_PART + 1;
	r->text = "\xC3\xA9x"; /* e with acute */
	r->glyph[1].cluster = 0;
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"\u00E9\">>BDC\n/F0 10 Tf\n10 80 Td\n<00020004>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n<0001>Tj\nEMC\nET\n");
}
END_TEST

/* The one glyph left over says the rest for certain. */
START_TEST(a_cluster_with_one_glyph_of_no_character_is_plain)
{
	together(show("ab"))->glyph[1].gid = GLYPH_PART;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00010002>Tj\n");
}
END_TEST

/* Left over are a and c, with b between: what the one glyph says is a guess. */
START_TEST(a_cluster_whose_rest_is_in_pieces_is_not)
{
	struct glyph_run *r = together(show("abc"));
	r->glyph[0].gid = GLYPH_PART;
	r->n = 2;
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualText(abc)>>BDC\n/F0 10 Tf\n10 80 Td\n<00020003>Tj\nEMC\nET\n");
}
END_TEST

/* Two guesses that happen to give the text of another cluster. */
START_TEST(guesses_are_not_relied_on)
{
	for (int i = 0; i < 2; i++) {
		struct glyph_run *r = together(sample_text(&s, p, i ? "abab" : "ab", PT(10), PT(20 * i + 20)));
		r->n = 2;
		r->glyph[0].gid = GLYPH_PART;
		r->glyph[1].gid = GLYPH_PART + 1;
	}
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualText(ab)>>BDC\n/F0 10 Tf\n10 80 Td\n<00010003>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualText(abab)>>BDC\n0 -20 Td\n<00040003>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(a_letter_drawn_as_a_space_and_a_space_drawn_as_a_letter_are_not_plain)
{
	show("a ");
	show("x")->glyph[0].gid = ' ' - 31;
	sample_text(&s, p, " ", PT(10), PT(40))->glyph[0].gid = 'a' - 31;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00020001>Tj\n0 0 Td\n<0003>Tj\n0 -20 Td\n<0004>Tj\n");
}
END_TEST

START_TEST(neighbours_that_need_one_share_an_actual_text)
{
	swap(swap(show("abcdx"), 0), 2);
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualText(abcd)>>BDC\n/F0 10 Tf\n10 80 Td\n<0006000700080009>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n<0005>Tj\nEMC\nET\n");
}
END_TEST

/* A mark that GPOS moved stands in one ActualText with its base and with the letter behind it. */
START_TEST(a_displaced_mark_takes_its_neighbours_along)
{
	struct glyph_run *r = show("ba\xCC\x81xy z");
	r->glyph[2].advance = 0;
	r->glyph[2].dx = -2000;
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0003>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"a\u0301x\">>BDC\n[<0002>200<0007>300<0004>]TJ\nEMC\n"
	               "/P<</MCID 2>>BDC\n<000500010006>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(a_displaced_mark_before_a_space_does_not_take_it)
{
	struct glyph_run *r = show("ba\xCC\x81 y");
	r->glyph[2].advance = 0;
	r->glyph[2].dy = 2000;
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0003>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"a\u0301\">>BDC\n<0002>Tj\n2 Ts\n<0005>Tj\nEMC\n"
	               "/P<</MCID 2>>BDC\n10 0 Td\n0 Ts\n<00010004>Tj\nEMC\nET\n");
}
END_TEST

/* -- hyphens -------------------------------------------------------------------------------- */

static struct glyph_run *hyphenated(const char *text, bool soft)
{
	struct glyph_run *r = show(text);
	int at = soft ? r->n - 1 : 0;
	r->text_size -= 3;
	r->text += soft ? 0 : 3;
	for (int i = 0; i < r->n && !soft; i++)
		r->glyph[i].cluster -= i ? 3 : 0;
	r->glyph[at].cluster = (uint32_t)r->text_size;
	r->soft_hyphen = soft;
	r->repeated_hyphen = !soft;
	return r;
}

START_TEST(a_hyphen_at_a_line_end_is_soft)
{
	hyphenated("ab\xE2\x80\x90", true);
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<00010002>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"\u00AD\">>BDC\n<0003>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(a_hyphen_repeated_at_a_line_start_is_soft)
{
	hyphenated("\xE2\x80\x90"
	           "ab",
	           false);
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"\u00AD\">>BDC\n/F0 10 Tf\n10 80 Td\n<0003>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n<00010002>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(a_hyphen_of_the_text_is_plain)
{
	show("ab\xE2\x80\x90");
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<000100020003>Tj\n");
}
END_TEST

START_TEST(a_hyphen_does_not_join_what_stands_before_it)
{
	swap(hyphenated("ab\xE2\x80\x90", true), 0);
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualText(ab)>>BDC\n/F0 10 Tf\n10 80 Td\n<00040005>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"\u00AD\">>BDC\n<0003>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(a_hyphen_does_not_join_what_follows_it)
{
	struct glyph_run *r = hyphenated("\xE2\x80\x90"
	                                 "ab",
	                                 false);
	swap(r, 1);
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"\u00AD\">>BDC\n/F0 10 Tf\n10 80 Td\n<0003>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualText(ab)>>BDC\n<00040005>Tj\nEMC\nET\n");
}
END_TEST

/* -- characters without ink ------------------------------------------------------------------ */

START_TEST(all_spaces_are_plain)
{
	static const char *const spaces[] = {"\xC2\xA0",     "\xE2\x80\x80", "\xE2\x80\x8A",
	                                     "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
	for (int i = 0; i < COUNT_OF(spaces); i++) {
		struct glyph_run *r = sample_text(&s, p, arena_printf(s.arena, "a%sa", spaces[i]), PT(10), PT(20));
		r->glyph[1].gid = ' ' - 31;
		r->glyph[1].advance = 2500;
	}
	show("a a");
	const char *one = "<000200010002>Tj\n", *at = body();
	for (int i = 0; i < COUNT_OF(spaces) + 1; i++) {
		at = strstr(at, one);
		ck_assert_ptr_nonnull(at);
		at += strlen(one);
	}
}
END_TEST

/* Width and place of what is passed over stay. */
START_TEST(controls_leave_no_trace)
{
	static const char *const controls[] = {"\n",           "\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8E",
	                                       "\xE2\x80\x8F", "\xD8\x9C",     "\xE2\x80\xAA", "\xE2\x80\xAE",
	                                       "\xE2\x81\xA0", "\xE2\x81\xA9", "\xEF\xBB\xBF"};
	for (int i = 0; i < COUNT_OF(controls); i++) {
		struct glyph_run *r = sample_text(&s, p, arena_printf(s.arena, "a%sb", controls[i]), PT(10), PT(20));
		r->glyph[1].gid = GLYPH_PART;
		r->glyph[1].advance = 1000;
	}
	const char *one = "[<0001>-100<0002>]TJ\n", *at = body();
	for (int i = 0; i < COUNT_OF(controls); i++) {
		at = strstr(at, one);
		ck_assert_msg(at != NULL, "control %d", i);
		at += strlen(one);
	}
	ck_assert_ptr_null(strstr(at, "Tj"));
}
END_TEST

START_TEST(characters_beside_the_controls_are_drawn)
{
	static const char *const drawn[] = {"\xC2\xAC",     "\xC2\xAE",     "\xE2\x80\x8C", "\xE2\x80\x90", "\xE2\x80\xA9",
	                                    "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xAA", "\xEF\xBB\xBE", "\xD8\x9B"};
	for (int i = 0; i < COUNT_OF(drawn); i++)
		sample_text(&s, NULL, drawn[i], PT(10), PT(20))->glyph[0].gid = (uint32_t)(GLYPH_PART + i);
	const char *at = sample_content(&s);
	for (int i = 0; i < COUNT_OF(drawn); i++) {
		at = strstr(at, arena_printf(s.arena, "<%04X>Tj\n", i + 1));
		ck_assert_msg(at != NULL, "character %d", i);
	}
}
END_TEST

/* A joiner says nothing by itself: what is drawn for it stands under an ActualText. */
START_TEST(joiners_have_an_actual_text)
{
	show("a\xE2\x80\x8D"
	     "b")
	        ->glyph[1]
	        .gid = GLYPH_PART;
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"\u200D\">>BDC\n<0003>Tj\nEMC\n"
	               "/P<</MCID 2>>BDC\n<0002>Tj\nEMC\nET\n");
}
END_TEST

/* -- right to left -------------------------------------------------------------------------- */

/* Glyphs in visual order; each cluster ends where the one to its left begins. */
static struct glyph_run *hebrew(void)
{
	struct glyph_run *r = show("\xD7\x90\xD7\x91 \xD7\x90");
	for (int i = 0; i < r->n / 2; i++) {
		struct glyph g = r->glyph[i];
		r->glyph[i] = r->glyph[r->n - 1 - i];
		r->glyph[r->n - 1 - i] = g;
	}
	r->rtl = true;
	return r;
}

START_TEST(right_to_left_text_is_drawn_in_visual_order)
{
	hebrew();
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0002000100030002>Tj\n");
}
END_TEST

START_TEST(glyphs_of_a_right_to_left_cluster_say_its_text_from_right_to_left)
{
	struct glyph_run *r = hebrew();
	r->glyph[2].cluster = 0; /* bet and alef, one cluster of the two letters */
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0002000100030002>Tj\n");
}
END_TEST

/* In Hebrew and Arabic an ActualText would have its letters turned round by poppler. */
START_TEST(a_displaced_mark_of_right_to_left_text_stays_by_itself)
{
	struct glyph_run *r = show("\xD7\x91\xCC\x81\xD7\x90");
	struct glyph last = r->glyph[2];
	r->glyph[2] = r->glyph[0];
	r->glyph[0] = last;
	r->rtl = true;
	r->glyph[1].dy = 1000;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0002>Tj\n1 Ts\n<0001>Tj\n0 Ts\n<0003>Tj\n");
}
END_TEST

/* For the same reason glyphs that say something else there have codes of their own. */
START_TEST(right_to_left_clusters_have_no_actual_text)
{
	show("fi");
	struct glyph_run *r = hebrew();
	r->glyph[2].gid = 'f' - 31;
	r->glyph[3].gid = 'i' - 31;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00020003>Tj\n0 0 Td\n<0004000100050006>Tj\n");
	ck_assert_ptr_nonnull(strstr(pdf_stream(sample_write(&s), "Root Pages Kids 0 Resources Font F0 ToUnicode").v,
	                             "<0005><05D1>\n<0006><05D0>\n"));
}
END_TEST

/* Bet with an acute that is raised: readers take what is raised for a line of its own. */
static struct glyph_run *raised(mpt x)
{
	struct glyph_run *r = sample_text(&s, p, "\xD7\x91\xCC\x81", x, PT(20));
	swap(r, 0);
	r->rtl = true;
	r->glyph[0].advance = 0;
	r->glyph[0].dy = 1000;
	return r;
}

/* The letter says its marks too, from the last, and those are drawn without a text behind the line, here of two runs. */
START_TEST(a_raised_mark_of_a_right_to_left_cluster_is_drawn_behind_the_line)
{
	raised(PT(30));
	raised(PT(10));
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n30 80 Td\n<0004>Tj\n-20 0 Td\n<0004>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualText()>>BDC\n20 0 Td\n1 Ts\n<0003>Tj\n0 Ts\n"
	               "-20 0 Td\n1 Ts\n<0003>Tj\n0 Ts\nEMC\nET\n");
	ck_assert_ptr_nonnull(strstr(pdf_stream(sample_write(&s), "Root Pages Kids 0 Resources Font F0 ToUnicode").v,
	                             "<0003><2060>\n<0004><030105D1>\n"));
}
END_TEST

Suite *suite_pdf_actual_text(void)
{
	Suite *suite = suite_create("pdf ActualText");
	TCase *c = tcase_create("ActualText");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, a_ligature_says_its_letters);
	tcase_add_test(c, a_glyph_that_says_something_else_here_has_a_code_of_its_own);
	tcase_add_test(c, artifacts_have_no_actual_text);
	tcase_add_test(c, a_cluster_whose_glyphs_say_its_characters_is_plain);
	tcase_add_test(c, glyphs_in_another_order_than_their_characters_are_not);
	tcase_add_test(c, a_letter_in_two_parts_has_an_actual_text);
	tcase_add_test(c, a_cluster_with_one_glyph_of_no_character_is_plain);
	tcase_add_test(c, a_cluster_whose_rest_is_in_pieces_is_not);
	tcase_add_test(c, guesses_are_not_relied_on);
	tcase_add_test(c, a_letter_drawn_as_a_space_and_a_space_drawn_as_a_letter_are_not_plain);
	tcase_add_test(c, neighbours_that_need_one_share_an_actual_text);
	tcase_add_test(c, a_displaced_mark_takes_its_neighbours_along);
	tcase_add_test(c, a_displaced_mark_before_a_space_does_not_take_it);
	tcase_add_test(c, a_hyphen_at_a_line_end_is_soft);
	tcase_add_test(c, a_hyphen_repeated_at_a_line_start_is_soft);
	tcase_add_test(c, a_hyphen_of_the_text_is_plain);
	tcase_add_test(c, a_hyphen_does_not_join_what_stands_before_it);
	tcase_add_test(c, a_hyphen_does_not_join_what_follows_it);
	tcase_add_test(c, all_spaces_are_plain);
	tcase_add_test(c, controls_leave_no_trace);
	tcase_add_test(c, characters_beside_the_controls_are_drawn);
	tcase_add_test(c, joiners_have_an_actual_text);
	tcase_add_test(c, right_to_left_text_is_drawn_in_visual_order);
	tcase_add_test(c, glyphs_of_a_right_to_left_cluster_say_its_text_from_right_to_left);
	tcase_add_test(c, a_displaced_mark_of_right_to_left_text_stays_by_itself);
	tcase_add_test(c, right_to_left_clusters_have_no_actual_text);
	tcase_add_test(c, a_raised_mark_of_a_right_to_left_cluster_is_drawn_behind_the_line);
	suite_add_tcase(suite, c);
	return suite;
}
