/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_EDITION_TEXTS_H
#define PLATEN_PROJECT_EDITION_TEXTS_H

#include "catalog.h"
#include "project.h"

/* The texts of a locale: its content, and what translates the words of layouts. */
struct edition_texts {
	const char *locale;
	const struct content *content;
	const struct catalog *catalog; /* NULL: it has none, so no text is translated unless it needs no translation: */
	bool own;                      /* content that is written in the language of the locale */
	bool pseudo;                   /* made up from the source language */
	struct progress progress;
};
/* NULL after reporting, or when there is no shape. `locale` stays the caller's. */
const struct edition_texts *edition_texts(struct root *root, const struct project *p, struct arena *a, struct diag *d,
                                          const char *locale, const struct shape_field *shape);
/* The catalog that edition_texts() takes for a locale; NULL: none. */
const char *edition_catalog_path(struct root *root, const struct project *p, struct arena *a, const char *locale);
/* The words of a layout in the locale's language; `language` is the one that they are written in, NULL: the source's. */
struct layout_words {
	const char *document, *language;
	bool edition; /* overlays of editions may have taken the place of some: not every translation has a word */
	const struct node *words;
};
const struct node *edition_words(const struct project *p, const struct edition_texts *e, const struct layout_words *of,
                                 struct arena *a, struct diag *d, struct progress *progress);
/* How far the words are translated that files of editions have. */
void edition_words_progress(const struct project *p, const struct edition_texts *e, struct arena *a, struct diag *d,
                            struct progress *progress);

#endif
