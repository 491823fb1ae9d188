/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamps: what tells that a file was not written to, and when it cannot tell. */
#include "folder.h"
#include "inputs.h"

#include <time.h>

Suite *suite_stamp(void);

static struct folder f;

static void open_it(void) { folder_open(&f); }
static void done(void) { folder_close(&f); }

/* A file that was changed so many seconds ago. */
static struct stat changed_ago(time_t modified, time_t changed)
{
	struct timespec now;
	struct stat st = {.st_size = 7, .st_ino = 11};
	clock_gettime(CLOCK_REALTIME, &now);
	st.st_mtim = (struct timespec){now.tv_sec - modified, 5};
	st.st_ctim = (struct timespec){now.tv_sec - changed, 6};
	return st;
}

static const struct {
	time_t modified, changed;
	bool usable;
} ages[] = {
        {10, 10, true}, {10, 0, false}, {0, 10, false}, {-3600, 10, false}, {10, -3600, false}, {3600, 4, true},
};

START_TEST(a_stamp_needs_some_age)
{
	const struct stat st = changed_ago(ages[_i].modified, ages[_i].changed);
	const struct file_stamp s = file_stamp_of(&st), none = {0};
	ck_assert_int_eq(file_stamp_equal(&s, &s), ages[_i].usable);
	ck_assert_int_eq(memcmp(&s, &none, sizeof(s)) != 0, ages[_i].usable);
	if (ages[_i].usable) {
		ck_assert_uint_eq(s.size, 7);
		ck_assert_uint_eq(s.inode, 11);
		ck_assert_uint_eq(s.modified, (uint64_t)st.st_mtim.tv_sec * 1000000000 + 5);
		ck_assert_uint_eq(s.changed, (uint64_t)st.st_ctim.tv_sec * 1000000000 + 6);
	}
}
END_TEST

START_TEST(before_1970_there_is_none)
{
	struct stat st = changed_ago(10, 10);
	st.st_mtim.tv_sec = -1;
	const struct file_stamp s = file_stamp_of(&st);
	ck_assert_uint_eq(s.changed, 0);
}
END_TEST

START_TEST(each_part_of_a_stamp_counts)
{
	const struct file_stamp s = {1, 2, 3, 4};
	const struct file_stamp others[] = {{0, 2, 3, 4}, {1, 0, 3, 4}, {1, 2, 0, 4}, {1, 2, 3, 0}, {0}};
	ck_assert(file_stamp_equal(&s, &s));
	ck_assert(!file_stamp_equal(&others[4], &others[4]));
	for (int i = 0; i < COUNT_OF(others); i++) {
		ck_assert(!file_stamp_equal(&s, &others[i]));
		ck_assert(!file_stamp_equal(&others[i], &s));
	}
}
END_TEST

static bool digest_at(const char *name, struct digest *digest)
{
	struct file_stamp stamp;
	return file_digest(arena_printf(f.arena, "%s/%s", f.path, name), digest, &stamp);
}

START_TEST(a_file_is_known_by_its_bytes)
{
	struct digest a, b, empty, nothing = digest_of("", 0);
	folder_put(&f, "a", "text");
	folder_put(&f, "folder/b", "text");
	folder_put(&f, "empty", "");
	ck_assert(digest_at("a", &a) && digest_at("folder/b", &b) && digest_at("empty", &empty));
	ck_assert_int_eq(memcmp(&a, &b, sizeof(a)), 0);
	ck_assert_int_eq(memcmp(&empty, &nothing, sizeof(empty)), 0);
	ck_assert_int_ne(memcmp(&a, &empty, sizeof(a)), 0);
}
END_TEST

START_TEST(what_is_no_file_has_no_digest)
{
	struct digest d;
	folder_put(&f, "folder/b", "text");
	ck_assert_int_eq(mkfifo(arena_printf(f.arena, "%s/pipe", f.path), 0600), 0);
	ck_assert(!digest_at("none", &d));
	ck_assert(!digest_at("folder", &d));
	ck_assert(!digest_at("pipe", &d));
}
END_TEST

Suite *suite_stamp(void)
{
	Suite *s = suite_create("stamp");
	TCase *t = tcase_create("stamp");
	tcase_add_checked_fixture(t, open_it, done);
	tcase_add_loop_test(t, a_stamp_needs_some_age, 0, COUNT_OF(ages));
	tcase_add_test(t, before_1970_there_is_none);
	tcase_add_test(t, each_part_of_a_stamp_counts);
	tcase_add_test(t, a_file_is_known_by_its_bytes);
	tcase_add_test(t, what_is_no_file_has_no_digest);
	suite_add_tcase(s, t);
	return s;
}
