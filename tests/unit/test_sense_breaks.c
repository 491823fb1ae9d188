/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that end where the sense asks: <wbr> under `break: sense` of a style, and under `break: auto`. */
#include "paragraph.h"

Suite *suite_sense_breaks(void);

struct example {
	const char *locale, *text, *wanted;
	mpt width;
};

static struct para *set_sense(struct bench *b, const struct example *e, int line_break)
{
	bench_open(b, e->locale);
	b->style.line_break = line_break;
	return bench_set(b, shape_prose(b, e->text), e->width, ALIGN_START);
}

static const struct example senses[] = {
        /* At <wbr> and nowhere else, and not where the next words have room. */
        {"en", "One team plans <wbr>and the other one builds", "One team plans|and the other one builds", PT(130)},
        {"en", "One team plans <wbr>and the other one builds", "One team plans and the other one builds", PT(300)},
        {"en", "Plan<wbr> and build", "Plan|and build", PT(50)},
        {"en", "to <wbr>**plan** <wbr>and to build", "to plan|and to build", PT(62)},
        /* Forced ends stay. */
        {"en", "One  \nand two <wbr>and three", "One|and two|and three", PT(50)},
        /* A text without any is broken as ever. */
        {"en", "One team plans", "One team|plans", PT(50)},
        /* Inside of <nobr>, and inside of a word. */
        {"en", "<nobr>One team <wbr>plans it</nobr>", "One team|plans it", PT(50)},
        {"en", "market<wbr>place", "market|place", PT(40)},
        {"ja", "情報と<wbr>両方の仕事", "情報と|両方の仕事", PT(60)},
        {"he", "צוות אחד <wbr>מתכנן ובונה", "צוות אחד|מתכנן ובונה", PT(70)},
};

START_TEST(lines_end_at_marks)
{
	struct bench b;
	const struct para *p = set_sense(&b, &senses[_i], LINE_BREAK_SENSE);
	ck_assert_str_eq(lines_of(&b, p), senses[_i].wanted);
	ck_assert(!p->broken_sense && !p->broken_word);
	bench_close(&b);
}
END_TEST

/* Where words between two of them are wider than the measure, the text is broken as ever, and that is told. */
static const struct example wide[] = {
        {"en", "One <wbr>team that plans it <wbr>all", "One team|that plans|it all", PT(50)},
        {"ja", "情報<wbr>両方の仕事", "情報|両方の|仕事", PT(35)},
        {"he", "אחד <wbr>מתכנן וגם בונה", "אחד מתכנן|וגם בונה", PT(50)},
};

START_TEST(wide_words_are_broken)
{
	struct bench b;
	const struct para *p = set_sense(&b, &wide[_i], LINE_BREAK_SENSE);
	ck_assert_str_eq(lines_of(&b, p), wide[_i].wanted);
	ck_assert(p->broken_sense);
	bench_close(&b);
}
END_TEST

/* Otherwise a mark is one more place. */
static const struct example autos[] = {
        {"en", "One team plans <wbr>and builds", "One team|plans and|builds", PT(50)},
        {"en", "a market<wbr>place", "a market|place", PT(50)},
};

START_TEST(marks_are_places)
{
	struct bench b;
	const struct para *p = set_sense(&b, &autos[_i], LINE_BREAK_AUTO);
	ck_assert_str_eq(lines_of(&b, p), autos[_i].wanted);
	ck_assert(!p->broken_sense);
	bench_close(&b);
}
END_TEST

/* The least width is that of the widest words between two of them. */
START_TEST(least_width)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.line_break = LINE_BREAK_SENSE;
	struct para_spec spec = bench_spec(&b, PT(300), ALIGN_START);
	mpt min, max, part, whole;
	text_extent(b.env, shape_prose(&b, "One <wbr>team that plans"), &spec, &min, &max);
	text_extent(b.env, shape_plain(&b, "team that plans"), &spec, &part, &whole);
	ck_assert_int_eq(min, whole);
	ck_assert_int_gt(max, min);
	bench_close(&b);
}
END_TEST

Suite *suite_sense_breaks(void)
{
	Suite *suite = suite_create("sense_breaks");
	TCase *c = tcase_create("sense_breaks");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, lines_end_at_marks, 0, COUNT_OF(senses));
	tcase_add_loop_test(c, wide_words_are_broken, 0, COUNT_OF(wide));
	tcase_add_loop_test(c, marks_are_places, 0, COUNT_OF(autos));
	tcase_add_test(c, least_width);
	suite_add_tcase(suite, c);
	return suite;
}
