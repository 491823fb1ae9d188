/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes in another language than their edition: as in an edition of that language, whichever way its script runs. */
#include "small_project.h"

Suite *suite_language_box(void);

static void setup(void)
{
	small_project();
	folder_put(&f, "content/demo/en.yaml", "title: A title\nnote: A note\n");
	folder_put(&f, "content/demo/he.yaml", "title: A title\nnote: A note\n");
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en, he]\ndocuments: [page]\n");
	folder_put(&f, "tick.svg",
	           "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><path d='M0 0h9v2z'/></svg>");
}

static void teardown(void) { small_project_close(); }

static const char *trace_of(const char *body, const char *locale)
{
	folder_put(&f, "layouts/page.yaml",
	           arena_printf(f.arena,
	                        "shape: demo\ndocument: {title: '{title}'}\n"
	                        "page: {size: a6, margins: {top: 8mm, bottom: 8mm, inner: 10mm, outer: 10mm}}\n"
	                        "styles:\n  body: {size: 9pt, leading: 1.2}\n  in: {extends: body, indent: 12pt}\n"
	                        "  end: {extends: body, align: end}\n"
	                        "  bar: {extends: body, bar: '#333333', fill: '#EEEEEE', padding: {left: 9pt, right: 3pt}}\n"
	                        "body:\n  - %s\n",
	                        body));
	read_again();
	small_project_build(locale, (struct build_options){.write = true, .dump = DUMP_PAGES, .workers = 1});
	ck_assert_str_eq(folder_log(&f), "");
	return content_of(arena_printf(f.arena, "out/%s/page.pdf", locale));
}

/* What is drawn where, without the elements that it belongs to. */
static const char *items_of(const char *trace)
{
	const char *items = "";
	for (const char *p = trace; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *line = arena_strndup(f.arena, p, strcspn(p, "\n")), *element = strstr(line, " /Document");
		if (!strncmp(line, "  glyphs", 8) || !strncmp(line, "  path", 6) || !strncmp(line, "  image", 7))
			items = arena_printf(f.arena, "%s%.*s\n", items,
			                     (int)(element ? (size_t)(element - line) : strlen(line)), line);
	}
	ck_assert(*items);
	return items;
}

#define TABLE                                                                                                               \
	"{table: {rule: '#000000', gap: 3pt, columns: [{head: Name, header: row}, {head: Text, width: 1fr}, {width: 9mm}]," \
	" rows: [{cells: [{text: a, rowspan: 2}, {text: 'b (1)', colspan: 2}]}, {cells: [c, {boxes: [{text: 'd!'}]}]}]}}"

static const char *const boxes[] = {
        "{heading: {text: 'A heading (1)!', level: 1}}",
        "{text: 'Words, and (1) more words that take a second line of this page, which is not a wide one!', style: in}",
        "{text: 'The end.', style: end}",
        "{figure: {boxes: [{svg: {file: tick.svg, width: 9mm, decorative: true}}], caption: 'What it shows.'}}",
        "{qr: {text: 'https://example.org', size: 20mm}, align: end}",
        "{text: 'A bar?', style: bar}",
        "{text: 'Narrow.', style: bar, width: 50%}",
        "{text: 'At the end.', style: bar, width: 50%, align: end}",
        "{list: {marker: bullet, items: [One., 'Two?']}}",
        "{list: {marker: number, items: [One., 'Two?']}}",
        "{list: {marker: check, items: [One., 'Two?']}, style: bar}",
        TABLE,
        "{stack: [" TABLE ", {text: Last.}]}",
        "{row: {columns: [1fr, 2fr], gap: 5mm, boxes: [{text: First.}, {row: {boxes: [{text: a}, {text: b, style: bar}]}}]}}",
        "{grid: {columns: [1fr, 3fr], gap: 2mm, boxes: [{text: a}, {text: b}, {text: c}, " TABLE "]}}",
        "{columns: {count: 2, gap: 4mm, boxes: [{text: One.}, {text: Two.}, {text: Three.}, {text: Four.}]}}",
        "{card: {title: Title., body: A body., icon: tick.svg}, style: bar}",
        "{callout: {title: Title., body: A body.}, style: bar}",
        "{svg: {file: tick.svg, width: 9mm, decorative: true}, align: end}",
        "{rule: {}, width: 30%}",
        "{field: {label: 'Name:'}}",
        "{checkbox: {label: Yes.}}",
        "{radio: {options: [Yes., No.]}}",
        "{lines: {count: 2}}",
        "{rating: {scale: [never, often, always], title: Title, statements: ['One.', 'Two, reversed'], sum: Total}}",
        "{spans: {first: West, second: East, items: [{name: a, first: [mail], second: [maps, time]}], height: 40mm, alt: x}}",
        "{venn: {first: First, second: Second, both: Both, first-items: [alpha], height: 40mm, alt: x}}",
        "{radar: {axes: [{label: a, value: '10'}, {label: b, value: '50'}, {label: c, value: '90'}], size: 45mm, alt: x}}",
        "{bars: {items: [{label: One, value: '20'}, {label: Two, value: '80'}], alt: x}}",
};

START_TEST(a_box_is_set_as_in_an_edition_of_its_language)
{
	const char *body = arena_printf(f.arena, "{stack: [%s, {text: x}]}", boxes[_i]);
	const char *turned = arena_printf(f.arena, "{stack: [%s, {text: x}], lang: %%s}", boxes[_i]);
	const char *english = items_of(trace_of(body, "en")), *hebrew = items_of(trace_of(body, "he"));
	ck_assert_str_ne(english, hebrew);
	const char *before = arena_strndup(f.arena, turned, strlen(turned) - 3);
	ck_assert_str_eq(items_of(trace_of(arena_printf(f.arena, "%she}", before), "en")), hebrew);
	ck_assert_str_eq(items_of(trace_of(arena_printf(f.arena, "%sen}", before), "he")), english);
}
END_TEST

/* The lines of a trace that hold `word`, without what stands before it. */
static const char *lines_with(const char *trace, const char *word)
{
	const char *found = "";
	for (const char *p = trace; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *line = arena_strndup(f.arena, p, strcspn(p, "\n")), *at = strstr(line, word);
		if (at)
			found = arena_printf(f.arena, "%s%s\n", found, at);
	}
	return found;
}

/* The element of the box says the language, so the texts in it need not. */
START_TEST(a_screen_reader_is_told_once)
{
	const char *trace = trace_of("{stack: [{text: One}, {text: Two, lang: FR}], lang: de}", "en");
	ck_assert_str_eq(lines_with(trace, "lang="), "lang=\"en\" pages=1\nlang=\"de\"\nlang=\"fr\"\n");
}
END_TEST

/* A text that no translation has is of the source language, but for one that its box says the language of. */
START_TEST(what_a_box_says_holds_for_texts_without_a_translation)
{
	folder_put(&f, "platen.yaml",
	           "subject: demo\nlocales: [it]\ndocuments: [page]\nseverities: {draft-translation: 'off'}\n");
	const char *trace = trace_of("{stack: [{text: '{title}', lang: fr}, {text: '{title}'}]}", "it");
	ck_assert_str_eq(
	        lines_with(trace, "\"A title\" "),
	        "\"A title\" lang=\"it\" pages=1\n\"A title\" /Document/Div/P\n\"A title\" lang=en /Document/P/Span\n");
}
END_TEST

/* Also one that only a screen reader reads. */
START_TEST(texts_that_are_not_drawn_say_their_language)
{
	folder_put(&f, "content/demo/po/it.po", PO_HEAD PO_ENTRY("note", "A note", "Una nota"));
	folder_put(&f, "platen.yaml",
	           "subject: demo\nlocales: [it]\ndocuments: [page]\nseverities: {draft-translation: 'off'}\n");
	const char *trace = trace_of("{svg: {file: tick.svg, width: 9mm, alt: '{title}'}}\n"
	                             "  - {svg: {file: tick.svg, width: 9mm, alt: '{note}'}}",
	                             "it");
	ck_assert_ptr_nonnull(strstr(trace, "Figure lang=\"en\" alt=\"A title\""));
	ck_assert_ptr_nonnull(strstr(trace, "Figure alt=\"Una nota\""));
}
END_TEST

START_TEST(boxes_of_an_each_have_its_language)
{
	folder_put(&f, "layouts/shapes/demo.yaml", "fields: {title: {type: text}, note: {type: list, of: {type: text}}}");
	folder_put(&f, "content/demo/en.yaml", "title: A title\nnote: [One, Two]\n");
	const char *trace = trace_of("{each: note, do: [{text: '{.}'}, {text: x, lang: en}], lang: he}", "en");
	ck_assert_str_eq(lines_with(trace, "lang="),
	                 "lang=\"en\" pages=1\nlang=\"he\"\nlang=\"en\"\nlang=\"he\"\nlang=\"en\"\n");
}
END_TEST

/* Spaces, digits, hyphens and leading are those of the box's language, by its overlays. */
START_TEST(texts_follow_the_rules_of_their_language)
{
	folder_put(&f, "layouts/locales/fr.yaml", "locale: {narrow-before: '!', leading: 2}");
	const char *trace = trace_of("{stack: [{text: 'Oui !', lang: fr-CA}, {text: 'Oui !'}]}", "en");
	ck_assert_str_eq(drawn("out/en/page.pdf"), "Oui\u202f! | Oui !");
	ck_assert_ptr_nonnull(strstr(trace, " 28.35,36.69 ")); /* 21.6 pt of leading, then 10.8 */
	ck_assert_ptr_nonnull(strstr(trace, " 28.35,52.89 "));
}
END_TEST

START_TEST(a_table_of_contents_says_the_language_of_a_heading)
{
	const char *trace = trace_of("{toc: {}}\n  - {heading: {text: One, level: 1}}\n"
	                             "  - {heading: {text: 'Two!', level: 2}, lang: he}",
	                             "en");
	ck_assert_str_eq(lines_with(trace, "\"One\" /D"), "\"One\" /Document/TOC/TOCI[1]/Link[1]\n\"One\" /Document/H1\n");
	ck_assert_ptr_nonnull(strstr(lines_with(trace, "\"Two!\""), "\"Two!\" lang=he /Document/TOC/TOCI[2]/Link"));
}
END_TEST

Suite *suite_language_box(void)
{
	Suite *suite = suite_create("language_box");
	TCase *c = tcase_create("language_box");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_box_is_set_as_in_an_edition_of_its_language, 0, COUNT_OF(boxes));
	tcase_add_test(c, a_screen_reader_is_told_once);
	tcase_add_test(c, what_a_box_says_holds_for_texts_without_a_translation);
	tcase_add_test(c, texts_that_are_not_drawn_say_their_language);
	tcase_add_test(c, boxes_of_an_each_have_its_language);
	tcase_add_test(c, texts_follow_the_rules_of_their_language);
	tcase_add_test(c, a_table_of_contents_says_the_language_of_a_heading);
	suite_add_tcase(suite, c);
	return suite;
}
