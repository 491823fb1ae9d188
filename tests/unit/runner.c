/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the unit tests, each in a process of its own: SUITE=text build/release/unit/run
 *
 * SUITE=text takes the suites of test_text.c and of test_text_*.c; a name that no file has is an error.
 * Suites are shared out to as many processes as there are processors (JOBS=1: one), which take the next
 * one when they are done. Check prints a suite in which a test failed, and the others with
 * CK_VERBOSITY=verbose; CK_FORK=no runs all tests in this process, for a debugger. CK_FORK=suite has a process for
 * each suite: with a sanitizer the end of a process, which looks for leaks, takes fifty times as long as a test.
 *
 * Tests write below TMPDIR. The runner makes that, in memory where there is a place: writing a file
 * anew on a disk may wait for the disk, and some tests do so a thousand times.
 */
#include "suites.h"

#include <ftw.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SECONDS 600 /* of a suite that has a process */

/* What the processes share. */
struct progress {
	atomic_int next, run, failures, errors;
};

static bool is_wanted(const char *name)
{
	const char *suite = getenv("SUITE");
	size_t n = suite ? strlen(suite) : 0;
	return !n || (!strncmp(name, suite, n) && (!name[n] || name[n] == '_'));
}

static bool env_is(const char *name, const char *value)
{
	const char *is = getenv(name);
	return is && !strcmp(is, value);
}

/* Tests of these suites abort in the middle of what they test, or are not alone when others have been before them. */
static bool needs_processes(const char *name) { return !strcmp(name, "pages") || !strcmp(name, "workers"); }

static void suite_run(const struct unit_suite *u, struct progress *p, bool here)
{
	SRunner *r = srunner_create(u->make());
	if (here)
		srunner_set_fork_status(r, CK_NOFORK);
	srunner_run_all(r, CK_SILENT);
	TestResult **failed = srunner_failures(r);
	for (int i = 0; i < srunner_ntests_failed(r); i++)
		atomic_fetch_add(tr_rtype(failed[i]) == CK_ERROR ? &p->errors : &p->failures, 1);
	free(failed);
	atomic_fetch_add(&p->run, srunner_ntests_run(r));
	if (srunner_ntests_failed(r) || env_is("CK_VERBOSITY", "verbose")) {
		printf("%s: ", u->name);
		srunner_print(r, CK_ENV);
		fflush(stdout);
	}
	srunner_free(r);
}

/* Nobody else looks whether the suite comes to an end. */
static bool suite_run_apart(const struct unit_suite *u, struct progress *p)
{
	int status = 1;
	pid_t pid = fork();
	if (!pid) {
		alarm(MOST_SECONDS);
		suite_run(u, p, true);
		exit(EXIT_SUCCESS);
	}
	if (pid > 0 && waitpid(pid, &status, 0) == pid && status)
		printf("%s: its process did not end well (%d)\n", u->name, status);
	fflush(stdout);
	return !status;
}

/* Whether all suites came to an end. */
static bool suites_run(struct progress *p)
{
	bool apart = env_is("CK_FORK", "suite"), ended = true;
	for (int i; (i = atomic_fetch_add(&p->next, 1)) < unit_suite_count;) {
		const struct unit_suite *u = &unit_suites[i];
		if (is_wanted(u->name) && apart && !needs_processes(u->name))
			ended = suite_run_apart(u, p) && ended;
		else if (is_wanted(u->name))
			suite_run(u, p, false);
	}
	return ended;
}

/* Whether all of the processes came to an end by themselves. */
static bool share_out(struct progress *p, int jobs)
{
	bool ended = true;
	for (int i = 0; i < jobs; i++) {
		pid_t pid = fork();
		if (!pid)
			_exit(suites_run(p) ? EXIT_SUCCESS : EXIT_FAILURE);
		ended = ended && pid > 0;
	}
	signal(SIGINT, SIG_IGN); /* they end; what they wrote is removed */
	for (int status; wait(&status) > 0;)
		ended = ended && status == 0;
	return ended;
}

static int jobs_wanted(void)
{
	const char *jobs = getenv("JOBS");
	return jobs ? atoi(jobs) : (int)sysconf(_SC_NPROCESSORS_ONLN);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

int main(void)
{
	char shm[] = "/dev/shm/platen-unit-XXXXXX", disk[] = "/tmp/platen-unit-XXXXXX", *scratch = NULL;
	struct progress *p = mmap(NULL, sizeof(*p), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (!getenv("TMPDIR") && ((scratch = mkdtemp(shm)) || (scratch = mkdtemp(disk))))
		setenv("TMPDIR", scratch, 1);
	if (getenv("TMPDIR"))
		setenv("TEMP", getenv("TMPDIR"), 0); /* Check's own files */
	setenv("CK_DEFAULT_TIMEOUT", "60", 0);       /* seconds; a busy machine is no mistake */
	int jobs = jobs_wanted();
	bool ended = true;
	if (jobs < 2 || env_is("CK_FORK", "no"))
		ended = suites_run(p);
	else
		ended = share_out(p, jobs);
	if (scratch)
		nftw(scratch, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	if (!p->run)
		fprintf(stderr, "no file tests/unit/test_%s*.c\n", getenv("SUITE"));
	printf("Checks: %d, Failures: %d, Errors: %d\n", p->run, p->failures, p->errors);
	return ended && p->run && !p->failures && !p->errors ? EXIT_SUCCESS : EXIT_FAILURE;
}
