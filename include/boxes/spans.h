/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans: masts between two banks, each where the cables from both sides balance. */
#ifndef PLATEN_BOXES_SPANS_H
#define PLATEN_BOXES_SPANS_H

#include "boxes.h"
#include "style.h"

enum span_labels { SPAN_LABELS_BANKS, SPAN_LABELS_COUNTS, SPAN_LABELS_NONE };

/* clang-format off */
struct span_item { struct text_slot name, text, first_note, second_note; struct item_list first, second; /* struct list_item */ };
struct span_scale { struct text_slot from, to; int tick, number; };
struct span_zone { struct text_slot side, from, to, label; color color; };
/* clang-format on */

/* Lengths in percent are those of the width. */
struct spans_props {
	struct text_slot first, second, alt;
	struct item_list items, zones; /* struct span_item, struct span_zone */
	struct span_scale scale;       /* with its `from`, or zones, the masts stand on one */
	int labels;                    /* enum span_labels */
	bool names, bleed, zone_fill;
	mpt height, name_floor;
	struct where name_floor_at;
	struct dim bank, head, edge, inset, clear, plank, keyline, cable, mast, mast_foot, deck, row_gap, row_start,
	        zone_plate;
	color first_color, second_color, color, first_note_color, second_note_color;
	struct pattern first_pattern, second_pattern;
	struct style_ref name_style, text_style, label_style, bank_style, note_style, number_style, zone_style;
};

static inline bool spans_on_scale(const struct spans_props *p)
{
	return p->scale.from.source || p->zones.n || p->zones.each.path;
}

#endif
