/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What single outputs and those of a class have in common. */
#ifndef PLATEN_PROJECT_BUILD_OUTPUTS_H
#define PLATEN_PROJECT_BUILD_OUTPUTS_H

#include "pdf.h"
#include "typeset.h"
#include "writer.h"

struct build_context {
	struct root *root;
	const struct project *project;
	struct arena *arena; /* of one output while that is built */
	struct font_store *fonts;
	struct outbox *outbox;
	const struct build_options *options;
};

/* The content and the words of the layout together. An edition below the project's threshold is refused or marked as a
   draft, here and on its pages; `pages` may be NULL. */
void build_check_progress(const struct build_context *b, struct diag *d, const char *document, const struct typesetting *s,
                          struct pages *pages);
/* What options lay over all layouts; NULL: nothing. */
struct node *build_over(const struct build_context *b, struct diag *d);
/* What the file claims, and the profile that this takes. False after reporting. */
bool build_options(const struct build_context *b, struct diag *d, const struct pages *pages, const struct press *press,
                   struct pdf_options *o);
/* Writes the pages to the place of the output, in inks where they are for a press; `out` holds what was dumped on the
   way. */
void build_put(const struct build_context *b, struct diag *d, const struct pages *pages, struct press *press,
               const struct output *o, struct buf *out);

/* Writes what there is already. */
void build_put_bytes(const struct build_context *b, struct diag *d, const struct output *o, const struct buf *out);

#endif
