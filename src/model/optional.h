/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be left out of a document, while it is bound: boxes, items and rows that are marked `optional`. */
#ifndef PLATEN_MODEL_OPTIONAL_H
#define PLATEN_MODEL_OPTIONAL_H

#include "template.h"

enum { NOT_OPTIONAL = -1 };

/* The way through a list, past what is left out. */
struct item_walk {
	const struct binder *b;
	const struct node *list;
	const struct shape_field *element;
	const struct scope *up;
	int next;           /* of the list */
	int index, count;   /* the current one among those that stay, from 1; how many stay */
	const bool *marked; /* each item of the list; NULL: none is */
	int number;         /* of the next marked one */
	int open, before;   /* the number of the current item, or NOT_OPTIONAL, and those that were met before it */
};
/* `list` NULL: nothing to go through. */
struct item_walk items_walk(const struct binder *b, const struct scope *s, const struct node *list,
                            const struct shape_field *element, const struct text_slot *optional);
/* The scope of the next item; false when there is none. What is bound until the next call is inside of it. */
bool items_next(struct item_walk *w, struct scope *out);
/* What stands for the items where there are none: only whether the content can have what `optional` names. */
void optional_look(const struct binder *b, const struct scope *s, const struct text_slot *optional);

/* A box, while it is bound. */
struct optional_box {
	int number, before;
};
/* Whether a box stays; then optional_close() when what is inside of it is bound. */
bool optional_open(const struct binder *b, const struct scope *s, const struct text_slot *optional,
                   struct optional_box *box);
void optional_close(const struct binder *b, const struct optional_box *box);

#endif
