/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster_choices: what the rows of a class list choose, and what nobody asks of them. */
#ifndef PLATEN_PROJECT_ROSTER_CHOICES_H
#define PLATEN_PROJECT_ROSTER_CHOICES_H

#include "roster.h"

/* Reports an edition or a locale of a row that the project has not. */
void roster_check_choices(struct arena *a, struct diag *d, const struct roster_options *o, const struct pupil *p);
/* Reports columns that none of the files names which were read for the class. */
void roster_check_columns(struct root *root, struct arena *a, struct diag *d, const struct roster *r);

#endif
