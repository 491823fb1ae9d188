/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edition: a document in another form, by an overlay layouts/editions/NAME.yaml. Several lie over each other
 * in the order in which their names are joined: `large-print+mono`.
 */
#ifndef PLATEN_EDITION_H
#define PLATEN_EDITION_H

#include "schema.h"

struct edition_parts {
	VEC(const char *) v;
};
/* The names that are joined in one, in their order; an empty one where a '+' has none beside it. */
struct edition_parts edition_parts(struct arena *a, const char *name);
/* layouts/editions/PART.yaml */
const char *edition_path(struct arena *a, const char *part);
/* What the words of an edition are called in PO files, in place of a document: `+mono`. NULL: the path is that of no
   edition. */
const char *edition_of_path(struct arena *a, const char *path);

/* What an edition says of itself: the key `edition` of its file. */
struct edition_head {
	const char *about;
	struct list_of documents; /* const char *: layouts that it makes sense for; empty: all */
};
extern const struct record edition_record;

/* Reads the head of one file; mistakes are reported. Of a file that cannot be read: a head that says nothing. */
struct edition_head edition_head_load(struct root *r, struct arena *a, struct diag *d, const char *part, struct where at);
/* Whether the head lets the layout be made so. */
bool edition_suits(const struct edition_head *h, const char *layout);

#endif
