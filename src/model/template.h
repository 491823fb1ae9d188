/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_TEMPLATE_H
#define PLATEN_MODEL_TEMPLATE_H

#include "bind.h"
#include "rich.h"

/* One item of an `each` that binding is inside of. */
struct scope {
	const struct node *item;
	const struct shape_field *shape;
	int index, count;    /* from 1; 0: not inside an `each` */
	int lowest, highest; /* totals of a rating; highest 0: none */
	const struct scope *up;
};

/* NULL when nothing came of it. */
struct rich *template_fill(const struct binder *b, const struct scope *s, const struct node *source);
/* What a path of `each` or `when` leads to; NULL when it is absent, reported when it cannot be. */
const struct node *path_lookup(const struct binder *b, const struct scope *s, struct path_ref p,
                               const struct shape_field **shape);
/* The items of a list ordered by the text at the path `by` below each; the list itself after
   reporting that there is none. */
const struct node *sorted_list(const struct binder *b, const struct scope *s, const struct node *list,
                               const struct shape_field *element, struct path_ref by);

#endif
