/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binding: boxes repeated for each item, or left out; the bands of a rating. */
#include "bound.h"

Suite *suite_bind(void);

static const struct example repeated[] = {
        /* The item's own field comes first, then what platen counts, then the content around. A field that
           the item may have hides those around it also where it is left out. */
        {"body: [{each: parts, do: [{text: '{year} {name} {count}'}]}]", "#1849 deck #2 / #1849 pier #2", ""},
        {"body: [{each: parts, do: [{text: '{title} {index}'}]}]", "  / Piers II", ""},
        {"body: [{each: names, do: [{text: '{.} {index}'}]}]", "arch #1 / beam #2 / cable #3", ""},
        {"body: [{each: parts, do: [{each: names, do: [{text: '{name} {.} {index}'}]}]}]",
         "deck arch #1 / deck beam #2 / deck cable #3 / pier arch #1 / pier beam #2 / pier cable #3", ""},
        {"body: [{each: parts, do: [{text: '{tags|join}', when: tags}]}]", "wide, flat", ""},
        {"body: [{each: parts, do: [{text: '{name}', when: good}]}]", "deck", ""},
        {"body: [{text: a, when: lead}, {text: b, when: parts}, {text: c, when: title}]", "a / b / c", ""},
        {"body: [{stack: {boxes: [{text: one}, {each: names, do: [{text: '{.}'}]}]}}]", "one / arch / beam / cable", ""},
        {"body: [{text: '{index}'}]", "", "page.yaml:1 unknown-path"},
        {"body: [{each: title, do: [{text: x}]}]", "", "page.yaml:1 not-a-list"},
        {"body: [{each: nothing, do: [{text: x}]}]", "", "page.yaml:1 unknown-path"},
        /* Ordered as the language lists words, and counted in that order. */
        {"body: [{each: names, sort: '.', do: [{text: '{.} {index}'}]}]", "arch #1 / beam #2 / cable #3", ""},
        {"body: [{each: parts, sort: good, do: [{text: '{name} {good}'}]}]", "pier  / deck true", ""},
        {"body: [{each: parts, sort: nane, do: [{text: '{name}'}]}]", "deck / pier", "page.yaml:1 unknown-path"},
        {"body: [{text: x, sort: name}]", "x", "page.yaml:1 unknown-key"},
        {"body: [{text: x, when: nothing}]", "", "page.yaml:1 unknown-path"},
};

START_TEST(each_and_when) { expect_page(repeated[_i].given, repeated[_i].wanted, repeated[_i].said); }
END_TEST

/* Four lists of 50 inside each other are 6 million boxes: said once, and at an end soon. */
START_TEST(lists_inside_lists_are_bounded)
{
	struct folder f;
	struct buf content = {0};
	folder_open(&f);
	buf_puts(&content, "title: x\nnames: [a");
	for (int i = 1; i < 50; i++)
		buf_puts(&content, ", b");
	buf_puts(&content, "]\n");
	put_page(&f, "body: [{each: names, do: [{each: names, do: [{each: names, do: [{each: names, do: [{text: x}]}]}]}]}]",
	         buf_cstr(&content));
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_int_le(bind_boxes(&b, b.spec->body).n, 500000);
	ck_assert_str_eq(folder_said(&f), "page.yaml:1 bad-box");
	buf_free(&content);
	folder_close(&f);
}
END_TEST

/* Three statements on a scale of three points: totals run from 3 to 9. */
static const struct example bands[] = {
        {"[{from: 3, to: 5}, {from: 6, to: 9}]", "", ""},
        {"[]", "", ""},
        {"[{from: '{lowest}', to: '{highest}'}]", "", ""},
        {"[{from: 1, to: 9}]", "score-bands", "should start at 3"},
        {"[{from: 3, to: 5}, {from: 7, to: 9}]", "score-bands", "should start at 6"},
        {"[{from: 3, to: 5}, {from: 5, to: 9}]", "score-bands", "should start at 6"},
        {"[{from: 3, to: 8}]", "score-bands", "ends at 8, but the highest total is 9"},
        {"[{from: 3, to: 1000000000}]", "score-bands", "ends at 1000000000"},
        {"[{from: 5, to: 4}, {from: 5, to: 9}]", "score-bands", "the band 5 to 4"},
};

START_TEST(bands_cover_the_totals)
{
	const struct example *e = &bands[_i];
	struct folder f;
	folder_open(&f);
	put_page(
	        &f,
	        arena_printf(
	                f.arena,
	                "body: [{rating: {title: t, scale: {each: names, text: '{.}'}, statements: {each: names, text: '{.}'}, bands: %s}}]",
	                e->given),
	        CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	bind_boxes(&b, b.spec->body);
	const char *said = folder_said(&f), *code = strchr(said, ' ');
	ck_assert_str_eq(code ? arena_strndup(f.arena, code + 1, strcspn(code + 1, ",")) : "", e->wanted);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), e->said));
	folder_close(&f);
}
END_TEST

Suite *suite_bind(void)
{
	Suite *suite = suite_create("bind");
	TCase *c = tcase_create("bind");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, each_and_when, 0, COUNT_OF(repeated));
	tcase_add_test(c, lists_inside_lists_are_bounded);
	tcase_add_loop_test(c, bands_cover_the_totals, 0, COUNT_OF(bands));
	suite_add_tcase(suite, c);
	return suite;
}
