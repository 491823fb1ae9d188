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
/* That of all columns of a class list, whose characters are meant as they stand, without markup. */
extern const struct shape_field pupil_field;
/* Not `known`: the content can have nothing there. */
struct path_value path_value(const struct binder *b, const struct scope *s, const char *path);
/* As path_value(), of a path that may hold paths, {sides.{side}.name}; what it lacks is reported. Where the content has
   no key for one of those, it is known and absent. */
struct path_value path_find(const struct binder *b, const struct scope *s, struct path_ref p);
/* Whether the path leads to a column that there is a class list without. Conditions may ask for it, which is told. */
bool path_lacks_column(const struct binder *b, const struct scope *s, const char *path);
/* The brace that ends what the one at `s` opens; NULL: there is none. */
const char *path_end(const char *s);
/* Adds a hint to the report of an unknown path. */
void path_suggest(const struct binder *b, const struct scope *s, const char *path);

#endif
