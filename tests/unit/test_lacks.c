/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters that no font has: a message for each script, and one for each character where there are few. */
#include "paragraph.h"

Suite *suite_lacks(void);

/* The messages, up to their codes, with a line feed behind each. */
static const char *messages(struct bench *b)
{
	struct buf out = {0};
	const char *all = "", *p;
	diag_print(b->diag, DIAG_TEXT, false, &out);
	for (p = buf_cstr(&out); (p = strstr(p, "error: ")); p += 7)
		all = arena_printf(b->arena, "%s%.*s\n", all, (int)(strstr(p, " [missing-glyph]") - p - 7), p + 7);
	buf_free(&out);
	return all;
}

#define BENGALI "বাংলা ভাষা" /* of ব া ং ল ভ ষ */

/* Two texts are set; a third is of the edition only. */
static const struct {
	const char *first, *second, *other, *messages;
	int lacks;
} lacks[] = {
        {"Latin", "日本語 한국어 हिन्दी", "বাংলা", "", 0},
        {BENGALI, BENGALI, "", "no font for Bengali (6 characters); add a family to fonts.yaml\n", 6},
        {"ব", "text", "", "no font for Bengali (1 character); add a family to fonts.yaml\n", 1},
        /* Counted are all texts of the edition, so that its documents say the same. */
        {"ব", "text", BENGALI, "no font for Bengali (6 characters); add a family to fonts.yaml\n", 1},
        {"ব", "text", BENGALI " தமிழ்", "no font for Bengali (6 characters); add a family to fonts.yaml\n", 1},
        /* A sign that is used with the script counts with it. */
        {"ভা\u1CF7", "text", "", "no font for Bengali (3 characters); add a family to fonts.yaml\n", 3},
        {"বাংলা", "தமிழ்", "",
         "no font for Bengali (4 characters); add a family to fonts.yaml\n"
         "no font for Tamil (5 characters); add a family to fonts.yaml\n",
         9},
        {"ꠀ", "", "", "no font for Syloti Nagri (1 character); add a family to fonts.yaml\n", 1},
        /* A script that has a font: few of its characters are told one by one. */
        {"一𠮷", "𡃁 一", "", "no font can draw U+20BB7 '𠮷' (locale en)\nno font can draw U+210C1 '𡃁' (locale en)\n", 2},
        {"𠮷𡃁", "𡇙𠀋", "",
         "no font can draw 4 characters of Han: U+20BB7 '𠮷', U+210C1 '𡃁', U+211D9 '𡇙' and others (locale en)\n", 4},
        {"𠮷𡃁", "𡇙𠀋", "𠮷𡃁𡇙𠀋 情報",
         "no font can draw 4 characters of Han: U+20BB7 '𠮷', U+210C1 '𡃁', U+211D9 '𡇙' and others (locale en)\n", 4},
        /* More of them may be texts of the layout. */
        {"𠮷𡃁", "𡇙𠀋", "情報 𠮷",
         "no font can draw 4 characters of Han: U+20BB7 '𠮷', U+210C1 '𡃁', U+211D9 '𡇙' and others (locale en)\n", 4},
        {"😀", "😁 a", "😂🤣😃", "no font can draw U+1F600 '😀' (locale en)\nno font can draw U+1F601 '😁' (locale en)\n",
         2},
        {"😀😁", "😂🤣😃", "",
         "no font can draw 5 signs: U+1F600 '😀', U+1F601 '😁', U+1F602 '😂' and others (locale en)\n", 5},
        {"\uE000", "\uE000", "", "no font can draw U+E000 '\uE000' (locale en)\n", 1},
};

static void report(struct bench *b, int i)
{
	struct node text = {.kind = NODE_TEXT, .text = lacks[i].other}, *items[] = {&text};
	struct node list = {.kind = NODE_LIST, .n = 1, .item = items};
	shape_plain(b, lacks[i].first);
	shape_plain(b, *lacks[i].second ? lacks[i].second : "text");
	ck_assert_int_eq(text_report_lacks(b->env, &list), lacks[i].lacks);
	ck_assert_str_eq(messages(b), lacks[i].messages);
	ck_assert_int_eq(text_report_lacks(b->env, &list), 0);
}

START_TEST(scripts_are_told_once)
{
	struct bench b;
	bench_open(&b, "en");
	report(&b, _i);
	bench_close(&b);
}
END_TEST

/* The family that is asked is not the only one. */
START_TEST(a_family_that_is_no_fallback)
{
	struct bench b;
	struct node none = {.kind = NODE_LIST};
	bench_open(&b, "en");
	b.style.font = "hebrew";
	shape_plain(&b, "ไทย");
	text_report_lacks(b.env, &none);
	ck_assert_str_eq(
	        messages(&b),
	        "no font for Thai (3 characters) in the family 'hebrew'; add 'thai' to its fallback in fonts.yaml\n");
	bench_close(&b);
}
END_TEST

/* Punctuation and forms of full width count with the script beside them. */
static const struct {
	const char *text, *script;
} eastern[] = {
        {"情報、ラーメンです。", "Japanese (10 characters)"},
        {"ｱ！", "Japanese (2 characters)"},
        {"情報、", "Han (3 characters)"},
        {"「情報", "Han (3 characters)"},
        {"情報！", "Han (3 characters)"},
        {"한국！", "Hangul (3 characters)"},
};

START_TEST(han_and_kana_are_japanese)
{
	struct bench b;
	struct node none = {.kind = NODE_LIST};
	bench_open(&b, "en");
	b.style.font = "math";
	shape_plain(&b, eastern[_i].text);
	text_report_lacks(b.env, &none);
	ck_assert_str_eq(messages(&b),
	                 arena_printf(b.arena,
	                              "no font for %s in the family 'math'; add 'cjk' to its fallback in fonts.yaml\n",
	                              eastern[_i].script));
	bench_close(&b);
}
END_TEST

Suite *suite_lacks(void)
{
	Suite *suite = suite_create("lacks");
	TCase *c = tcase_create("lacks");
	tcase_add_loop_test(c, scripts_are_told_once, 0, COUNT_OF(lacks));
	tcase_add_test(c, a_family_that_is_no_fallback);
	tcase_add_loop_test(c, han_and_kana_are_japanese, 0, COUNT_OF(eastern));
	suite_add_tcase(suite, c);
	return suite;
}
