/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * platen watch: a process that waits, and for each build a fork of it that is `platen build`. So a build that fails or
 * crashes ends nothing else, nothing is kept from one to the next but the record, and what reads the project is confined.
 * The process that waits opens no file of the project: it hears from a build by a pipe which names were looked for, and from
 * the kernel when one of them is written to.
 *
 * Signals are left to machine.c, which ends the build first. The line of a terminal that is written over ends in a newline,
 * so that this can come at any time.
 */
#include "bytes.h"
#include "commands.h"
#include "machine.h"
#include "paths.h"
#include "watch_folders.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Changes that follow each other so closely are one; but not for ever. In milliseconds. */
enum { SETTLED = 10, SETTLED_LATEST = 500 };

struct result {
	int status; /* as of waitpid() */
	int milliseconds;
	struct timespec began;
	bool told; /* and so is this: */
	struct tally tally;
	int errors, warnings;
};

/* -- in the build --------------------------------------------------------------------------- */

static struct run *building;
static int teller;

/* A path takes two bytes at least beside the number. */
enum { LEAST_INPUT = 10 };

static void tell(void)
{
	const struct run *r = building;
	struct input_list kept = r->root ? inputs_kept(r->root, r->arena) : (struct input_list){0};
	struct buf b = {0};
	bytes_put(&b, (uint64_t)r->tally->outputs);
	bytes_put(&b, (uint64_t)r->tally->written);
	bytes_put(&b, (uint64_t)r->tally->current);
	bytes_put(&b, (uint64_t)diag_errors(r->diag));
	bytes_put(&b, (uint64_t)diag_warnings(r->diag));
	bytes_put(&b, (uint64_t)kept.v.n);
	for (int i = 0; i < kept.v.n; i++) {
		bytes_put(&b, kept.v.v[i].kind);
		bytes_put_text(&b, kept.v.v[i].path);
		bytes_put_text(&b, kept.v.v[i].real);
	}
	for (size_t n = 0; n < b.n;) {
		ssize_t put = write(teller, b.v + n, b.n - n);
		if (put < 0)
			break;
		n += (size_t)put;
	}
	buf_free(&b);
}

/* Also when the run was wrong usage, which a change of platen.yaml may mend. */
_Noreturn static void build(struct run *r, const char *here, int fd, pid_t parent)
{
	static struct tally tally;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(FAILURE);
	machine_job();
	if (chdir(here) < 0) /* it may have gone and come back */
		machine_failure("cannot change to %s: %s", here, strerror(errno));
	building = r;
	teller = fd;
	r->tally = &tally;
	if (atexit(tell) != 0)
		machine_failure("out of memory");
	int status = run_build(r);
	print_output(&(struct buf){0});
	exit(status);
}

/* -- what it tells -------------------------------------------------------------------------- */

static void receive(int fd, struct buf *b)
{
	static const size_t most = (size_t)64 << 20;
	char block[1 << 16];
	ssize_t n;
	while ((n = read(fd, block, sizeof(block))) > 0)
		if (b->n < most)
			buf_put(b, block, (size_t)n);
	if (n < 0)
		machine_failure("cannot read from a build: %s", strerror(errno));
}

static struct input_list take_result(struct arena *a, struct byte_reader *b, struct result *r)
{
	static const uint64_t most = 1 << 30;
	struct input_list inputs = {0};
	r->tally.outputs = (int)bytes_take_below(b, most);
	r->tally.written = (int)bytes_take_below(b, most);
	r->tally.current = (int)bytes_take_below(b, most);
	r->errors = (int)bytes_take_below(b, most);
	r->warnings = (int)bytes_take_below(b, most);
	for (int n = bytes_take_count(b, LEAST_INPUT); n > 0 && !b->bad; n--) {
		struct input *in = vec_push(a, &inputs.v);
		*in = (struct input){.kind = (enum input_kind)bytes_take_below(b, INPUT_KINDS)};
		in->path = bytes_take_text(b);
		in->real = bytes_take_text(b);
		in->real = *in->real ? in->real : NULL;
	}
	r->told = !b->bad && b->p == b->end;
	return inputs;
}

/* A build that looked for nothing does not know better than the one before. Whatever happens, platen.yaml is wanted. */
static void want(struct watched_folders *f, struct result *r, const struct buf *said)
{
	struct arena *a = arena_new();
	struct byte_reader b = {said->v, said->v + said->n, said->n == 0};
	struct input_list inputs = take_result(a, &b, r);
	if ((r->told && inputs.v.n) || !f->names.n) {
		inputs.v.n = r->told ? inputs.v.n : 0;
		*vec_push(a, &inputs.v) = (struct input){.kind = INPUT_OTHER, .path = "platen.yaml"};
		folders_want(f, &inputs);
	}
	arena_free(a);
}

static int milliseconds_since(struct timespec then)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int)((now.tv_sec - then.tv_sec) * 1000 + (now.tv_nsec - then.tv_nsec) / 1000000);
}

static struct result run_one(struct run *r, const char *here, struct watched_folders *f)
{
	int ends[2];
	struct result result = {0};
	struct timespec start;
	struct buf said = {0};
	pid_t parent = getpid();
	clock_gettime(CLOCK_REALTIME_COARSE, &result.began); /* which that of files is */
	clock_gettime(CLOCK_MONOTONIC, &start);
	fflush(stdout);
	if (pipe(ends) < 0)
		machine_failure("cannot make a pipe to a build: %s", strerror(errno));
	pid_t pid = machine_fork();
	if (pid < 0)
		machine_failure("cannot start a build: %s", strerror(errno));
	if (pid == 0) {
		close(ends[0]);
		close(f->fd);
		build(r, here, ends[1], parent);
	}
	close(ends[1]);
	receive(ends[0], &said);
	close(ends[0]);
	if (waitpid(pid, &result.status, 0) < 0)
		machine_failure("cannot wait for a build: %s", strerror(errno));
	machine_process_ended(pid);
	result.milliseconds = milliseconds_since(start);
	want(f, &result, &said);
	buf_free(&said);
	return result;
}

/* -- what is shown -------------------------------------------------------------------------- */

static void put_count(struct buf *b, int n, const char *what, const char *end)
{
	buf_printf(b, "%d %s%s%s", n, what, n == 1 ? "" : "s", end);
}

static bool has_failed(const struct result *r) { return !WIFEXITED(r->status) || WEXITSTATUS(r->status) == FAILURE; }

static void put_result(struct buf *b, const struct result *r)
{
	const struct tally *t = &r->tally;
	if (r->errors || r->warnings) {
		put_count(b, r->errors, "error", ", ");
		put_count(b, r->warnings, "warning", "; ");
	}
	const bool failed = has_failed(r) || !r->told, writes = t->written || !t->current || r->errors;
	if (failed)
		buf_puts(b, "nothing was built");
	else if (writes)
		put_count(b, t->written, "output", " written");
	if (t->current && !failed)
		buf_printf(b, "%s%d up to date", writes ? ", " : "", t->current);
	buf_printf(b, " in %d ms", r->milliseconds);
}

static bool is_shown(const struct run *r) { return !r->quiet && !for_program(r); }

static bool is_person(const struct run *r) { return is_shown(r) && isatty(STDOUT_FILENO); }

/* The line above, before a build prints its messages there. */
static void clear_line(const struct run *r)
{
	if (is_person(r))
		fputs("\033[A\033[2K", stdout);
}

static void show(struct run *r, const struct result *result)
{
	char clock[16] = "";
	time_t now = time(NULL);
	struct tm tm;
	struct buf b = {0};
	if (localtime_r(&now, &tm))
		strftime(clock, sizeof(clock), "%H:%M:%S ", &tm);
	buf_puts(&b, clock);
	put_result(&b, result);
	buf_puts(&b, "\n");
	if (is_shown(r))
		print_output(&b);
	buf_free(&b);
}

/* A build that was not ended has said why. What a program reads is whole also then. */
static void show_failure(struct run *r, int status)
{
	if (WIFSIGNALED(status))
		fprintf(stderr, "platen: a build was ended by signal %d (%s)\n", WTERMSIG(status),
		        strsignal(WTERMSIG(status)));
	machine_say_last_words();
	prepare_failure(r);
}

/* -- waiting -------------------------------------------------------------------------------- */

/* Returns whether the kernel has something to tell before that. -1: for ever. */
static bool wait_for(const struct watched_folders *f, int milliseconds)
{
	struct pollfd p = {.fd = f->fd, .events = POLLIN};
	int n = poll(&p, 1, milliseconds);
	if (n < 0 && errno != EINTR)
		machine_failure("cannot wait for changes: %s", strerror(errno));
	return n > 0;
}

static void wait_for_change(struct watched_folders *f)
{
	struct timespec start;
	machine_job(); /* which bounds each round, and not all of them together */
	while (!wait_for(f, -1) || !folders_take(f))
		;
	clock_gettime(CLOCK_MONOTONIC, &start);
	while (wait_for(f, SETTLED) && milliseconds_since(start) < SETTLED_LATEST)
		folders_take(f);
}

static void prepare(struct run *r, const char *dir, struct watched_folders *f)
{
	if (r->out && !strcmp(r->out, "-"))
		usage_error(r, "'watch' writes files, not -o -");
	if (!dir)
		usage_error(
		        r,
		        "there is no platen.yaml here or in a folder above; -C names another folder, 'platen new DIR' makes "
		        "a project");
	char *real = realpath(dir, NULL);
	if (!real)
		usage_error(r, arena_printf(r->arena, "'%s' is no folder", dir));
	f->top = arena_strdup(r->arena, real);
	free(real);
	r->dir = f->top;
	f->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (f->fd < 0)
		machine_failure(
		        "cannot watch files: %s; 'sysctl fs.inotify.max_user_instances' tells how many may at a time",
		        strerror(errno));
}

int run_watch(struct run *r)
{
	struct watched_folders folders = {0};
	const char *here = path_here(r->arena);
	prepare(r, r->dir ? r->dir : project_find(r->arena, "."), &folders);
	for (bool first = true;; first = false) {
		folders_watch(&folders);
		struct result result = run_one(r, here, &folders);
		if (has_failed(&result))
			show_failure(r, result.status);
		if (has_failed(&result) && first) {
			folders_close(&folders);
			return FAILURE;
		}
		bool more = folders_watch(&folders);
		show(r, &result);
		if (!more || !folders_changed(&folders, result.began))
			wait_for_change(&folders);
		clear_line(r);
	}
}
