/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of fonts written as hexadecimal digits, for the tests of their checks; spaces are only for the eye.
 * A table is as large as what is written, so that each count and offset is tried at its very end.
 */
#ifndef PLATEN_TESTS_HEX_H
#define PLATEN_TESTS_HEX_H

#include "text/sfnt.h"

#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static inline struct bytes hex(struct arena *a, const char *digits)
{
	unsigned char *v = arena_alloc(a, strlen(digits) + 1);
	size_t n = 0;
	for (const char *p = digits; *p; p++) {
		if (*p == ' ')
			continue;
		const char one[3] = {p[0], p[1], 0};
		ck_assert(isxdigit((unsigned char)p[0]) && isxdigit((unsigned char)p[1]));
		v[n++] = (unsigned char)strtoul(one, NULL, 16);
		p++;
	}
	return (struct bytes){v, n};
}

/* A font of 4 glyphs that has one table. */
static inline struct sfnt font_of(struct arena *a, uint32_t tag, struct bytes table)
{
	struct sfnt f = {.arena = a, .glyphs = 4, .n = 1, .table = NEW(a, struct sfnt_table)};
	f.table[0] = (struct sfnt_table){.tag = tag, .bytes = table};
	return f;
}

static inline void put_u16(struct bytes b, size_t at, unsigned v)
{
	((unsigned char *)(uintptr_t)b.v)[at] = (unsigned char)(v >> 8);
	((unsigned char *)(uintptr_t)b.v)[at + 1] = (unsigned char)v;
}

#endif
