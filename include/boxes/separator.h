/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, spacers and breaks. */
#ifndef PLATEN_BOXES_SEPARATOR_H
#define PLATEN_BOXES_SEPARATOR_H

#include "boxes.h"

/* clang-format off */
struct rule_props { mpt thickness; color color; bool dashed; };
struct spacer_props { struct dim height; };
/* clang-format on */

#endif
