/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of characters (OpenType: cmap). Each subtable that may be read lies within the table, is in
 * order, and names glyphs that the font has. At least one is for Unicode.
 *
 * Two slips of many fonts that are whole are let through: a length of format 4 that is too large, which
 * readers cut at the table's end, and anything said of U+FFFF, which is no character.
 */
#include "sfnt.h"

/* There are 16 + 240 variation selectors, and three of Mongolian. */
#define MOST_SELECTORS 259
/* Of Unicode; fonts have two to four. */
#define MOST_SUBTABLES 32

static bool check_gid(struct sfnt *f, uint32_t cp, uint32_t gid)
{
	if (gid < (uint32_t)f->glyphs)
		return true;
	return sfnt_bad(f, "its table 'cmap' gives U+%04X the glyph %u, and it has %d glyphs", (unsigned)cp, (unsigned)gid,
	                f->glyphs);
}

static bool ends_early(struct sfnt *f, unsigned format)
{
	return sfnt_bad(f, "a subtable of format %u of its table 'cmap' is not whole", format);
}

static bool out_of_order(struct sfnt *f, uint32_t cp)
{
	return sfnt_bad(f, "its table 'cmap' is out of order at U+%04X", (unsigned)cp);
}

/* -- formats -------------------------------------------------------------------------------- */

static bool check_format_0(struct sfnt *f, struct bytes b)
{
	if (!bytes_hold(b, 6, 256))
		return ends_early(f, 0);
	for (uint32_t i = 0; i < 256; i++)
		if (!check_gid(f, i, b.v[6 + i]))
			return false;
	return true;
}

struct segment {
	uint32_t start, end, delta;
	size_t range; /* where its idRangeOffset stands */
};

static struct segment segment_at(struct bytes b, size_t n, size_t i)
{
	const unsigned char *p = b.v + 14 + 2 * i;
	return (struct segment){u16_at(p + 2 * n + 2), u16_at(p), u16_at(p + 4 * n + 2), 16 + 6 * n + 2 * i};
}

/* Glyph numbers that are listed one by one; 0 is none and takes no delta. */
static bool check_listed(struct sfnt *f, struct bytes b, const struct segment *s, uint32_t end, unsigned offset)
{
	size_t first = s->range + offset;
	if (offset % 2 != 0 || !bytes_hold(b, first, 2 * (size_t)(end - s->start + 1)))
		return ends_early(f, 4);
	for (uint32_t cp = s->start; cp <= end; cp++) {
		uint32_t gid = u16_at(b.v + first + 2 * (size_t)(cp - s->start));
		gid = gid ? (gid + s->delta) & 0xFFFF : 0;
		if (gid >= (uint32_t)f->glyphs)
			return check_gid(f, cp, gid);
	}
	return true;
}

static bool check_segment(struct sfnt *f, struct bytes b, const struct segment *s)
{
	uint32_t end = s->end == 0xFFFF ? 0xFFFE : s->end;
	if (s->start > end)
		return true;
	unsigned offset = u16_at(b.v + s->range);
	if (offset)
		return check_listed(f, b, s, end, offset);
	uint32_t first = (s->start + s->delta) & 0xFFFF, last = first + (end - s->start);
	if (last <= 0xFFFF)
		return check_gid(f, end, last);
	return check_gid(f, s->start + (0xFFFF - first), 0xFFFF); /* which no font has: maxp counts to 65,535 */
}

static bool check_format_4(struct sfnt *f, struct bytes b)
{
	size_t n = b.n >= 16 ? u16_at(b.v + 6) / 2 : 0;
	uint32_t from = 0;
	if (!n || u16_at(b.v + 6) % 2 || !bytes_hold(b, 0, 16 + 8 * n))
		return ends_early(f, 4);
	for (size_t i = 0; i < n; i++) {
		struct segment s = segment_at(b, n, i);
		if (s.start > s.end || (s.start < from && s.start != 0xFFFF))
			return out_of_order(f, s.start);
		if (!check_segment(f, b, &s))
			return false;
		from = s.end + 1;
	}
	return true;
}

static bool check_format_6(struct sfnt *f, struct bytes b)
{
	size_t n = b.n >= 10 ? u16_at(b.v + 8) : 0;
	if (!bytes_hold(b, 0, 10 + 2 * n))
		return ends_early(f, 6);
	for (size_t i = 0; i < n; i++)
		if (!check_gid(f, (uint32_t)(u16_at(b.v + 6) + i), u16_at(b.v + 10 + 2 * i)))
			return false;
	return true;
}

static bool check_format_10(struct sfnt *f, struct bytes b)
{
	size_t n = b.n >= 20 ? u32_at(b.v + 16) : 0;
	if (b.n < 20 || n > (b.n - 20) / 2 || n > 0x110000)
		return ends_early(f, 10);
	for (size_t i = 0; i < n; i++)
		if (!check_gid(f, (uint32_t)(u32_at(b.v + 12) + i), u16_at(b.v + 20 + 2 * i)))
			return false;
	return true;
}

/* 12: ranges of characters for ranges of glyphs; 13: for one glyph each. */
static bool check_format_12(struct sfnt *f, struct bytes b, bool many_to_one)
{
	size_t n = b.n >= 16 ? u32_at(b.v + 12) : 0;
	uint32_t from = 0;
	if (b.n < 16 || n > (b.n - 16) / 12)
		return ends_early(f, many_to_one ? 13 : 12);
	for (const unsigned char *p = b.v + 16, *end = p + 12 * n; p < end; p += 12) {
		uint32_t first = u32_at(p), last = u32_at(p + 4), gid = u32_at(p + 8);
		if (first < from || last < first || last > 0x10FFFF)
			return out_of_order(f, first);
		if (gid >= (uint32_t)f->glyphs || (!many_to_one && last - first >= (uint32_t)f->glyphs - gid))
			return check_gid(f, last, many_to_one ? gid : gid + (last - first));
		from = last + 1;
	}
	return true;
}

/* -- variation sequences (format 14) --------------------------------------------------------- */

static bool check_defaults(struct bytes b, size_t at)
{
	return bytes_hold(b, at, 4) && u32_at(b.v + at) <= (b.n - at - 4) / 4;
}

static bool check_sequences(struct sfnt *f, struct bytes b, size_t at)
{
	size_t n = bytes_hold(b, at, 4) ? u32_at(b.v + at) : 0;
	if (!bytes_hold(b, at, 4) || n > (b.n - at - 4) / 5 || n > 0x110000)
		return ends_early(f, 14);
	for (const unsigned char *p = b.v + at + 4, *end = p + 5 * n; p < end; p += 5)
		if (!check_gid(f, u24_at(p), u16_at(p + 3)))
			return false;
	return true;
}

static bool check_format_14(struct sfnt *f, struct bytes b)
{
	size_t n = b.n >= 10 ? u32_at(b.v + 6) : 0;
	if (b.n < 10 || n > (b.n - 10) / 11 || n > MOST_SELECTORS)
		return ends_early(f, 14);
	for (const unsigned char *p = b.v + 10, *end = p + 11 * n; p < end; p += 11) {
		uint32_t defaults = u32_at(p + 3), others = u32_at(p + 7);
		if (defaults && !check_defaults(b, defaults))
			return ends_early(f, 14);
		if (others && !check_sequences(f, b, others))
			return false;
	}
	return true;
}

/* -- the table ------------------------------------------------------------------------------ */

/* Cuts off what lies behind a subtable, where it says its length. */
static struct bytes subtable_of(struct bytes cmap, size_t at)
{
	struct bytes b = bytes_from(cmap, at);
	unsigned format = b.n >= 2 ? u16_at(b.v) : 0;
	size_t n = format == 14 ? (b.n >= 6 ? u32_at(b.v + 2) : 0)
	        : format >= 8   ? (b.n >= 8 ? u32_at(b.v + 4) : 0)
	                        : (b.n >= 4 ? u16_at(b.v + 2) : 0);
	if (format == 4 && n > b.n)
		return b;
	return n <= b.n ? (struct bytes){b.v, n} : (struct bytes){b.v, 0};
}

static bool check_subtable(struct sfnt *f, struct bytes cmap, size_t at, bool *usable)
{
	if (!bytes_hold(cmap, at, 4))
		return sfnt_bad(f, "its table 'cmap' ends before a subtable");
	unsigned format = u16_at(cmap.v + at);
	struct bytes b = subtable_of(cmap, at);
	*usable = true;
	switch (format) {
	case 0: return check_format_0(f, b);
	case 4: return check_format_4(f, b);
	case 6: return check_format_6(f, b);
	case 10: return check_format_10(f, b);
	case 12: return check_format_12(f, b, false);
	case 13: return check_format_12(f, b, true);
	case 14: *usable = false; return check_format_14(f, b);
	default: *usable = false; return true;
	}
}

/* Encodings that say Unicode, or are read as if they did (3, 0: symbols). */
static bool is_unicode(unsigned platform, unsigned encoding)
{
	return platform == 0 || (platform == 3 && (encoding <= 1 || encoding == 10));
}

bool sfnt_check_cmap(struct sfnt *f)
{
	struct bytes cmap;
	bool found = false;
	size_t checked = SIZE_MAX;
	int subtables = 0;
	if (!sfnt_need(f, SFNT_TAG('c', 'm', 'a', 'p'), 4, &cmap))
		return false;
	size_t n = u16_at(cmap.v + 2);
	if (u16_at(cmap.v) != 0 || !bytes_hold(cmap, 4, 8 * n))
		return sfnt_bad(f, "its table 'cmap' is not whole");
	for (const unsigned char *p = cmap.v + 4, *end = p + 8 * n; p < end; p += 8) {
		bool usable = false;
		size_t at = u32_at(p + 4);
		if (!is_unicode(u16_at(p), u16_at(p + 2)) || at == checked)
			continue;
		if (++subtables > MOST_SUBTABLES)
			return sfnt_bad(f, "its table 'cmap' has more than %d subtables of Unicode", MOST_SUBTABLES);
		if (!check_subtable(f, cmap, at, &usable))
			return false;
		checked = at; /* several encodings often share one subtable */
		found |= usable;
	}
	return found || sfnt_unusable(f, "it has no character map (cmap) for Unicode");
}
