/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shard: the part of a plan that one of several runs makes, which know nothing of each other. */
#ifndef PLATEN_SHARD_H
#define PLATEN_SHARD_H

#include "project.h"

struct shard {
	int number, of; /* from 1; of 0: this run makes all */
};

/* Leaves in the list, in its order, what the shard makes; in a class list the pupils of those sheets, returned as a list of
   their own (NULL for NULL). Each output falls to one shard: by falling cost to the one that has the least so far
   (Graham 1969, longest processing time first), equal ones in the order of the plan. The cost of an output is the bytes of
   its layout and its text, so that all machines with the same files agree. */
const struct roster *shard_take(const struct shard *s, const struct root *root, const struct project *p, struct arena *a,
                                struct output_list *list, const struct roster *roster);

#endif
