/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Justified lines: what hangs out of the measure, how far letters are set apart, and how lines begin. */
#include "paragraph.h"
#include <stdlib.h>

Suite *suite_justify(void);

static const char prose[] =
        "“Ask first,” she said. Numbers count, too, and words count twice: write them down, weigh them, strike out "
        "what nobody would miss, and read the rest aloud to somebody who has never heard of it.";

static void open_justified(struct bench *b, const char *locale)
{
	bench_open(b, locale);
	b->style.hang = HANG_JUSTIFIED;
	b->style.justify_tracking = 20;
	b->style.hyphenate = true;
}

/* Lines reach from edge to edge; a sign at an edge stands out by a share of its width. */
START_TEST(punctuation_hangs)
{
	struct bench b;
	open_justified(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, prose), PT(150), ALIGN_JUSTIFY);
	int out = 0;
	for (int i = 0; i < p->n; i++) {
		const struct line *l = &p->line[i];
		ck_assert_int_eq(l->x, -l->hang_left);
		if (i + 1 < p->n)
			ck_assert_int_eq(l->x + l->width, PT(150) + l->hang_right);
		out += l->hang_right > 0;
	}
	ck_assert_int_gt(p->line[0].hang_left, 0); /* the quotation mark */
	ck_assert_int_gt(out, 0);
	ck_assert_int_le(p->width, PT(150));
	bench_close(&b);
}
END_TEST

/* The shares themselves: at 10 pt, 70 % of a comma and none of a letter; half of a quotation mark at a start. */
START_TEST(shares_that_hang)
{
	struct bench b;
	struct measure m;
	open_justified(&b, "en");
	const struct shaped *s = shape_plain(&b, "“a, b");
	struct para_spec spec = bench_spec(&b, PT(150), ALIGN_JUSTIFY);
	measure_prepare(b.arena, s, &spec, &m);
	ck_assert_int_eq(hang_at_start(&m, &spec, 0), (mpt)(m.offset[3] / 2));
	ck_assert_int_eq(hang_at_end(&m, &spec, 5, false), (mpt)((m.offset[5] - m.offset[4]) * 70 / 100));
	ck_assert_int_eq(hang_at_end(&m, &spec, 4, false), 0);
	ck_assert_int_eq(hang_at_end(&m, &spec, 4, true), (mpt)((int64_t)m.hyphen_width * 70 / 100));
	b.style.hang = HANG_NONE;
	ck_assert_int_eq(hang_at_start(&m, &spec, 0), 0);
	spec.align = ALIGN_START;
	b.style.hang = HANG_JUSTIFIED;
	ck_assert_int_eq(hang_at_end(&m, &spec, 5, false), 0);
	bench_close(&b);
}
END_TEST

/* Where the first line begins, and its width. */
static struct line first_line(struct bench *b, const char *text, int align)
{
	return bench_set(b, shape_plain(b, text), PT(150), align)->line[0];
}

/* With `hang: start` a quotation mark stands before the edge, and the words behind it at the edge. */
START_TEST(opening_quotation_marks_stand_before_the_edge)
{
	struct bench b;
	bench_open(&b, "en");
	mpt mark = first_line(&b, "\u201C", ALIGN_START).width;
	ck_assert_int_eq(first_line(&b, "\u201CMore\u201D", ALIGN_START).x, 0);
	b.style.hang = HANG_START;
	struct line l = first_line(&b, "\u201CMore\u201D", ALIGN_START);
	ck_assert_int_eq(l.x, -mark);
	ck_assert_int_eq(l.hang_left, mark);
	ck_assert_int_eq(l.hang_right, 0);
	ck_assert_int_eq(first_line(&b, "\u201CMore\u201D", ALIGN_END).x, PT(150) - l.width);
	ck_assert_int_eq(first_line(&b, "\u201CMore\u201D", ALIGN_CENTER).x, (PT(150) - l.width) / 2);
	ck_assert_int_lt(first_line(&b, "(More)", ALIGN_START).hang_left, mark / 2); /* a bracket is none */
	bench_close(&b);
}
END_TEST

/* French has a space within its marks, narrow or not, set by hand or by the program: it stands out with the mark. */
START_TEST(the_space_behind_a_guillemet_stands_before_the_edge)
{
	static const char *const quoted[] = {"\u00AB\u202FBonjour\u202F\u00BB", "\u00AB\u00A0Bonjour\u00A0\u00BB",
	                                     "\u00AB Bonjour \u00BB"};
	struct bench b;
	bench_open(&b, "fr");
	b.style.hang = HANG_START;
	mpt word = first_line(&b, "Bonjour", ALIGN_START).width;
	struct line l = first_line(&b, quoted[_i], ALIGN_START), inner = first_line(&b, quoted[_i] + 2, ALIGN_START);
	ck_assert_int_eq(l.x, -l.hang_left);
	ck_assert_int_gt(l.hang_left, l.width - inner.width);                           /* more than the mark */
	ck_assert_int_lt(abs((l.width - l.hang_left) - (word + l.hang_left)), PT(0.2)); /* word and closing mark are left */
	bench_close(&b);
}
END_TEST

/* In Hebrew the start edge is at the right. */
START_TEST(quotation_marks_stand_before_the_right_edge)
{
	struct bench b;
	bench_open(&b, "he");
	b.style.hang = HANG_START;
	struct line l = first_line(&b, "\u201D\u05E9\u05DC\u05D5\u05DD\u201C", ALIGN_START);
	ck_assert_int_gt(l.hang_right, PT(3));
	ck_assert_int_eq(l.hang_left, 0);
	ck_assert_int_eq(l.x + l.width, PT(150) + l.hang_right);
	bench_close(&b);
}
END_TEST

/* A large letter stands at the edge with its ink: an upright by the white before it, a slanted one as it is. */
START_TEST(letters_begin_with_their_ink)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.hang = HANG_START;
	ck_assert_int_eq(first_line(&b, "No.", ALIGN_START).x, 0);
	b.style.size = PT(18);
	struct line l = first_line(&b, "No.", ALIGN_START);
	ck_assert_int_eq(l.x, -run_ink(&l.run[0], 0).x);
	ck_assert_int_lt(l.x, -PT(0.5));
	ck_assert_int_eq(first_line(&b, "Yes.", ALIGN_START).x, 0);
	bench_close(&b);
}
END_TEST

/* Where words may be divided, ragged lines end within three ems of the edge on any measure. */
START_TEST(divided_ragged_lines_are_even)
{
	struct bench b;
	bench_open(&b, "en");
	const struct shaped *s = shape_plain(&b, arena_printf(b.arena, "%s %s %s %s", prose, prose, prose, prose));
	mpt shortest[2] = {PT(340), PT(340)};
	for (int divided = 0; divided < 2; divided++) {
		b.style.hyphenate = divided;
		const struct para *p = bench_set(&b, s, PT(340), ALIGN_START);
		for (int i = 0; i + 1 < p->n; i++)
			shortest[divided] = mpt_min(shortest[divided], p->line[i].width);
	}
	ck_assert_msg(shortest[1] >= PT(310), "%d", shortest[1]);
	ck_assert_msg(shortest[0] < PT(310), "%d", shortest[0]);
	bench_close(&b);
}
END_TEST

static mpt widest_spread(const struct para *p)
{
	mpt most = 0;
	for (int i = 0; i < p->n; i++)
		for (int r = 0; r < p->line[i].n; r++)
			most = mpt_max(most, (mpt)labs(p->line[i].run[r].spread));
	return most;
}

/* Letters are set apart or closer by a fiftieth of an em at most, those that join not at all. */
START_TEST(letters_give_a_little)
{
	static const struct {
		const char *locale, *text;
		bool gives;
	} scripts[] = {
	        {"en", prose, true},
	        {"ru", "Маркетинг решает, чего должна достичь кампания, а техника решает, как это измерить.", true},
	        {"ar", "التسويق يقرر ما الذي يجب أن تحققه الحملة وتقنية المعلومات تقرر كيف يمكن قياس ذلك", false},
	        {"hi", "विपणन तय करता है कि अभियान को क्या हासिल करना चाहिए और तकनीक तय करती है कि उसे कैसे मापा जाए", false}};
	for (int i = 0; i < COUNT_OF(scripts); i++) {
		struct bench b;
		open_justified(&b, scripts[i].locale);
		const struct para *p = bench_set(&b, shape_plain(&b, scripts[i].text), PT(120), ALIGN_JUSTIFY);
		ck_assert_int_le(widest_spread(p), b.style.size * 20 / 1000);
		ck_assert_int_eq(widest_spread(p) > 0, scripts[i].gives);
		b.style.justify_tracking = 0;
		p = bench_set(&b, shape_plain(&b, scripts[i].text), PT(119), ALIGN_JUSTIFY);
		ck_assert_int_eq(widest_spread(p), 0);
		bench_close(&b);
	}
}
END_TEST

/* A dash stays with the word that it closes. */
START_TEST(no_line_begins_with_a_dash)
{
	struct bench b;
	open_justified(&b, "de");
	const struct shaped *s =
	        shape_plain(&b, "Das Wort – so kurz es ist – hat Platz, und noch eines – wie dieses – auch.");
	for (mpt width = PT(90); width <= PT(180); width += PT(5)) {
		const struct para *p = bench_set(&b, s, width, ALIGN_JUSTIFY);
		for (int i = 0; i < p->n; i++)
			ck_assert_int_ne(strncmp(p->line[i].run[0].text, "–", 3), 0);
	}
	bench_close(&b);
}
END_TEST

Suite *suite_justify(void)
{
	Suite *suite = suite_create("justify");
	TCase *c = tcase_create("justify");
	tcase_add_test(c, punctuation_hangs);
	tcase_add_test(c, divided_ragged_lines_are_even);
	tcase_add_test(c, opening_quotation_marks_stand_before_the_edge);
	tcase_add_loop_test(c, the_space_behind_a_guillemet_stands_before_the_edge, 0, 3);
	tcase_add_test(c, quotation_marks_stand_before_the_right_edge);
	tcase_add_test(c, letters_begin_with_their_ink);
	tcase_add_test(c, shares_that_hang);
	tcase_add_test(c, letters_give_a_little);
	tcase_add_test(c, no_line_begins_with_a_dash);
	suite_add_tcase(suite, c);
	return suite;
}
