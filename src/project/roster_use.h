/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_ROSTER_USE_H
#define PLATEN_PROJECT_ROSTER_USE_H

#include "roster.h"

/* Once sheets have been set: reports columns that nothing on them comes from, and a seed that changes nothing. */
void roster_check_use(struct root *root, struct arena *a, struct diag *d, const struct roster *r);

#endif
