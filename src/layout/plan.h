/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: the body fitted to its pages, and where they begin and end. */
#ifndef PLATEN_LAYOUT_PLAN_H
#define PLATEN_LAYOUT_PLAN_H

#include "layout.h"
#include "spec.h"
#include "vlist.h"

struct cache;

struct range {
	int start, end;
};
struct plan {
	struct vlist list;
	VEC(struct range) pages;
	struct outline outline;
	struct element *top;
};
/* Builds the body at the scales that fit. Mistakes of the setting that is kept are reported. */
struct plan *plan_document(const struct layout_job *job, struct cache *cache, const struct box_list *body,
                           const struct outline *known);

#endif
