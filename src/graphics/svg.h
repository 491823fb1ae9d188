/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subset of SVG: numbers, transforms, path data, and what a file that was read is made of. */
#ifndef PLATEN_GRAPHICS_SVG_H
#define PLATEN_GRAPHICS_SVG_H

#include "internal.h"

/* Coordinates are 1/65536 of a user unit. */
typedef int64_t fix;
#define FIX(x) ((fix)(x)*65536)
/* Where points are held, in mpt: the largest page of a PDF (ISO 32000-1, annex C). */
#define SVG_FARTHEST PT(14400)

/*
 * x' = a x + c y + e, y' = b x + d y + f. The four operations on doubles are exact in IEEE 754 on every
 * machine; a scale of 1/1000 has no place in fixed point.
 */
struct matrix {
	double a, b, c, d, e, f;
};

struct fix_point {
	fix x, y;
};

struct fix_seg {
	enum seg_op op;
	struct fix_point p[3]; /* as in struct seg */
};

/* Collects segments in user units. */
struct svg_pen {
	struct arena *arena;
	VEC(struct fix_seg) segs;
};

/* -- a file --------------------------------------------------------------------------------- */

struct svg_paint {
	bool current; /* the colour that the drawing is given */
	color color;
};

/* A path with all that holds for it. */
struct svg_shape {
	int line, column; /* of its element */
	struct matrix m;  /* to the view box */
	int n;
	const struct fix_seg *seg;
	struct svg_paint fill, stroke;
	fix width, miter; /* of the stroke; limit of miters */
	bool even_odd, round_caps, round_joins;
};

/* How the view box stands in a viewport of another shape (SVG 1.1, 7.8). */
struct svg_align {
	bool stretch, slice;
	int x, y; /* halves of the room that is left, before the view box */
};

struct svg_file {
	const struct source *source;
	fix box[4];       /* the view box */
	fix across, down; /* the viewport that the file asks for; only their proportion matters */
	struct svg_align align;
	VEC(struct svg_shape) shapes;
};

/* -- reading -------------------------------------------------------------------------------- */

/* Skips separators and reads a number; false, where it stands, when there is none or it is beyond
   SVG_LARGEST_NUMBER. */
bool svg_number(const char **s, fix *out);
/* Whether a text holds a number beyond that. */
bool svg_has_large(const char *s);
struct matrix matrix_mul(const struct matrix *outer, const struct matrix *inner);
/* Where a matrix that leads to mpt puts a point, held to SVG_FARTHEST. */
struct point matrix_point(const struct matrix *m, struct fix_point p);
/* A transform attribute laid inside `m`; false when it is not understood. */
bool svg_transform(const char *s, struct matrix *m);
/* Path data; false when it is not well-formed, after drawing what comes before the mistake. */
bool svg_path(struct svg_pen *pen, const char *d);

void pen_move(struct svg_pen *p, struct fix_point to);
void pen_line(struct svg_pen *p, struct fix_point to);
void pen_close(struct svg_pen *p);
void pen_curve(struct svg_pen *p, struct fix_point c1, struct fix_point c2, struct fix_point to);
/* An elliptic arc from `from`; flags and radii as in path data (SVG 1.1, F.6). */
struct svg_arc {
	fix rx, ry, angle;
	bool large, sweep;
};
void pen_arc(struct svg_pen *p, struct fix_point from, struct svg_arc arc, struct fix_point to);

#endif
