/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_class: the styles that words inside a text name, <span class="x">. */
#ifndef PLATEN_MODEL_SPAN_CLASS_H
#define PLATEN_MODEL_SPAN_CLASS_H

#include "bind.h"
#include "rich.h"

/* Finds the styles of a class and of those around it; NULL: there is none. One that is missing or says nothing of words
   is reported; `told` counts these in a text. */
void class_find(const struct binder *b, struct span_class *c, int *told);

#endif
