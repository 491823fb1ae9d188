/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shuffles of editions: an edition with a body of its own, such as a key, draws lists of the content anew. They have the order
 * that they have on the sheet, whether the edition says `shuffle` or not.
 */
#include "shuffles.h"
#include "bind.h"
#include "spec.h"

/* The lists that a layout marks; what is wrong with it is told where it is set. */
static struct list_places marked_by(const struct typesetting *t, const struct document_spec *spec)
{
	struct list_places marked = {0};
	const struct binder b = {.arena = t->arena,
	                         .diag = diag_new(t->arena),
	                         .content = t->content,
	                         .spec = spec,
	                         .links = inner_links_new(t->arena),
	                         .marked = &marked};
	bind_boxes(&b, spec->body);
	return marked;
}

const struct list_places *shuffles_of_layout(const struct typesetting *t, const struct output *o)
{
	const struct descriptor_source plain = {
	        .name = o->document->layout, .locale = o->locale, .at = o->document->layout_at};
	const struct document_spec *spec = o->edition ? descriptor_load(t->root, t->arena, diag_new(t->arena), plain) : NULL;
	const struct list_places on_sheet = spec ? marked_by(t, spec) : (struct list_places){0};
	if (!on_sheet.v.n)
		return NULL;
	const struct list_places own = marked_by(t, t->spec);
	struct list_places *out = NEW(t->arena, struct list_places);
	for (int i = 0; i < on_sheet.v.n; i++)
		if (!list_places_have(&own, on_sheet.v.v[i]))
			*vec_push(t->arena, &out->v) = on_sheet.v.v[i];
	return out;
}
