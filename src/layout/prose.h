/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose: texts and headings. */
#ifndef PLATEN_LAYOUT_PROSE_H
#define PLATEN_LAYOUT_PROSE_H

#include "lines.h"

/* Lines of all blocks of a text. */
void build_text(struct builder *b, const struct rich *r, const struct text_look *look);
struct heading_look {
	const struct style *style;
	int level;
	bool bookmark, tight;
	struct where at; /* of the box that says the level; or none */
};
void build_heading(struct builder *b, const struct rich *r, const struct heading_look *look);
/* The widths of its widest word and of its longest line, where they are more than what *min and *max hold. */
void extent_rich(const struct builder *b, const struct rich *r, const struct style *style, mpt *min, mpt *max);

#endif
