/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The folders in which a build has looked for something, by inotify(7), and the names that it looked for there: another name
 * wakes nobody, be it an output or what an editor keeps. Folders are watched and not files, since many editors put a new
 * file in the place of the old one, and since what is not there yet has no other place; all folders above are, too, since
 * they may be renamed and come back.
 */
#ifndef PLATEN_MAIN_WATCH_FOLDERS_H
#define PLATEN_MAIN_WATCH_FOLDERS_H

#include "inputs.h"

#include <time.h>

struct wanted_name {
	const char *folder, *name; /* of files whose name ends so, where `ending` */
	bool ending;
	int watch;              /* of the folder; -1: it is not there */
	const struct input *of; /* NULL: a folder above it */
};
struct watched_folders {     /* starts zeroed, but for the first two */
	const char *top;     /* the project's folder, from '/' on */
	int fd;              /* of inotify */
	struct arena *arena; /* of what follows */
	VEC(struct wanted_name) names;
	struct hashes by_name;
	VEC(int) watches; /* of folders, in ascending order */
};

/* Wants these names from now on, and no others. What comes from a process that has read the project is not trusted: a path
   that leads out is left out. */
void folders_want(struct watched_folders *f, const struct input_list *inputs);
/* Watches the folders that are there now. Returns whether there is one among them that was not watched before; where a limit
   of the kernel is reached, it is a machine_failure(). */
bool folders_watch(struct watched_folders *f);
/* Whether something wanted was changed since then, or is there and was not, or the reverse. */
bool folders_changed(const struct watched_folders *f, struct timespec since);
/* Takes what the kernel has to tell. Returns whether something wanted may have changed. */
bool folders_take(struct watched_folders *f);
/* Watches nothing any more. */
void folders_close(struct watched_folders *f);

#endif
