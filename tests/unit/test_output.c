/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing outputs: whole or not at all, in folders that are made for them. */
#include "child.h"
#include "folder.h"
#include "project/output.h"

#include <dirent.h>
#include <sys/resource.h>

Suite *suite_output(void);

static struct folder f;
static struct outbox box;

static void setup(void)
{
	folder_open(&f);
	box = (struct outbox){.arena = f.arena};
}

static void teardown(void) { folder_close(&f); }

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

/* What a file holds; NULL: it is not there. */
static const char *content_of(const char *name)
{
	static char text[200];
	FILE *in = fopen(in_folder(name), "r");
	if (!in)
		return NULL;
	text[fread(text, 1, sizeof(text) - 1, in)] = 0;
	fclose(in);
	return text;
}

static int files_in(const char *name)
{
	int n = 0;
	DIR *dir = opendir(in_folder(name));
	for (const struct dirent *e; dir && (e = readdir(dir));)
		n += *e->d_name != '.';
	if (dir)
		closedir(dir);
	return n;
}

static void put(const char *name, const char *text)
{
	struct buf b = {0};
	buf_puts(&b, text);
	outbox_put(&box, in_folder(name), &b);
	buf_free(&b);
}

static void write_text(const char *name, const char *text)
{
	struct buf b = {0};
	buf_puts(&b, text);
	output_write(f.arena, in_folder(name), &b);
	buf_free(&b);
}

START_TEST(a_file_is_written_with_its_folders)
{
	write_text("a/b/c.pdf", "one");
	ck_assert_str_eq(content_of("a/b/c.pdf"), "one");
	write_text("a/b/c.pdf", "two, which is longer");
	write_text("a/b/c.pdf", "three");
	ck_assert_str_eq(content_of("a/b/c.pdf"), "three");
	write_text("a/b/empty", "");
	ck_assert_str_eq(content_of("a/b/empty"), "");
	ck_assert_int_eq(files_in("a/b"), 2);
}
END_TEST

START_TEST(the_old_file_stays_until_all_are_finished)
{
	write_text("a", "old");
	put("a", "new");
	put("b", "b");
	ck_assert_str_eq(content_of("a"), "old");
	ck_assert_ptr_null(content_of("b"));
	outbox_finish(&box);
	ck_assert_str_eq(content_of("a"), "new");
	ck_assert_str_eq(content_of("b"), "b");
	ck_assert_int_eq(files_in("."), 2);
	outbox_finish(&box); /* nothing more to do */
	ck_assert_int_eq(files_in("."), 2);
}
END_TEST

/* No more files are open at once than a signal could remove. */
START_TEST(many_files_are_finished_in_parts)
{
	for (int i = 0; i < MOST_PENDING_FILES; i++)
		put(arena_printf(f.arena, "%d", i), "x");
	ck_assert_ptr_null(content_of("0"));
	put("last", "x");
	ck_assert_ptr_nonnull(content_of("0"));
	ck_assert_ptr_nonnull(content_of(arena_printf(f.arena, "%d", MOST_PENDING_FILES - 1)));
	ck_assert_ptr_null(content_of("last"));
	outbox_finish(&box);
	ck_assert_int_eq(files_in("."), MOST_PENDING_FILES + 1);
}
END_TEST

START_TEST(what_a_killed_process_left_is_removed)
{
	put("a", "x");
	ck_assert_int_eq(files_in("."), 1);
	outbox_remove(f.arena, in_folder("a"), getpid() + 1);
	ck_assert_int_eq(files_in("."), 1);
	outbox_remove(f.arena, in_folder("a"), getpid());
	ck_assert_int_eq(files_in("."), 0);
}
END_TEST

START_TEST(folders_and_files_have_the_usual_permissions)
{
	struct stat st;
	mode_t mask = umask(027);
	write_text("a/b", "x");
	umask(mask);
	ck_assert_int_eq(stat(in_folder("a"), &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0750);
	ck_assert_int_eq(stat(in_folder("a/b"), &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0640);
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

static void write_to_device(void)
{
	put("first", "x");
	put("../../dev/full", "x");
}

static void write_in_file(void)
{
	put("first", "x");
	put("file/a", "x");
}

static void write_below_file(void)
{
	put("first", "x");
	put("file/a/b", "x");
}

static void write_over_folder(void)
{
	put("first", "x");
	put("folder", "x");
}

static void write_too_much(void)
{
	put("first", "x");
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){4, 4});
	put("second", "much");
	put("third", "too much");
}

static void write_beside_leftover(void)
{
	put("first", "x");
	folder_put(&f, arena_printf(f.arena, "second.%ld.tmp", (long)getpid()), "");
	put("second", "x");
}

static void rename_over_folder(void)
{
	put("first", "x");
	mkdir(in_folder("first"), 0700);
	outbox_finish(&box);
}

static const struct {
	void (*act)(void);
	const char *said; /* %s: the folder */
	int left;         /* files */
	const char *first;
} failures[] = {
        {write_to_device, "platen: cannot write %s/../../dev/full: it is no regular file\n", 3, "x"},
        {write_in_file, "platen: cannot write %s/file/a: Not a directory\n", 3, "x"},
        {write_below_file, "platen: cannot make the folder %s/file/a: Not a directory\n", 3, "x"},
        {write_over_folder, "platen: cannot write %s/folder: it is no regular file\n", 3, "x"},
        {write_too_much, "platen: cannot write %s/third: File too large\n", 4, "x"},
        {write_beside_leftover, "platen: cannot write %s/second: File exists\n", 3, "x"},
        {rename_over_folder, "platen: cannot write %s/first: Is a directory\n", 3, NULL},
};

/* What was put before it is whole, and is put in its place. */
START_TEST(a_failure_is_told_and_leaves_no_temporary_file)
{
	int status;
	folder_put(&f, "file", "");
	mkdir(in_folder("folder"), 0700);
	const char *said = child_said(failures[_i].act, &status);
	const char *gap = strstr(failures[_i].said, "%s");
	ck_assert_str_eq(
	        said, arena_printf(f.arena, "%.*s%s%s", (int)(gap - failures[_i].said), failures[_i].said, f.path, gap + 2));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_int_eq(files_in("."), failures[_i].left);
	if (failures[_i].first)
		ck_assert_str_eq(content_of("first"), failures[_i].first);
}
END_TEST

Suite *suite_output(void)
{
	Suite *suite = suite_create("output");
	TCase *c = tcase_create("output");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_file_is_written_with_its_folders);
	tcase_add_test(c, the_old_file_stays_until_all_are_finished);
	tcase_add_test(c, many_files_are_finished_in_parts);
	tcase_add_test(c, folders_and_files_have_the_usual_permissions);
	tcase_add_test(c, what_a_killed_process_left_is_removed);
	tcase_add_loop_test(c, a_failure_is_told_and_leaves_no_temporary_file, 0, COUNT_OF(failures));
	suite_add_tcase(suite, c);
	return suite;
}
