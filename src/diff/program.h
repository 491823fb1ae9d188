/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that are run beside platen: git and poppler's. Never through a shell. */
#ifndef PLATEN_DIFF_PROGRAM_H
#define PLATEN_DIFF_PROGRAM_H

#include "base.h"

enum { PROGRAM_ABSENT = -1 };

/* Runs argv[0], found by PATH, with `in` as its standard input (-1: nothing), and takes what it prints; of its messages the
   first few kilobytes. Variables of the environment that begin with GIT_ are left out, and messages are in English. Returns
   its exit status, 128 and more where a signal ended it; PROGRAM_ABSENT: there is none. */
int program_run(const char *const *argv, int in, struct buf *out, struct buf *messages);
/* The first line of messages, in the arena. */
const char *program_says(struct arena *a, const struct buf *messages);

#endif
