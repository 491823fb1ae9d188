/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a language tag says by itself: its form, the direction of its script, its parents. */
#include "folder.h"
#include "language.h"

/* A language alone names no country: English is not that of the United States. */
START_TEST(a_country_has_its_paper)
{
	ck_assert_str_eq(language_paper("en-US"), "letter");
	ck_assert_str_eq(language_paper("es-MX"), "letter");
	ck_assert_str_eq(language_paper("en-GB"), "a4");
	ck_assert_str_eq(language_paper("pt-BR"), "a4");
	ck_assert_str_eq(language_paper("en"), "a4");
	ck_assert_str_eq(language_paper("zh-Hans"), "a4");
	ck_assert_str_eq(language_paper(""), "a4");
}
END_TEST

Suite *suite_language(void);

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

static const struct {
	const char *tag;
	bool good;
} tags[] = {
        {"ar", true},
        {"EN", true},
        {"ckb-Arab-IQ", true},
        {"es-419", true},
        {"de-1996", true},
        {"sl-rozaj", true},
        {"x-klingon", true},
        {"de-DE-u-co-phonebk", true},
        {"und", true},
        {"zu", true},
        {"iw", true}, /* former code */
        {"gsw", true},
        {"", false},
        {"zz", false},
        {"uk-UA", true},
        {"uq-UA", false},
        {"e", false},
        {"arabic", false},
        {"engl", false},
        {"ar_EG", false},
        {"!!", false},
        {"ar-", false},
        {"-ar", false},
        {"zh-CN-Hans", false},
        {"ar EG", false},
        {"de-1996-1996", false},
        {"es-41", false},
        {"عربي", false},
        {"en-abcdefghi", false},
};

START_TEST(a_language_has_names)
{
	ck_assert_str_eq(language_name(f.arena, "uk", "en"), "Ukrainian");
	ck_assert_str_eq(language_name(f.arena, "uk", "de"), "Ukrainisch");
	ck_assert_str_eq(language_name(f.arena, "zz", "en"), "zz");
	ck_assert_str_eq(language_of_name("ukrainian"), "uk");
	ck_assert_ptr_null(language_of_name("Ukrainisch"));
}
END_TEST

START_TEST(a_tag_has_its_parts_in_their_order) { ck_assert_int_eq(language_is_tag(tags[_i].tag), tags[_i].good); }
END_TEST

static const struct {
	const char *tag;
	bool rtl;
} directions[] = {
        {"ar", true},           {"he", true},      {"fa", true},       {"ur", true},       {"ckb-Arab", true},
        {"ckb", true},          {"ks", true},      {"ks-Deva", false}, {"sd", true},       {"sd-Deva", false},
        {"yi", true},           {"dv", true},      {"ps-AF", true},    {"ug", true},       {"syr", true},
        {"nqo", true},          {"ff-Adlm", true}, {"ff", false},      {"pa", false},      {"pa-PK", true},
        {"pa-Arab", true},      {"az-Arab", true}, {"az", false},      {"uz-AF", true},    {"ar-Latn", false},
        {"ku", false},          {"en", false},     {"bn", false},      {"zh-Hant", false}, {"xx", false},
        {"ar-u-nu-latn", true}, {"x-rtl", false},
};

START_TEST(the_direction_is_that_of_the_likely_script)
{
	ck_assert_int_eq(language_is_rtl(directions[_i].tag), directions[_i].rtl);
}
END_TEST

static const struct {
	const char *tag, *parents;
} parents[] = {
        {"en", ""},
        {"nb", "no"},
        {"en-US", "en"},
        {"en-AT", "en-150 en-001 en"},
        {"pt-PT", "pt"},
        {"pt-MZ", "pt-PT pt"},
        {"es-AR", "es-419 es"},
        {"zh-TW", "zh-Hant-TW zh-Hant"},
        {"zh-MO", "zh-Hant-MO zh-Hant-HK zh-Hant"},
        {"zh-SG", "zh-Hans-SG zh-Hans zh"},
        {"zh-Hans", "zh"},
        {"sr-RS", "sr-Cyrl-RS sr-Cyrl sr"},
        {"sr-ME", "sr-Latn-ME sr-Latn"}, /* Latin in Montenegro, which readers of Cyrillic texts are not asked to read */
        {"sr-Latn", ""},
        {"uz-AF", "uz-Arab-AF uz-Arab"},
        {"az-Arab-IR", "az-Arab"},
        {"hi-Latn", "en-IN en-001 en"},
        {"sd-Deva", ""},
        {"de-AT-1996", "de-AT de"},
        {"de-1996", "de"},
        {"ar-EG-u-nu-latn", "ar-EG ar"},
        {"no", ""},
        {"nn", "no"},
        {"en-GB", "en-001 en"},
        {"es-MX", "es-419 es"},
        {"pt-AO", "pt-PT pt"},
        {"zh-Hant", ""},
        {"zh-Hant-HK", "zh-Hant"},
        {"zh-HK", "zh-Hant-HK zh-Hant"},
        {"zh-Hans-CN", "zh-Hans zh"},
        {"pa-PK", "pa-Arab-PK pa-Arab"},
        {"pa-Guru", "pa"},
        {"de-CH", "de"},
        {"sl-rozaj", "sl"},
        {"ca-ES-valencia", "ca-ES ca"},
        {"not a tag-x", ""},
};

START_TEST(parents_are_those_of_cldr)
{
	const char *text = "";
	for (const char *l = parents[_i].tag; (l = language_parent(f.arena, l));)
		text = arena_printf(f.arena, "%s%s%s", text, *text ? " " : "", l);
	ck_assert_str_eq(text, parents[_i].parents);
}
END_TEST

START_TEST(languages_are_compared_with_their_scripts)
{
	ck_assert(language_same("en", "en-US"));
	ck_assert(language_same("de", "de"));
	ck_assert(language_same("zh-TW", "zh-Hant"));
	ck_assert(language_same("zh", "zh-Hans-SG"));
	ck_assert(!language_same("zh-Hant", "zh-Hans"));
	ck_assert(!language_same("sr", "sr-Latn"));
	ck_assert(language_same("pt-BR", "pt-PT"));
	ck_assert(language_same("PT", "pt-PT"));
	ck_assert(language_same("az-AZ", "az-Latn"));
	ck_assert(!language_same("az-Arab", "az"));
	ck_assert(!language_same("pt", "es"));
	ck_assert(!language_same("de-", "de"));
	ck_assert(!language_same("de", "de-"));
	ck_assert(language_same("x y", "x y"));
	ck_assert(!language_same("fil", "fi"));
	ck_assert(!language_same("fi", "fil-PH"));
	ck_assert(!language_same("de", "en"));
}
END_TEST

START_TEST(letters_of_a_tag_have_their_size)
{
	ck_assert_str_eq(language_canonical(f.arena, "ZH-hant-tw"), "zh-Hant-TW");
	ck_assert_str_eq(language_canonical(f.arena, "iw"), "he");
	ck_assert_str_eq(language_canonical(f.arena, "de-DE-u-co-phonebk"), "de-DE-u-co-phonebk");
	ck_assert(language_is_canonical("fil") && language_is_canonical("pt-BR"));
	ck_assert(language_is_canonical("de") && language_is_canonical("zh-Hant-TW") && language_is_canonical("de-1996"));
	ck_assert(!language_is_canonical("d") && !language_is_canonical("dE") && !language_is_canonical("FIL"));
	ck_assert(!language_is_canonical("") && !language_is_canonical("d1") && !language_is_canonical("de-"));
	ck_assert_str_eq(language_canonical(f.arena, "no tag"), "no tag");
	ck_assert(!language_is_canonical("Fr") && !language_is_canonical("pt-br") && !language_is_canonical("arabic"));
	ck_assert(!language_is_canonical("in") && !language_is_canonical("ji"));
}
END_TEST

static const char *hint_for(const char *tag)
{
	diag_report(f.diag, DIAG_BAD_LANGUAGE, (struct where){0}, tag);
	language_hint(f.diag, tag);
	return folder_log(&f);
}

START_TEST(a_language_by_its_name_is_understood)
{
	ck_assert_ptr_null(strstr(hint_for("Frenchish"), "did you mean"));
	ck_assert_ptr_nonnull(strstr(hint_for("arabic"), "did you mean 'ar'?"));
	ck_assert_ptr_nonnull(strstr(hint_for("Persian"), "did you mean 'fa'?"));
	ck_assert_ptr_nonnull(strstr(hint_for("zh-hant-tw"), "did you mean 'zh-Hant-TW'?"));
	ck_assert_ptr_nonnull(strstr(hint_for("FRENCH"), "did you mean 'fr'?"));
	ck_assert_ptr_nonnull(strstr(hint_for("Norwegian Bokm\u00E5l"), "did you mean 'nb'?"));
	ck_assert_ptr_nonnull(strstr(hint_for("ar_EG"), "joined by hyphens"));
	ck_assert_ptr_nonnull(strstr(hint_for("!!"), "fr, pt-BR, zh-Hant"));
}
END_TEST

Suite *suite_language(void)
{
	Suite *suite = suite_create("language");
	TCase *c = tcase_create("language");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_tag_has_its_parts_in_their_order, 0, COUNT_OF(tags));
	tcase_add_loop_test(c, the_direction_is_that_of_the_likely_script, 0, COUNT_OF(directions));
	tcase_add_loop_test(c, parents_are_those_of_cldr, 0, COUNT_OF(parents));
	tcase_add_test(c, languages_are_compared_with_their_scripts);
	tcase_add_test(c, letters_of_a_tag_have_their_size);
	tcase_add_test(c, a_country_has_its_paper);
	tcase_add_test(c, a_language_by_its_name_is_understood);
	tcase_add_test(c, a_language_has_names);
	suite_add_tcase(suite, c);
	return suite;
}
