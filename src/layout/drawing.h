/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawing: what the graphics module draws, as items of a list. */
#ifndef PLATEN_LAYOUT_DRAWING_H
#define PLATEN_LAYOUT_DRAWING_H

#include "build.h"

struct drawing *drawing_new(const struct builder *b, mpt w, mpt h);
struct vitem *add_drawing(struct builder *b, struct drawing *d);
/* An SVG in its place; NULL after reporting. */
struct drawing *drawing_svg(const struct builder *b, const struct svg_file *f, const struct svg_place *place);
/* The drawing that a box is, as a figure where the box asks for it; NULL: nothing. */
void add_media(struct builder *b, const struct box *box, struct drawing *d);
/* The element of what is filled in with a pen; `label` says what belongs there, or is NULL. */
struct element *form_element(const struct builder *b, const struct rich *label, enum print_field field);
/* A text without markup, or NULL. */
const char *slot_text(const struct builder *b, const struct text_slot *t);

#endif
