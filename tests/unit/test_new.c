/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New projects: where their parts come from, what is copied, and that a failure leaves nothing. */
#include "child.h"
#include "folder.h"
#include "plain_user.h"
#include "refused_call.h"
#include "project.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>

Suite *suite_new(void);

static struct folder f;
static const char *parts, *fresh;

/* The least that a new project is made of. */
static void setup(void)
{
	folder_open(&f);
	folder_put(&f, "parts/layouts/page.yaml", "page");
	folder_put(&f, "parts/layouts/locales/de.yaml", "german");
	folder_put(&f, "parts/fonts/a.ttf", "font");
	folder_put(&f, "parts/LICENSES/MIT.txt", "licence");
	folder_put(&f, "parts/tests/sample/platen.yaml", "subject: a");
	folder_put(&f, "parts/tests/sample/content/a/en.yaml", "title: A");
	folder_put(&f, "parts/tests/sample/.gitignore", "out/");
	folder_put(&f, "other", "");
	parts = arena_printf(f.arena, "%s/parts", f.path);
	fresh = arena_printf(f.arena, "%s/new", f.path);
}

static void teardown(void) { folder_close(&f); }

static const char *content_of(const char *name)
{
	static char text[100];
	FILE *in = fopen(arena_printf(f.arena, "%s/%s", f.path, name), "r");
	if (!in)
		return "none";
	text[fread(text, 1, sizeof(text) - 1, in)] = 0;
	fclose(in);
	return text;
}

static bool is_there(const char *name) { return access(arena_printf(f.arena, "%s/%s", f.path, name), F_OK) == 0; }

static void lose(const char *name) { ck_assert_int_eq(remove(arena_printf(f.arena, "%s/%s", f.path, name)), 0); }

static int entries(const char *name)
{
	int n = 0;
	DIR *dir = opendir(arena_printf(f.arena, "%s/%s", f.path, name));
	for (const struct dirent *e; dir && (e = readdir(dir));)
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	if (dir)
		closedir(dir);
	return n;
}

static void check_copy(void)
{
	ck_assert_str_eq(content_of("new/platen.yaml"), "subject: a");
	ck_assert_str_eq(content_of("new/content/a/en.yaml"), "title: A");
	ck_assert_str_eq(content_of("new/.gitignore"), "out/");
	ck_assert_str_eq(content_of("new/layouts/page.yaml"), "page");
	ck_assert_str_eq(content_of("new/layouts/locales/de.yaml"), "german");
	ck_assert_str_eq(content_of("new/fonts/a.ttf"), "font");
	ck_assert_str_eq(content_of("new/LICENSES/MIT.txt"), "licence");
	ck_assert_int_eq(entries("new"), 6);
}

START_TEST(a_new_folder_is_filled)
{
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	check_copy();
}
END_TEST

START_TEST(an_empty_folder_is_filled)
{
	mkdir(fresh, 0700);
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	check_copy();
}
END_TEST

START_TEST(a_folder_that_holds_something_is_left_alone)
{
	folder_put(&f, "new/mine", "mine");
	ck_assert_str_eq(project_new(f.arena, parts, fresh),
	                 arena_printf(f.arena, "'%s' exists and is not an empty folder", fresh));
	ck_assert_str_eq(content_of("new/mine"), "mine");
	ck_assert_int_eq(entries("new"), 1);
}
END_TEST

/* -- what a run that was killed left --------------------------------------------------------- */

#define LEFT "new/.platen-0123456789abcdef.tmp"

/* Its parts are completed, and those that were moved up stay as they are. */
START_TEST(what_was_begun_is_completed)
{
	folder_put(&f, LEFT "/fonts/a.ttf", "half");
	folder_put(&f, "new/layouts/page.yaml", "page of the other run");
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	ck_assert(!is_there(LEFT));
	ck_assert_str_eq(content_of("new/layouts/page.yaml"), "page of the other run");
	ck_assert_str_eq(content_of("new/fonts/a.ttf"), "font");
	ck_assert_str_eq(content_of("new/platen.yaml"), "subject: a");
	ck_assert_int_eq(entries("new"), 6);
}
END_TEST

START_TEST(a_failure_leaves_the_parts_of_the_other_run)
{
	folder_put(&f, LEFT "/fonts/a.ttf", "half");
	folder_put(&f, "new/layouts/page.yaml", "page of the other run");
	lose("parts/tests/sample/platen.yaml");
	ck_assert_ptr_nonnull(project_new(f.arena, parts, fresh));
	ck_assert_str_eq(content_of("new/layouts/page.yaml"), "page of the other run");
	ck_assert_str_eq(content_of(LEFT "/fonts/a.ttf"), "half"); /* the evidence that they are no parts of the user's */
	ck_assert_int_eq(entries("new"), 2);
}
END_TEST

START_TEST(a_link_in_what_was_left_is_not_followed)
{
	folder_put(&f, LEFT "/fonts/a.ttf", "half");
	folder_put(&f, "outside/mine", "mine");
	ck_assert_int_eq(symlink("../../outside", arena_printf(f.arena, "%s/" LEFT "/link", f.path)), 0);
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	ck_assert(!is_there(LEFT));
	ck_assert_str_eq(content_of("outside/mine"), "mine");
}
END_TEST

static void expect_no_empty_folder(void)
{
	ck_assert_str_eq(project_new(f.arena, parts, fresh),
	                 arena_printf(f.arena, "'%s' exists and is not an empty folder", fresh));
	ck_assert(!is_there("new/platen.yaml"));
}

/* Without what a killed run left, nothing says that the parts are not the user's. */
START_TEST(parts_alone_are_the_users)
{
	folder_put(&f, "new/layouts/page.yaml", "mine");
	expect_no_empty_folder();
	ck_assert_str_eq(content_of("new/layouts/page.yaml"), "mine");
	ck_assert_int_eq(entries("new"), 1);
}
END_TEST

START_TEST(what_was_left_beside_the_users_files_is_removed)
{
	folder_put(&f, LEFT "/fonts/a.ttf", "half");
	folder_put(&f, "new/layouts/page.yaml", "mine");
	folder_put(&f, "new/mine", "mine");
	expect_no_empty_folder();
	ck_assert(!is_there(LEFT));
	ck_assert_int_eq(entries("new"), 2);
}
END_TEST

START_TEST(a_run_that_is_still_copying_is_left_alone)
{
	folder_put(&f, LEFT "/fonts/a.ttf", "half");
	int fd = open(arena_printf(f.arena, "%s/" LEFT, f.path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_eq(flock(fd, LOCK_EX | LOCK_NB), 0);
	expect_no_empty_folder();
	ck_assert_str_eq(content_of(LEFT "/fonts/a.ttf"), "half");
	close(fd);
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	check_copy();
}
END_TEST

START_TEST(a_file_is_no_folder)
{
	const char *file = arena_printf(f.arena, "%s/other", f.path);
	ck_assert_str_eq(project_new(f.arena, parts, file),
	                 arena_printf(f.arena, "'%s' exists and is not an empty folder", file));
	ck_assert(is_there("other"));
}
END_TEST

START_TEST(a_folder_that_cannot_be_made_is_told)
{
	const char *below = arena_printf(f.arena, "%s/other/new", f.path);
	ck_assert_str_eq(project_new(f.arena, parts, below),
	                 arena_printf(f.arena, "cannot make the folder %s: Not a directory", below));
}
END_TEST

/* Links are followed: the copy stands alone. */
START_TEST(what_a_link_leads_to_is_copied)
{
	lose("parts/fonts/a.ttf");
	ck_assert_int_eq(symlink("../../other-font", arena_printf(f.arena, "%s/fonts/a.ttf", parts)), 0);
	folder_put(&f, "other-font", "font");
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	check_copy();
	ck_assert_int_lt(readlink(arena_printf(f.arena, "%s/fonts/a.ttf", fresh), (char[8]){0}, 8), 0);
}
END_TEST

/* More than one block of a copy. */
START_TEST(large_files_are_copied_whole)
{
	struct buf b = {0};
	for (int i = 0; i < 200000; i++)
		buf_putc(&b, 'a' + i % 26);
	folder_put(&f, "parts/fonts/large.ttf", buf_cstr(&b));
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	FILE *in = fopen(arena_printf(f.arena, "%s/fonts/large.ttf", fresh), "r");
	char *copy = arena_alloc(f.arena, b.n + 10);
	ck_assert_uint_eq(fread(copy, 1, b.n + 10, in), b.n);
	ck_assert_str_eq(copy, buf_cstr(&b));
	fclose(in);
	buf_free(&b);
}
END_TEST

START_TEST(files_of_any_length_are_copied_whole)
{
	folder_put(&f, "parts/fonts/one", "1");
	folder_put(&f, "parts/fonts/none", "");
	char *block = arena_alloc(f.arena, (1 << 16) + 2);
	memset(block, 'x', (1 << 16) + 1);
	block[(1 << 16) + 1] = 0;
	folder_put(&f, "parts/fonts/more", block); /* a byte more than is read at once */
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	ck_assert_str_eq(content_of("new/fonts/one"), "1");
	ck_assert_str_eq(content_of("new/fonts/none"), "");
	struct stat st;
	ck_assert_int_eq(stat(arena_printf(f.arena, "%s/fonts/more", fresh), &st), 0);
	ck_assert_int_eq(st.st_size, (1 << 16) + 1);
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

/* A part that is missing, which is found after others were copied. */
static const char *const missing[] = {"LICENSES/MIT.txt", "tests/sample/.gitignore", "tests/sample/platen.yaml"};

START_TEST(a_failure_leaves_no_folder)
{
	const char *path = arena_printf(f.arena, "parts/%s", missing[_i]);
	lose(path);
	if (_i == 0) /* a folder that is not there; the others are noticed when they should be moved */
		lose("parts/LICENSES");
	ck_assert_ptr_nonnull(project_new(f.arena, parts, fresh));
	ck_assert(!is_there("new"));
}
END_TEST

START_TEST(a_failure_leaves_an_empty_folder_empty)
{
	lose("parts/tests/sample/platen.yaml");
	mkdir(fresh, 0700);
	ck_assert_str_eq(project_new(f.arena, parts, fresh),
	                 arena_printf(f.arena, "cannot make %s/platen.yaml: No such file or directory", fresh));
	ck_assert(is_there("new"));
	ck_assert_int_eq(entries("new"), 0);
}
END_TEST

START_TEST(the_first_failure_is_told)
{
	lose("parts/LICENSES/MIT.txt");
	ck_assert_int_eq(symlink("nowhere", arena_printf(f.arena, "%s/LICENSES/MIT.txt", parts)), 0);
	lose("parts/tests/sample/platen.yaml");
	ck_assert_str_eq(project_new(f.arena, parts, fresh),
	                 arena_printf(f.arena, "cannot read %s/LICENSES/MIT.txt: No such file or directory", parts));
}
END_TEST

/* A file that can be opened and not read. */
START_TEST(a_part_that_cannot_be_read_is_told)
{
	ck_assert_int_eq(symlink("/proc/self/mem", arena_printf(f.arena, "%s/fonts/b.ttf", parts)), 0);
	ck_assert_str_eq(project_new(f.arena, parts, fresh),
	                 arena_printf(f.arena, "cannot read %s/fonts/b.ttf: Input/output error", parts));
	ck_assert(!is_there("new"));
}
END_TEST

static void limit_and_copy(void)
{
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){100000, 100000});
	fprintf(stderr, "%s", project_new(f.arena, parts, fresh));
}

START_TEST(a_part_that_cannot_be_written_is_told)
{
	int status;
	char *large = arena_alloc(f.arena, 200001);
	memset(large, 'x', 200000);
	folder_put(&f, "parts/fonts/b.ttf", large);
	const char *said = child_said(limit_and_copy, &status);
	ck_assert_int_eq(strncmp(said, "cannot write ", 13), 0);
	ck_assert_ptr_nonnull(strstr(said, "/fonts/b.ttf: File too large"));
	ck_assert(!is_there("new"));
}
END_TEST

/* The lowest number that is free; the folder of a copy takes it, and gives it back. */
static void copy_without_input(void)
{
	close(STDIN_FILENO);
	const char *error = project_new(f.arena, parts, fresh);
	fprintf(stderr, "%s%d", error ? "failed " : "", dup(STDERR_FILENO));
}

START_TEST(all_that_was_opened_is_closed)
{
	int status;
	ck_assert_str_eq(child_said(copy_without_input, &status), "0");
	check_copy();
	ck_assert_int_eq(rename(fresh, arena_printf(f.arena, "%s/first", f.path)), 0);
	lose("parts/tests/sample/platen.yaml");
	ck_assert_str_eq(child_said(copy_without_input, &status), "failed 0");
	ck_assert(!is_there("new"));
}
END_TEST

/* With so many descriptors the folder of the copy cannot be locked, or the parts not be read. */
static int descriptors;

static void copy_with_few_descriptors(void)
{
	int next = dup(STDERR_FILENO);
	close(next);
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){(rlim_t)(next + descriptors), (rlim_t)(next + descriptors)});
	fprintf(stderr, "%s", project_new(f.arena, parts, fresh));
}

static const char *const exhausted[] = {"/new/.platen-", "/parts/tests/sample: Too many open files"};

START_TEST(a_descriptor_that_is_not_there_is_told)
{
	int status;
	descriptors = _i;
	const char *said = child_said(copy_with_few_descriptors, &status);
	ck_assert_msg(strstr(said, exhausted[_i]) && strstr(said, ": Too many open files"), "%s", said);
	ck_assert(!is_there("new/platen.yaml"));
}
END_TEST

/* Without locks it goes on; what is taken for a leftover, or does not reach the disk, is told. */
static const struct {
	unsigned call, error;
	const char *said;
} refused[] = {
        {SYS_flock, ENOLCK, ""},
        {SYS_flock, EWOULDBLOCK, "cannot make the folder "},
        {SYS_fsync, EIO, "cannot write "},
        {SYS_fsync, EINVAL, "cannot write "},
};

static int refused_now;

static void copy_refused(void)
{
	errno = EWOULDBLOCK; /* of an earlier call */
	if (!refuse_call(refused[refused_now].call, refused[refused_now].error)) {
		fputs(refused[refused_now].said, stderr);
		return;
	}
	const char *error = project_new(f.arena, parts, fresh);
	fputs(error ? error : "", stderr);
}

START_TEST(what_is_refused_is_told)
{
	int status;
	refused_now = _i;
	const char *said = child_said(copy_refused, &status), *begin = refused[_i].said;
	ck_assert_msg(*begin ? !strncmp(said, begin, strlen(begin)) : !*said, "%s", said);
	ck_assert_int_eq(is_there("new/platen.yaml"), !*begin);
	ck_assert_int_eq(is_there("new"), !*begin);
}
END_TEST

/* While the parts move, signals wait; afterwards they come again. */
START_TEST(no_signal_is_blocked_afterwards)
{
	sigset_t before, after;
	for (int i = 0; i < 2; i++) {
		sigprocmask(SIG_SETMASK, NULL, &before);
		ck_assert_int_eq(project_new(f.arena, parts, fresh) != NULL, i);
		sigprocmask(SIG_SETMASK, NULL, &after);
		for (int number = 1; number < 32; number++)
			ck_assert_int_eq(sigismember(&after, number), sigismember(&before, number));
		ck_assert_int_eq(rename(fresh, arena_printf(f.arena, "%s/first", f.path)), i ? -1 : 0);
		if (!i)
			lose("parts/tests/sample/platen.yaml");
	}
}
END_TEST

static void copy_plainly(void)
{
	drop_capabilities();
	fprintf(stderr, "%s", project_new(f.arena, parts, fresh));
	if (fcntl(STDERR_FILENO, F_GETFD) < 0 || dup(STDIN_FILENO) < 0)
		fputs(" and closed what it had not opened", stderr);
}

START_TEST(a_folder_that_is_not_writable_is_told)
{
	int status;
	ck_assert_int_eq(mkdir(fresh, 0500), 0);
	const char *said = child_said(copy_plainly, &status),
	           *begin = arena_printf(f.arena, "cannot make the folder %s/", fresh);
	ck_assert_msg(!strncmp(said, begin, strlen(begin)) && !strcmp(said + strlen(said) - 19, ": Permission denied"), "%s",
	              said);
	ck_assert_int_eq(entries("new"), 0);
}
END_TEST

START_TEST(a_part_that_may_not_be_read_is_told)
{
	int status;
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/fonts/a.ttf", parts), 0), 0);
	ck_assert_str_eq(child_said(copy_plainly, &status),
	                 arena_printf(f.arena, "cannot read %s/fonts/a.ttf: Permission denied", parts));
	ck_assert(!is_there("new"));
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/fonts", parts), 0300), 0);
	ck_assert_str_eq(child_said(copy_plainly, &status),
	                 arena_printf(f.arena, "cannot read %s/fonts: Permission denied", parts));
	ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/fonts", parts), 0700), 0);
}
END_TEST

START_TEST(folders_and_files_have_the_usual_permissions)
{
	struct stat st;
	mode_t mask = umask(027);
	ck_assert_ptr_null(project_new(f.arena, parts, fresh));
	umask(mask);
	ck_assert_int_eq(stat(fresh, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0750);
	ck_assert_int_eq(stat(arena_printf(f.arena, "%s/layouts/locales", fresh), &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0750);
	ck_assert_int_eq(stat(arena_printf(f.arena, "%s/fonts/a.ttf", fresh), &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0640);
}
END_TEST

/* -- where the parts come from -------------------------------------------------------------- */

START_TEST(parts_are_a_sample_layouts_and_fonts)
{
	ck_assert_str_eq(project_parts(f.arena, parts), parts);
	ck_assert_ptr_null(project_parts(f.arena, f.path));
	lose("parts/fonts/a.ttf");
	ck_assert_str_eq(project_parts(f.arena, parts), parts);
	lose("parts/fonts");
	ck_assert_ptr_null(project_parts(f.arena, parts));
	folder_put(&f, "parts/fonts/a.ttf", "font");
	lose("parts/tests/sample/platen.yaml");
	ck_assert_ptr_null(project_parts(f.arena, parts));
	folder_put(&f, "parts/tests/sample/platen.yaml", "");
	lose("parts/layouts/locales/de.yaml");
	lose("parts/layouts/locales");
	lose("parts/layouts/page.yaml");
	lose("parts/layouts");
	ck_assert_ptr_null(project_parts(f.arena, parts));
}
END_TEST

Suite *suite_new(void)
{
	Suite *suite = suite_create("new");
	TCase *c = tcase_create("new");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_new_folder_is_filled);
	tcase_add_test(c, an_empty_folder_is_filled);
	tcase_add_test(c, a_folder_that_holds_something_is_left_alone);
	tcase_add_test(c, what_was_begun_is_completed);
	tcase_add_test(c, a_failure_leaves_the_parts_of_the_other_run);
	tcase_add_test(c, a_link_in_what_was_left_is_not_followed);
	tcase_add_test(c, parts_alone_are_the_users);
	tcase_add_test(c, what_was_left_beside_the_users_files_is_removed);
	tcase_add_test(c, a_run_that_is_still_copying_is_left_alone);
	tcase_add_test(c, a_file_is_no_folder);
	tcase_add_test(c, a_folder_that_cannot_be_made_is_told);
	tcase_add_test(c, what_a_link_leads_to_is_copied);
	tcase_add_test(c, large_files_are_copied_whole);
	tcase_add_loop_test(c, a_failure_leaves_no_folder, 0, COUNT_OF(missing));
	tcase_add_test(c, a_failure_leaves_an_empty_folder_empty);
	tcase_add_test(c, the_first_failure_is_told);
	tcase_add_test(c, a_part_that_cannot_be_read_is_told);
	tcase_add_test(c, a_part_that_cannot_be_written_is_told);
	tcase_add_test(c, files_of_any_length_are_copied_whole);
	tcase_add_test(c, all_that_was_opened_is_closed);
	tcase_add_loop_test(c, a_descriptor_that_is_not_there_is_told, 0, COUNT_OF(exhausted));
	tcase_add_loop_test(c, what_is_refused_is_told, 0, COUNT_OF(refused));
	tcase_add_test(c, no_signal_is_blocked_afterwards);
	tcase_add_test(c, a_folder_that_is_not_writable_is_told);
	tcase_add_test(c, a_part_that_may_not_be_read_is_told);
	tcase_add_test(c, folders_and_files_have_the_usual_permissions);
	tcase_add_test(c, parts_are_a_sample_layouts_and_fonts);
	suite_add_tcase(suite, c);
	return suite;
}
