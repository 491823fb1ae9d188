/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_LOCALE_H
#define PLATEN_PROJECT_LOCALE_H

#include "catalog.h"
#include "project.h"

/* Locales to try for a text, the locale itself first and the source language last (CLDR's parent
   locales: es-MX, es-419, es). */
struct locale_chain {
	VEC(const char *) v;
};
struct locale_chain locale_chain(struct arena *a, const char *locale, const char *source_language);

/* What the outputs of a run share: content and shapes are read and checked once, and each locale is
   translated once. What was wrong with them is told to everyone who asks. */
struct texts {
	struct root *root;
	struct arena *arena;
	const struct project *project;
	VEC(struct edition_texts *) editions;
	VEC(struct named_shape *) shapes;
};
struct named_shape {
	const char *name;
	const struct shape_field *shape;
	struct diag *mistakes;
};
/* The texts of a locale: its content, and what translates the words of layouts. */
struct edition_texts {
	const char *locale, *shape_name;
	const struct content *content;
	const char *path; /* of the PO file, or NULL when it has none */
	const struct catalog *catalog;
	bool pseudo, own; /* own: a YAML file of the locale itself, or the source language */
	struct progress progress;
	struct diag *mistakes;
};
/* NULL after reporting. */
const struct edition_texts *texts_of(struct texts *t, const char *locale, const char *shape_name, struct diag *d);
/* The words of a layout in the locale's language. */
const struct node *texts_words(const struct project *p, const struct edition_texts *e, const char *document,
                               const struct node *words, struct arena *a, struct diag *d, struct progress *progress);
const char *po_path(struct arena *a, const struct project *p, const char *locale);

#endif
