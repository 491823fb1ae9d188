/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_INPUT_TREE_H
#define PLATEN_INPUT_TREE_H

#include "input.h"

/* Keys that are searched one by one. */
#define SHORT_MAP 16

/* To be called after keys were added to a mapping: those from `first` on. */
void node_index_keys(struct arena *a, struct node *map, int first);

#endif
