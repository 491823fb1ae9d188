/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which descriptions of a document are compared, so that nothing of its layout gets lost in an edition without a word. */
#include "typeset.h"
#include "edition.h"
#include "missing_box.h"

#include <string.h>

/* What is wrong with one of them is told where it is set. */
static const struct shown *show(const struct typesetting *t, const struct output *o, const char *locale, const char *edition)
{
	const struct descriptor_source what = {
	        .name = o->document->layout, .locale = locale, .edition = edition, .at = o->document->layout_at};
	const struct document_spec *spec = descriptor_load(t->root, t->arena, diag_new(t->arena), what);
	return spec ? shown_by(t->arena, t->content->shape, spec) : NULL;
}

/* One edition with all that it lies over; false: a layer cannot be read, which is told elsewhere. */
static bool take_edition(const struct typesetting *t, const struct output *o, const char *name, struct shown_editions *all)
{
	const struct edition_parts layers = edition_layers(t->root, t->arena, diag_new(t->arena), name, o->edition_at);
	struct shown_edition *e = &all->v[all->n++];
	e->shown = show(t, o, o->locale, name);
	*vec_push(t->arena, &all->layers) = e->shown;
	for (int i = 0; i < layers.v.n && e->shown; i++) {
		const struct shown *layer = strcmp(layers.v.v[i], name) ? show(t, o, o->locale, layers.v.v[i]) : NULL;
		if (layer)
			*vec_push(t->arena, &e->below) = *vec_push(t->arena, &all->layers) = layer;
	}
	return e->shown;
}

static void compare_editions(const struct typesetting *t, const struct output *o, const struct shown *layout)
{
	const struct edition_parts parts = edition_parts(t->arena, o->edition);
	struct shown_editions all = {.v = NEW_ARRAY(t->arena, struct shown_edition, parts.v.n)};
	for (int i = 0; i < parts.v.n; i++) {
		*vec_push(t->arena, &all.v[i].below) = layout;
		if (!take_edition(t, o, parts.v.v[i], &all))
			return;
	}
	all.joined = parts.v.n > 1 ? show(t, o, o->locale, o->edition) : NULL;
	missing_box_report_editions(t->diag, &all);
}

void missing_boxes_check(const struct typesetting *t, const struct output *o)
{
	const bool told = diag_errors(t->diag) > 0; /* then much may be missing for another reason */
	const struct shown *layout = has_own_parts(t->spec) && !told ? show(t, o, o->locale, NULL) : NULL;
	if (!layout)
		return;
	const struct shown *plain = show(t, o, NULL, NULL);
	if (plain)
		missing_box_report(t->diag, plain, layout);
	if (o->edition)
		compare_editions(t, o, layout);
}
