/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A font file that is checked before any library sees it, and what the checks know of it.
 *
 * The rules are those of the OpenType specification 1.9 ("OFF": ISO/IEC 14496-22) as far as they decide
 * what is printed or what a reader of the PDF needs; the chapter is named where each is looked after.
 * Each part is a layer that calls those before it only:
 *
 *     sfnt.c             the file: collections, the directory of tables
 *     sfnt_metrics.c     head, maxp, hhea, hmtx, OS/2, post, name: numbers that hang together
 *     sfnt_cmap.c        characters to glyphs
 *     sfnt_glyf.c        loca whole; a glyph of glyf
 *     sfnt_dict.c        INDEX and DICT of CFF
 *     sfnt_cff.c         a CFF table without its charstrings
 *     sfnt_charstring.c  a charstring of CFF
 *     sfnt_layout.c      GSUB, GPOS, GDEF, kern and Apple's: versions, lists, kinds of lookups
 *     sfnt_marks.c       GPOS for texts without marks
 *     font_check.c       which of these, in which order
 *
 * What a whole file needs is checked once, in time that grows with the number of glyphs, not with their
 * outlines; an outline is checked when its glyph is first used. The rest of the layout tables
 * (GDEF, GSUB, GPOS, ...) has HarfBuzz's own checks; face.c sees whether they passed.
 *
 * A check gives false after it has said why, in words that go on from "fonts/a.ttf is damaged: ".
 */
#ifndef PLATEN_TEXT_SFNT_H
#define PLATEN_TEXT_SFNT_H

#include "base.h"
#include "limit.h"

#include <string.h>

#define SFNT_TAG(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* Bytes of the file; `v` NULL: there are none. */
struct bytes {
	const unsigned char *v;
	size_t n;
};

struct sfnt_table {
	uint32_t tag;
	struct bytes bytes;
	struct hb_blob_t *blob; /* face.c's; NULL: HarfBuzz has not asked for the table */
};

struct cff;
struct sfnt {
	struct arena *arena;
	struct bytes file;
	const char *why; /* what is wrong; NULL: nothing was found */
	bool unusable;   /* ... which is no damage: the file is no font, or lacks what every font has */
	int n;
	struct sfnt_table *table;
	int given; /* tables, to HarfBuzz */
	int glyphs, upem, long_metrics;
	int widest; /* what hhea says of the advances */
	bool long_loca;
	bool bare; /* a CFF table alone: glyphs and units per em are what that says, and widths are not known */
	struct bytes hmtx, loca, glyf;
	struct cff *cff;            /* NULL: the outlines are TrueType's */
	bool *mark;                 /* glyphs that lookups of GPOS may set on others; NULL: not looked for */
	struct sfnt_table unmarked; /* GPOS without these lookups; no bytes: there is none such */
	struct hb_font_t *marked;   /* face.c's: with the whole of it; NULL: no text had marks yet */
	bool *good;                 /* glyphs whose outline was checked; others have not been used, or are damaged */
};

static inline unsigned u16_at(const unsigned char *p) { return (unsigned)p[0] << 8 | p[1]; }
static inline int i16_at(const unsigned char *p) { return (int16_t)u16_at(p); }
static inline uint32_t u32_at(const unsigned char *p) { return (uint32_t)u16_at(p) << 16 | u16_at(p + 2); }
static inline uint32_t u24_at(const unsigned char *p) { return (uint32_t)p[0] << 16 | u16_at(p + 1); }
/* Whether `size` bytes lie at `at`. */
static inline bool bytes_hold(struct bytes b, size_t at, size_t size) { return at <= b.n && size <= b.n - at; }
static inline struct bytes bytes_from(struct bytes b, size_t at) { return (struct bytes){b.v + at, b.n - at}; }

/* Says what is wrong, unless that was said; gives false. */
bool sfnt_bad(struct sfnt *f, const char *fmt, ...) PRINTF_LIKE(2, 3);
bool sfnt_unusable(struct sfnt *f, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Reads the directory of a file, of the first font of a collection; everything lives in `a`. */
bool sfnt_open(struct sfnt *f, struct arena *a, const void *v, size_t n);
/* The same for a CFF table alone, which says itself what glyphs there are and how large an em is. */
bool sfnt_open_cff(struct sfnt *f, struct arena *a, const void *v, size_t n);
/* NULL: the font has no such table. */
struct sfnt_table *sfnt_find(const struct sfnt *f, uint32_t tag);
struct bytes sfnt_bytes(const struct sfnt *f, uint32_t tag);
/* As sfnt_bytes(), for a table that every font has, of at least `least` bytes. */
bool sfnt_need(struct sfnt *f, uint32_t tag, size_t least, struct bytes *out);

bool sfnt_check_metrics(struct sfnt *f);
/* How wide a glyph is, by hmtx. */
int sfnt_advance(const struct sfnt *f, int gid);
bool sfnt_check_cmap(struct sfnt *f);
bool sfnt_check_loca(struct sfnt *f);
bool sfnt_check_glyf(struct sfnt *f, int gid);
bool sfnt_check_cff(struct sfnt *f);
bool sfnt_check_charstring(struct sfnt *f, int gid);
bool sfnt_check_layout(struct sfnt *f);
/* Fills `mark` and `unmarked`, of a file that was checked. */
void sfnt_find_marks(struct sfnt *f);

/* The checks of a whole file, and of glyph 0, which every subset holds. */
bool font_check(struct sfnt *f, struct arena *a, const void *v, size_t n);
/* The check of a glyph that is used, with all that it is made of. */
bool font_check_glyph(struct sfnt *f, uint32_t gid);

#endif
