/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over a layout: trees of YAML, one over the other. */
#ifndef PLATEN_MODEL_OVERLAYS_H
#define PLATEN_MODEL_OVERLAYS_H

#include "descriptor.h"

struct overlays {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	const char *document;
	struct node *top;
	bool no_theme; /* that it names, or one with a mistake in its own keys */
};

/* A file of YAML that holds a mapping; NULL after reporting, at `at` where it cannot be read. */
struct node *overlay_read(struct overlays *st, const char *path, struct where at);
/* Lays what a file says over the top: of all documents, then of this one. NULL: nothing. */
void overlay_lay(struct overlays *st, struct node *over);
/* The files of the editions that are asked for, with their promises. Two that do not go together, or one that does not go with
   options, are reported, and none is laid: nothing more is said of pages that are none of theirs. */
bool overlay_editions(struct overlays *st, const struct descriptor_source *what, struct promises *promises);

#endif
