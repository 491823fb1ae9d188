/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyph runs to text operators (ISO 32000-1 9.4).
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

/* What sets the letters of a justified line apart is one operator (9.3.2), where it is behind each; it ends with the line. */
START_TEST(letters_of_a_line_are_set_apart_at_once)
{
	struct glyph_run *r = show("AAAA");
	r->spread = 125;
	for (int i = 0; i < 3; i++)
		r->glyph[i].advance += 125;
	show("AA");
	EXPECT_BODY("/F0 10 Tf\n0.125 Tc\n10 80 Td\n<0001000100010001>Tj\n0 Tc\n0 0 Td\n<00010001>Tj\n");
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
	tcase_add_test(c, letters_of_a_line_are_set_apart_at_once);
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
	return suite;
}
