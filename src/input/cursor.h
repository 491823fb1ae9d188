/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a text by the number of the character or byte; lines end at '\n'. */
#ifndef PLATEN_INPUT_CURSOR_H
#define PLATEN_INPUT_CURSOR_H

#include "diag.h"

/* A character: `index` from 0, and where it stands. Zeroed: none yet. */
struct cursor {
	const char *p;
	size_t index;
	int line, column;
};

/* Moves to a character, from where the cursor stands or from the start, whichever is nearer. Returns its first byte. */
const char *cursor_find(struct cursor *c, const char *start, const char *end, size_t index);
/* The place of a byte, counted from `start`. */
struct where cursor_place(const struct source *s, const char *start, const char *end, size_t offset);
/* The place of `to`, behind that of `from`. */
struct where cursor_move(struct where at, const char *from, const char *to);
/* Whether a line ends at what is an end to libyaml only: CR, U+0085, U+2028, U+2029. */
bool cursor_has_other_lines(const char *start, const char *end);
/* One space and '#', at `p`: before a comment that is meant stand two. */
bool cursor_is_before_comment(const char *p, const char *end);
/* Whether there may be such a comment behind something on its line. */
bool cursor_has_comments(const char *start, const char *end);

#endif
