/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mistakes and waivers as bytes for a later run, and back; and bytes that are no such thing. */
#include "mistakes.h"

#include <stdlib.h>
#include <string.h>

Suite *suite_diag_store(void);

static struct buf stored;

static void open_store(void)
{
	setup();
	stored = (struct buf){0};
}

static void close_store(void)
{
	buf_free(&stored);
	teardown();
}

static const char *name_of(void *user, struct where w)
{
	(void)user;
	return w.source->path;
}

static bool place_of(void *user, const char *name, struct where *w)
{
	int *calls = user;
	(*calls)++;
	if (strcmp(name, source.path) != 0)
		return false;
	w->source = &source;
	return true;
}

static bool nowhere(void *user, const char *name, struct where *w)
{
	(void)user;
	(void)name;
	(void)w;
	return true;
}

/* From a copy that ends where the bytes do, so that a sanitizer sees who reads on. */
static bool recall(struct diag *into, size_t n)
{
	int calls = 0;
	char *copy = malloc(n ? n : 1);
	ck_assert_ptr_nonnull(copy);
	if (n)
		memcpy(copy, stored.v, n);
	struct byte_reader r = {copy, copy + n, false};
	const bool good = diag_recall(into, &r, place_of, &calls);
	ck_assert(good == !r.bad);
	free(copy);
	return good;
}

static struct waiver waiver(void)
{
	return (struct waiver){.code = DIAG_YAML_HASH, .from = at(1, 1), .to = at(2, 1), .at = at(1, 3), .used = true};
}

/* One without a place, one with a hint, and a waiver. */
static void store(void)
{
	struct diag *d = diag_new(arena);
	diag_report(d, DIAG_BAD_LENGTH, at(2, 1), "9", "it needs a unit");
	diag_report(d, DIAG_BAD_NUMBER, (struct where){0}, "x");
	diag_hint(d, "a number has digits");
	const struct waiver w = waiver();
	diag_waive(d, &w);
	diag_store(d, name_of, NULL, &stored);
}

START_TEST(what_was_stored_is_told_again)
{
	store();
	ck_assert(recall(diag, stored.n));
	ck_assert_int_eq(diag_size(diag), 2);
	ck_assert_int_eq(diag_waiver_count(diag), 1);
	const char *text = printed(DIAG_TEXT);
	ck_assert_ptr_nonnull(strstr(text, "layouts/a.yaml:2:1: error: "));
	ck_assert_ptr_nonnull(strstr(text, "hint: a number has digits"));
	diag_report(diag, DIAG_YAML_HASH, at(1, 5));
	ck_assert_int_eq(diag_size(diag), 2);
	diag_report(diag, DIAG_YAML_HASH, at(2, 1));
	ck_assert_int_eq(diag_size(diag), 3);
}
END_TEST

START_TEST(bytes_that_end_early_are_refused)
{
	store();
	for (size_t n = 0; n < stored.n; n++)
		ck_assert_msg(!recall(diag_new(arena), n), "the first %zu bytes", n);
}
END_TEST

static void put_place(const char *name, uint64_t line, uint64_t column)
{
	bytes_put_text(&stored, name);
	bytes_put(&stored, line);
	bytes_put(&stored, column);
}

static void put_mistake(uint64_t code, const char *name, uint64_t line, uint64_t column)
{
	stored.n = 0;
	bytes_put(&stored, 1);
	bytes_put(&stored, code);
	put_place(name, line, column);
	bytes_put_text(&stored, "text");
	bytes_put_text(&stored, NULL);
	bytes_put(&stored, 0);
}

START_TEST(a_mistake_has_a_known_code_and_a_known_place)
{
	put_mistake(DIAG_BAD_NUMBER, "layouts/a.yaml", 1, 1);
	ck_assert(recall(diag, stored.n));
	put_mistake(DIAG_COUNT, "layouts/a.yaml", 1, 1);
	ck_assert(!recall(diag, stored.n));
	put_mistake(DIAG_BAD_NUMBER, "b.yaml", 1, 1);
	ck_assert(!recall(diag, stored.n));
	put_mistake(DIAG_BAD_NUMBER, "layouts/a.yaml", (uint64_t)1 << 31, 1);
	ck_assert(!recall(diag, stored.n));
	put_mistake(DIAG_BAD_NUMBER, "layouts/a.yaml", 1, UINT64_MAX);
	ck_assert(!recall(diag, stored.n));
	ck_assert_int_eq(diag_size(diag), 1);
}
END_TEST

START_TEST(a_name_that_stands_for_no_file_is_refused)
{
	put_mistake(DIAG_BAD_NUMBER, "layouts/a.yaml", 1, 1);
	struct byte_reader r = {stored.v, stored.v + stored.n, false};
	ck_assert(!diag_recall(diag, &r, nowhere, NULL));
	ck_assert_int_eq(diag_size(diag), 0);
}
END_TEST

START_TEST(there_are_no_more_than_there_can_be)
{
	bytes_put(&stored, UINT64_MAX);
	bytes_put(&stored, 0);
	ck_assert(!recall(diag, stored.n));
	stored.n = 0;
	bytes_put(&stored, 1);
	ck_assert(!recall(diag, stored.n));
}
END_TEST

static void put_waiver(uint64_t code, uint64_t used, const char *from, const char *to, const char *in)
{
	stored.n = 0;
	bytes_put(&stored, 0);
	bytes_put(&stored, 1);
	bytes_put(&stored, code);
	bytes_put(&stored, used);
	put_place(from, 1, 1);
	put_place(to, 2, 1);
	put_place(in, 1, 3);
}

START_TEST(a_waiver_lies_in_one_file)
{
	put_waiver(DIAG_YAML_HASH, 0, "layouts/a.yaml", "layouts/a.yaml", "layouts/a.yaml");
	ck_assert(recall(diag_new(arena), stored.n));
	put_waiver(DIAG_YAML_HASH, 0, "layouts/a.yaml", "", "layouts/a.yaml");
	ck_assert(!recall(diag, stored.n));
	put_waiver(DIAG_YAML_HASH, 0, "layouts/a.yaml", "layouts/a.yaml", "");
	ck_assert(!recall(diag, stored.n));
	put_waiver(DIAG_YAML_HASH, 0, "", "", "");
	ck_assert(!recall(diag, stored.n));
	put_waiver(DIAG_COUNT, 0, "layouts/a.yaml", "layouts/a.yaml", "layouts/a.yaml");
	ck_assert(!recall(diag, stored.n));
	put_waiver(DIAG_YAML_HASH, 2, "layouts/a.yaml", "layouts/a.yaml", "layouts/a.yaml");
	ck_assert(!recall(diag, stored.n));
	ck_assert_int_eq(diag_waiver_count(diag), 0);
}
END_TEST

/* -- which files there are -------------------------------------------------------------------- */

static bool not_in_line_2(void *user, struct where w)
{
	int *calls = user;
	(*calls)++;
	return w.line != 2;
}

START_TEST(each_place_is_asked_for_until_one_is_refused)
{
	int calls = 0;
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "x");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	struct waiver w = waiver();
	diag_waive(diag, &w);
	ck_assert(diag_all_places(diag, not_in_line_2, &calls));
	ck_assert_int_eq(calls, 2);
	w.at = at(2, 4);
	w.from = at(2, 3);
	diag_waive(diag, &w);
	ck_assert(!diag_all_places(diag, not_in_line_2, &calls));
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "x");
	diag_report(diag, DIAG_BAD_NUMBER, at(3, 1), "x");
	calls = 0;
	ck_assert(!diag_all_places(diag, not_in_line_2, &calls));
	ck_assert_int_eq(calls, 2);
}
END_TEST

/* -- errors that are told in one -------------------------------------------------------------- */

static const struct source other = {"b.yaml", "", 0, NULL};

START_TEST(errors_of_another_file_are_taken_away)
{
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 3, 1}, "kept, since it was there before");
	diag_report(diag, DIAG_YAML_HASH, (struct where){&other, 1, 1});
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "kept, since it stands here");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 7, 1}, "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "y");
	const char *said = diag_take(diag, 1, &source);
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_eq(strstr(said, "b.yaml:7: "), said);
	ck_assert_int_eq(diag_size(diag), 3);
	ck_assert_int_eq(diag_errors(diag), 2);
	ck_assert_ptr_null(diag_take(diag, 1, &source));
	ck_assert_int_eq(diag_size(diag), 3);
}
END_TEST

START_TEST(an_error_without_a_place_is_said_without_one)
{
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "y");
	const char *said = diag_take(diag, 0, &source);
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_null(strstr(said, ":0:"));
	ck_assert_ptr_nonnull(strstr(said, "'y'"));
	ck_assert_int_eq(diag_size(diag), 0);
}
END_TEST

Suite *suite_diag_store(void)
{
	Suite *s = suite_create("diag_store");
	TCase *c = tcase_create("diag_store");
	tcase_add_checked_fixture(c, open_store, close_store);
	tcase_add_test(c, what_was_stored_is_told_again);
	tcase_add_test(c, bytes_that_end_early_are_refused);
	tcase_add_test(c, a_mistake_has_a_known_code_and_a_known_place);
	tcase_add_test(c, a_name_that_stands_for_no_file_is_refused);
	tcase_add_test(c, there_are_no_more_than_there_can_be);
	tcase_add_test(c, a_waiver_lies_in_one_file);
	tcase_add_test(c, each_place_is_asked_for_until_one_is_refused);
	tcase_add_test(c, errors_of_another_file_are_taken_away);
	tcase_add_test(c, an_error_without_a_place_is_said_without_one);
	suite_add_tcase(s, c);
	return s;
}
