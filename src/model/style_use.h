/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_STYLE_USE_H
#define PLATEN_MODEL_STYLE_USE_H

#include "boxes.h"
#include "spec.h"
#include "style.h"

/* Reports what styles of the layout say of their ground, space, alignment and colour where no box takes it. */
void style_uses_check(struct arena *a, struct diag *d, const struct document_spec *spec);

#endif
