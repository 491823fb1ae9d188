/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a language that say what a diagram shows. */
#ifndef PLATEN_MODEL_SENTENCES_H
#define PLATEN_MODEL_SENTENCES_H

#include "locale_spec.h"
#include "schema.h"

extern const struct record sentences_record;
/* Reports those whose {NAME}s are not those of the English one. */
void sentences_check(struct arena *a, struct diag *d, const struct node *given);

#endif
