/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kinds: texts and headings, and the kinds of boxes. */
#ifndef PLATEN_LAYOUT_KINDS_H
#define PLATEN_LAYOUT_KINDS_H

#include "build.h"

const struct para *set_para(const struct builder *b, const struct rich_block *block, const struct style *style,
                            struct where at, mpt width, int align);
struct text_look {
	const struct style *style;
	int align;
	enum role role;
	struct heading *heading; /* or NULL */
	bool tight;              /* inside of a box with that style: its outer spaces are not meant for the text */
};
/* Lines of all blocks of a text. */
void build_text(struct builder *b, const struct rich *r, const struct text_look *look);
struct heading_look {
	const struct style *style;
	int level;
	bool bookmark, tight;
};
void build_heading(struct builder *b, const struct rich *r, const struct heading_look *look);
void build_list_box(struct builder *b, const struct box *box);
void build_toc(struct builder *b, const struct box *box);
mpt list_indent(const struct builder *b, const struct box *box);
void build_grid(struct builder *b, const struct box *box);
/* `page`: they are those of the page, where a break in the last one ends it. */
void build_columns(struct builder *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page);
void build_table(struct builder *b, const struct box *box);
void build_rating(struct builder *b, const struct box *box);
void build_field(struct builder *b, const struct box *box);
void build_choice(struct builder *b, const struct box *box);
void build_lines(struct builder *b, const struct box *box);
void build_media(struct builder *b, const struct box *box);
void build_rule(struct builder *b, const struct box *box);

#endif
