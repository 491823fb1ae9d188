/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose_marks: signs of Markdown that cmark left in the text. */
#ifndef PLATEN_MODEL_PROSE_MARKS_H
#define PLATEN_MODEL_PROSE_MARKS_H

#include "prose_source.h"

/* A text of the tree, with marks, on one line. */
struct prose_text {
	const char *text;
	int line;
	char before, after; /* a space, or what stands for something else */
	bool in_item;       /* the first of a list item */
};

/* Reports what is printed as it stands though it was hardly meant so, and markup that platen does not take. */
void prose_check_marks(struct prose_source *s, const struct prose_text *t);
/* Whether it has asterisks that are printed though they were hardly meant so. */
bool prose_has_stray(const struct prose_text *t);
/* `p`: where it stands in the author's text, or NULL. */
void prose_unsupported(struct prose_source *s, const char *p, const char *what, const char *hint);
/* Whether cmark would give it back as one paragraph of one span, or as a list of nothing, which is no list. */
bool prose_is_plain(const char *text);

#endif
