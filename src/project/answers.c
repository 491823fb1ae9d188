/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a class has answered: read from a table or from filled forms, and scored as the sheet's shape says. */
#include "answers_sheets.h"
#include "edition_texts.h"
#include "spec.h"

static const struct answers *read_answers(struct arena *a, struct diag *d, const struct scoring *s,
                                          const struct answers_request *q)
{
	struct answers_reader r = {.arena = a, .diag = d, .request = q, .s = s};
	struct answers *out = NEW(a, struct answers);
	if (!(answers_are_forms(q->path) ? answers_from_forms(&r) : answers_from_table(&r)))
		return NULL;
	*out = (struct answers){.n = r.sheets.n, .sheet = r.sheets.v, .named = q->names};
	answers_missing(&r, out);
	return out;
}

bool project_answers(struct arena *a, struct diag *d, const struct answers_request *q, struct class_answers *out)
{
	const struct project_document *doc = q->sheet;
	struct document_spec *spec = descriptor_load(
	        q->root, a, d, (struct descriptor_source){.name = doc->layout, .locale = q->locale, .at = doc->layout_at});
	const struct shape_field *shape = spec ? shape_load(q->root, a, d, spec->shape, spec->shape_at) : NULL;
	const struct edition_texts *texts = edition_texts(q->root, q->project, a, d, q->locale, shape);
	if (!shape || !texts)
		return false;
	if (!shape->scoring) {
		diag_report(d, DIAG_SCORING, spec->shape_at,
		            arena_printf(a, "answers to '%s' have no score: the shape '%s' says nothing under 'scoring'",
		                         doc->name, shape->key));
		return false;
	}
	out->scoring = scoring_of(a, texts->content);
	if (!out->scoring)
		diag_report(d, DIAG_SCORING, shape->scoring->at, "the content has none of what is scored");
	out->answers = out->scoring ? read_answers(a, d, out->scoring, q) : NULL;
	return out->answers;
}
