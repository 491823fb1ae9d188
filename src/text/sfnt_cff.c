/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A CFF table without its charstrings (Adobe Technical Note 5176; OpenType: CFF): the top DICT and what it
 * points at. A glyph's CID is what a PDF calls it by, so no two may have the same; and its matrix must say
 * the units per em that widths are counted in.
 */
#include "sfnt_cff.h"

#include <math.h>

/* Names that every font has (appendix A), behind which those of the font are counted. */
#define STANDARD_STRINGS 391

static bool cff_bad(struct sfnt *f, const char *what) { return sfnt_bad(f, "%s of its table 'CFF ' is damaged", what); }

/* An offset of a DICT into the table, behind which at least `least` bytes lie. */
static bool to_place(struct bytes b, double offset, size_t least, size_t *out)
{
	if (!(offset >= 0 && offset <= (double)b.n))
		return false;
	*out = (size_t)offset;
	return bytes_hold(b, *out, least);
}

/* -- charset -------------------------------------------------------------------------------- */

/* Ranges of names, or of CIDs: format 0 gives one each, 1 and 2 how many follow. */
struct charset_reader {
	struct bytes b;
	size_t at;
	unsigned format;
};

static bool charset_open(struct bytes v, size_t at, struct charset_reader *r)
{
	*r = (struct charset_reader){v, at + 1, bytes_hold(v, at, 1) ? v.v[at] : 3};
	return r->format <= 2;
}

static bool charset_next(struct charset_reader *r, unsigned *first, unsigned *n)
{
	size_t size = 2 + r->format;
	if (!bytes_hold(r->b, r->at, size))
		return false;
	const unsigned char *p = r->b.v + r->at;
	*first = u16_at(p);
	*n = 1 + (r->format == 1 ? p[2] : r->format == 2 ? u16_at(p + 2) : 0);
	r->at += size;
	return true;
}

/* Bit by bit, which CIDs were given to glyphs. */
static bool take_cids(uint8_t *taken, unsigned first, unsigned n)
{
	for (unsigned cid = first; cid < first + n; cid++) {
		if (cid > 0xFFFF || taken[cid / 8] >> cid % 8 & 1)
			return false;
		taken[cid / 8] |= (uint8_t)(1u << cid % 8);
	}
	return true;
}

static bool check_charset(struct sfnt *f, const struct cff_dict *top, int strings)
{
	struct cff *c = f->cff;
	struct charset_reader r;
	uint8_t taken[0x10000 / 8] = {1}; /* glyph 0 has 0 */
	if (!to_place(c->v, top->charset, 0, &c->charset))
		return cff_bad(f, "the charset");
	if (c->charset <= 2)
		return !top->has_ros || cff_bad(f, "the charset");
	if (!charset_open(c->v, c->charset, &r))
		return cff_bad(f, "the charset");
	for (int gid = 1; gid < f->glyphs;) {
		unsigned first, n, left = (unsigned)(f->glyphs - gid);
		if (!charset_next(&r, &first, &n))
			return cff_bad(f, "the charset");
		n = n < left ? n : left;
		if (top->has_ros ? !take_cids(taken, first, n) : first + n > (unsigned)(STANDARD_STRINGS + strings))
			return sfnt_bad(f, "the charset of its table 'CFF ' gives glyph %d or one behind it a %s", gid,
			                top->has_ros ? "CID that another has" : "name that there is not");
		gid += (int)n;
	}
	return true;
}

int cff_find_sid(const struct sfnt *f, unsigned sid)
{
	const struct cff *c = f->cff;
	struct charset_reader r;
	if (c->charset == 0)
		return sid <= 228 && (int)sid < f->glyphs ? (int)sid : -1;
	if (c->charset <= 2 || !charset_open(c->v, c->charset, &r))
		return -1;
	unsigned first, n;
	for (int gid = 1; gid < f->glyphs && charset_next(&r, &first, &n); gid += (int)n)
		if (sid >= first && sid < first + n)
			return gid + (int)(sid - first) < f->glyphs ? gid + (int)(sid - first) : -1;
	return -1;
}

void cff_number_cids(const struct sfnt *f, uint16_t *of_cid)
{
	struct charset_reader r;
	unsigned first, n;
	const bool open = charset_open(f->cff->v, f->cff->charset, &r);
	for (int gid = 1; open && gid < f->glyphs && charset_next(&r, &first, &n); gid += (int)n)
		for (unsigned i = 0; i < n && gid + (int)i < f->glyphs && first + i <= 0xFFFF; i++)
			of_cid[first + i] = (uint16_t)(gid + (int)i);
}

/* -- FDSelect ------------------------------------------------------------------------------- */

static bool check_ranges(const struct sfnt *f, struct bytes b, int dicts)
{
	size_t n = b.n >= 3 ? u16_at(b.v + 1) : 0;
	if (!n || !bytes_hold(b, 3, 3 * n + 2) || u16_at(b.v + 3) != 0)
		return false;
	for (const unsigned char *p = b.v + 3, *end = p + 3 * n; p < end; p += 3)
		if (p[2] >= dicts || u16_at(p + 3) <= u16_at(p))
			return false;
	return (int)u16_at(b.v + 3 + 3 * n) == f->glyphs;
}

static bool check_select(struct sfnt *f, const struct cff_dict *top)
{
	struct cff *c = f->cff;
	size_t at;
	bool good = to_place(c->v, top->select, 1, &at);
	if (good) {
		c->select = bytes_from(c->v, at);
		if (c->select.v[0] == 0) {
			good = bytes_hold(c->select, 1, (size_t)f->glyphs);
			for (int i = 0; good && i < f->glyphs; i++)
				good = c->select.v[1 + i] < c->dicts;
		} else {
			good = c->select.v[0] == 3 && check_ranges(f, c->select, c->dicts);
		}
	}
	return good || cff_bad(f, "the FDSelect");
}

int cff_dict_of(const struct cff *c, int gid)
{
	if (!c->select.v)
		return 0;
	if (c->select.v[0] == 0)
		return c->select.v[1 + gid];
	size_t low = 0, high = u16_at(c->select.v + 1);
	while (high - low > 1) {
		size_t mid = (low + high) / 2;
		if ((int)u16_at(c->select.v + 3 + 3 * mid) <= gid)
			low = mid;
		else
			high = mid;
	}
	return c->select.v[3 + 3 * low + 2];
}

/* -- DICTs ---------------------------------------------------------------------------------- */

/* The Private DICT of a font DICT, and its subroutines, whose place is counted from it. */
static bool read_private(struct sfnt *f, const struct cff_dict *d, struct cff_local *local)
{
	struct cff *c = f->cff;
	struct cff_dict private;
	size_t at, subrs;
	*local = (struct cff_local){0};
	if (f->bare && d->has_private && d->private_size == 0) { /* a subset that needs none says so by a size of 0 */
		local->unplaced = d->private_at == 0 ? (size_t)(d->private_at_end - c->v.v) : 0;
		return true;
	}
	if (!d->has_private || !to_place(c->v, d->private_at, 0, &at) || at == 0 ||
	    !(d->private_size >= 0 && d->private_size <= (double)(c->v.n - at)))
		return cff_bad(f, "a Private DICT");
	if (!cff_read_dict(f, (struct bytes){c->v.v + at, (size_t)d->private_size}, &private))
		return false;
	local->default_width = private.default_width;
	local->nominal_width = private.nominal_width;
	if (private.subrs == 0)
		return true;
	if (!to_place(bytes_from(c->v, at), private.subrs, 2, &subrs))
		return cff_bad(f, "a Private DICT");
	return cff_read_index(f, c->v, at + subrs, "subroutines", &local->subrs);
}

/* What both matrices do together. Where there is none, an em has 1000 units. */
static bool check_matrix(struct sfnt *f, const struct cff_dict *top, const struct cff_dict *font)
{
	double x = 0.001, y = 0.001;
	if (top->has_matrix || font->has_matrix) {
		x = (top->has_matrix ? top->matrix[0] : 1) * (font->has_matrix ? font->matrix[0] : 1);
		y = (top->has_matrix ? top->matrix[3] : 1) * (font->has_matrix ? font->matrix[3] : 1);
	}
	if (f->bare && !f->upem)
		f->upem = x > 0.00001 && x < 0.1 ? (int)lround(1 / x) : 1000;
	if (fabs(x * f->upem - 1) < 0.001 && fabs(y * f->upem - 1) < 0.001)
		return true;
	return sfnt_bad(f,
	                "the FontMatrix of its table 'CFF ' and its %d units per em (head.unitsPerEm) say different sizes",
	                f->upem);
}

static bool read_font_dicts(struct sfnt *f, const struct cff_dict *top)
{
	struct cff *c = f->cff;
	struct cff_index list;
	struct cff_dict d;
	size_t at;
	if (!to_place(c->v, top->font_dicts, 2, &at))
		return cff_bad(f, "the FDArray");
	if (!cff_read_index(f, c->v, at, "FDArray", &list))
		return false;
	c->dicts = list.n;
	if (c->dicts < 1 || c->dicts > MOST_FONT_DICTS)
		return sfnt_bad(f, "its table 'CFF ' has %d font DICTs of 1 to %d", c->dicts, MOST_FONT_DICTS);
	c->local = NEW_ARRAY(f->arena, struct cff_local, c->dicts);
	for (int i = 0; i < c->dicts; i++)
		if (!cff_read_dict(f, cff_object(&list, i), &d) || !check_matrix(f, top, &d) ||
		    !read_private(f, &d, &c->local[i]))
			return false;
	return check_select(f, top);
}

/* Which code has which glyph, by name; no text asks for it, but the subsetter reads it. */
static bool check_encoding(struct sfnt *f, const struct cff_dict *top)
{
	struct bytes v = f->cff->v;
	size_t at;
	if (top->encoding == 0 || top->encoding == 1)
		return true;
	bool good = to_place(v, top->encoding, 2, &at) && (v.v[at] & 0x7F) <= 1;
	if (good) {
		size_t end = at + 2 + (size_t)v.v[at + 1] * (v.v[at] & 1 ? 2 : 1);
		good = v.v[at] < 0x80 || (bytes_hold(v, end, 1) && bytes_hold(v, end + 1, 3 * (size_t)v.v[end]));
		good &= end <= v.n;
	}
	return good || cff_bad(f, "the encoding");
}

static bool read_charstrings(struct sfnt *f, const struct cff_dict *top)
{
	struct cff *c = f->cff;
	size_t at;
	if (top->charstring_type != 2 || !to_place(c->v, top->charstrings, 2, &at) || at == 0)
		return cff_bad(f, "the list of charstrings");
	if (!cff_read_index(f, c->v, at, "charstrings", &c->chars))
		return false;
	if (f->bare)
		f->glyphs = c->chars.n;
	if (c->chars.n != f->glyphs || !f->glyphs)
		return sfnt_bad(f, "its table 'CFF ' has %d glyphs, and maxp.numGlyphs says %d", c->chars.n, f->glyphs);
	return true;
}

static bool read_single_dict(struct sfnt *f, const struct cff_dict *top)
{
	struct cff *c = f->cff;
	c->dicts = 1;
	c->local = NEW(f->arena, struct cff_local);
	return check_encoding(f, top) && check_matrix(f, top, &(struct cff_dict){0}) && read_private(f, top, c->local);
}

bool sfnt_check_cff(struct sfnt *f)
{
	struct cff *c = f->cff = NEW(f->arena, struct cff);
	struct cff_index names, tops, strings;
	struct cff_dict top;
	if (!sfnt_need(f, SFNT_TAG('C', 'F', 'F', ' '), 4, &c->v))
		return false;
	if (c->v.v[0] != 1)
		return sfnt_bad(f, "its table 'CFF ' has version %d", c->v.v[0]);
	if (!cff_read_index(f, c->v, c->v.v[2], "names", &names) ||
	    !cff_read_index(f, c->v, names.end, "top DICTs", &tops) ||
	    !cff_read_index(f, c->v, tops.end, "strings", &strings) ||
	    !cff_read_index(f, c->v, strings.end, "global subroutines", &c->global))
		return false;
	if (names.n != 1 || tops.n != 1)
		return sfnt_bad(f, "its table 'CFF ' has %d fonts", tops.n);
	if (!cff_read_dict(f, cff_object(&tops, 0), &top) || !read_charstrings(f, &top) ||
	    !check_charset(f, &top, strings.n))
		return false;
	return top.has_ros ? read_font_dicts(f, &top) : read_single_dict(f, &top);
}
