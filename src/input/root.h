/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A root, for the files that make and ask it. */
#ifndef PLATEN_INPUT_ROOT_H
#define PLATEN_INPUT_ROOT_H

#include "inputs.h"

enum lookup { FOUND, NONE, OUTSIDE };

/* What was found under a path when it was first asked for. A run sees one state of the project: no
   file is looked for or read twice, so what is written to it meanwhile makes no mixed output. */
struct file {
	const char *path;
	enum lookup found;
	int error;            /* why it was not, as errno; 0: unknown */
	const char *resolved; /* where it was found */
	bool named;           /* an entry of that name is there, wherever it leads */
	bool listed;          /* among root_files */
	bool digested, identified;
	int asked, read;         /* the watch in which that was last done; 0: in none */
	struct digest digest;    /* of what was read or mapped, where `digested` */
	struct file_stamp stamp; /* when it was opened */
	dev_t device;            /* which file it is, by whatever name */
	ino_t inode;
	const struct source *mapped, *text;
	file_parser *parser; /* one kind of file, one parser */
	void *parsed;        /* what it made of the text, and the mistakes it found */
	struct diag *mistakes;
};

struct root {
	struct arena *arena;
	char *path;               /* resolved, without a slash at its end */
	VEC(const char *) listed; /* the paths of all files that were read, in that order */
	VEC(struct file *) files; /* all that were asked for */
	struct hashes by_path;
	int watch;                  /* counts them */
	VEC(struct file *) watched; /* what was asked for in this one */
	struct input_list folders;  /* whose names were */
	bool keeps;                 /* of all watches: */
	VEC(const char *) kept;     /* names of folders, as paths of inputs */
};

/* The one of that path, which counts as asked for. */
struct file *file_find(struct root *r, const char *path);
/* The names of a folder's files, without a note of it. */
struct file_names folder_names(const struct root *r, struct arena *a, const char *folder, const char *ending);
/* Maps a file that was found, and does not count it as read; NULL: it cannot be. */
const struct source *file_peek(struct root *r, struct file *f);

#endif
