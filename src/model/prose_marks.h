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
	bool begins;        /* a paragraph, or a line that is joined to the one before it */
};

/* Reports what is printed as it stands though it was hardly meant so, and markup that platen does not take. */
void prose_check_marks(struct prose_source *s, const struct prose_text *t);
/* Whether it has asterisks that are printed though they were hardly meant so. */
bool prose_has_stray(const struct prose_text *t);
/* Emphasis by `sign` that begins between two digits: a product, whose signs would vanish. `before`, `within`: the texts of
   the tree on both sides of the first sign, on that line. */
void prose_check_product(struct prose_source *s, int line, const char *before, const char *sign, const char *within);
/* Lines that begin as items of a list do, but are joined to a paragraph. `last`: what the last such line of the
   paragraph began with: 0: none was; told, so that one list is one message. */
void prose_check_listed(struct prose_source *s, const struct prose_text *t, uint32_t *last);
/* Code whose fence, which begins at `p`, is not closed on the last of its lines. */
void prose_check_fence(struct prose_source *s, const char *p, int last_line);
/* With spaces up to the next column of four for each tab, as CommonMark counts them. */
const char *prose_untab(struct arena *a, const char *code);
/* `p`: where it stands in the author's text, or NULL. */
void prose_unsupported(struct prose_source *s, const char *p, const char *what, const char *hint);
/* Whether cmark would give it back as one paragraph of one span, or as a list of nothing, which is no list. */
bool prose_is_plain(const char *text);

#endif
