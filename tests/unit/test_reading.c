/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Syllables and the formulas of reading ease, language by language. */
#include "../../src/model/reading.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *suite_reading(void);

static const struct {
	const char *language, *word;
	int syllables;
} words[] = {
        {"en", "bell", 1},
        {"en", "the", 1},
        {"en", "make", 1},
        {"en", "table", 2},
        {"en", "makes", 1},
        {"en", "boxes", 2},
        {"en", "watches", 2},
        {"en", "worked", 1},
        {"en", "wanted", 2},
        {"en", "Marketing", 3},
        {"en", "self-made", 2},
        {"en", "don\xE2\x80\x99t", 1},
        {"en", "rhythm", 1},
        {"en", "2026", 1},
        {"de", "Haus", 1},
        {"de", "H\xC3\xA4user", 2},
        {"de", "Theater", 3},
        {"de", "Boot", 1},
        {"de", "quer", 1},
        {"de", "Radio", 3},
        {"de", "Werbung", 2},
        {"fr", "table", 1},
        {"fr", "tables", 1},
        {"fr", "caf\xC3\xA9", 2},
        {"fr",
         "cr\xC3\xA9"
         "ation",
         3},
        {"fr", "le", 1},
        {"fr",
         "ann\xC3\xA9"
         "e",
         2},
        {"fr", "eau", 1},
        {"es", "poeta", 3},
        {"es", "ciudad", 2},
        {"es",
         "d\xC3\xAD"
         "a",
         2},
        {"es", "muy", 1},
        {"es", "queso", 2},
        {"es", "a\xC3\xBAn", 2},
};

START_TEST(a_word_has_its_syllables)
{
	const struct reading_formula *f = reading_formula(words[_i].language);
	int n = reading_syllables(f, words[_i].word, strlen(words[_i].word));
	ck_assert_msg(n == words[_i].syllables, "%s: %d, not %d", words[_i].word, n, words[_i].syllables);
}
END_TEST

/* Ten sentences of 100 words with 150 syllables. */
static const struct {
	const char *locale;
	int thousandths;
} eases[] = {{"en", 69785}, {"en-GB", 69785}, {"de-AT", 82250}, {"fr", 86450}, {"es-MX", 106640}};

START_TEST(each_language_has_its_formula)
{
	const struct reading_count c = {10, 100, 150};
	ck_assert_int_eq(lrint(1000 * reading_ease(reading_formula(eases[_i].locale), &c)), eases[_i].thousandths);
}
END_TEST

START_TEST(other_languages_have_none)
{
	ck_assert_ptr_null(reading_formula("ja"));
	ck_assert_ptr_null(reading_formula("e"));
	ck_assert_ptr_null(reading_formula("eng"));
}
END_TEST

Suite *suite_reading(void)
{
	Suite *suite = suite_create("reading");
	TCase *c = tcase_create("reading");
	tcase_add_loop_test(c, a_word_has_its_syllables, 0, COUNT_OF(words));
	tcase_add_loop_test(c, each_language_has_its_formula, 0, COUNT_OF(eases));
	tcase_add_test(c, other_languages_have_none);
	suite_add_tcase(suite, c);
	return suite;
}
