/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: what a text of a layout finds in the content, and what is said of mistakes in it. */
#include "bound.h"

Suite *suite_template(void);

static const struct example templates[] = {
        {"plain", "plain", ""},
        {"", "", ""},
        {"On {title}.", "On Bridges.", ""},
        {"{lead}", "A <b>short</> one.", ""},
        {"{lead|plain}", "A **short** one.", ""},
        {"since {year}", "since #1849", ""},
        {"{site}", "<https://example.org/span/>example.org/span</>", ""},
        {"{site|plain}", "https://example.org/span/", ""},
        {"{names|join}", "arch, beam, cable", ""},
        {"{names|count} kinds", "#3 kinds", ""},
        {"from {names.first} to {names.last}", "from arch to cable", ""},
        {"{word.twice}", "on Bridges on Bridges", ""},
        {"a {{brace}} and **{title}** *here*", "a {brace} and <b>Bridges</> <i>here</>", ""},
        {"3 \\\\* 4 \\\\ 5", "3 * 4 \\ 5", ""},
        /* Mistakes: each is said once, and the rest of the text still stands. */
        {"{titel}.", ".", "page.yaml:1 unknown-path"},
        {"{word.hallo}", "", "page.yaml:1 unknown-path"},
        {"{title.x}", "", "page.yaml:1 unknown-path"},
        {"{names.second}", "", "page.yaml:1 unknown-path"},
        {"{names.first.x}", "", "page.yaml:1 unknown-path"},
        {"{names}", "", "page.yaml:1 bad-template"},
        {"{names|upper}", "", "page.yaml:1 bad-template"},
        {"{title|count}", "", "page.yaml:1 bad-template"},
        {"one {title", "one ", "page.yaml:1 bad-template"},
        {"one } two", "one  two", "page.yaml:1 bad-template"},
        {"one **two {title}", "one <b>two </><b>Bridges</>", "page.yaml:1 bad-template"},
        {"one *two", "one <i>two</>", "page.yaml:1 bad-template"},
        {"{word.open}, not bold", "all <b>bold</>, not bold", "page.yaml:8 bad-template"},
        {"{word.loop}", "a a a a ", "page.yaml:7 bad-template"},
        {"{word.hello}", "Hello, ", "page.yaml:4 unknown-path"},
        {"{page}", "facing", ""},
};

START_TEST(templates_are_filled)
{
	const struct example *e = &templates[_i];
	struct arena *a = arena_new();
	expect_page(arena_printf(a, "body: [{text: \"%s\"}]", e->given), e->wanted, e->said);
	arena_free(a);
}
END_TEST

/* A word that doubles at each turn would take forever: 12 * 12 * 12 words in one text. */
START_TEST(words_are_bounded)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: '{word.w0}'}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	bound_page(&f, &b);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "more than 1000 words"));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	folder_close(&f);
}
END_TEST

/* What has a near name is proposed: of the item first, then of the content. */
START_TEST(paths_are_proposed)
{
	static const struct example hints[] = {{"body: [{text: '{titel}'}]", "'title'", NULL},
	                                       {"body: [{each: parts, do: [{text: '{nane}'}]}]", "'name'", NULL},
	                                       {"body: [{text: '{word.onse}'}]", "'once'", NULL},
	                                       {"body: [{each: part, do: [{text: x}]}]", "'parts'", NULL}};
	struct folder f;
	folder_open(&f);
	put_page(&f, hints[_i].given, CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	bound_page(&f, &b);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), arena_printf(f.arena, "did you mean %s?", hints[_i].wanted)));
	folder_close(&f);
}
END_TEST

/* Only a master knows its page; there it is meant, whatever the content calls its fields. */
START_TEST(masters_know_their_page)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "masters: {all: {footer: [{text: '{page}/{pages} {section} {title}'}]}}\nbody: [{text: x}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	struct page_vars vars = {3, 12, "Decks"};
	struct buf out = {0};
	b.page = &vars;
	put_boxes(&out, bind_boxes(&b, b.spec->masters.all.footer));
	ck_assert_str_eq(as_text(f.arena, &out), "#3/#12 Decks Bridges");
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

Suite *suite_template(void)
{
	Suite *suite = suite_create("template");
	TCase *c = tcase_create("template");
	tcase_add_loop_test(c, templates_are_filled, 0, COUNT_OF(templates));
	tcase_add_test(c, words_are_bounded);
	tcase_add_loop_test(c, paths_are_proposed, 0, 4);
	tcase_add_test(c, masters_know_their_page);
	suite_add_tcase(suite, c);
	return suite;
}
