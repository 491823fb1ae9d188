/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CFF outlines (Adobe Technical Note 5176, version 1): INDEX, DICT, and what is known of a whole table.
 * CFF2 is not read: no PDF takes it.
 */
#ifndef PLATEN_TEXT_SFNT_CFF_H
#define PLATEN_TEXT_SFNT_CFF_H

#include "sfnt.h"

/* Operands of a DICT, and of a charstring (appendix B). */
#define MOST_OPERANDS 48
/* 256 by the format of FDSelect. */
#define MOST_FONT_DICTS 256

/* A list of objects of any size. */
struct cff_index {
	int n, width;                 /* of an offset */
	const unsigned char *offsets; /* n + 1, counted from the byte before the first object */
	const unsigned char *base;
	size_t end; /* of the INDEX in the table */
};

/* What a DICT says; offsets and sizes below 0 or beyond 32 bits are kept as they are and fit nowhere. */
struct cff_dict {
	double charstrings, charset, encoding, private_size, private_at, subrs, font_dicts, select;
	double default_width, nominal_width;
	double matrix[6];
	bool has_matrix, has_ros, has_private;
	const unsigned char *private_at_end; /* the last byte that says private_at */
	double charstring_type;
};

/* What a font DICT has for its glyphs. */
struct cff_local {
	struct cff_index subrs;
	double default_width, nominal_width; /* of glyphs that say none; what is added to the others' */
	size_t unplaced; /* the last byte of the offset 0 of an empty Private DICT, in the table; 0: it has a place */
};

struct cff {
	struct bytes v;
	struct cff_index global, chars;
	int dicts;               /* 1 where glyphs have names */
	struct cff_local *local; /* of each font DICT */
	struct bytes select;     /* FDSelect; none where glyphs have names */
	size_t charset;          /* its place; 0 to 2: one that every reader knows */
};

bool cff_read_index(struct sfnt *f, struct bytes cff, size_t at, const char *name, struct cff_index *out);
struct bytes cff_object(const struct cff_index *x, int i);
bool cff_read_dict(struct sfnt *f, struct bytes b, struct cff_dict *out);
/* The glyph whose name has a number among strings; -1: the charset does not have it. */
int cff_find_sid(const struct sfnt *f, unsigned sid);
/* Of a table whose glyphs have CIDs and were checked: the glyph of each of 65536 CIDs, 0 where there is none. */
void cff_number_cids(const struct sfnt *f, uint16_t *of_cid);
/* Which font DICT a glyph belongs to. */
int cff_dict_of(const struct cff *c, int gid);

#endif
