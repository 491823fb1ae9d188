/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record, for the files that make and ask it. */
#ifndef PLATEN_PROJECT_RECORD_OWN_H
#define PLATEN_PROJECT_RECORD_OWN_H

#include "record_ask.h"

#define RECORD_NAME ".platen-record"
#define RECORD_LARGEST ((off_t)64 << 20) /* a larger file is none of ours */

struct build_record {
	struct arena *arena;
	struct root *root;
	const struct project *project;
	const char *path;   /* without links */
	const char *fault;  /* why it cannot be there; or NULL */
	bool force, shared; /* shared: with other checkouts, perhaps, so it has several states of an output */
	bool made, renewed; /* since it was loaded: a state is new; a stamp, or the order of states */
	struct digest base; /* what all keys begin with */
	struct buf before;  /* the file as it was read, in the arena */
	struct record_entries entries;
	const struct record_entries *loaded; /* what the file had; most often entries, with what has come since */
	signed char *verdict;                /* of the first `judged` inputs: 1 the same, -1 not, 0 not asked yet */
	int judged;
};

/* Reads what stands in its file; false: that is damaged, of another version, or not there. */
bool record_load(struct build_record *rec);
/* The bytes of a file, in the arena; none where there is none that may be read. A disk that fails to read it is a
   machine_failure(). */
struct buf record_read(struct arena *a, const char *path);

/* Whether a path ends in the name that records have. */
bool record_has_name(const char *path);
/* As the record names an output. */
const char *record_name_of(const struct build_record *rec, const char *path);
/* Where the output of an entry is to lie, and whether it does, with the bytes that were written. */
const char *record_place(const struct build_record *rec, const struct record_entry *e);
bool record_output_lies_there(struct build_record *rec, struct record_entry *e);
/* Whether one of the inputs that were loaded is what it was. */
bool record_input_is_same(struct build_record *rec, int k);
/* Counts the files of an entry as read. */
void record_remember_inputs(struct build_record *rec, const struct record_entry *e);
/* Whether the project has its document and its locale. */
bool record_has_document(const struct build_record *rec, const struct record_entry *e);
/* The state of an entry with any key. */
enum record_state record_state_of_files(struct build_record *rec, struct record_entry *e);
/* The entry of which record_state() has said RECORD_TEXTS. */
struct record_entry *record_asked(const struct build_record *rec, const struct output *o);
/* Where platen.yaml has the key that messages name; false: the name is none of that kind. */
bool record_place_of_key(const struct project *p, const char *name, struct where *at);

/* Writes what this run has used, and what the file has by then of others. Returns how many outputs it has used. With `must` a
   place where nobody may write is a machine_failure(); without, it is told where the run has made an output. */
int record_write(struct build_record *rec, struct diag *d, bool must);

void record_put_node(struct buf *b, const struct node *n);
/* What the program and platen.yaml add to the keys of all outputs. */
struct digest record_base_key(const struct project *p);

#endif
