/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hinted at for the words of CSS, of word processors and of other countries. */
#include "hint.h"
#include "tree.h"

Suite *suite_hint(void);

#define CURLY "curly quotation marks are part of the value: write ' or \", or none"

static const char *const names[] = {"start", "end", "center", "size", "color", "heading", "a4"};

static void hint_name(struct diag *d, const char *word) { (void)hint_word(d, word, names, COUNT_OF(names)); }

static const struct {
	void (*hint)(struct diag *d, const char *word);
	const char *word, *said;
} hints[] = {
        {hint_name, "left", "did you mean 'start', the side where lines begin?"},
        {hint_name, "Right", "did you mean 'end', the side where lines end?"},
        {hint_name, "centre", "did you mean 'center'?"},
        {hint_name, "A4", "did you mean 'a4'?"},
        {hint_name, "font-size", "did you mean 'size'?"},
        {hint_name, "colour", "did you mean 'color'?"},
        {hint_name, "h1", "did you mean 'heading'?"},
        {hint_name, "background", NULL}, /* 'fill', which is no name here */
        {hint_name, "zebra", NULL},
        {hint_number, "bold", "weights are numbers: bold is 700"},
        {hint_number, "Light", "weights are numbers: light is 300"},
        {hint_number, "1,35", "decimals stand behind a point: 1.35"},
        {hint_number, "1,234.5", NULL},
        {hint_number, "-1,5", "decimals stand behind a point: -1.5"},
        {hint_number, "12pt", "a number without a unit is wanted: 12"},
        {hint_number, "a, b", NULL},
        {hint_number, "1234567890123456789012345678901", NULL},
        {hint_number, "12345678901234567890123456789,1", "decimals stand behind a point: 12345678901234567890123456789.1"},
        {hint_number, "123456789012345678901234567890,1", NULL}, /* as long as no number of a layout */
        {hint_number, "12", NULL},
        {hint_number, "12PT", NULL},
        {hint_number, "50 %", "a number without a unit is wanted: 50"},
        {hint_number, "pt", NULL},
        {hint_length, "12,5mm", "decimals stand behind a point: 12.5mm"},
        {hint_length, "12px", "a pixel of CSS is 0.75pt"},
        {hint_length, "2 em", "an em is the size of the type: 10pt where that is 10pt"},
        {hint_length, "12", "such as 12mm or 12pt"},
        {hint_length, "2rem", "an em is the size of the type: 10pt where that is 10pt"},
        {hint_length, "px", NULL},
        {hint_length, "em", NULL},
        {hint_length, "MM", NULL},
        {hint_length, "", NULL},
        {hint_length, "12 in", NULL},
        {hint_length, "1.5Pt", "units are written small: 1.5pt"},
        {hint_length, "3CM", "units are written small: 3cm"},
        {hint_length, "12,5,1", "decimals stand behind a point: 12.5,1"},
        {hint_length, "12,mm", NULL},
        {hint_length, "a4", "the size of the paper stands under `page`: page: {size: a4}"},
        {hint_length, "12 MM", "units are written small: 12mm"},
        {hint_length, "A4", "the size of the paper stands under `page`: page: {size: a4}"},
        {hint_length, "wide", NULL},
        {hint_color, "red", "red is '#FF0000', in quotes"},
        {hint_color, "transparent", "transparent is none"},
        {hint_color, "1B4F7A", "did you mean '#1B4F7A'? It stands in quotes"},
        {hint_color, "fff", "did you mean '#fff'? It stands in quotes"},
        {hint_color, "ff", NULL},
        {hint_color, "12345", NULL},
        {hint_color, "ggg", NULL},
        {hint_color, "hsl(1, 2, 3)", "write the colour as '#RRGGBB', in quotes"},
        {hint_color, "rgb(1, 2, 3)", "write the colour as '#RRGGBB', in quotes"},
        {hint_color, "reddish", NULL},
        {hint_flag, "Yes", "did you mean 'true'?"},
        {hint_flag, "off", "did you mean 'false'?"},
        {hint_flag, "maybe", NULL},
        {hint_flag, "\xE2\x80\x9Cyes\xE2\x80\x9D", CURLY},
        {hint_length,
         "\xE2\x80\x98"
         "12mm\xE2\x80\x99",
         CURLY},
        {hint_number,
         "\xC2\xAB"
         "3\xC2\xBB",
         CURLY},
        {hint_color, "\xE2\x80\x9C#123456\xE2\x80\x9D", CURLY},
        {hint_id,
         "\xE2\x80\x9E"
         "a\xE2\x80\x9C",
         CURLY},
        {hint_name, "\xE2\x80\x9Cstart\xE2\x80\x9D", "did you mean 'start'?"},
        {hint_name,
         "st\xC2\xAD"
         "art",
         "did you mean 'start'?"},
        {hint_name, "end of a name that has more letters than any of the names of a layout has", NULL},
        {hint_id, "Anna Maria", "did you mean 'anna-maria'?"},
        {hint_id, "part_2 ", "did you mean 'part-2'?"},
        {hint_id, "2nd", NULL},
        {hint_id, "--a--b--", "did you mean 'a-b'?"},
        {hint_id, "a1", "did you mean 'a1'?"},
        {hint_id, "", NULL},
        {hint_id, "An id that is longer than thirty-nine letters",
         "did you mean 'an-id-that-is-longer-than-thirty-nine-l'?"},
        {hint_id, "\xC3\x89mile", NULL},
};

START_TEST(a_word_is_known)
{
	struct buf out = {0};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, hints[_i].word);
	hints[_i].hint(diag, hints[_i].word);
	diag_print(diag, DIAG_TEXT, false, &out);
	const char *hint = strstr(taken(&out), "= hint: ");
	if (hints[_i].said)
		ck_assert_str_eq(hint ? hint + 8 : "none", arena_printf(arena, "%s\n", hints[_i].said));
	else
		ck_assert_ptr_null(hint);
}
END_TEST

Suite *suite_hint(void)
{
	Suite *s = suite_create("hint");
	TCase *t = tcase_create("hints");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_word_is_known, 0, COUNT_OF(hints));
	suite_add_tcase(s, t);
	return s;
}
