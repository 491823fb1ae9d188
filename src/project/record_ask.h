/* SPDX-License-Identifier: GPL-3.0-or-later */
/* private to project: asking a record, and adding to it. */
#ifndef PLATEN_PROJECT_RECORD_ASK_H
#define PLATEN_PROJECT_RECORD_ASK_H

#include "record.h"
#include "record_entries.h"
#include "typeset.h"

/* What an output is made of beside files. */
struct digest record_key(const struct build_record *rec, const struct output *o, const struct build_options *options);
/* Whether the output lies there as a build would make it. Then its messages are told again, and its files count as read.
   RECORD_TEXTS: if its texts are the same, although files of the content are not. */
enum record_state { RECORD_OLD, RECORD_TEXTS, RECORD_CURRENT };
enum record_state record_state(struct build_record *rec, const struct output *o, struct digest key, struct diag *d);

/* What an output uses of the content: each path, and a digest of what stands there, of the words of the layout, and of how
   much is translated where that is not enough. */
struct record_texts {
	struct buf paths; /* to be freed */
	struct digest digest;
};
struct record_texts record_texts(const struct typesetting *s, const struct content_uses *u);
/* In a job, after RECORD_TEXTS: whether the texts of the typesetting, which is open, are the same; then what was told with
   the output is told again, where its files are the same. */
bool record_has_texts(struct build_record *rec, const struct output *o, const struct typesetting *s);

/* Appends what was asked for since inputs_watch(), with these messages; or that it cannot be recorded. Where there is no
   record, the names of the files that were read. */
void record_pack(const struct build_record *rec, struct root *r, struct arena *a, const struct diag *d, struct digest digest,
                 const struct record_texts *texts, struct buf *out);
/* Takes it, to the end of the bytes: its files count as read, and it becomes the entry of the output, or of the check of
   all where `o` is NULL. `rec` may be NULL. */
void record_take(struct build_record *rec, struct root *r, const struct output *o, struct digest key, struct byte_reader *b);

/* The same of an output whose texts are the same: it stays as it is, and is made of other files. */
void record_take_texts(struct build_record *rec, const struct output *o, struct byte_reader *b);

/* The same for what is looked at in all outputs of a run together. */
bool record_has_checked(struct build_record *rec, struct digest key, struct diag *d);
struct digest record_check_key(const struct build_record *rec, const struct output_list *list);

#endif
