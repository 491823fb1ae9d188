/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, prose, lists, the table of contents. */
#ifndef PLATEN_BOXES_TEXT_H
#define PLATEN_BOXES_TEXT_H

#include "boxes.h"

/* clang-format off */
struct heading_props { struct text_slot text; int level; bool bookmark; };
struct prose_props { struct text_slot text; };
enum marker { MARKER_BULLET, MARKER_NUMBER, MARKER_DASH, MARKER_CHECK, MARKER_NONE };
struct list_item { struct text_slot text; };
struct list_props { struct item_list items; int marker; mpt gap; color marker_color; };
struct toc_props { int levels; struct style_ref entry_style; };
/* clang-format on */

#endif
