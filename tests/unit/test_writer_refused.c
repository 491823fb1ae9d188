/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the system refuses while files are written: descriptors, and what only root may do. */
#include "child.h"
#include "folder.h"
#include "plain_user.h"
#include "refused_call.h"
#include "project/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/file.h>
#include <sys/resource.h>

Suite *suite_writer_refused(void);

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

static void write_text(const char *name)
{
	struct buf b = {0};
	buf_puts(&b, "new");
	output_write(f.arena, in_folder(name), &b);
	buf_free(&b);
}

static struct stat stat_of(const char *name)
{
	struct stat st;
	ck_assert_int_eq(lstat(in_folder(name), &st), 0);
	return st;
}

/* -- descriptors ---------------------------------------------------------------------------- */

/* This process opens no more files than that. */
static void leave_descriptors(int n)
{
	int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
	close(next);
	rlim_t most = (rlim_t)(next + n);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &(struct rlimit){most, most}), 0);
}

static void make_folder_without_descriptors(void)
{
	leave_descriptors(0);
	write_text("new/a");
}

static void write_without_descriptors(void)
{
	leave_descriptors(0);
	write_text("a");
}

static void finish_without_descriptors(void)
{
	leave_descriptors(1);
	write_text("a");
}

static const struct {
	void (*act)(void);
	const char *what, *name;
	bool written; /* a file is in its place before its folder cannot be looked after */
} exhausted[] = {
        {make_folder_without_descriptors, "write the folder ", "", false},
        {write_without_descriptors, "write ", "/a", false},
        {finish_without_descriptors, "write the folder ", "", true},
};

START_TEST(a_descriptor_that_is_not_there_is_told)
{
	int status;
	ck_assert_str_eq(child_said(exhausted[_i].act, &status),
	                 arena_printf(f.arena, "platen: cannot %s%s%s: Too many open files\n", exhausted[_i].what, f.path,
	                              exhausted[_i].name));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_int_eq(access(in_folder("a"), F_OK) == 0, exhausted[_i].written);
}
END_TEST

/* -- without the rights of root ------------------------------------------------------------- */

static void write_plainly(void)
{
	drop_capabilities();
	write_text("drop/a");
}

/* One that cannot be listed cannot be opened to wait for the disk. */
START_TEST(a_folder_for_writing_only_is_written_to)
{
	int status;
	ck_assert_int_eq(mkdir(in_folder("drop"), 0300), 0);
	ck_assert_str_eq(child_said(write_plainly, &status), "");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	ck_assert_int_eq(stat_of("drop/a").st_size, 3);
	ck_assert_int_eq(chmod(in_folder("drop"), 0700), 0);
}
END_TEST

START_TEST(a_folder_that_cannot_be_written_to_is_told)
{
	int status;
	ck_assert_int_eq(mkdir(in_folder("drop"), 0500), 0);
	ck_assert_str_eq(child_said(write_plainly, &status),
	                 arena_printf(f.arena, "platen: cannot write %s/drop/a: Permission denied\n", f.path));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

#define LEFT ".platen-0123456789abcdef.tmp"

static void sweep(void)
{
	const char *latest = NULL;
	drop_capabilities();
	temporaries_sweep(f.arena, in_folder("a"), &latest);
}

/* The folder takes the number 1 then, and the file in it 0. */
static void lock_without_input(void)
{
	close(STDOUT_FILENO);
	int dir = open(f.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	close(STDIN_FILENO);
	int fd = temporary_lock_leftover(dir, LEFT, false);
	fprintf(stderr, "%d", fd);
}

static void sweep_without_input(void)
{
	const char *latest = NULL;
	close(STDIN_FILENO);
	temporaries_sweep(f.arena, in_folder("a"), &latest);
}

START_TEST(a_leftover_may_have_any_descriptor)
{
	int status;
	folder_put(&f, LEFT, "half");
	ck_assert_str_eq(child_said(lock_without_input, &status), "0");
	child_said(sweep_without_input, &status);
	ck_assert_int_eq(access(in_folder(LEFT), F_OK), -1);
}
END_TEST

/* What another call left in errno does not count: the file can be read, and not written. */
static void lock_after_a_refusal(void)
{
	int dir = open(f.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	drop_capabilities();
	close(STDIN_FILENO); /* so that the file takes the number 0 */
	errno = EACCES;
	fprintf(stderr, "%s", temporary_lock_leftover(dir, LEFT, false) >= 0 ? "locked" : "not locked");
}

START_TEST(a_leftover_that_can_only_be_read_is_locked)
{
	int status;
	folder_put(&f, LEFT, "half");
	ck_assert_int_eq(chmod(in_folder(LEFT), 0400), 0);
	ck_assert_str_eq(child_said(lock_after_a_refusal, &status), "locked");
}
END_TEST

/* One lowest number for all: what is looked at, what is written, and the folders. */
static void write_all_without_input(void)
{
	const char *latest = NULL;
	close(STDIN_FILENO);
	write_text("new/folder/a");
	temporaries_sweep(f.arena, in_folder("new/folder/a"), &latest);
	write_text("new/folder/a");
	fprintf(stderr, "%d", dup(STDERR_FILENO));
}

START_TEST(all_that_was_opened_is_closed)
{
	int status;
	folder_put(&f, "new/folder/" LEFT, "half");
	ck_assert_int_eq(mkdir(in_folder("new/folder/.platen-aaaaaaaaaaaaaaaa.tmp"), 0700), 0); /* no file, so not locked */
	ck_assert_str_eq(child_said(write_all_without_input, &status), "0");
	ck_assert_int_eq(access(in_folder("new/folder/" LEFT), F_OK), -1);
}
END_TEST

/* Such as a file of mode 0200 whose writer was killed. */
START_TEST(a_leftover_that_cannot_be_read_is_removed)
{
	int status;
	folder_put(&f, LEFT, "half");
	ck_assert_int_eq(chmod(in_folder(LEFT), 0200), 0);
	child_said(sweep, &status);
	ck_assert_int_eq(access(in_folder(LEFT), F_OK), -1);
}
END_TEST

START_TEST(a_pipe_that_cannot_be_read_is_not_waited_for)
{
	int status;
	ck_assert_int_eq(mkfifo(in_folder(LEFT), 0200), 0);
	child_said(sweep, &status);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	ck_assert_int_eq(access(in_folder(LEFT), F_OK), 0);
}
END_TEST

static void write_over(void)
{
	drop_capabilities();
	write_text("a");
}

/* What the group may do that is not the old one, everybody could do before. */
static const struct {
	uid_t owner;
	gid_t group;
	mode_t before, after;
} foreign[] = {
        {1234, 5678, 0664, 0644}, {1234, 5678, 0660, 0600},
        {1234, 5678, 0607, 0677}, {1234, 0, 0664, 0664}, /* the group is still the same */
        {0, 5678, 0640, 0600},
};

START_TEST(a_file_of_another_is_open_to_nobody_new)
{
	int status;
	if (geteuid() != 0)
		return; /* only root gives files away */
	folder_put(&f, "a", "old");
	ck_assert_int_eq(chown(in_folder("a"), foreign[_i].owner, foreign[_i].group), 0);
	ck_assert_int_eq(chmod(in_folder("a"), foreign[_i].before), 0);
	ck_assert_str_eq(child_said(write_over, &status), "");
	struct stat st = stat_of("a");
	ck_assert_int_eq(st.st_size, 3);
	ck_assert_int_eq(st.st_uid, 0);
	ck_assert_int_eq(st.st_gid, 0);
	ck_assert_int_eq(st.st_mode & 07777, foreign[_i].after);
}
END_TEST

static void write_over_as_member(void)
{
	ck_assert_int_eq(setgroups(1, &(gid_t){5678}), 0);
	write_over();
}

START_TEST(the_group_of_a_file_is_kept_by_its_members)
{
	int status;
	if (geteuid() != 0)
		return; /* only root gives files away */
	folder_put(&f, "a", "old");
	ck_assert_int_eq(chown(in_folder("a"), 1234, 5678), 0);
	ck_assert_int_eq(chmod(in_folder("a"), 0664), 0);
	ck_assert_str_eq(child_said(write_over_as_member, &status), "");
	struct stat st = stat_of("a");
	ck_assert_int_eq(st.st_gid, 5678);
	ck_assert_int_eq(st.st_mode & 07777, 0664);
}
END_TEST

/* A program that is started by a library gets none of the files. */
START_TEST(a_leftover_is_locked_and_closed_on_exec)
{
	int dir = open(f.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	folder_put(&f, LEFT, "half");
	int fd = temporary_lock_leftover(dir, LEFT, false);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
	ck_assert_int_eq(temporary_lock_leftover(dir, LEFT, false), -1);
	close(fd);
	ck_assert_int_eq(temporary_lock_leftover(dir, LEFT, true), -1); /* no folder */
	folder_put(&f, "a", "of somebody");
	ck_assert_int_eq(temporary_lock_leftover(dir, "a", false), -1);
	close(dir);
}
END_TEST

/* -- locks and disks ------------------------------------------------------------------------ */

static struct refused {
	unsigned call, error;
	const char *name, *said; /* %s: the folder */
} refused[] = {
        {SYS_flock, ENOLCK, "a", ""},                                              /* a file system without locks */
        {SYS_flock, EWOULDBLOCK, "a", "platen: cannot write %s/a: File exists\n"}, /* others take each for a leftover */
        {SYS_fsync, EIO, "a", "platen: cannot write %s/a: Input/output error\n"},
        {SYS_fsync, EINVAL, "a", "platen: cannot write %s/a: Invalid argument\n"},
        {SYS_fsync, EIO, "new/a", "platen: cannot write the folder %s: Input/output error\n"},
        {SYS_fsync, EINVAL, "new/a", "platen: cannot write %s/new/a: Invalid argument\n"}, /* of a folder it does no harm */
        {SYS_fsync, EOPNOTSUPP, "new/a", "platen: cannot write %s/new/a: Operation not supported\n"},
        {SYS_fchmod, EPERM, "old", "platen: cannot write %s/old: Operation not permitted\n"},
        {SYS_write, ENOSPC, "a", NULL}, /* which cannot be told */
};

static int refused_now;

static void write_refused(void)
{
	const struct refused *r = &refused[refused_now];
	errno = EWOULDBLOCK; /* of an earlier call */
	if (refuse_call(r->call, r->error)) {
		write_text(r->name);
		return;
	}
	fprintf(stderr, r->said ? r->said : "%s", r->said ? f.path : "");
	exit(r->said && !*r->said ? 0 : 2);
}

START_TEST(what_is_refused_is_told_and_leaves_nothing)
{
	const struct refused *r = &refused[refused_now = _i];
	int status;
	folder_put(&f, "old", "old");
	ck_assert_int_eq(chmod(in_folder("old"), 0640), 0);
	const char *said = child_said(write_refused, &status), *gap = r->said ? strstr(r->said, "%s") : NULL;
	ck_assert_str_eq(said, gap ? arena_printf(f.arena, "%.*s%s%s", (int)(gap - r->said), r->said, f.path, gap + 2) : "");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == (r->said && !*r->said ? 0 : 2));
	char leftovers[2] = {0};
	FILE *found = popen(arena_printf(f.arena, "find '%s' -name '*.tmp'", f.path), "r");
	ck_assert_uint_eq(fread(leftovers, 1, 1, found), 0);
	pclose(found);
	ck_assert_int_eq(stat_of("old").st_size, 3);
}
END_TEST

Suite *suite_writer_refused(void)
{
	Suite *suite = suite_create("writer_refused");
	TCase *c = tcase_create("writer_refused");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_descriptor_that_is_not_there_is_told, 0, COUNT_OF(exhausted));
	tcase_add_test(c, a_folder_for_writing_only_is_written_to);
	tcase_add_test(c, a_folder_that_cannot_be_written_to_is_told);
	tcase_add_test(c, a_leftover_may_have_any_descriptor);
	tcase_add_test(c, a_leftover_that_can_only_be_read_is_locked);
	tcase_add_test(c, all_that_was_opened_is_closed);
	tcase_add_test(c, a_leftover_that_cannot_be_read_is_removed);
	tcase_add_test(c, a_pipe_that_cannot_be_read_is_not_waited_for);
	tcase_add_loop_test(c, a_file_of_another_is_open_to_nobody_new, 0, COUNT_OF(foreign));
	tcase_add_test(c, the_group_of_a_file_is_kept_by_its_members);
	tcase_add_test(c, a_leftover_is_locked_and_closed_on_exec);
	tcase_add_loop_test(c, what_is_refused_is_told_and_leaves_nothing, 0, COUNT_OF(refused));
	suite_add_tcase(suite, c);
	return suite;
}
