/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From YAML to bound text: templates and what they find, `each` and `when`, prose, overlays, styles
 * and ratings. Each example gives the lines that matter, what comes of them, and what is said.
 *
 * Bound text is written with its markup: <b>bold</>, <i>, <c> for code, <n> for what is not
 * broken, <@la> for a language, <url> for a link and #7 for a number; "|" stands between blocks.
 */
#include "bind.h"
#include "boxes/container.h"
#include "boxes/text.h"
#include "color.h"
#include "folder.h"
#include "rich.h"
#include "style.h"

Suite *suite_model(void);

/* -- what was bound, as text ---------------------------------------------------------------- */

static void put_span(struct buf *out, const struct span *s)
{
	static const struct {
		unsigned flag;
		char letter;
	} marks[] = {{SPAN_BOLD, 'b'}, {SPAN_ITALIC, 'i'}, {SPAN_CODE, 'c'}, {SPAN_NOBREAK, 'n'}};
	bool marked = (s->flags & ~(unsigned)SPAN_NUMBER) || s->href || s->lang;
	buf_puts(out, marked ? "<" : "");
	for (int i = 0; i < COUNT_OF(marks); i++)
		if (s->flags & marks[i].flag)
			buf_putc(out, marks[i].letter);
	buf_printf(out, "%s%s%s", s->lang ? "@" : "", s->lang ? s->lang : "", s->href ? s->href : "");
	buf_printf(out, "%s%s%s%s", marked ? ">" : "", s->flags & SPAN_NUMBER ? "#" : "", s->text, marked ? "</>" : "");
}

static void put_rich(struct buf *out, const struct rich *r)
{
	for (int i = 0; r && i < r->n; i++) {
		const struct rich_block *b = &r->block[i];
		buf_puts(out, i ? "|" : "");
		if (b->kind == RICH_NUMBERED && b->number)
			buf_printf(out, "%d.%d ", b->depth, b->number);
		else if (b->kind != RICH_PARAGRAPH)
			buf_printf(out, "%c%d ",
			           b->kind == RICH_BULLET          ? '-'
			                   : b->kind == RICH_QUOTE ? '>'
			                   : b->kind == RICH_CODE  ? '$'
			                                           : '.',
			           b->depth);
		for (int j = 0; j < b->n; j++)
			put_span(out, &b->span[j]);
	}
}

static const char *as_text(struct arena *a, struct buf *out)
{
	const char *text = arena_strdup(a, buf_cstr(out));
	buf_free(out);
	return text;
}

/* -- a page and its content ----------------------------------------------------------------- */

#define SHAPE                                                        \
	"fields:\n"                                                  \
	"  title: {type: text}\n"                                    \
	"  lead: {type: prose, required: false}\n"                   \
	"  year: {type: number, required: false}\n"                  \
	"  site: {type: link, required: false}\n"                    \
	"  page: {type: text, required: false}\n"                    \
	"  names: {type: list, of: {type: text}, required: false}\n" \
	"  parts:\n"                                                 \
	"    type: list\n"                                           \
	"    required: false\n"                                      \
	"    of:\n"                                                  \
	"      type: group\n"                                        \
	"      fields:\n"                                            \
	"        name: {type: text}\n"                               \
	"        title: {type: text, required: false}\n"             \
	"        index: {type: text, required: false}\n"             \
	"        good: {type: flag, default: 'false'}\n"             \
	"        tags: {type: list, of: {type: text}, required: false}\n"

#define CONTENT                                              \
	"title: Bridges\n"                                   \
	"lead: 'A **short** one.'\n"                         \
	"year: 1849\n"                                       \
	"site: https://example.org/span/\n"                  \
	"page: facing\n"                                     \
	"names: [arch, beam, cable]\n"                       \
	"parts:\n"                                           \
	"  - {name: deck, tags: [wide, flat], good: true}\n" \
	"  - {name: pier, title: Piers, index: II}\n"

#define WORDS                                                                                                                    \
	"words:\n"                                                                                                               \
	"  hello: 'Hello, {name}'\n"                                                                                             \
	"  twice: '{word.once} {word.once}'\n"                                                                                   \
	"  once: 'on {title}'\n"                                                                                                 \
	"  loop: 'a {word.loop}'\n"                                                                                              \
	"  open: 'all **bold'\n"                                                                                                 \
	"  w0: '{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}'\n" \
	"  w1: '{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}'\n" \
	"  w2: '{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}'\n" \
	"  w3: x\n"

static void put_page(struct folder *f, const char *body, const char *content)
{
	folder_put(f, "layouts/page.yaml",
	           arena_printf(f->arena, "%s\nshape: demo\n" WORDS "document: {title: '{title}'}\n", body));
	folder_put(f, "layouts/shapes/demo.yaml", SHAPE);
	folder_put(f, "content.yaml", content);
}

static struct binder load_page(struct folder *f, const char *locale, const char *edition)
{
	struct binder b = {.arena = f->arena, .diag = f->diag};
	const struct document_spec *spec =
	        descriptor_load(f->root, f->arena, f->diag, (struct descriptor_source){"page", locale, edition});
	ck_assert_ptr_nonnull(spec);
	const struct shape_field *shape = shape_load(f->root, f->arena, f->diag, spec->shape);
	b.spec = spec;
	b.content = content_load(f->root, f->arena, f->diag, "content.yaml", shape);
	ck_assert_ptr_nonnull(b.content);
	return b;
}

/* The texts of prose boxes, "/" between them; other boxes by the boxes that they hold. */
static void put_boxes(struct buf *out, struct box_list boxes)
{
	for (int i = 0; i < boxes.n; i++) {
		const struct box *box = boxes.v[i];
		buf_puts(out, i ? " / " : "");
		if (box->kind == BOX_PROSE)
			put_rich(out, ((const struct prose_props *)box->props)->text.value);
		else if (box->kind == BOX_STACK)
			put_boxes(out, ((const struct stack_props *)box->props)->boxes);
	}
}

static const char *bound_page(struct folder *f, const struct binder *b)
{
	struct buf out = {0};
	put_boxes(&out, bind_boxes(b, b->spec->body));
	return as_text(f->arena, &out);
}

static void expect_page(const char *body, const char *wanted, const char *said)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, body, CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), wanted);
	ck_assert_str_eq(folder_said(&f), said);
	folder_close(&f);
}

/* -- templates ------------------------------------------------------------------------------ */

struct example {
	const char *given, *wanted, *said;
};

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

/* -- each and when -------------------------------------------------------------------------- */

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

/* -- prose ---------------------------------------------------------------------------------- */

static const struct example proses[] = {
        {"A plain sentence, 12% of it.", "A plain sentence, 12% of it.", ""},
        {"**a** *b* `c` ***d***", "<b>a</> <i>b</> <c>c</> <bi>d</>", ""},
        {"[text](https://e.org)", "<https://e.org>text</>", ""},
        {"one\ntwo\n\nthree", "one two|three", ""},
        {"one  \ntwo", "one\ntwo", ""},
        {"- a\n- b\n  1. c\n  2. d", "-1 a|-1 b|2.1 c|2.2 d", ""},
        {"3. c\n4. d", "1.3 c|1.4 d", ""},
        {"> said", ">1 said", ""},
        {"    code *as* is", "$0 <c>code *as* is\n</>", ""},
        {"<nobr>10 kg</nobr> of", "<n>10 kg</> of", ""},
        {"the <span lang=\"de\">Brücke</span>", "the <@de>Brücke</>", ""},
        {"1 &lt; 2", "1 < 2", ""},
        {"a\\*b", "a*b", ""},
        {"# no", "no", "unsupported-markup"},
        {"![x](y.png)", "x", "unsupported-markup"},
        {"a <b>c</b>", "a c", "unsupported-markup"},
        {"<div>\nx\n</div>", "", "unsupported-markup"},
        {"a\n\n---\n\nb", "a|b", "unsupported-markup"},
};

START_TEST(prose_is_read)
{
	const struct example *e = &proses[_i];
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_rich(&out, rich_prose(f.arena, f.diag, e->given, (struct where){0}));
	ck_assert_str_eq(as_text(f.arena, &out), e->wanted);
	ck_assert_int_eq(diag_errors(f.diag) > 0, *e->said != 0);
	ck_assert(!*e->said || strstr(folder_log(&f), e->said));
	folder_close(&f);
}
END_TEST

/* -- overlays ------------------------------------------------------------------------------- */

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

/* -- styles --------------------------------------------------------------------------------- */

static void expect_styles(const char *styles, const char *name, struct style wanted, const char *said)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "%s\nbody: []", styles), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct style *s = style_find(b.spec->styles, name, (struct where){0});
	ck_assert_int_eq(s->size, wanted.size);
	ck_assert_int_eq(s->weight, wanted.weight);
	assert_color_is(s->color, wanted.color);
	descriptor_check_styles(b.spec);
	ck_assert_str_eq(folder_said(&f), said);
	folder_close(&f);
}

/* A style has all of what it extends, but for what it says itself; a name that is not there gives the body's. */
START_TEST(styles_extend)
{
	static const char styles[] =
	        "tokens: {colors: {ink: '#102030', dark: ink}, lengths: {big: 30pt}}\n"
	        "styles: {body: {size: 9pt}, a: {size: 12pt, color: dark}, b: {extends: a, weight: 700}, c: {extends: b, size: big}}";
	expect_styles(styles, "a", (struct style){.size = PT(12), .weight = 400, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "b", (struct style){.size = PT(12), .weight = 700, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "c", (struct style){.size = PT(30), .weight = 700, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "none", (struct style){.size = PT(9), .weight = 400, .color = COLOR_RGB(0)}, "");
	expect_styles("styles: {}", "none", (struct style){.size = PT(10), .weight = 400, .color = COLOR_RGB(0)}, "");
}
END_TEST

/* A loop is said once for each style in it, and what the styles say themselves still holds. */
START_TEST(styles_in_a_loop)
{
	expect_styles("styles: {a: {extends: b, size: 8pt},\n  b: {extends: a}}", "a",
	              (struct style){.size = PT(8), .weight = 400, .color = COLOR_RGB(0)},
	              "page.yaml:1 style-cycle, page.yaml:2 style-cycle");
	expect_styles("styles: {a: {extends: a, weight: 700}}", "a",
	              (struct style){.size = PT(10), .weight = 700, .color = COLOR_RGB(0)}, "page.yaml:1 style-cycle");
	expect_styles("styles: {a: {extends: z, weight: 700}}", "a",
	              (struct style){.size = PT(10), .weight = 700, .color = COLOR_RGB(0)}, "page.yaml:1 unknown-style");
}
END_TEST

/* -- ratings -------------------------------------------------------------------------------- */

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

Suite *suite_model(void)
{
	Suite *suite = suite_create("model");
	TCase *c = tcase_create("binding");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, templates_are_filled, 0, COUNT_OF(templates));
	tcase_add_test(c, words_are_bounded);
	tcase_add_loop_test(c, paths_are_proposed, 0, 4);
	tcase_add_loop_test(c, each_and_when, 0, COUNT_OF(repeated));
	tcase_add_test(c, masters_know_their_page);
	tcase_add_test(c, lists_inside_lists_are_bounded);
	tcase_add_loop_test(c, prose_is_read, 0, COUNT_OF(proses));
	suite_add_tcase(suite, c);
	c = tcase_create("descriptions");
	tcase_add_loop_test(c, overlays_lie_in_order, 0, 5);
	tcase_add_test(c, overlays_without_a_box);
	tcase_add_test(c, styles_extend);
	tcase_add_test(c, styles_in_a_loop);
	tcase_add_loop_test(c, bands_cover_the_totals, 0, COUNT_OF(bands));
	suite_add_tcase(suite, c);
	return suite;
}
