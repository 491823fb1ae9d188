/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: what sheets and covers say beside the pages, in sentences of the locale and the font of a layout's body. */
#ifndef PLATEN_IMPOSE_WORDS_H
#define PLATEN_IMPOSE_WORDS_H

#include "graphics.h"

struct words {
	const struct gfx *gfx; /* in whose arena all is */
	const struct style *body;
	struct where at;  /* of what they belong to */
	const char *of;   /* the same, in messages: "a sheet of tiles" */
	const char *name; /* of their style, in messages */
};

const char *words_sentence(const struct words *w, enum sentence which, const struct sentence_part *part);
const char *words_number(const struct words *w, int n);
/* Black on white, of that size. */
const struct style *words_style(const struct words *w, mpt size, int weight);
/* NULL after reporting at `at` that it cannot be set. */
struct para *words_text(const struct words *w, const char *text, struct where at, const struct style *style, mpt width,
                        int align);

#endif
