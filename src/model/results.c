/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results of scoring as content: groups, bands and zones with all that the content says of them, and numbers beside, so
 * that a layout names both by paths.
 */
#include "results.h"

#include <string.h>

static const struct content *join(struct arena *a, struct diag *d, const struct content *c, const char *key,
                                  const struct part *results)
{
	const struct shape_field *own = shape_find(c->shape, key, strlen(key));
	if (own) {
		diag_report(d, DIAG_SCORING, own->at,
		            arena_printf(a, "a shape with 'scoring' has no field '%s': results have that name", key));
		return c;
	}
	struct part top = part_new(a, c->top->at, c->top, c->shape, 1);
	struct content *joined = NEW(a, struct content);
	part_group(&top, key, results);
	top.shape->key = c->shape->key;
	top.shape->scoring = c->shape->scoring;
	*joined = *c;
	joined->top = top.node;
	joined->shape = top.shape;
	return joined;
}

const struct content *results_join(struct arena *a, struct diag *d, const struct content *c, enum results what,
                                   const struct answers *answers, struct where at)
{
	const struct scoring *s = what == RESULTS_NONE ? NULL : scoring_of(a, c);
	if (what == RESULTS_NONE)
		return c;
	if (!s) {
		if (!c->shape->scoring)
			diag_report(d, DIAG_SCORING, at,
			            arena_printf(a, "there are no results: the shape '%s' says nothing under 'scoring'",
			                         c->shape->key));
		return c;
	}
	struct part p = what == RESULTS_EXAMPLE ? example_part(a, s, c->top->at) : class_part(a, s, answers, c->top->at);
	return join(a, d, c, what == RESULTS_EXAMPLE ? "example" : "class", &p);
}
