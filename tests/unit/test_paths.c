/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where paths lead: links are followed, whether or not the file is there. */
#include "folder.h"
#include "paths.h"

#include <errno.h>

Suite *suite_paths(void);

static struct folder f;

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

static void setup(void)
{
	folder_open(&f);
	folder_put(&f, "deep/file", "x");
	ck_assert_int_eq(symlink("deep", in_folder("folder")), 0);
	ck_assert_int_eq(symlink("folder/file", in_folder("twice")), 0);
	ck_assert_int_eq(symlink("deep/none", in_folder("dangling")), 0);
	ck_assert_int_eq(symlink("..", in_folder("up")), 0);
	ck_assert_int_eq(symlink("/", in_folder("top")), 0);
	ck_assert_int_eq(symlink("circle", in_folder("circle")), 0);
}

static void teardown(void) { folder_close(&f); }

static const struct {
	const char *path, *place; /* in the project's folder; NULL: outside */
} paths[] = {
        {"deep/file", "deep/file"},
        {"deep/none", "deep/none"},
        {"./deep//./file", "deep/file"},
        {"folder/file", "deep/file"},
        {"twice", "deep/file"},
        {"dangling", "deep/none"},
        {"none/at/all", "none/at/all"},
        {"none/../deep/x", "deep/x"},
        {"folder/../x", "x"},
        {"../x", NULL},
        {"up/x", NULL},
        {"top/tmp/x", NULL},
        {"folder/../../x", NULL},
        {"/x", NULL},
        {"circle", NULL},
        {"circle/x", NULL},
        {".", NULL}, /* the folder is no place for a file */
        {"", NULL},
};

START_TEST(a_path_leads_to_one_place)
{
	const char *place = root_place(f.root, f.arena, paths[_i].path);
	if (paths[_i].place)
		ck_assert_str_eq(place, in_folder(paths[_i].place));
	else
		ck_assert_ptr_null(place);
}
END_TEST

START_TEST(a_path_may_begin_elsewhere)
{
	ck_assert_str_eq(path_resolve(f.arena, in_folder("folder"), "file"), in_folder("deep/file"));
	ck_assert_str_eq(path_resolve(f.arena, in_folder("folder"), "/"), "/");
	ck_assert_str_eq(path_resolve(f.arena, in_folder("folder"), SCRATCH_TOP "/x"), "/x");
	ck_assert_ptr_null(path_resolve(f.arena, f.path, "circle"));
	ck_assert_int_eq(errno, ELOOP);
}
END_TEST

/* As the kernel has it where fs.protected_symlinks is on. */
START_TEST(a_strangers_link_in_a_shared_folder_is_not_followed)
{
	if (geteuid() != 0)
		return; /* only root gives links away */
	ck_assert_int_eq(symlink("deep/file", in_folder("mine")), 0);
	ck_assert_int_eq(symlink("deep/file", in_folder("theirs")), 0);
	ck_assert_int_eq(lchown(in_folder("theirs"), 1234, 1234), 0);
	ck_assert_str_eq(path_resolve(f.arena, f.path, "theirs"), in_folder("deep/file"));
	ck_assert_int_eq(chmod(f.path, 01777), 0);
	ck_assert_str_eq(path_resolve(f.arena, f.path, "mine"), in_folder("deep/file"));
	ck_assert_ptr_null(path_resolve(f.arena, f.path, "theirs"));
	ck_assert_int_eq(errno, EACCES);
}
END_TEST

START_TEST(what_was_read_is_known_by_any_name)
{
	struct stat st;
	folder_put(&f, "other", "x");
	ck_assert_int_eq(link(in_folder("deep/file"), in_folder("hard")), 0);
	ck_assert_ptr_nonnull(file_read(f.root, "folder/file", f.diag, (struct where){0}));
	ck_assert_int_eq(stat(in_folder("hard"), &st), 0);
	ck_assert(root_holds(f.root, &st));
	ck_assert_int_eq(stat(in_folder("other"), &st), 0);
	ck_assert(!root_holds(f.root, &st));
	ck_assert(file_exists(f.root, "other"));
	ck_assert(!root_holds(f.root, &st)); /* it was looked for and not read */
	root_remember(f.root, "other");
	ck_assert(root_holds(f.root, &st));
}
END_TEST

Suite *suite_paths(void)
{
	Suite *suite = suite_create("paths");
	TCase *c = tcase_create("paths");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_path_leads_to_one_place, 0, COUNT_OF(paths));
	tcase_add_test(c, a_path_may_begin_elsewhere);
	tcase_add_test(c, a_strangers_link_in_a_shared_folder_is_not_followed);
	tcase_add_test(c, what_was_read_is_known_by_any_name);
	suite_add_tcase(suite, c);
	return suite;
}
