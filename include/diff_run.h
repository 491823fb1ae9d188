/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_run: all documents of two sides, each a PDF, a folder of PDFs, a project or a revision of one that git knows. */
#ifndef PLATEN_DIFF_RUN_H
#define PLATEN_DIFF_RUN_H

#include "diff.h"

struct diff_request {
	const char *old, *now; /* now NULL: the project as it is */
	const char *project;   /* its folder, for revisions; NULL: there is none, and git is asked about the folder around */
	const struct plan_filter *filter;
	const char *marked; /* the folder that takes pages with the places marked; NULL: none is wanted */
	struct diag *diag;  /* takes mistakes in the projects */
	struct own_folder
	        *room[2]; /* for what a revision holds: old and new; NULL: that side is none, or there is no project */
	const char *room_path[2];
	void (*settled)(void *user); /* called when revisions are in their rooms, before anything of them is read; or NULL */
	void *settled_user;
};
struct diff_result {
	int documents, differ; /* those that were compared; those that are not the same */
	int broken;            /* that could not be compared, as reported or told */
};
/* What is told of each document, in the order of their names, while it lives. `why`: it could not be compared; NULL: it was. */
struct diff_told {
	const struct document_diff *diff;
	const char *why;
	const char *marked;   /* the file that shows its places; NULL: none was written */
	const char *unmarked; /* why that file, or its pictures, are not there; NULL: they are, or none is wanted */
};
typedef void diff_teller(void *user, const struct diff_told *t);

/* Whether there is no file or folder of that name. */
bool diff_is_revision(const char *what);
/* Whether a revision may be one of the form REVISION:PATH, for which no project is needed. */
bool diff_has_path(const char *what);
/* Makes the rooms, for diff_run() to fill and to empty, and removes them. */
void diff_make_rooms(struct arena *a, struct diff_request *q);
void diff_leave_rooms(const struct diff_request *q);
/* Calls `work` in a process of its own, which may confine itself and start none: what diff_run() asks for there of git and of
   poppler's programs, this one starts. Returns its exit status when it has ended. */
int diff_apart(const struct diff_request *q, int (*work)(void *user), void *user);

/* In that process. NULL when all was looked at; else a sentence why nothing was. */
const char *diff_run(struct arena *a, const struct diff_request *q, diff_teller *tell, void *user, struct diff_result *out);

#endif
