/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plain: a text of a field that takes no Markdown, such as one of the type `text`. */
#ifndef PLATEN_MODEL_PLAIN_H
#define PLATEN_MODEL_PLAIN_H

#include "input.h"

/* Reports tags that are wrong, and marks of Markdown that are printed as they stand. `source`: the text of which
   this is the translation, whose marks were reported there; or NULL. */
void plain_check(struct arena *a, struct diag *d, const char *text, struct where at, const char *source);

/* Of a text of a layout, where bold text, italics and links are markup: reports HTML that is printed as it stands. */
void plain_check_words(struct arena *a, struct diag *d, const char *text, struct where at, const char *source);

/* Reports a text of one word without quotes that other readers of YAML take for nothing or for a switch (YAML 1.1, types null
   and bool); in small letters, as those are written who mean that. */
void plain_check_bare(struct diag *d, const struct node *n);

#endif
