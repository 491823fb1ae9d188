/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fonts: a subset of each face with the glyphs in use, as a Type0 font with Identity-H.
 *
 * A code is two bytes and equals the CID. TrueType: the glyph number in the subset, and behind those
 * the further codes of glyphs that say several things, which /CIDToGIDMap tells. CID-keyed
 * CFF: the CID that the font file gives the glyph. Name-keyed CFF: the glyph number, which the
 * subset then retains.
 */
#include "internal.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- subsets -------------------------------------------------------------------------------- */

/* Subsetting looks at every table it is given, so it is given the outlines only: a quarter of
   the time, and no layout tables whose closure would add glyphs. */
static hb_blob_t *lean_table(hb_face_t *face, hb_tag_t tag, void *user)
{
	static const hb_tag_t wanted[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
	                                  HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
	                                  HB_TAG('C', 'F', 'F', ' ')};
	(void)face;
	for (int i = 0; i < COUNT_OF(wanted); i++)
		if (wanted[i] == tag)
			return hb_face_reference_table(user, tag);
	return NULL;
}

static bool is_cid_keyed(const struct face *f)
{
	unsigned n;
	hb_blob_t *cff = hb_face_reference_table(f->hb, HB_TAG('C', 'F', 'F', ' '));
	const char *v = hb_blob_get_data(cff, &n);
	bool keyed = cff_is_cid_keyed((const unsigned char *)v, n);
	hb_blob_destroy(cff);
	return keyed;
}

static hb_subset_input_t *subset_input(const struct pdf_font *f, bool cid_keyed)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		machine_failure("out of memory: no subset of %s", f->face->file);
	unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
	/* Few glyphs of a large font share few subroutines: without them files are smaller, and made faster. */
	if (f->face->is_cff)
		flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
	if (f->face->is_cff && !cid_keyed)
		flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
	hb_subset_input_set_flags(input, flags);
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	for (int i = 0; i < f->use.n; i++)
		hb_set_add(glyphs, f->use.v[i].gid);
	if (!hb_set_allocation_successful(glyphs))
		machine_failure("out of memory: no subset of %s", f->face->file);
	return input;
}

void subset_free(struct subset *s)
{
	hb_subset_plan_destroy(s->plan);
	hb_blob_destroy(s->blob);
	hb_face_destroy(s->face);
}

bool subset_make(const struct pdf_font *f, struct subset *s)
{
	hb_face_t *lean = hb_face_create_for_tables(lean_table, f->face->hb, NULL);
	if (lean == hb_face_get_empty())
		machine_failure("out of memory: no subset of %s", f->face->file);
	*s = (struct subset){.cid_keyed = f->face->is_cff && is_cid_keyed(f->face)};
	hb_subset_input_t *input = subset_input(f, s->cid_keyed);
	s->plan = hb_subset_plan_create_or_fail(lean, input);
	s->face = s->plan ? hb_subset_plan_execute_or_fail(s->plan) : NULL;
	if (s->face) {
		s->to_new = hb_subset_plan_old_to_new_glyph_mapping(s->plan);
		s->blob = f->face->is_cff ? hb_face_reference_table(s->face, HB_TAG('C', 'F', 'F', ' '))
		                          : hb_face_reference_blob(s->face);
	}
	hb_subset_input_destroy(input);
	hb_face_destroy(lean);
	return s->face && hb_map_allocation_successful(s->to_new) && hb_blob_get_length(s->blob);
}

static int by_code(const void *a, const void *b)
{
	const struct glyph_use *x = a, *y = b;
	return (x->code > y->code) - (x->code < y->code);
}

static int32_t advance_of(hb_blob_t *hmtx, int metrics, uint32_t gid)
{
	unsigned n;
	const unsigned char *v = (const unsigned char *)hb_blob_get_data(hmtx, &n);
	size_t at = 4 * (size_t)(gid < (uint32_t)metrics ? gid : (uint32_t)metrics - 1);
	return at + 2 <= n ? v[at] << 8 | v[at + 1] : 0;
}

static int metrics_count(hb_face_t *face)
{
	unsigned n;
	hb_blob_t *hhea = hb_face_reference_table(face, HB_TAG('h', 'h', 'e', 'a'));
	const unsigned char *v = (const unsigned char *)hb_blob_get_data(hhea, &n);
	int count = n >= 36 ? v[34] << 8 | v[35] : 0;
	hb_blob_destroy(hhea);
	return count > 0 ? count : 1;
}

/* The places of all codes, which were sorted: the first of a glyph is the lowest. */
static void link_codes(struct pdf_font *f)
{
	for (int i = 0; i < f->use.n; i++)
		f->index[f->use.v[i].gid] = 0;
	for (int i = f->use.n - 1; i >= 0; i--) {
		struct glyph_use *u = &f->use.v[i];
		u->next = f->index[u->gid];
		f->index[u->gid] = (uint16_t)(i + 1);
	}
}

/* Gives every glyph its codes and the width that its hmtx entry says, and sorts by code. False: the subset
   lacks a glyph. */
static bool assign_codes(struct writer *w, struct pdf_font *f, const struct subset *s)
{
	unsigned n;
	uint16_t *cid = NULL;
	const char *v = hb_blob_get_data(s->blob, &n);
	int glyphs = (int)hb_face_get_glyph_count(s->face), metrics = metrics_count(f->face->hb);
	if (s->cid_keyed && !cff_read_cids(w->arena, (const unsigned char *)v, n, glyphs, &cid))
		return false;
	hb_blob_t *hmtx = hb_face_reference_table(f->face->hb, HB_TAG('h', 'm', 't', 'x'));
	bool whole = true;
	int next = glyphs;
	for (int i = 0; i < f->use.n && whole; i++) {
		struct glyph_use *u = &f->use.v[i];
		hb_codepoint_t g = hb_map_get(s->to_new, u->gid);
		whole = g != HB_MAP_VALUE_INVALID && (int)g < glyphs;
		u->code = !whole ? 0 : u->other ? next++ : cid ? cid[g] : (int)g;
		u->width = (int32_t)muldiv(advance_of(hmtx, metrics, u->gid), 100000, f->face->upem);
	}
	hb_blob_destroy(hmtx);
	qsort(f->use.v, (size_t)f->use.n, sizeof(*f->use.v), by_code);
	link_codes(f);
	return whole;
}

/* -- dictionaries --------------------------------------------------------------------------- */

static void put_widths(const struct pdf_font *f, struct buf *b)
{
	buf_puts(b, "/W[");
	for (int i = 0; i < f->use.n; i++) {
		bool follows = i && f->use.v[i].code == f->use.v[i - 1].code + 1;
		if (!follows)
			buf_printf(b, "%s%d[", i ? "]" : "", f->use.v[i].code);
		else
			buf_putc(b, ' ');
		buf_decimal(b, f->use.v[i].width, 100, 2);
	}
	buf_puts(b, f->use.n ? "]]" : "]");
}

/* ISO 32000-1 9.10.3; a block holds at most 100 entries. */
struct object *font_to_unicode(struct writer *w, const struct pdf_font *f)
{
	struct buf b = {0};
	buf_puts(&b,
	         "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
	         "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	         "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
	         "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
	for (int i = 0; i < f->use.n; i++) {
		const struct glyph_use *u = &f->use.v[i];
		if (i % 100 == 0)
			buf_printf(&b, "%d beginbfchar\n", f->use.n - i < 100 ? f->use.n - i : 100);
		buf_putc(&b, '<');
		put_hex16(&b, (uint32_t)u->code);
		buf_puts(&b, "><");
		put_utf16_hex(&b, u->text, (size_t)u->text_size);
		buf_puts(&b, ">\n");
		if (i % 100 == 99 || i + 1 == f->use.n)
			buf_puts(&b, "endbfchar\n");
	}
	buf_puts(&b, "endcmap CMapName currentdict/CMap defineresource pop end end");
	return stream_new(w, &b, true);
}

const char *font_tag(struct arena *a, const void *v, size_t n)
{
	char tag[7] = {0};
	/* It need only differ where subsets of one file do; nobody has a reason to forge it. */
	uint64_t hash = hash_bytes(v, n, HASH_SEED);
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return arena_strdup(a, tag);
}

/* PostScript name with the tag of the subset. */
static const char *font_name(struct writer *w, const struct face *f, const struct subset *s)
{
	char name[100];
	unsigned n, size = sizeof(name);
	const char *v = hb_blob_get_data(s->blob, &n);
	if (!hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name) || !size) {
		const char *slash = strrchr(f->file, '/');
		snprintf(name, sizeof(name), "%s", slash ? slash + 1 : f->file);
	}
	return arena_printf(w->arena, "%s+%s", font_tag(w->arena, v, n), name);
}

/* By which readers choose another font of the family; strict ones ask for it in tagged files (ISO 32000-1 9.8.1). */
static void put_family(struct buf *b, const struct face *f)
{
	char name[100];
	unsigned size = sizeof(name);
	if (!hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_LANGUAGE_INVALID, &size, name) || !size) {
		size = sizeof(name);
		hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &size, name);
	}
	if (!size)
		return;
	buf_puts(b, "/FontFamily");
	put_bytes(b, name, size);
}

static int table_int16(hb_face_t *face, hb_tag_t tag, unsigned at)
{
	unsigned n;
	hb_blob_t *t = hb_face_reference_table(face, tag);
	const unsigned char *v = (const unsigned char *)hb_blob_get_data(t, &n);
	int x = at + 2 <= n ? v[at] << 8 | v[at + 1] : 0;
	hb_blob_destroy(t);
	return x < 0x8000 ? x : x - 0x10000;
}

static void put_em(struct buf *b, const char *key, int units, const struct face *f)
{
	buf_puts(b, key);
	buf_decimal(b, (int64_t)units * 1000, f->upem, 0);
}

enum { FLAG_FIXED = 1, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

struct object *font_descriptor(struct writer *w, const struct face *f, const char *name, const struct object *file)
{
	struct object *o = object_new(w);
	struct buf *b = &o->body;
	bool fixed = table_int16(f->hb, HB_TAG('p', 'o', 's', 't'), 14) != 0;
	buf_puts(b, "/Type/FontDescriptor/FontName");
	put_name(b, name);
	put_family(b, f);
	buf_printf(b, "/Flags %d/FontBBox[", FLAG_SYMBOLIC | (f->italic ? FLAG_ITALIC : 0) | (fixed ? FLAG_FIXED : 0));
	for (unsigned i = 0; i < 4; i++)
		put_em(b, i ? " " : "", table_int16(f->hb, HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * i), f);
	buf_printf(b, "]/ItalicAngle %d", table_int16(f->hb, HB_TAG('p', 'o', 's', 't'), 4));
	put_em(b, "/Ascent ", f->ascent, f);
	put_em(b, "/Descent ", -f->descent, f);
	put_em(b, "/CapHeight ", f->cap_height, f);
	put_em(b, "/XHeight ", f->x_height, f);
	/* No table says how thick stems are; this is the usual estimate from the weight. */
	buf_printf(b, "/StemV %d", 50 + f->weight * f->weight / 4225);
	put_key_ref(b, f->is_cff ? "FontFile3" : "FontFile2", file);
	return o;
}

static struct object *embed(struct writer *w, const struct face *f, const struct subset *s)
{
	struct buf data = {0};
	unsigned n;
	const char *v = hb_blob_get_data(s->blob, &n);
	buf_put(&data, v, n);
	struct object *file = stream_new(w, &data, true);
	if (f->is_cff)
		buf_puts(&file->body, "/Subtype/CIDFontType0C");
	else
		buf_printf(&file->body, "/Length1 %u", n);
	return file;
}

/* What glyph of the subset a code stands for: that of its own number, unless it is a further code (ISO 32000-1 9.7.4.3). */
static void put_glyph_numbers(struct writer *w, const struct pdf_font *f, struct buf *b)
{
	struct buf map = {0};
	const struct glyph_use *last = f->use.n ? &f->use.v[f->use.n - 1] : NULL;
	if (!last || !last->other) {
		buf_puts(b, "/CIDToGIDMap/Identity");
		return;
	}
	for (int i = 0, code = 0; code <= last->code; code++) {
		const struct glyph_use *u = &f->use.v[i];
		int glyph = u->code == code && u->other ? font_glyph(f, u->gid)->code : code;
		buf_putc(&map, glyph >> 8);
		buf_putc(&map, glyph & 0xFF);
		i += u->code == code;
	}
	/* Not deflated: versions of libdeflate differ on such data, by a few bytes of a few hundred. */
	put_key_ref(b, "CIDToGIDMap", stream_new(w, &map, false));
}

static void put_font(struct writer *w, struct pdf_font *f, const struct subset *s)
{
	const char *name = font_name(w, f->face, s);
	struct object *file = embed(w, f->face, s), *cid = object_new(w);
	f->type0 = object_new(w);
	struct buf *b = &f->type0->body;
	buf_puts(b, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
	put_name(b, name);
	buf_puts(b, "/DescendantFonts[");
	put_ref(b, object_id(cid));
	buf_puts(b, "]");
	put_key_ref(b, "ToUnicode", font_to_unicode(w, f));
	b = &cid->body;
	buf_puts(b, "/Type/Font/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	buf_printf(b, "/Subtype/CIDFontType%d/BaseFont", f->face->is_cff ? 0 : 2);
	put_name(b, name);
	if (!f->face->is_cff)
		put_glyph_numbers(w, f, b);
	put_key_ref(b, "FontDescriptor", font_descriptor(w, f->face, name, file));
	put_widths(f, b);
}

void font_report_damage(const struct writer *w, const struct face *f)
{
	if (!w->options->diag)
		machine_failure("the font %s cannot be subset", f->file);
	diag_report(w->options->diag, DIAG_DAMAGED_FONT, f->at, f->file, "no subset of it can be made");
}

bool fonts_write(struct writer *w)
{
	bool good = true;
	for (int i = 0; i < w->fonts.n; i++) {
		struct pdf_font *f = &w->fonts.v[i];
		struct subset s;
		bool made = subset_make(f, &s) && assign_codes(w, f, &s);
		if (made)
			put_font(w, f, &s);
		else
			font_report_damage(w, f->face);
		subset_free(&s);
		good &= made;
	}
	return good;
}
