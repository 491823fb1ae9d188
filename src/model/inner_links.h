/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * inner_links: links from texts of a document to boxes of it. Binding notes both, then each link is given its box.
 */
#ifndef PLATEN_MODEL_INNER_LINKS_H
#define PLATEN_MODEL_INNER_LINKS_H

#include "bind.h"
#include "boxes.h"

/* A bound box that has an id. */
void inner_links_add_box(struct inner_links *l, struct box *box, const char *id);
/* What a link to `#id` is called in the display list; it stands in the text `from`. NULL for `l`: it is not noted. */
const char *inner_links_add(struct inner_links *l, struct arena *a, const char *address, const struct node *from);
/* Names the boxes that links noted since the last time lead to; those that lead to none, or to more than one, are
   reported where they stand. */
void inner_links_join(struct inner_links *l, const struct binder *b);

#endif
