/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of a character of a text in its file, however YAML or PO writes the text. */
#include "input.h"

#include <check.h>
#include <string.h>

Suite *suite_text_place(void);

/* The text at a place of a file, and where its first `~` must be found there. */
static const struct {
	const char *path, *file;
	int line, column;
	const char *text;
	int found_line, found_column;
} places[] = {
        {"a.yaml", "a: one ~ two", 1, 4, "one ~ two", 1, 8},
        {"a.yaml", "a: one\n   two ~", 1, 4, "one two ~", 2, 8},
        {"a.yaml", "a: |\n  one\n\n  - tw\u00F6 ~\n", 1, 4, "one\n\n- tw\u00F6 ~", 4, 9},
        {"a.yaml", "a: >-\n  one\n  two\n\n  x ~\n", 1, 4, "one two\nx ~", 5, 5},
        {"a.yaml", "a: &b |2\n   one ~\n", 1, 4, " one ~", 2, 8},
        {"a.yaml", "a: 'it''s ~'", 1, 4, "it's ~", 1, 11},
        {"a.yaml", "a: \"\\\"q\\\"\\tx\\u00e9 \\\n  y\\\\ ~\"", 1, 4, "\"q\"\tx\u00E9 y\\ ~", 2, 7},
        {"a.yaml", "a: \"\\xE9 \\U0001F600 ~\"", 1, 4, "\u00E9 \U0001F600 ~", 1, 21},
        {"a.yaml", "a: \"x\\u0020\\n\\ty ~\"", 1, 4, "x \n\ty ~", 1, 18},
        {"a.yaml", "a: \"x\\u0009\\ \\\ty ~\"", 1, 4, "x\t \ty ~", 1, 18},
        {"a.yaml", "a: \"one", 1, 4, "one ~", 1, 4}, /* which ends before it */
        {"po", "msgstr \"one ~\"", 1, 1, "one ~", 1, 1},
        {"a.po", "msgstr", 1, 1, "one ~", 1, 1},
        {"a.po", "msgid \"x\"\nmsgstr \"\"\n\"one\\n\"\n\"\\\"two\\\" ~\"\n", 2, 1, "one\n\"two\" ~", 4, 10},
        /* Not what stands there, and nothing known of the file. */
        {"a.yaml", "a: other words", 1, 4, "one ~", 1, 4},
        {"a.yaml", "", 1, 1, "one ~", 1, 1},
};

START_TEST(places_are_found)
{
	const struct source source = {places[_i].path, places[_i].file, strlen(places[_i].file), NULL};
	const char *text = places[_i].text;
	struct where at = {&source, places[_i].line, places[_i].column};
	at = text_place(at, text, (size_t)(strchr(text, '~') - text));
	ck_assert_int_eq(at.line, places[_i].found_line);
	ck_assert_int_eq(at.column, places[_i].found_column);
}
END_TEST

START_TEST(a_text_of_no_file_has_the_place_that_it_was_given)
{
	struct where at = text_place((struct where){NULL, 7, 3}, "a ~", 2);
	ck_assert_int_eq(at.line, 7);
	ck_assert_int_eq(at.column, 3);
}
END_TEST

/* A sign of which only the code is known is looked for in its text, and nowhere else. */
static const struct found_sign {
	const char *file;
	int line, column, found_line, found_column;
} signs[] = {
        {"a: |\n  one\n\n  two \xE2\x98\x85\nb: c\n", 1, 4, 4, 7},
        {"- |\n one \xE2\x98\x85\n- b\n", 1, 3, 2, 6},
        {"a: one\n  two \xE2\x98\x85\n", 1, 4, 2, 7},
        {"a: one\nb: \xE2\x98\x85\n", 1, 4, 1, 4},
        {"- a: one\n  b: \xE2\x98\x85\n", 1, 6, 1, 6},
        {"{a: one, b: \xE2\x98\x85}\n", 1, 5, 1, 5},
        {"a: 'it''s \xE2\x98\x85'\n", 1, 4, 1, 11},
        {"a: ['one', \xE2\x98\x85]\n", 1, 5, 1, 5},
        {"a: \"\\\" \xE2\x98\x85\"\n", 1, 4, 1, 8},
        {"msgstr \"\"\n\"one\"\n\"\xE2\x98\x85\"\n\nmsgid \"\"\n", 1, 1, 3, 2},
        {"msgstr \"one\"\n\nmsgctxt \"\xE2\x98\x85\"\n", 1, 1, 1, 1},
};

START_TEST(signs_are_found_in_their_text_only)
{
	const struct source source = {"a", signs[_i].file, strlen(signs[_i].file), NULL};
	struct where at = text_find((struct where){&source, signs[_i].line, signs[_i].column}, 0x2605);
	ck_assert_int_eq(at.line, signs[_i].found_line);
	ck_assert_int_eq(at.column, signs[_i].found_column);
}
END_TEST

Suite *suite_text_place(void)
{
	Suite *suite = suite_create("text_place");
	TCase *c = tcase_create("all");
	tcase_add_loop_test(c, places_are_found, 0, COUNT_OF(places));
	tcase_add_loop_test(c, signs_are_found_in_their_text_only, 0, COUNT_OF(signs));
	tcase_add_test(c, a_text_of_no_file_has_the_place_that_it_was_given);
	suite_add_tcase(suite, c);
	return suite;
}
