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

/* What a run shares: each content, catalog and shape is read once. */
struct texts {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	const struct project *project;
	VEC(struct edition_texts) editions;
	VEC(struct named_shape) shapes;
};
struct named_shape {
	const char *name;
	const struct shape_field *shape;
};
/* The texts of a locale: its content, and what translates the words of layouts. */
struct edition_texts {
	const char *locale, *shape_name;
	const struct content *content;
	const char *path; /* of the PO file, or NULL when it has none */
	const struct catalog *catalog;
	bool pseudo, own; /* own: a YAML file of the locale itself, or the source language */
	struct progress progress;
};
/* NULL after reporting. */
const struct edition_texts *texts_of(struct texts *t, const char *locale, const char *shape_name);
/* The words of a layout in the locale's language. */
const struct node *texts_words(struct texts *t, const struct edition_texts *e, const char *document,
                               const struct node *words, struct progress *progress);
const char *po_path(struct arena *a, const struct project *p, const char *locale);

#endif
