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

void record_put_node(struct buf *b, const struct node *n);
/* What the program and platen.yaml add to the keys of all outputs. */
struct digest record_base_key(const struct project *p);

#endif
