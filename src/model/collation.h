/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_COLLATION_H
#define PLATEN_MODEL_COLLATION_H

#include "base.h"

#include <unicode/ucol.h>

/* How a language orders words (UTS #10 with the locale's tailoring, through ICU); "" is the order of no language.
   Closed by ucol_close(). */
UCollator *collator_open(const char *locale);
/* Keys are in the order of the texts, as strcmp() compares them; they end in a zero byte, and live in the arena. */
const char *sort_key(struct arena *a, const UCollator *c, const char *text, size_t n);

#endif
