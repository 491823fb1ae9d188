/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document of one side, opened. */
#ifndef PLATEN_DIFF_OPENED_H
#define PLATEN_DIFF_OPENED_H

#include "pdf_read.h"
#include "raster.h"
#include "scene.h"
#include "side.h"

struct opened {
	const struct side *side;
	const struct side_entry *entry;
	struct arena *arena;
	struct output_pages *pages; /* of a project; or NULL */
	struct buf bytes;           /* of the file, where it was asked for */
	struct pdf_file *file;      /* or NULL */
	struct scene *scene;
	const char *why; /* it cannot be looked into; NULL: it can */
};
/* Sets the pages of a project's output. Its mistakes go to `mistakes`. */
void opened_set(struct opened *o, struct arena *a, const struct side *s, const struct side_entry *e, struct diag *mistakes);
/* The bytes of its file, which are made for a project. */
void opened_read(struct opened *o);
/* Looks into the bytes; `own` becomes false where platen did not make them. */
void opened_look(struct opened *o, bool *own);
/* Its bytes for other programs; false: they cannot be had, as opened.why says. */
bool opened_file(struct opened *o, struct raster_file *out);
/* Its path, or the document's name. */
const char *opened_name(const struct opened *o);
void opened_close(struct opened *o);

#endif
