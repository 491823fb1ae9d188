/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures of the machine: what a child process says and leaves. */
#include "base.h"

#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_machine(void);

/* What a child that ran `act` wrote to stderr; its status goes to *status. */
static const char *failed(void (*act)(const char *path), const char *path, int *status)
{
	static char text[200];
	int fds[2];
	ck_assert_int_eq(pipe(fds), 0);
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		dup2(fds[1], STDERR_FILENO);
		act(path);
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

static void fail_while_writing(const char *path)
{
	machine_pending_file(path);
	machine_failure("cannot write %s: %s", "a.pdf", "disk full");
}

static void fail_when_whole(const char *path)
{
	machine_pending_file(path);
	machine_pending_file(NULL);
	machine_failure("later");
}

static void fail_with_a_huge_list(const char *path)
{
	(void)path;
	int cap = INT_MAX / 2 + 1;
	vec_grow(arena_new(), NULL, &cap, 1);
}

START_TEST(a_failure_removes_the_unfinished_file_only)
{
	char path[] = "/tmp/platen-base-XXXXXX";
	int status, fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	close(fd);
	ck_assert_str_eq(failed(fail_when_whole, path, &status), "platen: later\n");
	ck_assert_int_eq(access(path, F_OK), 0);
	ck_assert_str_eq(failed(fail_while_writing, path, &status), "platen: cannot write a.pdf: disk full\n");
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_str_eq(failed(fail_with_a_huge_list, path, &status),
	                 "platen: out of memory: a list of 1073741824 entries\n");
}
END_TEST

Suite *suite_machine(void)
{
	Suite *s = suite_create("machine");
	TCase *c = tcase_create("machine");
	tcase_add_test(c, a_failure_removes_the_unfinished_file_only);
	suite_add_tcase(s, c);
	return s;
}
