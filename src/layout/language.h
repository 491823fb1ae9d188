/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * language: boxes in another language than what is around them. Their texts follow the rules of that language; where its
 * script runs the other way, everything in them is mirrored: markers, columns, indents, start and end.
 *
 * Positions in a list stay logical. A box of the other direction notes its extent as a struct flip, and drawing mirrors
 * what stands in it there before it mirrors the page.
 */
#ifndef PLATEN_LAYOUT_LANGUAGE_H
#define PLATEN_LAYOUT_LANGUAGE_H

#include "build.h"

/* From here on `b` builds texts of a language at its x and width. NULL changes nothing. */
void language_enter(struct builder *b, const char *lang);
/* Whether `b` builds in the other direction than that of the edition. */
bool language_is_turned(const struct builder *b);
/* For a list of its own, `width` wide. */
const struct flip *language_turn_list(const struct builder *b, mpt width);
/* Where in its list something begins that is `w` wide and stands at `x`. */
mpt flip_x(const struct flip *f, mpt x, mpt w);

#endif
