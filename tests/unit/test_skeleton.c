/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skeleton of a subject: what stands for each field of a shape, and that a check accepts it. */
#include "folder.h"
#include "content.h"
#include "project.h"

Suite *suite_skeleton(void);

static struct folder f;
static const struct shape_field *shape;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

/* The skeleton of a shape with these fields, without its head. */
static const char *skeleton_of(const char *fields)
{
	struct buf b = {0};
	folder_put(&f, "layouts/shapes/demo.yaml", arena_printf(f.arena, "fields:\n%s", fields));
	shape = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
	ck_assert_str_eq(folder_log(&f), "");
	skeleton_write(shape, "demo", "en", &b);
	folder_put(&f, "content/a/en.yaml", buf_cstr(&b));
	const char *text = strstr(buf_cstr(&b), "shape: demo\n\n");
	ck_assert_ptr_nonnull(text);
	text = arena_strdup(f.arena, text + strlen("shape: demo\n\n"));
	buf_free(&b);
	return text;
}

START_TEST(the_head_says_what_to_do)
{
	struct buf b = {0};
	skeleton_of("  a: {type: text}\n");
	skeleton_write(shape, "demo", "de", &b);
	ck_assert_str_eq(buf_cstr(&b),
	                 "## The text of a subject. Replace each placeholder; `platen check` names what does not fit.\n"
	                 "## Lines with ## say what a text is for and can go. A line with one # right above a text is\n"
	                 "## shown to its translators. Fields written as comments need not be there.\n"
	                 "language: de\n"
	                 "shape: demo\n"
	                 "\n"
	                 "a: 'A'\n");
	buf_free(&b);
}
END_TEST

/* A field of each type, and its line. */
static const struct {
	const char *field, *line;
} scalars[] = {
        {"page-of: {type: text}", "page-of: 'Page of'\n"},
        {"page-of: {type: text, max: 6}", "## (at most 6 characters)\npage-of: 'Page o'\n"},
        {"page-of: {type: text, max: 7}", "## (at most 7 characters)\npage-of: 'Page of'\n"},
        {"page-of: {type: text, max: 0}", "## (at most 0 characters)\npage-of: ''\n"},
        {"a: {type: text, min: 1}", "## (at least 1 characters)\na: 'A'\n"},
        {"a: {type: text, min: 1, max: 9}", "## (1 to 9 characters)\na: 'A'\n"},
        {"a: {type: text, min: 1, max: 1}", "## (1 characters)\na: 'A'\n"},
        {"a: {type: prose}", "## *Italic* and **bold** can be used.\na: 'A'\n"},
        {"a: {type: text, note: What it is.}", "## What it is.\na: 'A'\n"},
        {"a: {type: text, note: What it is., max: 3}", "## What it is. (at most 3 characters)\na: 'A'\n"},
        {"a: {type: number}", "a: 0\n"},
        {"a: {type: number, min: 1.5, max: 3}", "## (1.5 to 3)\na: 1.5\n"},
        {"a: {type: number, max: 3}", "## (at most 3)\na: 0\n"},
        {"a: {type: number, min: -1}", "## (at least -1)\na: -1\n"},
        {"a: {type: id}", "a: a-1\n"},
        {"a: {type: choice, of: [low, high]}", "## One of low, high\na: low\n"},
        {"a: {type: flag}", "a: false\n"},
        {"a: {type: link}", "a: https://example.org\n"},
        {"a: {type: text, example: [Red, Blue]}", "a: Red\n"},
        {"a: {type: text, required: false}", "# a: 'A'\n"},
        {"a: {type: flag, default: yes}", "# a: yes\n"},
        {"a: {type: choice, of: [low, high], default: high}", "## One of low, high\n# a: low\n"},
};

START_TEST(a_field_has_a_placeholder_of_its_type)
{
	ck_assert_str_eq(skeleton_of(arena_printf(f.arena, "  %s\n", scalars[_i].field)), scalars[_i].line);
}
END_TEST

START_TEST(fields_at_the_top_are_parted_by_empty_lines)
{
	ck_assert_str_eq(skeleton_of("  a: {type: text}\n"
	                             "  b: {type: group, fields: {c: {type: text}, d: {type: text, note: N}}}\n"
	                             "  e: {type: text}\n"),
	                 "a: 'A'\n"
	                 "\n"
	                 "b:\n"
	                 "  c: 'C'\n"
	                 "  ## N\n"
	                 "  d: 'D'\n"
	                 "\n"
	                 "e: 'E'\n");
}
END_TEST

/* Items are numbered, and as many as there must be. */
START_TEST(a_list_has_its_least_number_of_items)
{
	ck_assert_str_eq(skeleton_of("  a: {type: list, of: {type: text}}\n"), "a:\n  - 'A 1'\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 0, of: {type: text}}\n"),
	                 "## (at least 0 items)\na:\n  - 'A 1'\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 3, max: 4, of: {type: text, max: 9}}\n"),
	                 "## (3 to 4 items) Each (at most 9 characters)\n"
	                 "a:\n"
	                 "  - 'A 1'\n"
	                 "  - 'A 2'\n"
	                 "  - 'A 3'\n");
}
END_TEST

START_TEST(only_the_first_item_has_notes)
{
	ck_assert_str_eq(
	        skeleton_of("  a:\n"
	                    "    type: list\n"
	                    "    min: 2\n"
	                    "    of:\n"
	                    "      type: group\n"
	                    "      fields: {b: {type: text, note: N}, c: {type: text, required: false}, d: {type: id}}\n"),
	        "## (at least 2 items)\n"
	        "a:\n"
	        "    ## N\n"
	        "  - b: 'B 1'\n"
	        "    # c: 'C 1'\n"
	        "    d: d-1\n"
	        "  - b: 'B 2'\n"
	        "    d: d-2\n");
}
END_TEST

/* A comment could not hold them. */
START_TEST(lists_and_groups_that_need_not_be_there_are_left_out)
{
	ck_assert_str_eq(skeleton_of("  a: {type: text}\n"
	                             "  b: {type: list, required: false, of: {type: text}}\n"
	                             "  c: {type: group, required: false, fields: {d: {type: text}}}\n"
	                             "  e: {type: text, required: false}\n"),
	                 "a: 'A'\n\n\n\n# e: 'E'\n");
}
END_TEST

/* The first field that is written opens the item, wherever it stands in the shape. */
START_TEST(an_item_begins_with_a_field_that_is_written)
{
	ck_assert_str_eq(
	        skeleton_of(
	                "  a: {type: list, of: {type: group, fields: {b: {type: text, required: false}, c: {type: text}}}}\n"),
	        "a:\n"
	        "  - c: 'C 1'\n"
	        "    # b: 'B 1'\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, of: {type: group, fields: {b: {type: text, required: false}}}}\n"),
	                 "a:\n"
	                 "  - {}\n");
}
END_TEST

START_TEST(lists_nest)
{
	ck_assert_str_eq(
	        skeleton_of(
	                "  a:\n"
	                "    type: list\n"
	                "    min: 2\n"
	                "    of: {type: group, fields: {b: {type: list, of: {type: text}}, c: {type: group, fields: {d: {type: text}}}}}\n"),
	        "## (at least 2 items)\n"
	        "a:\n"
	        "  - b:\n"
	        "      - 'B 1'\n"
	        "    c:\n"
	        "      d: 'D 1'\n"
	        "  - b:\n"
	        "      - 'B 1'\n"
	        "    c:\n"
	        "      d: 'D 2'\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, of: {type: list, of: {type: text}}}\n"), "a:\n  - []\n");
}
END_TEST

/* What is drawn at the numbers of a list should not lie in one place. */
START_TEST(numbers_of_a_list_are_spread_over_their_range)
{
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 3, of: {type: number, min: 10, max: 50}}\n"),
	                 "## (at least 3 items) Each (10 to 50)\n"
	                 "a:\n"
	                 "  - 20\n"
	                 "  - 30\n"
	                 "  - 40\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 2, of: {type: number, min: 0, max: 10}}\n"),
	                 "## (at least 2 items) Each (0 to 10)\n"
	                 "a:\n"
	                 "  - 3\n" /* whole numbers */
	                 "  - 6\n");
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 2, of: {type: number, min: 10}}\n"
	                             "  b: {type: list, min: 2, of: {type: number, max: 10}}\n"),
	                 "## (at least 2 items)\n"
	                 "a:\n"
	                 "  - 10\n"
	                 "  - 10\n"
	                 "\n"
	                 "## (at least 2 items) Each (at most 10)\n"
	                 "b:\n"
	                 "  - 0\n"
	                 "  - 0\n");
}
END_TEST

START_TEST(choices_and_examples_are_taken_in_turn)
{
	ck_assert_str_eq(skeleton_of("  a: {type: list, min: 3, of: {type: choice, of: [x, y]}}\n"
	                             "  b: {type: list, min: 3, of: {type: text, example: [Red, Blue]}}\n"),
	                 "## (at least 3 items)\n"
	                 "a:\n"
	                 "  - x\n"
	                 "  - y\n"
	                 "  - x\n"
	                 "\n"
	                 "## (at least 3 items)\n"
	                 "b:\n"
	                 "  - Red\n"
	                 "  - Blue\n"
	                 "  - Red\n");
}
END_TEST

/* At most 108 columns, the indent counted. */
START_TEST(long_notes_are_broken_between_words)
{
	const char *note =
	        "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa";
	ck_assert_str_eq(skeleton_of(arena_printf(
	                         f.arena, "  g: {type: group, fields: {a: {type: text, note: '%s bbb cc'}}}\n", note)),
	                 arena_printf(f.arena, "g:\n  ## %s bbb\n  ## cc\n  a: 'A'\n", note));
	folder_close(&f);
	folder_open(&f);
	ck_assert_str_eq(skeleton_of(arena_printf(
	                         f.arena, "  g: {type: group, fields: {a: {type: text, note: '%s bbbb  c'}}}\n", note)),
	                 arena_printf(f.arena, "g:\n  ## %s\n  ## bbbb c\n  a: 'A'\n", note));
}
END_TEST

START_TEST(a_check_accepts_the_skeleton)
{
	skeleton_of(
	        "  title: {type: text, min: 2, max: 20}\n"
	        "  note: {type: prose, required: false}\n"
	        "  link: {type: link}\n"
	        "  flag: {type: flag}\n"
	        "  kind: {type: choice, of: [low, high]}\n"
	        "  people: {type: list, min: 2, max: 9, of: {type: group, fields: {id: {type: id}, age: {type: number, min: 1, max: 99}}}}\n");
	ck_assert_ptr_nonnull(content_load(f.root, f.arena, f.diag, "content/a/en.yaml", shape));
	ck_assert_str_eq(folder_log(&f), "");
}
END_TEST

Suite *suite_skeleton(void)
{
	Suite *suite = suite_create("skeleton");
	TCase *c = tcase_create("skeleton");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, the_head_says_what_to_do);
	tcase_add_loop_test(c, a_field_has_a_placeholder_of_its_type, 0, COUNT_OF(scalars));
	tcase_add_test(c, fields_at_the_top_are_parted_by_empty_lines);
	tcase_add_test(c, a_list_has_its_least_number_of_items);
	tcase_add_test(c, only_the_first_item_has_notes);
	tcase_add_test(c, lists_and_groups_that_need_not_be_there_are_left_out);
	tcase_add_test(c, an_item_begins_with_a_field_that_is_written);
	tcase_add_test(c, lists_nest);
	tcase_add_test(c, numbers_of_a_list_are_spread_over_their_range);
	tcase_add_test(c, choices_and_examples_are_taken_in_turn);
	tcase_add_test(c, long_notes_are_broken_between_words);
	tcase_add_test(c, a_check_accepts_the_skeleton);
	suite_add_tcase(suite, c);
	return suite;
}
