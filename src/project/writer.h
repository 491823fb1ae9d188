/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one way in which files are written: under a name of its own beside its place, then, when it is
 * whole and on the disk, renamed. Whatever fails ends the process through machine_failure(), and the old
 * file stays.
 */
#ifndef PLATEN_PROJECT_WRITER_H
#define PLATEN_PROJECT_WRITER_H

#include "machine.h"
#include "project.h"

#include <sys/stat.h>

enum { MOST_TEMPORARIES = 64 };

struct temporary {
	const char *path;       /* as messages name it */
	const char *place;      /* where it belongs, without links */
	struct unfinished *now; /* where it is */
	int fd;                 /* open and locked until it is in its place */
};

/* Files that are written and not yet in their places. */
struct outbox {
	struct arena *arena;
	bool lightly; /* what is lost when the machine stops does no harm: the disk is not waited for */
	int n;
	struct temporary v[MOST_TEMPORARIES];
	/* of the file that is begun, v[n] */
	bool begun, exists;
	struct stat old; /* what is in its place */
};

/* Writes a file for `path`, with the folders that it needs. What was put before is finished first when it
   cannot. A link is followed; mode and owner of a file that is there are kept. */
void outbox_put(struct outbox *o, const char *path, const struct buf *b);
/* The same in parts. What is begun and not ended is removed when the process ends. */
void outbox_begin(struct outbox *o, const char *path);
void outbox_add(struct outbox *o, const char *bytes, size_t n);
void outbox_end(struct outbox *o);
/* In place of that, where the file that is there has the same bytes: it is not touched. False: it has not. */
bool outbox_drop_same(struct outbox *o);
/* Puts all files in their places. */
void outbox_finish(struct outbox *o);

/* One file of that kind. */
void output_write_lightly(struct arena *a, const char *path, const struct buf *b);

/* -- names of our own ----------------------------------------------------------------------- */

/* ".platen-", 16 hexadecimal digits at random, ".tmp". */
const char *temporary_name(struct arena *a);
bool temporary_is_named_so(const char *name);
/* Locks what a process that was killed left under such a name in a folder: a regular file, or with `folder` a
   folder. The descriptor of the lock; -1: it is none, or in use. */
int temporary_lock_leftover(int dir, const char *name, bool folder);
/* Removes the files that were left in the folder of `path`, unless that is *latest, which starts as NULL. */
void temporaries_sweep(struct arena *a, const char *path, const char **latest);

/* -- parts of it ---------------------------------------------------------------------------- */

/* Notes what is about to be made, in the memory of an arena that lives until it is finished. */
struct unfinished *unfinished_new(struct arena *a, const char *path);
bool sync_folder(const char *path);
/* A folder of an absolute path without links, and those above it, all of which may be there. NULL, or what could not be
   done ("make the folder X"), with errno. */
const char *folder_make(struct arena *a, const char *folder);

#endif
