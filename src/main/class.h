/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MAIN_CLASS_H
#define PLATEN_MAIN_CLASS_H

#include "run.h"

/* Options that do not go together are wrong usage. */
void class_check_options(struct run *r);
/* Each pupil has one sheet, in the source language unless another one is asked for. */
void class_narrow(struct run *r);
/* Reads the class list, and plans the sheets in place of the one output. Rows with mistakes are left out: what is planned
   then is looked at, and not written. NULL: there is no list, or nothing is left of it. */
const struct roster *class_open(struct run *r, struct output_list *list);
/* Tells how many PDFs lie among those of the class that this run has not written. Their folder is of the class alone. */
void class_tell_leftovers(struct run *r, const struct output_list *list);

#endif
