/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables that say how large things are. A wrong one prints every letter at a wrong width or size, so
 * each must be whole and agree with the others (OpenType: head, maxp, hhea, hmtx, OS/2, post, name).
 */
#include "sfnt.h"

static bool check_head(struct sfnt *f)
{
	struct bytes head;
	if (!sfnt_need(f, SFNT_TAG('h', 'e', 'a', 'd'), 54, &head))
		return false;
	const unsigned char *p = head.v;
	if (u16_at(p) != 1 || u32_at(p + 12) != 0x5F0F3CF5)
		return sfnt_bad(f, "its table 'head' has another version or magic number");
	f->upem = (int)u16_at(p + 18);
	if (f->upem < 16 || f->upem > 16384)
		return sfnt_bad(f, "it has %d units per em (head.unitsPerEm) of 16 to 16384", f->upem);
	if (i16_at(p + 36) > i16_at(p + 40) || i16_at(p + 38) > i16_at(p + 42))
		return sfnt_bad(f, "the box around all glyphs (head.xMin to yMax) is turned inside out");
	if (u16_at(p + 50) > 1 || u16_at(p + 52) != 0)
		return sfnt_bad(f, "head.indexToLocFormat is %d and head.glyphDataFormat %d", i16_at(p + 50),
		                i16_at(p + 52));
	f->long_loca = u16_at(p + 50) == 1;
	return true;
}

static bool check_maxp(struct sfnt *f)
{
	struct bytes maxp;
	if (!sfnt_need(f, SFNT_TAG('m', 'a', 'x', 'p'), 6, &maxp))
		return false;
	uint32_t version = u32_at(maxp.v);
	if (version != 0x00005000 && !(version == 0x00010000 && maxp.n >= 32))
		return sfnt_bad(f, "its table 'maxp' is not whole");
	f->glyphs = (int)u16_at(maxp.v + 4);
	if (f->glyphs == 0)
		return sfnt_bad(f, "it has no glyphs (maxp.numGlyphs)");
	f->good = NEW_ARRAY(f->arena, bool, f->glyphs);
	return true;
}

static bool check_hhea(struct sfnt *f)
{
	struct bytes hhea;
	if (!sfnt_need(f, SFNT_TAG('h', 'h', 'e', 'a'), 36, &hhea))
		return false;
	if (u16_at(hhea.v) != 1 || u16_at(hhea.v + 32) != 0)
		return sfnt_bad(f, "its table 'hhea' has another version or format");
	f->widest = (int)u16_at(hhea.v + 10);
	f->long_metrics = (int)u16_at(hhea.v + 34);
	if (f->long_metrics < 1 || f->long_metrics > f->glyphs)
		return sfnt_bad(f, "hhea.numberOfHMetrics is %d, of 1 to its %d glyphs", f->long_metrics, f->glyphs);
	return true;
}

/* Up to three zeros may fill the last word. */
static bool is_padding(struct bytes b, size_t at)
{
	bool zero = b.n - at < 4 && (b.n == at || b.n % 4 == 0);
	for (size_t i = at; zero && i < b.n; i++)
		zero = b.v[i] == 0;
	return zero;
}

/* Bytes left over are widths that a number too small takes from their glyphs. */
static bool check_hmtx(struct sfnt *f)
{
	size_t size = 4 * (size_t)f->long_metrics + 2 * (size_t)(f->glyphs - f->long_metrics);
	if (!sfnt_need(f, SFNT_TAG('h', 'm', 't', 'x'), size, &f->hmtx))
		return false;
	if (!is_padding(f->hmtx, size))
		return sfnt_bad(f, "its table 'hmtx' has %zu bytes, and %zu by hhea.numberOfHMetrics (%d)", f->hmtx.n, size,
		                f->long_metrics);
	for (int i = 0; i < f->long_metrics; i++)
		if (sfnt_advance(f, i))
			return true;
	return sfnt_bad(f, "no glyph has a width in its table 'hmtx'");
}

int sfnt_advance(const struct sfnt *f, int gid)
{
	return (int)u16_at(f->hmtx.v + 4 * (size_t)(gid < f->long_metrics ? gid : f->long_metrics - 1));
}

/* What each version has at least; readers take missing fields for 0, and lines would be set closer. */
static bool check_os2(struct sfnt *f)
{
	static const size_t least[] = {78, 86, 96, 96, 96, 100};
	const struct sfnt_table *t = sfnt_find(f, SFNT_TAG('O', 'S', '/', '2'));
	if (!t)
		return true;
	unsigned version = t->bytes.n >= 2 ? u16_at(t->bytes.v) : 0;
	if (version >= COUNT_OF(least) || t->bytes.n < least[version])
		return sfnt_bad(f, "its table 'OS/2' of version %u has %zu bytes", version, t->bytes.n);
	return true;
}

static bool check_post(struct sfnt *f)
{
	const struct sfnt_table *t = sfnt_find(f, SFNT_TAG('p', 'o', 's', 't'));
	return !t || t->bytes.n >= 32 || sfnt_bad(f, "its table 'post' has %zu bytes of at least 32", t->bytes.n);
}

/* The records; of the strings only the PostScript name is read, and where that is none the file's name stands. */
static bool check_name(struct sfnt *f)
{
	const struct sfnt_table *t = sfnt_find(f, SFNT_TAG('n', 'a', 'm', 'e'));
	if (!t)
		return true;
	const unsigned char *p = t->bytes.v;
	if (t->bytes.n < 6 || 6 + 12 * (size_t)u16_at(p + 2) > t->bytes.n || u16_at(p + 4) > t->bytes.n)
		return sfnt_bad(f, "its table 'name' ends before its records do");
	return true;
}

bool sfnt_check_metrics(struct sfnt *f)
{
	return check_head(f) && check_maxp(f) && check_hhea(f) && check_hmtx(f) && check_os2(f) && check_post(f) &&
	        check_name(f);
}
