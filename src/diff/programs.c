/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The process that a comparison comes from starts programs for it, and does nothing else. It believes a request as little as a
 * file: the program and its arguments are made here, of numbers and of a name that cannot be taken for an option.
 *
 * A program is started without a shell, and confined: it writes nothing and connects to nothing. git reads what this user may
 * read, for a repository may lie anywhere and be made of several; poppler's read what programs are made of, and the PDF from
 * standard input.
 */
#include "programs.h"

#include "machine.h"
#include "sandbox.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_MESSAGES = 4096, MOST_PAGES = 1000000, MOST_ARGUMENTS = 24 };

/* -- what is started -------------------------------------------------------------------------- */

struct command_line {
	const char *v[MOST_ARGUMENTS];
	int n;
};

static void put(struct command_line *c, const char *const *word, int n)
{
	assert(c->n + n < MOST_ARGUMENTS);
	for (int i = 0; i < n; i++)
		c->v[c->n++] = word[i];
}

#define PUT(c, ...) put(c, (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

static void begin_git(struct command_line *c, const char *dir)
{
	PUT(c, "git", "-C", dir, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "--no-replace-objects",
	    "--literal-pathspecs", "--no-pager");
}

static void draw(struct arena *a, struct command_line *c, const struct program_asked *q)
{
	const char *number = arena_printf(a, "%d", (int)q->page), *side = arena_printf(a, "%d", (int)q->longest);
	PUT(c, "pdftoppm", "-q", "-f", number, "-l", number, "-scale-to", side);
	if (q->call == PDF_PNG)
		PUT(c, "-png");
	PUT(c, "-");
}

static struct command_line command_of(struct arena *a, const struct programs *p, const struct program_asked *q,
                                      const char *text)
{
	struct command_line c = {0};
	if (q->call < PDF_TEXT)
		begin_git(&c, p->dir);
	switch (q->call) {
	case GIT_TREE:
		PUT(&c, "rev-parse", "--verify", "--quiet", "--end-of-options", arena_printf(a, "%s^{tree}", text));
		break;
	case GIT_OBJECT: PUT(&c, "rev-parse", "--verify", "--quiet", "--end-of-options", text); break;
	case GIT_FOLDER: PUT(&c, "rev-parse", "--git-dir"); break;
	case GIT_LIST: PUT(&c, "ls-tree", "-r", "-z", text); break;
	case GIT_WHOLE: PUT(&c, "ls-tree", "-r", "-z", "--full-tree", text); break;
	case GIT_BLOBS: PUT(&c, "cat-file", "--batch"); break;
	case PDF_TEXT: PUT(&c, "pdftotext", "-q", "-bbox-layout", "-", "-"); break;
	default: draw(a, &c, q); break;
	}
	return c;
}

static bool may_ask(const struct programs *p, const struct program_asked *q)
{
	const bool git = q->call < PDF_TEXT, drawn = q->call == PDF_PIXELS || q->call == PDF_PNG;
	return q->call < PROGRAM_CALLS && (!git || p->dir) && q->text <= LONGEST_REVISION && q->slot <= PROGRAM_SLOTS &&
	        q->fresh <= (q->slot < PROGRAM_SLOTS) && (git || q->slot < PROGRAM_SLOTS) &&
	        (!drawn || (q->page >= 1 && q->page <= MOST_PAGES && q->longest >= 1 && q->longest <= LONGEST_SIDE));
}

static bool is_good_text(const struct program_asked *q, const char *text)
{
	const bool number = q->call == GIT_LIST || q->call == GIT_WHOLE;
	return strlen(text) == q->text && (!number || (q->text && strspn(text, "0123456789abcdef") == q->text));
}

/* -- its environment -------------------------------------------------------------------------- */

/* Nothing asks on a terminal, fetches from elsewhere, or waits for a lock. */
static const char *const own_variables[] = {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
                                            "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat"};

static char **environment(struct arena *a)
{
	int n = 0, kept = 0;
	while (environ[n])
		n++;
	char **out = NEW_ARRAY(a, char *, n + COUNT_OF(own_variables) + 1);
	for (int i = 0; i < n; i++)
		if (strncmp(environ[i], "GIT_", 4) != 0 && strncmp(environ[i], "LC_ALL=", 7) != 0)
			out[kept++] = environ[i];
	for (int i = 0; i < COUNT_OF(own_variables); i++)
		out[kept++] = arena_strdup(a, own_variables[i]);
	return out;
}

/* A folder of PATH may be missing or forbidden, as for a shell. */
static bool is_program(const char *file)
{
	if (access(file, X_OK) == 0)
		return true;
	if (!path_is_absent(errno))
		machine_failure("cannot look at '%s': %s", file, strerror(errno));
	return false;
}

/* By PATH; NULL: there is none. */
static const char *find_program(struct arena *a, const char *name)
{
	const char *path = getenv("PATH");
	for (const char *p = path ? path : "/usr/bin:/bin"; *p;) {
		const size_t n = strcspn(p, ":");
		const char *file = arena_printf(a, "%.*s/%s", (int)n, p, name);
		if (n && *p == '/' && is_program(file))
			return file;
		p += n + (p[n] == ':');
	}
	return NULL;
}

/* What programs are made of, wherever this system has it. */
static void read_programs(struct arena *a, struct sandbox *s, const char *program)
{
	static const char *const places[] = {"/usr",        "/bin",
	                                     "/lib",        "/lib32",
	                                     "/lib64",      "/nix/store",
	                                     "/gnu/store",  "/etc/ld.so.cache",
	                                     "/etc/fonts",  "/var/cache/fontconfig",
	                                     "/dev/urandom"};
	char *real = realpath(program, NULL);
	for (int i = 0; i < COUNT_OF(places); i++)
		sandbox_read(s, places[i]);
	for (int up = 0; real && up < 2 && strrchr(real, '/') > real; up++)
		*strrchr(real, '/') = 0;
	if (real)
		sandbox_read(s, arena_strdup(a, real)); /* FOLDER/bin/NAME may need FOLDER/lib */
	free(real);
}

static void confine(struct arena *a, const char *program, bool git)
{
	struct sandbox s = {.arena = a, .programs = true};
	if (git)
		sandbox_read(&s, "/");
	else
		read_programs(a, &s, program);
	sandbox_write(&s, "/dev/null");
	sandbox_enter(&s);
}

/* -- start ------------------------------------------------------------------------------------ */

struct pipes {
	int out[2], messages[2], ready[2]; /* a byte comes through the last when it is confined */
};

static void open_pipes(struct pipes *p)
{
	if (pipe2(p->out, O_CLOEXEC) < 0 || pipe2(p->messages, O_CLOEXEC) < 0 || pipe2(p->ready, O_CLOEXEC) < 0)
		machine_failure("cannot make a pipe: %s", strerror(errno));
}

/* It is told as what the program says. */
_Noreturn static void give_up(const char *name, const struct pipes *p)
{
	dprintf(p->messages[1], "it cannot be started: %s: %s\n", name, strerror(errno));
	_exit(126);
}

_Noreturn static void become(struct arena *a, const char *program, const struct command_line *c, int in,
                             const struct pipes *p, bool git)
{
	char **argv = NEW_ARRAY(a, char *, c->n + 1), **variables = environment(a);
	for (int i = 0; i < c->n; i++)
		argv[i] = arena_strdup(a, c->v[i]);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	if (in < 0 && (in = open("/dev/null", O_RDONLY | O_CLOEXEC)) < 0)
		machine_failure("cannot open /dev/null: %s", strerror(errno));
	if (lseek(in, 0, SEEK_SET) < 0)
		machine_failure("cannot read a file in memory: %s", strerror(errno));
	confine(a, program, git);
	if (!write_whole(p->ready[1], "", 1) || dup2(in, STDIN_FILENO) < 0 || dup2(p->out[1], STDOUT_FILENO) < 0 ||
	    dup2(p->messages[1], STDERR_FILENO) < 0)
		give_up(c->v[0], p);
	execve(program, argv, variables);
	give_up(c->v[0], p);
}

/* -- what it prints --------------------------------------------------------------------------- */

/* False: it is at its end. */
static bool take(int fd, struct buf *b, size_t most)
{
	char part[1 << 16];
	const ssize_t n = read(fd, part, sizeof(part));
	if (n < 0 && errno == EINTR)
		return true;
	if (n < 0)
		machine_failure("cannot read from a program: %s", strerror(errno));
	if (n > 0 && b->n < most)
		buf_put(b, part, (size_t)n);
	return n > 0;
}

static void take_all(const struct pipes *p, struct buf *out, struct buf *messages)
{
	struct pollfd fd[2] = {{.fd = p->out[0], .events = POLLIN}, {.fd = p->messages[0], .events = POLLIN}};
	while (fd[0].fd >= 0 || fd[1].fd >= 0) {
		if (poll(fd, 2, -1) < 0) {
			if (errno != EINTR)
				machine_failure("cannot wait for a program: %s", strerror(errno));
			continue;
		}
		if (fd[0].fd >= 0 && fd[0].revents && !take(fd[0].fd, out, SIZE_MAX))
			fd[0].fd = -1;
		if (fd[1].fd >= 0 && fd[1].revents && !take(fd[1].fd, messages, MOST_MESSAGES))
			fd[1].fd = -1;
	}
}

static int wait_for(pid_t pid)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			machine_failure("cannot wait for a program: %s", strerror(errno));
	machine_process_ended(pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int run(struct arena *a, const struct command_line *c, int in, bool git, struct buf *out, struct buf *messages)
{
	struct pipes p;
	const char *program = find_program(a, c->v[0]);
	if (!program)
		return PROGRAM_ABSENT;
	open_pipes(&p);
	const pid_t pid = machine_fork();
	if (pid < 0)
		machine_failure("cannot start %s: %s", c->v[0], strerror(errno));
	if (pid == 0)
		become(a, program, c, in, &p, git);
	program_close(p.out[1]);
	program_close(p.messages[1]);
	program_close(p.ready[1]);
	char ready;
	if (!program_take(p.ready[0], &ready, 1))
		machine_failure("cannot start %s", c->v[0]); /* which has said why */
	program_close(p.ready[0]);
	take_all(&p, out, messages);
	program_close(p.out[0]);
	program_close(p.messages[0]);
	return wait_for(pid);
}

/* -- requests --------------------------------------------------------------------------------- */

static bool take_bytes(struct programs *p, const struct program_asked *q)
{
	char part[1 << 16];
	int *fd = &p->file[q->slot];
	*fd = *fd ? *fd : memfd_create("platen-diff", MFD_CLOEXEC);
	if (*fd < 0 || ftruncate(*fd, 0) < 0 || lseek(*fd, 0, SEEK_SET) < 0)
		machine_failure("cannot make a file in memory: %s", strerror(errno));
	for (uint64_t left = q->bytes; left;) {
		const size_t n = left < sizeof(part) ? (size_t)left : sizeof(part);
		if (!program_take(p->from, part, n))
			return false;
		if (!write_whole(*fd, part, n))
			machine_failure("cannot write a file in memory: %s", strerror(errno));
		left -= n;
	}
	return true;
}

static bool answer(const struct programs *p, int status, const struct buf *out, const struct buf *messages)
{
	const struct program_answer head = {status, out->n, messages->n};
	return write_whole(p->to, &head, sizeof(head)) && (!out->n || write_whole(p->to, out->v, out->n)) &&
	        (!messages->n || write_whole(p->to, messages->v, messages->n));
}

/* False: the comparison is at its end, or asks for what it may not. */
static bool serve_one(struct programs *p)
{
	struct program_asked q;
	char text[LONGEST_REVISION + 1] = "";
	struct buf out = {0}, messages = {0};
	if (!program_take(p->from, &q, sizeof(q)) || !may_ask(p, &q) || !program_take(p->from, text, q.text) ||
	    !is_good_text(&q, text) || (q.fresh && !take_bytes(p, &q)))
		return false;
	struct arena *a = arena_new();
	const struct command_line c = command_of(a, p, &q, text);
	const int in = q.slot < PROGRAM_SLOTS && p->file[q.slot] ? p->file[q.slot] : -1;
	const int status = run(a, &c, in, q.call < PDF_TEXT, &out, &messages);
	const bool more = answer(p, status, &out, &messages);
	buf_free(&out);
	buf_free(&messages);
	arena_free(a);
	return more;
}

void programs_serve(struct programs *p)
{
	signal(SIGPIPE, SIG_IGN); /* the comparison may have failed */
	while (serve_one(p))
		machine_job();
	for (int i = 0; i < PROGRAM_SLOTS; i++)
		if (p->file[i])
			close(p->file[i]);
}
