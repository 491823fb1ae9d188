/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Failures of the machine: a full disk, no memory, a signal that ends the run. The files that are
 * being written are removed, so that none is left behind that is not whole.
 */
#include "base.h"

#include <assert.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

/* -- the sentence --------------------------------------------------------------------------- */

static atomic_flag told_here = ATOMIC_FLAG_INIT;
static atomic_flag *told = &told_here;

void machine_share(void)
{
	if (told != &told_here)
		return;
	void *p = mmap(NULL, sizeof(*told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		machine_out_of_memory(sizeof(*told));
	told = p;
	atomic_flag_clear(told);
}

_Noreturn void machine_failure(const char *fmt, ...)
{
	if (!atomic_flag_test_and_set(told)) {
		va_list args;
		va_start(args, fmt);
		fputs("platen: ", stderr);
		vfprintf(stderr, fmt, args);
		fputc('\n', stderr);
		va_end(args);
	}
	remove_pending();
	exit(2);
}

/* Nothing here may ask for memory or wait for a lock: the process may be in the middle of either. */
_Noreturn void machine_out_of_memory(size_t bytes)
{
	static const char before[] = "platen: out of memory: ", after[] = " bytes\n";
	char text[sizeof(before) + 20 + sizeof(after)], *end = text + sizeof(text), *p = end - (sizeof(after) - 1);
	memcpy(p, after, sizeof(after) - 1);
	do
		*--p = (char)('0' + bytes % 10);
	while (bytes /= 10);
	p -= sizeof(before) - 1;
	memcpy(p, before, sizeof(before) - 1);
	if (!atomic_flag_test_and_set(told))
		(void)!write(STDERR_FILENO, p, (size_t)(end - p));
	remove_pending();
	_exit(2);
}
