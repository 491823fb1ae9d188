/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_NAMES_H
#define PLATEN_PROJECT_NAMES_H

#include "project.h"

/* Reports names of platen.yaml that would lead out of their folders once they are parts of paths. */
void names_check(const struct project *p, struct arena *a, struct diag *d);
/* Whether it may become a part of a path: a name and nothing more. */
bool name_is_valid(const char *s);
/* Why it cannot be the name of an edition, or of several joined by '+': a hint, or "" where there is nothing to say. NULL:
   it can. */
const char *edition_fault(struct arena *a, const char *name);

#endif
