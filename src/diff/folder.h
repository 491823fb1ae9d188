/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of our own for the time of a run. */
#ifndef PLATEN_DIFF_FOLDER_H
#define PLATEN_DIFF_FOLDER_H

#include "machine.h"

struct own_folder {
	struct arena *arena;
	const char *path;
	const char *single; /* the one file that was asked for, by its path; NULL: a whole folder was */
	struct made *made;  /* the latest first */
};

/* In TMPDIR, or /tmp. What is in it is removed with it, also by a failure or a signal. */
struct own_folder *folder_open(struct arena *a);
/* Writes a file at a path below it; false: it cannot have such a name. */
bool folder_put(struct own_folder *f, const char *name, const void *bytes, size_t n);
/* The same for a symbolic link. */
bool folder_link(struct own_folder *f, const char *name, const char *to);
/* Notes a file that another program made there. */
void folder_note(struct own_folder *f, const char *path);
void folder_close(struct own_folder *f);

#endif
