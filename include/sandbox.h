/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sandbox: what a process may still do when it reads files that somebody else has made. A library that such a file
 * takes over can then read the project, write where outputs go, and nothing else.
 *
 * Files are bounded by landlock (landlock(7)), with all that the kernel's ABI knows; calls to the kernel by a list of those
 * that a run needs (seccomp(2)). What the kernel has not is left out, and `platen --version` says what there is. Builds with
 * a sanitizer or with coverage are never confined, nor runs under valgrind: all of these need what the list leaves out.
 */
#ifndef PLATEN_SANDBOX_H
#define PLATEN_SANDBOX_H

#include "base.h"

#include <sys/types.h>

enum sandbox_right { SANDBOX_READ, SANDBOX_WRITE, SANDBOX_EMPTY };
struct sandbox_place {
	const char *path;
	enum sandbox_right right;
};
/* What stays open: files and folders, with all that is below them; starts zeroed. One that is not there is left out. */
struct sandbox {
	struct arena *arena;
	VEC(struct sandbox_place) v;
	bool starts;  /* this process will start others */
	bool narrows; /* or enter another sandbox */
	bool links;   /* it makes links where it may write */
	bool programs; /* it is a program of others: what may be read may be started, and of calls those are taken away that lead out */
};
void sandbox_read(struct sandbox *s, const char *path);
/* And made, renamed and removed there. */
void sandbox_write(struct sandbox *s, const char *path);
/* Folders below it that are empty may be removed, and nothing else. */
void sandbox_empty(struct sandbox *s, const char *path);

/* From here on this process, and those that it starts, open nothing but what S names, connect to nothing, start no program
   and see no other process. There is no way back: another call, which one that `narrows` or `starts` may make, only takes
   more away, and there may be 16 of them. Files that are open stay so. Where the kernel refuses what it said it had, it is a
   machine_failure(). */
void sandbox_enter(const struct sandbox *s);
/* From here on this process starts no other and ends none; nothing when it never entered a sandbox. */
void sandbox_work(void);

/* Whether sandbox_enter() confines this process. */
bool sandbox_is_there(void);
/* Why a sandbox would not be whole, as the end of a sentence; NULL: it would. */
const char *sandbox_lack(void);
/* What there is: "landlock ABI 3, seccomp", or "none". */
const char *sandbox_name(void);

/* As open() of a path without links, such as path_resolve() gives: where one stands on it meanwhile, it is ELOOP. */
int open_resolved(const char *path, int flags, mode_t mode);

#endif
