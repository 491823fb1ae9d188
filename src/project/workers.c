/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Jobs in several processes. A worker is a fork of this process: it starts with all that is
 * loaded, takes the next jobs from a counter that all share until none is left, and sends each
 * result through a pipe of its own. Processes and not threads: a worker that runs into a limit
 * or a bug of a library takes nothing else with it, and nothing needs a lock.
 *
 * When one worker fails, the others end their jobs (an output is written whole or not at all)
 * and then the run fails. The counter gives jobs in ascending order, so a worker that has job n
 * has done none above it.
 *
 * Handlers of signals end the process (machine.c), so no call here is interrupted by one.
 */
#include "workers.h"
#include "machine.h"
#include "sandbox.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

/* Jobs that one worker takes together: those up to the start of the next ones. */
struct takes {
	int n, *start;          /* n + 1 */
	struct worker *workers; /* who share them */
};

struct worker {
	pid_t pid;
	int fd;         /* its results; -1 at their end */
	struct buf got; /* a part of a frame */
};

/* A result in the pipe: this, then its bytes. */
struct frame {
	size_t job, size; /* of one type, so that no padding goes into the pipe */
};

int workers_available(void)
{
	cpu_set_t set;
	return sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
}

static void close_pipe(int fd)
{
	if (close(fd) < 0)
		machine_failure("cannot close a pipe to a worker: %s", strerror(errno));
}

/* -- in the worker -------------------------------------------------------------------------- */

static void send_all(int fd, const void *bytes, size_t size)
{
	if (!write_whole(fd, bytes, size))
		machine_failure("a worker cannot send its results: %s", strerror(errno));
}

static void do_job(const struct jobs *jobs, int i, int fd)
{
	struct buf b = {0};
	machine_job();
	jobs->run(jobs->user, i, &b);
	struct frame f = {(size_t)i, b.n};
	send_all(fd, &f, sizeof(f));
	send_all(fd, b.v, b.n);
	buf_free(&b);
}

_Noreturn static void work(const struct jobs *jobs, const struct takes *takes, atomic_int *next, int fd, pid_t parent)
{
	/* A run that is stopped stops its workers, also when it was stopped just now. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(2);
	sandbox_work();
	for (int k; (k = atomic_fetch_add(next, 1)) < takes->n;)
		for (int i = takes->start[k]; i < takes->start[k + 1]; i++)
			do_job(jobs, i, fd);
	if (jobs->end)
		jobs->end(jobs->user);
	_exit(0);
}

/* -- in the parent -------------------------------------------------------------------------- */

static void start(const struct jobs *jobs, const struct takes *takes, atomic_int *next, struct worker *w)
{
	int ends[2];
	pid_t parent = getpid();
	if (pipe(ends) < 0)
		machine_failure("cannot make a pipe to a worker: %s", strerror(errno));
	w->pid = machine_fork();
	if (w->pid < 0)
		machine_failure("cannot start a worker: %s", strerror(errno));
	if (w->pid == 0) {
		close_pipe(ends[0]);
		free(takes->workers); /* a worker knows no others */
		work(jobs, takes, next, ends[1], parent);
	}
	close_pipe(ends[1]);
	w->fd = ends[0];
}

static void take_in_turn(const struct jobs *jobs, struct buf *result, int *taken)
{
	for (; jobs->take && *taken < jobs->n && result[*taken].n; ++*taken) {
		jobs->take(jobs->user, *taken, &result[*taken]);
		buf_free(&result[*taken]);
	}
}

/* Takes the whole results out of what has come from a worker. Returns how many. */
static int take_results(struct worker *w, struct buf *result)
{
	size_t from = 0;
	int n = 0;
	struct frame f;
	while (w->got.n - from >= sizeof(f)) {
		memcpy(&f, w->got.v + from, sizeof(f));
		if (w->got.n - from - sizeof(f) < f.size)
			break;
		buf_put(&result[f.job], w->got.v + from + sizeof(f), f.size);
		buf_trim(&result[f.job]);
		from += sizeof(f) + f.size;
		n++;
	}
	if (from)
		memmove(w->got.v, w->got.v + from, w->got.n - from);
	w->got.n -= from;
	return n;
}

/* Returns how many results came. */
static int receive(struct worker *w, struct buf *result)
{
	char block[1 << 16];
	ssize_t n = read(w->fd, block, sizeof(block));
	if (n < 0)
		machine_failure("cannot read from a worker: %s", strerror(errno));
	if (n == 0) {
		close_pipe(w->fd);
		w->fd = -1;
		return 0;
	}
	buf_put(&w->got, block, (size_t)n);
	return take_results(w, result);
}

/* Returns how many results came. */
static int receive_all(const struct jobs *jobs, struct worker *w, int n, struct buf *result)
{
	struct pollfd *fds = calloc((size_t)n, sizeof(*fds));
	int open = n, done = 0, taken = 0;
	if (!fds)
		machine_failure("out of memory");
	while (open) {
		open = 0;
		for (int i = 0; i < n; i++) {
			fds[i] = (struct pollfd){.fd = w[i].fd, .events = POLLIN};
			open += w[i].fd >= 0;
		}
		if (open && poll(fds, (nfds_t)n, -1) < 0)
			machine_failure("cannot wait for a worker: %s", strerror(errno));
		for (int i = 0; i < n; i++) {
			int came = fds[i].fd >= 0 && fds[i].revents ? receive(&w[i], result) : 0;
			done += came;
			if (came && jobs->done)
				jobs->done(jobs->user, done);
		}
		take_in_turn(jobs, result, &taken);
	}
	free(fds);
	return done;
}

static int wait_for(struct worker *w)
{
	int status;
	if (waitpid(w->pid, &status, 0) < 0)
		machine_failure("cannot wait for a worker: %s", strerror(errno));
	machine_process_ended(w->pid);
	return status;
}

/* A worker that failed has said why, so that what is said here is printed only of those that a signal or a
   library ended. */
static void finish(const struct jobs *jobs, struct worker *w, int n, int missing)
{
	bool failed = missing > 0;
	int number = 0;
	for (int i = 0; i < n; i++) {
		int status = wait_for(&w[i]);
		failed = failed || !WIFEXITED(status) || WEXITSTATUS(status) != 0;
		number = WIFSIGNALED(status) ? WTERMSIG(status) : number;
		buf_free(&w[i].got);
	}
	if (failed && jobs->failed)
		jobs->failed(jobs->user);
	if (number)
		machine_failure("a worker was ended by signal %d (%s)", number, strsignal(number));
	if (failed)
		machine_failure("a worker failed without a word");
}

static void run_here(const struct jobs *jobs, struct buf *result)
{
	int taken = 0;
	sandbox_work();
	for (int i = 0; i < jobs->n; i++) {
		machine_job();
		jobs->run(jobs->user, i, &result[i]);
		buf_trim(&result[i]);
		take_in_turn(jobs, result, &taken);
		if (jobs->done)
			jobs->done(jobs->user, i + 1);
	}
	if (jobs->end)
		jobs->end(jobs->user);
}

enum { TAKE_MOST = 16, TAKES_OF_EACH = 3 };

/* Jobs that follow each other, but not so many together that workers would wait for the last of them. */
static struct takes takes_of(const struct jobs *jobs, int workers)
{
	struct takes t = {.start = calloc((size_t)jobs->n + 1, sizeof(*t.start))};
	if (!t.start)
		machine_failure("out of memory");
	for (int i = 0; i < jobs->n; i++)
		if (!i || !jobs->follows || !jobs->follows(jobs->user, i) || i - t.start[t.n - 1] == TAKE_MOST)
			t.start[t.n++] = i;
	if (t.n < TAKES_OF_EACH * workers)
		for (t.n = 0; t.n < jobs->n; t.n++)
			t.start[t.n] = t.n;
	t.start[t.n] = jobs->n;
	return t;
}

void workers_run(const struct jobs *jobs, int workers, struct buf *result)
{
	int n = workers < jobs->n ? workers : jobs->n;
	if (n < 2) {
		run_here(jobs, result);
		return;
	}
	struct takes takes = takes_of(jobs, n);
	atomic_int *next = mmap(NULL, sizeof(*next), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct worker *w = takes.workers = calloc((size_t)n, sizeof(*w));
	if (next == MAP_FAILED || !w)
		machine_failure("out of memory");
	atomic_init(next, 0);
	machine_share();
	fflush(stdout); /* a worker that a library ends would print what waits there once more */
	for (int i = 0; i < n; i++)
		start(jobs, &takes, next, &w[i]);
	int done = receive_all(jobs, w, n, result);
	finish(jobs, w, n, jobs->n - done);
	free(w);
	free(takes.start);
	munmap(next, sizeof(*next));
}
