/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_UNSHOWN_H
#define PLATEN_PROJECT_UNSHOWN_H

#include "content.h"
#include "project.h"

/* Warns of keys of the source's content that no document shows. `shown`: the fields that the outputs of the plan have; those
   of editions that are not planned are added. */
void unshown_check(struct root *r, const struct project *p, struct arena *a, struct diag *d, struct field_uses *shown);

#endif
