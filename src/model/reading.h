/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reading: how easily the texts of a language are read. */
#ifndef PLATEN_MODEL_READING_H
#define PLATEN_MODEL_READING_H

#include "base.h"

/* A formula of the kind of Flesch: base - sentence * (words / sentences) - word * (syllables / words). */
struct reading_formula {
	const char *language; /* BCP 47, without script and region */
	const char *name;     /* who published it, and when */
	double base, sentence, word;
};
/* That of the language of a locale; NULL: none is known here. */
const struct reading_formula *reading_formula(const char *locale);

struct reading_count {
	int sentences, words, syllables;
};
/* From 0 on, hard, to 100, easy; a text may lie beyond either. `c` holds a word at least. */
double reading_ease(const struct reading_formula *f, const struct reading_count *c);
/* Syllables of a word of n bytes of UTF-8 in that language; 1 at least. */
int reading_syllables(const struct reading_formula *f, const char *word, size_t n);

#endif
