/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a record, and its form as a file. */
#ifndef PLATEN_PROJECT_RECORD_ENTRIES_H
#define PLATEN_PROJECT_RECORD_ENTRIES_H

#include "bytes.h"
#include "inputs.h"

/* One output; or, with an empty path, what was looked at in all of them together. */
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
};

struct record_entries { /* starts zeroed */
	struct arena *arena;
	VEC(struct input) inputs; /* each state of each file once */
	struct hashes by_input, by_path;
	VEC(struct record_entry) v;
};

/* The number of an input, which is added where it is not there. */
int record_add_input(struct record_entries *e, const struct input *in);
/* NULL: none has that path. */
struct record_entry *record_find(const struct record_entries *e, const char *path);
/* Adds an entry, or puts it in the place of the one with its path. */
void record_set(struct record_entries *e, const struct record_entry *new);

/* One input as bytes, and back: its texts are used where they stand. */
void record_put_input(struct buf *b, const struct input *in);
struct input record_take_input(struct byte_reader *b);

/* Bytes with their number, into the arena. */
struct buf record_take_block(struct byte_reader *b, struct arena *a);

void record_print(const struct record_entries *e, struct buf *out);
/* False: it is no record, and `e` is empty. Texts are used where they stand. */
bool record_parse(struct record_entries *e, const char *bytes, size_t n);

#endif
