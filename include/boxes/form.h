/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader writes on: fields, boxes to tick, lines. */
#ifndef PLATEN_BOXES_FORM_H
#define PLATEN_BOXES_FORM_H

#include "boxes.h"

/* clang-format off */
struct field_props {
	struct text_slot label, name, value;
	struct style_ref value_style;
	struct dim label_width;
	int label_at; /* 1: behind what is written on */
	mpt height, box; /* box: width of a frame in place of the line; 0: none */
	color line;
};
struct answer { struct text_slot label; };
struct check_props { struct text_slot label, name; mpt size; struct item_list options; bool inline_options; };
struct lines_props { int count; mpt gap, frame; color line; struct text_slot label, name; bool fill; };
/* clang-format on */

#endif
