/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes from their trees; an overlay's changes are laid over the boxes with their ids. */
#ifndef PLATEN_MODEL_BOXES_LOAD_H
#define PLATEN_MODEL_BOXES_LOAD_H

#include "boxes.h"

/* The `boxes` of overlays: what is laid over each box, by its id. */
struct box_changes {
	const struct node *by_id; /* NULL: none */
	bool *used;               /* those that found their box */
};

struct box_changes box_changes_new(struct arena *a, const struct node *by_id);
/* Reports the ids that no box has, and none had in the layout before anything was laid over it: an edition may have a body of its
   own. */
void box_changes_report_unused(const struct box_changes *c, struct diag *d, const struct node *layout);

/* Loads a list of boxes, or a single one; what is no box is reported and left out. */
struct box_list boxes_load(struct schema *s, struct box_changes *changes, const struct node *n);

/* Where a key stands that was written below the own key of a box, or beside it. */
bool boxes_hint_key(struct schema *s, const struct node *map, int i, const struct record *r);

#endif
