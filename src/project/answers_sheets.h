/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as they are read, from a table or from filled forms. */
#ifndef PLATEN_PROJECT_ANSWERS_SHEETS_H
#define PLATEN_PROJECT_ANSWERS_SHEETS_H

#include "answers.h"

struct answers_reader {
	struct arena *arena;
	struct diag *diag;
	const struct answers_request *request;
	const struct scoring *s;
	VEC(struct answer_sheet) sheets;
	struct hashes by_id;
	bool coded; /* pupils are told apart by codes */
};

/* The statement of that name; -1: there is none. */
int answers_statement(struct arena *a, const struct scoring *s, const char *name);
/* Whether something stands in a field that can be no answer. */
bool answers_is_none(const struct answers_reader *r, const char *text);
/* The answer that a field tells, as it is printed or as a place on the scale; 0: none. What is wrong is reported. */
int answers_answer(const struct answers_reader *r, const char *text, struct where at, int statement, bool place);
/* Adds a sheet; what is blank on it is reported, but not where something was `told` before. */
void answers_add(struct answers_reader *r, struct answer_sheet sheet, const bool *told, struct where at);
/* Adds the pupils of the class list without a sheet, each reported: names, or codes where there are any and no names may be printed.
   Sheets that have only a code get the name that the list has for it. */
void answers_missing(struct answers_reader *r, struct answers *out);

/* Fill in the sheets; false after reporting that the file cannot be read on. */
bool answers_from_table(struct answers_reader *r);
bool answers_from_forms(struct answers_reader *r);

#endif
