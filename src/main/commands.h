/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that have a file of their own; each returns the status to end with. */
#ifndef PLATEN_MAIN_COMMANDS_H
#define PLATEN_MAIN_COMMANDS_H

#include "run.h"

int run_build(struct run *r);
int run_check(struct run *r);
int run_score(struct run *r);
int run_schema(struct run *r);
int run_new(struct run *r);
int run_status(struct run *r);
int run_completions(struct run *r);
int run_merge(struct run *r);
extern const char *const schema_kinds[]; /* ends with NULL */
int run_diff(struct run *r);
int run_watch(struct run *r);

/* The shape that content is checked against in a document of the project, the first by default. NULL after
   reporting. */
const struct shape_field *open_shape(struct run *r);

#endif
