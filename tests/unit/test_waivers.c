/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key `allow`: what it lets pass, and where. */
#include "tree.h"

Suite *suite_waivers(void);

/* Each file has three texts that are cut by ' #'. */
static const struct {
	const char *text, *tree, *said;
} files[] = {
        {"a: x #1\nb: {c: y #2\n  }\nd: z #3\nallow: {hash-in-text: r}\n", "{a: 'x', b: {c: 'y'}, d: 'z'}", ""},
        {"a: x #1\nallow: {a: {hash-in-text: r}}\nb: y #2\n", "{a: 'x', b: 'y'}", "3:5 hash-in-text"},
        {"allow: {b: {hash-in-text: r}}\na: x #1\nb:\n  - y #2\n  - z #3\n", "{a: 'x', b: ['y', 'z']}", "2:5 hash-in-text"},
        {"a:\n  - b: x #1\n    allow: {hash-in-text: r}\n  - b: y #2\n", "{a: [{b: 'x'}, {b: 'y'}]}", "4:9 hash-in-text"},
        {"a: x #1\nallow: {long-word: r}\n", "{a: 'x'}", "1:5 hash-in-text"},
        {"a: x\nallow: yes\n", "{a: 'x', allow: 'yes'}", ""}, /* a key of the content's own */
        {"a: x\nallow: {overflow: r}\n", "{a: 'x'}", "2:9 firm-code"},
        {"a: x\nallow: {long-wrod: r}\n", "{a: 'x'}", "2:9 unknown-code"},
        {"a: x\nallow: {b: {long-word: r}}\n", "{a: 'x'}", "2:9 unknown-key"},
        {"a: x\nallow: {long-word: }\n", "{a: 'x'}", "2:20 wrong-type"},
        {"a: x\nallow: {long-word: ' '}\n", "{a: 'x'}", "2:20 wrong-type"},
        {"a: x\nallow: {long-word: [r]}\n", "{a: 'x'}", "2:20 wrong-type"},
};

START_TEST(a_part_of_a_file_lets_a_code_pass)
{
	ck_assert_str_eq(tree(parse(files[_i].text)), files[_i].tree);
	ck_assert_str_eq(said(), files[_i].said);
}
END_TEST

/* A thousand in a file, since each mistake is compared with all of them. */
START_TEST(waivers_are_limited)
{
	ck_assert_ptr_nonnull(parse(repeated("", "- {a: b, allow: {long-word: r}}\n", 1000, "")));
	ck_assert_str_eq(said(), "");
	diag = diag_new(arena);
	ck_assert_ptr_nonnull(parse(repeated("", "- {a: b, allow: {long-word: r}}\n", 1001, "")));
	ck_assert_str_eq(said(), "1001:18 yaml-limit");
}
END_TEST

Suite *suite_waivers(void)
{
	Suite *s = suite_create("waivers");
	TCase *t = tcase_create("waivers");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_part_of_a_file_lets_a_code_pass, 0, COUNT_OF(files));
	tcase_add_test(t, waivers_are_limited);
	suite_add_tcase(s, t);
	return s;
}
