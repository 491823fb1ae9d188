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

uint32_t utf8_decode(const char **s, const char *end)
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

uint32_t utf8_previous(const char *start, const char **s)
{
	const char *end = *s, *at = end;
	while (at > start && ((unsigned char)*--at & 0xC0) == 0x80)
		;
	*s = at;
	return at < end ? utf8_next(&at, end) : 0;
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

/* Unicode 15: East_Asian_Width W and F by blocks (UAX #11), and the marks (Mn, Me) and invisible
   format characters of the scripts that are most used; what is missed moves a caret by a cell. */
int utf8_cells(uint32_t cp)
{
	static const struct {
		uint32_t from, to;
		int cells;
	} ranges[] = {
	        {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x0610, 0x061A, 0},
	        {0x064B, 0x065F, 0},   {0x093C, 0x093C, 0},   {0x0941, 0x0948, 0},   {0x094D, 0x094D, 0},
	        {0x0E31, 0x0E31, 0},   {0x0E34, 0x0E3A, 0},   {0x0E47, 0x0E4E, 0},   {0x1100, 0x115F, 2},
	        {0x1AB0, 0x1AFF, 0},   {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},   {0x202A, 0x202E, 0},
	        {0x2060, 0x206F, 0},   {0x20D0, 0x20F0, 0},   {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},
	        {0xA960, 0xA97C, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},
	        {0xFE10, 0xFE19, 2},   {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},
	        {0xFF01, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2},
	        {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2}, {0xE0100, 0xE01EF, 0},
	};
	int low = 0, high = COUNT_OF(ranges);
	while (low < high) {
		int middle = (low + high) / 2;
		if (cp > ranges[middle].to)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNT_OF(ranges) && cp >= ranges[low].from ? ranges[low].cells : 1;
}

size_t utf8_cut(const char *s, size_t n, size_t limit)
{
	if (n <= limit)
		return n;
	while (limit > 0 && ((unsigned char)s[limit] & 0xC0) == 0x80)
		limit--;
	return limit;
}

bool utf8_is_unprintable(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) ||
	        (cp >= 0xE0000 && cp <= 0xE007F) || cp == 0xFFFD;
}

bool str_empty(const char *s) { return !s || !*s; }

static int least(int a, int b) { return a < b ? a : b; }

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
			now[j] = least(change, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return least(rows[n % 3][m], limit + 1);
}

/* The upper half of a product depends on all bits, the lower half on the lower ones only. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
	return hash ^ hash >> 32;
}

uint64_t hash_bytes(const void *p, size_t n, uint64_t seed)
{
	const unsigned char *s = p;
	uint64_t word = 0;
	for (; n >= sizeof(word); s += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		seed = mix(seed, word);
	}
	word = 0;
	if (n) /* of nothing there may be no place either */
		memcpy(&word, s, n);
	return mix(seed, word ^ (uint64_t)n << 56);
}

uint64_t hash_pointer(const void *p) { return hash_bytes(&p, sizeof(p), HASH_SEED); }

const char *edit_closest(const char *word, const char *const *names, int n)
{
	int limit = (int)strlen(word) / 3;
	int best = (limit > 3 ? 3 : limit < 1 ? 1 : limit) + 1;
	const char *closest = NULL;
	for (int i = 0; i < n; i++) {
		int distance = edit_distance(word, names[i], best);
		if (distance < best) {
			best = distance;
			closest = names[i];
		}
	}
	return closest;
}

bool utf8_is_blank(const char *s)
{
	static const uint32_t blanks[] = {' ', '\t', '\n', 0xA0, 0xAD, 0x202F, 0x205F, 0x3000, 0x180E};
	for (const char *end = s + strlen(s); s < end;) {
		uint32_t cp = utf8_next(&s, end);
		bool blank = (cp >= 0x2000 && cp <= 0x200F) || (cp >= 0x2060 && cp <= 0x2069);
		for (int i = 0; i < COUNT_OF(blanks) && !blank; i++)
			blank = cp == blanks[i];
		if (!blank)
			return false;
	}
	return true;
}
