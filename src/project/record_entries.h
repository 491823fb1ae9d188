/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a record, and its form as a file. */
#ifndef PLATEN_PROJECT_RECORD_ENTRIES_H
#define PLATEN_PROJECT_RECORD_ENTRIES_H

#include "bytes.h"
#include "inputs.h"

/* A state of one output: what it was made of, and what came of it. Those of one path are told apart by what they say; in a
   record that several checkouts share, each has its own. An empty path: what was looked at in all outputs together. */
enum { RECORD_STATES = 4 }; /* of one path in a file */
struct record_entry {
	const char *path;                        /* below the project's folder, or absolute */
	const char *document, *locale, *edition; /* edition "": the plain one */
	struct digest key;                       /* of all that it was made of but files: options, program, platen.yaml */
	struct digest digest;                    /* of the output's bytes */
	struct file_stamp stamp;
	int n;
	const int *input;    /* in record_entries.inputs */
	struct buf paths;    /* of the content, what was used of it, each ending in a NUL; empty: its files count whole */
	struct digest texts; /* of what stands there */
	struct buf messages; /* diag_store(); in an arena */
	int next;            /* of its path, used longer ago, in record_entries.v; -1: none */
	bool used;           /* by this run: it was made, or is as the output lies there */
	bool asked;          /* whether its texts are the same is for a job to see */
};

struct record_entries { /* starts zeroed */
	struct arena *arena;
	VEC(struct input) inputs;        /* each state of each file once */
	struct hashes by_input, by_path; /* by_path: the first states */
	VEC(struct record_entry) v;
};

/* The number of an input, which is added where it is not there. */
int record_add_input(struct record_entries *e, const struct input *in);
/* The first state of a path; NULL: there is none. */
struct record_entry *record_find(const struct record_entries *e, const char *path);
/* The state behind it, or NULL. */
struct record_entry *record_next(const struct record_entries *e, const struct record_entry *state);
/* Adds a state behind the others of its path. */
void record_add(struct record_entries *e, const struct record_entry *new);
/* The same of one of other entries. */
void record_add_from(struct record_entries *to, const struct record_entries *from, const struct record_entry *e);
/* Whether two states, of one path and in the same entries, are of the same files as they were. */
bool record_says_same(const struct record_entry *a, const struct record_entry *b);

/* One input as bytes, and back: its texts are used where they stand. */
void record_put_input(struct buf *b, const struct input *in);
struct input record_take_input(struct byte_reader *b);

/* Bytes with their number, into the arena. */
struct buf record_take_block(struct byte_reader *b, struct arena *a);

/* Which entries stand in a file, and in which order: by their places in the list. */
struct record_order {
	VEC(int) v;
};
void record_print(const struct record_entries *e, const struct record_order *order, struct buf *out);
/* False: it is no record, and `e` is empty. Texts are used where they stand. */
bool record_parse(struct record_entries *e, const char *bytes, size_t n);

#endif
