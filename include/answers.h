/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers: what a class has answered, from a table. */
#ifndef PLATEN_ANSWERS_H
#define PLATEN_ANSWERS_H

#include "project.h"
#include "score.h"

struct answers_request {
	struct root *root;
	const struct project *project;
	const struct project_document *sheet; /* that was answered */
	const char *locale;
	const char *path;   /* a table in CSV with a row for each sheet, a folder of filled forms, or one form; anywhere */
	const char *roster; /* the list of the class, or NULL */
	uint64_t seed;      /* of its codes */
	bool positions;     /* the table has places of answers, from 1 at the first label, in place of the numbers printed */
	bool names;         /* may be printed */
};
struct class_answers {
	const struct scoring *scoring;
	const struct answers *answers;
};
/* Reads what a class has answered. False after reporting that there is nothing to score; there may be mistakes otherwise,
   too. A file that cannot be opened is a machine_failure(). */
bool project_answers(struct arena *a, struct diag *d, const struct answers_request *q, struct class_answers *out);
/* Whether a path leads to a folder of forms or to a form, and to no table. */
bool answers_are_forms(const char *path);
/* What a statement is called in tables and in filled forms, in every language: GROUP-NUMBER. */
const char *answers_field(struct arena *a, const struct scoring *s, int statement);

#endif
