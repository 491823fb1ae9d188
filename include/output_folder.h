/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_folder: folders that must be there before a process is confined to them. */
#ifndef PLATEN_OUTPUT_FOLDER_H
#define PLATEN_OUTPUT_FOLDER_H

#include "base.h"

/* A folder that files are to be written to, as long as it is used. */
struct output_folder {
	const char *path, *made; /* the uppermost folder that was made for it; NULL: it was there */
	int fd;
};
struct output_folders {
	struct arena *arena;
	VEC(struct output_folder) v;
};
/* The folder of an absolute path without links, made where it is not there. */
void output_folder_take(struct output_folders *all, const char *path);
/* Those that were made and are empty are removed, unless another run uses them. */
void output_folders_leave(struct output_folders *all);
/* Removes what a run that was killed has left beside a file that is about to be written. */
void output_folder_sweep(struct arena *a, const char *path);
/* The folder for what belongs to a PDF and lies beside it: its path without the ending ".pdf"; where it has none, with "-sheets"
   behind it. */
const char *output_folder_beside(struct arena *a, const char *path);

#endif
