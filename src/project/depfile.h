/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_DEPFILE_H
#define PLATEN_PROJECT_DEPFILE_H

#include "project.h"

/* Writes which files the outputs were made of, as a rule for make, and an empty rule for each of these files. */
void depfile_write(const struct root *r, struct arena *a, const char *path, const struct output_list *list);

#endif
