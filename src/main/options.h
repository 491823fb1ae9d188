/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of the command line: one table, of which reading them, --help and the completions of shells are made. */
#ifndef PLATEN_MAIN_OPTIONS_H
#define PLATEN_MAIN_OPTIONS_H

#include "run.h"

struct option_entry {
	int id;            /* below 128: its short form too */
	const char *name;  /* after the two hyphens */
	const char *value; /* what help calls its value; NULL: it takes none */
	const char *about;
};
extern const struct option_entry option_table[]; /* in the order of help; ends with a NULL name */
enum { OPTIONS_MOST = 64 };

bool option_is_taken(const struct command *c, int id);
/* Results of `score` are CSV too; formats that are for messages only suit no command that prints something else. */
bool format_is_taken(const struct command *c, int format);
/* All that the value of an option can be, ends with NULL; NULL: anything. With a command (or NULL), what it takes. */
const char *const *option_words(const struct command *c, int id);

#endif
