/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Failures of the machine: a full disk, no memory, a signal that ends the run. The files that are
 * being written are removed, so that none is left behind that is not whole.
 */
#include "base.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *volatile pending[MOST_PENDING_FILES];
static volatile sig_atomic_t pending_n;

static void remove_pending(void)
{
	for (int i = 0; i < pending_n; i++)
		unlink(pending[i]);
}

static void end_by_signal(int number)
{
	remove_pending();
	signal(number, SIG_DFL);
	raise(number); /* ends the process when this handler returns */
}

/* Without SA_RESETHAND: the kernel sets the default action a moment before it blocks the signal, and a second one in
   between, such as timeout(1) sends, ends the process before its files are removed. */
static void catch_signals(void)
{
	static const int ending[] = {SIGHUP, SIGINT, SIGTERM};
	struct sigaction old, own = {.sa_handler = end_by_signal};
	for (int i = 0; i < COUNT_OF(ending); i++)
		sigaddset(&own.sa_mask, ending[i]);
	for (int i = 0; i < COUNT_OF(ending); i++)
		if (sigaction(ending[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(ending[i], &own, NULL);
}

void machine_pending_file(const char *path)
{
	static bool caught;
	if (!path) {
		pending_n = 0;
		return;
	}
	if (!caught)
		catch_signals();
	caught = true;
	assert(pending_n < MOST_PENDING_FILES);
	pending[pending_n] = path;
	pending_n = pending_n + 1;
}

_Noreturn void machine_failure(const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	fputs("platen: ", stderr);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
	va_end(args);
	remove_pending();
	exit(2);
}
