/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slot: places on pages that are filled in for each pupil of a class. */
#ifndef PLATEN_SLOT_H
#define PLATEN_SLOT_H

#include "structure.h"

/* A place whose text, or the QR code of it, is another for each pupil of a class; it takes the same room for all of them. */
struct page_slot {
	const struct text_slot *text; /* bound, or to be filled in later */
	const struct style *style;
	mpt size, leading;
	struct text_env *env; /* the language and direction of its box */
	bool middle;          /* in the middle of its height; else at its foot */
	bool code;            /* a QR code as large as its box, of that colour; style and sizes are none */
	color ink;
	bool told; /* its element says what the code holds */
	struct where at;
	/* when it is drawn: */
	int page; /* from 0 */
	struct rect box;
	struct element *element;
	int artifact; /* enum artifact, of pages.h */
};

#endif
