/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster_choices: what the rows of a class list choose. */
#ifndef PLATEN_PROJECT_ROSTER_CHOICES_H
#define PLATEN_PROJECT_ROSTER_CHOICES_H

#include "roster.h"

struct roster_choices;
struct roster_choices *roster_choices_new(struct arena *a, struct diag *d, const struct roster_options *o);
/* Sets what the sheet of a row is made in. Cells name an edition or a locale in any letters, and get the name that the
   project has; one that it has not is reported. */
void roster_choose(struct roster_choices *c, struct pupil *p);
/* Tells, of all rows, which editions gave way to others. */
void roster_tell_choices(const struct roster_choices *c);

#endif
