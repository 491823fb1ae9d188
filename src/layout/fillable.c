/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is filled in.
 *
 * With a pen: the item of the list belongs to a FORM, which says what belongs there. On a screen: what the item draws is an
 * ornament, and each widget on it is a FORM of its own, which holds nothing else (ISO 14289-1 7.18.4).
 */
#include "fillable.h"
#include "drawing.h"

bool is_fillable(const struct builder *b) { return b->job->spec->form.on && !(b->element && b->element->artifact); }

struct fillable *fillable_new(const struct builder *b, enum print_field kind, const struct rich *called, const char *says)
{
	struct fillable *f = NEW(b->arena, struct fillable);
	f->pub.kind = kind;
	f->called = called;
	f->pub.says = says ? says : called ? rich_told(b->arena, called, b->gfx.rtl) : "";
	return f;
}

void fillable_type(const struct builder *b, struct fillable *f, const struct style *s, mpt height)
{
	f->pub.size = mpt_min(gfx_size(&b->gfx, s), height * 3 / 4);
}

struct widget *add_widget(const struct builder *b, struct vitem *i, struct rect at, struct fillable *f, const char *says)
{
	struct element *e = element_detached(b->arena, b->element, ROLE_FORM);
	e->field = f->pub.kind;
	e->alt = says ? says : f->pub.says;
	if (!i->widgets)
		i->widgets = NEW(b->arena, struct widgets);
	struct widget *w = vec_push(b->arena, &i->widgets->v);
	*w = (struct widget){.at = at, .element = e, .field = f};
	return w;
}

struct fillable *fill_in(const struct builder *b, struct vitem *i, enum print_field kind, const struct rich *called)
{
	if (!is_fillable(b)) {
		i->element = form_element(b, called, kind);
		return NULL;
	}
	struct fillable *f = fillable_new(b, kind, called, NULL);
	struct widget *w = add_widget(b, i, (struct rect){0}, f, NULL);
	w->state = kind == FIELD_TEXT ? NULL : "Yes";
	return f;
}
