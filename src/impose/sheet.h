/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets, and what is put on them. Files, each of which calls those before it:
 *
 *     words.c      texts beside the pages
 *     sheet.c      sheets, places, lines
 *     grid.c       several pages on a sheet, booklets, cards
 *     tiling.c     how a page is divided into tiles
 *     assembly.c   the page that says how tiles are put together
 *     tiles.c      one page on several sheets
 *     impose.c     which of these it is
 */
#ifndef PLATEN_IMPOSE_SHEET_H
#define PLATEN_IMPOSE_SHEET_H

#include "impose.h"
#include "words.h"

struct sheets {
	const struct imposition *job;
	const struct pages *source;
	struct arena *arena;
	struct pages *out;
	mpt width, height; /* of a sheet that stands upright */
	struct words words;
};

struct ratio {
	int num, den;
};
static inline mpt ratio_of(mpt v, struct ratio r) { return (mpt)muldiv(v, r.num, r.den); }
static inline bool ratio_less(struct ratio a, struct ratio b) { return (int64_t)a.num * b.den < (int64_t)b.num * a.den; }
static inline struct ratio ratio_least(struct ratio a, struct ratio b) { return ratio_less(b, a) ? b : a; }

/* A page at a scale, in its own coordinates and then turned, with what of it may be seen. */
struct place {
	int page; /* of the source, from 0 */
	struct ratio scale;
	int turns;               /* 0 or 2 */
	struct point at;         /* its upper left corner as it is seen on the sheet */
	struct rect clip;        /* on the sheet */
	struct element *element; /* of a repeated one, or NULL */
	bool repeated;
};

struct page *sheet_add(struct sheets *s, bool landscape);
void sheet_place(struct sheets *s, struct page *sheet, const struct place *p);
/* What is drawn over what the sheet holds; the canvas keeps the items until sheet_drawn(). */
struct canvas sheet_canvas(const struct sheets *s, const struct page *sheet);
void sheet_drawn(struct page *sheet, const struct canvas *c);
/* A dashed line to cut along. */
void sheet_cut_line(struct canvas *c, struct point from, struct point to);

/* Whether letters at that scale are as large as the edition promises. */
bool sheet_keeps_letters(const struct sheets *s, struct ratio scale);
/* Reports those that are not. */
void sheet_check_letters(const struct sheets *s, struct ratio scale);

/* Whole millimetres, on which tiles stand. */
static inline mpt mm(int n) { return (mpt)muldiv(n, 720000, 254); }
static inline int mm_below(mpt v) { return (int)((int64_t)v * 254 / 720000); }
static inline int mm_above(mpt v) { return (int)(((int64_t)v * 254 + 719999) / 720000); }

void impose_nup(struct sheets *s);
void impose_booklet(struct sheets *s);
void impose_cards(struct sheets *s);

/* -- tiles ---------------------------------------------------------------------------------- */

/* A page in columns and rows of cells, each the part of it between the marks of a sheet. */
struct tiling {
	int page;
	struct ratio scale;
	mpt width, height;          /* of the scaled page */
	int columns, rows;          /* at most 26 of each */
	int step_across, step_down; /* of a cell, in mm */
	bool landscape;             /* the sheets */
	int band;                   /* around each cell, in mm: half of the overlap */
	bool rtl;                   /* columns are numbered from the right */
};
#define TILES_MOST 26
/* "B3", with the page before it where there are several. Columns and rows from 0, as they are numbered. */
const char *tile_name(const struct sheets *s, const struct tiling *t, int row, int column);
/* False after reporting that it cannot be. */
bool tiling_of(const struct sheets *s, int page, struct tiling *t);
/* Where a cell lies in the scaled page. */
struct rect tile_cell(const struct tiling *t, int row, int column);

void assembly_add(struct sheets *s, const struct tiling *t, struct element *parent);
void impose_tiles(struct sheets *s);

#endif
