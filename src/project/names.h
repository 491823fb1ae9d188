/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_NAMES_H
#define PLATEN_PROJECT_NAMES_H

#include "project.h"

/* Reports names of platen.yaml that would lead out of their folders once they are parts of paths. */
void names_check(const struct project *p, struct diag *d);

#endif
