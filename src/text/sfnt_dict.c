/* SPDX-License-Identifier: GPL-3.0-or-later */
/* INDEX and DICT of CFF (Adobe Technical Note 5176, 4 and 5). */
#include "sfnt_cff.h"

/* -- INDEX ---------------------------------------------------------------------------------- */

static size_t offset_at(const struct cff_index *x, int i)
{
	const unsigned char *p = x->offsets + (size_t)i * (size_t)x->width;
	switch (x->width) {
	case 1: return p[0];
	case 2: return u16_at(p);
	case 3: return u24_at(p);
	default: return u32_at(p);
	}
}

bool cff_read_index(struct sfnt *f, struct bytes cff, size_t at, const char *name, struct cff_index *out)
{
	*out = (struct cff_index){0};
	if (!bytes_hold(cff, at, 2))
		return sfnt_bad(f, "its table 'CFF ' ends before its %s", name);
	out->n = (int)u16_at(cff.v + at);
	out->end = at + 2;
	if (!out->n)
		return true;
	out->width = bytes_hold(cff, at, 3) ? cff.v[at + 2] : 0;
	size_t size = ((size_t)out->n + 1) * (size_t)out->width;
	if (out->width < 1 || out->width > 4 || !bytes_hold(cff, at + 3, size))
		return sfnt_bad(f, "its table 'CFF ' ends within its %s", name);
	out->offsets = cff.v + at + 3;
	out->base = out->offsets + size - 1;
	size_t last = 1, room = cff.n - (at + 3 + size) + 1;
	for (int i = 0; i <= out->n; i++) {
		size_t next = offset_at(out, i);
		if (next < last || next > room || (i == 0 && next != 1))
			return sfnt_bad(f, "entry %d of the %s of its table 'CFF ' is out of place", i, name);
		last = next;
	}
	out->end = at + 3 + size + last - 1;
	return true;
}

struct bytes cff_object(const struct cff_index *x, int i)
{
	size_t from = offset_at(x, i);
	return (struct bytes){x->base + from, offset_at(x, i + 1) - from};
}

/* -- DICT ----------------------------------------------------------------------------------- */

struct dict_reader {
	struct bytes b;
	size_t at;
	double operand[MOST_OPERANDS];
	int n;
	bool bad;
};

static unsigned next_byte(struct dict_reader *r)
{
	if (r->at < r->b.n)
		return r->b.v[r->at++];
	r->bad = true;
	return 0;
}

static double scale_by_ten(double v, int exponent)
{
	for (; exponent > 0; exponent--)
		v *= 10;
	for (; exponent < 0; exponent++)
		v /= 10;
	return v;
}

/* A real number: nibbles of decimal digits, a point, an exponent; 15 ends it. */
static double read_real(struct dict_reader *r)
{
	double v = 0;
	int places = 0, exponent = 0, sign = 1, exponent_sign = 0, high = 0;
	bool point = false;
	for (unsigned byte = 0;;) {
		high = !high;
		byte = high ? next_byte(r) : byte;
		unsigned nibble = high ? byte >> 4 : byte & 15;
		if (nibble == 15 || r->bad)
			break;
		if (nibble < 10 && exponent_sign)
			exponent = exponent < 100 ? exponent * 10 + (int)nibble : exponent;
		else if (nibble < 10) {
			v = v * 10 + nibble;
			places += point;
		} else if (nibble == 10)
			point = true;
		else if (nibble == 11 || nibble == 12)
			exponent_sign = nibble == 11 ? 1 : -1;
		else if (nibble == 14)
			sign = -1;
		else
			r->bad = true;
	}
	return sign * scale_by_ten(v, exponent_sign * exponent - places);
}

static double read_operand(struct dict_reader *r, unsigned b)
{
	unsigned v;
	if (b == 28) {
		v = next_byte(r) << 8;
		return (int16_t)(v | next_byte(r));
	}
	if (b == 29) {
		uint32_t x = 0;
		for (int i = 0; i < 4; i++)
			x = x << 8 | next_byte(r);
		return (int32_t)x;
	}
	if (b == 30)
		return read_real(r);
	if (b >= 32 && b <= 246)
		return (int)b - 139;
	if (b >= 247 && b <= 250)
		return (int)(b - 247) * 256 + (int)next_byte(r) + 108;
	if (b >= 251 && b <= 254)
		return -(int)(b - 251) * 256 - (int)next_byte(r) - 108;
	r->bad = true;
	return 0;
}

enum { ESCAPE = 12, ESCAPED = 0x100 };

static void take_entry(struct dict_reader *r, unsigned op, struct cff_dict *out)
{
	double last = r->n ? r->operand[r->n - 1] : -1;
	switch (op) {
	case 15: out->charset = last; break;
	case 16: out->encoding = last; break;
	case 17: out->charstrings = last; break;
	case 18:
		out->has_private = r->n == 2;
		out->private_size = r->operand[0];
		out->private_at = last;
		out->private_at_end = r->b.v + r->at - 2;
		break;
	case 19: out->subrs = last; break;
	case 20: out->default_width = last; break;
	case 21: out->nominal_width = last; break;
	case ESCAPED + 6: out->charstring_type = last; break;
	case ESCAPED + 7:
		out->has_matrix = r->n == 6;
		r->bad |= r->n != 6;
		memcpy(out->matrix, r->operand, sizeof(out->matrix));
		break;
	case ESCAPED + 30: out->has_ros = true; break;
	case ESCAPED + 36: out->font_dicts = last; break;
	case ESCAPED + 37: out->select = last; break;
	default: break;
	}
}

bool cff_read_dict(struct sfnt *f, struct bytes b, struct cff_dict *out)
{
	struct dict_reader r = {.b = b};
	*out = (struct cff_dict){.charstring_type = 2};
	while (r.at < b.n && !r.bad) {
		unsigned op = next_byte(&r);
		if (op > 21) {
			if (r.n == MOST_OPERANDS)
				r.bad = true;
			else
				r.operand[r.n++] = read_operand(&r, op);
			continue;
		}
		take_entry(&r, op == ESCAPE ? ESCAPED + next_byte(&r) : op, out);
		r.n = 0;
	}
	return !r.bad || sfnt_bad(f, "a DICT of its table 'CFF ' is damaged");
}
