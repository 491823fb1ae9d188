/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees: one laid over another, and what is absent. */
#include "tree.h"

Suite *suite_node(void);

static const struct {
	const char *base, *over, *result;
} merges[] = {
        {"{a: 1, b: 2}", "{b: 3, c: 4}", "{a: '1', b: '3', c: '4'}"},
        {"{a: {x: 1, y: 2}}", "{a: {y: 3}}", "{a: {x: '1', y: '3'}}"},
        {"{a: [1, 2]}", "{a: [3]}", "{a: ['3']}"}, /* lists replace */
        {"{a: {x: 1}}", "{a: text}", "{a: 'text'}"},
        {"{a: text}", "{a: {x: 1}}", "{a: {x: '1'}}"},
        {"{a: 1}", "{a: ~}", "{a: '~'}"},
        {"{}", "{a: 1}", "{a: '1'}"},
        {"[1]", "{a: 1}", "{a: '1'}"},
};

START_TEST(one_tree_is_laid_over_another)
{
	struct node *base = parse(merges[_i].base), *over = parse(merges[_i].over);
	const char *before = tree(base);
	ck_assert_str_eq(tree(node_merge(arena, base, over)), merges[_i].result);
	ck_assert_str_eq(tree(base), before);
	ck_assert_ptr_eq(node_merge(arena, base, NULL), base);
	ck_assert_ptr_eq(node_merge(arena, NULL, over), over);
}
END_TEST

START_TEST(large_trees_merge_as_small_ones)
{
	const char *base = repeated("", "k%d: old\n", 50, ""), *over = repeated("k7: ~\n", "new%d: x\n", 50, "k49: new\n");
	struct node *n = node_merge(arena, parse(base), parse(over));
	ck_assert_int_eq(n->n, 100);
	ck_assert_str_eq(n->key[49], "k49");
	ck_assert_str_eq(n->item[49]->text, "new");
	ck_assert_str_eq(n->item[7]->text, "~");
	ck_assert_str_eq(n->item[8]->text, "old");
	ck_assert_str_eq(n->key[50], "new0");
}
END_TEST

/* Mappings of more than 16 keys are searched in another way, and so is what is made of two smaller ones. */
START_TEST(keys_are_found_in_trees_of_any_size)
{
	for (int n = 1; n < 40; n++) {
		const char *base = repeated("", "k%d: old\n", n, ""), *over = repeated("", "new%d: x\n", n / 2, "");
		const char *last = arena_printf(arena, "k%d", n - 1);
		struct node *merged = node_merge(arena, parse(base), parse(arena_printf(arena, "%s%s: new\n", over, last)));
		ck_assert_int_eq(merged->n, n + n / 2);
		for (int i = 0; i < merged->n; i++)
			ck_assert_ptr_eq(node_find(merged, merged->key[i]), merged->item[i]);
		ck_assert_str_eq(node_find(merged, last)->text, "new");
		ck_assert_ptr_null(node_find(merged, "absent"));
	}
}
END_TEST

START_TEST(what_is_absent)
{
	struct node *n = parse("a:\nb: ~\nc: ''\nd: '~'\ne: null\nf: []\n");
	static const bool absent[] = {true, true, false, false, false, false};
	for (int i = 0; i < n->n; i++)
		ck_assert_int_eq(node_is_null(n->item[i]), absent[i]);
	ck_assert(node_is_null(node_find(n, "g")));
	ck_assert(node_is_null(node_find(NULL, "g")));
	ck_assert_str_eq(node_kind_name(n), "a mapping");
	ck_assert_str_eq(node_kind_name(n->item[0]), "empty");
	ck_assert_str_eq(node_kind_name(n->item[2]), "a text");
	ck_assert_str_eq(node_kind_name(n->item[5]), "a list");
	ck_assert(node_text(arena, "~", n->at)->quoted);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_node(void)
{
	Suite *s = suite_create("node");
	TCase *c = tcase_create("node");
	tcase_add_checked_fixture(c, setup, teardown);
	ADD_LOOP(c, one_tree_is_laid_over_another, merges);
	tcase_add_test(c, large_trees_merge_as_small_ones);
	tcase_add_test(c, keys_are_found_in_trees_of_any_size);
	tcase_add_test(c, what_is_absent);
	suite_add_tcase(s, c);
	return s;
}
