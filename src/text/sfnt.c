/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The directory of a font file (OpenType: "Organization of an OpenType font").
 *
 * Tables lie behind the directory, inside of the file, at offsets that 4 divides, no two of them at the
 * same bytes; each has a name of its own. Checksums are not compared: many fonts that are whole have
 * wrong ones, and fonts/SHA256SUMS pins the files.
 */
#include "sfnt.h"

#include <stdio.h>
#include <stdlib.h>

static bool refuse(struct sfnt *f, bool unusable, const char *fmt, va_list args)
{
	char text[200];
	if (f->why)
		return false;
	vsnprintf(text, sizeof(text), fmt, args);
	f->why = arena_strdup(f->arena, text);
	f->unusable = unusable;
	return false;
}

bool sfnt_bad(struct sfnt *f, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	refuse(f, false, fmt, args);
	va_end(args);
	return false;
}

bool sfnt_unusable(struct sfnt *f, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	refuse(f, true, fmt, args);
	va_end(args);
	return false;
}

/* A name as messages write it: four printable characters of ASCII, or a number. */
static const char *tag_name(char out[12], uint32_t tag)
{
	for (int i = 0; i < 4; i++) {
		out[i] = (char)(tag >> (24 - 8 * i) & 0xFF);
		if (out[i] < 0x20 || out[i] > 0x7E) {
			snprintf(out, 12, "0x%08X", (unsigned)tag);
			return out;
		}
	}
	out[4] = 0;
	return out;
}

static int by_tag(const void *a, const void *b)
{
	const struct sfnt_table *x = a, *y = b;
	return (x->tag > y->tag) - (x->tag < y->tag);
}

struct sfnt_table *sfnt_find(const struct sfnt *f, uint32_t tag)
{
	struct sfnt_table key = {.tag = tag};
	return f->n ? bsearch(&key, f->table, (size_t)f->n, sizeof(*f->table), by_tag) : NULL;
}

struct bytes sfnt_bytes(const struct sfnt *f, uint32_t tag)
{
	const struct sfnt_table *t = sfnt_find(f, tag);
	return t ? t->bytes : (struct bytes){0};
}

bool sfnt_need(struct sfnt *f, uint32_t tag, size_t least, struct bytes *out)
{
	char name[12];
	const struct sfnt_table *t = sfnt_find(f, tag);
	if (!t)
		return sfnt_unusable(f, "it has no table '%s'", tag_name(name, tag));
	*out = t->bytes;
	if (t->bytes.n < least)
		return sfnt_bad(f, "its table '%s' has %zu bytes of at least %zu", tag_name(name, tag), t->bytes.n, least);
	return true;
}

/* -- the directory -------------------------------------------------------------------------- */

static bool read_table(struct sfnt *f, const unsigned char *entry, size_t directory_end, struct sfnt_table *t)
{
	char name[12];
	size_t at = u32_at(entry + 8), n = u32_at(entry + 12);
	t->tag = u32_at(entry);
	tag_name(name, t->tag);
	if (!bytes_hold(f->file, at, n))
		return sfnt_bad(f, "its table '%s' does not end before the file does", name);
	if (at % 4 != 0)
		return sfnt_bad(f, "its table '%s' lies at byte %zu, which 4 does not divide", name, at);
	if (n && at < directory_end)
		return sfnt_bad(f, "its table '%s' lies over the directory of tables", name);
	t->bytes = (struct bytes){f->file.v + at, n};
	return true;
}

static int by_place(const void *a, const void *b)
{
	const struct sfnt_table *x = *(struct sfnt_table *const *)a, *y = *(struct sfnt_table *const *)b;
	if (x->bytes.v != y->bytes.v)
		return x->bytes.v < y->bytes.v ? -1 : 1;
	return (x->bytes.n > y->bytes.n) - (x->bytes.n < y->bytes.n);
}

/* Two tables may be the same bytes, as those of Apple's bitmaps are (EBLC and bloc). */
static bool check_overlaps(struct sfnt *f)
{
	struct sfnt_table *place[LIMIT_FONT_TABLES];
	char name[2][12];
	for (int i = 0; i < f->n; i++)
		place[i] = &f->table[i];
	qsort(place, (size_t)f->n, sizeof(*place), by_place);
	for (int i = 1; i < f->n; i++) {
		const struct bytes *a = &place[i - 1]->bytes, *b = &place[i]->bytes;
		bool same = a->v == b->v && a->n == b->n;
		if (!same && a->v + a->n > b->v)
			return sfnt_bad(f, "its tables '%s' and '%s' lie over each other",
			                tag_name(name[0], place[i - 1]->tag), tag_name(name[1], place[i]->tag));
	}
	return true;
}

static bool read_directory(struct sfnt *f, size_t at)
{
	if (!bytes_hold(f->file, at, 12))
		return sfnt_unusable(f, "the file ends before its directory of tables");
	const unsigned char *p = f->file.v + at;
	int n = (int)u16_at(p + 4);
	if (n == 0 || n > LIMIT_FONT_TABLES)
		return sfnt_bad(f, "its directory has %d tables of 1 to %d", n, LIMIT_FONT_TABLES);
	size_t end = at + 12 + 16 * (size_t)n;
	if (!bytes_hold(f->file, at, end - at))
		return sfnt_bad(f, "the file ends within its directory of tables");
	f->table = NEW_ARRAY(f->arena, struct sfnt_table, n);
	for (int i = 0; i < n; i++)
		if (!read_table(f, p + 12 + 16 * (size_t)i, at ? 12 : end, &f->table[i]))
			return false;
	f->n = n;
	qsort(f->table, (size_t)n, sizeof(*f->table), by_tag);
	char name[12];
	for (int i = 1; i < n; i++)
		if (f->table[i].tag == f->table[i - 1].tag)
			return sfnt_bad(f, "it has two tables '%s'", tag_name(name, f->table[i].tag));
	return check_overlaps(f);
}

static bool is_font(uint32_t version)
{
	return version == 0x00010000 || version == SFNT_TAG('O', 'T', 'T', 'O') || version == SFNT_TAG('t', 'r', 'u', 'e');
}

/* The first font of a collection. */
static bool read_collection(struct sfnt *f)
{
	if (!bytes_hold(f->file, 0, 16) || u16_at(f->file.v + 4) < 1 || u16_at(f->file.v + 4) > 2)
		return sfnt_bad(f, "its header of a collection is not whole");
	if (u32_at(f->file.v + 8) == 0)
		return sfnt_unusable(f, "it is a collection without fonts");
	size_t at = u32_at(f->file.v + 12);
	if (!bytes_hold(f->file, at, 12) || !is_font(u32_at(f->file.v + at)))
		return sfnt_bad(f, "the first font of the collection is not in the file");
	return read_directory(f, at);
}

bool sfnt_open(struct sfnt *f, struct arena *a, const void *v, size_t n)
{
	*f = (struct sfnt){.arena = a, .file = {v, n}};
	uint32_t version = n >= 4 ? u32_at(f->file.v) : 0;
	if (version == SFNT_TAG('t', 't', 'c', 'f'))
		return read_collection(f);
	if (version == SFNT_TAG('w', 'O', 'F', 'F') || version == SFNT_TAG('w', 'O', 'F', '2'))
		return sfnt_unusable(f, "it is packed for the web (WOFF); unpack it first");
	if (!is_font(version))
		return sfnt_unusable(f, "it is no OpenType font");
	return read_directory(f, 0);
}

bool sfnt_open_cff(struct sfnt *f, struct arena *a, const void *v, size_t n)
{
	*f = (struct sfnt){.arena = a, .file = {v, n}, .n = 1, .bare = true};
	f->table = NEW(a, struct sfnt_table);
	*f->table = (struct sfnt_table){.tag = SFNT_TAG('C', 'F', 'F', ' '), .bytes = f->file};
	return true;
}
