/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of locales, and where the texts of one are looked for. */
#include "folder.h"
#include "project/locale_chain.h"

Suite *suite_locale_chain(void);

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

static const struct {
	const char *name;
	bool valid;
} names[] = {
        {"en", true},          {"fil", true},         {"en-US", true},         {"zh-Hant-HK", true},
        {"es-419", true},      {"en-x-pseudo", true}, {"de-12345678", true},   {"e", false},
        {"in", false}, /* id now */
        {"qx", false},         {"", false},           {"engl", false},         {"EN", false},
        {"pt-br", false},      {"zh-hant", false},    {"en_US", false},        {"en-", false},
        {"en--US", false},     {"-en", false},        {"de-123456789", false}, {"de-DE-1996-1996", false},
        {"zh-CN-Hans", false}, {"en-US/..", false},   {"en-U S", false},       {"en.", false},
        {"12", false},
};

START_TEST(a_locale_is_a_language_and_parts_joined_by_hyphens)
{
	ck_assert_int_eq(locale_is_valid(names[_i].name), names[_i].valid);
}
END_TEST

static const struct {
	const char *locale, *source, *chain;
} chains[] = {
        {"de", "en", "de en"},
        {"en", "en", "en"},
        {"en-US", "en", "en-US en"},
        {"en-GB", "en", "en-GB en-001 en"},
        {"es-MX", "en", "es-MX es-419 es en"},
        {"pt-AO", "en", "pt-AO pt-PT pt en"},
        {"pt-BR", "en", "pt-BR pt en"},
        {"zh-TW", "en", "zh-TW zh-Hant-TW zh-Hant en"}, /* traditional characters are not read as simplified ones */
        {"zh-HK", "en", "zh-HK zh-Hant-HK zh-Hant en"},
        {"zh-CN", "en", "zh-CN zh-Hans-CN zh-Hans zh en"},
        {"de-AT-1996", "de", "de-AT-1996 de-AT de"},
        {"en-US", "de", "en-US en de"},
        {"zh-Hant", "zh-Hant", "zh-Hant"},
};

START_TEST(parents_follow_a_locale_and_the_source_language_is_last)
{
	struct locale_chain c = locale_chain(f.arena, chains[_i].locale, chains[_i].source);
	const char *text = c.v.v[0];
	for (int i = 1; i < c.v.n; i++)
		text = arena_printf(f.arena, "%s %s", text, c.v.v[i]);
	ck_assert_str_eq(text, chains[_i].chain);
}
END_TEST

static const char *explained(const char *locale)
{
	struct project p = {.subject = "demo", .source_language = "en"};
	struct buf b = {0};
	locale_explain(f.root, &p, f.arena, locale, &b);
	const char *text = arena_strdup(f.arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void put_files(void)
{
	folder_put(&f, "content/demo/en.yaml", "");
	folder_put(&f, "content/demo/fr.yaml", "");
	folder_put(&f, "content/demo/po/fr.po", "");
	folder_put(&f, "content/demo/po/zh-Hant.po", "");
	folder_put(&f, "layouts/locales/zh.yaml", "");
	folder_put(&f, "layouts/locales/zh-Hant-HK.yaml", "");
	folder_put(&f, "layouts/locales/zh-Hant.yaml", "");
	folder_put(&f, "layouts/locales/z.yaml", "");
}

START_TEST(where_texts_come_from_is_explained)
{
	put_files();
	ck_assert_str_eq(explained("zh-Hant-HK"),
	                 "zh-Hant-HK\n"
	                 "  tried:    zh-Hant-HK, zh-Hant, en\n"
	                 "  texts:    content/demo/po/zh-Hant.po\n"
	                 "  overlays: layouts/locales/zh-Hant.yaml, layouts/locales/zh-Hant-HK.yaml\n");
	/* Content in the language itself goes before a translation. */
	ck_assert_str_eq(explained("fr"),
	                 "fr\n"
	                 "  tried:    fr, en\n"
	                 "  texts:    content/demo/fr.yaml\n"
	                 "  overlays: none\n");
	ck_assert_str_eq(explained("de"),
	                 "de\n"
	                 "  tried:    de, en\n"
	                 "  texts:    content/demo/en.yaml\n"
	                 "  overlays: none\n");
	ck_assert_ptr_nonnull(strstr(explained("en-XA"), "  texts:    made up from the source language\n"));
}
END_TEST

START_TEST(texts_may_be_nowhere)
{
	ck_assert_str_eq(explained("en"),
	                 "en\n"
	                 "  tried:    en\n"
	                 "  texts:    none\n"
	                 "  overlays: none\n");
}
END_TEST

START_TEST(paths_are_those_of_the_subject)
{
	struct project p = {.subject = "demo"};
	ck_assert_str_eq(content_path(f.arena, &p, "en-US"), "content/demo/en-US.yaml");
	ck_assert_str_eq(po_path(f.arena, &p, "de"), "content/demo/po/de.po");
}
END_TEST

Suite *suite_locale_chain(void)
{
	Suite *suite = suite_create("locale_chain");
	TCase *c = tcase_create("locale_chain");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_locale_is_a_language_and_parts_joined_by_hyphens, 0, COUNT_OF(names));
	tcase_add_loop_test(c, parents_follow_a_locale_and_the_source_language_is_last, 0, COUNT_OF(chains));
	tcase_add_test(c, where_texts_come_from_is_explained);
	tcase_add_test(c, texts_may_be_nowhere);
	tcase_add_test(c, paths_are_those_of_the_subject);
	suite_add_tcase(suite, c);
	return suite;
}
