/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SVG file that is being read: what holds where, and how its mistakes are told. */
#ifndef PLATEN_GRAPHICS_SVG_READER_H
#define PLATEN_GRAPHICS_SVG_READER_H

#include "svg.h"

#include <expat.h>

struct state {
	struct matrix m;
	color fill, stroke;
	fix width;
	color current; /* what currentColor stands for */
	bool even_odd, round_caps, round_joins;
};

struct svg {
	const struct gfx *g;
	const struct source *source;
	XML_Parser parser;
	struct canvas *canvas;
	struct state stack[SVG_DEEPEST + 2];
	int depth;
	mpt width, height; /* wanted; 0: from the other */
	struct point size; /* drawn */
	bool failed, started, stopped;
	bool wide; /* UTF-16 */
	int skip;  /* inside of title or desc */
	/* What limits count: attributes that the DTD declares, and the bytes of those that elements have. */
	int mistakes, elements, segments, declared;
	size_t attributes;
};

/* What holds for the element that is being read. */
static inline struct state *svg_state(struct svg *s) { return &s->stack[s->depth]; }

/* Reports at the place that is being read; `what` has one %s for `name`, which is shortened. */
void svg_unsupported(struct svg *s, const char *what, const char *name);
/* As svg_unsupported(), when `value` was not understood; a number in it that is too large is told instead. */
void svg_bad_value(struct svg *s, const char *what, const char *value);
/* Reports a limit, and reads no further. */
void svg_stop(struct svg *s, const char *limit);

/* NULL when there is none. Both take the attributes as expat gives them. */
const char *svg_attribute(const char **attributes, const char *name);
fix svg_number_of(struct svg *s, const char **attributes, const char *name, fix otherwise);
/* Reads what all elements share into the state; `own` lists the attributes of the element itself. */
void svg_read_properties(struct svg *s, const char **attributes, const char *own);
/* Reads and draws one of the basic shapes; false when `name` is none. */
bool svg_shape(struct svg *s, const char *name, const char **attributes);

#endif
