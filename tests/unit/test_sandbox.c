/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a confined process may not do. Each way out is tried in a process of its own, as a library would that a hostile file
 * has taken over: free, where it must come further, and confined, where it must be stopped, by this error.
 */
#include "sandbox.h"
#include "scratch.h"

#include "../sandbox/ways.h"

#include "base/confine.h"

#include <check.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <sys/wait.h>

Suite *suite_sandbox(void);

static void make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	ck_assert_int_eq(write(fd, "x", 1), 1);
	close(fd);
}

static void make_project(void)
{
	static char folder[SCRATCH];
	scratch_folder(folder);
	top = folder;
	ck_assert_int_eq(mkdir(below("project"), 0700), 0);
	ck_assert_int_eq(mkdir(below("project/out"), 0700), 0);
	make_file(below("project/text"));
	make_file(below("project/out/old"));
	make_file(below("secret"));
	ck_assert_int_eq(symlink("../secret", below("project/link")), 0);
	ck_assert_int_eq(symlink("../..", below("project/out/up")), 0);
}

static void enter(bool starts, bool narrows)
{
	struct sandbox s = {.arena = arena_new(), .starts = starts, .narrows = narrows};
	sandbox_read(&s, below("project"));
	sandbox_write(&s, below("project/out"));
	sandbox_enter(&s);
}

enum { FREE_PROCESS, CONFINED, PLANNING, NARROWING };

/* The error that stopped it; 0: nothing did. */
static int outcome(const struct way *w, int how)
{
	int status;
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		if (how != FREE_PROCESS)
			enter(how == PLANNING, how == NARROWING);
		_exit(w->try());
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool is_half_there(enum half h)
{
	return sandbox_is_there() && (h == FILES ? confine_files_abi() > 0 : confine_calls_known());
}

START_TEST(each_way_out_is_closed)
{
	const struct way *w = &ways[_i];
	if (!is_half_there(w->half))
		return;
	make_project();
	int error = outcome(w, FREE_PROCESS);
	if (w->flags & RARE && error == ENOENT)
		return; /* this machine has no such device */
	ck_assert_msg(w->flags & RARE || !is_stopped(w, error), "%s: stopped without a sandbox: %s", w->name,
	              strerror(error));
	make_project();
	error = outcome(w, CONFINED);
	ck_assert_msg(is_stopped(w, error), "%s: %s", w->name,
	              error < 0       ? "ended"
	                      : error ? strerror(error)
	                              : "not stopped");
}
END_TEST

/* -- what stays ----------------------------------------------------------------------------- */

static int write_memory_file(void)
{
	char path[64];
	int fd = memfd_create("text", 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return open_for(path, O_WRONLY | O_TRUNC);
}
static int read_text(void) { return open_for(below("project/text"), O_RDONLY); }
static int list_project(void) { return open_for(below("project"), O_RDONLY | O_DIRECTORY); }
static int write_output(void) { return open_for(below("project/out/new"), O_WRONLY | O_CREAT | O_EXCL); }
static int rename_output(void) { return end(rename(below("project/out/old"), below("project/out/new"))); }
static int make_output_folder(void) { return end(mkdir(below("project/out/de"), 0700)); }
static int remove_output(void) { return end(unlink(below("project/out/old"))); }
static int end_itself(void)
{
	signal(SIGTERM, SIG_IGN);
	return raise(SIGTERM);
}

static const struct way rights[] = {
        {"a file of the project", read_text, FILES, 0},
        {"what it holds", list_project, FILES, 0},
        {"a new output", write_output, FILES, 0},
        {"an output in its place", rename_output, FILES, 0},
        {"a folder of outputs", make_output_folder, FILES, 0},
        {"an output, removed", remove_output, FILES, 0},
        {"a file in memory, by its path", write_memory_file, FILES, 0},
        {"a signal to itself", end_itself, CALLS, 0},
};

START_TEST(a_run_has_what_it_needs)
{
	make_project();
	ck_assert_msg(!outcome(&rights[_i], CONFINED), "%s: stopped", rights[_i].name);
}
END_TEST

/* A process that plans starts workers, and nothing else. */
static int start_worker(void)
{
	int status;
	pid_t child = fork();
	if (!child) {
		sandbox_work();
		_exit(fork() < 0 ? errno : 0);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return 255;
	return WEXITSTATUS(status);
}

START_TEST(a_plan_has_workers)
{
	static const struct way worker = {"a worker's worker", start_worker, CALLS, 0};
	if (!is_half_there(CALLS))
		return;
	make_project();
	ck_assert_int_eq(outcome(&worker, PLANNING), ENOSYS);
	for (int i = 0; i < COUNT_OF(ways); i++) {
		int error = 0;
		if (ways[i].flags & PROCESS || !is_half_there(ways[i].half))
			continue;
		error = outcome(&ways[i], PLANNING);
		ck_assert_msg(is_stopped(&ways[i], error) || (ways[i].flags & RARE && error == ENOENT), "%s: %s",
		              ways[i].name, strerror(error));
	}
}
END_TEST

/* From ABI 6 on, the kernel keeps signals among those that are confined. */
START_TEST(a_plan_signals_its_workers_only)
{
	static const struct way parent = {"a signal to the parent", signal_parent, CALLS, 0};
	if (!is_half_there(FILES) || confine_files_abi() < 6)
		return;
	make_project();
	ck_assert_int_eq(outcome(&parent, PLANNING), EPERM);
}
END_TEST

/* Below the output folders only, once it is known which these are. */
static int write_after_more(void)
{
	struct sandbox s = {.arena = arena_new()};
	sandbox_read(&s, below("project"));
	sandbox_enter(&s);
	return write_output();
}

START_TEST(a_second_sandbox_takes_more_away)
{
	static const struct way twice = {"an output", write_after_more, FILES, 0};
	if (!is_half_there(FILES))
		return;
	make_project();
	ck_assert_int_eq(outcome(&twice, PLANNING), EACCES);
	ck_assert_int_eq(outcome(&twice, NARROWING), EACCES);
}
END_TEST

START_TEST(what_enters_another_sandbox_starts_nothing)
{
	if (!is_half_there(CALLS))
		return;
	make_project();
	for (int i = 0; i < COUNT_OF(ways); i++) {
		int error = ways[i].half == CALLS ? outcome(&ways[i], NARROWING) : ENOSYS;
		ck_assert_msg(error == ENOSYS, "%s: %s", ways[i].name, strerror(error));
	}
}
END_TEST

/* A landlock of its own after the last sandbox. */
static int narrow_after_work(void)
{
	struct sandbox s = {.arena = arena_new()};
	sandbox_enter(&s);
	return confine_files_abi() ? 0 : errno;
}

START_TEST(the_last_sandbox_is_the_last)
{
	static const struct way again = {"another sandbox", narrow_after_work, CALLS, 0};
	if (!is_half_there(CALLS))
		return;
	make_project();
	ck_assert_int_eq(outcome(&again, NARROWING), ENOSYS);
}
END_TEST

/* -- a link that is put on a resolved path ---------------------------------------------------- */

START_TEST(a_link_that_came_meanwhile_is_not_followed)
{
	make_project();
	ck_assert_int_ge(open_resolved(below("project/text"), O_RDONLY, 0), 0);
	ck_assert_int_eq(unlink(below("project/text")), 0);
	ck_assert_int_eq(symlink("../secret", below("project/text")), 0);
	ck_assert_int_lt(open_resolved(below("project/text"), O_RDONLY, 0), 0);
	ck_assert_int_eq(errno, ELOOP);
}
END_TEST

START_TEST(a_folder_that_became_a_link_is_not_followed)
{
	make_project();
	ck_assert_int_eq(mkdir(below("other"), 0700), 0);
	make_file(below("other/old"));
	ck_assert_int_eq(rename(below("project/out"), below("project/was")), 0);
	ck_assert_int_eq(symlink("../other", below("project/out")), 0);
	ck_assert_int_lt(open_resolved(below("project/out/old"), O_RDONLY, 0), 0);
	ck_assert_int_eq(errno, ELOOP);
	ck_assert_int_lt(open_resolved(below("project/out/new"), O_WRONLY | O_CREAT | O_EXCL, 0600), 0);
	ck_assert_int_eq(errno, ELOOP);
}
END_TEST

START_TEST(what_there_is_has_a_name)
{
	char wanted[64];
	if (!is_half_there(FILES) || !is_half_there(CALLS))
		return;
	snprintf(wanted, sizeof(wanted), "landlock ABI %ld, seccomp",
	         syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION));
	ck_assert_str_eq(sandbox_name(), wanted);
	ck_assert_ptr_null(sandbox_lack());
}
END_TEST

Suite *suite_sandbox(void)
{
	Suite *s = suite_create("sandbox");
	TCase *t = tcase_create("sandbox");
	tcase_add_loop_test(t, each_way_out_is_closed, 0, COUNT_OF(ways));
	tcase_add_loop_test(t, a_run_has_what_it_needs, 0, COUNT_OF(rights));
	tcase_add_test(t, a_plan_has_workers);
	tcase_add_test(t, a_plan_signals_its_workers_only);
	tcase_add_test(t, a_second_sandbox_takes_more_away);
	tcase_add_test(t, what_enters_another_sandbox_starts_nothing);
	tcase_add_test(t, the_last_sandbox_is_the_last);
	tcase_add_test(t, a_link_that_came_meanwhile_is_not_followed);
	tcase_add_test(t, a_folder_that_became_a_link_is_not_followed);
	tcase_add_test(t, what_there_is_has_a_name);
	suite_add_tcase(s, t);
	return s;
}
