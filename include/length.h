/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * length: lengths and geometry.
 *
 * Lengths are `mpt`: signed thousandths of a PostScript point (1/72 inch), y downwards.
 * The largest paper, A0, is 3,370,394 mpt high, so sums of a few hundred pages still fit.
 */
#ifndef PLATEN_LENGTH_H
#define PLATEN_LENGTH_H

#include <stdint.h>

typedef int32_t mpt;

#define MPT_MAX INT32_MAX
#define PT(x) ((mpt)((x)*1000))

enum unit { UNIT_ABS, UNIT_FR, UNIT_PERCENT, UNIT_AUTO };

/* A length of the layout language: absolute (v in mpt), or v thousandths of fr or of a percent. */
struct dim {
	mpt v;
	enum unit unit;
};

enum length_error { LENGTH_OK, LENGTH_NO_UNIT, LENGTH_BAD_UNIT, LENGTH_BAD_NUMBER, LENGTH_RANGE };

/* Parses "12mm", "1.5fr", "40%", "auto"; decimals are rounded to the nearest mpt. */
enum length_error dim_parse(const char *s, struct dim *out);
/* The length of `d` inside `whole`; fr and auto count as `whole`. */
mpt dim_resolve(struct dim d, mpt whole);
/* muldiv() of numbers of any size. */
int64_t muldiv_wide(int64_t a, int64_t b, int64_t c);
/* a*b/c rounded to nearest, halves away from zero, c > 0; what no int64 holds becomes its limit. */
static inline int64_t muldiv(int64_t a, int64_t b, int64_t c)
{
	int64_t p;
	/* Advances and coordinates as a rule; processors divide 32 bits in a third of the time. */
	if (!__builtin_mul_overflow(a, b, &p) && p >= 0 && p < INT32_MAX && c < INT32_MAX)
		return ((uint32_t)p + (uint32_t)c / 2) / (uint32_t)c;
	return muldiv_wide(a, b, c);
}

struct point {
	mpt x, y;
};
struct rect {
	mpt x, y, w, h;
};
struct edges {
	mpt top, right, bottom, left;
};

static inline mpt mpt_max(mpt a, mpt b) { return a > b ? a : b; }
static inline mpt mpt_min(mpt a, mpt b) { return a < b ? a : b; }
static inline mpt mpt_clamp(mpt v, mpt lo, mpt hi) { return v < lo ? lo : v > hi ? hi : v; }

#endif
