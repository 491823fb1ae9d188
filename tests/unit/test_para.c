/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines: that they are as wide as they were measured, and what stands on them at the edges of what a
 * text can be.
 */
#include "paragraph.h"

Suite *suite_para(void);

/* -- what is drawn is what was measured ----------------------------------------------------- */

static const char *const words[] = {"Span",     "fi",       "AV",       "Wäre",    "ffl",    "12.5",     "(AB)", "объём",
                                    "ığdır",    "التسويق",  "للغة",     "שיווק",   "(שלום)", "विपणन",    "क्षेत्र", "การตลาด",
                                    "情報技術", "「情報」", "信息技术", "e\u0301", "→",      "a\u00A0b", "𝒜",    "4711"};

static const char *random_scripts(struct bench *b, uint32_t *seed)
{
	struct buf out = {0};
	for (uint32_t n = 4 + next_random(seed, 30), i = 0; i < n; i++)
		buf_printf(&out, "%s%s", i && next_random(seed, 8) ? " " : "", words[next_random(seed, COUNT_OF(words))]);
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* Thousands of lines in all scripts: glyphs add up to runs, runs to lines, and lines to what was measured. */
START_TEST(widths_add_up)
{
	static const char *const locales[] = {"en", "ar"};
	struct bench b;
	uint32_t seed = 5;
	int lines = 0;
	bench_open(&b, locales[_i]);
	for (int round = 0; round < 900; round++) {
		const struct shaped *s = shape_plain(&b, random_scripts(&b, &seed));
		struct para_spec spec = bench_spec(&b, PT(90) + (mpt)next_random(&seed, PT(250)), ALIGN_START);
		struct measure m;
		struct cut_list cuts = {0};
		measure_prepare(b.arena, s, &spec, &m);
		choose_breaks(b.env, b.arena, (struct shaped *)(uintptr_t)s, &m, &spec, &cuts);
		const struct para *p = text_break(b.env, b.arena, s, &spec);
		ck_assert_int_eq(p->n, cuts.v.n);
		for (int i = 0; i < p->n; i++, lines++) {
			ck_assert_int_eq(p->line[i].width, measure_width(&m, cuts.v.v[i].start, cuts.v.v[i].end));
			for (int r = 0; r < p->line[i].n; r++) {
				const struct glyph_run *run = &p->line[i].run[r];
				int64_t sum = 0;
				for (int g = 0; g < run->n; g++)
					sum += run->glyph[g].advance;
				ck_assert_int_eq(sum, run->width);
			}
		}
	}
	ck_assert_int_gt(lines, 2000);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	bench_close(&b);
}
END_TEST

/* -- edges ---------------------------------------------------------------------------------- */

START_TEST(long_words_are_broken_anywhere)
{
	struct bench b;
	char word[201];
	bench_open(&b, "en");
	memset(word, 'm', 200);
	word[200] = 0;
	for (int align = ALIGN_START; align <= ALIGN_JUSTIFY; align++) {
		const struct para *p = bench_set(&b, shape_plain(&b, word), PT(100), align);
		int count = 0;
		ck_assert(p->broken_word);
		for (int i = 0; i < p->n; i++) {
			ck_assert_int_le(p->line[i].width, PT(100));
			count += p->line[i].run[0].n;
		}
		ck_assert_int_eq(count, 200);
	}
	bench_close(&b);
}
END_TEST

/* Letters that join have other widths at a line's end, and those that kern stand apart there: each piece is as wide
   as it is drawn. */
START_TEST(long_words_are_broken_where_their_letters_fit)
{
	static const char *const parts[] = {"سمكةسلحفاةتسويق", "AVATAWAYTo", "विपणनक्षेत्र", "การตลาด"};
	static const char *const around[] = {"%s", "a <nobr>%s</nobr> b", "ab %s **cd** ef"};
	struct bench b;
	bench_open(&b, _i ? "en" : "ar");
	for (int i = 0; i < COUNT_OF(parts) * COUNT_OF(around); i++) {
		struct buf word = {0};
		for (int k = 0; k < 14; k++)
			buf_puts(&word, parts[i / COUNT_OF(around)]);
		const char *text = arena_printf(b.arena, around[i % COUNT_OF(around)], buf_cstr(&word));
		buf_free(&word);
		for (mpt width = PT(60); width < PT(110); width += 1700)
			for (int align = ALIGN_START; align <= ALIGN_JUSTIFY; align++) {
				const struct para *p = bench_set(&b, shape_prose(&b, text), width, align);
				ck_assert_msg(p->width <= width, "%s at %d: %d", text, width, p->width);
				ck_assert(!p->too_narrow);
			}
	}
	bench_close(&b);
}
END_TEST

/* One word that cannot be divided is cut; the words around it get their hyphens, or end at their phrases, as ever. */
static const struct {
	const char *locale, *text;
	bool hyphenate;
	mpt width;
	int align, longest;
	const char *wanted;
} long_words[] = {
        {"en", "consider the interpretation of AAAA1111BBBB2222CCCC an administrator", true, PT(50), ALIGN_START, 20,
         "consider|the in-|terpret-|ation of|AAAA1111|BBBB2222|CCCC an|adminis-|trator"},
        {"en", "consider the interpretation of AAAA1111BBBB2222CCCC an administrator", true, PT(50), ALIGN_JUSTIFY, 20,
         "consider|the in-|terpreta-|tion of|AAAA1111|BBBB2222|CCCC an|adminis-|trator"},
        {"en", "consider <nobr>the interpretation of an administrator</nobr>", true, PT(72), ALIGN_START, 38,
         "consider the|interpretation|of an|administrator"},
        {"en", "consider the interpretation of AAAA1111BBBB2222CCCC", false, PT(50), ALIGN_START, 20,
         "consider|the|interpreta|tion of|AAAA1111|BBBB2222|CCCC"},
        {"de", "Die Buchhaltungsabteilung prüft XXXXXXXXXXXXXX und ZZZZZZZZZZZZ.", true, PT(60), ALIGN_START, 14,
         "Die Buchhal-|tungsabtei-|lung prüft|XXXXXXXXXX|XXXX und|ZZZZZZZZZZ|ZZ."},
        {"ja", "これは長いABCDEFGHIJKLMNOPQRという単語を含む文章です。", false, PT(70), ALIGN_START, 18,
         "これは長い|ABCDEFGHIJKL|MNOPQRとい|う単語を含む|文章です。"},
};

START_TEST(long_words_leave_others_alone)
{
	struct bench b;
	bench_open(&b, long_words[_i].locale);
	b.style.hyphenate = long_words[_i].hyphenate;
	const struct para *p =
	        bench_set(&b, shape_prose(&b, long_words[_i].text), long_words[_i].width, long_words[_i].align);
	ck_assert_str_eq(lines_of(&b, p), long_words[_i].wanted);
	ck_assert(p->broken_word && !p->too_narrow);
	ck_assert_int_eq(p->long_word, long_words[_i].longest);
	ck_assert_int_le(p->width, long_words[_i].width);
	bench_close(&b);
}
END_TEST

/* The longest word is not the one that is too wide. */
START_TEST(words_that_were_cut_are_counted)
{
	struct bench b;
	bench_open(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, "illicillicilli MMMMMM\u00ADMM"), PT(45), ALIGN_START);
	ck_assert_str_eq(lines_of(&b, p), "illicillicilli|MMMM|MM\u00ADMM");
	ck_assert_int_eq(p->long_word, 8);
	bench_close(&b);
}
END_TEST

/* A hyphen that is drawn stands in the measure, whatever its letters are and wherever the line begins. */
START_TEST(soft_hyphens_stand_in_the_measure)
{
	static const char *const texts[] = {"anti\u00ADdis\u00ADmiss",
	                                    "AV\u00ADAT\u00ADAWA\u00ADYTo",
	                                    "one **com\u00ADmu\u00ADni\u00ADca\u00ADtion** of",
	                                    "`in\u00ADter\u00ADna\u00ADtio\u00ADnal` as",
	                                    "سمك\u00ADسلحف\u00ADتسويق",
	                                    "שיו\u00ADוק תק\u00ADשו\u00ADרת",
	                                    "التسويق com\u00ADmu\u00ADni\u00ADca\u00ADtion"};
	struct bench b;
	int hyphens = 0;
	bench_open(&b, _i ? "ar" : "en");
	for (int i = 0; i < COUNT_OF(texts); i++) {
		const struct shaped *s = shape_prose(&b, texts[i]);
		for (mpt width = PT(14); width < PT(70); width += 370)
			for (int align = ALIGN_START; align <= ALIGN_JUSTIFY; align++) {
				const struct para *p = bench_set(&b, s, width, align);
				for (int k = 0; k < p->n; k++) {
					const struct line *line = &p->line[k];
					ck_assert_msg(line->x >= 0 && line->x + line->width <= width, "%s at %d: %d",
					              texts[i], width, line->width);
					hyphens += line->n && line->run[line->n - 1].soft_hyphen;
				}
				ck_assert(!p->too_narrow);
			}
	}
	ck_assert_int_gt(hyphens, 1000);
	bench_close(&b);
}
END_TEST

/* A letter that fits, but not together with its hyphen, goes without. */
/* A hyphen is drawn in the face of the letters before it, and a justified line is as wide as its measure with it. */
START_TEST(hyphens_are_of_the_face_before_them)
{
	struct bench b;
	int hyphens = 0;
	bench_open(&b, "en");
	const struct shaped *s = shape_prose(&b, "aa bb `ccc`\u00ADddd eeee");
	for (mpt width = PT(45); width < PT(75); width += PT(1)) {
		const struct para *p = bench_set(&b, s, width, ALIGN_JUSTIFY);
		const struct line *line = &p->line[0];
		if (strcmp(lines_of(&b, p), "aa bb ccc-|ddd eeee") != 0)
			continue;
		hyphens++;
		ck_assert_int_eq(line->width, width);
		const struct glyph_run *last = &line->run[line->n - 1];
		ck_assert(last->soft_hyphen);
		ck_assert_int_eq(last->glyph[last->n - 1].advance, PT(6)); /* of a face whose letters are all 0.6 em wide */
	}
	ck_assert_int_gt(hyphens, 0);
	bench_close(&b);
}
END_TEST

START_TEST(hyphens_without_room_are_left_out)
{
	struct bench b;
	bench_open(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, "m\u00ADm\u00ADm"), PT(10), ALIGN_START);
	ck_assert_str_eq(lines_of(&b, p), "m|m|m");
	ck_assert(p->broken_word && !p->too_narrow);
	bench_close(&b);
}
END_TEST

START_TEST(words_wider_by_each_letter)
{
	struct bench b;
	bench_open(&b, "ar");
	const struct para *p = bench_set(&b, shape_plain(&b, "سسسس"), PT(2), ALIGN_START);
	ck_assert_int_eq(p->n, 4);
	ck_assert(p->broken_word && p->too_narrow && p->width > PT(2));
	bench_close(&b);
}
END_TEST

/* Without any width each line still takes one letter, so that an end is reached. */
START_TEST(no_width)
{
	struct bench b;
	bench_open(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, "ab e\u0301"), 0, ALIGN_START);
	ck_assert_str_eq(lines_of(&b, p), "a|b|e\u0301");
	bench_close(&b);
}
END_TEST

START_TEST(no_text)
{
	struct bench b;
	bench_open(&b, "en");
	ck_assert_ptr_null(rich_plain(b.arena, "", (struct where){0}));
	struct span span = {.text = ""};
	struct rich_block blocks[] = {{.n = 0}, {.n = 1, .span = &span}};
	struct rich rich = {.n = 1, .block = &blocks[_i]};
	const struct para *p = bench_set(&b, bench_shape(&b, &rich.block[0]), PT(100), ALIGN_JUSTIFY);
	ck_assert_int_eq(p->width, 0);
	ck_assert_str_eq(lines_of(&b, p), "");
	bench_close(&b);
}
END_TEST

/* A soft hyphen is drawn where a line ends in it, and nowhere else; line feeds always end lines. */
START_TEST(soft_hyphens_and_line_feeds)
{
	struct bench b;
	bench_open(&b, "en");
	const struct shaped *s = shape_plain(&b, "infra\u00ADstructure");
	ck_assert_str_eq(lines_of(&b, bench_set(&b, s, PT(50), ALIGN_START)), "infra-|structure");
	const struct para *whole = bench_set(&b, s, PT(200), ALIGN_START);
	ck_assert_int_eq(whole->n, 1);
	ck_assert_int_eq(whole->width, bench_set(&b, shape_plain(&b, "infrastructure"), PT(200), ALIGN_START)->width);
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_plain(&b, "one\ntwo\n\nthree"), PT(200), ALIGN_JUSTIFY)),
	                 "one|two||three");
	bench_close(&b);
}
END_TEST

START_TEST(markup_keeps_words_together)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.hyphenate = true;
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_prose(&b, "about 10 **kilometres** away"), PT(50), ALIGN_START)),
	                 "about|10 kilo-|metres|away");
	ck_assert_str_eq(
	        lines_of(&b,
	                 bench_set(&b, shape_prose(&b, "about <nobr>10 **kilometres**</nobr> away"), PT(90), ALIGN_START)),
	        "about|10 kilometres|away");
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_prose(&b, "the `communication` of"), PT(88), ALIGN_START)),
	                 "the|communication|of");
	bench_close(&b);
}
END_TEST

/* How many characters a justified measure holds: half of the text's, whose marks are none and whose wide ones are two.
   A paragraph whose lines all end at a line feed has no such line, nor has one that is ragged, or of ideographs. */
START_TEST(characters_of_a_justified_measure)
{
	static const struct {
		const char *text;
		int align, wanted;
	} measures[] = {
	        {"abcd abcd abcd abcd abcd", ALIGN_JUSTIFY, 12},
	        {"abcd abcd abcd abcd abcd", ALIGN_START, 0},
	        {"abcd abcd\nabcd", ALIGN_JUSTIFY, 4},
	        /* half of its widest line */ {"nnnn q\u0308nnn nnnn nnnn", ALIGN_JUSTIFY, 10},
	        {"가나다 가나다 가나다", ALIGN_JUSTIFY, 10},
	        {"漢字漢字漢字漢字", ALIGN_JUSTIFY, 0},
	};
	struct bench b;
	bench_open(&b, "en");
	for (int i = 0; i < COUNT_OF(measures); i++) {
		const struct shaped *s = shape_plain(&b, measures[i].text);
		mpt whole = bench_set(&b, s, PT(1000), ALIGN_START)->width;
		ck_assert_int_eq(bench_set(&b, s, PT(1000), ALIGN_JUSTIFY)->justified, 0);
		ck_assert_msg(bench_set(&b, s, whole / 2 + 1, measures[i].align)->justified == measures[i].wanted,
		              "'%s': %d", measures[i].text, bench_set(&b, s, whole / 2 + 1, measures[i].align)->justified);
	}
	bench_close(&b);
}
END_TEST

Suite *suite_para(void)
{
	Suite *suite = suite_create("para");
	TCase *c = tcase_create("para");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, widths_add_up, 0, 2);
	tcase_add_test(c, long_words_are_broken_anywhere);
	tcase_add_loop_test(c, long_words_are_broken_where_their_letters_fit, 0, 2);
	tcase_add_loop_test(c, long_words_leave_others_alone, 0, COUNT_OF(long_words));
	tcase_add_test(c, words_that_were_cut_are_counted);
	tcase_add_loop_test(c, soft_hyphens_stand_in_the_measure, 0, 2);
	tcase_add_test(c, hyphens_are_of_the_face_before_them);
	tcase_add_test(c, hyphens_without_room_are_left_out);
	tcase_add_test(c, words_wider_by_each_letter);
	tcase_add_test(c, no_width);
	tcase_add_loop_test(c, no_text, 0, 2);
	tcase_add_test(c, soft_hyphens_and_line_feeds);
	tcase_add_test(c, markup_keeps_words_together);
	tcase_add_test(c, characters_of_a_justified_measure);
	suite_add_tcase(suite, c);
	return suite;
}
