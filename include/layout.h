/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout: a bound document and its page description to pages. The model is TeX's: boxes become
 * one vertical list of lines, glue and decorations, which is then cut at the best places.
 */
#ifndef PLATEN_LAYOUT_H
#define PLATEN_LAYOUT_H

#include "press.h"

struct layout_job {
	struct root *root;
	struct arena *arena; /* owns the pages */
	struct diag *diag;
	struct text_env *text;
	struct font_set *fonts;
	const struct content *content;
	const struct document_spec *spec;
	const struct node *pupil;  /* of a class list, whose pages they are; NULL: there is none */
	struct pupil_reads *reads; /* takes the columns on which the pages depend, those of slots left out; or NULL */
	const struct list_places *shuffled; /* as of struct binder */
	struct press *press;                /* whose needs are checked; NULL: the pages are for none */
	bool joint;                         /* the file is for a whole class: what it says of itself names no pupil */
	bool measure;                       /* fill in pages.rooms, for translators */
	struct buf *bound, *list; /* take the boxes after binding and the vertical list as text; NULL: not wanted */
};

/* Binds, fits and paginates. Mistakes (overflow, missing text) are reported; the pages are then
   incomplete and must not be written. Never NULL. */
struct pages *layout_document(const struct layout_job *job);
/* What stands in the slots of pages that job->pupil shares with others, as items for each page, in `a`. What has no room is
   reported at the pupil's row. */
struct item_vec *layout_fill(const struct layout_job *job, struct arena *a, const struct pages *p);

#endif
