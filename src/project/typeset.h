/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_TYPESET_H
#define PLATEN_PROJECT_TYPESET_H

#include "layout.h"
#include "edition_texts.h"

/* One output, from a line of the plan to pages. */
struct typesetting {
	struct root *root;
	const struct project *project;
	struct arena *arena; /* owns the pages */
	struct diag *diag;
	struct font_set *fonts;
	bool measure; /* fill in pages->rooms */
	enum dump dump;
	struct buf *dumped; /* takes what `dump` asks for, but for the pages */
	/* results */
	struct text_env *env;              /* NULL or open: the caller closes it after the last use of the pages */
	const struct edition_texts *texts; /* NULL when they could not be read */
	const struct node *words;          /* of the layout, in the locale's language */
	struct progress progress;          /* of the words alone */
	int undrawn;                       /* characters that no font has */
};
/* The pages; NULL, or pages with mistakes, after reporting. */
struct pages *typeset_output(struct typesetting *s, const struct output *o);

#endif
