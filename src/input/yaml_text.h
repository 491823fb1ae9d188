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
/* The first byte that is no character of UTF-8, or `end`. */
const char *yaml_find_damage(const char *start, const char *end);
/* Warns of a path of Windows in double quotes, "C:\new", where a backslash with what follows it is another sign. `p`: at
   the opening mark of the text, which stands at `at`. */
void yaml_check_path(struct diag *d, struct where at, const char *p, const char *end);
/* The word that begins at `p`, such as a tag or an anchor; the start of a long one. */
const char *yaml_word(struct arena *a, const char *p, const char *end, bool in_list);
/* Whether a curly quotation mark stands at `p`. */
bool yaml_is_curly(const char *p, const char *end);
/* What else a file is by its first bytes, in words, or NULL. */
const char *yaml_other_format(const struct source *s);

#endif
