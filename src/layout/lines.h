/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines: paragraphs as lines of a list. */
#ifndef PLATEN_LAYOUT_LINES_H
#define PLATEN_LAYOUT_LINES_H

#include "build.h"

struct text_look {
	const struct style *style;
	int align;
	enum role role;
	struct heading *heading; /* or NULL */
	bool tight;              /* inside of a box with that style: its outer spaces are not meant for the text */
};
const struct para *set_para(const struct builder *b, const struct rich_block *block, const struct style *style,
                            struct where at, mpt width, int align);
/* The lines of a paragraph, with widows and orphans kept. */
void add_lines(struct builder *b, const struct para *p, const struct text_look *look, struct element *element,
               struct where at);
void build_paragraph(struct builder *b, const struct rich_block *block, const struct text_look *look, struct where at);

#endif
