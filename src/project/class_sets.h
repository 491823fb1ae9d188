/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * class_sets: which pupils share pages. Pages depend on columns of the list, which is known when they were set once: for
 * pupils who have the same there they are the same. So sets of pages are found by what the columns say, and how many
 * pupils will ask for a set is counted then.
 */
#ifndef PLATEN_PROJECT_CLASS_SETS_H
#define PLATEN_PROJECT_CLASS_SETS_H

#include "bind.h"
#include "roster.h"
#include "typeset.h"

/* Pages for some pupils, with all that they are made of. */
struct page_set {
	struct arena *arena;            /* owns them, and this */
	struct typesetting typesetting; /* with a sink of its own */
	int faults;                     /* how many messages of the sink are of the pages, not of a pupil's own */
	struct pupil_reads reads;
	struct pages *pages;        /* NULL: with mistakes */
	const struct pages *sheets; /* of a pack: those that the pages stand on, or the pages themselves */
	const char *key;            /* what its columns say */
	size_t key_size;
	bool last, held; /* nobody else asks for it; it stays all the same */
};

/* What some columns say, in the order of their names in `reads`. */
struct set_use {
	uint64_t hash;
	int users, left;      /* who say this; who have not asked yet */
	struct page_set *set; /* NULL: it is not in memory */
};

/* Columns on which pages have been found to depend. Conditions make others of one layout. */
struct set_columns {
	struct pupil_reads reads;
	VEC(struct set_use) uses;
	struct hashes at; /* in `uses`, by hash */
};

/* The sets of an edition and locale; starts with the arena alone. */
struct page_sets {
	struct arena *arena; /* of what is known of them */
	VEC(struct set_columns *) columns;
	struct buf key; /* the latest */
};

/* The use of a set that is in memory and is the pupil's too; NULL: there is none. */
struct set_use *sets_find(struct page_sets *s, const struct pupil *p);
/* The columns that a set has read; `*new` when nobody has read these before. */
struct set_columns *sets_columns(struct page_sets *s, const struct pupil_reads *reads, bool *new);
/* The use of what these columns say of a pupil. */
struct set_use *sets_use(struct page_sets *s, struct set_columns *c, const struct pupil *p);
/* The set is that of the pupil, for others to find. */
void sets_keep(struct page_sets *s, struct set_use *use, struct page_set *set, const struct pupil *p);
/* All pupils will ask again. */
void sets_again(struct page_sets *s);
void sets_free(struct page_sets *s);

#endif
