/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG path data, transforms and arcs (SVG 1.1, chapters 7 and 8, and appendix F.6).
 *
 * Coordinates are fixed point; matrices, and the formulas of arcs, are not. Square roots and the four
 * operations are exact in IEEE 754 on every machine; sine and cosine are not, so an arc is halved by
 * adding vectors until it is short enough for one curve.
 */
#include "svg.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* Beyond this a coordinate is a mistake; it also keeps products inside of 64 bits. */
#define LARGEST FIX(SVG_LARGEST_NUMBER)

/* -- numbers -------------------------------------------------------------------------------- */

static bool read_digits(const char **s, fix *v, int *places)
{
	bool any = false;
	for (; isdigit((unsigned char)**s); ++*s) {
		any = true;
		if (*v > LARGEST * 100 || *places >= 9)
			continue; /* more digits than matter */
		*v = *v * 10 + (**s - '0');
		if (*places >= 0)
			++*places;
	}
	return any;
}

/* A number as it is written: digits * 10 ^ exponent. */
struct decimal {
	fix digits;
	int exponent;
	bool minus;
};

static void read_exponent(const char **s, struct decimal *out)
{
	if (**s != 'e' && **s != 'E')
		return;
	const char *p = *s + 1;
	bool down = *p == '-';
	p += *p == '-' || *p == '+';
	if (!isdigit((unsigned char)*p))
		return;
	int exponent = 0;
	for (; isdigit((unsigned char)*p); p++)
		exponent = exponent < 50 ? exponent * 10 + (*p - '0') : exponent;
	out->exponent += down ? -exponent : exponent;
	*s = p;
}

static const char spaces[] = " \t\r\n";

/* Past spaces, with one comma among them (SVG 1.1, 8.3.9, comma-wsp). */
static const char *skip_separator(const char *s)
{
	s += strspn(s, spaces);
	s += *s == ',';
	return s + strspn(s, spaces);
}

/* Skips a separator; false, where it stands, when no number follows. */
static bool read_decimal(const char **s, struct decimal *out)
{
	const char *p = skip_separator(*s);
	*out = (struct decimal){.minus = *p == '-'};
	p += *p == '-' || *p == '+';
	int places = -1;
	bool any = read_digits(&p, &out->digits, &places);
	if (*p == '.') {
		p++;
		places = 0;
		any |= read_digits(&p, &out->digits, &places);
	}
	if (!any || out->digits > INT64_MAX / 65536)
		return false;
	out->exponent = places > 0 ? -places : 0;
	read_exponent(&p, out);
	*s = p;
	return true;
}

/* As svg_number(), of any size. */
static bool read_number(const char **s, fix *out)
{
	struct decimal d;
	if (!read_decimal(s, &d))
		return false;
	fix v = d.digits * 65536;
	for (; d.exponent > 0 && v < INT64_MAX / 20; d.exponent--)
		v *= 10;
	for (; d.exponent < 0; d.exponent++)
		v /= 10;
	*out = d.minus ? -v : v;
	return true;
}

static bool is_large(fix v) { return v > LARGEST || v < -LARGEST; }

bool svg_number(const char **s, fix *out)
{
	const char *p = *s;
	fix v;
	if (!read_number(&p, &v) || is_large(v))
		return false;
	*out = v;
	*s = p;
	return true;
}

/* As svg_number(), with all digits that are written. */
static bool read_real(const char **s, double *out)
{
	const char *p = *s;
	struct decimal d;
	fix v;
	if (!svg_number(&p, &v) || !read_decimal(s, &d))
		return false;
	double r = (double)d.digits;
	for (; d.exponent > 0; d.exponent--)
		r *= 10;
	for (; d.exponent < 0; d.exponent++)
		r /= 10;
	*out = d.minus ? -r : r;
	return true;
}

bool svg_has_large(const char *s)
{
	for (fix v; *s;)
		if ((!isdigit((unsigned char)*s) && *s != '.') || !read_number(&s, &v))
			s++;
		else if (is_large(v))
			return true;
	return false;
}

/* -- transforms ----------------------------------------------------------------------------- */

/* No product becomes infinite. */
static double held(double v)
{
	const double most = 1e30;
	return v > most ? most : v < -most ? -most : v;
}

struct matrix matrix_mul(const struct matrix *o, const struct matrix *i)
{
	return (struct matrix){
	        held(o->a * i->a + o->c * i->b),        held(o->b * i->a + o->d * i->b),
	        held(o->a * i->c + o->c * i->d),        held(o->b * i->c + o->d * i->d),
	        held(o->a * i->e + o->c * i->f + o->e), held(o->b * i->e + o->d * i->f + o->f),
	};
}

static struct matrix rotation(const double *v, int n)
{
	const mpt one = 1000000000;
	int64_t angle = (int64_t)(v[0] * 1000);
	double s = (double)sine(angle, one) / one, c = (double)cosine(angle, one) / one, x = n == 3 ? v[1] : 0,
	       y = n == 3 ? v[2] : 0;
	return (struct matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

static bool one_transform(const char *name, const double *v, int n, struct matrix *out)
{
	*out = (struct matrix){1, 0, 0, 1, 0, 0};
	if (!strcmp(name, "translate") && (n == 1 || n == 2)) {
		out->e = v[0];
		out->f = n == 2 ? v[1] : 0;
	} else if (!strcmp(name, "scale") && (n == 1 || n == 2)) {
		out->a = v[0];
		out->d = n == 2 ? v[1] : v[0];
	} else if (!strcmp(name, "matrix") && n == 6) {
		*out = (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
	} else if (!strcmp(name, "rotate") && (n == 1 || n == 3)) {
		*out = rotation(v, n);
	} else {
		return false;
	}
	return true;
}

bool svg_transform(const char *s, struct matrix *m)
{
	for (;;) {
		char name[16];
		double v[6];
		int n = 0;
		struct matrix one;
		s = skip_separator(s);
		if (!*s)
			return true;
		size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyzXY");
		if (!len || len >= sizeof(name))
			return false;
		memcpy(name, s, len);
		name[len] = 0;
		s += len;
		s += strspn(s, spaces);
		if (*s++ != '(')
			return false;
		while (n < 6 && read_real(&s, &v[n]))
			n++;
		s += strspn(s, spaces);
		if (*s++ != ')' || !one_transform(name, v, n, &one))
			return false;
		*m = matrix_mul(m, &one);
	}
}

static mpt rounded(double v)
{
	return v >= SVG_FARTHEST ? SVG_FARTHEST : v <= -SVG_FARTHEST ? -SVG_FARTHEST : (mpt)floor(v + 0.5);
}

struct point matrix_point(const struct matrix *m, struct fix_point p)
{
	double x = (double)p.x / 65536, y = (double)p.y / 65536;
	return (struct point){rounded(m->a * x + m->c * y + m->e), rounded(m->b * x + m->d * y + m->f)};
}

/* -- the pen -------------------------------------------------------------------------------- */

static void put(struct svg_pen *p, enum seg_op op, struct fix_point a, struct fix_point b, struct fix_point c)
{
	*vec_push(p->arena, &p->segs) = (struct fix_seg){op, {a, b, c}};
}

void pen_move(struct svg_pen *p, struct fix_point to) { put(p, SEG_MOVE, to, to, to); }
void pen_line(struct svg_pen *p, struct fix_point to) { put(p, SEG_LINE, to, to, to); }
void pen_close(struct svg_pen *p) { put(p, SEG_CLOSE, (struct fix_point){0}, (struct fix_point){0}, (struct fix_point){0}); }

void pen_curve(struct svg_pen *p, struct fix_point c1, struct fix_point c2, struct fix_point to)
{
	put(p, SEG_CURVE, c1, c2, to);
}

/* -- arcs ----------------------------------------------------------------------------------- */

struct vec {
	double x, y;
};

struct ellipse {
	struct svg_pen *pen;
	double rx, ry, cos, sin, cx, cy;
};

/* Held to what sums of coordinates can be: a flat ellipse through far points has a radius beyond 64 bits. */
static fix fix_of(double v)
{
	const double most = (double)(INT64_MAX / 4);
	return v >= most ? INT64_MAX / 4 : v > -most ? (fix)v : -(INT64_MAX / 4);
}

static struct fix_point on_ellipse(const struct ellipse *e, struct vec u)
{
	double x = e->rx * u.x, y = e->ry * u.y;
	return (struct fix_point){fix_of(e->cos * x - e->sin * y + e->cx), fix_of(e->sin * x + e->cos * y + e->cy)};
}

static struct vec unit(struct vec v)
{
	double n = sqrt(v.x * v.x + v.y * v.y);
	return n > 0 ? (struct vec){v.x / n, v.y / n} : (struct vec){1, 0};
}

/* A quarter turn at most: the control points lie on the tangents at 4/3 tan(angle / 4). */
static void short_arc(const struct ellipse *e, struct vec u, struct vec v, double turn)
{
	double c = u.x * v.x + u.y * v.y; /* cosine of the angle */
	double half = sqrt((1 + c) / 2);  /* of its half */
	double k = 4.0 / 3 * sqrt((1 - half) / (1 + half)) * turn;
	struct vec c1 = {u.x - k * u.y, u.y + k * u.x}, c2 = {v.x + k * v.y, v.y - k * v.x};
	pen_curve(e->pen, on_ellipse(e, c1), on_ellipse(e, c2), on_ellipse(e, v));
}

/* Halves the arc from u to v until it is short; `turn` is 1 or -1. */
static void split_arc(const struct ellipse *e, struct vec u, struct vec v, double turn, bool over_half, int depth)
{
	double c = u.x * v.x + u.y * v.y;
	if (!over_half && (c >= 0 || depth > 3)) {
		short_arc(e, u, v, turn);
		return;
	}
	struct vec mid = {u.x + v.x, u.y + v.y};
	if (mid.x * mid.x + mid.y * mid.y < 1e-12)
		mid = (struct vec){-u.y * turn, u.x * turn}; /* half a turn */
	else if (over_half)
		mid = (struct vec){-mid.x, -mid.y};
	mid = unit(mid);
	split_arc(e, u, mid, turn, false, depth + 1);
	split_arc(e, mid, v, turn, false, depth + 1);
}

void pen_arc(struct svg_pen *p, struct fix_point from, struct svg_arc arc, struct fix_point to)
{
	struct ellipse e = {
	        .pen = p, .rx = (double)(arc.rx < 0 ? -arc.rx : arc.rx), .ry = (double)(arc.ry < 0 ? -arc.ry : arc.ry)};
	if ((from.x == to.x && from.y == to.y))
		return;
	if (!arc.rx || !arc.ry) {
		pen_line(p, to);
		return;
	}
	int64_t angle = arc.angle * 1000 / 65536;
	e.cos = (double)cosine(angle, 1000000) / 1e6;
	e.sin = (double)sine(angle, 1000000) / 1e6;
	double dx = (double)(from.x - to.x) / 2, dy = (double)(from.y - to.y) / 2;
	double x = e.cos * dx + e.sin * dy, y = -e.sin * dx + e.cos * dy;
	double lambda = x * x / (e.rx * e.rx) + y * y / (e.ry * e.ry);
	if (lambda > 1) {
		e.rx *= sqrt(lambda);
		e.ry *= sqrt(lambda);
	}
	double q = x * x / (e.rx * e.rx) + y * y / (e.ry * e.ry);
	double s = q > 0 && q < 1 ? sqrt((1 - q) / q) : 0;
	if (arc.large == arc.sweep)
		s = -s;
	double mx = s * e.rx * y / e.ry, my = -s * e.ry * x / e.rx;
	e.cx = e.cos * mx - e.sin * my + (double)(from.x + to.x) / 2;
	e.cy = e.sin * mx + e.cos * my + (double)(from.y + to.y) / 2;
	struct vec u = unit((struct vec){(x - mx) / e.rx, (y - my) / e.ry}),
	           v = unit((struct vec){(-x - mx) / e.rx, (-y - my) / e.ry});
	split_arc(&e, u, v, arc.sweep ? 1 : -1, arc.large, 0);
}

/* -- path data ------------------------------------------------------------------------------ */

struct path_reader {
	struct svg_pen *pen;
	const char *s;
	struct fix_point at, start, control; /* control: of the curve before, for S and T */
	char before;                         /* command before, in upper case */
};

static bool read_point(struct path_reader *r, bool relative, struct fix_point *p)
{
	if (!svg_number(&r->s, &p->x) || !svg_number(&r->s, &p->y))
		return false;
	if (relative) {
		p->x += r->at.x;
		p->y += r->at.y;
	}
	return true;
}

/* Flags are single digits that may stand without a space between. */
static bool read_flag(struct path_reader *r, bool *flag)
{
	r->s = skip_separator(r->s);
	if (*r->s != '0' && *r->s != '1')
		return false;
	*flag = *r->s++ == '1';
	return true;
}

static bool read_arc(struct path_reader *r, bool relative)
{
	struct svg_arc a;
	struct fix_point to;
	if (!svg_number(&r->s, &a.rx) || !svg_number(&r->s, &a.ry) || !svg_number(&r->s, &a.angle) ||
	    !read_flag(r, &a.large) || !read_flag(r, &a.sweep) || !read_point(r, relative, &to))
		return false;
	pen_arc(r->pen, r->at, a, to);
	r->at = to;
	return true;
}

static struct fix_point reflected(const struct path_reader *r, const char *commands)
{
	if (!strchr(commands, r->before))
		return r->at;
	return (struct fix_point){2 * r->at.x - r->control.x, 2 * r->at.y - r->control.y};
}

static bool read_cubic(struct path_reader *r, bool relative, bool smooth)
{
	struct fix_point c1 = reflected(r, "CS"), c2, to;
	if ((!smooth && !read_point(r, relative, &c1)) || !read_point(r, relative, &c2) || !read_point(r, relative, &to))
		return false;
	pen_curve(r->pen, c1, c2, to);
	r->control = c2;
	r->at = to;
	return true;
}

static struct fix_point two_thirds(struct fix_point end, struct fix_point c)
{
	return (struct fix_point){end.x + (c.x - end.x) * 2 / 3, end.y + (c.y - end.y) * 2 / 3};
}

static bool read_quadratic(struct path_reader *r, bool relative, bool smooth)
{
	struct fix_point c = reflected(r, "QT"), to;
	if ((!smooth && !read_point(r, relative, &c)) || !read_point(r, relative, &to))
		return false;
	pen_curve(r->pen, two_thirds(r->at, c), two_thirds(to, c), to);
	r->control = c;
	r->at = to;
	return true;
}

static bool read_line(struct path_reader *r, char command, bool relative)
{
	struct fix_point to = r->at;
	bool ok = command == 'H' ? svg_number(&r->s, &to.x)
	        : command == 'V' ? svg_number(&r->s, &to.y)
	                         : read_point(r, relative, &to);
	if (!ok)
		return false;
	if (relative && command == 'H')
		to.x += r->at.x;
	if (relative && command == 'V')
		to.y += r->at.y;
	pen_line(r->pen, to);
	r->at = to;
	return true;
}

static bool read_segment(struct path_reader *r, char command, bool relative)
{
	switch (command) {
	case 'M':
		if (!read_point(r, relative, &r->start))
			return false;
		r->at = r->start;
		pen_move(r->pen, r->at);
		return true;
	case 'L':
	case 'H':
	case 'V': return read_line(r, command, relative);
	case 'C':
	case 'S': return read_cubic(r, relative, command == 'S');
	case 'Q':
	case 'T': return read_quadratic(r, relative, command == 'T');
	case 'A': return read_arc(r, relative);
	default: return false;
	}
}

static bool starts_number(const char *s)
{
	s = skip_separator(s);
	return isdigit((unsigned char)*s) || *s == '-' || *s == '+' || *s == '.';
}

bool svg_path(struct svg_pen *pen, const char *d)
{
	struct path_reader r = {.pen = pen, .s = d};
	for (bool first = true;; first = false) {
		r.s += strspn(r.s, spaces);
		if (!*r.s)
			return true;
		char c = *r.s++, command = (char)toupper((unsigned char)c);
		bool relative = islower((unsigned char)c) != 0;
		if (first && command != 'M')
			return false;
		if (command == 'Z') {
			pen_close(pen);
			r.at = r.start;
			r.before = 'Z';
			continue;
		}
		do {
			if (!read_segment(&r, command, relative))
				return false;
			r.before = command;
			/* Further pairs after a move are lines. */
			command = command == 'M' ? 'L' : command;
		} while (starts_number(r.s));
	}
}
