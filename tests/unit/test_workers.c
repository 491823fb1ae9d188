/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs in several processes: their results, and what becomes of a worker that fails. */
#include "base.h"
#include "child.h"
#include "folder.h"
#include "project/workers.h"
#include "project/writer.h"

#include <dirent.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

Suite *suite_workers(void);

enum { JOBS = 7 };

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

static void note(const char *line)
{
	FILE *out = fopen(in_folder("log"), "a");
	fputs(line, out);
	fclose(out);
}

static const char *noted(void)
{
	static char text[4096];
	FILE *in = fopen(in_folder("log"), "r");
	text[in ? fread(text, 1, sizeof(text) - 1, in) : 0] = 0;
	if (in)
		fclose(in);
	return text;
}

/* -- results -------------------------------------------------------------------------------- */

static int finished[JOBS], calls;

static void square(void *user, int job, struct buf *result)
{
	buf_printf(result, "%d squared is %d in %s", job, job * job, (const char *)user);
}

static void note_end(void *user)
{
	(void)user;
	note("end\n");
}

static void count_finished(void *user, int n)
{
	(void)user;
	finished[calls++] = n;
}

static void run_squares(int workers)
{
	struct buf result[JOBS] = {{0}};
	struct jobs jobs = {
	        .n = JOBS, .run = square, .end = note_end, .done = count_finished, .user = (void *)(uintptr_t) "all"};
	calls = 0;
	workers_run(&jobs, workers, result);
	for (int i = 0; i < JOBS; i++) {
		ck_assert_str_eq(buf_cstr(&result[i]), arena_printf(f.arena, "%d squared is %d in all", i, i * i));
		buf_free(&result[i]);
	}
}

START_TEST(each_job_has_its_result)
{
	run_squares(_i);
	ck_assert_int_gt(calls, 0);
	ck_assert_int_eq(finished[calls - 1], JOBS);
	for (int i = 1; i < calls; i++)
		ck_assert_int_gt(finished[i], finished[i - 1]);
}
END_TEST

START_TEST(each_worker_ends_once)
{
	run_squares(1);
	ck_assert_str_eq(noted(), "end\n");
	run_squares(3);
	ck_assert_str_eq(noted(), "end\nend\nend\nend\n");
	run_squares(JOBS + 5); /* no more workers than jobs */
	ck_assert_uint_eq(strlen(noted()), (1 + 3 + JOBS) * strlen("end\n"));
}
END_TEST

START_TEST(what_ends_and_tells_may_be_left_out)
{
	struct buf result[2] = {{0}};
	struct jobs jobs = {.n = 2, .run = square, .user = (void *)(uintptr_t) "none"};
	workers_run(&jobs, 1, result);
	ck_assert_str_eq(buf_cstr(&result[1]), "1 squared is 1 in none");
	struct buf again[2] = {{0}};
	workers_run(&jobs, 2, again);
	ck_assert_str_eq(buf_cstr(&again[1]), "1 squared is 1 in none");
	for (int i = 0; i < 2; i++) {
		buf_free(&result[i]);
		buf_free(&again[i]);
	}
}
END_TEST

START_TEST(no_jobs_are_done_at_once)
{
	struct jobs jobs = {.n = 0, .run = square};
	workers_run(&jobs, 4, NULL);
}
END_TEST

/* The first job, which the first worker takes, is the last that is done. */
static void square_late(void *user, int job, struct buf *result)
{
	nanosleep(&(struct timespec){.tv_nsec = job ? 0 : 200000000}, NULL);
	square(user, job, result);
}

static void run_without_input(void)
{
	struct buf result[2] = {{0}};
	close(STDIN_FILENO); /* so that a pipe takes its number */
	workers_run(&(struct jobs){.n = 2, .run = square_late, .user = (void *)(uintptr_t) "all"}, 2, result);
	fputs(buf_cstr(&result[0]), stderr);
}

START_TEST(a_pipe_may_have_any_number)
{
	int status;
	ck_assert_str_eq(child_said(run_without_input, &status), "0 squared is 0 in all");
}
END_TEST

/* The seconds that a job may take from now on, and the one that counts already. */
static void tell_ceiling(void *user, int job, struct buf *result)
{
	struct rlimit limit;
	struct timespec now;
	(void)user, (void)job;
	getrlimit(RLIMIT_CPU, &limit);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	buf_printf(result, "%lld", (long long)limit.rlim_cur - (long long)now.tv_sec);
	limit.rlim_cur += 100;
	setrlimit(RLIMIT_CPU, &limit);
}

static void run_with_ceiling(int workers)
{
	struct buf result[3] = {{0}};
	struct rlimit limit;
	getrlimit(RLIMIT_CPU, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_CPU, &limit);
	machine_ceilings(4096, 5);
	workers_run(&(struct jobs){.n = 3, .run = tell_ceiling}, workers, result);
	for (int i = 0; i < 3; i++)
		fprintf(stderr, "%s ", buf_cstr(&result[i]));
}

static void run_here_with_ceiling(void) { run_with_ceiling(1); }
static void run_two_with_ceiling(void) { run_with_ceiling(2); }

START_TEST(each_job_has_its_seconds)
{
	int status;
	ck_assert_str_eq(child_said(run_here_with_ceiling, &status), "6 6 6 ");
	ck_assert_str_eq(child_said(run_two_with_ceiling, &status), "6 6 6 ");
}
END_TEST

static void remember_process(void *user, int job, struct buf *result)
{
	(void)user, (void)job;
	pid_t pid = getpid();
	buf_put(result, &pid, sizeof(pid));
	nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
}

static pid_t process_of(const struct buf *result)
{
	pid_t pid;
	ck_assert_uint_eq(result->n, sizeof(pid));
	memcpy(&pid, result->v, sizeof(pid));
	return pid;
}

START_TEST(one_worker_is_this_process_and_two_are_others)
{
	struct jobs jobs = {.n = 4, .run = remember_process};
	for (int workers = 1; workers <= 2; workers++) {
		struct buf result[4] = {{0}};
		bool alike = true;
		workers_run(&jobs, workers, result);
		for (int i = 0; i < 4; i++) {
			ck_assert_int_eq(process_of(&result[i]) == getpid(), workers == 1);
			alike = alike && process_of(&result[i]) == process_of(&result[0]);
		}
		for (int i = 0; i < 4; i++)
			buf_free(&result[i]);
		ck_assert_int_eq(alike, workers == 1);
	}
}
END_TEST

static bool is_no_third(void *user, int job)
{
	(void)user;
	return job % 3 != 0;
}

static void run_thirds(int n, pid_t *process)
{
	struct buf *result = NEW_ARRAY(f.arena, struct buf, n);
	workers_run(&(struct jobs){.n = n, .run = remember_process, .follows = is_no_third}, 2, result);
	for (int i = 0; i < n; i++) {
		process[i] = process_of(&result[i]);
		buf_free(&result[i]);
	}
}

START_TEST(jobs_that_follow_each_other_are_done_by_one_worker)
{
	pid_t process[18];
	bool alike = true;
	run_thirds(18, process); /* six threes, three for each worker */
	for (int i = 0; i < 18; i++) {
		ck_assert_int_eq(process[i], process[i - i % 3]);
		alike = alike && process[i] == process[0];
	}
	ck_assert(!alike);
}
END_TEST

START_TEST(few_jobs_that_follow_each_other_are_shared)
{
	pid_t process[3];
	run_thirds(3, process);
	ck_assert(process[1] != process[0] || process[2] != process[0]);
}
END_TEST

/* More than a pipe holds, and more than is read from it at once. */
static void put_much(void *user, int job, struct buf *result)
{
	(void)user;
	for (int i = 0; i < 300000 * (job % 2); i++)
		buf_putc(result, 'a' + job);
}

START_TEST(results_may_be_large_or_empty)
{
	struct buf result[JOBS] = {{0}};
	workers_run(&(struct jobs){.n = JOBS, .run = put_much}, 2, result);
	for (int i = 0; i < JOBS; i++) {
		ck_assert_uint_eq(result[i].n, i % 2 ? 300000 : 0);
		for (size_t k = 0; k < result[i].n; k++)
			if (result[i].v[k] != 'a' + i)
				ck_abort_msg("byte %zu of %d is '%c'", k, i, result[i].v[k]);
		buf_free(&result[i]);
	}
}
END_TEST

/* The first jobs are done last where others have workers of their own. */
static void tell_slowly(void *user, int job, struct buf *result)
{
	(void)user;
	nanosleep(&(struct timespec){.tv_nsec = job < 2 ? 50000000 : 0}, NULL);
	buf_printf(result, "%d", job);
}

static void note_taken(void *user, int job, struct buf *result)
{
	struct buf *all = user;
	ck_assert_str_eq(buf_cstr(&all[job]), arena_printf(f.arena, "%d", job));
	ck_assert_ptr_eq(result, &all[job]);
	for (int i = 0; i < job; i++)
		ck_assert_ptr_null(all[i].v);
	note(buf_cstr(result));
}

START_TEST(results_are_taken_in_order_and_freed)
{
	struct buf result[4] = {{0}};
	workers_run(&(struct jobs){.n = 4, .run = tell_slowly, .take = note_taken, .user = result}, _i, result);
	ck_assert_str_eq(noted(), "0123");
	for (int i = 0; i < 4; i++)
		ck_assert_ptr_null(result[i].v);
}
END_TEST

START_TEST(processors_are_those_that_it_may_use)
{
	cpu_set_t all, one;
	ck_assert_int_eq(sched_getaffinity(0, sizeof(all), &all), 0);
	ck_assert_int_eq(workers_available(), CPU_COUNT(&all));
	CPU_ZERO(&one);
	for (int i = 0; i < CPU_SETSIZE && !CPU_COUNT(&one); i++)
		if (CPU_ISSET(i, &all))
			CPU_SET(i, &one);
	ck_assert_int_eq(sched_setaffinity(0, sizeof(one), &one), 0);
	ck_assert_int_eq(workers_available(), 1);
	sched_setaffinity(0, sizeof(all), &all);
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

/* Waits until the file is there: the other worker has done its part. */
static void wait_for(const char *name)
{
	for (int i = 0; i < 3000 && access(in_folder(name), F_OK) != 0; i++)
		nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
}

static void put_file(struct outbox *o, const char *name)
{
	struct buf b = {0};
	buf_puts(&b, name);
	outbox_put(o, in_folder(name), &b);
	buf_free(&b);
}

/* Job 0 ends its process in one way or another, with an output that is not in its place; the other
   job is whole. */
static void write_or_fail(void *user, int job, struct buf *result)
{
	static struct outbox o;
	const char *way = user;
	o.arena = f.arena;
	put_file(&o, job ? "whole" : "cut");
	buf_puts(result, "done");
	if (job) {
		outbox_finish(&o);
		return;
	}
	wait_for("whole");
	if (*way == 'f')
		machine_failure("the disk is full");
	if (*way == 's')
		_exit(1);
	raise(*way == 'k' ? SIGKILL : SIGTERM);
}

static const char *way_to_end;

static void remove_leftovers(void *user)
{
	const char *latest = NULL;
	(void)user;
	temporaries_sweep(f.arena, in_folder("cut"), &latest);
}

static void run_failing(void)
{
	struct buf result[2] = {{0}};
	struct jobs jobs = {.n = 2, .run = write_or_fail, .user = (void *)(uintptr_t)way_to_end, .failed = remove_leftovers};
	workers_run(&jobs, 2, result);
}

/* The names in the folder, with blanks between them, but those that tests make. */
static const char *left_in_folder(void)
{
	const char *names = "";
	struct dirent **entry;
	int n = scandir(f.path, &entry, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		if (strcmp(entry[i]->d_name, ".") != 0 && strcmp(entry[i]->d_name, "..") != 0)
			names = arena_printf(f.arena, "%s%s%s", names, *names ? " " : "", entry[i]->d_name);
		free(entry[i]);
	}
	free(entry);
	return names;
}

START_TEST(a_worker_that_fails_says_so_once)
{
	int status;
	way_to_end = "fails";
	ck_assert_str_eq(child_said(run_failing, &status), "platen: the disk is full\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_str_eq(left_in_folder(), "whole");
}
END_TEST

static void print_and_fail(void)
{
	dup2(STDERR_FILENO, STDOUT_FILENO);
	setvbuf(stdout, NULL, _IOFBF, BUFSIZ);
	fputs("the locales\n", stdout);
	run_failing();
}

/* What the run has to print is printed once, and not by each worker that calls exit(). */
START_TEST(what_waits_to_be_printed_is_printed_once)
{
	int status;
	way_to_end = "silently";
	ck_assert_str_eq(child_said(print_and_fail, &status), "the locales\nplaten: a worker failed without a word\n");
}
END_TEST

/* As a library may that calls exit(). */
START_TEST(a_worker_that_ends_silently_fails_the_run)
{
	int status;
	way_to_end = "silently";
	ck_assert_str_eq(child_said(run_failing, &status), "platen: a worker failed without a word\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

START_TEST(a_worker_that_a_signal_ends_fails_the_run)
{
	int status;
	way_to_end = "terminated";
	ck_assert_str_eq(child_said(run_failing, &status), "platen: a worker was ended by signal 15 (Terminated)\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_str_eq(left_in_folder(), "whole");
}
END_TEST

/* As the kernel does when memory runs out. Nothing in the worker can tidy up, so this process does. */
START_TEST(a_worker_that_is_killed_fails_the_run)
{
	int status;
	way_to_end = "killed";
	ck_assert_str_eq(child_said(run_failing, &status), "platen: a worker was ended by signal 9 (Killed)\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_str_eq(left_in_folder(), "whole");
}
END_TEST

/* -- failures of several processes ---------------------------------------------------------- */

static void fail_both(void *user, int job, struct buf *result)
{
	(void)user, (void)result;
	note("x");
	for (int i = 0; i < 3000 && strlen(noted()) < 2; i++)
		nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
	machine_failure("the disk is full%.*s", job, "");
}

static void run_failing_both(void)
{
	struct buf result[2] = {{0}};
	workers_run(&(struct jobs){.n = 2, .run = fail_both}, 2, result);
}

START_TEST(of_two_workers_that_fail_one_says_why)
{
	int status;
	ck_assert_str_eq(child_said(run_failing_both, &status), "platen: the disk is full\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

static void leave(void *user, int job, struct buf *result)
{
	(void)user, (void)result;
	if (job == 0)
		_exit(0); /* as a library might */
}

static void run_left(void)
{
	struct buf result[2] = {{0}};
	workers_run(&(struct jobs){.n = 2, .run = leave}, 2, result);
}

START_TEST(a_worker_that_leaves_its_job_fails_the_run)
{
	int status;
	ck_assert_str_eq(child_said(run_left, &status), "platen: a worker failed without a word\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

/* The run fails while its workers write: they end first, and remove what they have begun. */
static void write_and_wait(void *user, int job, struct buf *result)
{
	(void)user, (void)result;
	static struct outbox o;
	o.arena = f.arena;
	put_file(&o, job ? "whole" : "cut");
	note("x");
	if (job == 0)
		nanosleep(&(struct timespec){.tv_sec = 30}, NULL);
	for (int i = 0; i < 3000 && strlen(noted()) < 2; i++)
		nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
	outbox_finish(&o);
}

static void fail_now(void *user, int n)
{
	(void)user, (void)n;
	machine_failure("out of memory");
}

static void run_and_fail(void)
{
	struct buf result[2] = {{0}};
	workers_run(&(struct jobs){.n = 2, .run = write_and_wait, .done = fail_now}, 2, result);
}

START_TEST(a_run_that_fails_ends_its_workers)
{
	int status;
	time_t start = time(NULL);
	ck_assert_str_eq(child_said(run_and_fail, &status), "platen: out of memory\n");
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_int_lt(time(NULL) - start, 25);
	ck_assert_str_eq(left_in_folder(), "log whole");
}
END_TEST

static void kill_parent(void *user, int job, struct buf *result)
{
	(void)user, (void)job, (void)result;
	note(arena_printf(f.arena, "%ld\n", (long)getpid()));
	for (int i = 0; i < 3000 && strlen(noted()) < 3; i++)
		nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
	nanosleep(&(struct timespec){.tv_sec = job ? 30 : 0, .tv_nsec = 100000000}, NULL);
	if (job == 0)
		kill(getppid(), SIGKILL);
	nanosleep(&(struct timespec){.tv_sec = 30}, NULL);
}

static void run_killed(void)
{
	struct buf result[2] = {{0}};
	workers_run(&(struct jobs){.n = 2, .run = kill_parent}, 2, result);
}

START_TEST(workers_end_with_the_run)
{
	int status;
	time_t start = time(NULL);
	child_said(run_killed, &status); /* which waits until no worker holds the pipe any more */
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	ck_assert_int_lt(time(NULL) - start, 25);
}
END_TEST

Suite *suite_workers(void)
{
	Suite *suite = suite_create("workers");
	TCase *c = tcase_create("results");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, each_job_has_its_result, 1, 4);
	tcase_add_test(c, each_worker_ends_once);
	tcase_add_test(c, what_ends_and_tells_may_be_left_out);
	tcase_add_test(c, no_jobs_are_done_at_once);
	tcase_add_test(c, a_pipe_may_have_any_number);
	tcase_add_test(c, each_job_has_its_seconds);
	tcase_add_test(c, one_worker_is_this_process_and_two_are_others);
	tcase_add_test(c, jobs_that_follow_each_other_are_done_by_one_worker);
	tcase_add_test(c, few_jobs_that_follow_each_other_are_shared);
	tcase_add_test(c, results_may_be_large_or_empty);
	tcase_add_loop_test(c, results_are_taken_in_order_and_freed, 1, 4);
	tcase_add_test(c, processors_are_those_that_it_may_use);
	suite_add_tcase(suite, c);
	c = tcase_create("failures");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_worker_that_fails_says_so_once);
	tcase_add_test(c, a_worker_that_ends_silently_fails_the_run);
	tcase_add_test(c, what_waits_to_be_printed_is_printed_once);
	tcase_add_test(c, a_worker_that_a_signal_ends_fails_the_run);
	tcase_add_test(c, a_worker_that_is_killed_fails_the_run);
	tcase_add_test(c, of_two_workers_that_fail_one_says_why);
	tcase_add_test(c, a_worker_that_leaves_its_job_fails_the_run);
	tcase_add_test(c, a_run_that_fails_ends_its_workers);
	tcase_add_test(c, workers_end_with_the_run);
	suite_add_tcase(suite, c);
	return suite;
}
