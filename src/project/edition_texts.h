/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_EDITION_TEXTS_H
#define PLATEN_PROJECT_EDITION_TEXTS_H

#include "catalog.h"
#include "project.h"

/* What the outputs of a run share: content and shapes are read and checked once, and each locale is
   translated once. Mistakes in them are reported to each output that asks. */
struct text_store {
	struct root *root;
	struct arena *arena;
	const struct project *project;
	VEC(struct edition_texts *) editions;
	VEC(struct named_shape *) shapes;
	struct hashes by_locale, shape_by_name;
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
const struct edition_texts *edition_texts(struct text_store *t, const char *locale, const char *shape_name, struct diag *d);
/* The words of a layout in the locale's language. */
const struct node *edition_words(const struct project *p, const struct edition_texts *e, const char *document,
                                 const struct node *words, struct arena *a, struct diag *d, struct progress *progress);

#endif
