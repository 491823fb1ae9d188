/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bound tree as text, and what holds for it. Each example gives boxes and what is said of them;
 * the dump begins each box with its kind and its line.
 */
#include "bound.h"
#include "boxes/table.h"

Suite *suite_bound_dump(void);

#define STYLES "styles: {body: {}, plain: {}, table: {}, quiet: {extends: body}}\n"

static const struct {
	const char *given, *wanted;
} dumps[] = {
        /* Of the keys that all boxes have, those that are not as by default. */
        {"body:\n"
         "  - heading: {text: '{title}', level: 3}\n"
         "    span: all\n"
         "    keep: together\n"
         "    width: 40%\n",
         "- heading  layouts/page.yaml:3\n"
         "    style: body\n"
         "    span: all\n"
         "    keep: together\n"
         "    width: 40%\n"
         "    text: \"Bridges\"  content.yaml:1\n"
         "    level: 3\n"
         "    bookmark: true\n"},
        /* Boxes inside of boxes, and a record inside of one. */
        {"body:\n"
         "  - stack: {boxes: [{spacer: 1.5fr}], gap: 10pt, height: 2pt}\n"
         "    artifact: yes\n"
         "    place: {x: 1pt, of: page}\n",
         "- stack  layouts/page.yaml:3\n"
         "    style: plain\n"
         "    place:\n"
         "        x: 1pt\n"
         "        y: 0pt\n"
         "        width: 100%\n"
         "        height: auto\n"
         "        of: page\n"
         "    artifact: true\n"
         "    boxes:\n"
         "    - spacer  layouts/page.yaml:3\n"
         "        style: plain\n"
         "        height: 1.5fr\n"
         "    gap: 10pt\n"
         "    height: 2pt\n"
         "    list: none\n"},
        /* Items, a colour, and the path that decided. */
        {"body:\n"
         "  - list: {items: {each: names, text: '{.}'}, marker: dash, marker-color: '#102030'}\n"
         "    style: quiet\n"
         "    when: names\n"
         "    lang: de\n",
         "- list  layouts/page.yaml:3\n"
         "    style: quiet\n"
         "    when: {names}\n"
         "    lang: de\n"
         "    items:\n"
         "    - a list item\n"
         "        text: \"arch\"  content.yaml:6\n"
         "    - a list item\n"
         "        text: \"beam\"  content.yaml:6\n"
         "    - a list item\n"
         "        text: \"cable\"  content.yaml:6\n"
         "    marker: dash\n"
         "    marker-color: #102030\n"
         "    gap: 0pt\n"},
        /* A list of values, a number, and a text that is the layout's own. */
        {"body:\n"
         "  - grid: {columns: [1fr, auto, 20pt], boxes: [{text: here}]}\n"
         "  - page-break\n"
         "  - toc: {levels: 1}\n",
         "- grid  layouts/page.yaml:3\n"
         "    style: plain\n"
         "    boxes:\n"
         "    - prose  layouts/page.yaml:3\n"
         "        style: body\n"
         "        text: \"here\"  layouts/page.yaml:3\n"
         "    columns: 1fr auto 20pt\n"
         "    gap: 0pt\n"
         "    row-gap: 0pt\n"
         "    shared: false\n"
         "    valign: stretch\n"
         "    list: none\n"
         "- page-break  layouts/page.yaml:4\n"
         "    style: plain\n"
         "- toc  layouts/page.yaml:5\n"
         "    style: plain\n"
         "    levels: 1\n"},
};

static struct box_list bound(struct folder *f, const char *body)
{
	folder_open(f);
	put_page(f, arena_printf(f->arena, STYLES "%s", body), CONTENT);
	struct binder b = load_page(f, "en", NULL);
	struct box_list boxes = bind_boxes(&b, b.spec->body);
	ck_assert_str_eq(folder_said(f), "");
	return boxes;
}

START_TEST(boxes_are_dumped)
{
	struct folder f;
	struct buf out = {0};
	struct box_list boxes = bound(&f, dumps[_i].given);
	bound_dump(&boxes, 0, &out);
	ck_assert_str_eq(as_text(f.arena, &out), dumps[_i].wanted);
	bound_dump(&boxes, 2, &out);
	ck_assert_int_eq(strncmp(buf_cstr(&out), "        - ", 10), 0); /* four spaces for each level */
	buf_free(&out);
	folder_close(&f);
}
END_TEST

/* A key of an absent box_list, path, text or name has no line; a style has the sides of its padding. */
START_TEST(styles_are_dumped)
{
	struct folder f;
	struct buf out = {0};
	struct box_list boxes = bound(&f, "body: [{table: {columns: [{cell: '{name}', header: row}], each: parts}}]");
	bound_dump(&boxes, 0, &out);
	const char *text = as_text(f.arena, &out);
	ck_assert_ptr_nonnull(strstr(text,
	                             "    rows:\n    - a table row\n        cells:\n        - a table cell\n"
	                             "            text: \"deck\"  content.yaml:8\n"));
	ck_assert_ptr_nonnull(
	        strstr(text, "    - a table column\n        width: auto\n        header: row\n        align: start\n"));
	ck_assert_ptr_nonnull(strstr(text, "            header: true\n"));
	ck_assert_ptr_nonnull(strstr(text, "    rule-width: 0.5pt\n"));
	ck_assert_ptr_null(strstr(text, "caption"));
	ck_assert_ptr_null(strstr(text, "head-style"));
	ck_assert_ptr_null(strstr(text, "stripe"));
	folder_close(&f);
}
END_TEST

/* A box may have keys of any type; those of style sheets are the only ones with decimals and sides today. */
START_TEST(keys_of_all_types_are_dumped)
{
	static const char *const words[] = {"one", "two", NULL};
	struct all {
		int decimal, integer, choice;
		mpt length;
		color ink, none;
		struct edges sides;
		const char *name, *no_name;
		bool flag;
	};
	static const struct field fields[] = {
	        {.key = "decimal", .type = F_DECIMAL, .offset = offsetof(struct all, decimal)},
	        {.key = "integer", .type = F_INT, .offset = offsetof(struct all, integer)},
	        {.key = "choice", .type = F_CHOICE, .offset = offsetof(struct all, choice), .choices = words},
	        {.key = "length", .type = F_LENGTH, .offset = offsetof(struct all, length)},
	        {.key = "ink", .type = F_COLOR, .offset = offsetof(struct all, ink)},
	        {.key = "none", .type = F_COLOR, .offset = offsetof(struct all, none)},
	        {.key = "sides", .type = F_EDGES, .offset = offsetof(struct all, sides)},
	        {.key = "name", .type = F_NAME, .offset = offsetof(struct all, name)},
	        {.key = "no-name", .type = F_NAME, .offset = offsetof(struct all, no_name)},
	        {.key = "flag", .type = F_FLAG, .offset = offsetof(struct all, flag)},
	        {.key = NULL}};
	static const struct record record = {"all", "", sizeof(struct all), NULL, fields};
	struct all props = {1250, -7, 1, 1500, COLOR_RGB(0x102030), COLOR_NONE, {1000, 2000, 3000, 4500}, "a", NULL, false};
	struct folder f;
	struct buf out = {0};
	struct box_list boxes = bound(&f, "body: [{stack: {boxes: []}}]");
	boxes.v[0]->record = &record;
	boxes.v[0]->props = &props;
	bound_dump(&boxes, 0, &out);
	ck_assert_str_eq(as_text(f.arena, &out),
	                 "- stack  layouts/page.yaml:2\n"
	                 "    style: plain\n"
	                 "    decimal: 1.25\n"
	                 "    integer: -7\n"
	                 "    choice: two\n"
	                 "    length: 1.5pt\n"
	                 "    ink: #102030\n"
	                 "    sides: 1pt 2pt 3pt 4.5pt\n"
	                 "    name: a\n"
	                 "    flag: false\n");
	folder_close(&f);
}
END_TEST

/* Of a table, the first text of each row. */
static const char *first_texts(const char *text)
{
	static char texts[200];
	*texts = 0;
	while ((text = strstr(text, "- a table row")) && (text = strstr(text, "text: \"")))
		sprintf(texts + strlen(texts), "%.*s ", (int)strcspn(text + 7, "\""), text + 7);
	return texts;
}

START_TEST(rows_of_each_stand_below_the_written_header)
{
	static const char *const tables[][2] = {
	        {"header-rows: 1, rows: [[A], [b]]", "A deck pier b "},
	        {"header-rows: 2, rows: [[A], [B]]", "A B deck pier "},
	        {"rows: [[a], [b]]", "deck pier a b "},
	};
	struct folder f;
	for (int i = 0; i < COUNT_OF(tables); i++) {
		struct buf out = {0}, layout = {0};
		buf_printf(&layout, "body: [{table: {columns: [{cell: '{name}'}], each: parts, %s}}]", tables[i][0]);
		struct box_list boxes = bound(&f, buf_cstr(&layout));
		bound_dump(&boxes, 0, &out);
		ck_assert_str_eq(first_texts(as_text(f.arena, &out)), tables[i][1]);
		buf_free(&layout);
		folder_close(&f);
	}
}
END_TEST

/* -- the rules of a bound tree -------------------------------------------------------------- */

static const char *broken_rule(const struct box_list *boxes)
{
	static char text[200];
	struct buf why = {0};
	bool holds = bound_holds(boxes, &why);
	snprintf(text, sizeof(text), "%s", buf_cstr(&why));
	ck_assert_int_eq(holds, !*text);
	buf_free(&why);
	return text;
}

#define LIST "body:\n  - prose: {text: a}\n  - stack: {boxes: [{list: {items: [a, b]}}]}\n"

START_TEST(bound_trees_hold)
{
	struct folder f;
	struct box_list boxes = bound(&f, LIST), none = {0};
	ck_assert_str_eq(broken_rule(&boxes), "");
	ck_assert_str_eq(broken_rule(&none), "");
	folder_close(&f);
}
END_TEST

/* Each rule is broken in the list of the stack, which is found with its kind and its line. */
START_TEST(broken_rules_are_said)
{
	static const char *const wanted[] = {
	        "a box has no style (list, line 4) (stack, line 4)",
	        "the key 'items' is still to be repeated (list, line 4) (stack, line 4)",
	        "the key 'text' has a span without text (list, line 4) (stack, line 4)",
	        "the key 'style' is still a pattern (list, line 4) (stack, line 4)",
	        "an 'each' is not written out, or a box has the keys of another kind (list, line 4) (stack, line 4)",
	        "an 'each' is not written out, or a box has the keys of another kind (each, line 4) (stack, line 4)",
	};
	struct folder f;
	struct box_list boxes = bound(&f, LIST);
	const struct stack_props *stack = boxes.v[1]->props;
	struct box *list = stack->boxes.v[0];
	struct list_props *props = list->props;
	struct node name = {.text = "{name}"};
	switch (_i) {
	case 0: list->style.style = NULL; break;
	case 1: props->items.each.path = "names"; break;
	case 2: ((struct list_item *)props->items.v)[1].text.value->block[0].span[0].text = NULL; break;
	case 3: list->style.pattern = &name; break;
	case 4: list->record = boxes.v[0]->record; break;
	case 5: list->kind = BOX_EACH; list->record = box_types[BOX_EACH]->record;
	}
	ck_assert_str_eq(broken_rule(&boxes), wanted[_i]);
	folder_close(&f);
}
END_TEST

Suite *suite_bound_dump(void)
{
	Suite *suite = suite_create("bound_dump");
	TCase *c = tcase_create("bound_dump");
	tcase_add_loop_test(c, boxes_are_dumped, 0, COUNT_OF(dumps));
	tcase_add_test(c, styles_are_dumped);
	tcase_add_test(c, keys_of_all_types_are_dumped);
	tcase_add_test(c, rows_of_each_stand_below_the_written_header);
	tcase_add_test(c, bound_trees_hold);
	tcase_add_loop_test(c, broken_rules_are_said, 0, 6);
	suite_add_tcase(suite, c);
	return suite;
}
