/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_pages: the pages of one output in memory, with the keys of their texts, for whoever compares them. */
#ifndef PLATEN_OUTPUT_PAGES_H
#define PLATEN_OUTPUT_PAGES_H

#include "graphics.h"
#include "project.h"

/* A project that was opened to be looked at. */
struct pages_source {
	struct root *root;
	const struct project *project;
	struct font_store *fonts; /* of all its outputs */
	struct diag *diag;
};

struct output_pages;

/* Sets the output as `platen build` would before it turns colours into inks. NULL after reporting mistakes. */
struct output_pages *output_pages_open(const struct pages_source *s, const struct output *o);
void output_pages_close(struct output_pages *p);

/* They live until output_pages_close(). */
const struct pages *output_pages_of(const struct output_pages *p);
/* The key of a text of the content or of the layout's words, as PO files name it; NULL: it has none. */
const char *output_pages_key(const struct output_pages *p, const struct node *text);
/* To draw on pages of one's own in the language of the output; in the arena `a`. */
struct gfx output_pages_gfx(const struct output_pages *p, struct arena *a);
/* The file that a build would write of them, or of other pages like them; false after reporting. */
bool output_pages_write(const struct output_pages *p, const struct pages *pages, struct buf *out);

#endif
