/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields of a record say something, and which keys need such a field beside them. */
#include "input/needs.h"
#include "style.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *suite_needs(void);

struct pair {
	bool one, two;
};
struct all {
	bool flag;
	int count, ratio, choice;
	mpt length;
	struct dim dim;
	color color;
	const char *name;
	struct path_ref path;
	struct text_slot text;
	struct style_ref style;
	struct box_list boxes;
	struct list_of list;
	struct item_list items;
	struct edges edges;
	const struct node *node;
	struct pair pair;
	int idle;
};

static const struct field pair_fields[] = {
        {.key = "one", .type = F_FLAG, .offset = offsetof(struct pair, one)},
        {.key = "two", .type = F_FLAG, .offset = offsetof(struct pair, two)},
        {.key = NULL},
};
static const struct record pair_record = {"a pair", NULL, sizeof(struct pair), NULL, pair_fields};

#define FIELD(name, t) .key = #name, .type = (t), .offset = offsetof(struct all, name)
static const struct field fields[] = {
        {FIELD(flag, F_FLAG)},
        {FIELD(count, F_INT), .min = 1, .max = 9},
        {FIELD(ratio, F_DECIMAL)},
        {FIELD(choice, F_CHOICE)},
        {FIELD(length, F_LENGTH)},
        {FIELD(dim, F_DIM)},
        {FIELD(color, F_COLOR)},
        {FIELD(name, F_NAME)},
        {FIELD(path, F_PATH)},
        {FIELD(text, F_TEXT)},
        {FIELD(style, F_STYLE)},
        {FIELD(boxes, F_BOX)},
        {FIELD(list, F_LIST)},
        {FIELD(items, F_ITEMS)},
        {FIELD(edges, F_EDGES)},
        {FIELD(node, F_NODE)},
        {FIELD(pair, F_RECORD), .record = &pair_record},
        {FIELD(idle, F_INT), .needs = "length|dim|flag"},
        {.key = NULL},
};
static const struct record record = {"all", NULL, sizeof(struct all), NULL, fields};

/* The keys of fields that say something. */
static const char *said(const struct all *v)
{
	static char text[256];
	size_t n = 0;
	text[0] = 0;
	for (const struct field *f = fields; f->key; f++)
		if (field_is_set(f, v))
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s", n ? " " : "", f->key);
	return text;
}

#define EXPECT(words, ...)                          \
	do {                                        \
		const struct all v = {__VA_ARGS__}; \
		ck_assert_str_eq(said(&v), words);  \
	} while (0)

START_TEST(numbers_and_words_say_something)
{
	EXPECT("", .count = 0);
	EXPECT("flag", .flag = true);
	EXPECT("", .count = 1); /* the least that there is */
	EXPECT("count", .count = 2);
	EXPECT("ratio", .ratio = -1);
	EXPECT("choice", .choice = 1);
	EXPECT("length", .length = -1);
	EXPECT("color", .color = COLOR_RGB(0));
	EXPECT("name", .name = "");
	EXPECT("path", .path.path = "a");
}
END_TEST

START_TEST(a_dimension_says_how_much)
{
	EXPECT("dim", .dim = {1, UNIT_FR});
	EXPECT("", .dim = {0, UNIT_FR});
	EXPECT("", .dim = {1, UNIT_AUTO});
}
END_TEST

START_TEST(what_is_made_of_parts_says_something_when_one_does)
{
	static const struct node n;
	static const struct style s;
	EXPECT("text", .text.source = &n);
	EXPECT("style", .style.style = &s);
	EXPECT("style", .style.pattern = &n);
	EXPECT("boxes", .boxes.n = 1);
	EXPECT("list", .list.n = 1);
	EXPECT("items", .items.n = 1);
	EXPECT("items", .items.each.path = "a");
	EXPECT("edges", .edges.top = 1);
	EXPECT("edges", .edges.right = 1);
	EXPECT("edges", .edges.bottom = 1);
	EXPECT("edges", .edges.left = -1);
	EXPECT("node", .node = &n);
	EXPECT("pair", .pair.one = true);
	EXPECT("pair", .pair.two = true);
}
END_TEST

/* -- what a key needs ------------------------------------------------------------------------- */

static const struct field *field(const char *key)
{
	const struct field *f = fields;
	while (strcmp(f->key, key) != 0)
		f++;
	return f;
}

START_TEST(one_of_several_keys_is_enough)
{
	struct all v = {.count = 5};
	ck_assert(!field_has_needs(&record, field("idle"), &v));
	ck_assert(field_has_needs(&record, field("count"), &v));
	v.flag = true;
	ck_assert(field_has_needs(&record, field("idle"), &v));
	v.flag = false;
	v.length = 1;
	ck_assert(field_has_needs(&record, field("idle"), &v));
}
END_TEST

Suite *suite_needs(void)
{
	Suite *s = suite_create("needs");
	TCase *c = tcase_create("needs");
	tcase_add_test(c, numbers_and_words_say_something);
	tcase_add_test(c, a_dimension_says_how_much);
	tcase_add_test(c, what_is_made_of_parts_says_something_when_one_does);
	tcase_add_test(c, one_of_several_keys_is_enough);
	suite_add_tcase(s, c);
	return s;
}
