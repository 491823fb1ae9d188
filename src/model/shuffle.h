/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_SHUFFLE_H
#define PLATEN_MODEL_SHUFFLE_H

#include "bind.h"

/* The items of a list in the order of the pupil whose document is bound; without a pupil, or where the list is NULL, as it is. */
const struct node *shuffled_list(const struct binder *b, const struct node *list, const char *path);

#endif
