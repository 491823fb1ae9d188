/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, prose, lists, the table of contents. */
#ifndef PLATEN_BOXES_TEXT_H
#define PLATEN_BOXES_TEXT_H

#include "boxes.h"

/* clang-format off */
enum text_match { MATCH_NONE, MATCH_ROW };
struct text_fit { mpt min, height, width; int lines, match; struct where min_at, match_at; }; /* min 0: the size of the style stands; others 0: any */
struct heading_props { struct text_slot text; int level; bool bookmark; struct text_fit fit; };
struct prose_props { struct text_slot text; struct text_fit fit; };
enum marker { MARKER_BULLET, MARKER_NUMBER, MARKER_DASH, MARKER_CHECK, MARKER_NONE };
struct list_item { struct text_slot text; };
struct list_props { struct item_list items; int marker; mpt gap; color marker_color; };
struct toc_props { int levels; struct style_ref entry_style; };
/* clang-format on */

#endif
