/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * catalog: the translatable texts of a subject, and their translations in GNU gettext PO.
 *
 * A text is named by its context: the path of keys that leads to it, with the number of an item
 * in its list (from 1), or its id where it has one: `roles.data-analyst.tools.2`. The fixed words
 * of a layout are named `handout:word.page-of`, those that an edition has for any document `+mono:word.key`. What is text and what is data says the shape. The address of a link is
 * a text too, for there may be a page in the reader's language.
 */
#ifndef PLATEN_CATALOG_H
#define PLATEN_CATALOG_H

#include "content.h"

/* -- texts ---------------------------------------------------------------------------------- */

/* Called for each text; gives the node that stands for it from now on, or the same one. */
struct text_map {
	struct node *(*text)(struct text_map *m, const char *context, const struct shape_field *field, struct node *n);
	struct arena *arena;
	void *user;
};
/* The content with each text replaced by what `map` gives, in the order of the file. The content
   itself stays as it is; subtrees without a change are shared. */
struct content *content_map(const struct content *c, struct text_map *map);
/* Likewise for the words of a layout; the field given is a plain text, or NULL when there is none. */
const struct node *words_map(const struct node *words, const char *document, struct text_map *map);

/* -- catalogs ------------------------------------------------------------------------------- */

struct po_entry {
	const char *context, *source, *text; /* text "" : not translated */
	bool fuzzy;
	int index;                                      /* among the entries */
	struct where at;                                /* of its translation in the PO file */
	const char *comments, *notes;                   /* of its translator, and of the source; lines, or "" */
	const char *flags;                              /* all but fuzzy, joined with ", "; "": none */
	const char *previous_context, *previous_source; /* which it was translated from; NULL: as now */
};

/* Of a link: whether its translator chose an address. An empty one, and one that is the source's, which `platen po` writes
   for a new entry, leave the source's, whatever that becomes. */
bool po_entry_chooses(const struct po_entry *e);

struct catalog;

/* Whether one of the flags of an entry is `flag`. */
bool po_has_flag(const char *flags, const char *flag);

/* Reads a PO file, once for all outputs (file_parse()). Mistakes in it are reported; NULL when it
   cannot be used at all. */
const struct catalog *catalog_load(struct root *r, struct diag *d, const char *path);
/* Whether the header names UTF-8, without which gettext's tools take the bytes for something else (GNU gettext
   manual, 6.2); reports that it does not. Reading does not ask: the bytes are known to be UTF-8. */
bool catalog_check_charset(const struct catalog *c, struct diag *d);
const struct po_entry *catalog_find(const struct catalog *c, const char *context);
/* The entries in the order of the file. */
int catalog_entries(const struct catalog *c, const struct po_entry *const **entries);
/* Those that are kept for texts which there are no more (#~); their context may be NULL. */
int catalog_obsolete(const struct catalog *c, const struct po_entry *const **entries);
/* The entry that holds what the file says of itself; its context is NULL. NULL: there is none. */
const struct po_entry *catalog_header(const struct catalog *c);
/* What its header names as the language, with its place; "": nothing. */
const char *catalog_language(const struct catalog *c, struct where *at);

/* A text that has no translation: none yet, one of another source, one that is marked fuzzy. */
enum text_state { TEXT_MISSING, TEXT_STALE, TEXT_FUZZY, TEXT_STATES };
struct text_gap {
	const char *context;
	enum text_state kind;
};

/* How far a translation has come. */
struct progress {
	int total, translated;
	int missing; /* no entry, or an empty one */
	int stale;   /* the source has changed since, or the entry is marked fuzzy */
	VEC(struct text_gap) gaps;
};

/* A map that takes translations from a catalog (NULL: there is none), and counts. Texts without
   one are kept and marked to be in `source_language`. Links for which no address was chosen count as translated. */
struct translation {
	const struct catalog *catalog;
	struct diag *diag;
	const char *source_language;
	bool understood; /* texts without a translation are in the language of the locale as they stand */
	struct progress progress;
	bool *used; /* of each entry of the catalog; NULL: none was looked for */
};
struct node *translate_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n);

/* Reports the translations of a document's words, or of the content (document NULL), that no text was called by. */
void translation_check_unused(const struct translation *t, const char *document);

/* -- pseudo-locales ------------------------------------------------------------------------- */

/* en-XA: accents, brackets and 40 % more length; ar-XB: forced right to left. */
bool pseudo_is_locale(const char *locale);
/* A map whose `user` is the locale's name. */
struct node *pseudo_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n);

#endif
