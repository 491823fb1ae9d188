/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What glyphs look like: the same in a font's file and in each subset of it, and told apart when an outline differs. */
#include "outline.h"
#include "pdf_sample.h"

#include <check.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_outline(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define DESCRIPTOR "Root Pages Kids 0 Resources Font F0 DescendantFonts 0 FontDescriptor "

static void use_face(const char *file)
{
	hb_face_destroy(s.face->hb);
	s.face = sample_face_of(s.arena, file);
}

static uint64_t look_of(struct font_program *p, unsigned glyph)
{
	uint64_t look = 0;
	const char *why = NULL;
	ck_assert_msg(font_program_look(p, glyph, &look, &why), "%s", why ? why : "");
	return look;
}

static const char *refusal(struct font_program *p, unsigned glyph)
{
	uint64_t look = 0;
	const char *why = NULL;
	ck_assert(!font_program_look(p, glyph, &look, &why));
	return why;
}

static struct font_program *embedded(struct pdf_data *d)
{
	const char *why = NULL;
	struct pdf *p = sample_write(&s);
	*d = pdf_stream(p, s.face->is_cff ? DESCRIPTOR "FontFile3" : DESCRIPTOR "FontFile2");
	struct font_program *f = font_program_read(s.arena, d->v, d->n, &why);
	ck_assert_msg(f != NULL, "%s", why ? why : "");
	return f;
}

/* The codes in a PDF: numbers of the subset, CIDs, numbers of the font. */
static const struct {
	const char *file, *letters;
	unsigned code[2];
} fonts[] = {{"fonts/NotoSans-Regular.ttf", "BA", {2, 1}},
             {"tests/fonts/cid-keyed.otf", "橋鉄", {0x565B, 0xA1E0}},
             {"tests/fonts/name-keyed.otf", "AB", {0, 0}}};

START_TEST(a_subset_draws_what_the_font_draws)
{
	struct pdf_data d;
	use_face(fonts[_i].file);
	const struct glyph_run *r = sample_text(&s, sample_element(&s, ROLE_P), fonts[_i].letters, PT(10), PT(20));
	struct font_program *whole = font_program_of(s.arena, s.face), *subset = embedded(&d);
	for (int i = 0; i < 2; i++) {
		const unsigned code = fonts[_i].code[i] ? fonts[_i].code[i] : r->glyph[i].gid;
		ck_assert_uint_ne(look_of(whole, r->glyph[i].gid), 0);
		ck_assert_uint_eq(look_of(subset, code), look_of(whole, r->glyph[i].gid));
	}
	ck_assert_uint_ne(look_of(whole, r->glyph[0].gid), look_of(whole, r->glyph[1].gid));
	font_program_close(subset);
	font_program_close(whole);
}
END_TEST

START_TEST(a_blank_draws_nothing)
{
	hb_codepoint_t gid = 0;
	use_face(fonts[0].file);
	hb_font_t *font = hb_font_create(s.face->hb);
	ck_assert(hb_font_get_nominal_glyph(font, ' ', &gid));
	hb_font_destroy(font);
	struct font_program *p = font_program_of(s.arena, s.face);
	ck_assert_uint_eq(look_of(p, gid), 0);
	font_program_close(p);
}
END_TEST

START_TEST(a_glyph_that_is_not_there_is_told)
{
	struct pdf_data d;
	use_face(fonts[_i].file);
	sample_text(&s, sample_element(&s, ROLE_P), fonts[_i].letters, PT(10), PT(20));
	struct font_program *p = embedded(&d);
	ck_assert_str_eq(refusal(p, 0xFFF0), "it does not have a glyph that is drawn");
	font_program_close(p);
}
END_TEST

/* The last bytes of the file of a subset are those of a table; of CFF, of an outline. */
START_TEST(a_damaged_program_is_told)
{
	struct pdf_data d;
	const char *why = NULL;
	use_face(fonts[_i].file);
	sample_text(&s, sample_element(&s, ROLE_P), fonts[_i].letters, PT(10), PT(20));
	font_program_close(embedded(&d));
	ck_assert_ptr_null(font_program_read(s.arena, d.v, d.n / 2, &why));
	ck_assert_ptr_nonnull(why);
	ck_assert_ptr_null(font_program_read(s.arena, "\1", 1, &why));
	ck_assert_ptr_null(font_program_read(s.arena, "none", 4, &why));
	ck_assert_str_eq(why, "it is no OpenType font");
}
END_TEST

Suite *suite_outline(void)
{
	Suite *suite = suite_create("outline");
	TCase *c = tcase_create("looks");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_loop_test(c, a_subset_draws_what_the_font_draws, 0, COUNT_OF(fonts));
	tcase_add_test(c, a_blank_draws_nothing);
	tcase_add_loop_test(c, a_glyph_that_is_not_there_is_told, 0, COUNT_OF(fonts));
	tcase_add_loop_test(c, a_damaged_program_is_told, 0, COUNT_OF(fonts));
	suite_add_tcase(suite, c);
	return suite;
}
