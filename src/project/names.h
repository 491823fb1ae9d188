/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_NAMES_H
#define PLATEN_PROJECT_NAMES_H

#include "project.h"

/* Reports names of platen.yaml that would lead out of their folders once they are parts of paths. */
void names_check(const struct project *p, struct arena *a, struct diag *d);
/* Whether it may become a part of a path: a name and nothing more. */
bool name_is_valid(const char *s);
/* Without what is not seen at its ends; of that libcsv leaves out plain spaces. */
const char *name_trimmed(struct arena *a, const char *text);
/* With a to z in place of A to Z. */
const char *name_in_small_letters(struct arena *a, const char *text);
/* The one of some names that a person means who writes it in other letters, large or small; NULL: it is none of them. */
const char *name_in_letters(const char *text, const char *const *names, int n);
/* Why it cannot be the name of an edition, or of several joined by '+': a hint, or "" where there is nothing to say. NULL:
   it can. */
const char *edition_fault(struct arena *a, const char *name);

/* The path that `out` says for an output; {-edition} stands for nothing in the plain edition. */
const char *output_pattern(struct arena *a, const char *pattern, const struct output *o);

#endif
