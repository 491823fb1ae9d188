/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * text: fonts, shaping, line breaking and paragraphs.
 *
 * A paragraph is shaped once, in font units, whatever size it is set at later; trying another
 * size or width only scales and breaks again. What is measured is what is drawn: the advances
 * of a line's glyphs, in mpt, are the ones that breaking added up.
 *
 * Sources: UAX #9 (bidi) and UAX #14 (breaks) through ICU; OpenType through HarfBuzz; Knuth and
 * Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981).
 */
#ifndef PLATEN_TEXT_H
#define PLATEN_TEXT_H

#include "locale_spec.h"
#include "rich.h"
#include "style.h"

typedef struct hb_face_t hb_face_t;

/* -- fonts ---------------------------------------------------------------------------------- */

/* One font file. Vertical measures in font units, `descent` positive below the baseline. */
struct face {
	const char *file;
	const struct source *source;
	hb_face_t *hb;
	int upem, ascent, descent, cap_height, x_height;
	int weight;
	bool italic, is_cff;
	struct where at; /* in fonts/fonts.yaml */
	int index;       /* order of first use: names the font in the PDF */
};

struct font_set;
struct font_store;

extern const struct record fonts_record;
/* Reads fonts/fonts.yaml; faces are opened when first used. NULL after reporting. */
struct font_set *fonts_open(struct root *r, struct arena *a, struct diag *d);
void fonts_close(struct font_set *f);
/* A store keeps opened fonts and hyphenation patterns for the sets that share it, also after they are closed. */
struct font_store *font_store_new(struct arena *a);
void font_store_close(struct font_store *s);
void fonts_share(struct font_set *f, struct font_store *s);
/* Checks every file against fonts/SHA256SUMS and prints one line for each. */
void fonts_verify(struct font_set *f, struct buf *out);
/* The faces used so far, in order of use. */
int fonts_used(const struct font_set *f, struct face *const **faces);

/* -- the environment of one document -------------------------------------------------------- */

struct text_env;

struct text_options {
	const char *locale;      /* BCP 47 */
	struct locale_spec spec; /* direction and hyphenation */
};

struct text_env *text_open(struct root *r, struct arena *a, struct diag *d, struct font_set *fonts,
                           const struct text_options *o);
void text_close(struct text_env *env);
/* Texts in another language of the same document: their environment has rules of its own and the fonts of `env`, and is
   closed with it. text_find_language() gives that of a tag which was opened already, or `env` itself; else NULL. */
struct text_env *text_open_language(struct text_env *env, const struct text_options *o);
struct text_env *text_find_language(struct text_env *env, const char *tag);
const struct locale_spec *text_rules(const struct text_env *env);
bool text_is_rtl(const struct text_env *env);
const char *text_locale(const struct text_env *env);
/* A number in ASCII in the digits of the edition; a point between two digits becomes its decimal sign. */
const char *text_number(struct arena *a, const struct text_env *env, const char *s);
/* How many letters of the Latin alphabet a character of the locale's script takes the room of, by East Asian Width
   (UAX #11): 2 or 1. */
int text_character_width(const char *locale);

/* Reports the characters of the text that was shaped which no font has, each script once, and forgets them; `texts`
   are all that the edition has, in which those of a script are counted. Returns how many of them were shaped. */
int text_report_lacks(struct text_env *env, const struct node *texts);

/* -- what may be typed into a form ---------------------------------------------------------- */

struct typed {
	uint32_t cp, gid;
	const struct face *face; /* with TrueType outlines; all have one number of units per em */
};
struct typing {
	VEC(struct typed) v; /* by character, each once */
};

/* The characters that somebody who reads the edition may type, and the glyphs that show them: those of its language, of
   Europe's, and `more` (UTF-8, or NULL). Reports at `more_at` what of that no font has, and at `at` a language whose
   own letters no font can show. */
struct typing *text_typing(struct text_env *env, const char *more, struct where more_at, struct where at);

/* -- paragraphs ----------------------------------------------------------------------------- */

struct shaped; /* a paragraph in font units; lives as long as the environment's arena */

/* Shapes a block in a style. The same two pointers give the same result again, so neither may change. */
const struct shaped *text_shape(struct text_env *env, const struct rich_block *block, const struct style *style,
                                struct where at);
/* The same in memory of its own, for a text that no other try sets: nothing of it is remembered. */
const struct shaped *text_shape_once(struct text_env *env, struct arena *a, const struct rich_block *block,
                                     const struct style *style, struct where at);

struct glyph {
	uint32_t gid;
	uint32_t cluster;    /* byte offset into the run's text */
	mpt advance, dx, dy; /* dy upwards */
};

/* Glyphs of one face and span on one line, in visual order. */
struct glyph_run {
	const struct face *face;
	mpt size, width;
	mpt x; /* of its left end from that of the line */
	color color;
	const struct style *style; /* of its paragraph, or of its words where they have one */
	const char *text;          /* what the glyphs stand for, UTF-8, `text_size` bytes */
	int text_size;
	int n;
	struct glyph *glyph;
	bool rtl;
	mpt spread;              /* what is added between letters to justify the line, as in the advances */
	bool soft_hyphen;        /* its last glyph is a hyphen that the text does not have */
	bool repeated_hyphen;    /* its first glyph repeats the hyphen that the line before ends in */
	const struct span *span; /* markup: link, language */
};

/* The box of the ink of glyph `i`, which starts at 0 on the baseline; y downwards. Empty for a blank. */
struct rect run_ink(const struct glyph_run *r, int i);

struct line {
	mpt x;                     /* of its left end from that of the measure */
	mpt width;                 /* of what is drawn, without spaces at its end */
	mpt hang_left, hang_right; /* how much of that is punctuation that stands out of the measure */
	mpt baseline, height;
	int n;
	struct glyph_run *run; /* in the order in which they are read */
};

struct para_spec {
	const struct style *style;
	mpt size, leading; /* both may differ from the style's when text was made to fit */
	mpt width;
	int align;
};

/* The most that the height of a paragraph says, also of a higher one: 94 m, more than any paper, and the
   sum of a few still fits an mpt. */
#define PARA_HIGHEST ((mpt)1 << 28)

struct para {
	int n;
	struct line *line;
	mpt width;
	mpt height;        /* at most PARA_HIGHEST */
	bool broken_word;  /* a word wider than the measure was broken between any two clusters */
	bool broken_sense; /* lines end elsewhere than at <wbr>, since words between two of them are wider */
	bool too_narrow;   /* one cluster alone is wider */
	int long_word;     /* the longest word that was broken, in characters; 0: none was */
	int justified;     /* characters that it holds, wide ones counted twice; 0: no line has its spaces justified */
};

/* Breaks into lines. Never fails: `broken_word` tells of a word that is wider than the measure. */
struct para *text_break(struct text_env *env, struct arena *a, const struct shaped *s, const struct para_spec *spec);
/* The same lines with another leading. */
struct para *text_relead(struct arena *a, const struct para *p, const struct shaped *s, const struct para_spec *spec);
/* The width of the widest part without a breakpoint, and of the widest line when only forced breaks are taken;
   at most MPT_MAX. */
void text_extent(struct text_env *env, const struct shaped *s, const struct para_spec *spec, mpt *min, mpt *max);

#endif
