/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of boxes that do nothing where they stand. */
#ifndef PLATEN_MODEL_BOXES_EFFECT_H
#define PLATEN_MODEL_BOXES_EFFECT_H

#include "boxes.h"

/* Reports them for a box that was loaded from the mapping `all`, in which `own` is what its kind names. */
void effects_check(struct schema *s, const struct node *all, const struct node *own, const struct box *box);

#endif
