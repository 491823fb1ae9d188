/* SPDX-License-Identifier: GPL-3.0-or-later */
/* characters: what a comparison takes a character for, by blocks of Unicode. */
#ifndef PLATEN_DIFF_CHARACTERS_H
#define PLATEN_DIFF_CHARACTERS_H

#include "base.h"

/* Blanks, soft hyphens and what has no width: they come and go with the ends of lines. */
bool character_is_blank(uint32_t cp);
/* Of a script that puts no blanks between words: Thai, Lao, Myanmar, Khmer, and those of East Asia but Hangul. */
bool character_stands_alone(uint32_t cp);
/* A letter or digit of a script that makes words of them; false: a sign, or one that stands alone. */
bool character_is_letter(uint32_t cp);
/* A letter of a script from right to left; its digits are none, since they run from left to right. */
bool character_is_rtl(uint32_t cp);

#endif
