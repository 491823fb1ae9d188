/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paths: where a file would be written, and whether that is one that was read. */
#ifndef PLATEN_PATHS_H
#define PLATEN_PATHS_H

#include "input.h"

#include <dirent.h>
#include <sys/stat.h>

/* The absolute path of what `path` names, with all links followed, whether or not it is there; a
   relative one starts at the folder `base`. NULL with errno: links go in a circle, or one in a folder that
   anybody may write to is somebody else's. */
const char *path_resolve(struct arena *a, const char *base, const char *path);
/* The same from the project's folder; NULL: it lies outside. */
const char *root_place(const struct root *r, struct arena *a, const char *path);
/* What of a resolved path lies below the project's folder; NULL: it does not. */
const char *root_relative(const struct root *r, const char *resolved);
/* A folder of the project; NULL: it is none, or lies outside. */
DIR *root_opendir(const struct root *r, const char *folder);
/* Whether a file that has been read is this one, by whatever name. */
bool root_holds(const struct root *r, const struct stat *st);

#endif
