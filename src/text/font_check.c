/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a font's checks. */
#include "sfnt.h"

static bool check_kind(struct sfnt *f)
{
	bool cff = sfnt_find(f, SFNT_TAG('C', 'F', 'F', ' ')) != NULL;
	bool glyf = sfnt_find(f, SFNT_TAG('g', 'l', 'y', 'f')) != NULL;
	if (cff && glyf)
		return sfnt_bad(f, "it has both tables 'glyf' and 'CFF '");
	if (!cff && !glyf && sfnt_find(f, SFNT_TAG('C', 'F', 'F', '2')))
		return sfnt_unusable(f, "its outlines are in a table 'CFF2', which no PDF takes");
	if (!cff && !glyf)
		return sfnt_unusable(f, "it has no outlines (glyf or CFF)");
	return cff ? sfnt_check_cff(f) : sfnt_check_loca(f);
}

/* Graphite's rules are not followed: nothing looks after what they do with a damaged font. */
static bool check_rules(struct sfnt *f)
{
	bool graphite = sfnt_find(f, SFNT_TAG('S', 'i', 'l', 'f')) != NULL;
	return !graphite || sfnt_find(f, SFNT_TAG('G', 'S', 'U', 'B')) ||
	        sfnt_unusable(f, "its letters are joined by Graphite's rules (Silf) only; OpenType's (GSUB) are needed");
}

static bool check_outline(struct sfnt *f, int gid)
{
	return f->cff ? sfnt_check_charstring(f, gid) : sfnt_check_glyf(f, gid);
}

bool font_check(struct sfnt *f, struct arena *a, const void *v, size_t n)
{
	return sfnt_open(f, a, v, n) && sfnt_check_metrics(f) && check_rules(f) && check_kind(f) && sfnt_check_cmap(f) &&
	        sfnt_check_layout(f) && check_outline(f, 0);
}

bool font_check_glyph(struct sfnt *f, uint32_t gid)
{
	if (gid >= (uint32_t)f->glyphs)
		return sfnt_bad(f, "its tables ask for glyph %u, and it has %d glyphs", (unsigned)gid, f->glyphs);
	if (f->good[gid])
		return true;
	int advance = sfnt_advance(f, (int)gid);
	if (advance > f->widest)
		return sfnt_bad(f, "its glyph %u is %d units wide, and hhea.advanceWidthMax is %d", (unsigned)gid, advance,
		                f->widest);
	f->good[gid] = check_outline(f, (int)gid);
	return f->good[gid];
}
