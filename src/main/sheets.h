/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that put pages on sheets. */
#ifndef PLATEN_MAIN_SHEETS_H
#define PLATEN_MAIN_SHEETS_H

#include "run.h"

/* Ends the program where they contradict each other or have no such value. */
void sheets_check_options(struct run *r);
/* What they lay over each layout, as YAML; NULL: nothing. */
const char *sheets_over(const struct run *r);
/* The same options, and the folder of the project, as they are written in a command: " --nup=2". */
const char *sheets_said(const struct run *r);
/* The edition that says the same, as a project may have it: "booklet", "2up"; NULL: none. */
const char *sheets_edition(const struct run *r);
/* What they add to the names of outputs, so that these do not take the place of others: "-2up". */
const char *sheets_suffix(const struct run *r);

#endif
