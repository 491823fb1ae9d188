/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML as trees, and what is said of what is none. */
#include "tree.h"

Suite *suite_yaml(void);

static const struct {
	const char *text, *tree;
} documents[] = {
        {"a: b\n", "{a: 'b'}"},
        {"- 1\n- [x, {y: z}]\n", "['1', ['x', {y: 'z'}]]"},
        {"no: no\nn: 1e3\nd: 2024-01-01\nv: 1.10\no: 010\ne: null\nt: 12:30\n",
         "{no: 'no', n: '1e3', d: '2024-01-01', v: '1.10', o: '010', e: 'null', t: '12:30'}"},
        {"a: 'it''s'\nb: \"\\u00e9\"\nc: |\n  x\n  y\nd: >-\n  x\n  y\n",
         "{a: \"it's\", b: \"\xC3\xA9\", c: \"x\ny\n\", d: \"x y\"}"},
        {"a:\nb: ~\nc: ''\n", "{a: '', b: '~', c: \"\"}"},
        {"\xEF\xBB\xBF"
         "a: b\n",
         "{a: 'b'}"},
        {"a: b\r\nc: d\r\n", "{a: 'b', c: 'd'}"},
        {"a: &x {k: v}\nb: *x\n", "{a: {k: 'v'}, b: {k: 'v'}}"},
        {"- &x 1\n- *x\n- &x 2\n- *x\n", "['1', '1', '2', '2']"}, /* the last one of a name counts */
        {"- &x [&x a, *x]\n- *x\n", "[['a', 'a'], 'a']"},
        {"--- a\n...\n", "'a'"},
        {"a: \xE2\x81\xA6x\xE2\x81\xA9\n", "{a: '\xE2\x81\xA6x\xE2\x81\xA9'}"}, /* isolates are text */
};

START_TEST(yaml_becomes_a_tree)
{
	ck_assert_str_eq(tree(parse(documents[_i].text)), documents[_i].tree);
	ck_assert_str_eq(said(), "");
}
END_TEST

/* Mistakes after which there is no tree. */
static const struct {
	const char *text, *said;
} broken[] = {
        {"", "1:1 yaml-syntax"},
        {"# only a comment\n", "1:1 yaml-syntax"},
        {"a: [1, 2\n", "2:1 yaml-syntax"},
        {"a: b: c\n", "1:5 yaml-syntax"},
        {"a:\n\t- b\n", "2:1 yaml-syntax"},
        {"a: 'x\n", "2:1 yaml-syntax"},
        {"[a]: b\n", "1:1 yaml-syntax"},
        {"a: *x\n", "1:4 yaml-alias"},
        {"a: &x [*x]\n", "1:8 yaml-alias"},
        {"a: &x {b: {c: *x}}\n", "1:15 yaml-alias"},
        {"a: 1\n---\nb: 2\n", "2:1 yaml-limit"},
        {"\xC3\xA4: \xC3\xB6\nb: \xE2\x82\xAC\xFF\n", "2:5 yaml-syntax"}, /* characters, not bytes */
        {"a: \xED\xA0\x80\n", "1:4 yaml-syntax"},
        {"a: \xC3\xA9\n\nb: x\x01y\n", "3:5 control-character"},
        {"\xEF\xBB\xBF"
         "a: *x\n",
         "1:4 yaml-alias"},
        {"\xFF\xFEx", "0:0 yaml-syntax"},
        {"\xFE\xFFx", "0:0 yaml-syntax"},
};

START_TEST(what_is_no_yaml_is_said_where_it_stands)
{
	ck_assert_str_eq(tree(parse(broken[_i].text)), "none");
	ck_assert_str_eq(said(), broken[_i].said);
}
END_TEST

START_TEST(utf16_is_named)
{
	ck_assert_ptr_null(parse_bytes("a\0:\0 \0b\0", 8));
	ck_assert_ptr_null(parse_bytes("\0a\0:\0 \0b", 8));
	ck_assert_str_eq(said(), "0:0 yaml-syntax");
}
END_TEST

/* Mistakes that leave the rest of the tree. */
static const struct {
	const char *text, *tree, *said;
} mistakes[] = {
        {"a: 1\nb: 2\na: 3\n", "{a: '1', b: '2'}", "3:1 duplicate-key"},
        {"{a: 1, \"a\": 2}\n", "{a: '1'}", "1:8 duplicate-key"},
        {"a: \"x\\u202Ey\"\n", "{a: \"x\xE2\x80\xAEy\"}", "1:4 control-character"},
        {"a: \"x\\x07y\"\n", "{a: \"x\ay\"}", "1:4 control-character"},
        {"a: \"x\\uFFFEy\"\n", "{a: \"x\xEF\xBF\xBEy\"}", "1:4 control-character"},
        {"a: \"x\\0y\"\n", "{a: \"x\"}", "1:4 control-character"},
        {"\"a\\0b\": 1\n\"a\\0c\": 2\nd: 3\n", "{d: '3'}", "1:1 control-character, 2:1 control-character"},
        {"\"a\\u202E\": 1\n", "{}", "1:1 control-character"},
        /* U+2028 ends no line in an editor. */
        {"a: \"\xE2\x80\xA8\"\nb: \"\\a\"\n", "{a: \"\xE2\x80\xA8\", b: \"\a\"}", "2:4 control-character"},
};

START_TEST(mistakes_leave_the_rest_of_the_tree)
{
	ck_assert_str_eq(tree(parse(mistakes[_i].text)), mistakes[_i].tree);
	ck_assert_str_eq(said(), mistakes[_i].said);
}
END_TEST

static const struct {
	const char *text, *said;
} comments[] = {
        {"a: room for more #4\n", "1:17 hash-in-text"},
        {"\xC3\xA4: \xC3\xB6\xC3\xBC \xE6\x97\xA5 #4\n", "1:8 hash-in-text"},
        {"x: \xE6\x97\xA5\xE6\x9C\xAC\n\na: b c #4\n", "3:7 hash-in-text"},
        {"a: room # 4\n", ""},        /* one word, then a comment */
        {"a: room for  # 4\n", ""},   /* two spaces: meant */
        {"a: room for # note\n", ""}, /* a space after it: meant */
        {"a: 'room for' #4\n", ""},
        {"a: b#4 c\n", ""},
};

START_TEST(a_text_that_a_comment_cuts_is_warned_of)
{
	ck_assert_ptr_nonnull(parse(comments[_i].text));
	ck_assert_str_eq(said(), comments[_i].said);
	ck_assert_int_eq(diag_errors(diag), 0);
}
END_TEST

START_TEST(nodes_know_their_places)
{
	struct node *n = parse("\xC3\xA9: x\nlist:\n  - \xE6\x97\xA5: [a, b]\n");
	struct node *inner = node_find(n, "list")->item[0];
	ck_assert_int_eq(node_key_at(n, "list").line, 2);
	ck_assert_int_eq(inner->key_at[0].line, 3);
	ck_assert_int_eq(inner->key_at[0].column, 5);
	ck_assert_int_eq(inner->item[0]->item[1]->at.column, 12);
	ck_assert_str_eq(inner->at.source->path, "a.yaml");
	ck_assert_int_eq(node_key_at(n, "absent").line, n->at.line);
}
END_TEST

START_TEST(values_nest_64_levels_deep)
{
	const char *in = repeated("", "[", 65, ""), *out = repeated("", "]", 65, "");
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "%s%s", in, out)));
	ck_assert_str_eq(said(), "");
	ck_assert_ptr_null(parse(arena_printf(arena, "[%s]%s", in, out)));
	ck_assert_str_eq(said(), "1:66 yaml-limit");
	ck_assert_ptr_null(parse(repeated("", "[", 200000, "")));
}
END_TEST

START_TEST(aliases_do_not_nest_deeper)
{
	struct buf b = {0};
	buf_puts(&b, "- &a0 x\n");
	for (int i = 1; i < 70; i++)
		buf_printf(&b, "- &a%d [*a%d]\n", i, i - 1);
	ck_assert_ptr_null(parse(taken(&b)));
	ck_assert_str_eq(said(), "65:9 yaml-limit");
}
END_TEST

START_TEST(aliases_do_not_repeat_a_million_values)
{
	struct buf b = {0};
	buf_puts(&b, "- &a0 x\n");
	for (int i = 1; i < 40; i++)
		buf_printf(&b, "- &a%d [*a%d, *a%d, *a%d]\n", i, i - 1, i - 1, i - 1);
	ck_assert_ptr_null(parse(taken(&b)));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_ALIAS), 1);
}
END_TEST

START_TEST(files_are_limited)
{
	size_t size = ((size_t)4 << 20) + 1;
	char *text = arena_alloc(arena, size);
	memset(text, '#', size);
	ck_assert_ptr_null(parse_bytes(text, size));
	ck_assert_str_eq(said(), "0:0 yaml-limit");
	ck_assert_ptr_null(parse(repeated("[", "x,", 1000001, "]")));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_LIMIT), 2);
}
END_TEST

/* Comparing each key or anchor with those before it would take minutes. */
START_TEST(large_files_take_linear_time)
{
	struct node *n = parse(repeated("", "k%d: x\n", 150000, "k149999: y\nk3: z\n"));
	ck_assert_str_eq(said(), "150001:1 duplicate-key, 150002:1 duplicate-key");
	ck_assert_int_eq(n->n, 150000);
	ck_assert_ptr_nonnull(parse(repeated("- &first y\n", "- &k%d x\n- *first\n", 100000, "")));
	ck_assert_ptr_nonnull(parse(repeated("", "- &same x\n", 200000, "- *same\n")));
	ck_assert_int_eq(node_merge(arena, n, n)->n, 150000);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_yaml(void)
{
	Suite *s = suite_create("yaml");
	TCase *c = tcase_create("yaml");
	tcase_add_checked_fixture(c, setup, teardown);
	ADD_LOOP(c, yaml_becomes_a_tree, documents);
	ADD_LOOP(c, what_is_no_yaml_is_said_where_it_stands, broken);
	tcase_add_test(c, utf16_is_named);
	ADD_LOOP(c, mistakes_leave_the_rest_of_the_tree, mistakes);
	ADD_LOOP(c, a_text_that_a_comment_cuts_is_warned_of, comments);
	tcase_add_test(c, nodes_know_their_places);
	tcase_add_test(c, values_nest_64_levels_deep);
	tcase_add_test(c, aliases_do_not_nest_deeper);
	tcase_add_test(c, aliases_do_not_repeat_a_million_values);
	tcase_add_test(c, files_are_limited);
	tcase_add_test(c, large_files_take_linear_time);
	suite_add_tcase(s, c);
	return s;
}
