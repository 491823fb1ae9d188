/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_PO_H
#define PLATEN_PROJECT_PO_H

#include "catalog.h"
#include "pages.h"

/* A document that the texts are used in: its fixed words, and its pages with rooms measured. */
struct po_document {
	const char *name;
	const struct node *words;
	const struct pages *pages; /* NULL: not measured */
};

struct po_source {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	const struct content *content;
	const char *language; /* of the content */
	int n;
	const struct po_document *document;
};

/* Makes the PO file of a locale, or brings it up to date with the source: translations are kept,
   changed texts are marked fuzzy with the source that they were translated from. The file changes
   only when an entry does: no time stamps, always the same order. False after reporting. */
bool po_refresh(const struct po_source *s, const char *path, const char *locale);

#endif
