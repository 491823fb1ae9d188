/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_LATER_H
#define PLATEN_MODEL_LATER_H

#include "template.h"

/* Keeps the place of a text for bind_later(), and looks at its paths. */
void text_later(const struct binder *b, const struct scope *s, struct text_slot *slot);

#endif
