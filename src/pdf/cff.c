/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The charset of a CFF table (Adobe Technical Note 5176): which CID each glyph has. In a PDF a
 * CID-keyed font is addressed by these, not by glyph numbers (ISO 32000-1 9.7.4.2).
 *
 * Every read is checked against the table's end; a damaged table yields false.
 */
#include "internal.h"

struct cff_reader {
	const unsigned char *v;
	size_t n, at;
	bool bad;
};

static uint32_t read_uint(struct cff_reader *r, int bytes)
{
	uint32_t x = 0;
	if (r->bad || r->n - r->at < (size_t)bytes) {
		r->bad = true;
		return 0;
	}
	for (int i = 0; i < bytes; i++)
		x = x << 8 | r->v[r->at++];
	return x;
}

static void seek(struct cff_reader *r, size_t at)
{
	if (at > r->n)
		r->bad = true;
	else
		r->at = at;
}

/* Steps over an INDEX; gives where its first object lies, if there is one. */
static void read_index(struct cff_reader *r, size_t *first, size_t *first_end)
{
	uint32_t count = read_uint(r, 2);
	if (!count || r->bad)
		return;
	int width = (int)read_uint(r, 1);
	if (width < 1 || width > 4) {
		r->bad = true;
		return;
	}
	size_t offsets = r->at, base = offsets + (size_t)(count + 1) * (size_t)width - 1;
	uint32_t from = read_uint(r, width), to = read_uint(r, width);
	*first = base + from;
	*first_end = base + to;
	seek(r, offsets + (size_t)count * (size_t)width);
	seek(r, base + read_uint(r, width));
}

/* A real number: nibbles up to 0xF. None of the operators needed here takes one. */
static void skip_real(struct cff_reader *r)
{
	for (uint32_t b = 0; !r->bad && (b & 0x0F) != 0x0F && (b >> 4) != 0x0F;)
		b = read_uint(r, 1);
}

/* Steps over the rest of an operand that starts with `b`. Negative numbers of two bytes and reals, which
   are no offsets, count as 0. */
static int32_t read_operand(struct cff_reader *r, uint32_t b)
{
	int32_t value = 0;
	if (b == 28)
		value = (int16_t)read_uint(r, 2);
	else if (b == 29)
		value = (int32_t)read_uint(r, 4);
	else if (b == 30)
		skip_real(r);
	else if (b <= 246)
		value = (int32_t)b - 139;
	else if (b <= 250)
		value = ((int32_t)b - 247) * 256 + (int32_t)read_uint(r, 1) + 108;
	else if (b <= 254)
		read_uint(r, 1);
	return value;
}

enum { OP_CHARSET = 15, OP_ESCAPE = 12, OP_ROS = 30 };

/* Sets what the top dictionary tells; what it does not tell stays. */
static bool read_top(struct cff_reader *r, bool *cid_keyed, int32_t *charset)
{
	size_t dict = 0, end = 0, unused;
	seek(r, 2);
	seek(r, read_uint(r, 1));
	read_index(r, &unused, &unused); /* names */
	read_index(r, &dict, &end);
	seek(r, dict);
	for (int32_t last = 0; !r->bad && r->at < end;) {
		uint32_t b = read_uint(r, 1);
		if (b == OP_ESCAPE)
			*cid_keyed |= read_uint(r, 1) == OP_ROS;
		else if (b == OP_CHARSET)
			*charset = last;
		else
			last = read_operand(r, b); /* or another operator, which has no bytes behind it */
	}
	return !r->bad;
}

bool cff_is_cid_keyed(const unsigned char *cff, size_t size)
{
	struct cff_reader r = {.v = cff, .n = size};
	bool keyed = false;
	int32_t charset = 0;
	return read_top(&r, &keyed, &charset) && keyed;
}

bool cff_read_cids(struct arena *a, const unsigned char *cff, size_t size, int glyphs, uint16_t **cid)
{
	struct cff_reader r = {.v = cff, .n = size};
	bool keyed = false;
	int32_t charset = 0;
	*cid = NEW_ARRAY(a, uint16_t, glyphs + 1);
	/* Offsets 0 to 2 name charsets of name-keyed fonts. */
	if (!read_top(&r, &keyed, &charset) || !keyed || charset <= 2)
		return false;
	seek(&r, (size_t)charset);
	uint32_t format = read_uint(&r, 1);
	for (int g = 1; g < glyphs && !r.bad;) {
		uint32_t first = read_uint(&r, 2);
		uint32_t more = format == 1 ? read_uint(&r, 1) : format == 2 ? read_uint(&r, 2) : 0;
		for (uint32_t i = 0; i <= more && g < glyphs; i++)
			(*cid)[g++] = (uint16_t)(first + i);
	}
	return !r.bad && format <= 2;
}
