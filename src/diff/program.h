/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked of git and of poppler's programs. A comparison is confined and starts none: it asks the process that it comes
 * from (programs.c), which knows these calls and no others, over pipes. A program is given bytes and no names of files.
 */
#ifndef PLATEN_DIFF_PROGRAM_H
#define PLATEN_DIFF_PROGRAM_H

#include "base.h"

enum { PROGRAM_ABSENT = -1, PROGRAM_SLOTS = 2, LONGEST_SIDE = 20000, LONGEST_REVISION = 4096 };

enum program_call {
	GIT_TREE,   /* a revision as a tree */
	GIT_OBJECT, /* a folder or file of a revision, as REVISION:PATH */
	GIT_FOLDER, /* whether there is a repository */
	GIT_LIST,   /* a tree, by its number, below the project's folder */
	GIT_WHOLE,  /* all of a tree, by its number */
	GIT_BLOBS,  /* their bytes */
	PDF_TEXT,
	PDF_PIXELS,
	PDF_PNG,
	PROGRAM_CALLS
};
struct program_request {
	enum program_call call;
	int page, longest; /* of PDF_PIXELS and PDF_PNG: from 1; pixels of the longer side */
	const char *
	        text; /* GIT_TREE, GIT_OBJECT: the revision; GIT_LIST, GIT_WHOLE: the number in hexadecimal digits; or NULL */
	const struct buf *bytes; /* what it reads: numbers of blobs, each on a line, or a PDF; or NULL */
};
/* What it prints, and of its messages, which are in English, the first few kilobytes; both may be NULL. Returns its exit status,
   128 and more where a signal ended it; PROGRAM_ABSENT: there is none. */
int program_run(const struct program_request *q, struct buf *out, struct buf *messages);
/* The first line of messages, in the arena. */
const char *program_says(struct arena *a, const struct buf *messages);

/* -- the form of what is asked and answered -------------------------------------------------- */

/* The text and the bytes follow the one, what was printed and the messages the other. */
struct program_asked {
	uint64_t call, page, longest;
	uint64_t text;  /* bytes */
	uint64_t slot;  /* where the bytes are kept for further requests; PROGRAM_SLOTS: there are none */
	uint64_t fresh; /* 1: they follow; 0: they are those that are kept there */
	uint64_t bytes;
};
struct program_answer {
	int64_t status;
	uint64_t out, messages;
};
/* Exactly so many; false: the other process is gone. */
bool program_take(int fd, void *bytes, size_t n);
void program_close(int fd);
/* What program_run() asks through. */
void program_connect(int to, int from);

#endif
