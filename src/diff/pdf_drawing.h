/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drawing a page of a PDF goes by: the state of a content stream that is read. */
#ifndef PLATEN_DIFF_PDF_DRAWING_H
#define PLATEN_DIFF_PDF_DRAWING_H

#include "pdf_fonts.h"
#include "scene_pdf.h"
#include "tokens.h"

#include <math.h>

enum { MOST_STATES = 64, MOST_MARKS = 64, DEEPEST = 4, MOST_DRAWN = 1 << 24 };

/* Parameters of a graphics state that change what is painted: those of /ExtGState, one for all others of it; colour spaces and
   patterns; how text is painted. */
enum ink_kind { INK_CA, INK_ca, INK_BM, INK_SMASK, INK_OP, INK_op, INK_OPM, INK_REST, INK_FILL, INK_STROKE, INK_TEXT, INKS };

struct matrix {
	double a, b, c, d, e, f;
};
struct state {
	struct matrix ctm;
	color fill, stroke;
	double width;
	const struct pdf_type *font;
	double size, spread;
	uint64_t pen;       /* dashes, caps, joins */
	uint64_t ink[INKS]; /* what else decides how it is painted, by kind; 0: as at the beginning of a page */
};
/* An open marked-content sequence. */
struct mark {
	const struct tag *tag;
	enum artifact artifact;
	bool actual; /* its text is `text` */
	const char *text;
	bool shown;
};
/* Text of one operator. */
struct piece {
	double x, y, width; /* on the trimmed page, mpt */
	double start;       /* of the pen, in the text's own space */
	struct buf text;
	bool rtl;
	VEC(struct spot) spots; /* of its codes that say something */
	uint64_t look;          /* of all its glyphs */
};
struct drawing {
	struct pdf_scenery *s;
	pdf_object resources;
	struct state now, saved[MOST_STATES];
	int states, depth;
	size_t drawn; /* bytes of forms, which may draw each other */
	struct mark mark[MOST_MARKS];
	int marks;
	double line_x, line_y, pen; /* of text */
	/* the path */
	double x1, y1, x2, y2, from_x, from_y;
	uint64_t look;
	VEC(struct point) points;
	bool has_path, clips;
	/* the run from right to left that is open */
	struct run_seen run;
	struct buf run_text;
	VEC(struct spot) run_spots;
	double run_end;
	bool run_open;
};

static inline void place(const struct drawing *d, double x, double y, double *px, double *py)
{
	const struct matrix *m = &d->now.ctm;
	*px = (m->a * x + m->c * y + m->e - d->s->left) * 1000;
	*py = (d->s->top - (m->b * x + m->d * y + m->f)) * 1000;
}

static inline double scale_of(const struct matrix *m) { return sqrt(fabs(m->a * m->d - m->b * m->c)); }

/* Within 35 metres, so that sums of some and five times one can be told. */
static inline mpt whole(double v) { return v > 1e8 ? 100000000 : v < -1e8 ? -100000000 : (mpt)lround(v); }

static inline const struct mark *mark_now(const struct drawing *d)
{
	static const struct mark none = {.artifact = ARTIFACT_LAYOUT};
	return d->marks ? &d->mark[(d->marks < MOST_MARKS ? d->marks : MOST_MARKS) - 1] : &none;
}

/* Operators of text; false: it is none. */
bool pdf_draw_text(struct drawing *d, const struct token_reader *r);
/* Operators of what it is painted with; false: it is none. */
bool pdf_draw_set_ink(struct drawing *d, const struct token_reader *r);
/* Of what a name among the operands stands for, in the resources of that kind. */
uint64_t pdf_draw_named(struct drawing *d, const struct token_reader *r, const char *kind);
/* What it is painted with besides colours and lines; 0: nothing of note. */
uint64_t pdf_draw_ink(const struct drawing *d, bool text);
/* Before anything else is drawn, for a run may go on. */
void pdf_draw_run_end(struct drawing *d);

#endif
