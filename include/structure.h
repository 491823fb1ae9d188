/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structure: the tree of a document that is read aloud, in reading order (ISO 32000-1 14.8.4). */
#ifndef PLATEN_STRUCTURE_H
#define PLATEN_STRUCTURE_H

#include "text.h"

enum role {
	ROLE_DOCUMENT,
	ROLE_SECT,
	ROLE_DIV,
	ROLE_H1,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_H5,
	ROLE_H6,
	ROLE_P,
	ROLE_L,
	ROLE_LI,
	ROLE_LBL,
	ROLE_LBODY,
	ROLE_TABLE,
	ROLE_THEAD,
	ROLE_TBODY,
	ROLE_TR,
	ROLE_TH,
	ROLE_TD,
	ROLE_CAPTION,
	ROLE_FIGURE,
	ROLE_LINK,
	ROLE_SPAN,
	ROLE_BLOCK_QUOTE,
	ROLE_CODE,
	ROLE_TOC,
	ROLE_TOCI,
	ROLE_FORM,
	ROLE_COUNT
};

/* What is filled in with a pen (ISO 32000-1 14.8.5.6). */
enum print_field { FIELD_TEXT, FIELD_CHECK, FIELD_RADIO };

enum th_scope { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN };

struct element {
	enum role role;
	struct element *parent;
	VEC(struct element *) kids;  /* in reading order */
	VEC(struct element *) heads; /* TD, TH: the cells that name it, where their scope does not say so */
	struct hashes spans;         /* of the kids that stand for markup in a text, by that */
	const char *alt, *lang, *summary;
	const char *fills; /* FORM: what belongs there, or NULL */
	enum print_field field;
	enum th_scope scope;
	int colspan, rowspan;
	bool numbered;           /* L: Decimal numbering */
	bool unordered;          /* L: Disc */
	bool has_content;        /* some item belongs to it */
	bool artifact;           /* neither it nor what it holds is read aloud; never attached */
	bool attached;           /* among the kids of its parent */
	const struct span *span; /* LINK, SPAN: the markup that it stands for */
	struct rect bbox;        /* FIGURE: where it lies on its page; w 0: unknown */
};

#endif
