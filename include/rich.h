/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rich: a text with its markup, as blocks of spans.
 */
#ifndef PLATEN_RICH_H
#define PLATEN_RICH_H

#include "input.h"

enum span_flag {
	SPAN_BOLD = 1,
	SPAN_ITALIC = 2,
	SPAN_CODE = 4,
	SPAN_NOBREAK = 8,
	SPAN_NUMBER = 16 /* a number in ASCII, which is drawn in the digits of the edition */
};

struct span {
	const char *text;          /* UTF-8, NUL-terminated */
	unsigned flags;            /* enum span_flag */
	const char *href;          /* link target, or NULL */
	const char *lang;          /* when it differs from the text around, or NULL */
	const struct node *source; /* the content or word that it comes from; NULL: the layout itself */
};

enum rich_kind { RICH_PARAGRAPH, RICH_BULLET, RICH_NUMBERED, RICH_QUOTE, RICH_CODE };

struct rich_block {
	enum rich_kind kind;
	int depth;  /* nesting of lists and quotes; 0 for a plain paragraph */
	int number; /* of a numbered item; 0 for its further paragraphs */
	int n;
	struct span *span;
};

struct rich {
	struct where at; /* the line of the content, or of the layout for fixed words */
	int n;
	struct rich_block *block;
};

/* Parses inline and block CommonMark. Unsupported markup is reported. */
struct rich *rich_prose(struct arena *a, struct diag *d, const char *text, struct where at);
/* Text without markup. */
struct rich *rich_plain(struct arena *a, const char *text, struct where at);
/* All text without markup; blocks are joined by a line feed. */
const char *rich_text(struct arena *a, const struct rich *r);

#endif
