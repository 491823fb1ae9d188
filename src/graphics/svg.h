/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subset of SVG: numbers, transforms and path data. Coordinates are 1/65536 of a user unit. */
#ifndef PLATEN_GRAPHICS_SVG_H
#define PLATEN_GRAPHICS_SVG_H

#include "internal.h"

typedef int64_t fix;
#define FIX(x) ((fix)(x)*65536)
/* Where points are held, in mpt: the largest page of a PDF (ISO 32000-1, annex C). */
#define SVG_FARTHEST PT(14400)

/* x' = a x + c y + e, y' = b x + d y + f */
struct matrix {
	fix a, b, c, d, e, f;
};

struct fix_point {
	fix x, y;
};

/* Collects segments in thousandths of a point, through a transform. */
struct svg_pen {
	struct path_builder *out;
	struct matrix m;
};

/* Skips separators and reads a number; false, where it stands, when there is none or it is beyond
   SVG_LARGEST_NUMBER. */
bool svg_number(const char **s, fix *out);
/* Whether a text holds a number beyond that. */
bool svg_has_large(const char *s);
fix fix_mul(fix a, fix b);
struct matrix matrix_mul(const struct matrix *outer, const struct matrix *inner);
/* A transform attribute laid inside `m`; false when it is not understood. */
bool svg_transform(const char *s, struct matrix *m);
/* Path data; false when it is not well-formed, after drawing what comes before the mistake. */
bool svg_path(struct svg_pen *pen, const char *d);

void pen_move(const struct svg_pen *p, struct fix_point to);
void pen_line(const struct svg_pen *p, struct fix_point to);
void pen_curve(const struct svg_pen *p, struct fix_point c1, struct fix_point c2, struct fix_point to);
/* An elliptic arc from `from`; flags and radii as in path data (SVG 1.1, F.6). */
struct svg_arc {
	fix rx, ry, angle;
	bool large, sweep;
};
void pen_arc(const struct svg_pen *p, struct fix_point from, struct svg_arc arc, struct fix_point to);

#endif
