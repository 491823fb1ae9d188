/* SPDX-License-Identifier: GPL-3.0-or-later */
/* align: which thing of the old scene is which of the new one. */
#ifndef PLATEN_DIFF_ALIGN_H
#define PLATEN_DIFF_ALIGN_H

#include "scene.h"

/* For each thing the number of the one that it is in the other scene; -1: it is in none. */
struct pairing {
	int *to_new, *to_old;
};
struct pairing align_scenes(struct arena *a, const struct scene *was, const struct scene *now);
/* Which of n keys are in the longest row that ascends, or with `level` does not descend (Fredman 1975), in `a`. */
const bool *longest_row(struct arena *a, const int *key, int n, bool level);

#endif
