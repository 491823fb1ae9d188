/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arena, its texts, and growing arrays in it. */
#include "base.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_arena(void);

START_TEST(arena_gives_zeroed_aligned_memory)
{
	struct arena *a = arena_new();
	for (size_t size = 0; size < 5000; size = size * 2 + 1) {
		char *p = arena_alloc(a, size);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_int_eq(p[i], 0);
		memset(p, 0x55, size);
	}
	arena_free(a);
	arena_free(NULL);
}
END_TEST

START_TEST(arena_holds_more_than_a_block)
{
	struct arena *a = arena_new();
	char *large = arena_alloc(a, (size_t)3 << 20), *small = arena_strdup(a, "after");
	memset(large, 'x', (size_t)3 << 20);
	ck_assert_str_eq(small, "after");
	arena_free(a);
}
END_TEST

START_TEST(arena_release_goes_back_to_the_mark)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	struct arena_mark mark = arena_mark(a);
	char *tried = arena_strdup(a, "thrown away");
	arena_alloc(a, (size_t)1 << 20); /* a block of its own */
	arena_release(a, mark);
	char *again = arena_alloc(a, 12);
	ck_assert_ptr_eq(again, tried);
	ck_assert_int_eq(again[0], 0);
	ck_assert_str_eq(kept, "kept");
	arena_release(a, mark);
	arena_free(a);
}
END_TEST

START_TEST(arena_release_to_the_empty_arena)
{
	struct arena *a = arena_new();
	struct arena_mark empty = arena_mark(a);
	arena_alloc(a, 100);
	arena_release(a, empty);
	ck_assert_str_eq(arena_strdup(a, "usable"), "usable");
	arena_free(a);
}
END_TEST

START_TEST(arena_grows_the_latest_in_place)
{
	struct arena *a = arena_new();
	char *p = arena_strdup(a, "12345");
	ck_assert_ptr_eq(arena_grow(a, p, 6, 200), p);
	ck_assert_str_eq(p, "12345");
	ck_assert_int_eq(p[199], 0);
	arena_strdup(a, "in the way");
	char *moved = arena_grow(a, p, 200, 400);
	ck_assert_ptr_ne(moved, p);
	ck_assert_str_eq(moved, "12345");
	ck_assert_int_eq(moved[399], 0);
	arena_free(a);
}
END_TEST

/* Whatever the old size is rounded to. */
START_TEST(growing_keeps_the_place_of_any_size)
{
	struct arena *a = arena_new();
	for (size_t size = 1; size < 70; size++) {
		char *p = arena_alloc(a, size);
		ck_assert_ptr_eq(arena_grow(a, p, size, size * 2), p);
	}
	arena_free(a);
}
END_TEST

/* A block holds 64 KiB at first. */
START_TEST(growing_stays_inside_its_block)
{
	struct arena *a = arena_new();
	char *p = arena_alloc(a, 16000);
	ck_assert_ptr_eq(arena_grow(a, p, 16000, 40000), p);
	ck_assert_ptr_eq(arena_alloc(a, 16), p + 40000);
	char *last = arena_alloc(a, 16000), *moved = arena_grow(a, last, 16000, 32000);
	ck_assert_ptr_ne(moved, last);
	ck_assert_ptr_eq(arena_grow(a, NULL, 0, 16), moved + 32000);
	arena_free(a);
}
END_TEST

/* Each block that a try of a layout took is given back, the older ones stay. */
START_TEST(arena_release_gives_back_many_blocks)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	struct arena_mark mark = arena_mark(a);
	char *first = arena_alloc(a, 1000);
	for (int i = 0; i < 100; i++)
		memset(arena_alloc(a, 50000), 'x', 50000);
	arena_release(a, mark);
	ck_assert_ptr_eq(arena_alloc(a, 1000), first);
	for (int i = 0; i < 100; i++) {
		const char *p = arena_alloc(a, 50000);
		ck_assert_int_eq(p[0] | p[25000] | p[49999], 0);
	}
	ck_assert_str_eq(kept, "kept");
	arena_free(a);
}
END_TEST

/* What is allocated behind a text that fills its place is no part of it. */
START_TEST(texts_end_where_they_end)
{
	struct arena *a = arena_new();
	static const int sizes[] = {15, 16, 17, 32, 255, 256, 257, 1024};
	for (int i = 0; i < COUNT_OF(sizes); i++) {
		const char *printed = arena_printf(a, "%0*d", sizes[i], 7);
		arena_strdup(a, "behind");
		const char *copy = arena_strndup(a, printed, (size_t)sizes[i]);
		arena_strdup(a, "behind");
		ck_assert_int_eq((int)strlen(printed), sizes[i]);
		ck_assert_int_eq(printed[sizes[i] - 1], '7');
		ck_assert_str_eq(copy, printed);
	}
	arena_free(a);
}
END_TEST

START_TEST(texts_of_an_arena)
{
	struct arena *a = arena_new();
	ck_assert_str_eq(arena_strndup(a, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_printf(a, "%d of %s", 3, "four"), "3 of four");
	ck_assert_uint_eq(strlen(arena_printf(a, "%5000s", "x")), 5000);
	arena_free(a);
}
END_TEST

START_TEST(vec_keeps_what_was_pushed)
{
	struct arena *a = arena_new();
	VEC(int) v = {0};
	for (int i = 0; i < 10000; i++) {
		*vec_push(a, &v) = i;
		if (i % 100 == 0)
			arena_alloc(a, 1); /* so that it has to move */
	}
	ck_assert_int_eq(v.n, 10000);
	for (int i = 0; i < v.n; i++)
		ck_assert_int_eq(v.v[i], i);
	arena_free(a);
}
END_TEST

Suite *suite_arena(void)
{
	Suite *s = suite_create("arena");
	TCase *c = tcase_create("arena");
	tcase_add_test(c, arena_gives_zeroed_aligned_memory);
	tcase_add_test(c, arena_holds_more_than_a_block);
	tcase_add_test(c, arena_release_goes_back_to_the_mark);
	tcase_add_test(c, arena_release_to_the_empty_arena);
	tcase_add_test(c, arena_grows_the_latest_in_place);
	tcase_add_test(c, growing_keeps_the_place_of_any_size);
	tcase_add_test(c, growing_stays_inside_its_block);
	tcase_add_test(c, arena_release_gives_back_many_blocks);
	tcase_add_test(c, texts_end_where_they_end);
	tcase_add_test(c, texts_of_an_arena);
	tcase_add_test(c, vec_keeps_what_was_pushed);
	suite_add_tcase(s, c);
	return s;
}
