/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matched: which letters of two texts are the same ones. */
#ifndef PLATEN_DIFF_MATCHED_H
#define PLATEN_DIFF_MATCHED_H

#include "scene.h"

/* Letters that both texts have, in their order; blanks, and words that have changed, are none. */
struct matched_letter {
	size_t was, now; /* bytes at which it begins */
	bool beside;     /* a change touches it, for which it may be shaped */
};
struct matched {
	VEC(struct matched_letter) v;
	int *old, *new; /* by byte: which of them begins there; -1: none */
};
/* Lives in the arena. False: the texts are not what their words say, and nothing is known. */
bool match_letters(struct arena *a, const struct thing *was, const struct thing *now, struct matched *out);

/* The character at a byte of a text, and the byte behind it. */
uint32_t character_at(const char *text, size_t at, size_t *next);

#endif
