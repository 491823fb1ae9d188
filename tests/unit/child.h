/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a child process says and how it ends, for tests of what ends the process. */
#ifndef PLATEN_TESTS_CHILD_H
#define PLATEN_TESTS_CHILD_H

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that ends early leaves memory behind, which the leak checker would take for a mistake. */
static inline void child_leave(int status, void *unused)
{
	(void)unused;
	fflush(NULL);
	_exit(status);
}

/* What `act` wrote to stderr in a process of its own; its status goes to *status. */
static inline const char *child_said(void (*act)(void), int *status)
{
	static char text[4096];
	int fds[2];
	ck_assert_int_eq(pipe(fds), 0);
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		dup2(fds[1], STDERR_FILENO);
		close(fds[0]);
		close(fds[1]);
		/* Check handles these itself, and would end all its processes. */
		signal(SIGTERM, SIG_DFL);
		signal(SIGINT, SIG_DFL);
		on_exit(child_leave, NULL);
		act();
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

#endif
