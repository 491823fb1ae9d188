/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * machine: what must end or be removed before the process does, be it by machine_failure() or by a
 * signal that can be caught.
 */
#ifndef PLATEN_MACHINE_H
#define PLATEN_MACHINE_H

#include "base.h"

#include <sys/types.h>

/* A file, or a folder that is empty by then, which is to be removed: the latest first. The caller's, until it is
   finished. */
struct unfinished {
	const char *path;
	struct unfinished *next;
};
void machine_unfinished(struct unfinished *u);
/* It is whole, or gone. NULL: all are. */
void machine_finished(const struct unfinished *u);

#define MOST_PROCESSES 1024
/* A process that must end before this one, until it has been waited for. */
void machine_process_started(pid_t pid);
void machine_process_ended(pid_t pid);
/* As fork(); the child counts as started, and has no unfinished files or started processes. */
pid_t machine_fork(void);
/* The processes that are forked after this are one run with this one: the first of them that fails
   says why, the others end without a word. */
void machine_share(void);

/* What a run that fails writes to standard output, where a program reads it; NULL: nothing. Kept, not copied. */
void machine_last_words(const char *text);
/* Writes it at once, for a run that ends otherwise. */
void machine_say_last_words(void);

/* Whether errno says that a path leads to nothing, or to nothing of this user's. What else hinders a look at it is a failure. */
bool path_is_absent(int error);

/* The most memory that a process may take, in megabytes, but not over three quarters of the machine's; and
   the most processor time of a job, in seconds. What takes more ends the run with a sentence that names
   the option. Memory is not bounded under a sanitizer, which asks for more than there is. */
void machine_ceilings(int megabytes, int seconds);
/* The processor time of another job begins. */
void machine_job(void);

#endif
