/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose_source: a prose as it is given to cmark, with marks for what its tree would not tell. */
#ifndef PLATEN_MODEL_PROSE_SOURCE_H
#define PLATEN_MODEL_PROSE_SOURCE_H

#include "input.h"

struct definition {
	size_t at; /* byte of its '[' */
	bool seen; /* a link uses it, or it is no definition but text */
};
struct prose_source {
	struct arena *arena;
	const char *text; /* of the author */
	const char *marked;
	VEC(struct definition) definitions;
	struct diag *diag;
	struct where at;   /* of the text */
	const char *found; /* behind what was looked for last: the tree is walked in the order of the text */
	const char *line;  /* the beginning of line `lines` + 1, the last that was asked for; NULL: none was */
	int lines;
	int told; /* places so far; many are not looked for one by one */
};

/* Makes `marked`; `joints`: also where asterisks beside East Asian letters cannot begin or end emphasis, so that
   they can. Returns whether there is such a joint. */
bool prose_mark(struct prose_source *s, bool joints);
/* Takes the marks out of a text of the tree again. `verbatim`: of code or a tag, where a backslash is one. */
const char *prose_unmark(struct prose_source *s, const char *text, bool verbatim);
/* The definition that an address comes from, or NULL. */
const struct definition *prose_definition(const struct prose_source *s, const char *address);
/* Where `text`, of the tree, stands in the author's: on this line (from 1) or below, and behind what was found before.
   Its first `least` bytes decide where all of it stands nowhere. NULL: not even those do, but behind a backslash. */
const char *prose_find(struct prose_source *s, int line, const char *text, size_t least);
/* The place in the file; NULL: of the whole text. */
struct where prose_place(struct prose_source *s, const char *p);
/* The beginning of a line. */
const char *prose_line(struct prose_source *s, int line);
/* Reports characters that print nothing and were written as entities. */
void prose_check_entities(struct prose_source *s);
bool prose_is_east_asian(uint32_t cp);

#endif
