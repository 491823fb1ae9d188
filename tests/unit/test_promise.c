/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What editions promise, looked for on pages as they are drawn. */
#include "edition.h"
#include "small_project.h"

Suite *suite_promise(void);

static void setup(void)
{
	small_project();
	folder_put(&f, "fonts/fonts.yaml",
	           "families: {sans: {faces: [{file: NotoSans-Regular.ttf}, {file: NotoSans-Italic.ttf, italic: true}]}}\n");
	copy_into("fonts/NotoSans-Italic.ttf");
	mkdir(arena_printf(f.arena, "%s/fonts/hyphenation", f.path), 0700);
	copy_into("fonts/hyphenation/hyph_en_US.dic");
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [page]\n");
}

static void teardown(void) { small_project_close(); }

#define TEXT "'{note}'"
#define LONG \
	"note: 'Extraordinarily complicated considerations notwithstanding, incomprehensibility characterizes documentation.'\n"

static const struct {
	const char *promise, *style, *body, *content, *found; /* NULL: it is kept */
} cases[] = {
        {"chroma: none", "color: '#777777'", "text: " TEXT, NULL, NULL},
        {"chroma: none", "color: '#770000'", "text: " TEXT, NULL, "but a text has a colour"},
        {"chroma: none", "fill: '#FFEEEE'", "text: " TEXT, NULL, "but something is drawn in a colour"},
        {"chroma: none", "stroke: '#0000FF', stroke-width: 1pt", "text: " TEXT, NULL, "but something is drawn in a colour"},
        {"chroma: none", "color: '#000000'", "rule: {color: '#00AA00'}", NULL, "but something is drawn in a colour"},
        {"size: 12pt", "size: 12pt", "text: " TEXT, NULL, NULL},
        {"size: 12pt", "size: 11.9pt", "text: " TEXT, NULL, "'size: 12pt', but there are letters of 11.9 pt"},
        {"leading: 1.5", "leading: 1.5", "text: " TEXT, NULL, NULL},
        {"leading: 1.5", "leading: 1.3", "text: " TEXT, NULL,
         "'leading: 1.5', but a line is 1.3 times as high as its letters"},
        /* Large letters may have lower lines where there is one only; content makes it two. */
        {"leading: 1.3", "size: 30pt, leading: 1.1", "text: Short", NULL, NULL},
        {"leading: 1.3", "size: 30pt, leading: 1.1", "text: " TEXT, LONG,
         "'leading: 1.3', but a line is 1.1 times as high as its letters"},
        {"leading: 1.3", "size: 30pt, leading: 1.3", "text: " TEXT, LONG, NULL},
        {"leading: 1.3", "size: 30pt, leading: 1.1", "heading: {text: Two lines of a heading, fit: {min: 26pt}}", NULL,
         "'leading: 1.3', but a line is 1.1 times as high as its letters"},
        {"lines: ragged", "align: start", "text: " TEXT, LONG, NULL},
        {"lines: ragged", "align: justify", "text: " TEXT, LONG, "but a paragraph is justified"},
        {"hyphens: none", "hyphenate: false", "text: " TEXT, LONG, NULL},
        {"hyphens: none", "hyphenate: true", "text: " TEXT, LONG, "but a word is parted by a hyphen"},
        {"italics: none", "italic: false", "text: " TEXT, NULL, NULL},
        {"italics: none", "italic: true", "text: " TEXT, NULL, "but there are italics"},
        {"italics: none", "italic: false", "prose: " TEXT, "note: 'Words *in italics* here.'\n", "but there are italics"},
        {"capitals: none", "case: none", "text: " TEXT, "note: 'The EU and the UN.'\n", NULL},
        {"capitals: none", "case: upper", "text: " TEXT, NULL, "but a text is set in capitals"},
        {"fills: 20", "fill: '#DDDDDD', padding: 5mm", "text: " TEXT, NULL, NULL},
        {"fills: 20", "fill: '#999999', padding: 5mm", "text: " TEXT, NULL, "but an area is 40 percent black"},
        /* A rule is no area. */
        {"fills: 20", "color: '#000000'", "rule: {thickness: 2pt, color: '#000000'}", NULL, NULL},
};

START_TEST(a_promise_is_looked_for_on_the_page)
{
	folder_put(&f, "layouts/page.yaml",
	           arena_printf(f.arena,
	                        "shape: demo\n"
	                        "document: {title: '{title}'}\n"
	                        "page: {size: a6, unprintable: 0}\n"
	                        "locale: {hyphenation: hyphenation/hyph_en_US.dic}\n"
	                        "styles: {body: {size: 12pt, leading: 1.5}, it: {extends: body, %s}}\n"
	                        "edition: {promises: {%s}}\n"
	                        "body:\n"
	                        "  - {heading: {text: '{title}', level: 1}, style: body}\n"
	                        "  - {%s, style: it}\n",
	                        cases[_i].style, cases[_i].promise, cases[_i].body));
	if (cases[_i].content)
		folder_put(&f, "content/demo/en.yaml", arena_printf(f.arena, "title: A title\n%s", cases[_i].content));
	int good = small_project_build("en", (struct build_options){.workers = 1});
	const char *log = folder_log(&f);
	ck_assert_msg(good == !cases[_i].found, "%s: %s", cases[_i].promise, log);
	if (!cases[_i].found) {
		ck_assert_msg(!strstr(log, "broken-promise"), "%s", log);
		return;
	}
	ck_assert_msg(strstr(log, cases[_i].found) != NULL, "%s", log);
	ck_assert_msg(strstr(log, "yaml:") != NULL, "no place is named: %s", log);
}
END_TEST

static const struct {
	struct promises a, b;
	enum promise kind;
	int kept;
} sums[] = {
        {{.value[PROMISE_SIZE] = 18000}, {.value[PROMISE_SIZE] = 12000}, PROMISE_SIZE, 18000},
        {{.value[PROMISE_SIZE] = 12000}, {.value[PROMISE_SIZE] = 18000}, PROMISE_SIZE, 18000},
        {{.value[PROMISE_SIZE] = 12000}, {{0}, {{0}}}, PROMISE_SIZE, 12000},
        {{{0}, {{0}}}, {.value[PROMISE_CHROMA] = 1}, PROMISE_CHROMA, 1},
        {{.value[PROMISE_FILLS] = 20}, {.value[PROMISE_FILLS] = 10}, PROMISE_FILLS, 10},
        {{.value[PROMISE_FILLS] = 10}, {.value[PROMISE_FILLS] = 20}, PROMISE_FILLS, 10},
        {{{0}, {{0}}}, {.value[PROMISE_FILLS] = 20}, PROMISE_FILLS, 20},
};

START_TEST(of_two_promises_the_stricter_one_is_kept)
{
	struct promises p = sums[_i].a;
	promises_add(&p, &sums[_i].b);
	ck_assert_int_eq(p.value[sums[_i].kind], sums[_i].kept);
	ck_assert(promises_any(&p));
}
END_TEST

Suite *suite_promise(void)
{
	Suite *suite = suite_create("promise");
	TCase *c = tcase_create("promise");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_promise_is_looked_for_on_the_page, 0, COUNT_OF(cases));
	suite_add_tcase(suite, c);
	TCase *sum = tcase_create("sums");
	tcase_add_loop_test(sum, of_two_promises_the_stricter_one_is_kept, 0, COUNT_OF(sums));
	suite_add_tcase(suite, sum);
	return suite;
}
