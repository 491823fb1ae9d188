/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements rated on a scale. */
#ifndef PLATEN_BOXES_RATING_H
#define PLATEN_BOXES_RATING_H

#include "boxes.h"

/* clang-format off */
struct rating_statement { struct text_slot text, reversed, answer; };
struct rating_point { struct text_slot text; };
struct rating_band { struct text_slot from, to; };
struct rating_props {
	struct text_slot title, note, stem, sum, reversed_note;
	int level;
	struct item_list scale;      /* struct rating_point */
	struct item_list statements; /* struct rating_statement */
	struct item_list bands;      /* struct rating_band: checked against the scores */
	mpt circle, column;     /* circle 0: figures without */
	mpt row;                /* least height of a statement */
	mpt sum_width, sum_height; /* 0: from the columns and circles */
	color stripe, rule;
	struct style_ref title_style, note_style, stem_style, scale_style, text_style, number_style, sum_style, reversed_style;
	bool key; /* answer key: the arithmetic is filled in */
};
/* clang-format on */

#endif
