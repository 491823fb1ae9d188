/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binding: boxes repeated for each item, or left out; the bands of a rating. */
#include "bound.h"
#include "boxes/rating.h"
#include "boxes/table.h"

Suite *suite_bind(void);

#define REST "  lead: {type: prose, required: false}\n  names: {type: list, of: {type: text}, required: false}\n"

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
        /* `when`: something is there that is not empty and does not say `false`. */
        {"body: [{each: parts, do: [{text: '{name}', when: title}]}]", "pier", ""},
        {"body: [{each: parts, do: [{text: '{name}', when: tags.first}]}]", "deck", ""},
        {"body: [{text: x, when: parts.first}]", "x", ""},
        {"body: [{each: names, when: lead, do: [{text: '{.}'}]}]", "arch / beam / cable", ""},
        {"body: [{each: names, when: parts.last.tags, do: [{text: '{.}'}]}]", "", ""},
        {"body: [{each: parts.first.tags, do: [{text: '{.} {index}/{count}'}]}]", "wide #1/#2 / flat #2/#2", ""},
        {"body: [{each: parts.last.tags, do: [{text: x}]}]", "", ""},
        {"body: [{each: parts.last, do: [{text: x}]}]", "", "page.yaml:1 not-a-list"},
        {"body: [{each: index, do: [{text: x}]}]", "", "page.yaml:1 unknown-path"},
        /* The nearest item comes first, then those around it. */
        {"body: [{each: parts, do: [{each: tags, do: [{text: '{name} {.}'}]}]}]", "deck wide / deck flat", ""},
        {"body: [{each: parts, do: [{stack: {boxes: [{text: '{name}'}, {text: '{names.last}'}]}}]}]",
         "deck / cable / pier / cable", ""},
};

START_TEST(each_and_when) { expect_page(repeated[_i].given, repeated[_i].wanted, repeated[_i].said); }
END_TEST

static const struct {
	const char *given, *content, *wanted, *said;
} contents[] = {
        {"good", "good: 'false'", "", ""}, {"good", "good: 'true'", "x", ""},
        {"good", "good: 'no'", "x", ""}, /* only the word itself */
        {"lead", "lead: ''", "", ""},    /* it would print nothing */
        {"lead", "lead: ~", "", ""},       {"lead", "lead: ' \n'", "", ""},
        {"names", "names: []", "", ""},    {"names", "names: [a]", "x", ""},
};

START_TEST(when_the_content_has_it)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "body: [{text: x, when: %s}]", contents[_i].given), "");
	folder_put(&f, "layouts/shapes/demo.yaml", "fields:\n  good: {type: text, required: false}\n" REST);
	folder_put(&f, "content.yaml", contents[_i].content);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), contents[_i].wanted);
	ck_assert_str_eq(folder_said(&f), contents[_i].said);
	folder_close(&f);
}
END_TEST

static const struct {
	const char *field, *content, *wanted;
} flags[] = {
        {"{type: flag}", "on: yes", "x yes"},
        {"{type: flag}", "on: no", ""},
        {"{type: flag, default: true}", "lead: L", "x true"},
        {"{type: flag, default: true}", "on: false", ""},
        {"{type: choice, of: [low, high], default: high}", "lead: L", "x high"},
        {"{type: flag, default: no}", "lead: L", ""},
};

/* A flag is on by any word for it, and an absent one as its shape says. */
START_TEST(flags_are_on_or_off)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: 'x {on}', when: on}]", "");
	folder_put(&f, "layouts/shapes/demo.yaml", arena_printf(f.arena, "fields:\n  on: %s\n" REST, flags[_i].field));
	folder_put(&f, "content.yaml", flags[_i].content);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), flags[_i].wanted);
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

/* An empty list is told of, where `each` goes through it. */
START_TEST(empty_lists_are_said)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{each: names, do: [{text: x}]},\n  {list: {items: {each: names, text: '{.}'}}}]",
	         "title: T\nnames: []\n");
	struct binder b = load_page(&f, "en", NULL);
	struct box_list boxes = bind_boxes(&b, b.spec->body);
	ck_assert_int_eq(boxes.n, 1);
	ck_assert_int_eq(((const struct list_props *)boxes.v[0]->props)->items.n, 0);
	ck_assert_str_eq(folder_said(&f), "page.yaml:1 empty-list, page.yaml:2 empty-list");
	folder_close(&f);
}
END_TEST

/* -- ids and links to them ------------------------------------------------------------------ */

/* Boxes that `each` makes have an id each where it holds a path; the display list calls it id-NAME. */
START_TEST(ids_of_boxes_are_filled_in)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{each: names, do: [{text: '{.}', id: 'on-{.}'}]},\n  {text: '{lead}'}]",
	         "title: T\nnames: [arch, beam]\nlead: |\n  [a](#on-beam), [b](#on-bean)\n");
	struct binder b = load_page(&f, "en", NULL);
	b.links = inner_links_new(f.arena);
	struct box_list boxes = bind_boxes(&b, b.spec->body);
	ck_assert_ptr_null(boxes.v[0]->target);
	ck_assert_str_eq(boxes.v[1]->target, "id-on-beam");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "content.yaml:4:22: error: the link to '#on-bean' leads nowhere"));
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "did you mean '#on-beam'?"));
	folder_close(&f);
}
END_TEST

START_TEST(boxes_of_one_id_are_no_target)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{each: names, do: [{text: '{.}', id: name}]},\n  {text: '{site}'}]",
	         "title: T\nnames: [arch, beam]\nsite: '#name'\n");
	struct binder b = load_page(&f, "en", NULL);
	b.links = inner_links_new(f.arena);
	bind_boxes(&b, b.spec->body);
	ck_assert_ptr_nonnull(
	        strstr(folder_log(&f), "content.yaml:3:8: error: the link to '#name' leads nowhere: more than one"));
	folder_close(&f);
}
END_TEST

/* -- styles and texts of a box -------------------------------------------------------------- */

#define STYLES "styles: {body: {}, plain: {}, heading: {}, table: {}, part-deck: {}, part-pier: {}, head: {}}\n"

/* The names of the styles of boxes, after those of the boxes inside of each. */
static void put_style_names(struct buf *out, struct box_list boxes)
{
	for (int i = 0; i < boxes.n; i++) {
		if (boxes.v[i]->kind == BOX_STACK)
			put_style_names(out, ((const struct stack_props *)boxes.v[i]->props)->boxes);
		buf_printf(out, "%s ", boxes.v[i]->style.style->name);
	}
}

/* A box has the style that it names, in a path's place what the content has there; else that of its kind, and
   "body" where the theme has none of that name. */
static const struct example styles[] = {
        {"[{text: a}, {heading: b}, {stack: {boxes: []}}]", "body heading plain ", ""},
        {"[{callout: {body: a}}, {rule: 1pt}]", "body body ", ""},
        {"[{text: a, style: head}]", "head ", ""},
        {"[{each: parts, do: [{text: a, style: 'part-{name}'}]}]", "part-deck part-pier ", ""},
        {"[{each: parts, do: [{stack: {boxes: [{text: a, style: 'part-{name}'}]}, style: head}]}]",
         "part-deck head part-pier head ", ""},
        {"[{text: a, style: 'part-{title}'}]", "body ", "page.yaml:2 unknown-style"},
        {"[{text: a, style: nosuch}]", "body ", "page.yaml:2 unknown-style"},
};

START_TEST(boxes_have_a_style)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, STYLES "body: %s", styles[_i].given), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	put_style_names(&out, bind_boxes(&b, b.spec->body));
	ck_assert_str_eq(as_text(f.arena, &out), styles[_i].wanted);
	ck_assert_str_eq(folder_said(&f), styles[_i].said);
	folder_close(&f);
}
END_TEST

/* -- tables --------------------------------------------------------------------------------- */

static void put_name(struct buf *out, const char *what, const struct style_ref *s)
{
	if (s->style)
		buf_printf(out, "%s%s", what, s->style->name);
}

/* "head:head-style/style | head" on the first line, then a line for each row: cells with * for a header, their
   style, and "2x3" where they span. */
static const char *table_text(struct arena *a, const struct table_props *t)
{
	struct buf out = {0};
	for (int i = 0; i < t->columns.n; i++) {
		const struct table_column *c = &((const struct table_column *)t->columns.v)[i];
		buf_puts(&out, i ? " | " : "");
		put_rich(&out, c->head.value);
		put_name(&out, ":", &c->head_style);
		put_name(&out, "/", &c->style);
		ck_assert(!c->cell.source && !c->boxes.n); /* templates of cells have become cells */
	}
	for (int i = 0; i < t->rows.n; i++) {
		const struct table_row *row = &((const struct table_row *)t->rows.v)[i];
		put_name(&out, "\n~", &row->style);
		for (int k = 0; k < row->cells.n; k++) {
			const struct table_cell *c = &((const struct table_cell *)row->cells.v)[k];
			buf_printf(&out, "%s%s", k ? " | " : "\n", c->header ? "*" : "");
			put_rich(&out, c->text.value);
			put_boxes(&out, c->boxes);
			put_name(&out, ":", &c->style);
			if (c->colspan != 1 || c->rowspan != 1)
				buf_printf(&out, " %dx%d", c->colspan, c->rowspan);
		}
	}
	return as_text(a, &out);
}

static const struct example tables[] = {
        {"{each: parts, columns: [{head: Name, cell: '{name}', header: row}, {head: '{title}', cell: '{title} {count}'}]}",
         "Name | Bridges\n*deck |  #2\n*pier | Piers #2", ""},
        /* Rows written out come after those of the content. */
        {"{each: parts, columns: ['{name}', '{names.first}'], rows: [[end, '{title}']]}",
         " | \ndeck | arch\npier | arch\nend | Bridges", ""},
        {"{columns: [{head: a}, {head: b}], rows: [{cells: [{text: one, colspan: 2, rowspan: 3}], style: head}, [{header: yes, text: two}]]}",
         "a | b\n~head\none 2x3\n*two", ""},
        /* Cells of boxes, in the row's item; styles by the item. */
        {"{each: parts, columns: [{boxes: [{text: '{name}'}, {text: '{index}'}], style: 'part-{name}'}]}",
         "\ndeck / :part-deck\npier / II:part-pier", ""},
        {"{each: names, columns: [{head: h, cell: '{.}', style: head, head-style: 'part-{parts.first.name}'}]}",
         "h:part-deck/head\narch:head\nbeam:head\ncable:head", ""},
        /* The rows written out may have cells in the column's style, which is told of them by the column. */
        {"{columns: [{head: h, style: 'part-{parts.last.name}'}], rows: [[a]]}", "h/part-pier\na", ""},
        {"{each: nothing, columns: ['{name}']}", "", "page.yaml:2 unknown-path"},
        {"{each: title, columns: ['{name}']}", "", "page.yaml:2 not-a-list"},
        {"{columns: [a]}", "", "page.yaml:2 needs-each"},
        {"{columns: [a,\n b,\n c]}", " |  | ", "page.yaml:2 needs-each"}, /* once for all columns */
};

START_TEST(tables_are_bound)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, STYLES "body: [{table: %s}]", tables[_i].given), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct table_props *t = bind_boxes(&b, b.spec->body).v[0]->props;
	ck_assert_str_eq(table_text(f.arena, t), tables[_i].wanted);
	ck_assert_str_eq(folder_said(&f), tables[_i].said);
	folder_close(&f);
}
END_TEST

/* What a table says of itself is bound beside its rows. */
START_TEST(tables_have_captions)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_page(
	        &f,
	        STYLES
	        "body: [{table: {columns: [{head: H, header: row}], rows: [[a]], caption: '{title}', summary: '{year}', head-style: head, "
	        "header-style: 'part-{names.last}', cell-style: 'part-{parts.last.name}'}}]",
	        CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct table_props *t = bind_boxes(&b, b.spec->body).v[0]->props;
	put_rich(&out, t->caption.value);
	put_rich(&out, t->summary.value);
	ck_assert_str_eq(as_text(f.arena, &out), "Bridges#1849");
	ck_assert_str_eq(t->head_style.style->name, "head");
	ck_assert_str_eq(t->header_style.style->name, "body");
	ck_assert_str_eq(t->cell_style.style->name, "part-pier");
	ck_assert_str_eq(folder_said(&f), "page.yaml:2 unknown-style");
	folder_close(&f);
}
END_TEST

/* -- limits --------------------------------------------------------------------------------- */

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
        {"[{from: 3, to: 2}, {from: 3, to: 9}]", "score-bands", "the band 3 to 2"}, /* ends before it starts */
        {"[{from: 3, to: 3}, {from: 4, to: 9}]", "", ""},
        {"[{from: 3, to: 5}, {from: 6, to: 8}, {from: 9, to: 9}]", "", ""},
        {"[{from: 3, to: 10}]", "score-bands", "ends at 10, but the highest total is 9"},
        {"[{from: 4, to: 9}]", "score-bands", "the band 4 to 9 should start at 3: totals run from 3 to 9"},
        {"[{from: 3, to: 5.5}, {from: 6, to: 9}]", "score-bands", "totals are whole numbers, not 5.5"},
        /* The middle answer to each of three statements makes 6. */
        {"[{from: 3, to: 4}, {from: 5, to: 7}, {from: 8, to: 9}]", "", ""},
        {"[{from: 3, to: 6}, {from: 7, to: 8}, {from: 9, to: 9}]", "score-bands",
         "the middle answer to every statement makes 6, which is in band 1 of 3"},
        {"[{from: 3, to: 3}, {from: 4, to: 5}, {from: 6, to: 9}]", "score-bands", "which is in band 3 of 3"},
        {"[{from: 3, to: 4}, {from: 5, to: 5}, {from: 6, to: 7}, {from: 8, to: 9}]", "score-bands",
         "the middle answer to every statement makes 6, which is in band 3 of 4"},
        {"[{from: low, to: 9}]", "score-bands", "ends at 2"}, /* what is no number is no band */
        {"[{from: '{lowest}', to: '{year}'}]", "score-bands", "ends at 1849"},
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

/* Each statement counts one at least and as many as the scale has points at most. */
START_TEST(ratings_know_their_totals)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_page(&f,
	         "body: [{rating: {title: '{lowest}', sum: '{lowest} to {highest} of {title}', scale: [a, b, c, d, e], "
	         "statements: {each: names, text: '{.} {index} {highest}', reversed: '{index}'}}}]",
	         CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct rating_props *r = bind_boxes(&b, b.spec->body).v[0]->props;
	put_rich(&out, r->title.value);
	buf_puts(&out, ", ");
	put_rich(&out, r->sum.value);
	for (int i = 0; i < r->statements.n; i++) {
		buf_puts(&out, ", ");
		put_rich(&out, ((const struct rating_statement *)r->statements.v)[i].text.value);
	}
	ck_assert_str_eq(as_text(f.arena, &out), "#3, #3 to #15 of Bridges, arch #1 #15, beam #2 #15, cable #3 #15");
	ck_assert_int_eq(r->scale.n, 5);
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

Suite *suite_bind(void)
{
	Suite *suite = suite_create("bind");
	TCase *c = tcase_create("bind");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, each_and_when, 0, COUNT_OF(repeated));
	tcase_add_loop_test(c, when_the_content_has_it, 0, COUNT_OF(contents));
	tcase_add_loop_test(c, flags_are_on_or_off, 0, COUNT_OF(flags));
	tcase_add_test(c, empty_lists_are_said);
	tcase_add_test(c, ids_of_boxes_are_filled_in);
	tcase_add_test(c, boxes_of_one_id_are_no_target);
	tcase_add_loop_test(c, boxes_have_a_style, 0, COUNT_OF(styles));
	tcase_add_loop_test(c, tables_are_bound, 0, COUNT_OF(tables));
	tcase_add_test(c, tables_have_captions);
	tcase_add_test(c, lists_inside_lists_are_bounded);
	tcase_add_test(c, ratings_know_their_totals);
	tcase_add_loop_test(c, bands_cover_the_totals, 0, COUNT_OF(bands));
	suite_add_tcase(suite, c);
	return suite;
}
