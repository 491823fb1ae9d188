/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of forms, their widgets, and the font that is typed in (ISO 32000-1 12.7). */
#include "pdf_sample.h"

#include <check.h>
#include <hb.h>
#include <stdio.h>
#include <string.h>

Suite *suite_pdf_fields(void);

static struct sample s;
static struct typing typing;

static void open(void)
{
	sample_open(&s);
	typing = (struct typing){0};
	for (uint32_t c = 'A'; c <= 'C'; c++)
		*vec_push(s.arena, &typing.v) = (struct typed){c, c - ' ' + 1, s.face};
	s.pages->typing = &typing;
}
static void done(void) { sample_close(&s); }

#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))
#define EXPECT_SAME(path, other) ck_assert_int_eq(pdf_number(p, (path)), pdf_number(p, (other)))

static struct form_field *new_field(enum print_field kind, const char *name)
{
	struct form_field *f = NEW(s.arena, struct form_field);
	*f = (struct form_field){.kind = kind, .name = name, .says = name, .size = PT(10)};
	return f;
}

/* 30 x 15 pt, 10 pt to the right and 20 pt below the corner. */
static void place(const struct form_field *f, const char *says, const char *state, enum form_mark mark)
{
	struct element *e = sample_element(&s, ROLE_FORM);
	e->alt = says;
	struct item *it = sample_item(&s, ITEM_FIELD, e);
	*it = (struct item){.kind = ITEM_FIELD, .element = e, .x = PT(10), .y = PT(20), .w = PT(30), .h = PT(15)};
	it->field = (struct field_place){f, state, mark};
}

#define FIELD(i) "Root AcroForm Fields " #i " "
#define ANNOTATION(i) "Root Pages Kids 0 Annots " #i

/* -- fields ---------------------------------------------------------------------------------- */

START_TEST(no_fields_no_form)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root AcroForm", "");
}
END_TEST

START_TEST(a_text_is_a_field_and_its_own_widget)
{
	place(new_field(FIELD_TEXT, "name"), "Your name", NULL, 0);
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root AcroForm Fields 0", ANNOTATION(0));
	EXPECT_AT(FIELD(0) "Subtype", "/Widget");
	EXPECT_AT(FIELD(0) "FT", "/Tx");
	EXPECT_AT(FIELD(0) "T", "(name)");
	EXPECT_AT(FIELD(0) "V", "()");
	EXPECT_AT(FIELD(0) "DA", "(/Wingdings 10 Tf 0 g)");
	EXPECT_AT(FIELD(0) "Rect", "[10 65 40 80]");
	EXPECT_AT(FIELD(0) "F", "4");
	EXPECT_AT(FIELD(0) "Ff", "");
	EXPECT_AT(FIELD(0) "Q", "");
	ck_assert_str_eq(pdf_structure(p), "Document[Form[link]]");
	EXPECT_AT("Root StructTreeRoot K K Alt", "(Your name)");
	EXPECT_AT("Root StructTreeRoot K K A", "");
}
END_TEST

START_TEST(readers_are_not_asked_for_appearances)
{
	place(new_field(FIELD_TEXT, "name"), "Your name", NULL, 0);
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_stream(p, FIELD(0) "AP N").v, "/Tx BMC EMC");
	EXPECT_SAME(FIELD(0) "AP N Resources Font Wingdings", "Root AcroForm DR Font Wingdings");
	EXPECT_AT("Root AcroForm NeedAppearances", "");
	EXPECT_AT(FIELD(0) "MK", "");
}
END_TEST

START_TEST(texts_of_several_lines_and_in_the_middle)
{
	struct form_field *lines = new_field(FIELD_TEXT, "lines"), *centered = new_field(FIELD_TEXT, "number");
	lines->lines = centered->centered = true;
	place(lines, "a", NULL, 0);
	place(centered, "b", NULL, 0);
	struct pdf *p = sample_write(&s);
	EXPECT_AT(FIELD(0) "Ff", "4096");
	EXPECT_AT(FIELD(1) "Q", "1");
}
END_TEST

START_TEST(from_right_to_left_texts_stand_at_the_right)
{
	s.pages->rtl = true;
	place(new_field(FIELD_TEXT, "name"), "a", NULL, 0);
	struct pdf *p = sample_write(&s);
	EXPECT_AT(FIELD(0) "Q", "2");
	EXPECT_AT("Root AcroForm Q", "2");
}
END_TEST

/* -- buttons --------------------------------------------------------------------------------- */

START_TEST(the_buttons_of_a_choice_are_one_field)
{
	const struct form_field *f = new_field(FIELD_RADIO, "q1");
	place(f, "q1: no", "1", MARK_DISC);
	place(f, "q1: yes", "2", MARK_DISC);
	struct pdf *p = sample_write(&s);
	EXPECT_AT(FIELD(0) "FT", "/Btn");
	EXPECT_AT(FIELD(0) "Ff", "49152");
	EXPECT_AT(FIELD(0) "V", "/Off");
	EXPECT_AT(FIELD(0) "TU", "(q1)");
	EXPECT_SAME(FIELD(0) "Kids 0", ANNOTATION(0));
	EXPECT_SAME(FIELD(0) "Kids 1", ANNOTATION(1));
	EXPECT_SAME(FIELD(0) "Kids 1 Parent", "Root AcroForm Fields 0");
	EXPECT_AT("Root AcroForm Fields 1", "");
	EXPECT_AT(FIELD(0) "Kids 1 TU", "(q1: yes)");
	EXPECT_AT(FIELD(0) "Kids 1 T", "");
	EXPECT_AT(FIELD(0) "Kids 1 AS", "/Off");
	EXPECT_SAME(FIELD(0) "Kids 0 AP N 1", FIELD(0) "Kids 1 AP N 2"); /* they look alike */
	EXPECT_SAME(FIELD(0) "Kids 0 AP N Off", FIELD(0) "Kids 1 AP N Off");
	ck_assert_str_eq(pdf_stream(p, FIELD(0) "Kids 0 AP N Off").v, "q Q");
}
END_TEST

START_TEST(a_box_to_tick_is_a_field_of_its_own)
{
	place(new_field(FIELD_CHECK, "seen"), "Seen", "Yes", MARK_TICK);
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root AcroForm Fields 0", ANNOTATION(0));
	EXPECT_AT(FIELD(0) "FT", "/Btn");
	EXPECT_AT(FIELD(0) "Ff", "");
	EXPECT_AT(FIELD(0) "V", "/Off");
	EXPECT_AT(FIELD(0) "AS", "/Off");
	ck_assert_int_ne(pdf_number(p, FIELD(0) "AP N Yes"), 0);
}
END_TEST

/* -- sums ------------------------------------------------------------------------------------ */

START_TEST(a_sum_is_added_up_by_the_reader)
{
	const struct form_field *q[] = {new_field(FIELD_RADIO, "q-1"), new_field(FIELD_RADIO, "q-2")};
	struct form_field *sum = new_field(FIELD_TEXT, "q-total");
	for (int i = 0; i < 2; i++) {
		place(q[i], "a", "1", MARK_DISC);
		*vec_push(s.arena, &sum->sum) = q[i];
	}
	place(sum, "b", NULL, 0);
	struct pdf *p = sample_write(&s);
	EXPECT_SAME("Root AcroForm CO 0", FIELD(2));
	EXPECT_AT(FIELD(2) "Ff", "1");
	EXPECT_AT(FIELD(2) "AA C S", "/JavaScript");
	EXPECT_AT(FIELD(2) "AA C JS", "(AFSimple_Calculate\\(\"SUM\",[\"q-1\",\"q-2\"]\\);)");
}
END_TEST

/* -- the font -------------------------------------------------------------------------------- */

#define FONT "Root AcroForm DR Font Wingdings "

/* The code of a character, by what /ToUnicode says; -1: it has none. */
static int code_of(const struct pdf *p, unsigned character)
{
	unsigned code, says;
	for (const char *line = pdf_stream(p, FONT "ToUnicode").v; line; line = strchr(line + 1, '\n'))
		if (sscanf(line, "\n<%4x><%4x>", &code, &says) == 2 && says == character)
			return (int)code;
	return -1;
}

START_TEST(each_character_has_a_code)
{
	*vec_push(s.arena, &typing.v) = (struct typed){0xC0, 'A' - ' ' + 1, s.face}; /* with the glyph of A */
	place(new_field(FIELD_TEXT, "name"), "a", NULL, 0);
	struct pdf *p = sample_write(&s);
	EXPECT_AT(FONT "Encoding", "/Identity-H");
	EXPECT_AT(FONT "DescendantFonts 0 CIDToGIDMap", "/Identity");
	EXPECT_AT(FONT "DescendantFonts 0 FontDescriptor Flags", "4");
	ck_assert_int_eq(code_of(p, 'A'), 1); /* behind .notdef */
	ck_assert_int_eq(code_of(p, 'C'), 3);
	ck_assert_int_eq(code_of(p, 0xC0), 4);
	ck_assert_int_eq(code_of(p, 'D'), -1);
}
END_TEST

static void add(const struct face *face, uint32_t cp)
{
	hb_font_t *font = hb_font_create(face->hb);
	hb_codepoint_t gid;
	ck_assert(hb_font_get_nominal_glyph(font, cp, &gid));
	*vec_push(s.arena, &typing.v) = (struct typed){cp, gid, face};
	hb_font_destroy(font);
}

static void expect_same_ink(hb_font_t *one, hb_codepoint_t a, hb_font_t *other, hb_codepoint_t b)
{
	hb_glyph_extents_t x, y;
	ck_assert(hb_font_get_glyph_extents(one, a, &x) && hb_font_get_glyph_extents(other, b, &y));
	ck_assert(x.x_bearing == y.x_bearing && x.y_bearing == y.y_bearing && x.width == y.width && x.height == y.height);
	ck_assert_int_eq(hb_font_get_glyph_h_advance(one, a), hb_font_get_glyph_h_advance(other, b));
}

/* Hebrew fonts have no digits, and e with an acute is composed of both. */
START_TEST(fonts_are_joined)
{
	const struct face *hebrew = sample_face_of(s.arena, "fonts/NotoSansHebrew-Regular.ttf"),
	                  *latin = sample_face_of(s.arena, "fonts/NotoSans-Regular.ttf");
	static const uint32_t text[] = {0x5D0, 0x5E9, '7', 0xE9};
	typing = (struct typing){0};
	for (int i = 0; i < COUNT_OF(text); i++)
		add(i < 2 ? hebrew : latin, text[i]);
	place(new_field(FIELD_TEXT, "name"), "a", NULL, 0);
	struct pdf *p = sample_write(&s);
	struct pdf_data file = pdf_stream(p, FONT "DescendantFonts 0 FontDescriptor FontFile2");
	hb_blob_t *blob = hb_blob_create(file.v, (unsigned)file.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *joined = hb_font_create(face);
	for (int i = 0; i < COUNT_OF(text); i++) {
		hb_font_t *from = hb_font_create(typing.v.v[i].face->hb);
		expect_same_ink(joined, (hb_codepoint_t)code_of(p, text[i]), from, typing.v.v[i].gid);
		hb_font_destroy(from);
	}
	hb_font_destroy(joined);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	hb_face_destroy(hebrew->hb);
	hb_face_destroy(latin->hb);
}
END_TEST

Suite *suite_pdf_fields(void)
{
	Suite *suite = suite_create("pdf_fields");
	TCase *t = tcase_create("pdf_fields");
	tcase_add_checked_fixture(t, open, done);
	tcase_add_test(t, no_fields_no_form);
	tcase_add_test(t, a_text_is_a_field_and_its_own_widget);
	tcase_add_test(t, readers_are_not_asked_for_appearances);
	tcase_add_test(t, texts_of_several_lines_and_in_the_middle);
	tcase_add_test(t, from_right_to_left_texts_stand_at_the_right);
	tcase_add_test(t, the_buttons_of_a_choice_are_one_field);
	tcase_add_test(t, a_box_to_tick_is_a_field_of_its_own);
	tcase_add_test(t, a_sum_is_added_up_by_the_reader);
	tcase_add_test(t, each_character_has_a_code);
	tcase_add_test(t, fonts_are_joined);
	suite_add_tcase(suite, t);
	return suite;
}
