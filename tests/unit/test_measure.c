/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of parts of a paragraph, in a font of which each glyph is 1,000 mpt wide (toy_font.h). */
#include "toy_font.h"

Suite *suite_measure(void);

/* -- the widest part and the longest line --------------------------------------------------- */

static const struct {
	const char *text;
	int align;
	mpt indent, min, max;
} extents[] = {
        {"a bbb cc", ALIGN_START, 0, 3000, 8000},
        {"a bbb cc", ALIGN_START, 500, 3000, 8500},
        {"a bbb\ncc dddd e", ALIGN_START, 0, 4000, 9000},
        {"aaaa bb\ncc", ALIGN_START, 500, 4000, 7500},
        {"aaaa", ALIGN_START, 0, 4000, 4000},
        /* A hyphen counts where it is added and where the next line repeats it. */
        {"aaa=bb", ALIGN_START, 0, 4000, 6000},
        {"aa=bbb cc", ALIGN_START, 0, 4000, 9000},
        {"aa=bb=cc ddd", ALIGN_START, 0, 4000, 12000},
        /* Ragged text ends lines between phrases; justified text does not heed them. */
        {"ABC/DE/F", ALIGN_START, 0, 3000, 6000},
        {"ABC/DE/F", ALIGN_JUSTIFY, 0, 1000, 6000},
        /* The space between an ideograph and a letter counts inside a line. */
        {"AaaB", ALIGN_START, 0, 5000, 5000},
        {"A aB", ALIGN_START, 0, 2500, 4500},
        /* What cannot be broken is never wider than the line that it stands on. */
        {"", ALIGN_START, 0, 0, 0},
        {"aaaa", ALIGN_START, -500, 4000, 4000},
};

START_TEST(extents_of_a_text)
{
	struct toy t;
	struct toy_face f;
	mpt min = -1, max = -1;
	toy_open(&t, extents[_i].text);
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	t.style.indent = extents[_i].indent;
	struct para_spec spec = toy_spec(&t, 0, extents[_i].align);
	text_extent(&t.env, &t.s, &spec, &min, &max);
	ck_assert_int_eq(min, extents[_i].min);
	ck_assert_int_eq(max, extents[_i].max);
	toy_font_close(&t, &f);
}
END_TEST

/* A soft hyphen is a breakpoint of the text itself. */
START_TEST(soft_hyphens_widen_a_part)
{
	struct toy t;
	struct toy_face f;
	mpt min, max;
	toy_open(&t, "aa~bb");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	t.s.place = t.hyphens;
	t.s.places = t.s.hyphen_places;
	struct para_spec spec = toy_spec(&t, 0, ALIGN_START);
	text_extent(&t.env, &t.s, &spec, &min, &max);
	ck_assert_int_eq(min, 3000);
	ck_assert_int_eq(max, 4000);
	toy_font_close(&t, &f);
}
END_TEST

/* Lengths that 31 bits do not hold stop at MPT_MAX. */
START_TEST(extents_do_not_overflow)
{
	struct toy t;
	struct toy_face f;
	mpt min, max;
	toy_open(&t, "aaaa bbbb");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 0, ALIGN_START);
	spec.size = 500000000;
	text_extent(&t.env, &t.s, &spec, &min, &max);
	ck_assert_int_eq(min, 2000000000);
	ck_assert_int_eq(max, MPT_MAX);
	toy_font_close(&t, &f);
}
END_TEST

/* Tracking follows each letter, also the only one and the last one. */
START_TEST(tracking_widens)
{
	static const char *const texts[] = {"a", "ab", "ab c"};
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct toy t;
		struct toy_face f;
		mpt min, max;
		toy_open(&t, texts[i]);
		toy_face_open(&f);
		toy_set_face(&t, &f, NULL);
		t.style.tracking = 1000; /* an em, which is as wide as a letter */
		struct para_spec spec = toy_spec(&t, 0, ALIGN_START);
		text_extent(&t.env, &t.s, &spec, &min, &max);
		ck_assert_int_eq(min, i ? 4000 : 2000);
		ck_assert_int_eq(max, 2000 * t.s.size);
		toy_font_close(&t, &f);
	}
}
END_TEST

/* -- parts ---------------------------------------------------------------------------------- */

START_TEST(widths_of_parts)
{
	struct toy t;
	struct toy_face f;
	struct measure m;
	toy_open(&t, "AaB c");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 0, ALIGN_JUSTIFY);
	measure_prepare(t.arena, &t.s, &spec, &m);
	ck_assert_int_eq(measure_width(&m, 0, 5), 6000);
	ck_assert_int_eq(measure_width(&m, 0, 2), 2500);
	ck_assert_int_eq(measure_width(&m, 1, 2), 1000); /* no gap before the first letter of a line */
	ck_assert_int_eq(measure_width(&m, 1, 3), 2500);
	ck_assert_int_eq(measure_width(&m, 1, 1), 0);
	ck_assert_int_eq(measure_width(&m, 3, 1), 0);
	ck_assert_int_eq(m.hyphen_width, 1000);
	ck_assert_int_eq(m.space_width, 1000);
	struct line_glue all = measure_glue(&m, 0, 5), behind = measure_glue(&m, 1, 3), none = measure_glue(&m, 2, 2);
	ck_assert_int_eq(all.spaces, 1);
	ck_assert_uint_eq(all.stretch, 2 * 125);
	ck_assert_uint_eq(all.shrink, 2 * 250);
	ck_assert_uint_eq(behind.stretch, 125);
	ck_assert_uint_eq(behind.shrink, 250);
	ck_assert_uint_eq((unsigned)none.spaces + none.stretch + none.shrink, 0);
	toy_font_close(&t, &f);
}
END_TEST

/* A space that begins a part counts; a gap that would does not. No-break spaces are spaces, too. */
START_TEST(gaps_of_parts)
{
	struct toy t;
	struct toy_face f;
	struct measure m;
	toy_open(&t, "ABC d");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 0, ALIGN_JUSTIFY);
	measure_prepare(t.arena, &t.s, &spec, &m);
	ck_assert_uint_eq(measure_glue(&m, 0, 3).stretch, 2 * 125);
	ck_assert_uint_eq(measure_glue(&m, 1, 3).stretch, 125);
	ck_assert_uint_eq(measure_glue(&m, 0, 2).stretch, 125);
	ck_assert_int_eq(measure_glue(&m, 3, 5).spaces, 1);
	ck_assert_int_eq(measure_glue(&m, 4, 5).spaces, 0);
	struct shaped s = {.text = "\u00A0 é", .size = 5};
	ck_assert(measure_is_space(&s, 0) && measure_is_space(&s, 2));
	ck_assert(!measure_is_space(&s, 1) && !measure_is_space(&s, 3));
	spec.align = ALIGN_START; /* ragged lines stretch nowhere */
	measure_prepare(t.arena, &t.s, &spec, &m);
	ck_assert_int_eq(measure_glue(&m, 0, 5).spaces, 0);
	toy_font_close(&t, &f);
}
END_TEST

/* The measure of a paragraph is kept until another size, tracking or the gaps of justified lines are asked for. */
START_TEST(measures_are_kept)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "ab cd");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 0, ALIGN_START);
	const struct measure *m = measure_of(&t.s, &spec);
	ck_assert_int_eq(measure_width(m, 0, 5), 5000);
	ck_assert_ptr_null(m->glue);
	t.glyph[0].advance = 2000; /* would be seen if it were measured again */
	ck_assert_int_eq(measure_width(measure_of(&t.s, &spec), 0, 5), 5000);
	spec.align = ALIGN_JUSTIFY;
	m = measure_of(&t.s, &spec);
	ck_assert_int_eq(measure_width(m, 0, 5), 6000);
	ck_assert_int_eq(measure_glue(m, 0, 5).spaces, 1);
	spec.size = 2000;
	ck_assert_int_eq(measure_width(measure_of(&t.s, &spec), 0, 5), 12000);
	ck_assert_int_eq(measure_of(&t.s, &spec)->hyphen_width, 2000);
	t.style.tracking = 100;
	ck_assert_int_eq(measure_width(measure_of(&t.s, &spec), 0, 5), 13000);
	spec.align = ALIGN_START; /* gaps more than are needed do no harm */
	t.glyph[0].advance = 1000;
	ck_assert_int_eq(measure_width(measure_of(&t.s, &spec), 0, 5), 13000);
	toy_font_close(&t, &f);
}
END_TEST

Suite *suite_measure(void)
{
	Suite *suite = suite_create("measure");
	TCase *c = tcase_create("measure");
	tcase_add_loop_test(c, extents_of_a_text, 0, COUNT_OF(extents));
	tcase_add_test(c, tracking_widens);
	tcase_add_test(c, soft_hyphens_widen_a_part);
	tcase_add_test(c, extents_do_not_overflow);
	tcase_add_test(c, widths_of_parts);
	tcase_add_test(c, gaps_of_parts);
	tcase_add_test(c, measures_are_kept);
	suite_add_tcase(suite, c);
	return suite;
}
