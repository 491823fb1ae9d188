/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GPOS without the lookups that set marks on letters (OpenType, GPOS lookup types 4, 5 and 6).
 *
 * HarfBuzz checks all of a table before it uses any of it, and of a font of many languages most are the places
 * where marks stand on letters. Such a lookup does nothing but move the glyphs that its coverage lists as marks.
 * So a text none of whose glyphs is listed so is set alike without them: what stands in for the table has
 * no offsets to these lookups, and a text that turns out to have a mark is set again with the whole one.
 */
#include "sfnt.h"

#define GPOS SFNT_TAG('G', 'P', 'O', 'S')
#define LARGEST ((size_t)256 << 10) /* of a table that is copied */

enum { MARK_TO_BASE = 4, MARK_TO_MARK = 6, EXTENSION = 9 };

static bool note_marks(struct sfnt *f, unsigned from, unsigned to)
{
	for (unsigned gid = from; gid <= to && gid < (unsigned)f->glyphs; gid++)
		f->mark[gid] = true;
	return from <= to;
}

static bool note_coverage(struct sfnt *f, struct bytes b)
{
	if (b.n < 4)
		return false;
	size_t n = u16_at(b.v + 2), each = u16_at(b.v) == 1 ? 2 : 6;
	bool whole = bytes_hold(b, 4, n * each);
	for (size_t i = 0; i < n && whole; i++) {
		const unsigned char *p = b.v + 4 + each * i;
		whole = note_marks(f, u16_at(p), u16_at(p + each - (each == 2 ? 2 : 4)));
	}
	return whole;
}

/* Where a subtable of a lookup that sets marks lists them. */
static bool note_subtable(struct sfnt *f, unsigned kind, struct bytes b)
{
	if (kind == EXTENSION) {
		kind = u16_at(b.v + 2);
		b = bytes_from(b, u32_at(b.v + 4));
	}
	return kind >= MARK_TO_BASE && kind <= MARK_TO_MARK && u16_at(b.v + 2) <= b.n &&
	        note_coverage(f, bytes_from(b, u16_at(b.v + 2)));
}

/* sfnt_check_layout() has found what is asked here within the table. */
static bool note_lookup(struct sfnt *f, struct bytes b)
{
	unsigned n = u16_at(b.v + 4);
	for (unsigned i = 0; i < n; i++)
		if (!note_subtable(f, u16_at(b.v), bytes_from(b, u16_at(b.v + 6 + 2 * (size_t)i))))
			return false;
	return n > 0;
}

void sfnt_find_marks(struct sfnt *f)
{
	const struct sfnt_table *t = sfnt_find(f, GPOS);
	if (f->mark || !t || t->bytes.n < 10 || t->bytes.n > LARGEST || !u16_at(t->bytes.v + 8))
		return;
	f->mark = arena_alloc(f->arena, (size_t)f->glyphs);
	unsigned char *copy = NULL;
	size_t list = u16_at(t->bytes.v + 8), n = u16_at(t->bytes.v + list);
	for (size_t at = list + 2; at < list + 2 + 2 * n; at += 2) {
		if (!note_lookup(f, bytes_from(t->bytes, list + u16_at(t->bytes.v + at))))
			continue;
		if (!copy)
			copy = memcpy(arena_alloc(f->arena, t->bytes.n), t->bytes.v, t->bytes.n);
		copy[at] = copy[at + 1] = 0;
	}
	if (copy)
		f->unmarked = (struct sfnt_table){.tag = GPOS, .bytes = {copy, t->bytes.n}};
}
