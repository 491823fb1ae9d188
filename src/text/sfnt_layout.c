/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables that join letters and move them (OpenType: GSUB, GPOS, GDEF, kern; Apple: mort, morx, kerx, trak).
 *
 * HarfBuzz passes over a version, a kind of lookup or a format that it does not know as if nothing stood there,
 * so these are looked at here. That all of a table lies within its bytes is HarfBuzz's check.
 */
#include "sfnt.h"

#define GSUB SFNT_TAG('G', 'S', 'U', 'B')
#define GPOS SFNT_TAG('G', 'P', 'O', 'S')
#define GDEF SFNT_TAG('G', 'D', 'E', 'F')

struct layout {
	const char *tag;
	unsigned newest;    /* minor version; the major one is 1 */
	unsigned extension; /* the kind of lookups whose subtables stand at far offsets */
	unsigned kinds;
	const char *formats; /* of each kind of lookup: how many there are */
	unsigned contexts;   /* the first of two kinds whose format 3 has its coverage elsewhere */
};

static const struct layout gsub = {"GSUB", 1, 7, 8, "\2\1\1\1\3\3\0\1", 5};
static const struct layout gpos = {"GPOS", 1, 9, 9, "\2\2\1\1\1\1\3\3\0", 7};

static bool check_version(struct sfnt *f, const char *tag, struct bytes b, size_t least, unsigned newest)
{
	if (b.n < least)
		return sfnt_bad(f, "its table '%s' has %zu bytes of at least %zu", tag, b.n, least);
	if (u16_at(b.v) != 1 || u16_at(b.v + 2) > newest)
		return sfnt_bad(f, "its table '%s' has the version %u.%u", tag, u16_at(b.v), u16_at(b.v + 2));
	return true;
}

/* The number at an offset that is itself written at `where`; -1: behind the end, or there is no offset. */
static int number_behind(struct bytes b, size_t where)
{
	size_t at = bytes_hold(b, where, 2) ? u16_at(b.v + where) : 0;
	return at && bytes_hold(b, at, 2) ? (int)u16_at(b.v + at) : -1;
}

/* -- GSUB and GPOS -------------------------------------------------------------------------- */

/* A subtable has a format that its kind has, and glyphs that it stands for (coverage). */
static bool is_subtable(const struct layout *l, unsigned kind, struct bytes b)
{
	if (kind == l->extension) {
		if (b.n < 8 || u16_at(b.v) != 1 || u32_at(b.v + 4) > b.n)
			return false;
		kind = u16_at(b.v + 2);
		b = bytes_from(b, u32_at(b.v + 4));
	}
	if (b.n < 4 || kind < 1 || kind > l->kinds)
		return false;
	unsigned format = u16_at(b.v);
	if (format < 1 || format > (unsigned)l->formats[kind - 1])
		return false;
	if (format == 3 && (kind == l->contexts || kind == l->contexts + 1))
		return true;
	int coverage = number_behind(b, 2);
	return coverage == 1 || coverage == 2;
}

static bool is_lookup(const struct layout *l, struct bytes b)
{
	if (b.n < 6)
		return false;
	unsigned kind = u16_at(b.v), n = u16_at(b.v + 4);
	if (kind < 1 || kind > l->kinds || !bytes_hold(b, 6, 2 * (size_t)n))
		return false;
	for (unsigned i = 0; i < n; i++) {
		size_t at = u16_at(b.v + 6 + 2 * (size_t)i);
		if (!at || at > b.n || !is_subtable(l, kind, bytes_from(b, at)))
			return false;
	}
	return true;
}

static bool check_lookups(struct sfnt *f, const struct layout *l, struct bytes b)
{
	unsigned n = u16_at(b.v);
	if (!bytes_hold(b, 2, 2 * (size_t)n))
		return sfnt_bad(f, "its table '%s' ends within the list of its lookups", l->tag);
	for (unsigned i = 0; i < n; i++) {
		size_t at = u16_at(b.v + 2 + 2 * (size_t)i);
		if (!at || at > b.n || !is_lookup(l, bytes_from(b, at)))
			return sfnt_bad(f, "lookup %u of its table '%s' is damaged", i, l->tag);
	}
	return true;
}

/* Scripts have features, and features have lookups: no list is filled whose former is empty. A table without
   lists ends behind its header. */
static bool check_layout(struct sfnt *f, const struct layout *l, uint32_t tag)
{
	const struct sfnt_table *t = sfnt_find(f, tag);
	if (!t)
		return true;
	struct bytes b = t->bytes;
	if (!check_version(f, l->tag, b, 10, l->newest))
		return false;
	if (!u16_at(b.v + 4) && !u16_at(b.v + 6) && !u16_at(b.v + 8) && b.n <= 14)
		return true;
	int scripts = number_behind(b, 4), features = number_behind(b, 6), lookups = number_behind(b, 8);
	if (scripts < 0 || features < 0 || lookups < 0)
		return sfnt_bad(f, "its table '%s' lacks the list of its %s", l->tag,
		                scripts < 0            ? "scripts"
		                        : features < 0 ? "features"
		                                       : "lookups");
	if ((!scripts && features) || (!features && lookups))
		return sfnt_bad(f, "its table '%s' has %s, and no %s", l->tag, scripts ? "lookups" : "features",
		                scripts ? "features" : "scripts");
	return check_lookups(f, l, bytes_from(b, u16_at(b.v + 8)));
}

/* -- GDEF ----------------------------------------------------------------------------------- */

/* A table of classes has format 1 or 2. */
static bool are_classes(struct bytes b, size_t where)
{
	int format = u16_at(b.v + where) ? number_behind(b, where) : 1;
	return format == 1 || format == 2;
}

static bool check_definitions(struct sfnt *f)
{
	const struct sfnt_table *t = sfnt_find(f, GDEF);
	if (!t)
		return true;
	struct bytes b = t->bytes;
	if (!check_version(f, "GDEF", b, 12, 3))
		return false;
	unsigned any = u16_at(b.v + 4) | u16_at(b.v + 6) | u16_at(b.v + 8) | u16_at(b.v + 10);
	bool more = u16_at(b.v + 2) >= 2; /* sets of marks, and from 1.3 on variations */
	if ((!any && !more && b.n > 12) || !are_classes(b, 4) || !are_classes(b, 10))
		return sfnt_bad(f, "its table 'GDEF' lacks the classes of its glyphs");
	return true;
}

/* -- tables of a version and a number of parts ---------------------------------------------- */

static const struct parts {
	const char *tag;
	unsigned oldest, newest; /* the first 16 bits */
} parts[] = {{"kern", 0, 1}, {"kerx", 2, 4}, {"mort", 1, 1}, {"morx", 1, 3}, {"trak", 1, 1}};

static bool check_parts(struct sfnt *f, const struct parts *p)
{
	const struct sfnt_table *t = sfnt_find(f,
	                                       SFNT_TAG((unsigned char)p->tag[0], (unsigned char)p->tag[1],
	                                                (unsigned char)p->tag[2], (unsigned char)p->tag[3]));
	if (!t)
		return true;
	struct bytes b = t->bytes;
	if (b.n < 4)
		return sfnt_bad(f, "its table '%s' has %zu bytes of at least 4", p->tag, b.n);
	unsigned version = u16_at(b.v);
	if (version < p->oldest || version > p->newest)
		return sfnt_bad(f, "its table '%s' has the version %u", p->tag, version);
	bool is_short = version == 0;
	if (p->tag[0] != 't' && b.n > 8 && (is_short ? u16_at(b.v + 2) : u32_at(b.v + 4)) == 0)
		return sfnt_bad(f, "its table '%s' has bytes, and no parts", p->tag);
	return true;
}

bool sfnt_check_layout(struct sfnt *f)
{
	for (int i = 0; i < COUNT_OF(parts); i++)
		if (!check_parts(f, &parts[i]))
			return false;
	return check_layout(f, &gsub, GSUB) && check_layout(f, &gpos, GPOS) && check_definitions(f);
}
