/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The blanks of full-width punctuation: what lines discard at their ends, what signs in a row share, what justified
 * lines shrink and stretch (JLREQ, CLREQ). Texts are set in 10 pt; widths are in tenths of an em, so that a sign of
 * full width has 10 and its blank half 5.
 */
#include "paragraph.h"

Suite *suite_ideographs(void);

static const struct para *set_line(struct bench *b, const char *text, mpt width, int align)
{
	return bench_set(b, shape_plain(b, text), width, align);
}

/* -- runs and ends -------------------------------------------------------------------------- */

static const struct {
	const char *locale, *text;
	int width;
} widths[] = {
        /* A bracket at the start of a line and a bracket, comma or full stop at its end have lost their blanks. */
        {"ja", "情報技術", 40},
        {"ja", "「情報」", 30},
        {"ja", "（情報）", 30},
        {"ja", "情報。", 25},
        {"ja", "情報、", 25},
        {"zh-Hans", "“信息”", 30},
        {"zh-Hans", "信息！", 25},
        {"zh-Hans", "信息：", 25},
        /* Inside of a line they keep them. */
        {"ja", "情「報」技", 50},
        {"ja", "情、報。技", 50},
        {"zh-Hans", "信“息”技", 50},
        /* A closing sign and an opening one share a blank. */
        {"ja", "情」「報", 35},
        {"ja", "情、「報", 35},
        {"ja", "情。（報", 35},
        {"zh-Hans", "信，“息", 35},
        {"zh-Hans", "信：“息", 35},
        {"zh-Hans", "信》《息", 35},
        /* What closes follows a closing sign closely, and what opens is followed closely by an opening one. */
        {"ja", "情」。報", 35},
        {"ja", "情。」報", 35},
        {"ja", "情」、報", 35},
        {"ja", "情「『報", 35},
        {"ja", "情（「報」）、技", 65},
        {"zh-Hans", "信！”息", 35},
        {"zh-Hans", "信”，息", 35},
        {"zh-Hans", "信？）《息", 40},
        /* A middle dot has a quarter on both sides, beside a bracket too, and has lost it at an end. */
        {"ja", "情・報", 30},
        {"ja", "情」・「報", 40},
        {"ja", "・情・", 25},
        /* A sign of exclamation stands in the middle of its em in Japanese. */
        {"ja", "情！", 20},
        {"ja", "情！」報", 40},
        /* A space of full width at the end of a line is nothing, one at its start is an indent. */
        {"ja", "情！　", 20},
        {"ja", "　情", 20},
};

START_TEST(blanks_of_a_line)
{
	struct bench b;
	bench_open(&b, widths[_i].locale);
	const struct para *p = set_line(&b, widths[_i].text, PT(200), ALIGN_START);
	ck_assert_int_eq(p->n, 1);
	ck_assert_int_eq(p->line[0].width / PT(1), widths[_i].width);
	bench_close(&b);
}
END_TEST

/* Lines are broken by these widths, and each starts and ends with its ink at the edge. */
START_TEST(lines_end_without_blanks)
{
	struct bench b;
	bench_open(&b, "zh-Hans");
	const struct para *p =
	        set_line(&b, "“今天”，“我们”，“去图”，“书馆看书”，“书今天”，“我们去”。", PT(116), ALIGN_START);
	ck_assert_str_eq(lines_of(&b, p), "“今天”，“我们”，“去图”，|“书馆看书”，“书今天”，|“我们去”。");
	for (int i = 0; i < p->n; i++) {
		const struct glyph_run *first = &p->line[i].run[0], *last = &p->line[i].run[p->line[i].n - 1];
		ck_assert_int_eq(first->glyph[0].dx, -PT(5));
		ck_assert_int_eq(first->glyph[0].advance, PT(5));
		ck_assert_int_eq(last->glyph[last->n - 1].advance, PT(5));
	}
	bench_close(&b);
}
END_TEST

/* Without `halt` the ink says the same: a bracket keeps to one half of its em, a middle dot to the middle. */
START_TEST(ink_says_as_much)
{
	static const char signs[] = "情「『（〔［｛〈《【」』）〕］｝〉》】、。，．・：；！";
	struct bench b;
	bench_open(&b, "ja");
	const struct shaped *s = shape_plain(&b, signs);
	ck_assert_int_ge(b.env->blanks.n, 25);
	for (int i = 0; i < b.env->blanks.n; i++) {
		const struct blank *font = &b.env->blanks.v[i], ink = blank_beside_ink(s->run[0].face, font->gid);
		ck_assert_int_eq(ink.lead, font->lead);
		ck_assert_int_eq(ink.trail, font->trail);
	}
	bench_close(&b);
}
END_TEST

/* -- glue ------------------------------------------------------------------------------------ */

/* Before each sign and at the end, in thousandths of an em: space, stretch and shrink, and the blanks of the sign before
   and of the next one in brackets; "." for nothing. */
static const char *glue_of(struct bench *b, const char *text)
{
	const struct shaped *s = shape_plain(b, text);
	const char *out = "";
	for (const char *p = text, *end = text + strlen(text);; utf8_next(&p, end)) {
		const struct glue g = s->glue ? s->glue[p - text] : (struct glue){0};
		out = arena_printf(b->arena, "%s%s", out, p == text ? "" : " ");
		out = g.space || g.stretch || g.shrink || g.trail || g.lead
		        ? arena_printf(b->arena, "%s%d+%d-%d(%d,%d)", out, g.space, g.stretch, g.shrink, g.trail, g.lead)
		        : arena_printf(b->arena, "%s.", out);
		if (p == end)
			return out;
	}
}

static const struct {
	const char *locale, *text, *glue;
} glues[] = {
        {"ja", "ab c", ". . . . ."},
        /* A space beside letters and digits of any script below U+2000, and the sign of percent; not beside others. */
        {"ja", "技A技", ". 250+125-125(0,0) 250+125-125(0,0) ."},
        {"ja", "技%技", ". 250+125-125(0,0) 250+125-125(0,0) ."},
        {"ja", "技7技", ". 250+125-125(0,0) 250+125-125(0,0) ."},
        {"ja", "技\u00E9技", ". 250+125-125(0,0) 250+125-125(0,0) ."},
        {"ja", "技\u03A9技", ". 250+125-125(0,0) 250+125-125(0,0) ."},
        {"ja", "技+技", ". . . ."},
        {"ja", "技$技", ". . . ."},
        {"ja", "技&技", ". . . ."},
        {"ja", "技。A", ". . 0+0-0(500,0) ."},
        {"ja", "A（技", ". 0+0-500(0,500) . ."},
        {"ko", "技A技", ". . . ."}, /* no such space in Korean */
        /* Between ideographs: kana that start no line, marks that repeat, and signs of full width too. */
        {"ja", "技〜技", ". 0+40-0(0,0) 0+40-0(0,0) ."},
        {"ja", "技々技", ". 0+40-0(0,0) 0+40-0(0,0) ."},
        {"ja", "技ー技", ". 0+40-0(0,0) 0+40-0(0,0) ."},
        {"ja", "技\u338F技", ". 0+40-0(0,0) 0+40-0(0,0) ."},
        {"ja", "技２技", ". 0+40-0(0,0) 0+40-0(0,0) ."}, /* digits of full width are set whole */
        {"ja", "技ｂ技", ". 0+40-0(0,0) 0+40-0(0,0) ."},
        /* None beside Hangul, narrow signs, dashes. */
        {"ja", "技한技", ". . . ."},
        {"ja", "技\u00BD技", ". . . ."},
        {"ja", "技—技", ". . . ."},
        {"ja", "技…技", ". . . ."},
        /* Blanks stretch twice as much and shrink; behind a full stop they do not. */
        {"ja", "技、技", ". . 0+80-500(500,0) ."},
        {"ja", "技。技", ". . 0+80-0(500,0) ."},
        {"ja", "技．技", ". . 0+80-0(500,0) ."},
        {"ja", "技・技", ". 0+80-250(0,250) 0+80-250(250,0) ."},
        {"ja", "技：技", ". 0+80-250(0,250) 0+80-250(250,0) ."},
        {"ja", "「技", "0+0-500(0,500) . ."},
        {"ja", "技」「技", ". . -500+80-500(500,500) . ."},
        {"ja", "技、」技", ". . -500+0-0(500,0) 0+80-500(500,0) ."},
        {"ja", "技！技", ". . 0+40-0(0,0) ."},
        {"ja", "技？」技", ". . . 0+80-500(500,0) ."},
        {"zh-Hans", "技！技", ". . 0+80-500(500,0) ."},
        {"zh-Hans", "技：技", ". 0+40-0(0,0) 0+80-500(500,0) ."},
        {"zh-Hans", "技？」技", ". . -500+0-0(500,0) 0+80-500(500,0) ."},
        /* Quotation marks are as wide as an ideograph in a Chinese font only. */
        {"ja", "技“技”技", ". . . . . ."},
        {"zh-Hans", "技“技”技", ". 0+80-500(0,500) . . 0+80-500(500,0) ."},
        /* A space of full width is nothing at a line's end. */
        {"ja", "技　技", ". . 0+0-0(1000,0) ."},
        /* Marks and spaces without width are passed over, but that a line may end there. */
        {"ja", "技\u0301A", ". . 250+125-125(0,0) ."},
        {"ja", "技。\u200B「技", ". . 0+0-0(500,0) -500+80-0(500,500) . ."},
        {"ja", "技、\u2060技", ". . 0+0-0(500,0) 0+80-500(500,0) ."},
        {"ja", "技\u200D技", ". . . ."},
        {"ja", "技、", ". . 0+0-0(500,0)"},
};

START_TEST(glue_between_signs)
{
	struct bench b;
	bench_open(&b, glues[_i].locale);
	ck_assert_str_eq(glue_of(&b, glues[_i].text), glues[_i].glue);
	bench_close(&b);
}
END_TEST

/* -- justified lines ------------------------------------------------------------------------ */

/* The advances of the first line's glyphs in hundredths of an em. */
static const char *advances(struct bench *b, const char *text, mpt width)
{
	const struct para *p = set_line(b, text, width, ALIGN_JUSTIFY);
	const char *out = "";
	for (int i = 0; i < p->line[0].n; i++)
		for (int g = 0; g < p->line[0].run[i].n; g++)
			out = arena_printf(b->arena, "%s%s%d", out, *out ? " " : "",
			                   p->line[0].run[i].glyph[g].advance / 100);
	return out;
}

/* A line shrinks what brackets and commas leave blank, to their half at most; a full stop inside of it keeps its. */
START_TEST(lines_shrink_blanks)
{
	struct bench b;
	bench_open(&b, "zh-Hans");
	ck_assert_str_eq(advances(&b, "信息、技术", PT(47)), "100 100 70 100 100");
	ck_assert_str_eq(advances(&b, "信息、技术", PT(45)), "100 100 50 100 100");
	ck_assert_str_eq(advances(&b, "信、息“技术", PT(54)), "100 70 70 100 100 100");
	ck_assert_str_eq(advances(&b, "信息。技、术", PT(57)), "100 100 100 100 70 100");
	/* More than that there is not: the line ends before. */
	ck_assert_str_eq(lines_of(&b, set_line(&b, "信息、技术", PT(44), ALIGN_JUSTIFY)), "信息、技|术");
	ck_assert_str_eq(lines_of(&b, set_line(&b, "信息。技术", PT(47), ALIGN_JUSTIFY)), "信息。技|术");
	bench_close(&b);
}
END_TEST

/* A line stretches more where there is a blank than between two ideographs; not between a sign and what it clings to. */
START_TEST(lines_stretch_blanks)
{
	struct bench b;
	bench_open(&b, "zh-Hans");
	ck_assert_str_eq(advances(&b, "信息技术信息技术", PT(52)), "105 105 105 105 100");
	ck_assert_str_eq(advances(&b, "信，息技术信息技术", PT(62)), "100 108 104 104 104 100");
	bench_close(&b);
}
END_TEST

/* On no usual measure are ideographs set apart by more than a twentieth of an em. */
START_TEST(lines_are_not_loose)
{
	struct bench b;
	bench_open(&b, "ja");
	for (mpt width = PT(180); width <= PT(330); width += PT(7)) {
		const struct para *p =
		        set_line(&b,
		                 "「これは何ですか」と彼は聞いた。「本です」（それは『猫』だった）、と答えた。「ほう、"
		                 "『猫』ですか。」「はい。」彼は笑い、本を閉じ、窓の外を見た。",
		                 width, ALIGN_JUSTIFY);
		for (int i = 0; i + 1 < p->n; i++)
			for (int r = 0; r < p->line[i].n; r++)
				for (int g = 0; g + 1 < p->line[i].run[r].n; g++)
					ck_assert_int_le(p->line[i].run[r].glyph[g].advance, PT(11));
	}
	bench_close(&b);
}
END_TEST

Suite *suite_ideographs(void)
{
	Suite *suite = suite_create("ideographs");
	TCase *c = tcase_create("ideographs");
	tcase_add_loop_test(c, blanks_of_a_line, 0, COUNT_OF(widths));
	tcase_add_test(c, lines_end_without_blanks);
	tcase_add_test(c, ink_says_as_much);
	tcase_add_loop_test(c, glue_between_signs, 0, COUNT_OF(glues));
	tcase_add_test(c, lines_shrink_blanks);
	tcase_add_test(c, lines_stretch_blanks);
	tcase_add_test(c, lines_are_not_loose);
	suite_add_tcase(suite, c);
	return suite;
}
