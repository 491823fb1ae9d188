/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MAIN_LIST_H
#define PLATEN_MAIN_LIST_H

#include "run.h"

/* The documents, locales and editions of the project, and where outputs go. */
int run_list(struct run *r);

#endif
