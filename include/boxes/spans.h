/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans: masts between two banks, each where the cables from both sides balance. */
#ifndef PLATEN_BOXES_SPANS_H
#define PLATEN_BOXES_SPANS_H

#include "boxes.h"
#include "style.h"

enum span_labels { SPAN_LABELS_BANKS, SPAN_LABELS_COUNTS, SPAN_LABELS_NONE };

/* clang-format off */
struct span_item { struct text_slot name, text, from_note, to_note; struct item_list from, to; /* struct list_item */ };
struct span_scale { struct text_slot from, to; int tick, number; };
struct span_zone { struct text_slot from, to, label; color color; };
/* clang-format on */

/* Lengths in percent are those of the width. */
struct spans_props {
	struct text_slot from, to, alt;
	struct item_list items, zones; /* struct span_item, struct span_zone */
	struct span_scale scale;       /* `from` empty: none */
	int labels;                    /* enum span_labels */
	bool names, bleed;
	mpt height, name_floor;
	struct dim bank, head, edge, inset, clear, plank, keyline, cable, mast, mast_foot, deck, row_gap;
	color from_color, to_color, color, from_note_color, to_note_color;
	struct pattern from_pattern, to_pattern;
	struct style_ref name_style, text_style, label_style, bank_style, note_style, number_style, zone_style;
};

#endif
