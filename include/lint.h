/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint: slips of language that `platen check` looks for in texts and boxes. What counts as one in a language is in the
 * overlay of its locale.
 */
#ifndef PLATEN_LINT_H
#define PLATEN_LINT_H

#include "catalog.h"
#include "boxes.h"
#include "locale_spec.h"

/* From where on `platen check` warns. */
struct lint_limits {
	mpt text_size;    /* of letters on paper up to A4 */
	int reading_ease; /* 0: not asked for */
};

struct lint {
	struct arena *arena;
	struct diag *diag;
	const struct locale_spec *rules;
	const char *locale;
};

/* The texts of the content, and the words of a layout. */
void lint_texts(const struct lint *l, const struct content *content, const struct node *words, const char *document);
/* The content, where its reading ease is below the limit; in languages that have no formula nothing is told. Limit 0: none. */
void lint_reading(const struct lint *l, const struct content *content, int limit);
/* The entries of a catalog, and those of `progress` that have no translation of their text. */
void lint_catalog(const struct lint *l, const struct catalog *catalog);
void lint_gaps(const struct lint *l, const struct catalog *catalog, const struct progress *progress);
/* Bound boxes: their links and alternative texts. */
void lint_boxes(const struct lint *l, const struct box_list *boxes);

#endif
