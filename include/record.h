/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record: what the outputs of a project were made of, so that a build makes only those that would come out otherwise. It is
 * one file, .platen-record, and holds nothing but names, digests and messages. What it says is believed only where the
 * files that it names are what it says; one that is damaged, of another version or lost costs a build and nothing else.
 */
#ifndef PLATEN_RECORD_H
#define PLATEN_RECORD_H

#include "project.h"

struct build_record;
/* That of the folder, which is the first one of `out` where it is NULL. With `force` it is believed in nothing, and written
   anew. NULL: `out` begins with no folder that is the same for all outputs, so none is kept. */
struct build_record *record_open(struct root *r, const struct project *p, struct arena *a, const char *folder, bool force);
/* Writes what has changed, whole or not at all; where it cannot be written that is told. Outputs that are gone are forgotten,
   but in a folder that was named: checkouts that share one have the latest four states of each output there. NULL: nothing. */
void record_close(struct build_record *rec, struct diag *d);
/* After a build of all: tells which files earlier builds have written that no output of the project is any more. Nothing of
   a folder that was named. NULL: nothing. */
void record_tell_leftovers(struct build_record *rec, struct diag *d);

/* The file of a record: `path` itself, which begins like one or has its name, or the one in the folder that it names, whether
   it is there or not. NULL: it is none. */
const char *record_named(struct arena *a, const char *path);
/* Joins the records of these files and that of the folder, as record_open() takes it, in the latter. What they have of an
   output is taken where it lies there with the bytes that were written and its files are what they were, or only texts of the
   content are not; where several have it, the state of which more is so, whatever their order. Those that are damaged or of
   another version are left out. False: nobody may write to the folder. */
struct joined_records {
	int outputs; /* of which a state was taken */
	VEC(const char *) left_out;
};
bool records_join(struct root *r, const struct project *p, struct arena *a, const char *folder, const char *const *file,
                  int n, struct joined_records *out);

/* Warns of what overlays of the locales and editions in the list say for no document of the project. Files that were not
   read before may be now. Where the record has it that all were looked at, its messages are told again; it may be NULL. */
void overlays_check(struct root *r, const struct project *p, struct arena *a, struct diag *d, const struct output_list *list,
                    struct build_record *record);

#endif
