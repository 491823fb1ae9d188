/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_INPUT_YAML_TEXT_H
#define PLATEN_INPUT_YAML_TEXT_H

#include "input.h"

/* Texts may hold what is invisible, for languages that need it; in a key it only makes another key. The first one,
   or 0; and the key without any. */
uint32_t yaml_find_invisible(const char *key);
const char *yaml_without_invisible(struct arena *a, const char *key);
/* The first line behind `start` that begins with "- ", and how many lines below, or NULL. */
const char *yaml_find_dash(const char *start, const char *end, int *lines);
/* What else a file is by its first bytes, in words, or NULL. */
const char *yaml_other_format(const struct source *s);

#endif
