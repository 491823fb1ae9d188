/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_OUTPUT_H
#define PLATEN_PROJECT_OUTPUT_H

#include "project.h"

#include <sys/types.h>

struct unfinished {
	const char *path, *name; /* where it belongs, and where it is */
	int fd;
};

/* Files that are written and not yet in their places. A failure or a signal removes them. */
struct outbox {
	struct arena *arena;
	int n;
	struct unfinished v[MOST_PENDING_FILES];
};

/* Writes a file for `path`, with the folders that it needs. Ends the process when it cannot; what
   was put before is finished first. */
void outbox_put(struct outbox *o, const char *path, const struct buf *b);
/* Removes what a process that was killed left of the file for `path`. */
void outbox_remove(struct arena *a, const char *path, pid_t process);
/* Puts all files in their places. */
void outbox_finish(struct outbox *o);

#endif
