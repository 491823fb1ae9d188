/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_THEME_CHECK_H
#define PLATEN_PROJECT_THEME_CHECK_H

#include "project.h"

/* Warns of styles and tokens of the project's layouts and their themes that nothing uses. Files that were not read before may
   be now; what is wrong with them is not told. */
void themes_check(struct root *r, const struct project *p, struct arena *a, struct diag *d);

#endif
