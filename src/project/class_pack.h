/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_pack: the sheets of a class in one file. */
#ifndef PLATEN_PROJECT_CLASS_PACK_H
#define PLATEN_PROJECT_CLASS_PACK_H

#include "build_outputs.h"
#include "roster.h"

/* Builds the first output of the list, and adds those of pupils whose sheets cannot be in it. Returns how many files were
   written, or could have been; with a mistake none is. */
int class_pack_build(const struct build_context *b, struct diag *d, struct output_list *list, const struct roster *roster);

#endif
