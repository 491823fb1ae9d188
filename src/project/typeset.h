/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_TYPESET_H
#define PLATEN_PROJECT_TYPESET_H

#include "class_cover.h"
#include "layout.h"
#include "edition_texts.h"

/* One output, from a line of the plan to pages. */
struct typesetting {
	struct root *root;
	const struct project *project;
	struct arena *arena; /* owns the pages */
	struct diag *diag;
	struct font_set *fonts;
	const struct node *pupil;           /* of a class list, whose pages they are; or NULL */
	struct pupil_reads *reads;          /* takes the columns on which the pages depend; or NULL */
	const struct list_places *shuffled; /* that are, though its layout does not mark them; or NULL */
	bool joint;                         /* one file holds the pages of all pupils */
	const struct answers *answers; /* that the document is made of, where its layout has `results: class`; or NULL */
	bool measure;                  /* fill in pages->rooms */
	enum dump dump;
	struct content_uses *uses; /* takes what the document is made of; or NULL */
	struct node *over;         /* what the command line lays over layouts, or NULL */
	struct buf *dumped;        /* takes what `dump` asks for, but for the pages */
	/* results */
	struct text_env *env;              /* NULL or open: the caller closes it after the last use of the pages */
	const struct content *content;     /* with what its answers come to */
	const struct edition_texts *texts; /* NULL when they could not be read */
	const struct node *words;          /* of the layout, in the locale's language */
	struct progress progress;          /* of the words alone */
	struct document_spec *spec;        /* NULL when the layout could not be read */
	struct press *press;               /* NULL or open, as env: the pages are for it */
	int undrawn;                       /* characters that no font has */
};
/* Warns of what the layout shows and an overlay with a body of its own does not. */
void missing_boxes_check(const struct typesetting *t, const struct output *o);
/* Closes what typeset_open() and typeset_output() opened. */
void typeset_close(struct typesetting *s);
/* The pages; NULL, or pages with mistakes, after reporting. */
struct pages *typeset_output(struct typesetting *s, const struct output *o);
/* What `platen check` looks for beside mistakes: in texts, and where there are no errors in boxes. `pages` may be NULL. */
void typeset_lint(const struct typesetting *s, const struct output *o, const struct pages *pages);
/* The same on pages, or on the sheets that they are printed on; nothing where there are errors. */
void typeset_lint_pages(const struct typesetting *s, const struct output *o, const struct pages *pages);
/* The same in two steps, of which the second may be taken for several pupils. */
bool typeset_open(struct typesetting *s, const struct output *o);
struct pages *typeset_pages(struct typesetting *s);
/* One that is open, again, for pages in memory of their own, with a sink of their own; the caller closes its `env` alone. */
struct typesetting typeset_again(const struct typesetting *s, struct arena *a, struct diag *d);
/* What s->pupil has in the slots of the pages, for each page, in `a`. Mistakes are reported at the pupil's row. */
struct item_vec *typeset_pupil(struct typesetting *s, struct arena *a, const struct pages *pages);
/* The same pages, or the sheets that the layout puts them on. */
struct pages *typeset_sheets(const struct typesetting *s, struct pages *pages);
/* The cover of a pack; `gfx`, `body` and `at` are filled in. */
struct pages *typeset_cover(const struct typesetting *s, struct class_cover *c);

#endif
