/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ceilings of memory and of processor time: where they lie, and what is said when they are reached. */
#include "child.h"
#include "machine.h"

#include "base/sanitizer.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

Suite *suite_machine_ceilings(void);

/* -- processor time ------------------------------------------------------------------------- */

static rlim_t limit_of(int what)
{
	struct rlimit limit;
	return getrlimit(what, &limit) < 0 ? 0 : limit.rlim_cur;
}

/* Whole seconds that this process has taken. */
static rlim_t taken(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (rlim_t)now.tv_sec;
}

/* Whatever the one does under which the tests run. */
static void shell_allows(rlim_t seconds)
{
	struct rlimit limit;
	ck_assert_int_eq(getrlimit(RLIMIT_CPU, &limit), 0);
	limit.rlim_cur = seconds < limit.rlim_max ? seconds : limit.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_CPU, &limit), 0);
}

static void reach_time(void)
{
	machine_ceilings(4096, 5);
	raise(SIGXCPU);
}

static void reach_time_without_a_limit(void)
{
	shell_allows(RLIM_INFINITY);
	reach_time();
}

static void reach_time_of_the_shell(void)
{
	shell_allows(taken() + 3);
	reach_time();
}

static void reach_time_below_the_shell(void)
{
	shell_allows(taken() + 50);
	reach_time();
}

static void reach_time_without_a_ceiling(void)
{
	shell_allows(taken() + 3);
	machine_job();
	_exit(limit_of(RLIMIT_CPU) == taken() + 3 ? 7 : 8);
}

START_TEST(an_output_has_its_seconds)
{
	int status;
	const char *said =
	        "platen: stopped: an output took more than 5 s of processor time; --max-time=SECONDS allows more\n";
	ck_assert_str_eq(child_said(reach_time_without_a_limit, &status), said);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_str_eq(child_said(reach_time_below_the_shell, &status), said);
	child_said(reach_time_without_a_ceiling, &status);
	ck_assert_int_eq(WEXITSTATUS(status), 7);
}
END_TEST

START_TEST(a_lower_limit_of_the_shell_is_told_as_that)
{
	int status;
	const char *said = child_said(reach_time_of_the_shell, &status);
	ck_assert_ptr_nonnull(strstr(said, "platen: stopped: it took more than "));
	ck_assert_ptr_nonnull(strstr(said, " s of processor time, the limit of the shell (ulimit -t)\n"));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

static void time_of_a_job(void)
{
	shell_allows(RLIM_INFINITY);
	machine_ceilings(4096, 5);
	_exit((int)(limit_of(RLIMIT_CPU) - taken()));
}

START_TEST(the_ceiling_of_time_is_that_of_a_job)
{
	int status;
	child_said(time_of_a_job, &status);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 6); /* with the second that is counted already */
}
END_TEST

/* -- memory --------------------------------------------------------------------------------- */

#if !SANITIZED

static void *volatile kept;

static void take_less(void)
{
	machine_ceilings(400, 60);
	kept = malloc((size_t)200 << 20);
	_exit(kept ? 7 : 8);
}

static void take_more(void)
{
	machine_ceilings(400, 60);
	kept = malloc((size_t)500 << 20);
}

static void take_more_in_parts(void)
{
	machine_ceilings(400, 60);
	for (int i = 0; i < 8; i++)
		kept = malloc((size_t)90 << 20);
}

static void take_more_than_the_shell_allows(void)
{
	setrlimit(RLIMIT_DATA, &(struct rlimit){(rlim_t)300 << 20, RLIM_INFINITY});
	machine_ceilings(400, 60);
	kept = malloc((size_t)350 << 20);
}

START_TEST(a_run_has_its_megabytes)
{
	int status;
	const char *said = "platen: stopped: the run took more than 400 MB of memory; --max-memory=MB allows more\n";
	child_said(take_less, &status);
	ck_assert_int_eq(WEXITSTATUS(status), 7);
	ck_assert_str_eq(child_said(take_more, &status), said);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	ck_assert_str_eq(child_said(take_more_in_parts, &status), said);
	ck_assert_str_eq(child_said(take_more_than_the_shell_allows, &status), "platen: out of memory: 367001600 bytes\n");
}
END_TEST

static void ask_for_more_than_there_is(void)
{
	machine_ceilings(INT32_MAX, 60);
	rlim_t all = (rlim_t)sysconf(_SC_PHYS_PAGES) * (rlim_t)sysconf(_SC_PAGESIZE);
	if (limit_of(RLIMIT_DATA) != all / 4 * 3)
		_exit(8);
	kept = malloc(all);
}

START_TEST(three_quarters_of_the_machine_are_the_most)
{
	int status;
	ck_assert_ptr_nonnull(
	        strstr(child_said(ask_for_more_than_there_is, &status), " MB of memory, three quarters of the machine's\n"));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
}
END_TEST

#endif

Suite *suite_machine_ceilings(void)
{
	Suite *suite = suite_create("machine_ceilings");
	TCase *c = tcase_create("ceilings");
	tcase_add_test(c, an_output_has_its_seconds);
	tcase_add_test(c, a_lower_limit_of_the_shell_is_told_as_that);
	tcase_add_test(c, the_ceiling_of_time_is_that_of_a_job);
#if !SANITIZED
	tcase_add_test(c, a_run_has_its_megabytes);
	tcase_add_test(c, three_quarters_of_the_machine_are_the_most);
#endif
	suite_add_tcase(suite, c);
	return suite;
}
