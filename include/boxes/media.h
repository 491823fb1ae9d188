/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and QR codes. */
#ifndef PLATEN_BOXES_MEDIA_H
#define PLATEN_BOXES_MEDIA_H

#include "boxes.h"

/* clang-format off */
enum object_fit { FIT_CONTAIN, FIT_COVER, FIT_STRETCH };
struct picture_props {
	const char *file;
	struct where file_at;
	mpt width, height;
	int fit; /* enum object_fit */
	color color;
	struct text_slot alt;
	bool decorative;
};
struct qr_props { struct text_slot text, alt; mpt size; color color; };
/* clang-format on */

#endif
