/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_SETTING_H
#define PLATEN_PROJECT_SETTING_H

#include "layout.h"
#include "locale.h"

/* One output on its way to pages. */
struct setting {
	struct root *root;
	const struct project *project;
	struct arena *arena; /* owns the pages */
	struct diag *diag;
	struct font_set *fonts;
	struct texts *shared; /* by the settings of a run, or NULL */
	bool unused;          /* look at styles that no box uses, too */
	bool measure;         /* fill in the rooms of texts */
	/* what setting leaves */
	struct text_env *env;              /* NULL or open: the caller closes it after the last use of the pages */
	const struct edition_texts *texts; /* NULL when they could not be read */
	const struct node *words;          /* of the layout, in the locale's language */
	struct progress progress;          /* of the words alone */
};
/* NULL or incomplete after reporting. */
struct pages *setting_run(struct setting *s, const struct output *o);

#endif
