/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_run: all documents of two sides, each a PDF, a folder of PDFs, a project or a revision of one that git knows. */
#ifndef PLATEN_DIFF_RUN_H
#define PLATEN_DIFF_RUN_H

#include "diff.h"

struct diff_request {
	const char *old, *now; /* now NULL: the project as it is */
	const char *project;   /* its folder, for revisions; NULL: there is none */
	const struct plan_filter *filter;
	const char *marked; /* the folder that takes pages with the places marked; NULL: none is wanted */
	struct diag *diag;  /* takes mistakes in the projects */
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

/* NULL when all was looked at; else a sentence why nothing was. */
const char *diff_run(struct arena *a, const struct diff_request *q, diff_teller *tell, void *user, struct diff_result *out);

#endif
