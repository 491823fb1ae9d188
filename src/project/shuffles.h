/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_SHUFFLES_H
#define PLATEN_PROJECT_SHUFFLES_H

#include "typeset.h"

/* The lists of the content that an edition shuffles because its layout does: those that the layout without the edition marks,
   but for the ones that the edition marks itself, of which it decides where. NULL: there are none. */
const struct list_places *shuffles_of_layout(const struct typesetting *t, const struct output *o);

#endif
