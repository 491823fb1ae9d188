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
	SPAN_BREAK = 32, /* <wbr>: a line may end before it */
	SPAN_GIVEN = 64, /* a name: its quotation marks, spaces and direction are its own (isolate.c) */
	SPAN_NUMBER = 16 /* a number in ASCII, which is drawn in the digits of the edition */
};

/* What <span class="x"> names. Binding finds its style. */
struct span_class {
	const char *name;
	struct span_class *outer; /* around it, or NULL */
	struct where at;          /* of the text, and a place in that, for what is said of it */
	const char *text, *p;
	const struct style *style; /* with those of the classes around it; NULL: none was found */
	bool found;                /* `style` was looked for */
};

struct span {
	const char *text;          /* UTF-8, NUL-terminated */
	unsigned flags;            /* enum span_flag */
	const char *href;          /* link target, or NULL */
	const char *lang;          /* when it differs from the text around, or NULL */
	const struct node *source; /* the content or word that it comes from; NULL: the layout itself */
	struct span_class *class;  /* the innermost, or NULL */
};

struct span_vec {
	VEC(struct span) v;
};

enum rich_kind { RICH_PARAGRAPH, RICH_BULLET, RICH_NUMBERED, RICH_QUOTE, RICH_CODE };

/* A list of a text, and an item of it. The text keeps them; blocks of one item name the same. */
struct rich_list {
	const struct rich_item *outer; /* that the list stands in, or NULL */
	bool numbered;
	char sign;   /* behind its numbers: '.' or ')' */
	int highest; /* of its numbers */
	int depth;   /* as of its blocks */
};
struct rich_item {
	const struct rich_list *list;
	int number; /* 0 or more; of an item with a bullet, which one it is */
};

struct rich_block {
	enum rich_kind kind;          /* RICH_BULLET, RICH_NUMBERED: a paragraph of an item */
	int depth;                    /* nesting of lists and quotes; 0 for a plain paragraph */
	const struct rich_item *item; /* the innermost that it stands in, or NULL */
	bool begins;                  /* the first block of that item, which has the number before it */
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
/* Text without markup; NULL where it is empty. What stands between isolates was given. */
struct rich *rich_plain(struct arena *a, const char *text, struct where at);
/* Makes each run of spaces and tabs one space, outside of code; no-break spaces stay. Changes the spans in place
   and returns how many are left: those of nothing are dropped. */
int spans_collapse(struct arena *a, struct span *span, int n);
/* The language of all spans, where it is not that of the text around; or NULL. */
const char *rich_language(const struct rich *r);
/* All text without markup; blocks are joined by a line feed. */
const char *rich_text(struct arena *a, const struct rich *r);
/* The same, for a text that a viewer shows or reads aloud, such as a bookmark, where lines run from the right to the left or
   not: where that could matter, what was given stands between isolates. "" of NULL. */
const char *rich_told(struct arena *a, const struct rich *r, bool rtl);
/* A value that was given, as a viewer shows it by itself. */
const char *text_told(struct arena *a, const char *value, bool rtl);
/* A value that a text without markup is to hold, between isolates; those of the value stay its own. */
const char *text_isolated(struct arena *a, const char *value);
/* The spans of such a text. */
struct span_vec text_spans(struct arena *a, const char *text);

#endif
