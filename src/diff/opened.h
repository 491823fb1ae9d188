/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document of one side, opened. */
#ifndef PLATEN_DIFF_OPENED_H
#define PLATEN_DIFF_OPENED_H

#include "pdf_read.h"
#include "scene.h"
#include "side.h"

/* Files that are made of projects for other programs, of a run; starts with the arena alone filled in. */
struct own_files {
	struct arena *arena;
	struct own_folder *folder;
	int n;
};
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
/* A file that holds it; NULL: it cannot be written, as opened.why says. */
const char *opened_file(struct opened *o, struct own_files *files);
void opened_close(struct opened *o);

#endif
