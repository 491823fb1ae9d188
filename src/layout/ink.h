/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ink: whether what is printed can be read. Drawing marks, in its order, where texts stand on a page and
 * what may hide them.
 */
#ifndef PLATEN_LAYOUT_INK_H
#define PLATEN_LAYOUT_INK_H

#include "pages.h"
#include "spec.h"

enum ink_kind {
	INK_COVER,   /* may hide what was drawn before */
	INK_TEXT,    /* glyphs */
	INK_CODE,    /* a QR code, which is read as a whole */
	INK_PICTURE, /* one that says something: it is to be on the paper */
};

struct ink_mark {
	struct rect box; /* a text's reaches from an em above its baseline to three tenths below; of others, where they lie;
	                    w below 0: their items say that */
	int from, to;    /* its items on the page */
	enum ink_kind kind;
	const struct para *para; /* lines of one paragraph do not meet; NULL: a label of a drawing */
	struct where at;
	struct where row; /* of the box that sets it beside others, as a row or a table does; or none */
	int met;          /* while checking: the latest mark that it was compared with */
	bool told;        /* it was reported */
};

struct ink {
	VEC(struct ink_mark) v;
};

/* Reports what lies more than half a point beyond the paper, texts and QR codes under something opaque that is
   drawn later, or below other text, and texts that stand so close beside others that they are read as one. A watermark
   (pale decoration) may. In proportion to the marks. */
void ink_check(struct diag *d, const struct page *page, const struct ink *ink);

/* Office printers leave an edge blank: reports what reaches into it, but for a page that is trimmed after printing. */
void edge_check(struct diag *d, const struct page_spec *p, struct where at, struct rect r, const char *what);
/* Whether a rectangle reaches so far beyond the paper that ink_check() reports what is printed there. */
bool edge_is_passed(const struct page_spec *p, struct rect r);

#endif
