/* SPDX-License-Identifier: GPL-3.0-or-later */
/* missing_box: what a document loses where an overlay has a body or masters of its own, which take the place of the layout's. */
#ifndef PLATEN_MISSING_BOX_H
#define PLATEN_MISSING_BOX_H

#include "content.h"
#include "spec.h"

/* Whether an overlay has them. */
bool has_own_parts(const struct document_spec *spec);

/* What a description shows of a content of that shape, in its body and masters; it lives as long as `a` and `spec`. */
struct shown;
struct shown *shown_by(struct arena *a, const struct shape_field *shape, const struct document_spec *spec);
/* An edition by itself, and what it lies over: the layout first. */
struct shown_edition {
	const struct shown *shown;
	VEC(const struct shown *) below;
};
/* All of an output. */
struct shown_editions {
	struct shown_edition *v;
	int n;
	VEC(const struct shown *) layers; /* they, and what they lie over, but for the layout */
	const struct shown *joined;       /* of several; or NULL */
};
/* Warns of what `from` shows and `to` does not, in what `to` has of its own. */
void missing_box_report(struct diag *d, const struct shown *from, const struct shown *to);
/* The same of each edition and what it lies over; of several that are joined, where the joined ones do not show it. What one of
   the layers says of a box that it is without, by a waiver or by its id, holds for all. */
void missing_box_report_editions(struct diag *d, const struct shown_editions *e);

#endif
