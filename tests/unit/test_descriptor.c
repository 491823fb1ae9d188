/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts with what lies over them. */
#include "bound.h"

Suite *suite_descriptor(void);

#define BOXES \
	"styles: {body: {size: 10pt}}\nbody: [{text: one, id: first}, {text: two}, {stack: {boxes: [{text: three, id: deep}]}}]"

/* Each prefix of the tag lies over the one before it, and the edition over all of them. */
START_TEST(overlays_lie_in_order)
{
	static const char *const wanted[] = {"one / two / three", "uno / two / three", "ein / two / three", "x / two / tief",
	                                     "x / two / "};
	static const char *const locales[] = {"fr", "de", "de-AT", "de-AT-1996", "de-AT-1996"};
	struct folder f;
	folder_open(&f);
	put_page(&f, BOXES, CONTENT);
	folder_put(&f, "layouts/locales/de.yaml", "boxes: {first: {text: uno}}\nstyles: {body: {size: 11pt}}");
	folder_put(&f, "layouts/locales/de-AT.yaml", "boxes: {first: {text: ein}}");
	folder_put(&f, "layouts/locales/de-AT-1996.yaml",
	           "documents: {page: {boxes: {deep: {text: tief}, first: {text: x}}}, other: {boxes: {first: ~}}}");
	folder_put(&f, "layouts/other.yaml", "shape: sample");
	folder_put(&f, "layouts/editions/short.yaml", "boxes: {deep: ~}\nstyles: {body: {size: 20pt}}");
	struct binder b = load_page(&f, locales[_i], _i == 4 ? "short" : NULL);
	ck_assert_str_eq(bound_page(&f, &b), wanted[_i]);
	ck_assert_int_eq(style_lookup(b.spec->styles, "body")->size, _i == 0 ? PT(10) : _i == 4 ? PT(20) : PT(11));
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

START_TEST(overlays_without_a_box)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, BOXES, CONTENT);
	folder_put(&f, "layouts/editions/bad.yaml", "boxes:\n  first: ~\n  frist: ~\n");
	load_page(&f, "en", "bad");
	ck_assert_str_eq(folder_said(&f), "bad.yaml:3 unknown-target");
	folder_close(&f);
}
END_TEST

/* More changes than a word has bits; each finds its box, and what finds none is said. */
START_TEST(overlays_of_many_boxes)
{
	struct folder f;
	struct buf body = {0}, over = {0};
	folder_open(&f);
	buf_puts(&body, "body:\n");
	buf_puts(&over, "boxes:\n");
	for (int i = 0; i < 100; i++) {
		buf_printf(&body, "  - {text: old, id: b%d}\n", i);
		buf_printf(&over, "  b%d: {text: new}\n", i + 1);
	}
	put_page(&f, buf_cstr(&body), CONTENT);
	folder_put(&f, "layouts/editions/new.yaml", buf_cstr(&over));
	struct binder b = load_page(&f, "en", "new");
	const char *page = bound_page(&f, &b);
	ck_assert_int_eq(strncmp(page, "old / new / new", 15), 0);
	ck_assert_str_eq(page + strlen(page) - 9, "new / new");
	ck_assert_str_eq(folder_said(&f), "new.yaml:101 unknown-target");
	buf_free(&body);
	buf_free(&over);
	folder_close(&f);
}
END_TEST

/* What an overlay changes is a mapping of names. */
START_TEST(changes_have_names)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "tokens: [a]\nstyles: 7\nboxes: x\nbody: [{text: one, id: x, place: ~}]", CONTENT);
	struct binder b = load_page(&f, NULL, NULL);
	ck_assert_str_eq(bound_page(&f, &b), "one");
	ck_assert(!b.spec->body.v[0]->place.set); /* an overlay may take it away */
	ck_assert_str_eq(folder_said(&f), "page.yaml:1 wrong-type, page.yaml:2 wrong-type, page.yaml:3 wrong-type");
	folder_close(&f);
}
END_TEST

/* -- the page ------------------------------------------------------------------------------- */

/* In points: width x height, the margins from the top by way of the inner side, and the columns. */
static const char *page_text(struct arena *a, const struct page_spec *p)
{
	return arena_printf(a, "%gx%g %g %g %g %g %d", p->width / 1e3, p->height / 1e3, p->margins.top / 1e3,
	                    p->margins.inner / 1e3, p->margins.bottom / 1e3, p->margins.outer / 1e3, p->columns);
}

#define M10 "margins: {top: 10pt, inner: 10pt, bottom: 10pt, outer: 10pt}"

static const struct example pages[] = {
        {"{margins: {top: 1pt, inner: 2pt, bottom: 3pt, outer: 4pt}, columns: 3}", "595.276x841.89 1 2 3 4 3", ""},
        {"{size: a0, " M10 "}", "2383.94x3370.39 10 10 10 10 1", ""},
        {"{size: a6, " M10 "}", "297.638x419.528 10 10 10 10 1", ""},
        {"{size: letter, " M10 "}", "612x792 10 10 10 10 1", ""},
        {"{size: legal, landscape: yes, " M10 "}", "1008x612 10 10 10 10 1", ""},
        {"{size: 200pt x 100pt, " M10 "}", "200x100 10 10 10 10 1", ""},
        {"{size: 200pt x 100pt, landscape: yes, " M10 "}", "200x100 10 10 10 10 1", ""}, /* lies across already */
        {"{size: 100pt x 200pt, landscape: yes, " M10 "}", "200x100 10 10 10 10 1", ""},
        {"{size: 100ptx200pt, " M10 "}", "100x200 10 10 10 10 1", ""},
        {"{size: 1in x 200in, " M10 "}", "72x14400 10 10 10 10 1", ""},
        {"{size: 200in x 1in, " M10 "}", "14400x72 10 10 10 10 1", ""},
        /* Beyond an inch and two hundred, in either direction, or no size at all: A4 stands for it. */
        {"{size: 71pt x 200pt, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 200pt x 71pt, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 201in x 10in, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 10in x 201in, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 100pt, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 100pt x 50%, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: 1fr x 100pt, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        {"{size: a7, " M10 "}", "595.276x841.89 10 10 10 10 1", "page.yaml:1 bad-choice"},
        /* A column is a point wide at least, and the text twenty high; else the margins are those of a printer. */
        {"{size: 100pt x 100pt, columns: 3, gutter: 1pt, margins: {top: 40pt, inner: 45pt, bottom: 40pt, outer: 50pt}}",
         "100x100 40 45 40 50 3", ""},
        {"{size: 100pt x 100pt, columns: 3, gutter: 1.1pt, margins: {top: 40pt, inner: 45pt, bottom: 40pt, outer: 50pt}}",
         "100x100 20 20 20 20 1", "page.yaml:1 no-width"},
        {"{size: 100pt x 100pt, margins: {top: 40pt, inner: 9pt, bottom: 40.1pt, outer: 9pt}}", "100x100 20 20 20 20 1",
         "page.yaml:1 no-width"},
        {"{size: 100pt x 100pt, columns: 2, gutter: 20pt, " M10 "}", "100x100 10 10 10 10 2", ""},
};

START_TEST(pages_have_a_size)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "page: %s\nbody: []", pages[_i].given), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(page_text(f.arena, &b.spec->page), pages[_i].wanted);
	ck_assert_str_eq(folder_said(&f), pages[_i].said);
	folder_close(&f);
}
END_TEST

/* -- the rest ------------------------------------------------------------------------------- */

/* A locale's leading is a factor for that of all styles, and of the floor; the rest is as it is written. */
START_TEST(locales_set_the_leading)
{
	struct folder f;
	folder_open(&f);
	put_page(&f,
	         "fit: {pages: 2, yield: [size, spacing], floor: {size: 8pt, leading: 1.2, spacing: 0.7}, grow: 1.5}\n"
	         "styles: {body: {leading: 1.4}, lead: {leading: 2}}\nbody: [{text: x, style: lead}]",
	         CONTENT);
	folder_put(&f, "layouts/locales/hi.yaml", "locale: {leading: 1.5, digits: deva, direction: rtl}");
	struct binder b = load_page(&f, "hi", NULL);
	const struct fit_spec *fit = &b.spec->fit;
	ck_assert_int_eq(style_lookup(b.spec->styles, "body")->leading, 2100);
	ck_assert_int_eq(style_widest_leading(b.spec->styles), 3000);
	ck_assert_int_eq(fit->floor_leading, 1800);
	ck_assert_int_eq(fit->floor_size, PT(8));
	ck_assert_int_eq(fit->floor_spacing, 700);
	ck_assert_int_eq(fit->pages, 2);
	ck_assert_int_eq(fit->grow, 1500);
	ck_assert_int_eq(fit->yield.n, 2);
	ck_assert_int_eq(((const int *)fit->yield.v)[0], YIELD_SIZE);
	ck_assert_str_eq(digit_systems[b.spec->locale.digits], "deva");
	ck_assert_int_eq(b.spec->locale.direction, 1);
	ck_assert_str_eq(b.spec->language, "hi");
	folder_close(&f);
}
END_TEST

static const struct {
	const char *locale, *overlay, *said;
	int direction;
} directions[] = {
        {"ur", NULL, "", 1},
        {"ckb-IQ", NULL, "", 1},
        {"sd-Deva", NULL, "", 0},
        {"bn", NULL, "", 0},
        {"fa", "locale: {direction: rtl}", "", 1},
        {"fa", "locale: {digits: arabext}", "", 1},
        {"fa", "locale: {direction: ltr}", "fa.yaml:1 script-direction", 0},
        {"it", "locale: {direction: rtl}", "it.yaml:1 script-direction", 1},
};

START_TEST(the_direction_is_that_of_the_script_unless_an_overlay_says_another)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: x}]", CONTENT);
	if (directions[_i].overlay)
		folder_put(&f, arena_printf(f.arena, "layouts/locales/%s.yaml", directions[_i].locale),
		           directions[_i].overlay);
	struct binder b = load_page(&f, directions[_i].locale, NULL);
	ck_assert_int_eq(b.spec->locale.direction, directions[_i].direction);
	ck_assert_str_eq(folder_said(&f), directions[_i].said);
	folder_close(&f);
}
END_TEST

/* The same parents as for texts, the most general first; simplified Chinese stands in for nothing traditional. */
START_TEST(overlays_lie_over_those_of_their_parents)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: x}]", CONTENT);
	folder_put(&f, "layouts/locales/zh.yaml", "locale: {list-separator: z, leading: 2}");
	folder_put(&f, "layouts/locales/zh-Hant.yaml", "locale: {list-separator: t, decimal-sign: t}");
	folder_put(&f, "layouts/locales/zh-HK.yaml", "locale: {decimal-sign: h}");
	struct binder b = load_page(&f, "zh-HK", NULL);
	ck_assert_str_eq(b.spec->locale.separator, "t");
	ck_assert_str_eq(b.spec->locale.decimal_sign, "h");
	ck_assert_int_eq(b.spec->locale.leading, 1000);
	ck_assert_int_eq(locale_load(f.root, f.arena, f.diag, "zh-CN").leading, 2000);
	ck_assert_str_eq(locale_load(f.root, f.arena, f.diag, "zh-MO").separator, "t");
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

/* A document says its title and more; without a locale it has no language. */
START_TEST(documents_say_what_they_are)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: 'On {title}', subject: s, keywords: 'k, {year}', author: a}\nbody: []\n");
	folder_put(&f, "layouts/shapes/demo.yaml", SHAPE);
	folder_put(&f, "content.yaml", CONTENT);
	struct binder b = load_page(&f, NULL, NULL);
	ck_assert_str_eq(bind_text(&b, &b.spec->title), "On Bridges");
	ck_assert_str_eq(bind_text(&b, &b.spec->subject), "s");
	ck_assert_str_eq(bind_text(&b, &b.spec->keywords), "k, 1849");
	ck_assert_str_eq(bind_text(&b, &b.spec->author), "a");
	ck_assert_str_eq(b.spec->language, "");
	ck_assert_str_eq(b.spec->name, "page");
	ck_assert_str_eq(b.spec->path, "layouts/page.yaml");
	ck_assert_str_eq(b.spec->shape, "demo");
	folder_close(&f);
}
END_TEST

/* The first, left and right pages have a master of their own only where the layout gives one. */
START_TEST(masters_are_given)
{
	static const char *const names[] = {"all", "first", "left", "right"};
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "masters: {%s: {footer: [{text: x}], footer-gap: 3pt}}\nbody: []", names[_i]),
	         CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct masters *m = &b.spec->masters;
	const struct master *given = (const struct master *const[]){&m->all, &m->first, &m->left, &m->right}[_i];
	ck_assert_int_eq(m->has_first, _i == 1);
	ck_assert_int_eq(m->has_left, _i == 2);
	ck_assert_int_eq(m->has_right, _i == 3);
	ck_assert_int_eq(m->all.footer.n + m->first.footer.n + m->left.footer.n + m->right.footer.n, 1);
	ck_assert_int_eq(given->footer.n, 1);
	ck_assert_int_eq(given->footer_gap, PT(3));
	folder_close(&f);
}
END_TEST

/* The layout lies over its theme, which may hold tokens and styles only. */
START_TEST(themes_lie_below)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "theme: calm\nstyles: {body: {size: big}}\nbody: [{text: x}]", CONTENT);
	folder_put(
	        &f, "layouts/themes/calm.yaml",
	        "theme: calm\ntokens: {lengths: {big: 20pt}}\nstyles: {body: {size: 7pt, weight: 700}}\npage: {size: a5}\n");
	struct binder b = load_page(&f, "en", NULL);
	const struct style *body = style_lookup(b.spec->styles, "body");
	ck_assert_int_eq(body->size, PT(20));
	ck_assert_int_eq(body->weight, 700);
	ck_assert_str_eq(folder_said(&f), "calm.yaml:4 unknown-key");
	folder_close(&f);
}
END_TEST

/* What cannot be used at all gives no document. */
static const struct example unusable[] = {
        {"body: []\ndocument: {title: t}\n", "", "page.yaml:1 missing-key"},
        {"- a\n", "", "page.yaml:1 wrong-type"},
        {"a: [\n", "", "page.yaml:2 yaml-syntax"},
};

START_TEST(layouts_that_cannot_be_used)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/page.yaml", unusable[_i].given);
	ck_assert_ptr_null(
	        descriptor_load(f.root, f.arena, f.diag, (struct descriptor_source){.name = "page", .locale = "en"}));
	ck_assert_str_eq(folder_said(&f), unusable[_i].said);
	folder_close(&f);
}
END_TEST

/* -- boxes ---------------------------------------------------------------------------------- */

/* One key says what a box is; the others are those of all boxes. What is no box is left out. */
static const struct example boxes[] = {
        {"[{text: a}, {prose: {text: b}}]", "a / b", ""},
        {"{text: alone}", "alone", ""},
        {"[{stack: {text: alone}}]", "", "page.yaml:1 missing-key, page.yaml:1 unknown-key"},
        {"[{stack: {boxes: {text: inside}}}]", "inside", ""},
        {"[{stack: [{text: a}, {text: b}]}]", "a / b", ""},
        {"[{text: a, id: x, span: all, keep: together, width: 3pt, align: end, artifact: yes, lang: de}]", "a", ""},
        {"[{text: a}, 7, {text: b}]", "a / b", "page.yaml:1 wrong-type"},
        {"[[a]]", "", "page.yaml:1 wrong-type"},
        {"some text", "", "page.yaml:1 wrong-type"},
        {"[page-break, {text: a}, column-break]", " / a / ", ""},
        {"[heading]", "", "page.yaml:1 wrong-type"},
        {"[{text: a, card: {title: b}}]", "", "page.yaml:1 bad-box"},
        {"[{id: x}]", "", "page.yaml:1 bad-box"},
        {"[{textt: a}]", "", "page.yaml:1 bad-box"},
        {"[{text: a, titel: b}]", "a", "page.yaml:1 unknown-key"},
        {"[{each: names, do: [{text: '{.}'}], id: x, when: names}]", "arch / beam / cable", ""},
        {"[{each: names, do: [{text: '{.}'}], boxes: []}]", "arch / beam / cable",
         "page.yaml:1 unknown-key, page.yaml:1 unknown-key"},
        {"[{each: names}]", "", "page.yaml:1 missing-key"},
};

START_TEST(boxes_have_a_kind)
{
	struct arena *a = arena_new();
	expect_page(arena_printf(a, "body: %s", boxes[_i].given), boxes[_i].wanted, boxes[_i].said);
	arena_free(a);
}
END_TEST

START_TEST(kinds_are_proposed)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{id: x, hading: a}, {text: a, card: b}]", CONTENT);
	load_page(&f, "en", NULL);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "did you mean 'heading'?"));
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "a box cannot be both 'text' and 'card'"));
	folder_close(&f);
}
END_TEST

/* A break that is only a word has the keys of all boxes as any other. */
START_TEST(breaks_are_boxes)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [page-break, {page-break: {}}, column-break]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct box *word = b.spec->body.v[0], *map = b.spec->body.v[1];
	ck_assert_int_eq(word->kind, BOX_PAGE_BREAK);
	ck_assert_int_eq(map->kind, BOX_PAGE_BREAK);
	ck_assert_int_eq(b.spec->body.v[2]->kind, BOX_COLUMN_BREAK);
	ck_assert_int_eq(word->width.unit, map->width.unit);
	ck_assert_int_eq(word->at.line, 1);
	ck_assert(!word->place.set);
	folder_close(&f);
}
END_TEST

/* Two keys of a box do not depend on their order. */
START_TEST(keys_of_a_box_have_no_order)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{artifact: yes, keep-with-next: yes, place: {y: 1pt}, span: all, text: a}, {text: b}]",
	         CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct box *a = b.spec->body.v[0], *plain = b.spec->body.v[1];
	ck_assert(a->artifact && a->keep_next && a->span_all && a->place.set);
	ck_assert(!plain->artifact && !plain->keep_next && !plain->span_all && !plain->place.set);
	folder_close(&f);
}
END_TEST

Suite *suite_descriptor(void)
{
	Suite *suite = suite_create("descriptor");
	TCase *c = tcase_create("descriptor");
	tcase_add_loop_test(c, overlays_lie_in_order, 0, 5);
	tcase_add_test(c, overlays_without_a_box);
	tcase_add_test(c, overlays_of_many_boxes);
	tcase_add_test(c, changes_have_names);
	tcase_add_loop_test(c, pages_have_a_size, 0, COUNT_OF(pages));
	tcase_add_test(c, locales_set_the_leading);
	tcase_add_loop_test(c, the_direction_is_that_of_the_script_unless_an_overlay_says_another, 0, COUNT_OF(directions));
	tcase_add_test(c, overlays_lie_over_those_of_their_parents);
	tcase_add_test(c, documents_say_what_they_are);
	tcase_add_loop_test(c, masters_are_given, 0, 4);
	tcase_add_test(c, themes_lie_below);
	tcase_add_loop_test(c, layouts_that_cannot_be_used, 0, COUNT_OF(unusable));
	tcase_add_loop_test(c, boxes_have_a_kind, 0, COUNT_OF(boxes));
	tcase_add_test(c, kinds_are_proposed);
	tcase_add_test(c, breaks_are_boxes);
	tcase_add_test(c, keys_of_a_box_have_no_order);
	suite_add_tcase(suite, c);
	return suite;
}
