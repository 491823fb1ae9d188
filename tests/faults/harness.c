/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A library to preload, in which the program is run many times, each time with another fault. Before main() it
 * runs the program once unharmed, in a child, and keeps what it wrote and said; then once for each
 * fault, in children that begin here too, with all libraries loaded.
 *
 * FAULT_FOLDER   where the program writes: what it holds is there again before each run
 * FAULT_WAYS     calls: each call fails, alone and with all those of its name after it
 *                kills: the run ends by a signal, before a call or after a time, and is run again
 *                space: the folder is a small file system, of FAULT_POINTS sizes
 * FAULT_POINTS   at most so many of each
 *
 * A run with a fault is right when it ends with status 2, says one sentence and leaves each file old or new, or
 * when it ends as the unharmed one did. One that a signal ends leaves each file old or new, and the next run
 * ends with all files new and none left over.
 * Says what was wrong, then "N runs, N ended, N equal, N wrong"; status 1 if any was.
 */
#include "harness.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_SECONDS 20

typedef int main_function(int, char **, char **);

static struct {
	main_function *main;
	int argc;
	char **argv, **env;
} program;
static const char *folder;
static struct state old, new;
static int out, err; /* files without a name */
static long points, runs, ended, equal, wrong;

struct outcome {
	int status;
	char said[2000], words[4000]; /* on stderr and stdout */
	struct state state;
};

/* -- one run -------------------------------------------------------------------------------- */

static void run_child(void)
{
	setpgid(0, 0);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	alarm(MOST_SECONDS); /* a run that hangs */
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	shared->armed = true;
	exit(program.main(program.argc, program.argv, program.env));
}

static void close_own(int fd) { syscall(SYS_close, fd); }

static void read_back(int fd, char *text, size_t size)
{
	ssize_t n = pread(fd, text, size - 1, 0);
	text[n < 0 ? 0 : n] = 0;
}

static int order[2], answer[2]; /* to this process, and from it */

static void make_pipes(void)
{
	if (pipe2(order, O_CLOEXEC) < 0 || pipe2(answer, O_CLOEXEC) < 0)
		abort();
	shared->order = order[1];
	shared->answer = answer[0];
}

/* Until no process of the run is left. All but these calls may be made to fail. */
static void obey(void)
{
	int pid;
	close_own(order[1]);
	close_own(answer[0]);
	signal(SIGPIPE, SIG_IGN); /* who asked may be dead before the answer */
	while (syscall(SYS_read, order[0], &pid, sizeof(pid)) == sizeof(pid)) {
		pid_t group = shared->group ? getpgid(pid) : 0;
		kill(group > 1 ? -group : pid, shared->signal);
		syscall(SYS_write, answer[1], "", 1);
	}
	signal(SIGPIPE, SIG_DFL);
	close_own(order[0]);
	close_own(answer[1]);
}

static pid_t start(void)
{
	for (int fds[] = {out, err}, i = 0; i < 2; i++)
		if (ftruncate(fds[i], 0) < 0 || lseek(fds[i], 0, SEEK_SET) < 0)
			abort();
	make_pipes();
	pid_t child = fork();
	if (!child)
		run_child();
	setpgid(child, child);
	return child;
}

/* Workers that lost their parent are children of this process. */
static struct outcome finish(pid_t child)
{
	struct outcome o = {0};
	int status;
	obey();
	for (pid_t p; (p = wait(&status)) > 0;)
		if (p == child)
			o.status = status;
	shared->armed = false;
	read_back(err, o.said, sizeof(o.said));
	read_back(out, o.words, sizeof(o.words));
	o.state = state_read(folder);
	return o;
}

static struct outcome run(struct shared with)
{
	*shared = with;
	return finish(start());
}

static const struct shared unharmed = {.call = -1};
static struct outcome whole;

/* -- what is right -------------------------------------------------------------------------- */

static bool has_status(const struct outcome *o, int status)
{
	return WIFEXITED(o->status) && WEXITSTATUS(o->status) == status;
}

/* As the unharmed run did: a comparison ends with status 1 where it finds something. */
static bool has_ended_well(const struct outcome *o) { return has_status(o, WEXITSTATUS(whole.status)); }

static bool one_sentence(const char *said)
{
	size_t n = strlen(said);
	return n && strchr(said, '\n') == said + n - 1 && !strncmp(said, "platen: ", 8);
}

static void tell(const char *fault, const struct outcome *o, const char *what)
{
	wrong++;
	printf("%s: ", fault);
	if (WIFSIGNALED(o->status))
		printf("signal %d", WTERMSIG(o->status));
	else
		printf("status %d", WEXITSTATUS(o->status));
	printf(", %s; said: %s\n", what, *o->said ? o->said : "nothing");
	if (strcmp(o->words, whole.words) != 0 && *o->words)
		printf("%s", o->words);
	fflush(stdout); /* or the next child would print it again */
}

/* With `must` the fault must not pass unnoticed. */
static void judge(const char *fault, struct outcome *o, bool must)
{
	const char *lost = state_wrong(&o->state, &old, &new, false);
	runs++;
	if (!must && has_ended_well(o) && state_equal(&o->state, &new) && !strcmp(o->words, whole.words) &&
	    !strcmp(o->said, whole.said))
		equal++;
	else if (lost)
		tell(fault, o, lost);
	else if (has_ended_well(o) && !must)
		tell(fault, o,
		     strcmp(o->said, whole.said) != 0             ? "it says other things than the unharmed run"
		             : strcmp(o->words, whole.words) != 0 ? "it prints other things than the unharmed run"
		                                                  : "a file is old");
	else if (!has_status(o, 2) || !one_sentence(o->said))
		tell(fault, o, "not one sentence and status 2");
	else
		ended++;
	state_free(&o->state);
}

static void restore(void)
{
	if (!state_write(folder, &old))
		abort();
}

/* -- calls that fail ------------------------------------------------------------------------ */

/* What cannot be done in another way, and is not repeated. */
static bool must_be_told(const char *call)
{
	static const char *const names[] = {"write", "fsync", "rename", "mkdir",   "read",         "fchmod",
	                                    "fork",  "pipe",  "poll",   "waitpid", "memfd_create", "posix_spawnp"};
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strcmp(names[i], call))
			return true;
	return false;
}

static void fail_calls(void)
{
	char fault[100];
	for (int c = 0; call_names[c]; c++) {
		restore();
		struct outcome o = run(unharmed);
		state_free(&o.state);
		long n = shared->count[c], step = n > points ? (n + points - 1) / points : 1;
		for (long i = 1; i <= n; i += step)
			for (int once = 0; once < 2; once++) {
				snprintf(fault, sizeof(fault), "%s %ld of %ld%s", call_names[c], i, n,
				         once ? "" : " and those after it");
				restore();
				o = run((struct shared){.once = once, .call = c, .point = i});
				/* With several processes not every run has as many calls. */
				judge(fault, &o, shared->hit && must_be_told(call_names[c]));
			}
	}
}

/* -- kills ---------------------------------------------------------------------------------- */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void pause_for(double s)
{
	nanosleep(&(struct timespec){.tv_sec = (time_t)s, .tv_nsec = (long)((s - (double)(time_t)s) * 1e9)}, NULL);
}

/* After a signal that can be caught nothing is left; after SIGKILL the next run removes it. */
static void judge_killed(const char *fault, struct outcome *o, int signal)
{
	const char *lost = state_wrong(&o->state, &old, &new, signal == SIGKILL);
	bool done = state_equal(&o->state, &new), died = WIFSIGNALED(o->status) && WTERMSIG(o->status) == signal;
	runs++;
	/* When only a worker is killed, or ends before its parent, the run says so. */
	bool said = has_status(o, 2) && one_sentence(o->said);
	if (lost || !(died || said || has_ended_well(o))) {
		tell(fault, o, lost ? lost : "ended in another way");
		return;
	}
	struct outcome next = run(unharmed);
	if (!state_equal(&next.state, &new) || !(has_ended_well(&next) || (done && has_status(&next, 2))))
		tell(fault, &next, "the next run does not end with all files new");
	else if (died || said)
		ended++;
	else
		equal++;
	state_free(&next.state);
}

static const int signals[] = {SIGKILL, SIGTERM, SIGINT, SIGKILL, SIGHUP, SIGQUIT, SIGKILL, SIGPIPE};

static void kill_before_calls(long calls)
{
	char fault[100];
	for (long i = 0; i < points / 2; i++) {
		int signal = signals[i % COUNT_OF(signals)];
		bool group = i % 3 == 0;
		long at = calls * i / (points / 2) + 1;
		snprintf(fault, sizeof(fault), "signal %d to %s before call %ld", signal, group ? "all" : "the caller", at);
		restore();
		struct outcome o = run((struct shared){.call = -1, .point = at, .signal = signal, .group = group});
		judge_killed(fault, &o, signal);
		state_free(&o.state);
	}
}

static void kill_after_times(double duration)
{
	char fault[100];
	for (long i = 0; i < points - points / 2; i++) {
		int signal = signals[i % COUNT_OF(signals)];
		bool group = i % 3 == 0;
		double at = duration * 1.1 * (double)rand() / RAND_MAX;
		snprintf(fault, sizeof(fault), "signal %d to %s after %.4f s", signal, group ? "all" : "the run", at);
		restore();
		*shared = unharmed;
		pid_t child = start();
		pause_for(at);
		kill(group ? -child : child, signal);
		struct outcome o = finish(child);
		judge_killed(fault, &o, signal);
		state_free(&o.state);
	}
}

static void end_runs(void)
{
	restore();
	double before = now();
	struct outcome o = run(unharmed);
	double duration = now() - before;
	long calls = shared->all;
	state_free(&o.state);
	srand(1);
	kill_before_calls(calls);
	kill_after_times(duration);
}

/* -- a small file system -------------------------------------------------------------------- */

static void fill_space(void)
{
	char options[60], fault[100];
	for (long i = 0, tried = 0; tried < points && i < 10000; i++) {
		bool inodes = i % 4 == 3;
		snprintf(options, sizeof(options), inodes ? "nr_inodes=%ld,mode=0755" : "size=%ldk,mode=0755",
		         inodes ? i / 4 + 2 : 4 * (i - i / 4) + 4);
		if (mount("tmpfs", folder, "tmpfs", 0, options) < 0)
			abort();
		if (state_write(folder, &old)) {
			tried++;
			snprintf(fault, sizeof(fault), "a file system of %s", options);
			struct outcome o = run(unharmed);
			judge(fault, &o, false);
		}
		if (umount2(folder, MNT_DETACH) < 0)
			abort();
	}
}

/* -- all of them ---------------------------------------------------------------------------- */

static int try_all(void)
{
	const char *ways = getenv("FAULT_WAYS"), *most = getenv("FAULT_POINTS");
	points = most ? atol(most) : 100;
	old = state_read(folder);
	whole = run(unharmed);
	new = whole.state;
	if (!(has_status(&whole, 0) || has_status(&whole, 1)) || state_equal(&old, &new)) {
		tell("unharmed", &whole, "it should write something");
		return 1;
	}
	if (strstr(ways, "calls"))
		fail_calls();
	if (strstr(ways, "kills"))
		end_runs();
	if (strstr(ways, "space"))
		fill_space();
	restore();
	printf("%ld runs, %ld ended, %ld equal, %ld wrong\n", runs, ended, equal, wrong);
	return wrong > 0;
}

static int instead_of_main(int argc, char **argv, char **env)
{
	program.argc = argc;
	program.argv = argv;
	program.env = env;
	folder = getenv("FAULT_FOLDER");
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	out = memfd_create("out", MFD_CLOEXEC);
	err = memfd_create("err", MFD_CLOEXEC);
	if (!folder || shared == MAP_FAILED || out < 0 || err < 0)
		abort();
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	unsetenv("LD_PRELOAD"); /* programs that it starts are not harmed */
	int status = try_all();
	fflush(stdout);
	_exit(status);
}

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end)
{
	typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
	start_function *real = (start_function *)dlsym(RTLD_NEXT, "__libc_start_main");
	program.main = main;
	return real(instead_of_main, argc, argv, init, fini, rtld_fini, stack_end);
}
