/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing outputs: whole or not at all, in folders that are made for them. */
#include "child.h"
#include "folder.h"
#include "project/writer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/time.h>

Suite *suite_writer(void);

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
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
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
	ck_assert_int_eq(files_in("."), 3); /* the old one, and two that are unfinished */
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
	for (int i = 0; i < MOST_TEMPORARIES; i++)
		put(arena_printf(f.arena, "%d", i), "x");
	ck_assert_ptr_null(content_of("0"));
	put("last", "x");
	ck_assert_ptr_nonnull(content_of("0"));
	ck_assert_ptr_nonnull(content_of(arena_printf(f.arena, "%d", MOST_TEMPORARIES - 1)));
	ck_assert_ptr_null(content_of("last"));
	outbox_finish(&box);
	ck_assert_int_eq(files_in("."), MOST_TEMPORARIES + 1);
}
END_TEST

/* -- what is there already ------------------------------------------------------------------ */

static mode_t mode_of(const char *name)
{
	struct stat st;
	ck_assert_int_eq(lstat(in_folder(name), &st), 0);
	return st.st_mode & 07777;
}

static const mode_t modes[] = {0640, 0600, 0444, 0666, 0755};

START_TEST(the_mode_of_a_file_is_kept)
{
	mode_t mask = umask(022);
	folder_put(&f, "a", "old");
	ck_assert_int_eq(chmod(in_folder("a"), modes[_i]), 0);
	write_text("a", "new");
	umask(mask);
	ck_assert_str_eq(content_of("a"), "new");
	ck_assert_int_eq(mode_of("a"), modes[_i]);
}
END_TEST

START_TEST(the_owner_of_a_file_is_kept)
{
	struct stat st;
	if (geteuid() != 0)
		return; /* only root gives files away */
	folder_put(&f, "a", "old");
	ck_assert_int_eq(chown(in_folder("a"), 1234, 5678), 0);
	write_text("a", "new");
	ck_assert_int_eq(stat(in_folder("a"), &st), 0);
	ck_assert_int_eq(st.st_uid, 1234);
	ck_assert_int_eq(st.st_gid, 5678);
}
END_TEST

START_TEST(a_link_is_followed_and_stays)
{
	char target[20] = {0};
	folder_put(&f, "deep/real", "old");
	ck_assert_int_eq(symlink("deep/real", in_folder("link")), 0);
	ck_assert_int_eq(symlink("deep/none-yet", in_folder("begun")), 0);
	ck_assert_int_eq(symlink("deep", in_folder("folder")), 0);
	write_text("link", "new");
	write_text("begun", "first");
	write_text("folder/more", "third");
	ck_assert_int_eq(readlink(in_folder("link"), target, sizeof(target) - 1), 9);
	ck_assert_str_eq(target, "deep/real");
	ck_assert_str_eq(content_of("deep/real"), "new");
	ck_assert_str_eq(content_of("deep/none-yet"), "first");
	ck_assert_str_eq(content_of("deep/more"), "third");
	ck_assert_int_eq(files_in("deep"), 3);
}
END_TEST

/* -- leftovers ------------------------------------------------------------------------------ */

#define LEFT ".platen-0123456789abcdef.tmp"

static const struct {
	const char *name;
	bool own;
} names[] = {
        {LEFT, true},
        {".platen-0123456789ABCDEF.tmp", false},
        {".platen-0123456789abcde.tmp", false},
        {".platen-0123456789abcdef0.tmp", false},
        {".platen-0123456789abcdef.tm", false},
        {".platen-0123456789abcdef.tmp~", false},
        {".platen-.tmp", false},
        {"platen-0123456789abcdef.tmp", false},
        {"de.po.new~", false},
        {"", false},
};

START_TEST(names_of_its_own_are_known) { ck_assert_int_eq(temporary_is_named_so(names[_i].name), names[_i].own); }
END_TEST

START_TEST(no_two_names_are_alike)
{
	const char *first = temporary_name(f.arena), *second = temporary_name(f.arena);
	ck_assert(temporary_is_named_so(first) && temporary_is_named_so(second));
	ck_assert_str_ne(first, second);
}
END_TEST

static void sweep(void)
{
	const char *latest = NULL;
	temporaries_sweep(f.arena, in_folder("a"), &latest);
	ck_assert_str_eq(latest, f.path);
}

static bool is_there(const char *name)
{
	struct stat st;
	return lstat(in_folder(name), &st) == 0;
}

START_TEST(what_a_killed_process_left_is_removed)
{
	folder_put(&f, LEFT, "half");
	folder_put(&f, ".platen-none.tmp", "of somebody");
	sweep();
	ck_assert(!is_there(LEFT));
	ck_assert(is_there(".platen-none.tmp"));
}
END_TEST

START_TEST(what_is_in_use_stays)
{
	put("a", "x");
	sweep();
	outbox_finish(&box);
	ck_assert_str_eq(content_of("a"), "x");
	folder_put(&f, LEFT, "half");
	int fd = open(in_folder(LEFT), O_RDONLY | O_CLOEXEC);
	ck_assert_int_eq(flock(fd, LOCK_SH), 0);
	sweep();
	ck_assert(is_there(LEFT));
	close(fd);
	sweep();
	ck_assert(!is_there(LEFT));
}
END_TEST

START_TEST(only_regular_files_are_leftovers)
{
	folder_put(&f, "real", "x");
	ck_assert_int_eq(symlink("real", in_folder(LEFT)), 0);
	ck_assert_int_eq(mkdir(in_folder(".platen-aaaaaaaaaaaaaaaa.tmp"), 0700), 0);
	ck_assert_int_eq(mkfifo(in_folder(".platen-bbbbbbbbbbbbbbbb.tmp"), 0600), 0);
	sweep();
	ck_assert(is_there(LEFT) && is_there("real"));
	ck_assert(is_there(".platen-aaaaaaaaaaaaaaaa.tmp"));
	ck_assert(is_there(".platen-bbbbbbbbbbbbbbbb.tmp"));
}
END_TEST

START_TEST(a_folder_is_swept_once)
{
	const char *latest = NULL;
	temporaries_sweep(f.arena, in_folder("a"), &latest);
	folder_put(&f, LEFT, "half");
	temporaries_sweep(f.arena, in_folder("b"), &latest);
	ck_assert(is_there(LEFT));
	temporaries_sweep(f.arena, in_folder("folder/b"), &latest);
	temporaries_sweep(f.arena, in_folder("b"), &latest);
	ck_assert(!is_there(LEFT));
}
END_TEST

/* -- permissions ---------------------------------------------------------------------------- */

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

/* A signal that comes while nothing has been written yet: it is tried again. */
static int ends[2], alarms;

static void drain_at_the_second(int number)
{
	char block[1 << 16];
	(void)number;
	if (++alarms == 2 && read(ends[0], block, sizeof(block)) < 0)
		_exit(1);
}

static void write_into_full_pipe(void)
{
	struct sigaction act = {.sa_handler = drain_at_the_second};
	char block[1 << 12] = {0};
	if (pipe(ends) < 0 || fcntl(ends[1], F_SETFL, O_NONBLOCK) < 0)
		_exit(1);
	while (write(ends[1], block, sizeof(block)) > 0)
		continue;
	fcntl(ends[1], F_SETFL, 0);
	sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &(struct itimerval){{0, 20000}, {0, 20000}}, NULL);
	bool written = write_whole(ends[1], "x", 1);
	setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
	fputs(written ? "written" : "not written", stderr);
}

START_TEST(a_write_that_a_signal_interrupts_goes_on)
{
	int status;
	ck_assert_str_eq(child_said(write_into_full_pipe, &status), "written");
}
END_TEST

START_TEST(all_bytes_are_read_up_to_a_limit)
{
	struct buf b = {0};
	int fds[2];
	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(write(fds[1], "12345", 5), 5);
	close(fds[1]);
	buf_puts(&b, "0");
	ck_assert(read_to_end(fds[0], 6, &b));
	ck_assert_str_eq(buf_cstr(&b), "012345");
	close(fds[0]);
	ck_assert(!read_to_end(fds[0], 6, &b));
	ck_assert_int_eq(errno, EBADF);
	int fd = open("/dev/zero", O_RDONLY);
	ck_assert(!read_to_end(fd, 6, &b));
	ck_assert_int_eq(errno, EFBIG);
	close(fd);
	buf_free(&b);
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

static void write_to_device(void)
{
	put("first", "x");
	put(SCRATCH_TOP "/dev/full", "x");
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

static void write_through_circle(void)
{
	put("first", "x");
	ck_assert_int_eq(symlink("circle", in_folder("circle")), 0);
	put("circle", "x");
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
        {write_to_device, "platen: cannot write %s/" SCRATCH_TOP "/dev/full: it is no regular file\n", 3, "x"},
        {write_in_file, "platen: cannot write %s/file/a: Not a directory\n", 3, "x"},
        {write_below_file, "platen: cannot make the folder %s/file/a: Not a directory\n", 3, "x"},
        {write_over_folder, "platen: cannot write %s/folder: it is no regular file\n", 3, "x"},
        {write_too_much, "platen: cannot write %s/third: File too large\n", 4, "x"},
        {write_through_circle, "platen: cannot write %s/circle: Too many levels of symbolic links\n", 4, "x"},
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
	sweep();
	ck_assert_int_eq(files_in("."), failures[_i].left);
	if (failures[_i].first)
		ck_assert_str_eq(content_of("first"), failures[_i].first);
}
END_TEST

Suite *suite_writer(void)
{
	Suite *suite = suite_create("writer");
	TCase *c = tcase_create("writer");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_file_is_written_with_its_folders);
	tcase_add_test(c, the_old_file_stays_until_all_are_finished);
	tcase_add_test(c, many_files_are_finished_in_parts);
	tcase_add_test(c, folders_and_files_have_the_usual_permissions);
	tcase_add_loop_test(c, the_mode_of_a_file_is_kept, 0, COUNT_OF(modes));
	tcase_add_test(c, the_owner_of_a_file_is_kept);
	tcase_add_test(c, a_link_is_followed_and_stays);
	tcase_add_loop_test(c, names_of_its_own_are_known, 0, COUNT_OF(names));
	tcase_add_test(c, no_two_names_are_alike);
	tcase_add_test(c, what_a_killed_process_left_is_removed);
	tcase_add_test(c, what_is_in_use_stays);
	tcase_add_test(c, only_regular_files_are_leftovers);
	tcase_add_test(c, a_folder_is_swept_once);
	tcase_add_test(c, a_write_that_a_signal_interrupts_goes_on);
	tcase_add_test(c, all_bytes_are_read_up_to_a_limit);
	tcase_add_loop_test(c, a_failure_is_told_and_leaves_no_temporary_file, 0, COUNT_OF(failures));
	suite_add_tcase(suite, c);
	return suite;
}
