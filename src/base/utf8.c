/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 and small string helpers. */
#include "base.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

/* The length of the sequence that starts with c, and its first bits; 0 for a byte that starts none. */
static int sequence_length(unsigned char c, uint32_t *bits)
{
	if (c < 0x80)
		return *bits = c, 1;
	if (c >= 0xC2 && c < 0xE0)
		return *bits = c & 0x1Fu, 2;
	if (c >= 0xE0 && c < 0xF0)
		return *bits = c & 0x0Fu, 3;
	if (c >= 0xF0 && c < 0xF5)
		return *bits = c & 0x07u, 4;
	return 0;
}

uint32_t utf8_next(const char **s, const char *end)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t cp;
	const char *p = *s;
	int n = sequence_length((unsigned char)*p, &cp);
	if (!n || end - p < n)
		return (*s)++, REPLACEMENT;
	for (int i = 1; i < n; i++) {
		if (((unsigned char)p[i] & 0xC0) != 0x80)
			return (*s)++, REPLACEMENT;
		cp = cp << 6 | ((unsigned char)p[i] & 0x3Fu);
	}
	if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		return (*s)++, REPLACEMENT;
	*s = p + n;
	return cp;
}

int utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80)
		return out[0] = (char)cp, 1;
	int n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (int i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)((0xF00 >> n) | cp);
	return n;
}

int utf8_count(const char *s, size_t n)
{
	int count = 0;
	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xC0) != 0x80;
	return count;
}

int utf8_column(const char *line, size_t offset) { return utf8_count(line, offset) + 1; }

bool str_empty(const char *s) { return !s || !*s; }

int edit_distance(const char *a, const char *b, int limit)
{
	enum { LONGEST = 63 };
	int n = (int)strlen(a), m = (int)strlen(b);
	if (n > LONGEST || m > LONGEST || n - m > limit || m - n > limit)
		return limit + 1;
	int rows[3][LONGEST + 1];
	for (int j = 0; j <= m; j++)
		rows[0][j] = j;
	for (int i = 1; i <= n; i++) {
		int *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		now[0] = i;
		for (int j = 1; j <= m; j++) {
			int change = last[j - 1] + (a[i - 1] != b[j - 1]);
			int least = last[j] + 1 < now[j - 1] + 1 ? last[j] + 1 : now[j - 1] + 1;
			now[j] = change < least ? change : least;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < now[j])
				now[j] = before[j - 2] + 1;
		}
	}
	return rows[n % 3][m] > limit ? limit + 1 : rows[n % 3][m];
}

uint64_t hash_bytes(const void *p, size_t n, uint64_t seed)
{
	const unsigned char *s = p;
	for (size_t i = 0; i < n; i++)
		seed = (seed ^ s[i]) * 1099511628211ull;
	return seed;
}
