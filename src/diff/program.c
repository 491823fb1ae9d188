/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "program.h"

#include "machine.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_MESSAGES = 4096 };

struct pipes {
	int out[2], messages[2];
};

static void open_pipes(struct pipes *p)
{
	if (pipe2(p->out, O_CLOEXEC) < 0 || pipe2(p->messages, O_CLOEXEC) < 0)
		machine_failure("cannot make a pipe: %s", strerror(errno));
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

/* -- start ------------------------------------------------------------------------------------ */

/* Returns 0, or an error as posix_spawn(3) does. Signals are blocked until the process is known. */
static int start(const char *const *argv, int in, const struct pipes *p, pid_t *pid)
{
	assert(argv[0]);
	struct arena *a = arena_new();
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t all, old;
	char **copy = NEW_ARRAY(a, char *, 64);
	for (int i = 0; argv[i] && i < 63; i++)
		copy[i] = arena_strdup(a, argv[i]);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	int error = posix_spawn_file_actions_init(&actions);
	if (!error)
		error = posix_spawnattr_init(&attributes);
	if (error)
		machine_failure("cannot start %s: %s", argv[0], strerror(error));
	if (in >= 0)
		error = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	else
		error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	error = error ? error : posix_spawn_file_actions_adddup2(&actions, p->out[1], STDOUT_FILENO);
	error = error ? error : posix_spawn_file_actions_adddup2(&actions, p->messages[1], STDERR_FILENO);
	error = error ? error : posix_spawnattr_setsigmask(&attributes, &old);
	error = error ? error : posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	error = error ? error : posix_spawnp(pid, argv[0], &actions, &attributes, copy, environment(a));
	if (!error)
		machine_process_started(*pid);
	sigprocmask(SIG_SETMASK, &old, NULL);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	arena_free(a);
	return error;
}

/* -- what it prints --------------------------------------------------------------------------- */

/* False: it is at its end. */
static bool take(int fd, struct buf *b, size_t most)
{
	char part[1 << 16];
	const ssize_t n = read(fd, part, sizeof(part));
	if (n < 0 && errno == EINTR)
		return true;
	if (n > 0 && b && b->n < most)
		buf_put(b, part, (size_t)n);
	return n > 0;
}

static void take_all(const struct pipes *p, struct buf *out, struct buf *messages)
{
	struct pollfd fd[2] = {{.fd = p->out[0], .events = POLLIN}, {.fd = p->messages[0], .events = POLLIN}};
	while (fd[0].fd >= 0 || fd[1].fd >= 0) {
		if (poll(fd, 2, -1) < 0 && errno != EINTR)
			machine_failure("cannot wait for a program: %s", strerror(errno));
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

int program_run(const char *const *argv, int in, struct buf *out, struct buf *messages)
{
	struct pipes p;
	pid_t pid;
	open_pipes(&p);
	const int error = start(argv, in, &p, &pid);
	close(p.out[1]);
	close(p.messages[1]);
	if (!error)
		take_all(&p, out, messages);
	close(p.out[0]);
	close(p.messages[0]);
	if (error && error != ENOENT && error != EACCES && error != ENOTDIR)
		machine_failure("cannot start %s: %s", argv[0], strerror(error));
	return error ? PROGRAM_ABSENT : wait_for(pid);
}

const char *program_says(struct arena *a, const struct buf *messages)
{
	size_t n = 0;
	while (n < messages->n && messages->v[n] != '\n')
		n++;
	return n ? arena_strndup(a, messages->v, n) : "it said nothing";
}
