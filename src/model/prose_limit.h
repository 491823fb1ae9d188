/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose_limit: whether a prose is one that CommonMark can be read from in bounded time and memory. */
#ifndef PLATEN_MODEL_PROSE_LIMIT_H
#define PLATEN_MODEL_PROSE_LIMIT_H

#include "base.h"

/* What is too much of a prose, as a message; NULL: nothing. */
const char *prose_excess(struct arena *a, const char *text);

#endif
