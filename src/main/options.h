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
/* The words of help for an option of the table, those of a command (or NULL) where it means something else by it. */
struct option_entry option_for(struct arena *a, const struct command *c, const struct option_entry *o);
/* What the exit statuses of a command (or NULL) mean. */
const char *statuses_of(const struct command *c);
/* "1, 2 or 4", of words that end with NULL */
const char *words_either(struct arena *a, const char *const *words);
/* Results of `score` are CSV too, what differs is text or JSON; formats that are for messages only suit no command that prints
   something else. */
bool format_is_taken(const struct command *c, int format);
/* All that the value of an option can be, ends with NULL; NULL: anything. With a command (or NULL), what it takes. */
const char *const *option_words(const struct command *c, int id);

#endif
