/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SVG file that is being read: what holds where, and how its mistakes are told. */
#ifndef PLATEN_GRAPHICS_SVG_READER_H
#define PLATEN_GRAPHICS_SVG_READER_H

#include "svg.h"

#include <expat.h>

/* expat 2.9 deprecates the calls whose counts have the width of the machine's long. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64 XML_GetCurrentLineNumber
#define XML_GetCurrentColumnNumber64 XML_GetCurrentColumnNumber
#define XML_GetCurrentByteIndex64 XML_GetCurrentByteIndex
#define XML_GetCurrentByteCount64 XML_GetCurrentByteCount
#endif

/* What holds for an element, and for those inside it. */
struct state {
	struct matrix m;
	struct svg_paint fill, stroke;
	struct svg_paint current; /* what currentColor stands for */
	fix width, miter;
	bool even_odd, round_caps, round_joins, hidden;
	bool is_shape;          /* nothing inside of it is drawn */
	bool is_switch, chosen; /* of its elements one is drawn; which was found */
};

enum svg_part { SVG_FILL, SVG_STROKE };

struct svg {
	const struct gfx *g;
	const struct source *source;
	struct svg_file *file;
	XML_Parser parser;
	struct state stack[SVG_DEEPEST + 2];
	int depth;
	bool failed, started, stopped;
	bool plain;  /* the root has no namespace */
	bool wide;   /* UTF-16 */
	int skip;    /* levels inside of what is not drawn */
	int sheet;   /* of them, inside of a style sheet */
	bool unseen; /* the element that is being read is not drawn: display="none" */
	/* What the element that is being read asks for and platen cannot do, should it fill or stroke. */
	const char *wanted[2];
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
struct where svg_where(const struct svg *s);

/* NULL when there is none. They take the attributes as expat gives them. */
const char *svg_attribute(const char **attributes, const char *name);
/* (svg_length.c) A number with or without one of the absolute units (CSS Values 3, 6.2), in user units. */
bool svg_length(const char *text, fix *out);
fix svg_number_of(struct svg *s, const char **attributes, const char *name, fix otherwise);
/* As svg_number_of(), for what is never negative; "auto" is as if it were not there. */
fix svg_size_of(struct svg *s, const char **attributes, const char *name, fix otherwise);
/* Reads what all elements share into the state; `own` lists the attributes of the element itself. What only
   fills or strokes is told at once, or when it is a shape that does. */
void svg_read_properties(struct svg *s, const char **attributes, const char *own, bool is_shape);
/* Whether it is a property that can change the drawing. */
bool svg_has_property(const char *name);
/* Reads a property of SVG or CSS into the state; false when it is none that is known (svg_property.c). */
bool svg_set_property(struct svg *s, const char *name, const char *value);
/* The view box, the viewport and how one stands in the other, from the attributes of the root (svg_view.c). */
void svg_read_view(struct svg *s, const char **attributes);
/* Reads one of the basic shapes; false when `name` is none. */
bool svg_shape(struct svg *s, const char *name, const char **attributes);

#endif
