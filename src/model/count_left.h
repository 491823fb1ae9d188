/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_COUNT_LEFT_H
#define PLATEN_MODEL_COUNT_LEFT_H

#include "bind.h"

/* How many items of a list are left: those that are optional in two places stay while one of them does. */
int count_left(const struct binder *b, const struct node *list);

#endif
