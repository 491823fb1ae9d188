/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One side of a comparison: a project, or PDFs. */
#ifndef PLATEN_DIFF_SIDE_H
#define PLATEN_DIFF_SIDE_H

#include "diff_run.h"
#include "folder.h"

struct side_entry {
	const char *name;            /* by which the two sides know each other: the path below the folder of outputs */
	const struct output *output; /* of a project; else NULL */
	const char *path;            /* of a PDF */
};
struct side {
	const char *label;          /* as the user called it */
	struct pages_source source; /* of a project; else zeroed */
	struct output_list list;
	bool single;              /* a PDF was named, not a folder */
	bool fetched;             /* its files lie in a room, of which nobody knows the names */
	VEC(struct side_entry) v; /* by name */
};

/* Puts a revision into its room; nothing to do where that is NULL. NULL, or a sentence why that cannot be. */
const char *side_fetch(struct arena *a, const struct diff_request *q, const char *what, struct own_folder *room);
/* `what` NULL: the project itself. `room` holds a revision, or is NULL. NULL, or a sentence why there is none. */
const char *side_open(struct arena *a, const struct diff_request *q, const char *what, const struct own_folder *room,
                      struct side *s);
/* Whether a folder holds platen.yaml. */
bool side_has_project(const char *dir);
void side_close(struct side *s);
/* The entry of that name; NULL: there is none. */
const struct side_entry *side_find(const struct side *s, const char *name);

#endif
