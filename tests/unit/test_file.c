/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files inside a project. */
#include "folder.h"
#include "tree.h"

#include <limits.h>

Suite *suite_file(void);

static const struct {
	const char *path, *said;
} paths[] = {
        {"a.txt", ""},
        {"sub/b.txt", ""},
        {"sub/../a.txt", ""},
        {"./a.txt", ""},
        {"inside", ""}, /* a link to a.txt */
        {"a..b.txt", "0:0 file-missing"},
        {"none.txt", "0:0 file-missing"},
        {"sub", "0:0 file-unusable"},
        {"pipe", "0:0 file-unusable"},
        {"circle", "0:0 file-unusable"}, /* a link to itself */
        {"circle/x", "0:0 file-unusable"},
        {"dangling", "0:0 file-missing"},
        {"a.txt/", "0:0 file-missing"},
        {"../secret", "0:0 file-outside"},
        {"sub/../../secret", "0:0 file-outside"},
        {"/etc/passwd", "0:0 file-outside"},
        {"outside", "0:0 file-outside"}, /* a link to /etc/passwd */
        {"up", "0:0 file-outside"},
        {"", "0:0 file-outside"},
        {"..", "0:0 file-outside"},
        {"sub/../../none", "0:0 file-outside"}, /* not there, and elsewhere */
        {"none/..", "0:0 file-outside"},
        {"none/..x", "0:0 file-missing"}, /* these only look like it */
        {"none/x..", "0:0 file-missing"},
        {"..x/none", "0:0 file-missing"},
};

static void open_project(struct folder *f)
{
	folder_open(f);
	folder_put(f, "a.txt", "text\n");
	folder_put(f, "sub/b.txt", "more\n");
	static const char *const links[][2] = {{"a.txt", "inside"},
	                                       {"nowhere", "dangling"},
	                                       {"circle", "circle"},
	                                       {"/etc/passwd", "outside"},
	                                       {"..", "up"}};
	for (int i = 0; i < COUNT_OF(links); i++)
		ck_assert_int_eq(symlink(links[i][0], arena_printf(f->arena, "%s/%s", f->path, links[i][1])), 0);
	ck_assert_int_eq(mkfifo(arena_printf(f->arena, "%s/pipe", f->path), 0600), 0);
}

START_TEST(files_are_read_inside_the_project_only)
{
	struct folder f;
	open_project(&f);
	bool good = !*paths[_i].said;
	const struct source *s = file_read(f.root, paths[_i].path, diag, (struct where){0});
	ck_assert_int_eq(s != NULL, good);
	ck_assert_str_eq(said(), paths[_i].said);
	ck_assert_int_eq(file_map(f.root, paths[_i].path, diag, (struct where){0}) != NULL, good);
	folder_close(&f);
}
END_TEST

/* A folder beside the project whose name begins as its own does. */
/* A link that is put there when the path has been looked up, and before it is opened. */
START_TEST(a_link_that_came_meanwhile_leads_nowhere)
{
	struct folder f;
	open_project(&f);
	ck_assert(file_exists(f.root, "sub/b.txt"));
	ck_assert_int_eq(rename(arena_printf(f.arena, "%s/sub", f.path), arena_printf(f.arena, "%s/was", f.path)), 0);
	ck_assert_int_eq(symlink("was", arena_printf(f.arena, "%s/sub", f.path)), 0);
	ck_assert_ptr_null(file_read(f.root, "sub/b.txt", diag, (struct where){0}));
	ck_assert_str_eq(said(), "0:0 file-unusable");
	folder_close(&f);
}
END_TEST

START_TEST(the_project_ends_at_its_name)
{
	struct folder f;
	open_project(&f);
	char *beside = arena_printf(f.arena, "%s-more", f.path);
	ck_assert_int_eq(mkdir(beside, 0700), 0);
	ck_assert_int_eq(symlink(beside, arena_printf(f.arena, "%s/beside", f.path)), 0);
	ck_assert(!file_exists(f.root, "beside"));
	ck_assert(file_is_named(f.root, "beside") && file_is_named(f.root, "dangling") && file_is_named(f.root, "a.txt/x"));
	ck_assert(!file_is_named(f.root, "none.txt") && !file_is_named(f.root, "none/none") &&
	          file_is_named(f.root, "dangling/none"));
	file_read(f.root, "beside", diag, (struct where){0});
	ck_assert_str_eq(said(), "0:0 file-outside");
	rmdir(beside);
	folder_close(&f);
}
END_TEST

/* The longest path of the system, which counts its NUL, is looked for; no longer one is. */
START_TEST(paths_have_an_end)
{
	struct folder f;
	open_project(&f);
	char *path = arena_alloc(arena, PATH_MAX);
	size_t longest = PATH_MAX - strlen(root_path(f.root)) - strlen("/") - 1;
	memset(path, 'x', longest);
	ck_assert_ptr_null(file_read(f.root, path, diag, (struct where){0}));
	ck_assert_int_eq(diag_count(diag, DIAG_FILE_MISSING), 1);
	path[longest] = 'x';
	ck_assert_ptr_null(file_read(f.root, path, diag, (struct where){0}));
	ck_assert_int_eq(diag_count(diag, DIAG_FILE_OUTSIDE), 1);
	folder_close(&f);
}
END_TEST

/* What is there and may not be read is not missing. Nothing keeps the superuser from reading. */
START_TEST(permissions_are_told_from_absence)
{
	struct folder f;
	open_project(&f);
	folder_put(&f, "closed/c.txt", "x");
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/sub/b.txt", f.path), 0), 0);
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/closed", f.path), 0), 0);
	file_read(f.root, "sub/b.txt", diag, (struct where){0});
	file_read(f.root, "closed/c.txt", diag, (struct where){0});
	ck_assert_int_eq(diag_count(diag, DIAG_FILE_UNUSABLE), geteuid() ? 2 : 0);
	ck_assert_int_eq(diag_count(diag, DIAG_FILE_MISSING), 0);
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/closed", f.path), 0700), 0);
	folder_close(&f);
}
END_TEST

static void make_large(struct folder *f, const char *name, off_t size)
{
	folder_put(f, name, "x");
	ck_assert_int_eq(truncate(arena_printf(f->arena, "%s/%s", f->path, name), size), 0);
}

START_TEST(files_of_256_megabytes_are_mapped)
{
	struct folder f;
	open_project(&f);
	make_large(&f, "fits", 256 << 20);
	make_large(&f, "larger", (256 << 20) + 1);
	const struct source *s = file_map(f.root, "fits", diag, (struct where){0});
	ck_assert_ptr_nonnull(s);
	ck_assert_uint_eq(s->size, 256 << 20);
	ck_assert_int_eq(s->text[0], 'x');
	ck_assert_ptr_null(file_map(f.root, "larger", diag, (struct where){0}));
	ck_assert_str_eq(said(), "0:0 file-unusable");
	folder_close(&f);
}
END_TEST

START_TEST(a_file_is_its_bytes)
{
	struct folder f;
	open_project(&f);
	folder_put(&f, "empty", "");
	const struct source *s = file_read(f.root, "sub/b.txt", diag, (struct where){0});
	ck_assert_str_eq(s->text, "more\n"); /* a NUL stands behind it */
	ck_assert_uint_eq(s->size, 5);
	ck_assert_str_eq(s->path, "sub/b.txt");
	ck_assert_uint_eq(file_read(f.root, "empty", diag, (struct where){0})->size, 0);
	ck_assert_uint_eq(file_map(f.root, "empty", diag, (struct where){0})->size, 0);
	s = file_map(f.root, "a.txt", diag, (struct where){0});
	ck_assert(s->size == 5 && !memcmp(s->text, "text\n", 5));
	ck_assert_str_eq(said(), "");
	for (int size = 1; size < 100; size++) { /* also where it fills its place in memory */
		const char *name = arena_printf(f.arena, "%d", size);
		folder_put(&f, name, arena_printf(f.arena, "%0*d", size, 7));
		s = file_read(f.root, name, diag, (struct where){0});
		arena_strdup(f.arena, "behind");
		ck_assert_int_eq((int)strlen(s->text), size);
	}
	folder_close(&f);
}
END_TEST

START_TEST(no_file_stays_open)
{
	struct folder f;
	open_project(&f);
	int before = dup(0);
	close(before);
	file_read(f.root, "a.txt", diag, (struct where){0});
	file_map(f.root, "sub/b.txt", diag, (struct where){0});
	file_read(f.root, "sub", diag, (struct where){0});
	int after = dup(0);
	close(after);
	ck_assert_int_eq(after, before);
	folder_close(&f);
}
END_TEST

START_TEST(a_file_has_one_resolved_path)
{
	struct folder f;
	const char *const *files;
	open_project(&f);
	const char *plain = file_resolved(f.root, "a.txt");
	ck_assert_str_eq(plain, arena_printf(arena, "%s/a.txt", root_path(f.root)));
	ck_assert_str_eq(file_resolved(f.root, "sub/../inside"), plain);
	ck_assert_int_eq(root_files(f.root, &files), 2); /* both names count as read */
	ck_assert_ptr_null(file_resolved(f.root, "none.txt"));
	ck_assert_ptr_null(file_resolved(f.root, "outside"));
	ck_assert_ptr_null(file_resolved(f.root, NULL));
	ck_assert_int_eq(root_files(f.root, &files), 2);
	folder_close(&f);
}
END_TEST

START_TEST(a_refused_name_is_no_file)
{
	struct folder f;
	open_project(&f);
	ck_assert_ptr_null(file_read(f.root, NULL, diag, (struct where){0}));
	ck_assert(!file_exists(f.root, NULL));
	ck_assert_str_eq(said(), "");
	folder_close(&f);
}
END_TEST

START_TEST(files_are_remembered_in_order_and_once)
{
	struct folder f;
	const char *const *files;
	open_project(&f);
	file_read(f.root, "sub/b.txt", diag, (struct where){0});
	const struct source *first = file_map(f.root, "a.txt", diag, (struct where){0});
	ck_assert_ptr_eq(file_map(f.root, "a.txt", diag, (struct where){0}), first);
	ck_assert_int_eq((int)first->size, 5);
	root_remember(f.root, "by/another");
	root_remember(f.root, "by/another");
	ck_assert_int_eq(root_files(f.root, &files), 3);
	ck_assert_str_eq(files[0], "sub/b.txt");
	ck_assert_str_eq(files[1], "a.txt");
	ck_assert_str_eq(files[2], "by/another");
	folder_close(&f);
}
END_TEST

START_TEST(a_file_stays_as_it_was_when_first_read)
{
	struct folder f;
	open_project(&f);
	folder_put(&f, "a.yaml", "a: 1\na: 2\n");
	struct node *n = yaml_read(f.root, "a.yaml", diag, (struct where){0});
	ck_assert_str_eq(tree(n), "{a: '1'}");
	struct diag *second = diag_new(arena);
	ck_assert_ptr_eq(yaml_read(f.root, "a.yaml", second, (struct where){0}), n);
	ck_assert_int_eq(diag_errors(second), 1); /* its mistakes count for each */
	folder_put(&f, "a.yaml", "a: changed\n");
	ck_assert_ptr_eq(yaml_read(f.root, "a.yaml", second, (struct where){0}), n);
	ck_assert(!file_exists(f.root, "b.yaml"));
	folder_put(&f, "b.yaml", "b: 1\n");
	ck_assert(!file_exists(f.root, "b.yaml"));
	folder_close(&f);
}
END_TEST

START_TEST(a_project_is_a_folder)
{
	ck_assert_ptr_null(root_open(arena, "/no/such/folder"));
	ck_assert_ptr_null(root_open(arena, "/dev/null"));
	ck_assert_str_eq(root_path(root_open(arena, "/")), "");
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_file(void)
{
	Suite *s = suite_create("file");
	TCase *c = tcase_create("file");
	tcase_add_checked_fixture(c, setup, teardown);
	ADD_LOOP(c, files_are_read_inside_the_project_only, paths);
	tcase_add_test(c, a_link_that_came_meanwhile_leads_nowhere);
	tcase_add_test(c, the_project_ends_at_its_name);
	tcase_add_test(c, paths_have_an_end);
	tcase_add_test(c, permissions_are_told_from_absence);
	tcase_add_test(c, files_of_256_megabytes_are_mapped);
	tcase_add_test(c, a_file_is_its_bytes);
	tcase_add_test(c, no_file_stays_open);
	tcase_add_test(c, a_file_has_one_resolved_path);
	tcase_add_test(c, a_refused_name_is_no_file);
	tcase_add_test(c, files_are_remembered_in_order_and_once);
	tcase_add_test(c, a_file_stays_as_it_was_when_first_read);
	tcase_add_test(c, a_project_is_a_folder);
	suite_add_tcase(s, c);
	return s;
}
