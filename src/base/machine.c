/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Failures of the machine: a full disk, no memory, a signal that ends the run. Processes that were
 * started are ended first, then what is unfinished is removed, so that nothing is left behind that is
 * not whole. Of all processes of a run only one says why.
 *
 * What a signal's handler walks through is changed by single stores of pointers and numbers.
 */
#include "machine.h"

#include "sanitizer.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct unfinished *volatile unfinished; /* the latest first, so that a folder comes after its files */
static volatile pid_t started[MOST_PROCESSES]; /* 0: free */
static volatile sig_atomic_t started_n;
static atomic_flag told_here = ATOMIC_FLAG_INIT;
static atomic_flag *told = &told_here; /* of all processes of the run, once there are several */
static bool child;
static const char *volatile last_words; /* of the process that began the run */

/* The C library asks the system for more than it was asked for. */
#define SLACK ((rlim_t)2 << 20)

void machine_last_words(const char *text) { last_words = text; }

void machine_say_last_words(void)
{
	if (last_words && !child)
		(void)!write(STDOUT_FILENO, last_words, strlen(last_words));
	last_words = NULL;
}

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

/* -- ceilings ------------------------------------------------------------------------------- */

/* The sentences are ready beforehand: where they are written, nothing may ask for memory. */
static struct {
	rlim_t bytes; /* 0: none */
	char text[128];
} memory_ceiling;
static struct {
	int seconds;
	rlim_t inherited;
	bool own; /* and not a lower one of the shell's */
	char text[128], text_inherited[128];
} time_ceiling;

/* Ends the run with a sentence, also inside a signal's handler. */
_Noreturn static void stop(const char *text)
{
	if (!atomic_flag_test_and_set(told))
		(void)!write(STDERR_FILENO, text, strlen(text));
	end_started();
	remove_unfinished();
	machine_say_last_words();
	_exit(2);
}

void machine_job(void)
{
	struct rlimit limit;
	struct timespec now;
	if (!time_ceiling.seconds || getrlimit(RLIMIT_CPU, &limit) < 0 || clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) < 0)
		return;
	rlim_t end = (rlim_t)now.tv_sec + 1 + (rlim_t)time_ceiling.seconds;
	time_ceiling.own = end <= limit.rlim_max && end <= time_ceiling.inherited;
	limit.rlim_cur = time_ceiling.own ? end : time_ceiling.inherited;
	setrlimit(RLIMIT_CPU, &limit);
}

static void bound_time(int seconds)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_CPU, &limit) < 0)
		return;
	time_ceiling.seconds = seconds;
	time_ceiling.inherited = limit.rlim_cur;
	snprintf(time_ceiling.text, sizeof(time_ceiling.text),
	         "platen: stopped: an output took more than %d s of processor time; --max-time=SECONDS allows more\n",
	         seconds);
	snprintf(time_ceiling.text_inherited, sizeof(time_ceiling.text_inherited),
	         "platen: stopped: it took more than %llu s of processor time, the limit of the shell (ulimit -t)\n",
	         (unsigned long long)limit.rlim_cur);
	machine_job();
}

/* A file is made in memory before it is written, so none is larger. */
static void bound_files(int megabytes)
{
	struct rlimit limit;
	const rlim_t bytes = (rlim_t)megabytes << 20;
	if (getrlimit(RLIMIT_FSIZE, &limit) < 0 || limit.rlim_cur < bytes)
		return; /* the shell's is lower */
	limit.rlim_cur = bytes;
	setrlimit(RLIMIT_FSIZE, &limit);
}

static void bound_memory(int megabytes)
{
	const long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
	rlim_t bytes = (rlim_t)megabytes << 20, most = pages > 0 ? (rlim_t)pages * (rlim_t)page / 4 * 3 : bytes;
	struct rlimit limit;
	const bool all = bytes > most;
	bytes = all ? most : bytes;
	if (getrlimit(RLIMIT_DATA, &limit) < 0 || limit.rlim_cur < bytes)
		return; /* the shell's is lower */
	limit.rlim_cur = bytes;
	if (setrlimit(RLIMIT_DATA, &limit) < 0)
		return;
	memory_ceiling.bytes = bytes;
	snprintf(memory_ceiling.text, sizeof(memory_ceiling.text),
	         "platen: stopped: the run took more than %llu MB of memory%s\n", (unsigned long long)(bytes >> 20),
	         all ? ", three quarters of the machine's" : "; --max-memory=MB allows more");
}

static bool can_map(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return false;
	munmap(p, bytes);
	return true;
}

/* Whether `bytes` more are there but for the ceiling, which is lifted: the process ends. */
static bool is_ceiling(size_t bytes)
{
	struct rlimit limit;
	if (!memory_ceiling.bytes || bytes > memory_ceiling.bytes)
		return memory_ceiling.bytes;
	if (can_map(bytes + SLACK) || getrlimit(RLIMIT_DATA, &limit) < 0)
		return false;
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(RLIMIT_DATA, &limit) == 0 && can_map(bytes + SLACK);
}

/* -- signals -------------------------------------------------------------------------------- */

static void end_by_signal(int number)
{
	if (number == SIGXCPU && *time_ceiling.text)
		stop(time_ceiling.own ? time_ceiling.text : time_ceiling.text_inherited);
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

void machine_ceilings(int megabytes, int seconds)
{
	catch_signals_once();
	bound_time(seconds);
	bound_files(megabytes);
	if (!SANITIZED)
		bound_memory(megabytes);
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
	vsnprintf(text + sizeof(head) - 1, sizeof(text) - sizeof(head), fmt, args); /* and a line's end */
	va_end(args);
	memcpy(text + strlen(text), "\n", 2);
	if (!atomic_flag_test_and_set(told))
		fputs(text, stderr);
	end_started();
	remove_unfinished();
	machine_say_last_words();
	if (child)
		_exit(2); /* what the parent has yet to print is the parent's */
	exit(2);
}

/* Nothing here may ask for memory or wait for a lock: the process may be in the middle of either. */
_Noreturn void machine_out_of_memory(size_t bytes)
{
	if (is_ceiling(bytes))
		stop(memory_ceiling.text);
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
	machine_say_last_words();
	_exit(2);
}

/* -- looking -------------------------------------------------------------------------------- */

bool path_is_absent(int error)
{
	static const int absent[] = {ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENXIO, ENODEV, ENAMETOOLONG};
	for (int i = 0; i < COUNT_OF(absent); i++)
		if (error == absent[i])
			return true;
	return false;
}

/* -- writing -------------------------------------------------------------------------------- */

bool write_whole(int fd, const void *bytes, size_t n)
{
	for (size_t done = 0; done < n;) {
		ssize_t now = write(fd, (const char *)bytes + done, n - done);
		if (now < 0 && errno == EINTR)
			continue;
		if (now <= 0) {
			errno = now < 0 ? errno : EIO;
			return false;
		}
		done += (size_t)now;
	}
	return true;
}
