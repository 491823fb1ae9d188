/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What wakes a watch: names that a build has looked for, and no others. */
#include "folder.h"
#include "main/watch_folders.h"

#include <fcntl.h>
#include <sys/inotify.h>

Suite *suite_watch_folders(void);

static struct folder f;
static struct watched_folders watched;
static struct input_list wanted;

static void open_watch(void)
{
	folder_open(&f);
	folder_put(&f, "content/a.yaml", "a");
	folder_put(&f, "layouts/b.yaml", "b");
	watched = (struct watched_folders){.top = realpath(f.path, NULL), .fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
	ck_assert_int_ge(watched.fd, 0);
	wanted = (struct input_list){0};
}

static void close_watch(void)
{
	folders_close(&watched);
	free((char *)watched.top);
	folder_close(&f);
}

static void want(enum input_kind kind, const char *path, const char *real)
{
	*vec_push(f.arena, &wanted.v) = (struct input){.kind = kind, .path = path, .real = real};
}

/* Wants what was asked for, and forgets what has happened until now. */
static void watch(void)
{
	folders_want(&watched, &wanted);
	folders_watch(&watched);
	folders_take(&watched);
}

static bool wakes(const char *name)
{
	folder_put(&f, name, "x");
	return folders_take(&watched);
}

START_TEST(a_wanted_name_wakes)
{
	want(INPUT_READ, "content/a.yaml", "content/a.yaml");
	want(INPUT_ABSENT, "content/none.yaml", NULL);
	watch();
	ck_assert(!folders_take(&watched));
	ck_assert(!wakes("content/other.yaml"));
	ck_assert(!wakes("layouts/a.yaml"));
	ck_assert(wakes("content/a.yaml"));
	ck_assert(wakes("content/none.yaml"));
}
END_TEST

START_TEST(an_ending_wakes)
{
	want(INPUT_NAMES, "content/*.po", NULL);
	watch();
	ck_assert(!wakes("content/de.yaml"));
	ck_assert(!wakes("content/.de.po")); /* which an editor keeps */
	ck_assert(!wakes("content/.po"));
	ck_assert(!wakes("content/po"));
	ck_assert(wakes("content/de.po"));
}
END_TEST

/* A file and all names that end so are two things. */
START_TEST(names_and_endings_of_one_folder)
{
	want(INPUT_READ, "content/.po", "content/.po");
	want(INPUT_NAMES, "content/*.po", NULL);
	want(INPUT_NAMES, "content/*.po", NULL);
	watch();
	ck_assert(wakes("content/.po"));
	ck_assert(wakes("content/de.po"));
	int of_content = 0;
	for (int i = 0; i < watched.names.n; i++)
		of_content += !strcmp(strrchr(watched.names.v[i].folder, '/'), "/content");
	ck_assert_int_eq(of_content, 2);
}
END_TEST

START_TEST(a_link_and_what_it_leads_to)
{
	want(INPUT_READ, "content/link.yaml", "layouts/b.yaml");
	watch();
	ck_assert(wakes("layouts/b.yaml"));
	ck_assert(wakes("content/link.yaml"));
}
END_TEST

START_TEST(folders_above_wake)
{
	want(INPUT_READ, "content/a.yaml", "content/a.yaml");
	watch();
	ck_assert_int_eq(rename(arena_printf(f.arena, "%s/content", f.path), arena_printf(f.arena, "%s/was", f.path)), 0);
	ck_assert(folders_take(&watched));
	folders_watch(&watched);
	folders_take(&watched);
	folder_put(&f, "content/other.yaml", "x");
	ck_assert(folders_take(&watched));
	ck_assert(folders_watch(&watched)); /* it is a new one */
	ck_assert(!folders_watch(&watched));
}
END_TEST

/* -- what a process says that has read the project -------------------------------------------- */

START_TEST(nothing_outside_is_wanted)
{
	static const char *const paths[] = {"/etc/passwd", "", "..", "../a", "content/..", "content/../../a", "a/.."};
	for (int i = 0; i < COUNT_OF(paths); i++)
		want(INPUT_READ, paths[i], paths[i]);
	folders_want(&watched, &wanted);
	ck_assert_int_eq(watched.names.n, 0);
	want(INPUT_READ, "..a/b..", "c/..d");
	folders_want(&watched, &wanted);
	ck_assert_int_gt(watched.names.n, 0);
}
END_TEST

/* -- what happened before it was watched ------------------------------------------------------ */

static struct timespec changed_at(const char *name)
{
	struct stat st;
	ck_assert_int_eq(stat(arena_printf(f.arena, "%s/%s", f.path, name), &st), 0);
	return st.st_ctim;
}

START_TEST(a_change_since_then)
{
	const struct timespec at = changed_at("content/a.yaml");
	want(INPUT_READ, "content/a.yaml", "content/a.yaml");
	watch();
	ck_assert(folders_changed(&watched, at));
	ck_assert(folders_changed(&watched, (struct timespec){at.tv_sec - 1, 999999999}));
	ck_assert(!folders_changed(&watched, (struct timespec){at.tv_sec + 1, 0}));
	ck_assert(!folders_changed(&watched, (struct timespec){at.tv_sec, at.tv_nsec + 1}));
}
END_TEST

START_TEST(what_is_there_and_was_not)
{
	const struct timespec later = {changed_at("content/a.yaml").tv_sec + 100, 0};
	want(INPUT_ABSENT, "content/none.yaml", NULL);
	want(INPUT_NAMES, "content/*.po", NULL);
	watch();
	ck_assert(!folders_changed(&watched, later));
	folder_put(&f, "content/none.yaml", "x");
	ck_assert(folders_changed(&watched, later));
}
END_TEST

START_TEST(what_was_there_and_is_not)
{
	const struct timespec later = {changed_at("content/a.yaml").tv_sec + 100, 0};
	want(INPUT_THERE, "content/a.yaml", "content/a.yaml");
	watch();
	ck_assert(!folders_changed(&watched, later));
	unlink(arena_printf(f.arena, "%s/content/a.yaml", f.path));
	ck_assert(folders_changed(&watched, later));
}
END_TEST

Suite *suite_watch_folders(void)
{
	Suite *s = suite_create("watch_folders");
	TCase *c = tcase_create("watch_folders");
	tcase_add_checked_fixture(c, open_watch, close_watch);
	tcase_add_test(c, a_wanted_name_wakes);
	tcase_add_test(c, an_ending_wakes);
	tcase_add_test(c, names_and_endings_of_one_folder);
	tcase_add_test(c, a_link_and_what_it_leads_to);
	tcase_add_test(c, folders_above_wake);
	tcase_add_test(c, nothing_outside_is_wanted);
	tcase_add_test(c, a_change_since_then);
	tcase_add_test(c, what_is_there_and_was_not);
	tcase_add_test(c, what_was_there_and_is_not);
	suite_add_tcase(s, c);
	return s;
}
