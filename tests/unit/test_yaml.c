/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML as trees, and what is said of what is none. */
#include "folder.h"
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
        {"- &x [a]\n- *x\n- [&x b, *x]\n- *x\n", "[['a'], ['a'], ['b', 'b'], 'b']"},
        {"--- a\n...\n", "'a'"},
        {"a", "'a'"},
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
        {"a: [1, 2\n", "1:4 yaml-syntax"},
        {"a: b: c\n", "1:5 yaml-syntax"},
        {"a:\n\t- b\n", "2:1 yaml-syntax"},
        {"a: 'x\n", "1:4 yaml-syntax"},
        {"[a]: b\n", "1:1 yaml-syntax"},
        {"a: *x\n", "1:4 yaml-alias"},
        {"a: &x [*x]\n", "1:8 yaml-alias"},
        {"a: &x {b: {c: *x}}\n", "1:15 yaml-alias"},
        {"a: 1\n---\nb: 2\n", "2:1 yaml-limit"},
        {"\xC3\xA4: \xC3\xB6\nb: \xE2\x82\xAC\xFF\n", "2:5 yaml-syntax"}, /* characters, not bytes */
        {"a: \xED\xA0\x80\n", "1:4 yaml-syntax"},
        {"a: Stra\xDF"
         "e\n",
         "1:8 yaml-syntax"}, /* Latin-1: the byte itself, not the one behind it */
        {"a: \xC3\xA9\n\nb: x\x01y\n", "3:5 control-character"},
        {"\xEF\xBB\xBF"
         "a: *x\n",
         "1:4 yaml-alias"},
        {"\xFF\xFEx", "1:1 yaml-syntax"},
        {"\xFE\xFFx", "1:1 yaml-syntax"},
        {"PK\x03\x04", "1:1 yaml-syntax"},
        {"{\\rtf1 a}", "1:1 yaml-syntax"},
};

START_TEST(what_is_no_yaml_is_said_where_it_stands)
{
	ck_assert_str_eq(tree(parse(broken[_i].text)), "none");
	ck_assert_str_eq(said(), broken[_i].said);
}
END_TEST

/* What libyaml says, with what it was reading where it knows that. */
static const struct {
	const char *text, *message;
} explained[] = {
        {"a: [1, 2\n", "1:4: error: the '[' that opens here is not closed [yaml-syntax]"},
        {"a: b: c\n", "1:5: error: a text that holds a colon and a space needs quotes [yaml-syntax]"},
        {"a: *x\n", "1:4: error: there is no anchor 'x' before this alias [yaml-alias]"},
        {"a: \xFF\n", "1:4: error: the file is not UTF-8: the byte FF cannot stand here [yaml-syntax]"},
        {"", "1:1: error: the file is empty [yaml-syntax]"},
};

START_TEST(messages_say_what_yaml_lacks)
{
	struct buf out = {0};
	parse(explained[_i].text);
	diag_print(diag, DIAG_TEXT, false, &out);
	const char *text = taken(&out);
	ck_assert_msg(strstr(text, explained[_i].message), "%s", text);
}
END_TEST

START_TEST(utf16_is_named)
{
	ck_assert_ptr_null(parse_bytes("a\0:\0 \0b\0", 8));
	ck_assert_ptr_null(parse_bytes("\0a\0:\0 \0b", 8));
	ck_assert_ptr_null(parse_bytes("\xFF\xFE", 2));
	ck_assert_str_eq(said(), "1:1 yaml-syntax");
}
END_TEST

/* Mistakes that leave the rest of the tree. */
static const struct {
	const char *text, *tree, *said;
} mistakes[] = {
        {"a: 1\nb: 2\na: 3\n", "{a: '1', b: '2'}", "3:1 duplicate-key"},
        {"{a: 1, \"a\": 2}\n", "{a: '1'}", "1:8 duplicate-key"},
        {"- a\n  - b\n- c\n", "['a - b', 'c']", "2:3 yaml-syntax"}, /* no list in a list */
        {"x: a\n  b\n\n    - c\n", "{x: 'a b\n- c'}", "4:5 yaml-syntax"},
        {"x: a\n  goes -on\n  -and on\n", "{x: 'a goes -on -and on'}", ""},
        {"x: a\n  - \ny: b\n", "{x: 'a -', y: 'b'}", ""}, /* a dash that ends the text begins no item */
        {"\xE2\x80\x8B"
         "a: b\nc\xC2\xA0: d\n",
         "{a: 'b', c: 'd'}", "1:1 control-character, 2:1 control-character"},
        {"a: !up b\n", "{a: 'b'}", "1:4 yaml-tag"},
        {"a: !!str 5\nb: ! c\n", "{a: '5', b: 'c'}", "1:4 yaml-tag, 2:4 yaml-tag"},
        {"a: !up [b]\nc: !up {d: e}\n!up f: g\n", "{a: ['b'], c: {d: 'e'}, f: 'g'}",
         "1:4 yaml-tag, 2:4 yaml-tag, 3:1 yaml-tag"},
        {"a: &you and me\n", "{a: 'and me'}", "1:4 yaml-alias"},
        {"a: &x b\nc: *x\nd: &x e\n", "{a: 'b', c: 'b', d: 'e'}", "3:4 yaml-alias"}, /* each anchor for itself */
        {"&a b: c\n", "{b: 'c'}", "1:1 yaml-alias"},
        {"a: \"x\\u202Ey\"\n", "{a: \"x\xE2\x80\xAEy\"}", "1:4 control-character"},
        {"a: \"x\\x07y\"\n", "{a: \"x\ay\"}", "1:4 control-character"},
        {"a: \"x\\uFFFEy\"\n", "{a: \"x\xEF\xBF\xBEy\"}", "1:4 control-character"},
        {"a: \"x\\0y\"\n", "{a: \"x\"}", "1:4 control-character"},
        {"\"a\\0b\": 1\n\"a\\0c\": 2\nd: 3\n", "{d: '3'}", "1:1 control-character, 2:1 control-character"},
        {"\"a\\u202E\": 1\n", "{}", "1:1 control-character"},
        /* U+2028 ends no line in an editor. */
        {"a: \"\xE2\x80\xA8\"\nb: \"\\a\"\n", "{a: \"\xE2\x80\xA8\", b: \"\a\"}", "2:4 control-character"},
};

/* Controls, what turns text around, and what is no character; on both sides of each range stand others. */
static const struct {
	uint32_t cp;
	bool allowed;
} characters[] = {
        {0x08, false},   {0x09, true},    {0x0A, true},     {0x0B, false},    {0x1F, false},     {0x20, true},
        {0x7E, true},    {0x7F, false},   {0x84, false},    {0x85, true},     {0x86, false},     {0x9F, false},
        {0xA0, true},    {0x2029, true},  {0x202A, false},  {0x202E, false},  {0x202F, true},    {0xFDCF, true},
        {0xFDD0, false}, {0xFDEF, false}, {0xFDF0, true},   {0xFEFE, true},   {0xFEFF, false},   {0xFF00, true},
        {0xFFF8, true},  {0xFFF9, false}, {0xFFFB, false},  {0xFFFC, true},   {0xFFFD, true},    {0xFFFE, false},
        {0xFFFF, false}, {0x10000, true}, {0x1FFFE, false}, {0x10FFFD, true}, {0x10FFFF, false},
};

START_TEST(some_characters_are_refused)
{
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "a: \"x\\U%08X\"\n", characters[_i].cp)));
	ck_assert_msg((diag_errors(diag) == 0) == characters[_i].allowed, "U+%04X", characters[_i].cp);
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_CONTROL), diag_errors(diag));
}
END_TEST

/* Lines end at a line feed, as editors count them, whatever libyaml takes for an end; columns are characters. */
static const struct {
	const char *text, *said;
} places[] = {
        {"a: \"x\ry\" \nb: *q\n", "2:4 yaml-alias"},
        {"a: \"\xC2\x85\"\nb: *q\n", "2:4 yaml-alias"},
        {"a: \"\xC2\xA0\xC2\x85\"\nb: *q\n", "2:4 yaml-alias"},
        {"a: \"\xE2\x80\xA8\"\nb: *q\n", "2:4 yaml-alias"},
        {"a: \"\xE2\x80\xA9\"\nb: *q\n", "2:4 yaml-alias"},
        {"a: \"\xE2\x80\xA7\xE2\x81\xA8\"\nb: *q\n", "2:4 yaml-alias"},
        {"a: [1, 2", "1:4 yaml-syntax"}, /* where it opens; the last line has no end */
        {"a: [1,\n  2", "1:4 yaml-syntax"},
        {"\xC3\xA9: [\xC3\xA9", "1:4 yaml-syntax"},
        {"\xC3\xA9: [\xC3\xA9\na: b", "1:4 yaml-syntax"},
        {"a: \xC3\xA9: b", "1:5 yaml-syntax"},
        {"a: *x", "1:4 yaml-alias"},
        {"\xC3\xA9: *x", "1:4 yaml-alias"},
        {"a: b\r\nc: *x\r\n", "2:4 yaml-alias"},
};

START_TEST(places_are_lines_and_characters)
{
	parse(places[_i].text);
	ck_assert_str_eq(said(), places[_i].said);
}
END_TEST

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
        {"a: room # 4\n", "1:8 hash-in-text"},
        {"a: room #4\n", "1:8 hash-in-text"},
        {"a: room for  # 4\n", ""}, /* two spaces: meant */
        {"a: room for # note\n", "1:12 hash-in-text"},
        {"- C # and\n- D\n", "1:4 hash-in-text"},
        {"a: # note\n  - b\n", ""}, /* nothing stands before it */
        {"a: [b, c] # note\n", ""},
        {"a: 'room for' #4\n", ""},
        {"a: b#4 c\n", ""},
        {"a: b c #4", "1:7 hash-in-text"},
        {"a: b c #", "1:7 hash-in-text"},
        {"#4 a\nb: c d\n", ""}, /* the file begins with it */
        {"#\nb: c d #4\n", "2:7 hash-in-text"},
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
	diag = diag_new(arena);
	const char *maps = repeated("", "{a: ", 65, ""), *ends = repeated("", "}", 65, "");
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "%s[]%s", maps + 4, ends + 1)));
	ck_assert_ptr_null(parse(arena_printf(arena, "%s[]%s", maps, ends)));
	ck_assert_str_eq(said(), "1:261 yaml-limit");
}
END_TEST

/* How deep an anchored value is does not depend on its neighbours, and an anchor inside it counts. */
START_TEST(aliases_are_as_deep_as_their_values)
{
	const char *in = repeated("", "[", 40, ""), *out = repeated("", "]", 40, "");
	ck_assert_ptr_nonnull(
	        parse(arena_printf(arena, "- &deep %s%s\n- &flat [x]\n- %s*flat%s\n- *deep\n", in, out, in, out)));
	ck_assert_str_eq(said(), "");
	ck_assert_ptr_null(parse(arena_printf(arena, "- &outer [&inner %s%s, x]\n- %s*outer%s\n", in, out, in, out)));
	ck_assert_str_eq(said(), "2:43 yaml-limit");
	ck_assert_ptr_null(parse(arena_printf(arena, "\n- &outer [%s%s, &inner x]\n- %s*outer%s\n", in, out, in, out)));
	ck_assert_str_eq(said(), "2:43 yaml-limit, 3:43 yaml-limit");
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
	/* 999 lists of a thousand values in a list of a thousand values are a million. */
	const char *thousand = repeated("- &a [", "x,", 999, "]\n"), *more = repeated("", "- *a\n", 998, "");
	const char *rest = repeated("", "- x\n", 999, "");
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "%s%s%s", thousand, rest, more)));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_ALIAS), 1);
	ck_assert_ptr_null(parse(arena_printf(arena, "%s- x\n%s%s", thousand, rest, more)));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_ALIAS), 2);
}
END_TEST

START_TEST(files_are_limited)
{
	size_t size = ((size_t)4 << 20) + 1;
	char *text = arena_alloc(arena, size);
	memset(text, '#', size);
	ck_assert_ptr_null(parse_bytes(text, size));
	ck_assert_str_eq(said(), "1:4194305 yaml-limit");
	text[0] = 'x'; /* then a comment is none: 4 MB are read, and no more */
	ck_assert_ptr_nonnull(parse_bytes(text, size - 1));
	ck_assert_ptr_nonnull(parse(repeated("[", "x,", 999999, "]"))); /* with the list a million */
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_LIMIT), 1);
	ck_assert_ptr_null(parse(repeated("[", "x,", 1000000, "]")));
	ck_assert_int_eq(diag_count(diag, DIAG_YAML_LIMIT), 2);
}
END_TEST

/* Mappings of more than 16 keys are searched in another way. */
START_TEST(keys_are_found_in_mappings_of_any_size)
{
	for (int n = 1; n < 40; n++) {
		const char *keys = repeated("", "k%d: x\n", n, "");
		diag = diag_new(arena);
		struct node *map =
		        parse(arena_printf(arena, "%sk0: y\nk%d: y\nk%d: y\nnew: z\nnew: z\n", keys, n / 2, n - 1));
		ck_assert_int_eq(map->n, n + 1);
		ck_assert_int_eq(diag_count(diag, DIAG_YAML_DUPLICATE), 4);
	}
}
END_TEST

START_TEST(a_duplicate_names_the_line_of_the_first)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "a.yaml", repeated("", "k%d: x\n", 20, "k2: y\nk18: y\n"));
	yaml_read(f.root, "a.yaml", f.diag, (struct where){0});
	ck_assert_ptr_nonnull(
	        strstr(folder_log(&f), "a.yaml:21:1: error: the key 'k2' stands twice; the first is on line 3 ["));
	ck_assert_ptr_nonnull(
	        strstr(folder_log(&f), "a.yaml:22:1: error: the key 'k18' stands twice; the first is on line 19 ["));
	folder_close(&f);
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
	ADD_LOOP(c, messages_say_what_yaml_lacks, explained);
	tcase_add_test(c, utf16_is_named);
	ADD_LOOP(c, some_characters_are_refused, characters);
	ADD_LOOP(c, places_are_lines_and_characters, places);
	ADD_LOOP(c, mistakes_leave_the_rest_of_the_tree, mistakes);
	ADD_LOOP(c, a_text_that_a_comment_cuts_is_warned_of, comments);
	tcase_add_test(c, nodes_know_their_places);
	tcase_add_test(c, values_nest_64_levels_deep);
	tcase_add_test(c, aliases_are_as_deep_as_their_values);
	tcase_add_test(c, aliases_do_not_nest_deeper);
	tcase_add_test(c, aliases_do_not_repeat_a_million_values);
	tcase_add_test(c, files_are_limited);
	tcase_add_test(c, keys_are_found_in_mappings_of_any_size);
	tcase_add_test(c, a_duplicate_names_the_line_of_the_first);
	tcase_add_test(c, large_files_take_linear_time);
	suite_add_tcase(s, c);
	return s;
}
