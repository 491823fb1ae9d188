/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_SHUFFLE_H
#define PLATEN_MODEL_SHUFFLE_H

#include "bind.h"

/* The items of a list in the order of the pupil whose document is bound, where the layout marks it or b->shuffled has it; the
   list itself without a pupil, and NULL where it is NULL. */
const struct node *shuffled_list(const struct binder *b, const struct node *list, bool marked);

#endif
