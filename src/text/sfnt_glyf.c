/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * TrueType outlines (OpenType: loca, glyf). Where each glyph lies is checked for all of them; what lies
 * there, when a glyph is used: its contours and points end where its bytes do, and the glyphs that it is
 * made of exist and do not hold it.
 */
#include "sfnt.h"

/* Behind a glyph: tools fill up to four bytes. More is an outline that says less than it has. */
#define MOST_PADDING 4
/* maxp counts them in 16 bits. */
#define MOST_POINTS 0xFFFF

/* -- loca ----------------------------------------------------------------------------------- */

static size_t place_of(const struct sfnt *f, int gid)
{
	return f->long_loca ? u32_at(f->loca.v + 4 * (size_t)gid) : 2 * (size_t)u16_at(f->loca.v + 2 * (size_t)gid);
}

/* The first glyph that begins before the one in front of it, or behind the end; -1: none. */
static int misplaced(const struct sfnt *f)
{
	uint32_t last = 0, bad = 0;
	const unsigned char *p = f->loca.v;
	int n = f->glyphs;
	if (f->long_loca)
		for (int i = 0; i <= n; i++, p += 4) {
			uint32_t at = u32_at(p);
			bad |= at < last;
			last = at;
		}
	else
		for (int i = 0; i <= n; i++, p += 2) {
			uint32_t at = u16_at(p);
			bad |= at < last;
			last = at;
		}
	if (!bad && place_of(f, n) <= f->glyf.n)
		return -1;
	for (int i = 0; i < n; i++)
		if (place_of(f, i) > place_of(f, i + 1) || place_of(f, i + 1) > f->glyf.n)
			return i;
	return n;
}

bool sfnt_check_loca(struct sfnt *f)
{
	size_t least = ((size_t)f->glyphs + 1) * (f->long_loca ? 4 : 2);
	if (!sfnt_need(f, SFNT_TAG('l', 'o', 'c', 'a'), least, &f->loca) ||
	    !sfnt_need(f, SFNT_TAG('g', 'l', 'y', 'f'), 1, &f->glyf))
		return false;
	int gid = misplaced(f);
	if (gid >= 0)
		return sfnt_bad(f, "its table 'loca' puts glyph %d where its table 'glyf' has none", gid);
	if (f->glyf.n - place_of(f, f->glyphs) >= MOST_PADDING)
		return sfnt_bad(f, "its table 'loca' ends before its table 'glyf' does");
	return true;
}

/* -- glyphs --------------------------------------------------------------------------------- */

/* What a glyph was found to be made of. */
struct outline {
	int levels, parts, points;
};

static bool glyph_bad(struct sfnt *f, int gid, const char *what) { return sfnt_bad(f, "its glyph %d %s", gid, what); }

/* The bytes of one repeated flag's coordinate: bit `is_short`, and bit `same`. */
static size_t coordinate_size(unsigned flag, unsigned is_short, unsigned same)
{
	return flag & is_short ? 1 : flag & same ? 0 : 2;
}

/* Flags of all points, and as many bytes of coordinates behind them as they ask for; where they end. 0: not in
   the glyph. */
static size_t points_end(struct bytes b, size_t at, int points)
{
	size_t coordinates = 0;
	for (int left = points; left > 0;) {
		if (at >= b.n)
			return 0;
		unsigned flag = b.v[at++];
		int times = 1;
		if (flag & 8) {
			if (at >= b.n)
				return 0;
			times += b.v[at++];
		}
		if (times > left)
			return 0;
		left -= times;
		coordinates += (size_t)times * (coordinate_size(flag, 2, 16) + coordinate_size(flag, 4, 32));
	}
	return bytes_hold(b, at, coordinates) ? at + coordinates : 0;
}

static bool check_simple(struct sfnt *f, int gid, struct bytes b, int contours, struct outline *out)
{
	size_t at = 10 + 2 * (size_t)contours;
	int points = 0;
	if (!bytes_hold(b, at, 2))
		return glyph_bad(f, gid, "has more contours than bytes");
	for (int i = 0; i < contours; i++) {
		int end = (int)u16_at(b.v + 10 + 2 * (size_t)i) + 1;
		if (end <= points && i)
			return glyph_bad(f, gid, "has contours that are out of order");
		points = end;
	}
	at += 2 + u16_at(b.v + at);
	size_t end = at <= b.n ? points_end(b, at, points) : 0;
	if (!end)
		return glyph_bad(f, gid, "ends before its outline does");
	if (b.n - end >= MOST_PADDING)
		return glyph_bad(f, gid, "has more bytes than its outline");
	out->points += points;
	return true;
}

enum {
	PART_WORDS = 1,
	PART_OFFSETS = 2,
	PART_SCALE = 8,
	PART_MORE = 0x20,
	PART_XY_SCALE = 0x40,
	PART_MATRIX = 0x80,
	PART_INSTRUCTIONS = 0x100
};

static size_t part_size(unsigned flags)
{
	size_t scale = flags & PART_SCALE ? 2 : flags & PART_XY_SCALE ? 4 : flags & PART_MATRIX ? 8 : 0;
	return (flags & PART_WORDS ? 8 : 6) + scale;
}

static bool check_outline(struct sfnt *f, int gid, struct outline *out);

/* One part of a composite glyph, whose outline follows `before` points of the others. */
static bool check_part(struct sfnt *f, int gid, const unsigned char *p, int before, struct outline *out)
{
	unsigned flags = u16_at(p);
	int part = (int)u16_at(p + 2);
	if (part >= f->glyphs)
		return sfnt_bad(f, "its glyph %d is made of glyph %d, and it has %d glyphs", gid, part, f->glyphs);
	if (++out->parts > LIMIT_GLYPH_PARTS)
		return sfnt_bad(f, "its glyph %d is made of more than %d parts", gid, LIMIT_GLYPH_PARTS);
	int start = out->points;
	if (!check_outline(f, part, out))
		return false;
	if (flags & PART_OFFSETS)
		return true;
	/* Two points are laid over each other: of what is there, and of this part. */
	int first = (int)(flags & PART_WORDS ? u16_at(p + 4) : p[4]),
	    second = (int)(flags & PART_WORDS ? u16_at(p + 6) : p[5]);
	if (first >= start - before || second >= out->points - start)
		return glyph_bad(f, gid, "joins its parts at points that they do not have");
	return true;
}

static bool check_composite(struct sfnt *f, int gid, struct bytes b, struct outline *out)
{
	unsigned flags = PART_MORE, all = 0;
	size_t at = 10;
	int before = out->points;
	while (flags & PART_MORE) {
		flags = bytes_hold(b, at, 4) ? u16_at(b.v + at) : 0;
		if (!bytes_hold(b, at, part_size(flags)))
			return glyph_bad(f, gid, "ends before the list of its parts does");
		if (!check_part(f, gid, b.v + at, before, out))
			return false;
		at += part_size(flags);
		all |= flags;
	}
	if (all & PART_INSTRUCTIONS) {
		if (!bytes_hold(b, at, 2) || !bytes_hold(b, at + 2, u16_at(b.v + at)))
			return glyph_bad(f, gid, "ends before its instructions do");
		at += 2 + u16_at(b.v + at);
	}
	return b.n - at < MOST_PADDING || glyph_bad(f, gid, "has more bytes than its parts");
}

/* No contours: nothing is drawn, so nothing but instructions may be there. */
static bool check_empty(struct sfnt *f, int gid, struct bytes b)
{
	size_t end = b.n >= 12 ? 12 + (size_t)u16_at(b.v + 10) : b.n;
	return (end <= b.n && b.n - end < MOST_PADDING) || glyph_bad(f, gid, "has an outline without contours");
}

static bool check_outline(struct sfnt *f, int gid, struct outline *out)
{
	size_t at = place_of(f, gid), end = place_of(f, gid + 1);
	struct bytes b = {f->glyf.v + at, end - at};
	if (b.n == 0)
		return true;
	if (b.n < 10)
		return glyph_bad(f, gid, "ends within its header");
	int contours = i16_at(b.v);
	if (contours < -1)
		return glyph_bad(f, gid, "has a negative number of contours");
	if (contours == 0)
		return check_empty(f, gid, b);
	if (++out->levels > LIMIT_GLYPH_LEVELS)
		return sfnt_bad(f, "its glyph %d is made of itself, or of more than %d levels", gid, LIMIT_GLYPH_LEVELS);
	bool good = contours > 0 ? check_simple(f, gid, b, contours, out) : check_composite(f, gid, b, out);
	out->levels--;
	return good;
}

bool sfnt_check_glyf(struct sfnt *f, int gid)
{
	struct outline out = {0};
	return check_outline(f, gid, &out) &&
	        (out.points <= MOST_POINTS || glyph_bad(f, gid, "has more points than a glyph may have"));
}
