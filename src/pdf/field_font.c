/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The font in which readers set what is typed into a form: one TrueType font, joined from subsets of several, since
 * fonts of one script have often neither Latin letters nor digits.
 *
 *     glyphs   0 .. | those of the second subset .. | copies
 *
 * A reader finds a code by the character that ToUnicode gives it, so each character has a code of its own; where two share
 * a glyph, the second has a copy of it. Codes are glyph numbers (Identity-H, CIDToGIDMap Identity), which all readers take.
 * The parts of a composite glyph are named by number, so those of later subsets are raised.
 */
#include "internal.h"

#include <hb-subset.h>
#include <string.h>

enum { MOST_PARTS = 16 };

struct table {
	const unsigned char *v;
	unsigned n;
	hb_blob_t *blob;
};

struct font_part {
	struct pdf_font font; /* its face and the glyphs wanted */
	struct subset subset;
	struct table glyf, loca, head, hhea, hmtx, maxp;
	int glyphs, metrics, first; /* first: in the joined font */
};

struct joined {
	struct font_part part[MOST_PARTS];
	int parts, glyphs;
	int *code;                                     /* of each character */
	struct buf glyf, loca, hmtx, head, hhea, maxp; /* tables */
	VEC(int) width;                                /* of each glyph, in units per em */
};

static int u16(const unsigned char *v) { return v[0] << 8 | v[1]; }
static int i16(const unsigned char *v) { return u16(v) < 0x8000 ? u16(v) : u16(v) - 0x10000; }
static unsigned u32(const unsigned char *v) { return (unsigned)u16(v) << 16 | (unsigned)u16(v + 2); }

static void put16(struct buf *b, int v)
{
	buf_putc(b, v >> 8 & 0xFF);
	buf_putc(b, v & 0xFF);
}

static void put32(struct buf *b, unsigned v)
{
	put16(b, (int)(v >> 16));
	put16(b, (int)(v & 0xFFFF));
}

static void set16(struct buf *b, size_t at, int v)
{
	b->v[at] = (char)(v >> 8);
	b->v[at + 1] = (char)v;
}

/* -- subsets -------------------------------------------------------------------------------- */

static struct font_part *part_of(struct joined *j, const struct face *face)
{
	for (int i = 0; i < j->parts; i++)
		if (j->part[i].font.face == face)
			return &j->part[i];
	if (j->parts == MOST_PARTS)
		machine_failure("a form needs more than %d fonts", MOST_PARTS);
	struct font_part *p = &j->part[j->parts++];
	*p = (struct font_part){.font = {.face = face}};
	return p;
}

static struct table table_of(const struct font_part *p, const char *tag)
{
	struct table t = {.blob = hb_face_reference_table(p->subset.face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))};
	t.v = (const unsigned char *)hb_blob_get_data(t.blob, &t.n);
	return t;
}

/* HarfBuzz wrote these tables, so that their numbers agree. */
static bool open_tables(struct font_part *p)
{
	p->glyf = table_of(p, "glyf");
	p->loca = table_of(p, "loca");
	p->head = table_of(p, "head");
	p->hhea = table_of(p, "hhea");
	p->hmtx = table_of(p, "hmtx");
	p->maxp = table_of(p, "maxp");
	if (p->head.n < 54 || p->hhea.n < 36 || p->maxp.n < 32)
		return false;
	p->glyphs = u16(p->maxp.v + 4);
	p->metrics = u16(p->hhea.v + 34);
	const int entry = i16(p->head.v + 50) ? 4 : 2;
	return p->metrics > 0 && p->loca.n >= (unsigned)(entry * (p->glyphs + 1)) &&
	        p->hmtx.n >= (unsigned)(2 * (p->glyphs + p->metrics));
}

static void close_part(struct font_part *p)
{
	const struct table *t[] = {&p->glyf, &p->loca, &p->head, &p->hhea, &p->hmtx, &p->maxp};
	for (int i = 0; i < COUNT_OF(t); i++)
		hb_blob_destroy(t[i]->blob);
	subset_free(&p->subset);
}

/* False: a font cannot be subset, or HarfBuzz wrote no font. */
static bool make_parts(struct writer *w, struct joined *j)
{
	bool good = true;
	for (int i = 0; i < w->part->pages->typing->v.n; i++) {
		const struct typed *t = &w->part->pages->typing->v.v[i];
		struct font_part *p = part_of(j, t->face);
		*vec_push(w->arena, &p->font.use) = (struct glyph_use){.gid = t->gid};
	}
	for (int i = 0; i < j->parts && good; i++) {
		struct font_part *p = &j->part[i];
		good = subset_make(&p->font, &p->subset) && open_tables(p);
		p->first = j->glyphs;
		j->glyphs += p->glyphs;
	}
	return good;
}

/* -- glyphs --------------------------------------------------------------------------------- */

static unsigned glyph_start(const struct font_part *p, int g)
{
	return i16(p->head.v + 50) ? u32(p->loca.v + 4 * (size_t)g) : 2 * (unsigned)u16(p->loca.v + 2 * (size_t)g);
}

/* Raises the numbers of the parts of a composite glyph, which stands at the end of `b` from `at` on. */
static void raise_parts(struct buf *b, size_t at, int by)
{
	enum { WORDS = 1, SCALE = 8, MORE = 0x20, TWO_SCALES = 0x40, MATRIX = 0x80 }; /* OpenType, glyf */
	const unsigned char *v = (const unsigned char *)b->v;
	if (b->n - at < 10 || i16(v + at) >= 0)
		return;
	int flags = MORE;
	for (size_t i = at + 10; flags & MORE && i + 4 <= b->n;) {
		flags = u16(v + i);
		set16(b, i + 2, u16(v + i + 2) + by);
		i += 4 + (flags & WORDS ? 4u : 2u);
		i += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
	}
}

static void add_glyph(struct writer *w, struct joined *j, const struct font_part *p, int g)
{
	const unsigned start = glyph_start(p, g), end = glyph_start(p, g + 1);
	const int last = p->metrics - 1;
	const unsigned char *advance = p->hmtx.v + 4 * (size_t)(g < last ? g : last);
	const unsigned char *bearing = g < p->metrics ? p->hmtx.v + 4 * (size_t)g + 2
	                                              : p->hmtx.v + 4 * (size_t)p->metrics + 2 * (size_t)(g - p->metrics);
	const size_t at = j->glyf.n;
	put32(&j->loca, (unsigned)at);
	if (end > start && end <= p->glyf.n)
		buf_put(&j->glyf, p->glyf.v + start, end - start);
	raise_parts(&j->glyf, at, p->first);
	while (j->glyf.n % 4)
		buf_putc(&j->glyf, 0);
	put16(&j->hmtx, u16(advance));
	put16(&j->hmtx, u16(bearing));
	*vec_push(w->arena, &j->width) = u16(advance);
}

/* All glyphs of the subsets, then a copy for each character whose glyph has a code already. */
static void add_glyphs(struct writer *w, struct joined *j)
{
	const struct typing *t = w->part->pages->typing;
	bool *taken = NEW_ARRAY(w->arena, bool, j->glyphs + 1);
	j->code = NEW_ARRAY(w->arena, int, t->v.n + 1);
	for (int i = 0; i < j->parts; i++)
		for (int g = 0; g < j->part[i].glyphs; g++)
			add_glyph(w, j, &j->part[i], g);
	for (int i = 0; i < t->v.n; i++) {
		const struct font_part *p = part_of(j, t->v.v[i].face);
		const int g = (int)hb_map_get(p->subset.to_new, t->v.v[i].gid), number = p->first + g;
		j->code[i] = taken[number] ? j->glyphs++ : number;
		if (taken[number])
			add_glyph(w, j, p, g);
		taken[number] = true;
	}
	put32(&j->loca, (unsigned)j->glyf.n);
}

/* -- the font file -------------------------------------------------------------------------- */

static void add_heads(struct joined *j)
{
	const struct font_part *p = &j->part[0];
	buf_put(&j->head, p->head.v, 54);
	buf_put(&j->hhea, p->hhea.v, 36);
	buf_put(&j->maxp, p->maxp.v, 32);
	for (int i = 1; i < j->parts; i++)
		for (size_t at = 36; at < 44; at += 2) { /* the box around all glyphs */
			int all = i16((const unsigned char *)j->head.v + at), one = i16(j->part[i].head.v + at);
			set16(&j->head, at, (at < 40 ? one < all : one > all) ? one : all);
		}
	for (int i = 1; i < j->parts; i++)
		for (size_t at = 6; at < 32; at += 2) { /* most points, parts and so on of a glyph */
			int all = u16((const unsigned char *)j->maxp.v + at), one = u16(j->part[i].maxp.v + at);
			set16(&j->maxp, at, one > all ? one : all);
		}
	memset(j->head.v + 8, 0, 4); /* the checksum of the whole, which no reader asks of an embedded font */
	set16(&j->head, 50, 1);
	set16(&j->hhea, 34, j->glyphs);
	set16(&j->maxp, 4, j->glyphs);
}

static unsigned checksum(const struct buf *b)
{
	unsigned sum = 0;
	for (size_t i = 0; i < b->n; i++)
		sum += (unsigned)(unsigned char)b->v[i] << 8 * (3 - i % 4);
	return sum;
}

static void put_file(const struct joined *j, struct buf *out)
{
	const struct {
		const char *tag;
		const struct buf *data;
	} tables[] = {{"glyf", &j->glyf}, {"head", &j->head}, {"hhea", &j->hhea},
	              {"hmtx", &j->hmtx}, {"loca", &j->loca}, {"maxp", &j->maxp}};
	size_t at = 12 + 16 * COUNT_OF(tables);
	put32(out, 0x10000);
	put16(out, COUNT_OF(tables));
	put16(out, 64); /* the largest power of two of tables, in entries of 16 bytes, its exponent, and the rest */
	put16(out, 2);
	put16(out, 16 * COUNT_OF(tables) - 64);
	for (int i = 0; i < COUNT_OF(tables); i++) {
		buf_puts(out, tables[i].tag);
		put32(out, checksum(tables[i].data));
		put32(out, (unsigned)at);
		put32(out, (unsigned)tables[i].data->n);
		at += (tables[i].data->n + 3) / 4 * 4;
	}
	for (int i = 0; i < COUNT_OF(tables); i++) {
		buf_put(out, tables[i].data->v, tables[i].data->n);
		while (out->n % 4)
			buf_putc(out, 0);
	}
}

/* -- its dictionaries ----------------------------------------------------------------------- */

/* In the order of codes, as /ToUnicode is written. */
static void put_characters(struct writer *w, const struct joined *j, struct pdf_font *f)
{
	const struct typing *t = w->part->pages->typing;
	int *at = NEW_ARRAY(w->arena, int, j->glyphs + 1); /* of each code: which character, and one more */
	for (int i = 0; i < t->v.n; i++)
		at[j->code[i]] = i + 1;
	for (int code = 0; code < j->glyphs; code++) {
		char text[4];
		if (!at[code])
			continue;
		int n = utf8_encode(t->v.v[at[code] - 1].cp, text);
		*vec_push(w->arena, &f->use) =
		        (struct glyph_use){.code = code, .text = arena_strndup(w->arena, text, (size_t)n), .text_size = n};
	}
}

static void put_widths(const struct joined *j, int upem, struct buf *b)
{
	buf_puts(b, "/W[0[");
	for (int i = 0; i < j->width.n; i++) {
		buf_puts(b, i ? " " : "");
		buf_decimal(b, muldiv(j->width.v[i], 100000, upem), 100, 2);
	}
	buf_puts(b, "]]");
}

static struct object *put_font(struct writer *w, const struct joined *j)
{
	struct buf file = {0};
	struct pdf_font all = {.face = j->part[0].font.face};
	put_file(j, &file);
	put_characters(w, j, &all);
	const char *name = arena_printf(w->arena, "%s+PlatenForm", font_tag(w->arena, file.v, file.n));
	const size_t size = file.n;
	struct object *data = stream_new(w, &file, true), *cid = object_new(w), *font = object_new(w);
	buf_printf(&data->body, "/Length1 %zu", size);
	struct buf *b = &font->body;
	buf_printf(b, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/%s/DescendantFonts[", name);
	put_ref(b, object_id(cid));
	buf_putc(b, ']');
	put_key_ref(b, "ToUnicode", font_to_unicode(w, &all));
	b = &cid->body;
	buf_printf(b, "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity/DW 0", name);
	buf_puts(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	put_key_ref(b, "FontDescriptor", font_descriptor(w, all.face, name, data));
	put_widths(j, all.face->upem, b);
	return font;
}

struct object *field_font(struct writer *w)
{
	struct joined *j = NEW(w->arena, struct joined);
	struct object *font = NULL;
	if (make_parts(w, j)) {
		add_glyphs(w, j);
		add_heads(j);
		font = put_font(w, j);
	} else {
		font_report_damage(w, j->part[j->parts - 1].font.face);
	}
	struct buf *tables[] = {&j->glyf, &j->loca, &j->hmtx, &j->head, &j->hhea, &j->maxp};
	for (int i = 0; i < COUNT_OF(tables); i++)
		buf_free(tables[i]);
	for (int i = 0; i < j->parts; i++)
		close_part(&j->part[i]);
	return font;
}
