/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_EDITION_TEXTS_H
#define PLATEN_PROJECT_EDITION_TEXTS_H

#include "catalog.h"
#include "project.h"

/* The texts of a locale: its content, and what translates the words of layouts. */
struct edition_texts {
	const char *locale;
	const struct content *content;
	const char *path; /* of the PO file, or NULL when it has none */
	const struct catalog *catalog;
	bool pseudo, own; /* own: a YAML file of the locale itself, or the source language */
	struct progress progress;
};
/* NULL after reporting. `locale` stays the caller's. */
const struct edition_texts *edition_texts(struct root *root, const struct project *p, struct arena *a, struct diag *d,
                                          const char *locale, const char *shape_name);
/* The words of a layout in the locale's language. */
const struct node *edition_words(const struct project *p, const struct edition_texts *e, const char *document,
                                 const struct node *words, struct arena *a, struct diag *d, struct progress *progress);

#endif
