/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of hashes. */
#include "base.h"

#include <check.h>
#include <stdlib.h>

Suite *suite_hashes(void);

START_TEST(hashes_find_every_entry_of_a_hash)
{
	struct arena *a = arena_new();
	struct hashes h = {0};
	size_t step = 0;
	ck_assert_ptr_null(hashes_next(&h, 7, &step));
	for (int i = 0; i < 1000; i++)
		hashes_put(a, &h, (uint64_t)(i % 10) << 32, i);
	for (uint64_t want = 0; want < 10; want++) {
		int count = 0, *i;
		for (step = 0; (i = hashes_next(&h, want << 32, &step)); count++)
			ck_assert_int_eq(*i % 10, (int)want);
		ck_assert_int_eq(count, 100);
	}
	arena_free(a);
}
END_TEST

Suite *suite_hashes(void)
{
	Suite *s = suite_create("hashes");
	TCase *c = tcase_create("hashes");
	tcase_add_test(c, hashes_find_every_entry_of_a_hash);
	suite_add_tcase(s, c);
	return s;
}
