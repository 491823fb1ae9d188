/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and QR codes. */
#ifndef PLATEN_BOXES_MEDIA_H
#define PLATEN_BOXES_MEDIA_H

#include "boxes.h"

/* clang-format off */
struct picture_props { const char *file; mpt width, height; color color; struct text_slot alt; bool decorative; };
struct qr_props { struct text_slot text, alt; mpt size; color color; };
/* clang-format on */

#endif
