/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record, for the files that make and ask it. */
#ifndef PLATEN_PROJECT_RECORD_OWN_H
#define PLATEN_PROJECT_RECORD_OWN_H

#include "record_ask.h"

struct build_record {
	struct arena *arena;
	struct root *root;
	const struct project *project;
	const char *path; /* without links */
	bool force;
	struct digest base; /* what all keys begin with */
	struct buf before;  /* the file as it was read, in the arena */
	struct record_entries entries;
	signed char *verdict; /* of the first `judged` inputs: 1 the same, -1 not, 0 not asked yet */
	int judged;
};

#define RECORD_NAME ".platen-record"
/* Reads what stands in its file; false: that is damaged, of another version, or not there. */
bool record_load(struct build_record *rec);
/* The state of an entry with any key, whose output is to lie at `path`. */
enum record_state record_state_of_files(struct build_record *rec, struct record_entry *e, const char *path);
/* Where the output of an entry is to lie. */
const char *record_place(const struct build_record *rec, const struct record_entry *e);
/* Whether the project has such an output, and it lies there. */
bool record_wants(const struct build_record *rec, const struct record_entry *e);
/* Writes it as record_close() does and returns how many outputs it has; with `must` also where nobody may write, which is a
   machine_failure() then. */
int record_write(struct build_record *rec, bool must);

void record_put_node(struct buf *b, const struct node *n);
/* What the program and platen.yaml add to the keys of all outputs. */
struct digest record_base_key(const struct project *p);

#endif
