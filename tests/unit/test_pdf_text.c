/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyph runs to text operators (ISO 32000-1 9.4), and which clusters need an ActualText (14.9.4).
 * Letters are 5 pt wide at 10 pt, spaces 2.5 pt; codes count the glyphs in use, from 1.
 */
#include "pdf_sample.h"

#include <check.h>
#include <hb.h>
#include <string.h>

Suite *suite_pdf_text(void);

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

/* -- where glyphs stand --------------------------------------------------------------------- */

START_TEST(glyphs_that_follow_by_their_widths_are_one_string)
{
	show("AB iW");
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00020003000100050004>Tj\n");
}
END_TEST

/* In thousandths of the size, to the left; the advance of a glyph says where the next one stands. */
START_TEST(kerning_is_a_number_between_strings)
{
	struct glyph_run *r = show("ABAB");
	r->glyph[0].advance -= 500;
	r->glyph[2].advance += 1234;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n[<0001>50<00020001>-123<0002>]TJ\n");
}
END_TEST

START_TEST(half_a_thousandth_of_the_size_is_the_least_that_is_adjusted)
{
	show("AB")->glyph[0].advance += 4;
	show("AB")->glyph[0].advance += 5;
	show("AB")->glyph[0].advance -= 4;
	show("AB")->glyph[0].advance -= 5;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00010002>Tj\n0 0 Td\n[<0001>-1<0002>]TJ\n"
	            "0 0 Td\n<00010002>Tj\n0 0 Td\n[<0001>1<0002>]TJ\n");
}
END_TEST

START_TEST(small_differences_never_add_up)
{
	struct glyph_run *r = show("AAAA");
	for (int i = 0; i < 3; i++)
		r->glyph[i].advance += 4;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n[<00010001>-1<00010001>]TJ\n");
}
END_TEST

START_TEST(an_offset_moves_one_glyph_only)
{
	struct glyph_run *r = show("AAA");
	r->glyph[1].dx = 1000;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n[<0001>-100<0001>100<0001>]TJ\n");
}
END_TEST

START_TEST(a_glyph_above_the_line_is_raised_and_the_next_is_not)
{
	struct glyph_run *r = show("AAAA");
	r->glyph[1].dy = r->glyph[2].dy = 2500;
	show("B");
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0001>Tj\n2.5 Ts\n<00010001>Tj\n0 Ts\n<0001>Tj\n0 0 Td\n<0002>Tj\n");
}
END_TEST

START_TEST(a_rise_ends_with_its_run)
{
	show("A")->glyph[0].dy = -1000;
	show("A")->glyph[0].dy = -1000;
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n-1 Ts\n<0001>Tj\n0 Ts\n0 0 Td\n-1 Ts\n<0001>Tj\n0 Ts\n");
}
END_TEST

START_TEST(a_run_where_the_pen_is_needs_no_move)
{
	show("AB");
	sample_text(&s, p, "B", PT(20), PT(20));
	sample_text(&s, p, "B", PT(25) + 5, PT(20));
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00010002>Tj\n<0002>Tj\n[-1<0002>]TJ\n");
}
END_TEST

/* From the start of the line before, on the grid of two decimals. */
START_TEST(other_runs_move_from_the_line_before)
{
	show("AB");
	sample_text(&s, p, "B", PT(20) + 6, PT(20));
	sample_text(&s, p, "B", PT(25) - 6, PT(20));
	sample_text(&s, p, "B", PT(30), PT(32));
	sample_text(&s, p, "B", PT(5) + 123, PT(32));
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<00010002>Tj\n10.01 0 Td\n<0002>Tj\n4.98 0 Td\n<0002>Tj\n"
	            "5.01 -12 Td\n<0002>Tj\n-24.88 0 Td\n<0002>Tj\n");
}
END_TEST

START_TEST(height_is_on_the_grid_too)
{
	show("A");
	sample_text(&s, p, "A", PT(15), PT(20) + 5);
	sample_text(&s, p, "A", PT(20), PT(20) + 6);
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0001>Tj\n<0001>Tj\n10 -0.01 Td\n<0001>Tj\n");
}
END_TEST

START_TEST(bleed_and_page_move_text)
{
	s.pages->page.v[0].bleed = PT(3);
	show("A");
	EXPECT_BODY("/F0 10 Tf\n13 83 Td\n<0001>Tj\n");
}
END_TEST

/* 1000/2048 em is 488.28 in W, and the pen follows that, not the whole number. */
START_TEST(widths_of_other_units_are_followed_exactly)
{
	hb_face_destroy(s.face->hb);
	s.face = sample_face(s.arena, &(struct sample_font){.upem = 2048});
	struct glyph_run *r = show("AAAAAAAAAA");
	for (int i = 0; i < r->n; i++)
		r->glyph[i].advance = 2441; /* 500/2048 of 10 pt */
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0001000100010001000100010001000100010001>Tj\n");
}
END_TEST

START_TEST(runs_without_glyphs_or_size_are_left_out)
{
	show("A")->n = 0;
	show("A")->size = 0;
	EXPECT_CONTENT("");
}
END_TEST

/* -- state ---------------------------------------------------------------------------------- */

START_TEST(font_size_and_color_are_written_where_they_change)
{
	show("A");
	struct glyph_run *r = show("A");
	r->size = 10500;
	r->color = COLOR_RGB(0xFF0000);
	r = show("A");
	r->size = 10500;
	r->color = COLOR_RGB(0xFF0000);
	r->face = sample_face(s.arena, &(struct sample_font){.upem = 1000});
	const struct face *other = r->face;
	show("A");
	EXPECT_BODY("/F0 10 Tf\n10 80 Td\n<0001>Tj\n/F0 10.5 Tf\n1 0 0 rg\n0 0 Td\n<0001>Tj\n"
	            "/F1 10.5 Tf\n0 0 Td\n<0001>Tj\n/F0 10 Tf\n0 g\n0 0 Td\n<0001>Tj\n");
	hb_face_destroy(other->hb);
}
END_TEST

START_TEST(codes_that_are_delimiters_are_escaped)
{
	struct buf all = {0};
	for (int c = ' '; c <= '~'; c++)
		buf_putc(&all, c);
	struct glyph_run *r = show(buf_cstr(&all)), *few = sample_run(&s, "+GH{");
	for (int i = 0; i < 4; i++)
		few->glyph[i].advance = 5000;
	sample_show(&s, p, few, PT(10), PT(40));
	(void)r;
	struct pdf_data data = pdf_stream(sample_write(&s), "Root Pages Kids 0 Contents");
	static const char expected[] = "(\0\f\0\\(\0\\)\0\\\\)Tj"; /* codes 12, 40, 41 and 92 */
	ck_assert_msg(memmem(data.v, data.n, expected, sizeof(expected) - 1) != NULL, "codes are not escaped");
	buf_free(&all);
}
END_TEST

START_TEST(a_carriage_return_is_no_line_end)
{
	struct buf all = {0};
	for (int c = ' '; c <= ','; c++)
		buf_putc(&all, c);
	show(buf_cstr(&all));
	struct pdf_data data = pdf_stream(sample_write(&s), "Root Pages Kids 0 Contents");
	ck_assert_msg(memmem(data.v, data.n, "\0\n\0\v\0\f\0\\r)Tj", 12) != NULL, "code 13 is not \\r");
	buf_free(&all);
}
END_TEST

/* More glyphs than a byte counts. */
START_TEST(codes_have_two_bytes)
{
	char text[261];
	memset(text, 'x', sizeof(text));
	text[260] = 0;
	struct glyph_run *r = show(text);
	for (int i = 0; i < r->n; i++)
		r->glyph[i].gid = (uint32_t)(i + 1);
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "<00FF>"));
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "<0100>"));
	ck_assert_ptr_nonnull(strstr(sample_content(&s), "<0104>"));
}
END_TEST

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

START_TEST(a_glyph_that_says_something_else_here_has_an_actual_text)
{
	ligature(show("xfix"), 1, GLYPH_PART);
	ligature(sample_text(&s, p, "xflx", PT(10), PT(40)), 1, GLYPH_PART);
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<000100020001>Tj\n0 -20 Td\n<0001>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualText(fl)>>BDC\n<0002>Tj\nEMC\n"
	               "/P<</MCID 2>>BDC\n<0001>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(artifacts_have_no_actual_text)
{
	ligature(show("fi"), 0, GLYPH_PART);
	ligature(sample_text(&s, NULL, "fl", PT(10), PT(40)), 0, GLYPH_PART);
	EXPECT_CONTENT(
	        "BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0001>Tj\nEMC\n/Artifact BMC\n0 -20 Td\n<0001>Tj\nEMC\nET\n");
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

START_TEST(glyphs_in_another_order_than_their_characters_are_not)
{
	struct glyph_run *r = show("a\xCC\x81x");
	r->glyph[1].cluster = 0;
	r->glyph[1].gid = r->glyph[0].gid;
	r->glyph[0].gid = GLYPH_ACUTE;
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"a\u0301\">>BDC\n/F0 10 Tf\n10 80 Td\n<00030001>Tj\nEMC\n"
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
	EXPECT_CONTENT("BT\n/Span<</MCID 0/ActualTextu\"\u00E9\">>BDC\n/F0 10 Tf\n10 80 Td\n<00020003>Tj\nEMC\n"
	               "/P<</MCID 1>>BDC\n<0001>Tj\nEMC\nET\n");
}
END_TEST

START_TEST(neighbours_that_need_one_share_an_actual_text)
{
	ligature(show("fi"), 0, GLYPH_PART);
	struct glyph_run *r = sample_text(&s, p, "flff xx", PT(10), PT(40));
	ligature(r, 0, GLYPH_PART);
	ligature(r, 1, GLYPH_PART);
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0003>Tj\n0 -20 Td\nEMC\n"
	               "/Span<</MCID 1/ActualText(flff)>>BDC\n<00030003>Tj\nEMC\n"
	               "/P<</MCID 2>>BDC\n<000100020002>Tj\nEMC\nET\n");
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
	ligature(show("fi"), 0, GLYPH_PART);
	struct glyph_run *r = hyphenated("fl\xE2\x80\x90", true);
	ligature(r, 0, GLYPH_PART);
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<0002>Tj\n0 0 Td\nEMC\n"
	               "/Span<</MCID 1/ActualText(fl)>>BDC\n<0002>Tj\nEMC\n"
	               "/Span<</MCID 2/ActualTextu\"\u00AD\">>BDC\n<0001>Tj\nEMC\nET\n");
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

START_TEST(each_right_to_left_cluster_has_an_actual_text_of_its_own)
{
	show("fi");
	struct glyph_run *r = hebrew();
	r->glyph[2].gid = 'f' - 31;
	r->glyph[3].gid = 'i' - 31;
	EXPECT_CONTENT("BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n10 80 Td\n<00020003>Tj\n0 0 Td\n<00040001>Tj\nEMC\n"
	               "/Span<</MCID 1/ActualTextu\"\u05D1\">>BDC\n<0002>Tj\nEMC\n"
	               "/Span<</MCID 2/ActualTextu\"\u05D0\">>BDC\n<0003>Tj\nEMC\nET\n");
}
END_TEST

Suite *suite_pdf_text(void)
{
	Suite *suite = suite_create("pdf text");
	TCase *c = tcase_create("operators");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, glyphs_that_follow_by_their_widths_are_one_string);
	tcase_add_test(c, kerning_is_a_number_between_strings);
	tcase_add_test(c, half_a_thousandth_of_the_size_is_the_least_that_is_adjusted);
	tcase_add_test(c, small_differences_never_add_up);
	tcase_add_test(c, an_offset_moves_one_glyph_only);
	tcase_add_test(c, a_glyph_above_the_line_is_raised_and_the_next_is_not);
	tcase_add_test(c, a_rise_ends_with_its_run);
	tcase_add_test(c, a_run_where_the_pen_is_needs_no_move);
	tcase_add_test(c, other_runs_move_from_the_line_before);
	tcase_add_test(c, height_is_on_the_grid_too);
	tcase_add_test(c, bleed_and_page_move_text);
	tcase_add_test(c, widths_of_other_units_are_followed_exactly);
	tcase_add_test(c, runs_without_glyphs_or_size_are_left_out);
	tcase_add_test(c, font_size_and_color_are_written_where_they_change);
	tcase_add_test(c, codes_that_are_delimiters_are_escaped);
	tcase_add_test(c, a_carriage_return_is_no_line_end);
	tcase_add_test(c, codes_have_two_bytes);
	suite_add_tcase(suite, c);
	c = tcase_create("ActualText");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, a_ligature_says_its_letters);
	tcase_add_test(c, a_glyph_that_says_something_else_here_has_an_actual_text);
	tcase_add_test(c, artifacts_have_no_actual_text);
	tcase_add_test(c, a_cluster_whose_glyphs_say_its_characters_is_plain);
	tcase_add_test(c, glyphs_in_another_order_than_their_characters_are_not);
	tcase_add_test(c, a_letter_in_two_parts_has_an_actual_text);
	tcase_add_test(c, neighbours_that_need_one_share_an_actual_text);
	tcase_add_test(c, a_displaced_mark_takes_its_neighbours_along);
	tcase_add_test(c, a_displaced_mark_before_a_space_does_not_take_it);
	tcase_add_test(c, a_hyphen_at_a_line_end_is_soft);
	tcase_add_test(c, a_hyphen_repeated_at_a_line_start_is_soft);
	tcase_add_test(c, a_hyphen_of_the_text_is_plain);
	tcase_add_test(c, a_hyphen_does_not_join_what_stands_before_it);
	tcase_add_test(c, all_spaces_are_plain);
	tcase_add_test(c, controls_leave_no_trace);
	tcase_add_test(c, characters_beside_the_controls_are_drawn);
	tcase_add_test(c, joiners_have_an_actual_text);
	tcase_add_test(c, right_to_left_text_is_drawn_in_visual_order);
	tcase_add_test(c, glyphs_of_a_right_to_left_cluster_say_its_text_from_right_to_left);
	tcase_add_test(c, each_right_to_left_cluster_has_an_actual_text_of_its_own);
	suite_add_tcase(suite, c);
	return suite;
}
