/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, headings, contrast and the table of contents. */
#include "typeset.h"

Suite *suite_layout_text(void);

/* -- prose ----------------------------------------------------------------------------------- */

START_TEST(paragraphs_stand_half_a_line_apart)
{
	ASSERT_PROSE("aa\n\nbb",
	             "P aa 0 9.57\n"
	             "P bb 0 27.57\n",
	             "P, P");
}
END_TEST

START_TEST(quotations_hang_one_and_a_half_em)
{
	ASSERT_PROSE("aa\n\n> bb\n\ncc",
	             "P aa 0 9.57\n"
	             "BlockQuote bb 15 27.57\n"
	             "P cc 0 45.57\n",
	             "P, BlockQuote, P");
	ASSERT_PROSE("aa\n\n> bb",
	             "P aa 0 9.57\n"
	             "BlockQuote bb 15 27.57\n",
	             "P, BlockQuote");
}
END_TEST

START_TEST(code_is_an_element_of_its_own) { ASSERT_PROSE("    code", "Code code 0 9.57\n", "Code"); }
END_TEST

START_TEST(the_style_of_the_box_gives_its_spaces_once)
{
	/* The larger one of two that meet counts. */
	ASSERT_DRAWS(SQUARE "[{text: aa}, {text: bb, style: spaced}, {text: cc}, {text: dd, style: spaced}, "
	                    "{text: ee, style: spaced}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 26.57\n"
	             "P cc 0 45.57\n"
	             "P dd 0 62.57\n"
	             "P ee 0 81.57\n");
}
END_TEST

START_TEST(texts_are_aligned)
{
	ASSERT_DRAWS(SQUARE "[{text: aa, style: right}, {text: bb, style: middle}, {text: cc}]"
	                    "\n",
	             "P aa 188.78 9.57\n"
	             "P bb 93.85 21.57\n"
	             "P cc 0 33.57\n");
}
END_TEST

START_TEST(the_same_text_aligned_otherwise_is_set_anew)
{
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [100pt, 100pt], boxes: [{text: aa}, {text: aa, style: right}]}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P aa 188.78 9.57\n");
}
END_TEST

START_TEST(words_of_another_language_and_links_are_elements)
{
	ASSERT_PROSE("aa [bb](https://example.org) <span lang=\"fr\">cc</span>",
	             "P aa  0 9.57\n"
	             "Link bb 13.82 9.57\n"
	             "Link https://example.org 13.82 0 12.3 12\n"
	             "P   26.12 9.57\n"
	             "Span cc 28.72 9.57\n",
	             "P (Link, Span fr)");
}
END_TEST

START_TEST(two_lines_stay_together_at_each_end)
{
	/* Of three lines that would fit two are set, so that two remain; one alone is not set. */
	struct setting s;
	s = typeset_in(
	        "en",
	        SQUARE
	        "[{stack: {height: 164pt, boxes: [{text: above}]}}, "
	        "{text: a text of as many words as it takes to fill four lines of this page and to go on at the head of the next one that comes after it in this document}]"
	        "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P above 0 9.57\n"
	                 "P a text of as many words as it takes to fill  0 173.57\n"
	                 "P four lines of this page and to go on at the  0 185.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P head of the next one that comes after it in  0 9.57\n"
	                 "P this document 0 21.57\n");
	setting_close(&s);
	s = typeset_in(
	        "en",
	        SQUARE
	        "[{stack: {height: 178pt, boxes: [{text: above}]}}, "
	        "{text: a text of as many words as it takes to fill four lines of this page and to go on at the head of the next one that comes after it in this document}]"
	        "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P a text of as many words as it takes to fill  0 9.57\n"
	                 "P four lines of this page and to go on at the  0 21.57\n"
	                 "P head of the next one that comes after it in  0 33.57\n"
	                 "P this document 0 45.57\n");
	setting_close(&s);
	s = typeset_in(
	        "en",
	        SQUARE
	        "[{stack: {height: 164pt, boxes: [{text: above}]}}, "
	        "{text: a text of as many words as it takes to fill four lines of this page and to go on at the head of the next one that comes after it in this document, "
	        "style: free}]"
	        "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P above 0 9.57\n"
	                 "P a text of as many words as it takes to fill  0 173.57\n"
	                 "P four lines of this page and to go on at the  0 185.57\n"
	                 "P head of the next one that comes after it in  0 197.57\n");
	ck_assert_str_eq(drawn(&s, 2), "P this document 0 9.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_style_stays_with_what_follows)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {text: aa, style: with-next}, "
	                      "{text: bb}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P aa 0 9.57\n"
	                 "P bb 0 21.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(words_wider_than_their_place)
{
	/* Are broken anywhere, and a place narrower than a letter is an error. */
	struct setting s;
	s = typeset(SQUARE "[{text: wordwordwordwordwordword, width: 50pt}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: a word of 24 characters does not fit on a line and is broken anywhere [long-word]");
	setting_close(&s);
	s = typeset(SQUARE "[{text: wii, width: 6pt}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: a text has no width left [no-width]");
	ASSERT_SAYS(&s, "warning: a word of 3 characters does not fit on a line and is broken anywhere [long-word]");
	setting_close(&s);
}
END_TEST

/* -- headings -------------------------------------------------------------------------------- */

START_TEST(headings_are_bookmarks)
{
	/* At the top of their first line; level 2 unless said otherwise. */
	ASSERT_DRAWS(SQUARE "[{heading: {text: One, level: 1}}, {heading: Two}, {heading: {text: Three, "
	                    "bookmark: false}}]"
	                    "\n",
	             "- bookmark 1 One #h1 0\n"
	             "H1 One 0 9.57\n"
	             "- bookmark 2 Two #h2 12\n"
	             "H2 Two 0 21.57\n"
	             "H2 Three 0 33.57\n");
	ASSERT_TREE(SQUARE "[{heading: {text: One, level: 1}}, {heading: Two}, {heading: {text: Three, level: 3}}]"
	                   "\n",
	            "H1, H2, H3");
}
END_TEST

START_TEST(a_heading_of_several_paragraphs_is_one_bookmark)
{
	struct setting s = typeset_with("en", SQUARE "[{heading: {text: '{text}', level: 1}}]\n", "one\n\ntwo\n\nthree");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "- bookmark 1 one\ntwo\nthree #h1 0\n"
	                 "H1 one 0 9.57\n"
	                 "H1 two 0 27.57\n"
	                 "H1 three 0 45.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_heading_has_room_for_a_thousand_bytes)
{
	for (int n = 1024; n <= 1025; n++) {
		struct buf text = {0};
		while (text.n < (size_t)n)
			buf_putc(&text, text.n % 8 == 7 ? ' ' : 'a');
		text.v[n - 1] = 'b';
		struct setting s = typeset_with("en", SQUARE "[{heading: {text: '{text}', level: 1}}]\n", buf_cstr(&text));
		ck_assert_int_eq(diag_errors(s.diag), n - 1024);
		if (n > 1024)
			ASSERT_SAYS(&s, "error: a heading has 1025 bytes; there is room for 1024 [text-limit]");
		buf_free(&text);
		setting_close(&s);
	}
}
END_TEST

START_TEST(no_level_is_left_out)
{
	struct setting s;
	s = typeset(SQUARE "[{heading: {text: One, level: 1}}, {heading: {text: Three, level: 3}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: a heading of level 3 follows one of level 1 [heading-gap]");
	setting_close(&s);
	s = typeset(SQUARE "[{heading: {text: Two, level: 2}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: a heading of level 2 follows one of level 0 [heading-gap]");
	setting_close(&s);
}
END_TEST

START_TEST(a_heading_that_is_decoration_has_no_level)
{
	ASSERT_DRAWS(SQUARE "[{heading: {text: One, level: 1}}, {heading: {text: Three, level: 3}, artifact: true}, "
	                    "{heading: {text: Two, level: 2}}]"
	                    "\n",
	             "- bookmark 1 One #h1 0\n"
	             "H1 One 0 9.57\n"
	             "- Three 0 21.57\n"
	             "- bookmark 2 Two #h3 24\n"
	             "H2 Two 0 33.57\n");
}
END_TEST

START_TEST(a_heading_stays_with_what_follows)
{
	/* And its own lines together. */
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, "
	                      "{heading: {text: a heading so long that it has to be set on two lines of this page, "
	                      "level: 1}}, {text: below}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- bookmark 1 a heading so long that it has to be set on two lines of this page #h1 0\n"
	                 "H1 a heading so long that it has to be set on  0 9.57\n"
	                 "H1 two lines of this page 0 21.57\n"
	                 "P below 0 33.57\n");
	setting_close(&s);
}
END_TEST

/* -- contrast -------------------------------------------------------------------------------- */

START_TEST(contrast)
{
	/* 4.5 to 1; of large type, from 18 pt or from 14 pt in bold, 3 to 1. */
	struct setting s;
	s = typeset(SQUARE "[{text: faint, style: faint}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #8C8C8C on #FFFFFF has a contrast of 3.4 to 1; 4.5 is needed [low-contrast]");
	setting_close(&s);
	s = typeset(SQUARE "[{text: faint, style: faint-13-bold}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #8C8C8C on #FFFFFF has a contrast of 3.4 to 1; 4.5 is needed [low-contrast]");
	setting_close(&s);
	s = typeset(SQUARE "[{text: faint, style: faint-17}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #8C8C8C on #FFFFFF has a contrast of 3.4 to 1; 4.5 is needed [low-contrast]");
	setting_close(&s);
	s = typeset(SQUARE "[{text: faint, style: paler-18}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #A0A0A0 on #FFFFFF has a contrast of 2.6 to 1; 3 is needed [low-contrast]");
	setting_close(&s);
	ASSERT_DRAWS(SQUARE "[{text: faint, style: faint-18}]"
	                    "\n",
	             "P faint 0 17.226\n");
	ASSERT_DRAWS(SQUARE "[{text: faint, style: faint-14-bold}]"
	                    "\n",
	             "P faint 0 13.398\n");
	ASSERT_DRAWS(SQUARE "[{text: enough, style: enough}]"
	                    "\n",
	             "P enough 0 9.57\n");
}
END_TEST

/* A ratio of 4.5 is one that is written so: of #957040 on white it is 4.497. */
START_TEST(contrast_is_rounded) { ASSERT_DRAWS(SQUARE "[{text: red, style: almost}]\n", "P red 0 9.57\n"); }
END_TEST

START_TEST(contrast_counts_from_the_ground)
{
	/* White on the dark ground of a box, not on the paper. */
	struct setting s;
	ASSERT_DRAWS(SQUARE "[{text: white, style: dark}]"
	                    "\n",
	             "- #222222 0 0 200 12\n"
	             "P white 0 9.57\n");
	s = typeset(SQUARE "[{stack: [{text: black}], style: dark}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #000000 on #222222 has a contrast of 1.3 to 1; 4.5 is needed [low-contrast]");
	setting_close(&s);
	s = typeset(SQUARE "[{text: white, style: white}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: text in #FFFFFF on #FFFFFF has a contrast of 1.0 to 1; 4.5 is needed [low-contrast]");
	setting_close(&s);
}
END_TEST

/* -- toc ------------------------------------------------------------------------------------- */

START_TEST(a_table_of_contents)
{
	/* Level by level an em further in; the page numbers end at the edge. */
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{toc: {levels: 2}}, page-break, {heading: {text: First, level: 1}}, "
	                      "{heading: {text: Second, level: 2}}, {heading: {text: Third, level: 3}}, page-break, "
	                      "{heading: {text: Fourth, level: 1}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "Link First 0 9.57\n"
	                 "Link #h1 0 0 20.3 12\n"
	                 "Link 2 194.28 9.57\n"
	                 "Link #h1 194.28 0 5.72 12\n"
	                 "Link Second 10 21.57\n"
	                 "Link #h2 10 12 34.31 12\n"
	                 "Link 2 194.28 21.57\n"
	                 "Link #h2 194.28 12 5.72 12\n"
	                 "Link Fourth 0 33.57\n"
	                 "Link #h4 0 24 31.34 12\n"
	                 "Link 3 194.28 33.57\n"
	                 "Link #h4 194.28 24 5.72 12\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- bookmark 1 First #h1 0\n"
	                 "H1 First 0 9.57\n"
	                 "- bookmark 2 Second #h2 12\n"
	                 "H2 Second 0 21.57\n"
	                 "- bookmark 3 Third #h3 24\n"
	                 "H3 Third 0 33.57\n");
	ck_assert_str_eq(drawn(&s, 3),
	                 "- bookmark 1 Fourth #h4 0\n"
	                 "H1 Fourth 0 9.57\n");
	setting_close(&s);
	ASSERT_TREE(SQUARE "[{toc: {levels: 1}}, {heading: {text: First, level: 1}}]"
	                   "\n",
	            "TOC (TOCI (Link, Link)), H1");
}
END_TEST

START_TEST(entries_have_a_style)
{
	ASSERT_DRAWS(SQUARE "[{text: aa}, {toc: {entry-style: spaced}, style: spaced}, {text: bb}, "
	                    "{heading: {text: First, level: 1}}, {heading: {text: Second, level: 2}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "Link First 0 26.57\n"
	             "Link #h1 0 17 20.3 12\n"
	             "Link 1 194.28 26.57\n"
	             "Link #h1 194.28 17 5.72 12\n"
	             "Link Second 10 43.57\n"
	             "Link #h2 10 34 34.31 12\n"
	             "Link 1 194.28 43.57\n"
	             "Link #h2 194.28 34 5.72 12\n"
	             "P bb 0 62.57\n"
	             "- bookmark 1 First #h1 65\n"
	             "H1 First 0 74.57\n"
	             "- bookmark 2 Second #h2 77\n"
	             "H2 Second 0 86.57\n");
}
END_TEST

Suite *suite_layout_text(void)
{
	const TTest *const tests[] = {paragraphs_stand_half_a_line_apart,
	                              quotations_hang_one_and_a_half_em,
	                              code_is_an_element_of_its_own,
	                              the_style_of_the_box_gives_its_spaces_once,
	                              texts_are_aligned,
	                              the_same_text_aligned_otherwise_is_set_anew,
	                              words_of_another_language_and_links_are_elements,
	                              two_lines_stay_together_at_each_end,
	                              a_style_stays_with_what_follows,
	                              words_wider_than_their_place,
	                              headings_are_bookmarks,
	                              a_heading_of_several_paragraphs_is_one_bookmark,
	                              a_heading_has_room_for_a_thousand_bytes,
	                              no_level_is_left_out,
	                              a_heading_that_is_decoration_has_no_level,
	                              a_heading_stays_with_what_follows,
	                              contrast,
	                              contrast_is_rounded,
	                              contrast_counts_from_the_ground,
	                              a_table_of_contents,
	                              entries_have_a_style};
	return suite_with(suite_create("layout_text"), tests, COUNT_OF(tests));
}
