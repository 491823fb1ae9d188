/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Failures of the machine: a full disk, no memory, a signal that ends the run. Processes that were
 * started are ended first, then what is unfinished is removed, so that nothing is left behind that is
 * not whole. Of all processes of a run only one says why.
 *
 * What a signal's handler walks through is changed by single stores of pointers and numbers.
 */
#include "machine.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static struct unfinished *volatile unfinished; /* the latest first, so that a folder comes after its files */
static volatile pid_t started[MOST_PROCESSES]; /* 0: free */
static volatile sig_atomic_t started_n;
static atomic_flag told_here = ATOMIC_FLAG_INIT;
static atomic_flag *told = &told_here; /* of all processes of the run, once there are several */
static bool child;

static void remove_unfinished(void)
{
	for (const struct unfinished *u = unfinished; u; u = u->next)
		if (unlink(u->path) < 0)
			rmdir(u->path);
}

/* Each of them removes its own unfinished files before it is gone. */
static void end_started(void)
{
	for (int i = 0; i < started_n; i++)
		if (started[i]) {
			kill(started[i], SIGTERM);
			kill(started[i], SIGCONT);
		}
	for (int i = 0; i < started_n; i++)
		if (started[i])
			waitpid(started[i], NULL, 0);
}

/* -- signals -------------------------------------------------------------------------------- */

static void end_by_signal(int number)
{
	end_started();
	remove_unfinished();
	signal(number, SIG_DFL);
	raise(number); /* ends the process when this handler returns */
}

static bool ends_process(int number)
{
	static const int others[] = {SIGKILL, SIGSTOP, SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH};
	for (int i = 0; i < COUNT_OF(others); i++)
		if (number == others[i])
			return false;
	return true;
}

/* A file that grows beyond a limit is told like a full disk. The stack may be what has run out, so a
   handler has its own.

   Without SA_RESETHAND: the kernel sets the default action a moment before it blocks the signal, and a second one in
   between, such as timeout(1) sends, ends the process before its files are removed. */
static void catch_signals(void)
{
	static char stack[1 << 15];
	struct sigaction old, own = {.sa_handler = end_by_signal, .sa_flags = SA_ONSTACK};
	sigfillset(&own.sa_mask);
	if (sigaction(SIGSEGV, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
		sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof(stack)}, NULL);
	for (int i = 1; i <= SIGRTMAX; i++)
		if (ends_process(i) && sigaction(i, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(i, i == SIGXFSZ ? &(struct sigaction){.sa_handler = SIG_IGN} : &own, NULL);
}

static void catch_signals_once(void)
{
	static bool caught;
	if (!caught)
		catch_signals();
	caught = true;
}

/* -- what is unfinished --------------------------------------------------------------------- */

void machine_unfinished(struct unfinished *u)
{
	catch_signals_once();
	u->next = unfinished;
	unfinished = u;
}

void machine_finished(const struct unfinished *u)
{
	struct unfinished *before = NULL, *at = unfinished;
	for (; at && u && at != u; at = at->next)
		before = at;
	if (!u)
		unfinished = NULL;
	else if (at && before)
		before->next = at->next;
	else if (at)
		unfinished = at->next;
}

/* -- processes ------------------------------------------------------------------------------ */

void machine_process_started(pid_t pid)
{
	int i = 0;
	catch_signals_once();
	while (i < started_n && started[i])
		i++;
	if (i == MOST_PROCESSES)
		machine_failure("more than %d processes", MOST_PROCESSES);
	started[i] = pid;
	started_n = i == started_n ? i + 1 : started_n;
}

void machine_process_ended(pid_t pid)
{
	for (int i = 0; i < started_n; i++)
		started[i] = started[i] == pid ? 0 : started[i];
}

void machine_share(void)
{
	if (told == &told_here) {
		void *shared = mmap(NULL, sizeof(*told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		if (shared == MAP_FAILED)
			machine_out_of_memory(sizeof(*told));
		told = shared;
	}
	atomic_flag_clear(told);
}

pid_t machine_fork(void)
{
	sigset_t all, old;
	sigfillset(&all);
	catch_signals_once();
	sigprocmask(SIG_BLOCK, &all, &old);
	pid_t pid = fork();
	if (pid > 0)
		machine_process_started(pid);
	if (pid == 0) {
		started_n = 0;
		unfinished = NULL; /* it is the parent's */
		child = true;
	}
	sigprocmask(SIG_SETMASK, &old, NULL);
	return pid;
}

/* -- failures ------------------------------------------------------------------------------- */

_Noreturn void machine_failure(const char *fmt, ...)
{
	static const char head[] = "platen: ";
	char text[2048];
	va_list args;
	va_start(args, fmt);
	memcpy(text, head, sizeof(head));
	vsnprintf(text + sizeof(head) - 1, sizeof(text) - sizeof(head), fmt, args);
	va_end(args);
	strcat(text, "\n");
	if (!atomic_flag_test_and_set(told))
		fputs(text, stderr);
	end_started();
	remove_unfinished();
	if (child)
		_exit(2); /* what the parent has yet to print is the parent's */
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
	end_started();
	remove_unfinished();
	_exit(2);
}
