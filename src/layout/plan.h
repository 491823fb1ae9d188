/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: the body built at given scales and cut into pages. */
#ifndef PLATEN_LAYOUT_PLAN_H
#define PLATEN_LAYOUT_PLAN_H

#include "layout.h"
#include "spec.h"
#include "vlist.h"

struct cache;
struct leave;

/* What is planned, whatever the scales. */
struct planner {
	const struct layout_job *job;
	struct cache *cache;
	const struct box_list *body; /* that of `leave`, which changes while it is fitted */
	struct leave *leave;
	const struct outline *known; /* of the pass before, for a table of contents; or NULL */
};

struct scales {
	int spacing, leading, size; /* thousandths */
	int kept;                   /* of what may be left out, the first ones */
	int parts, *part;           /* spacing of the parts between page breaks of the author; none: `spacing` in all */
};

struct range {
	int start, end;
};

struct plan {
	struct vlist list;       /* as it was cut: the items of all pages */
	VEC(struct range) pages; /* in the list, one after the other; at least one */
	struct outline outline;
	struct element *top;
	int parts; /* between page breaks of the author */
};

/* All of it lives in `a`. Mistakes go to `d`. `kept`: these are the scales that are drawn, no try. */
struct plan *plan_body(const struct planner *p, struct arena *a, const struct scales *s, struct diag *d, bool kept);
/* The items of a page, from 0. */
struct vrange plan_page(const struct plan *p, int page);
/* Whether the author asked for the break that ends a page, from 0, which another one follows. */
bool plan_breaks(const struct plan *p, int page);

#endif
