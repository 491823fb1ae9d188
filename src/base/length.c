/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths: text to fixed point without floating point, so every machine agrees. */
#include "base.h"

#include <ctype.h>
#include <string.h>

/* Longest sensible length: A0 is under 3,400 pt; ten times that leaves room for custom sizes. */
#define LARGEST_MPT 40000000

int64_t muldiv_wide(int64_t a, int64_t b, int64_t c)
{
	int64_t p, sum;
	bool fits = !__builtin_mul_overflow(a, b, &p);
	if (fits && !__builtin_add_overflow(p, p < 0 ? -(c / 2) : c / 2, &sum))
		return sum / c;
	__int128 wide = (__int128)a * b;
	wide = (wide + (wide < 0 ? -(c / 2) : c / 2)) / c;
	return wide > INT64_MAX ? INT64_MAX : wide < INT64_MIN ? INT64_MIN : (int64_t)wide;
}

/* mpt for one unit as a fraction: 1 in = 72000 mpt, 1 cm = 72000/2.54, 1 mm = 72000/25.4. */
static const struct {
	const char *name;
	int64_t num, den;
	enum unit unit;
} units[] = {
        {"mm", 7200000, 2540, UNIT_ABS}, {"cm", 7200000, 254, UNIT_ABS}, {"in", 72000, 1, UNIT_ABS},
        {"pt", 1000, 1, UNIT_ABS},       {"fr", 1000, 1, UNIT_FR},       {"%", 1000, 1, UNIT_PERCENT},
};

/* Reads an optional sign, digits and up to six decimals into millionths. */
static const char *read_number(const char *s, int64_t *millionths)
{
	int64_t v = 0, place = 1000000;
	bool negative = *s == '-', digits = false;
	if (*s == '-' || *s == '+')
		s++;
	for (; isdigit((unsigned char)*s); s++, digits = true)
		if ((v = v * 10 + (*s - '0')) > LARGEST_MPT)
			v = LARGEST_MPT;
	v *= 1000000;
	if (*s == '.')
		for (s++; isdigit((unsigned char)*s); s++, digits = true)
			v += (*s - '0') * (place /= 10);
	*millionths = negative ? -v : v;
	return digits ? s : NULL;
}

enum length_error dim_parse(const char *s, struct dim *out)
{
	int64_t v;
	if (!strcmp(s, "auto"))
		return *out = (struct dim){0, UNIT_AUTO}, LENGTH_OK;
	const char *unit = read_number(s, &v);
	if (!unit)
		return LENGTH_BAD_NUMBER;
	while (*unit == ' ')
		unit++;
	if (!*unit && v == 0)
		return *out = (struct dim){0, UNIT_ABS}, LENGTH_OK;
	if (!*unit)
		return LENGTH_NO_UNIT;
	for (int i = 0; i < COUNT_OF(units); i++) {
		if (strcmp(unit, units[i].name) != 0)
			continue;
		int64_t r = muldiv(v, units[i].num, units[i].den * 1000000);
		if (r > LARGEST_MPT || r < -LARGEST_MPT)
			return LENGTH_RANGE;
		*out = (struct dim){(mpt)r, units[i].unit};
		return LENGTH_OK;
	}
	return LENGTH_BAD_UNIT;
}

mpt dim_resolve(struct dim d, mpt whole)
{
	if (d.unit == UNIT_ABS)
		return d.v;
	return d.unit == UNIT_PERCENT ? (mpt)muldiv(whole, d.v, 100000) : whole;
}
