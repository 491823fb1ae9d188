/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: which words of a text became which. */
#ifndef PLATEN_DIFF_WORDS_H
#define PLATEN_DIFF_WORDS_H

#include "base.h"

/* A part of the old text that became a part of the new one; either may be empty. */
struct word_change {
	const char *was, *now;
	size_t was_at, now_at; /* in bytes */
};
struct word_changes {
	VEC(struct word_change) v;
};
/* Blanks do not count, as lines end where they may. None: the texts say the same. */
struct word_changes words_compare(struct arena *a, const char *was, const char *now);
/* Whether they have a third of their words in common, or may be one word that was changed. */
bool words_alike(const char *was, const char *now);
/* The beginning of a text in at most `cells` letters, with an ellipsis where it is cut. */
const char *words_begin(struct arena *a, const char *text, int letters);

#endif
