/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A recording of one run of platen: what the libraries were asked for, in that order. Each call
 * is this header, then `name` bytes of a name and `size` bytes of data. A recording is read on
 * the machine and with the libraries that made it, within one run of the benchmark; so it has no
 * byte order and no version.
 */
#ifndef PLATEN_BENCH_RECORD_H
#define PLATEN_BENCH_RECORD_H

#include <stdint.h>

enum op {
	OP_FONT,    /* name: the file. Fonts are numbered in this order */
	OP_SHAPE,   /* name: language; data: `features` of hb_feature_t, then the text */
	OP_SUBSET,  /* data: glyph numbers, 4 bytes each */
	OP_DEFLATE, /* data: before compression */
	OP_OUTPUT   /* a file of `length` bytes was written and renamed */
};

struct call {
	uint32_t op, name, size;
	uint32_t font;
	uint32_t direction, script, features; /* SHAPE */
	uint32_t start, length;               /* SHAPE: the part of the text; OUTPUT */
	uint32_t flags;                       /* SUBSET: hb_subset_flags_t; DEFLATE: level */
};

#endif
