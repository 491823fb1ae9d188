/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_NAME_WORDS_H
#define PLATEN_PROJECT_NAME_WORDS_H

#include "base.h"

/* The words of the names of a list, by which a code that tells one of them is found. Capitals, accents and what stands
   between letters make no other word (UTS #10, primary strength). */
struct name_words;

struct name_words *name_words_new(struct arena *a);
void name_words_close(struct name_words *w);
void name_words_add(struct name_words *w, const char *name);
/* Whether it is one of the names, or a part of it between hyphens and digits is a word of one. */
bool name_words_tell(const struct name_words *w, const char *code);

#endif
