/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the files of layouts name a style. */
#ifndef PLATEN_PROJECT_STYLE_NAMES_H
#define PLATEN_PROJECT_STYLE_NAMES_H

#include "input.h"

/* Whether a key below `n` that takes a style has it; names with paths in braces may be any that they can become. */
bool style_is_named(const struct node *n, const char *name);
/* Whether a text of the file has words of that class: <span class="NAME">. */
bool style_is_class(const struct source *s, const char *name);

#endif
