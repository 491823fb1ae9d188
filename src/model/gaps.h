/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gaps: texts in which a pupil has nothing at some place, such as the title of a file for a whole class. */
#ifndef PLATEN_MODEL_GAPS_H
#define PLATEN_MODEL_GAPS_H

#include "base.h"

/* What stands in a text for a value that is not there: U+FDD3, a character that no text of an author holds. */
#define GAP "\xEF\xB7\x93"

/* The text without its gaps, and without what joined them to it: blanks, dashes and other signs of punctuation beside them, and
   brackets or quotation marks around them. "Test - GAP (GAP)" is "Test". The text itself where it has none. */
const char *gaps_closed(struct arena *a, const char *text);

#endif
