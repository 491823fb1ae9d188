/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines, in a font of which each glyph is 1,000 mpt wide (toy_font.h): where they stand, how glue is
 * set, in which order glyphs are seen, where hyphens go.
 */
#include "toy_font.h"

Suite *suite_text_lines(void);

/* -- where lines stand ---------------------------------------------------------------------- */

/* "abc de" in a measure of 5: "abc" leaves 2, "de" 3. An indent moves the first line from where lines start. */
static const struct {
	int align, rtl;
	mpt indent, first, second;
} starts[] = {
        {ALIGN_START, 0, 0, 0, 0},        {ALIGN_START, 0, 500, 500, 0},
        {ALIGN_START, 1, 0, 2000, 3000},  {ALIGN_START, 1, 500, 1500, 3000},
        {ALIGN_END, 0, 0, 2000, 3000},    {ALIGN_END, 0, 500, 2000, 3000},
        {ALIGN_END, 1, 0, 0, 0},          {ALIGN_END, 1, 500, 0, 0},
        {ALIGN_CENTER, 0, 0, 1000, 1500}, {ALIGN_CENTER, 1, 500, 1000, 1500},
};

START_TEST(lines_start)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "abc de");
	toy_face_open(&f);
	toy_set_face(&t, &f, starts[_i].rtl ? "111111" : NULL);
	t.env.options.spec.direction = starts[_i].rtl;
	t.style.indent = starts[_i].indent;
	const struct para *p = toy_para(&t, 5000, starts[_i].align);
	ck_assert_int_eq(p->n, 2);
	ck_assert_int_eq(p->line[0].x, starts[_i].first);
	ck_assert_int_eq(p->line[1].x, starts[_i].second);
	ck_assert_int_eq(p->line[0].width, 3000);
	ck_assert_int_eq(p->line[1].width, 2000);
	ck_assert_int_eq(p->width, 3000);
	toy_font_close(&t, &f);
}
END_TEST

/* -- advances ------------------------------------------------------------------------------- */

/* What is seen on the first line, its advances, and the width that counts. */
static const struct {
	const char *text;
	mpt width;
	int align, tracking;
	const char *seen, *advances;
	mpt drawn;
} glue[] = {
        /* The slack of 1,001 goes to both spaces, the odd mpt to the last. */
        {"a b c def", 6001, ALIGN_JUSTIFY, 0, "a b c ", "1000 1500 1000 1501 1000 1000", 6001},
        {"a b c def", 4800, ALIGN_JUSTIFY, 0, "a b c ", "1000 900 1000 900 1000 1000", 4800},
        /* Spaces at the end are drawn, but are not part of the line. */
        {"ab  cd", 3000, ALIGN_START, 0, "ab  ", "1000 1000 1000 1000", 2000},
        {"ab cd", 5000, ALIGN_JUSTIFY, 0, "ab cd", "1000 1000 1000 1000 1000", 5000},
        /* A last line is not stretched, nor one before a forced break, but it may be shrunk. */
        {"ab cd", 6000, ALIGN_JUSTIFY, 0, "ab cd", "1000 1000 1000 1000 1000", 5000},
        {"a b\ncd", 3500, ALIGN_JUSTIFY, 0, "a b", "1000 1000 1000", 3000},
        {"ab cd", 4900, ALIGN_JUSTIFY, 0, "ab cd", "1000 1000 900 1000 1000", 4900},
        /* Ragged lines keep their spaces. */
        {"a b c def", 5500, ALIGN_START, 0, "a b c ", "1000 1000 1000 1000 1000 1000", 5000},
        /* A line without spaces cannot be stretched. */
        {"abc def", 4000, ALIGN_JUSTIFY, 0, "abc ", "1000 1000 1000 1000", 3000},
        /* Tracking follows each letter. */
        {"ab", 9000, ALIGN_START, 100, "ab", "1100 1100", 2200},
        {"a", 9000, ALIGN_START, 100, "a", "1100", 1100},
        {"ab", 9000, ALIGN_START, -50, "ab", "950 950", 1900},
        /* Between ideographs lines stretch; the space beside letters shrinks to a half and more, and no end of a
           line has it. */
        {"ABCDEFGHIJ", 5100, ALIGN_JUSTIFY, 0, "ABCDE", "1025 1025 1025 1025 1000", 5100},
        {"AaB", 9000, ALIGN_START, 0, "AaB", "1500 1500 1000", 4000},
        {"AaBCDEF", 5100, ALIGN_JUSTIFY, 0, "AaBC", "1533 1533 1034 1000", 5100},
        {"AaBCDEF", 4900, ALIGN_JUSTIFY, 0, "AaBC", "1450 1450 1000 1000", 4900},
};

START_TEST(glue_is_set)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, glue[_i].text);
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	t.style.tracking = glue[_i].tracking;
	const struct line *line = &toy_para(&t, glue[_i].width, glue[_i].align)->line[0];
	ck_assert_str_eq(toy_seen(&t, line), glue[_i].seen);
	ck_assert_str_eq(toy_advances(&t, line), glue[_i].advances);
	ck_assert_int_eq(line->width, glue[_i].drawn);
	toy_font_close(&t, &f);
}
END_TEST

/* Letters that join are not set apart; others are, each behind the last glyph of its cluster. */
START_TEST(tracking_by_script)
{
	static const struct {
		hb_script_t script;
		bool joins;
	} scripts[] = {{HB_SCRIPT_LATIN, false},   {HB_SCRIPT_HEBREW, false},    {HB_SCRIPT_ARABIC, true},
	               {HB_SCRIPT_SYRIAC, true},   {HB_SCRIPT_MONGOLIAN, true},  {HB_SCRIPT_NKO, true},
	               {HB_SCRIPT_BENGALI, true},  {HB_SCRIPT_DEVANAGARI, true}, {HB_SCRIPT_GURMUKHI, true},
	               {HB_SCRIPT_CYRILLIC, false}};
	for (int i = 0; i < COUNT_OF(scripts); i++) {
		struct toy t;
		struct toy_face f;
		toy_open(&t, "abc");
		toy_face_open(&f);
		toy_set_face(&t, &f, NULL);
		t.glyph[1].cluster = 0;
		f.run[0].script = scripts[i].script;
		t.style.tracking = 100;
		const struct line *line = &toy_para(&t, 9000, ALIGN_START)->line[0];
		ck_assert_str_eq(toy_advances(&t, line), scripts[i].joins ? "1000 1000 1000" : "1000 1100 1100");
		ck_assert_int_eq(line->width, scripts[i].joins ? 3000 : 3200);
		toy_font_close(&t, &f);
	}
}
END_TEST

/* -- hyphens -------------------------------------------------------------------------------- */

static const struct {
	const char *text, *levels, *first, *second;
} hyphens[] = {
        {"abc~def", NULL, "abc-", "def"},
        {"abc=def", NULL, "abc=", "-def"},
        {"abc~def", "111111", "-cba", "fed"},
        {"abc=def", "1111111", "=cba", "fed-"},
        /* At the end and at the start of the text, whatever run is seen there. */
        {"abc~def", "001100", "ab-c", "def"},
        {"abc~def", "110011", "bac-", "dfe"},
};

START_TEST(hyphens_are_added)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, hyphens[_i].text);
	toy_face_open(&f);
	toy_set_face(&t, &f, hyphens[_i].levels);
	t.style.hyphenate = true;
	bool repeated = strchr(hyphens[_i].text, '=');
	const struct para *p = toy_para(&t, 4000, ALIGN_START);
	ck_assert_int_eq(p->n, 2);
	ck_assert_str_eq(toy_seen(&t, &p->line[0]), hyphens[_i].first);
	ck_assert_str_eq(toy_seen(&t, &p->line[1]), hyphens[_i].second);
	ck_assert_int_eq(p->line[0].width, 4000);
	ck_assert_int_eq(p->line[1].width, repeated ? 4000 : 3000);
	int soft = 0, again = 0;
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < p->line[i].n; k++) {
			soft += p->line[i].run[k].soft_hyphen;
			again += p->line[i].run[k].repeated_hyphen;
		}
	ck_assert_int_eq(soft, !repeated);
	ck_assert_int_eq(again, repeated);
	toy_font_close(&t, &f);
}
END_TEST

static hb_bool_t letters_only(hb_font_t *f, void *data, hb_codepoint_t cp, hb_codepoint_t *gid, void *user)
{
	(void)f, (void)data, (void)user;
	*gid = cp;
	return cp != '-';
}

/* A face without a hyphen draws none. */
START_TEST(hyphens_that_the_face_lacks)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "abc~def");
	toy_face_open(&f);
	hb_font_funcs_set_nominal_glyph_func(f.funcs, letters_only, NULL, NULL);
	toy_set_face(&t, &f, NULL);
	t.style.hyphenate = true;
	const struct para *p = toy_para(&t, 4000, ALIGN_START);
	ck_assert_str_eq(toy_seen(&t, &p->line[0]), "abc");
	ck_assert_int_eq(p->line[0].width, 3000);
	ck_assert(!p->line[0].run[0].soft_hyphen);
	toy_font_close(&t, &f);
}
END_TEST

/* The hyphen stands for no byte of the text. */
START_TEST(hyphens_stand_for_nothing)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "abc~def");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	t.style.hyphenate = true;
	const struct glyph_run *r = &toy_para(&t, 4000, ALIGN_START)->line[0].run[0];
	ck_assert_int_eq(r->n, 4);
	ck_assert_int_eq(r->text_size, 3);
	ck_assert_uint_eq(r->glyph[3].cluster, 3);
	ck_assert_int_eq(r->glyph[3].advance, 1000);
	ck_assert_int_eq(r->width, 4000);
	toy_font_close(&t, &f);
}
END_TEST

/* -- order ---------------------------------------------------------------------------------- */

/* UAX #9, L2: from the highest level down, each stretch of that level or higher is turned. */
static const struct {
	const char *text, *levels, *seen;
} orders[] = {
        {"abcdef", "000000", "abcdef"}, {"abcdef", "111111", "fedcba"}, {"abcdef", "001100", "abdcef"},
        {"abcdef", "112211", "fecdba"}, {"abcdef", "011220", "adecbf"}, {"abcdef", "221100", "dcabef"},
        {"abcdef", "001122", "abefdc"}, {"abcdef", "123321", "fbdcea"}, {"abcdef", "110011", "bacdfe"},
};

START_TEST(runs_are_reordered)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, orders[_i].text);
	toy_face_open(&f);
	toy_set_face(&t, &f, orders[_i].levels);
	ck_assert_str_eq(toy_seen(&t, &toy_para(&t, 9000, ALIGN_START)->line[0]), orders[_i].seen);
	toy_font_close(&t, &f);
}
END_TEST

/* Spaces at the end of a line of mixed direction stand beyond its end, as text of the paragraph's direction, and
   its runs in the order in which they are read. */
static const struct {
	const char *levels;
	uint8_t level;
	const char *seen;
	mpt x; /* of the space */
} ends[] = {
        {"11100", 0, "ba ", 2000},
        {"22211", 1, " ab", -1000},
        {"11111", 1, " ba", -1000},
        {"12111", 1, " ba", -1000},
};

START_TEST(spaces_of_mixed_lines)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "ab cd");
	toy_face_open(&f);
	toy_set_face(&t, &f, ends[_i].levels);
	t.s.level = ends[_i].level;
	const struct line *line = &toy_para(&t, 2000, ALIGN_START)->line[0];
	ck_assert_str_eq(toy_seen(&t, line), ends[_i].seen);
	ck_assert_int_eq(line->width, 2000);
	const struct glyph_run *last = &line->run[line->n - 1];
	ck_assert_int_eq(last->x, ends[_i].x);
	ck_assert_int_eq(*last->text, ' ');
	ck_assert_int_eq(last->text_size, 1);
	toy_font_close(&t, &f);
}
END_TEST

/* A line of nothing but spaces draws nothing. */
START_TEST(lines_of_spaces)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "ab\n  \ncd");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	const struct para *p = toy_para(&t, 9000, ALIGN_JUSTIFY);
	ck_assert_int_eq(p->n, 3);
	ck_assert_int_eq(p->line[1].n, 0);
	ck_assert_int_eq(p->line[1].width, 0);
	ck_assert_str_eq(toy_seen(&t, &p->line[2]), "cd");
	toy_font_close(&t, &f);
}
END_TEST

/* -- what is cut off ------------------------------------------------------------------------ */

/* Two letters that are kerned by 200 lose that where a line ends between them: the left one is shaped again. */
START_TEST(cut_off_letters_are_shaped_again)
{
	static const struct {
		bool unsafe;
		const char *first, *second;
	} cases[] = {{true, "1000 1000", "1000 1000"}, {false, "1000 800", "1000 1000"}};
	for (int i = 0; i < 2; i++) {
		struct toy t;
		struct toy_face f;
		toy_open(&t, "abcd");
		toy_face_open(&f);
		toy_set_face(&t, &f, NULL);
		t.glyph[1].advance = 800;
		t.glyph[2].unsafe = cases[i].unsafe;
		const struct para *p = toy_para(&t, 2100, ALIGN_START);
		ck_assert(p->broken_word);
		ck_assert_str_eq(toy_seen(&t, &p->line[0]), "ab");
		ck_assert_str_eq(toy_advances(&t, &p->line[0]), cases[i].first);
		ck_assert_str_eq(toy_advances(&t, &p->line[1]), cases[i].second);
		ck_assert_int_eq(p->line[1].run[0].glyph[1].cluster, 1);
		toy_font_close(&t, &f);
	}
}
END_TEST

/* A justified line takes what it grew by out of its spaces. */
START_TEST(justified_lines_make_up_for_kerning)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "a b~ccc d");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	t.style.hyphenate = true;
	t.glyph[2].advance = 900;
	t.glyph[3].unsafe = true;
	const struct para *p = toy_para(&t, 4000, ALIGN_JUSTIFY);
	ck_assert_str_eq(toy_seen(&t, &p->line[0]), "a b-");
	ck_assert_int_eq(p->line[0].width, 4000);
	ck_assert_str_eq(toy_advances(&t, &p->line[0]), "1000 1000 1000 1000");
	toy_font_close(&t, &f);
}
END_TEST

/* -- leading -------------------------------------------------------------------------------- */

/* Capitals stand in the middle of the leading: (1,400 + 700) / 2. */
START_TEST(baselines)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "ab cd ef");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 2000, ALIGN_START);
	const struct para *p = text_break(&t.env, t.arena, &t.s, &spec);
	spec.leading = 2000;
	const struct para *wide = text_relead(t.arena, p, &t.s, &spec);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(p->line[i].height, 1400);
		ck_assert_int_eq(p->line[i].baseline, 1050);
		ck_assert_int_eq(wide->line[i].height, 2000);
		ck_assert_int_eq(wide->line[i].baseline, 1350);
		ck_assert_ptr_eq(wide->line[i].run, p->line[i].run);
		ck_assert_int_eq(wide->line[i].width, 2000);
	}
	ck_assert_int_eq(p->height, 4200);
	ck_assert_int_eq(wide->height, 6000);
	ck_assert_int_eq(wide->n, 3);
	t.s.face = NULL;
	ck_assert_int_eq(text_relead(t.arena, p, &t.s, &spec)->line[0].baseline, 1000);
	toy_font_close(&t, &f);
}
END_TEST

/* A height that is beyond all paper stops at its limit. */
START_TEST(heights_do_not_overflow)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "a b c d e f g h i j k l m n o p q");
	toy_face_open(&f);
	toy_set_face(&t, &f, NULL);
	struct para_spec spec = toy_spec(&t, 1000, ALIGN_START);
	spec.leading = PARA_HIGHEST / 17;
	const struct para *p = text_break(&t.env, t.arena, &t.s, &spec);
	ck_assert_int_eq(p->height, PARA_HIGHEST / 17 * 17);
	spec.leading = PARA_HIGHEST / 17 + 1;
	ck_assert_int_eq(text_relead(t.arena, p, &t.s, &spec)->height, PARA_HIGHEST);
	spec.leading = MPT_MAX / 2;
	ck_assert_int_eq(text_relead(t.arena, p, &t.s, &spec)->height, PARA_HIGHEST);
	toy_font_close(&t, &f);
}
END_TEST

/* A run knows its face, size, colour, markup and text, for whoever draws it. */
START_TEST(runs_say_what_they_are)
{
	struct toy t;
	struct toy_face f;
	toy_open(&t, "ab cd");
	toy_face_open(&f);
	toy_set_face(&t, &f, "00011");
	t.style.color = COLOR_RGB(0x5A3A72);
	t.glyph[3].dx = 100;
	t.glyph[3].dy = -200;
	const struct line *line = &toy_para(&t, 9000, ALIGN_START)->line[0];
	ck_assert_int_eq(line->n, 2);
	const struct glyph_run *r = &line->run[1];
	ck_assert_ptr_eq(r->face, &f.state.pub);
	ck_assert_ptr_eq(r->span, &f.span);
	ck_assert_int_eq(r->size, 1000);
	ck_assert(color_equal(r->color, COLOR_RGB(0x5A3A72)));
	ck_assert_ptr_eq(r->text, t.text + 3);
	ck_assert_int_eq(r->text_size, 2);
	ck_assert(r->rtl && !line->run[0].rtl);
	ck_assert_uint_eq(r->glyph[0].cluster, 1);
	ck_assert_uint_eq(r->glyph[1].cluster, 0);
	ck_assert_int_eq(r->glyph[1].dx, 100);
	ck_assert_int_eq(r->glyph[1].dy, -200);
	toy_font_close(&t, &f);
}
END_TEST

Suite *suite_text_lines(void)
{
	Suite *suite = suite_create("text_lines");
	TCase *c = tcase_create("text_lines");
	tcase_add_loop_test(c, lines_start, 0, COUNT_OF(starts));
	tcase_add_loop_test(c, glue_is_set, 0, COUNT_OF(glue));
	tcase_add_test(c, tracking_by_script);
	tcase_add_loop_test(c, hyphens_are_added, 0, COUNT_OF(hyphens));
	tcase_add_test(c, hyphens_that_the_face_lacks);
	tcase_add_test(c, hyphens_stand_for_nothing);
	tcase_add_loop_test(c, runs_are_reordered, 0, COUNT_OF(orders));
	tcase_add_loop_test(c, spaces_of_mixed_lines, 0, COUNT_OF(ends));
	tcase_add_test(c, lines_of_spaces);
	tcase_add_test(c, cut_off_letters_are_shaped_again);
	tcase_add_test(c, justified_lines_make_up_for_kerning);
	tcase_add_test(c, baselines);
	tcase_add_test(c, heights_do_not_overflow);
	tcase_add_test(c, runs_say_what_they_are);
	suite_add_tcase(suite, c);
	return suite;
}
