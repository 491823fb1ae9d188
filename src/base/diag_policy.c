/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a project lets pass: severities of whole codes, and waivers, which let one code pass in a part of a
 * file. A waiver is noted as used by the mistake that it hides, so that one without any can be reported. Sinks
 * ask here before they take a mistake.
 */
#include "mistake.h"

#include <string.h>

const char *const severity_names[] = {"error", "warning", "note", "off", NULL};

bool diag_is_firm(enum diag_code code)
{
	/* Judgements of the project itself: its own limits, sums, pins and composition. Other errors leave no document, or none
	   that keeps the promises of its standards. */
	static const enum diag_code judged[] = {DIAG_TEXT_TOO_LONG, DIAG_TOO_FEW,     DIAG_TOO_MANY,      DIAG_BANDS,
	                                        DIAG_FONT_CHECKSUM, DIAG_HIDDEN_TEXT, DIAG_TEXT_OVER_TEXT};
	for (int i = 0; i < COUNT_OF(judged); i++)
		if (judged[i] == code)
			return false;
	return diag_is_error(code);
}

enum diag_severity diag_severity(const struct diag *d, enum diag_code code)
{
	if (d->severity[code])
		return (enum diag_severity)(d->severity[code] - 1);
	return diag_own_severity(code);
}

/* -- waivers -------------------------------------------------------------------------------- */

static bool before(struct where a, struct where b) { return a.line < b.line || (a.line == b.line && a.column < b.column); }

static bool same_file(struct where a, struct where b)
{
	return a.source && b.source && (a.source == b.source || !strcmp(a.source->path, b.source->path));
}

static bool same_place(struct where a, struct where b)
{
	return a.line == b.line && a.column == b.column && same_file(a, b);
}

void diag_waive(struct diag *d, const struct waiver *w)
{
	for (int i = 0; i < d->waivers.n; i++) {
		struct waiver *known = &d->waivers.v[i];
		if (known->code == w->code && same_place(known->at, w->at)) {
			known->used = known->used || w->used;
			return;
		}
	}
	*vec_push(d->arena, &d->waivers) = *w;
}

int diag_waiver_count(const struct diag *d) { return d->waivers.n; }

bool diag_is_waived(struct diag *d, enum diag_code code, struct where at)
{
	bool waived = false;
	for (int i = 0; i < d->waivers.n; i++) {
		struct waiver *w = &d->waivers.v[i];
		if (w->code != code || before(at, w->from) || !before(at, w->to) || !same_file(w->from, at))
			continue;
		w->used = w->used || !d->off;
		waived = true;
	}
	return waived;
}
