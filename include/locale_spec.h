/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_LOCALE_SPEC_H
#define PLATEN_LOCALE_SPEC_H

#include "schema.h"

/* What diagrams say to those who cannot see them, and what is printed on sheets that are pasted together and on the cover of a pack. {NAME} stands for a part of the diagram, which comes as it is
   written: a sentence is made so that it need not be inflected. */
enum sentence {
	SENTENCE_ITEM, /* of a list that another sentence holds as {items} */
	SENTENCE_PART, /* what belongs to one part of a diagram */
	SENTENCE_VENN,
	SENTENCE_SHARED, /* what two circles share */
	SENTENCE_RADAR,
	SENTENCE_RADAR_EMPTY, /* to be drawn on */
	SENTENCE_BARS,
	SENTENCE_SPANS,       /* two banks, and how the masts between them stand */
	SENTENCE_SPAN,        /* one mast: what it gets from either bank */
	SENTENCE_SPAN_COUNTS, /* one to which a bank gives nothing */
	SENTENCE_SPAN_SCALE,  /* the masts on a scale */
	SENTENCE_SPAN_ZONES,
	SENTENCE_RANGE,        /* from one number to another */
	SENTENCE_SHEETS_TITLE, /* of the page that says how sheets are pasted together, and its steps */
	SENTENCE_SHEETS_PRINT,
	SENTENCE_SHEETS_CUT,
	SENTENCE_SHEETS_PASTE,
	SENTENCE_SHEETS_GRID, /* what its picture shows */
	SENTENCE_SHEET,       /* which part of the whole a sheet shows */
	SENTENCE_LENGTH,      /* with its unit */
	SENTENCE_PACK_TITLE,  /* of the cover of a pack, and what it says */
	SENTENCE_PACK_LIST,
	SENTENCE_PACK_DATE,
	SENTENCE_PACK_COPIES,
	SENTENCE_PACK_PAPER,
	SENTENCE_PACK_SEED,
	SENTENCE_PACK_KINDS, /* its headings */
	SENTENCE_PACK_ORDER,
	SENTENCE_PACK_APART,
	SENTENCES
};
struct sentences {
	const char *text[SENTENCES]; /* NULL: the language has none */
};
/* In English, with each {NAME} that a translation must have too. */
extern const char *const sentence_english[SENTENCES];

/* Whether words that are written without spaces between letters, or could be, stand whole on a line (CSS Text 3). */
enum word_break {
	WORD_BREAK_AUTO,    /* those in Hangul, where lines are not justified */
	WORD_BREAK_NORMAL,  /* none */
	WORD_BREAK_KEEP_ALL /* all */
};

/* What a locale asks of the whole edition; layouts/locales/<locale>.yaml under `locale`. */
struct locale_spec {
	const char *hyphenation;       /* pattern file below fonts/, or NULL */
	struct where hyphenation_at;   /* where it is named */
	int direction;                 /* 0 left to right, 1 right to left */
	int hyphen_left, hyphen_right; /* least letters before and after a hyphen */
	const char *separator;         /* between the items of {list|join} */
	const char *font;              /* family that takes the place of `sans`, or NULL */
	struct where font_at;          /* where it is named */
	int digits;                    /* index into digit_systems */
	const char *decimal_sign;
	/* Characters (UTF-8, or NULL) beside which a space is narrow and does not break, and before
	   which a space does not break. */
	const char *narrow_before, *narrow_after, *bound_before;
	const char *bound_after; /* one-letter words, and signs, that stay with the word behind them */
	const char *quotes;      /* the quotation marks of the language; NULL: not checked */
	/* const char *, in small letters: words that may stand twice, of links and of alternative texts that say nothing */
	struct list_of doubles, vague_links, vague_alts;
	int leading;         /* factor for the leading of every style, thousandths */
	int ideograph_space; /* thousandths of an em between ideographs and Latin letters */
	bool phrases;        /* lines that are not justified end at phrases */
	int word_break;      /* enum word_break */
	bool repeat_hyphen;  /* behind the hyphen of a compound a line begins with it again */
	struct sentences sentences;
};

/* Names of CLDR numbering systems, NULL-terminated, and the code point of their digit 0. */
extern const char *const digit_systems[];
extern const uint32_t digit_zeros[];

#endif
