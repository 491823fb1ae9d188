/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path: what a path of a template leads to. */
#ifndef PLATEN_MODEL_PATH_H
#define PLATEN_MODEL_PATH_H

#include "template.h"

struct path_value {
	const struct node *node; /* NULL: absent but allowed */
	const struct shape_field *shape;
	const char *text; /* computed values */
	bool known, number;
};
/* Not `known`: the content can have nothing there. */
struct path_value path_value(const struct binder *b, const struct scope *s, const char *path);
/* Adds a hint to the report of an unknown path. */
void path_suggest(const struct binder *b, const struct scope *s, const char *path);

#endif
