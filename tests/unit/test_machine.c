/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures of the machine: what a child process says and leaves. */
#include "machine.h"

#include "base/sanitizer.h"
#include "scratch.h"

#include <check.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_machine(void);

/* What a child that ran `act` wrote to stderr; its status goes to *status. */
static const char *said_by(void (*act)(int argument), int argument, int *status)
{
	static char text[200];
	int fds[2];
	ck_assert_int_eq(pipe(fds), 0);
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		dup2(fds[1], STDERR_FILENO);
		act(argument);
		_exit(0);
	}
	close(fds[1]);
	size_t size = 0;
	for (ssize_t n; size < sizeof(text) - 1 && (n = read(fds[0], text + size, sizeof(text) - 1 - size)) > 0;)
		size += (size_t)n;
	text[size] = 0;
	close(fds[0]);
	waitpid(child, status, 0);
	return text;
}

/* -- files that are not whole --------------------------------------------------------------- */

static char path[SCRATCH], second[SCRATCH];

static struct unfinished first = {path, NULL}, next = {second, NULL};

static void make_file(char name[SCRATCH])
{
	scratch_name(name);
	int fd = mkstemp(name);
	ck_assert_int_ge(fd, 0);
	close(fd);
}

static void setup(void)
{
	make_file(path);
	make_file(second);
}

static void teardown(void)
{
	unlink(path);
	unlink(second);
}

static bool is_there(const char *name) { return access(name, F_OK) == 0; }

static void fail_while_writing(int unused)
{
	(void)unused;
	machine_unfinished(&first);
	machine_unfinished(&next);
	machine_failure("cannot write %s: %s", "a.pdf", "disk full");
}

static void fail_when_whole(int unused)
{
	(void)unused;
	machine_unfinished(&next);
	machine_unfinished(&first);
	machine_finished(&first);
	machine_failure("later");
}

static void fail_when_all_are_whole(int unused)
{
	(void)unused;
	machine_unfinished(&first);
	machine_unfinished(&next);
	machine_finished(NULL);
	machine_failure("later");
}

START_TEST(a_failure_removes_the_unfinished_files_only)
{
	int status;
	said_by(fail_when_all_are_whole, 0, &status);
	ck_assert(is_there(path));
	ck_assert(is_there(second));
	ck_assert_str_eq(said_by(fail_when_whole, 0, &status), "platen: later\n");
	ck_assert(is_there(path));
	ck_assert(!is_there(second));
	make_file(second);
	ck_assert_str_eq(said_by(fail_while_writing, 0, &status), "platen: cannot write a.pdf: disk full\n");
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert(!is_there(path));
	ck_assert(!is_there(second));
}
END_TEST

/* -- signals -------------------------------------------------------------------------------- */

static void be_ended(int number, void (*handler)(int))
{
	signal(number, handler);
	machine_unfinished(&first);
	raise(number);
}

static void be_ended_as_a_rule(int number) { be_ended(number, SIG_DFL); }
static void be_ended_when_ignored(int number) { be_ended(number, SIG_IGN); }

static const int ending[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGUSR1,
                             SIGUSR2, SIGXCPU, SIGABRT, SIGSEGV, SIGBUS,  SIGFPE};

START_TEST(a_signal_removes_them_and_ends_the_process)
{
	int status;
	said_by(be_ended_as_a_rule, ending[_i], &status);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), ending[_i]);
	ck_assert(!is_there(path));
	ck_assert(is_there(second));
}
END_TEST

/* As under nohup. */
START_TEST(a_signal_that_is_ignored_stays_so)
{
	int status;
	said_by(be_ended_when_ignored, ending[_i], &status);
	ck_assert(WIFEXITED(status));
	ck_assert(is_there(path));
}
END_TEST

/* -- memory --------------------------------------------------------------------------------- */

static struct arena *volatile arena; /* keeps what the process had when it ended, so that it is no leak */

static void ask_for_too_much(int unused)
{
	(void)unused;
	arena_alloc(arena = arena_new(), SIZE_MAX / 4 + 1);
}

static void grow_a_huge_list(int unused)
{
	(void)unused;
	int cap = INT_MAX / 2 + 1;
	vec_grow(arena = arena_new(), NULL, &cap, 1);
}

START_TEST(what_no_memory_holds_is_a_failure)
{
	int status;
	ck_assert_str_eq(said_by(grow_a_huge_list, 0, &status), "platen: out of memory: a list of 1073741824 entries\n");
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert_str_eq(said_by(ask_for_too_much, 0, &status), "platen: out of memory: 4611686018427387904 bytes\n");
	ck_assert_int_eq(WEXITSTATUS(status), 2);
}
END_TEST

#if !SANITIZED

static volatile size_t half = SIZE_MAX / 2; /* volatile: compilers warn of such a request */

static void ask_malloc(void) { arena = malloc(half); }
static void ask_calloc(void) { arena = calloc(1000, half / 2000); }
static void ask_calloc_for_more_than_a_size_holds(void) { arena = calloc(half, 3); }
static void ask_realloc(void) { arena = realloc(NULL, half); }
static void ask_aligned_alloc(void) { arena = aligned_alloc(64, half - 63); }
static void ask_posix_memalign(void)
{
	void *p;
	if (posix_memalign(&p, 64, half) == 0)
		arena = p;
}

static const struct {
	void (*ask)(void);
	const char *said;
} asked[] = {
        {ask_malloc, "platen: out of memory: 9223372036854775807 bytes\n"},
        {ask_calloc, "platen: out of memory: 4611686018427387000 bytes\n"},
        {ask_calloc_for_more_than_a_size_holds, "platen: out of memory: 18446744073709551615 bytes\n"},
        {ask_realloc, "platen: out of memory: 9223372036854775807 bytes\n"},
        {ask_aligned_alloc, "platen: out of memory: 9223372036854775744 bytes\n"},
        {ask_posix_memalign, "platen: out of memory: 9223372036854775807 bytes\n"},
};

static void ask_while_writing(int i)
{
	machine_unfinished(&first);
	asked[i].ask();
}

/* Whoever asks: the functions are those that libraries call. */
START_TEST(an_allocation_that_fails_ends_the_run)
{
	int status;
	ck_assert_str_eq(said_by(ask_while_writing, _i, &status), asked[_i].said);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert(!is_there(path));
}
END_TEST

/* 64 MB where the process may have 16 more than it has. */
static void let_the_c_library_ask(int unused)
{
	char *text = NULL;
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	(void)unused;
	ck_assert(f && fscanf(f, "%ld", &pages) == 1);
	fclose(f);
	rlim_t most = (rlim_t)(pages * sysconf(_SC_PAGESIZE)) + (16 << 20);
	setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
	(void)!asprintf(&text, "%*d", 64 << 20, 1);
	free(text);
}

START_TEST(an_allocation_that_fails_inside_a_library_ends_the_run)
{
	int status;
	const char *said = said_by(let_the_c_library_ask, 0, &status);
	ck_assert_msg(!strncmp(said, "platen: out of memory: ", 23), "%s", said);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
}
END_TEST

static void ask_for_nothing(int unused)
{
	(void)unused;
	free(malloc(0));
	free(calloc(0, half));
	arena = malloc(1);
	arena = realloc(arena, 0);
	void *p = NULL;
	fprintf(stderr, "%d\n", posix_memalign(&p, 3, 100) == EINVAL);
}

START_TEST(asking_for_nothing_or_in_a_wrong_way_is_no_failure)
{
	int status;
	ck_assert_str_eq(said_by(ask_for_nothing, 0, &status), "1\n");
	ck_assert_int_eq(status, 0);
}
END_TEST

#endif

/* -- a run of several processes ------------------------------------------------------------- */

static void fail_in_two_processes(int shared)
{
	if (shared)
		machine_share();
	pid_t child = fork();
	if (!child)
		machine_failure("first");
	waitpid(child, NULL, 0);
	machine_failure("second");
}

START_TEST(the_first_process_of_a_run_that_fails_says_why)
{
	int status;
	ck_assert_str_eq(said_by(fail_in_two_processes, 1, &status), "platen: first\n");
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert_str_eq(said_by(fail_in_two_processes, 0, &status), "platen: first\nplaten: second\n");
}
END_TEST

/* What the parent writes is no concern of a process that it starts, and what that one writes is its own. */
static void fail_in_a_fork(int unused)
{
	int status;
	(void)unused;
	machine_unfinished(&first);
	pid_t pid = machine_fork();
	if (!pid) {
		machine_unfinished(&next);
		machine_failure("the child's");
	}
	ck_assert(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 2);
	machine_process_ended(pid);
	fprintf(stderr, "%d %d\n", is_there(path), is_there(second));
}

START_TEST(a_process_that_fails_leaves_the_files_of_its_parent)
{
	int status;
	ck_assert_str_eq(said_by(fail_in_a_fork, 0, &status), "platen: the child's\n1 0\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}
END_TEST

/* A process that fails ends those that it started, and a forked one has started none. */
static void fail_beside_another(int unused)
{
	int status;
	(void)unused;
	signal(SIGTERM, SIG_DFL); /* Check handles it, and would end all its processes */
	pid_t waiting = machine_fork();
	if (!waiting) {
		pause();
		_exit(0);
	}
	pid_t failing = machine_fork();
	if (!failing)
		machine_failure("the second's");
	waitpid(failing, &status, 0);
	machine_process_ended(failing);
	fprintf(stderr, "%d\n", waitpid(waiting, &status, WNOHANG) == 0);
	machine_failure("the first's");
}

START_TEST(a_process_that_fails_ends_those_that_it_started)
{
	int status;
	ck_assert_str_eq(said_by(fail_beside_another, 0, &status), "platen: the second's\n1\nplaten: the first's\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

Suite *suite_machine(void)
{
	Suite *s = suite_create("machine");
	TCase *c = tcase_create("machine");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_failure_removes_the_unfinished_files_only);
	tcase_add_loop_test(c, a_signal_removes_them_and_ends_the_process, 0, COUNT_OF(ending));
	tcase_add_loop_test(c, a_signal_that_is_ignored_stays_so, 0, COUNT_OF(ending));
	tcase_add_test(c, what_no_memory_holds_is_a_failure);
#if !SANITIZED
	tcase_add_loop_test(c, an_allocation_that_fails_ends_the_run, 0, COUNT_OF(asked));
	tcase_add_test(c, an_allocation_that_fails_inside_a_library_ends_the_run);
	tcase_add_test(c, asking_for_nothing_or_in_a_wrong_way_is_no_failure);
#endif
	tcase_add_test(c, the_first_process_of_a_run_that_fails_says_why);
	tcase_add_test(c, a_process_that_fails_leaves_the_files_of_its_parent);
	tcase_add_test(c, a_process_that_fails_ends_those_that_it_started);
	suite_add_tcase(s, c);
	return s;
}
