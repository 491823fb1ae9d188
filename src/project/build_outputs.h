/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What single outputs and those of a class have in common. */
#ifndef PLATEN_PROJECT_BUILD_OUTPUTS_H
#define PLATEN_PROJECT_BUILD_OUTPUTS_H

#include "digest.h"
#include "pdf.h"
#include "record_ask.h"
#include "typeset.h"
#include "writer.h"

/* What became of one output. */
struct built {
	struct record_texts texts;
	struct digest digest; /* of its bytes */
	bool current;         /* they lay there already */
};

struct build_context {
	struct root *root;
	const struct project *project;
	struct arena *arena; /* of one output while that is built */
	struct font_store *fonts;
	struct outbox *outbox;
	const struct build_options *options;
	struct built *built; /* is filled in; or NULL */
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

/* Where the bytes of an output go. */
struct output_writer {
	const struct build_context *build;
	const struct output *output;
	enum { TO_NOWHERE, TO_STDOUT, TO_FILE } way;
	bool begun;
};
/* A file that the build has read is reported, and stays as it is. */
void output_open(struct output_writer *w, const struct build_context *b, struct diag *d, const struct output *o);
/* `user`: the writer. The file is made with the first bytes; until the end the old one stays. */
void output_take(void *user, const char *bytes, size_t n);
/* True: these bytes lay there, and the file was not touched. */
bool output_close(struct output_writer *w);

#endif
