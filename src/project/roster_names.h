/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_ROSTER_NAMES_H
#define PLATEN_PROJECT_ROSTER_NAMES_H

#include "roster.h"

/* The number of each pupil, what names the sheet in a code, and names of files, of which no two are the same: "07-Ann-Lee". With codes each row gets one,
   unless the list has them, and loses its name and all but its class, edition and locale. Codes that cannot be are
   reported, and their rows left out. */
void roster_name(struct arena *a, struct diag *d, struct roster *r, const char *path);

#endif
