/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which translation of the old file each text of the source takes over.
 *
 * A text keeps its translation for as long as its words are the same, also under another key: a text
 * inserted in a list gives all later ones new numbers, an id is renamed. Other words under the same key are
 * to be looked at again: the translation is kept, marked fuzzy, with the words that it was made from. So it is with an
 * address that a translator chose; where none was chosen, the source's stands, whatever that has become.
 */
#ifndef PLATEN_PROJECT_PO_MATCH_H
#define PLATEN_PROJECT_PO_MATCH_H

#include "catalog.h"

/* A text of the source, and what it is given. */
struct po_text {
	const char *context, *source;
	const char *notes; /* for translators; lines, or "" */
	const char *path;  /* where it stands */
	int line;
	int room;     /* in characters; 0: not known */
	bool address; /* of a link */

	const struct po_entry *from; /* whose translation it has; NULL: none */
	bool copied;                 /* `from` stays with another text, and its comments and flags there */
	bool stands;                 /* the source is the translation: an address, where no other was chosen (po.c) */
	bool fuzzy;
	const char *previous_context, *previous_source; /* NULL: not said */
};

/* Fills the second half of the texts, which is zeroed. *unused: the entries whose translations no text has any
   more; returns how many. */
int po_match(struct arena *a, struct po_text *text, int n, const struct catalog *old, const struct po_entry ***unused);

#endif
