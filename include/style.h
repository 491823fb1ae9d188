/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * style: how text and boxes look. A style has every value filled, so that nobody asks where one
 * comes from. Lengths in mpt.
 */
#ifndef PLATEN_STYLE_H
#define PLATEN_STYLE_H

#include "schema.h"

enum text_align { ALIGN_START, ALIGN_END, ALIGN_CENTER, ALIGN_JUSTIFY };
extern const char *const text_align_words[]; /* NULL-terminated */
enum line_break { LINE_BREAK_AUTO, LINE_BREAK_SENSE };
/* None: nothing. Justified: small signs at both edges of justified lines, by a share of their width. Start: the same, and in
   lines set at the start edge opening quotation marks as a whole, letters from 18 pt on by the white before
   their ink. */
enum hang { HANG_NONE, HANG_JUSTIFIED, HANG_START };
enum text_case { CASE_NONE, CASE_UPPER };
enum pattern_kind { PATTERN_NONE, PATTERN_HATCH, PATTERN_DOTS };

/* What says on a photocopy what a colour says: lines at 45 degrees, which lean alike in both directions of writing, or
   dots in quincunx. It is clipped to where it is drawn, never scaled. */
struct pattern {
	int kind;         /* enum pattern_kind */
	mpt pitch;        /* between the middles of neighbouring lines, or of dots in a row; 0: that of the kind */
	struct dim cover; /* width of a line or dot, or its share of the pitch; 0: that of the kind */
	color color;      /* none: that of what it belongs to */
	color ground;     /* below it, or none */
};

/* A strip along a side of a box, beside its ground. */
struct strip {
	struct pattern pattern;
	mpt width, gap; /* the gap lies between strip and ground; a width of 0: there is none */
};

/* The keys that words inside a text take from the style which their class names, where it has them. */
enum style_says {
	SAYS_FONT = 1,
	SAYS_WEIGHT = 2,
	SAYS_ITALIC = 4,
	SAYS_COLOR = 8,
	SAYS_TRACKING = 16,
	SAYS_CASE = 32,
	SAYS_FEATURES = 64
};

enum emphasis { EMPHASIS_ITALIC, EMPHASIS_BOLD };

struct style {
	const char *name, *extends;
	struct where at;
	unsigned says; /* enum style_says: what the style, or one that it extends, names itself */
	bool doubtful; /* something of it was refused, so that it looks otherwise than is meant */
	/* text */
	const char *font;     /* family of fonts/fonts.yaml */
	struct where font_at; /* where it is named, or nowhere */
	int weight;           /* 100 to 900 */
	bool italic;
	int emphasis; /* enum emphasis: what *emphasis* in a text becomes */
	mpt size;
	int leading; /* thousandths of the size */
	color color;
	int align;      /* enum text_align */
	mpt indent;     /* first line */
	int tracking;   /* thousandths of an em between letters */
	int line_break; /* enum line_break: sense: lines end at <wbr> only, where the text has any */
	bool hyphenate;
	int hang;                /* enum hang: what stands out of the edges of lines */
	int justify_tracking;    /* justified lines: by how much letters may be set apart or closer, thousandths of an em */
	int text_case;           /* enum text_case */
	struct list_of features; /* const char *: OpenType feature tags */
	int widows, orphans;
	/* box */
	mpt space_before, space_after;
	bool keep_with_next;
	bool tight_items;
	color fill, stroke, bar;
	mpt stroke_width, bar_width, radius, min_height;
	struct pattern pattern;              /* drawn over the fill */
	struct strip strip_start, strip_end; /* a width of 0: none */
	struct edges padding;                /* left is the start side, mirrored in right-to-left editions */
};

/* What a strip takes of the width of its box. */
static inline mpt strip_room(const struct strip *s) { return s->width ? s->width + s->gap : 0; }

/* The styles of a document, by name. */
struct style_set;

/* A style by name; an unknown one is reported (when `at` is known) and the body style returned. */
const struct style *style_find(struct style_set *set, const char *name, struct where at);
/* As style_find for a style that need not exist: NULL when it does not. */
const struct style *style_lookup(struct style_set *set, const char *name);
/* `base` with what `over` says of words. */
const struct style *style_over(struct arena *a, const struct style *base, const struct style *over);
/* The widest leading among the styles that were asked for, in thousandths of the size; 0: none was. */
int style_widest_leading(const struct style_set *set);

extern const struct record style_record, pattern_record;

#endif
