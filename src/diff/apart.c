/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison in a process of its own, and this one, which starts programs for it. */
#include "diff_run.h"
#include "folder.h"
#include "machine.h"
#include "pdf_read.h"
#include "programs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

void diff_make_rooms(struct arena *a, struct diff_request *q)
{
	const char *const what[] = {q->old, q->now};
	for (int i = 0; i < COUNT_OF(what); i++) {
		q->room[i] = (q->project || diff_has_path(what[i])) && diff_is_revision(what[i]) ? folder_open(a) : NULL;
		q->room_path[i] = q->room[i] ? q->room[i]->path : NULL;
	}
}

void diff_leave_rooms(const struct diff_request *q)
{
	folder_close(q->room[1]);
	folder_close(q->room[0]);
}

static void make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) < 0)
		machine_failure("cannot make a pipe to a comparison: %s", strerror(errno));
}

static int wait_for(pid_t pid)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			machine_failure("cannot wait for a comparison: %s", strerror(errno));
	machine_process_ended(pid);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE) { /* nobody reads what is told */
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	if (WIFSIGNALED(status))
		machine_failure("a comparison was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
	return WEXITSTATUS(status);
}

int diff_apart(const struct diff_request *q, int (*work)(void *user), void *user)
{
	int asked[2], answered[2];
	const pid_t parent = getpid();
	make_pipe(asked);
	make_pipe(answered);
	machine_share();
	const pid_t pid = machine_fork();
	if (pid < 0)
		machine_failure("cannot start a comparison: %s", strerror(errno));
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(2);
		program_close(asked[0]);
		program_close(answered[1]);
		program_connect(asked[1], answered[0]);
		pdf_read_prepare(); /* a library, which a process can load as long as it is not confined */
		exit(work(user));
	}
	program_close(asked[1]);
	program_close(answered[0]);
	const char *asks_git = q->project ? q->project : ".";
	programs_serve(&(struct programs){q->room[0] || q->room[1] ? asks_git : NULL, asked[0], answered[1], {0}});
	program_close(asked[0]);
	program_close(answered[1]);
	return wait_for(pid);
}
