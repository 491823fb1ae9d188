/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paths: where a file would be written, and whether that is one that was read. */
#ifndef PLATEN_PATHS_H
#define PLATEN_PATHS_H

#include "input.h"

#include <dirent.h>
#include <sys/stat.h>

/* Looking at what is there, behind links or not. False: there is nothing, or nothing that this user may see. What else
   hinders it is a machine_failure(), since what is there must not be taken for something that is not. */
bool path_stat(const char *path, struct stat *st);
bool path_lstat(const char *path, struct stat *st);
bool path_is_there(const char *path);
/* Whether this user may read what is there. */
bool path_is_readable(const char *path);
/* The next name in a folder; NULL at the end. */
const struct dirent *path_next(DIR *dir, const char *path);

/* Opens what a user names for reading; what is no regular file, such as a pipe without a writer, which would be waited for, is a
   machine_failure(), as is one that cannot be opened. */
int path_open_regular(const char *path);

/* The absolute path of what `path` names, with all links followed, whether or not it is there; a
   relative one starts at the folder `base`. NULL with errno: links go in a circle, or one in a folder that
   anybody may write to is somebody else's. */
const char *path_resolve(struct arena *a, const char *base, const char *path);
/* The same from the folder that this process is in. */
const char *path_resolve_here(struct arena *a, const char *path);
/* The same for many paths, each folder of which is looked at once. */
struct place {
	const char *path;
	const char *resolved; /* NULL: as above */
	bool there;
	struct stat st; /* where it is there */
};
struct places { /* of one arena, else starts zeroed; for as long as nothing is made or moved */
	struct arena *arena;
	VEC(struct place) v;
	struct hashes by_path;
};
struct place places_find(struct places *p, const char *base, const char *path);
/* That folder; where it cannot be told, a machine_failure(). */
const char *path_here(struct arena *a);
/* The same from the project's folder; NULL: it lies outside. */
const char *root_place(const struct root *r, struct arena *a, const char *path);
/* What of a resolved path lies below the project's folder; NULL: it does not. */
const char *root_relative(const struct root *r, const char *resolved);
/* A folder of the project; NULL: it is none, or lies outside. */
DIR *root_opendir(const struct root *r, const char *folder);
/* Whether a file that has been read is this one, by whatever name. */
bool root_holds(const struct root *r, const struct stat *st);
/* Whether a part of it begins with a point, as what version control keeps: a stranger's project must not write there. */
bool path_is_hidden(const char *path);

#endif
