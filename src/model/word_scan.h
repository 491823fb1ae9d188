/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_scan: the words of a text as it is written. Tags, addresses of links and code are passed over. */
#ifndef PLATEN_MODEL_WORD_SCAN_H
#define PLATEN_MODEL_WORD_SCAN_H

#include "base.h"

struct word_scan { /* starts with p and end alone */
	const char *p, *end;
	const char *word; /* the latest, or NULL */
	size_t n;
	const char *straight; /* the first straight mark between two letters of a word, or NULL */
	/* of what stands before the latest word or, after the last one, before the end: */
	bool beside; /* nothing but blanks, marks of emphasis and tags */
	bool stop;   /* the end of a sentence: a sign for it, with a blank or the end of the text behind it */
	bool parts;  /* the end of a paragraph or of an item of a list */
};
/* False after the last word. */
bool word_scan_next(struct word_scan *w);
/* Enough to tell words from what stands between them: a sign above ASCII is a letter unless it is punctuation. */
bool word_scan_is_letter(uint32_t cp);

#endif
