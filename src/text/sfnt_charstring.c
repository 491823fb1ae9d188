/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A charstring of CFF (Adobe Technical Note 5177): every operator has the operands that it takes, draws only
 * after it has moved, and calls subroutines that exist; an endchar ends it. It says the width that hmtx says, since
 * PDF/A wants one width (ISO 19005-2 6.2.11.5). Arithmetic (appendix A's add, div, put, random, ...) is refused:
 * HarfBuzz's subsetter does not know it.
 */
#include "sfnt_cff.h"

#include <math.h>

/* Levels of subroutines (appendix B). */
#define MOST_CALLS 10

struct charstring {
	struct sfnt *f;
	const struct cff_local *local;
	int32_t operand[MOST_OPERANDS];
	int n, stems, calls, steps;
	bool has_width, moved, ended;
	double width;
	int base, accent; /* of a letter put together (appendix C): codes of StandardEncoding; -1: none */
	const char *why;
};

static bool stop(struct charstring *c, const char *why)
{
	c->why = c->why ? c->why : why;
	return false;
}

/* -- operands ------------------------------------------------------------------------------- */

/* The first operator may take the glyph's width before its own operands. */
static bool take_width(struct charstring *c, bool there)
{
	if (there && c->has_width)
		return stop(c, "has an operator with too many operands");
	if (!c->has_width)
		c->width = there ? c->local->nominal_width + c->operand[0] : c->local->default_width;
	c->n -= there;
	c->has_width = true;
	return true;
}

static bool take_stems(struct charstring *c)
{
	if (!take_width(c, c->n % 2))
		return false;
	c->stems += c->n / 2;
	c->n = 0;
	return true;
}

static bool take_move(struct charstring *c, int operands)
{
	if (!take_width(c, c->n > operands))
		return false;
	if (c->n != operands)
		return stop(c, "moves by a wrong number of operands");
	c->moved = true;
	c->n = 0;
	return true;
}

static bool take_path(struct charstring *c, bool good)
{
	if (!good)
		return stop(c, "draws by a wrong number of operands");
	if (!c->moved)
		return stop(c, "draws before it has moved");
	c->n = 0;
	return true;
}

static bool take_end(struct charstring *c)
{
	bool width = c->n == 1 || c->n == 5;
	if (!take_width(c, width))
		return false;
	if (c->n == 4) {
		c->base = c->operand[width + 2];
		c->accent = c->operand[width + 3];
	} else if (c->n) {
		return stop(c, "ends with a wrong number of operands");
	}
	c->ended = true;
	return true;
}

/* -- operators ------------------------------------------------------------------------------ */

enum {
	HSTEM = 1,
	VSTEM = 3,
	VMOVETO = 4,
	RLINETO,
	HLINETO,
	VLINETO,
	RRCURVETO,
	CALLSUBR = 10,
	RETURN,
	ESCAPE,
	ENDCHAR = 14,
	HSTEMHM = 18,
	HINTMASK,
	CNTRMASK,
	RMOVETO,
	HMOVETO,
	VSTEMHM,
	RCURVELINE,
	RLINECURVE,
	VVCURVETO,
	HHCURVETO,
	CALLGSUBR = 29,
	VHCURVETO,
	HVCURVETO
};

static bool run(struct charstring *c, struct bytes b);

static bool call(struct charstring *c, const struct cff_index *list)
{
	if (!c->n)
		return stop(c, "calls a subroutine without its number");
	int bias = list->n < 1240 ? 107 : list->n < 33900 ? 1131 : 32768;
	int i = c->operand[--c->n] + bias;
	if (i < 0 || i >= list->n)
		return stop(c, "calls a subroutine that there is not");
	if (c->calls == MOST_CALLS)
		return stop(c, "calls subroutines in more than 10 levels");
	c->calls++;
	bool good = run(c, cff_object(list, i));
	c->calls--;
	return good;
}

/* The flexes take their operands, dotsection none; nothing else is supported. */
static bool run_escaped(struct charstring *c, unsigned op)
{
	switch (op) {
	case 0: c->n = 0; return true;
	case 34: return take_path(c, c->n == 7);
	case 35: return take_path(c, c->n == 13);
	case 36: return take_path(c, c->n == 9);
	case 37: return take_path(c, c->n == 11);
	default: return stop(c, "uses arithmetic or unknown operators, which no subset can hold");
	}
}

static bool run_path(struct charstring *c, unsigned op)
{
	int n = c->n;
	switch (op) {
	case RLINETO: return take_path(c, n >= 2 && n % 2 == 0);
	case HLINETO:
	case VLINETO: return take_path(c, n >= 1);
	case RRCURVETO: return take_path(c, n >= 6 && n % 6 == 0);
	case RCURVELINE: return take_path(c, n >= 8 && n % 6 == 2);
	case RLINECURVE: return take_path(c, n >= 8 && n % 2 == 0);
	case VVCURVETO:
	case HHCURVETO:
	case VHCURVETO:
	case HVCURVETO: return take_path(c, n >= 4 && n % 4 <= 1);
	default: return stop(c, "has an unknown operator");
	}
}

static bool run_operator(struct charstring *c, unsigned op)
{
	switch (op) {
	case HSTEM:
	case VSTEM:
	case HSTEMHM:
	case VSTEMHM:
	case HINTMASK:
	case CNTRMASK: return take_stems(c);
	case RMOVETO: return take_move(c, 2);
	case HMOVETO:
	case VMOVETO: return take_move(c, 1);
	case CALLSUBR: return call(c, &c->local->subrs);
	case CALLGSUBR: return call(c, &c->f->cff->global);
	case ENDCHAR: return take_end(c);
	default: return run_path(c, op);
	}
}

/* A number that starts with a byte; its bytes are there. Fractions, 16 bits behind 255, are cut off. */
static int32_t number(const unsigned char *p)
{
	if (*p == 28)
		return i16_at(p + 1);
	if (*p == 255)
		return i16_at(p + 1);
	if (*p <= 246)
		return *p - 139;
	return *p <= 250 ? (*p - 247) * 256 + p[1] + 108 : -(*p - 251) * 256 - p[1] - 108;
}

static size_t number_size(unsigned b) { return b == 255 ? 5 : b == 28 ? 3 : b >= 247 ? 2 : 1; }

static bool push(struct charstring *c, struct bytes b, size_t at, size_t size)
{
	if (!bytes_hold(b, at, size))
		return stop(c, "ends within a number");
	if (c->n == MOST_OPERANDS)
		return stop(c, "has more than 48 operands");
	c->operand[c->n++] = number(b.v + at);
	return true;
}

static bool run(struct charstring *c, struct bytes b)
{
	size_t at = 0;
	while (at < b.n && !c->ended) {
		unsigned op = b.v[at];
		if (++c->steps > LIMIT_CHARSTRING_STEPS)
			return stop(c, "has more than 9,990 steps");
		if (op == 28 || op >= 32) {
			size_t size = number_size(op);
			if (!push(c, b, at, size))
				return false;
			at += size;
			continue;
		}
		at++;
		if (op == RETURN)
			return true;
		if (op == ESCAPE ? !run_escaped(c, at < b.n ? b.v[at] : 255) : !run_operator(c, op))
			return false;
		at += op == ESCAPE ? 1 : op == HINTMASK || op == CNTRMASK ? ((size_t)c->stems + 7) / 8 : 0;
		if (at > b.n)
			return stop(c, "ends within an operator");
	}
	return true;
}

/* -- glyphs --------------------------------------------------------------------------------- */

static bool run_glyph(struct sfnt *f, int gid, struct charstring *c)
{
	const struct cff *cff = f->cff;
	*c = (struct charstring){.f = f, .local = &cff->local[cff_dict_of(cff, gid)], .base = -1, .accent = -1};
	bool good = run(c, cff_object(&cff->chars, gid));
	if (good && !c->ended)
		good = stop(c, "does not end with endchar");
	if (good && gid > 0 && !f->bare && fabs(c->width - sfnt_advance(f, gid)) > 1)
		good = stop(c, "has another width in its table 'CFF ' than in 'hmtx'");
	return good || sfnt_bad(f, "its glyph %d %s", gid, c->why);
}

/* StandardEncoding (appendix B of Technical Note 5176): the name's number of a code; 0: none. */
static unsigned standard_sid(int code)
{
	static const unsigned char high[] = {96,  97,  98,  99,  100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 0,
	                                     111, 112, 113, 114, 0,   115, 116, 117, 118, 119, 120, 121, 122, 0,   123, 0,
	                                     124, 125, 126, 127, 128, 129, 130, 131, 0,   132, 133, 0,   134, 135, 136, 137,
	                                     0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
	                                     138, 0,   139, 0,   0,   0,   0,   140, 141, 142, 143, 0,   0,   0,   0,   0,
	                                     144, 0,   0,   0,   145, 0,   0,   146, 147, 148, 149};
	if (code >= 32 && code <= 126)
		return (unsigned)code - 31;
	return code >= 161 && code < 161 + COUNT_OF(high) ? high[code - 161] : 0;
}

/* A part of a letter that is put together: found by its name, and not put together itself. */
static bool check_component(struct sfnt *f, int gid, int code)
{
	struct charstring c;
	unsigned sid = standard_sid(code);
	int part = sid && !f->cff->select.v ? cff_find_sid(f, sid) : -1;
	if (part < 0)
		return sfnt_bad(f, "its glyph %d is made of a letter that it does not have", gid);
	if (!run_glyph(f, part, &c))
		return false;
	return c.base < 0 || sfnt_bad(f, "its glyph %d is made of letters that are made of others", gid);
}

bool sfnt_check_charstring(struct sfnt *f, int gid)
{
	struct charstring c;
	if (!run_glyph(f, gid, &c))
		return false;
	return c.base < 0 || (check_component(f, gid, c.base) && check_component(f, gid, c.accent));
}
