/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fillable: what is filled in, with a pen on paper or, in a form, on a screen. */
#ifndef PLATEN_LAYOUT_FILLABLE_H
#define PLATEN_LAYOUT_FILLABLE_H

#include "build.h"

/* A field while the pages are made: its name comes from the texts that it belongs to, when all are there. */
struct fillable {
	struct form_field pub;     /* first: the items of a page name it */
	const struct rich *called; /* the text whose place in the content names it; or NULL */
	bool around;               /* by what is around that: of a statement, its group */
	bool by_item;              /* it has a name that comes from an item of a list, no key */
	const char *suffix;        /* behind that; or NULL */
};

/* A place where a field stands, on what an item of a list draws. */
struct widget {
	struct rect at; /* from its top left corner as it is drawn; w 0: all of it */
	struct element *element;
	struct fillable *field;
	const char *state; /* of a button */
	enum form_mark mark;
};
struct widgets {
	VEC(struct widget) v;
};

/* Whether what is built is filled in on a screen: the layout or an edition makes a form, and it is read aloud. */
bool is_fillable(const struct builder *b);
/* A field that is to be drawn with widgets. `called` names it and says what belongs there, unless `says` does. */
struct fillable *fillable_new(const struct builder *b, enum print_field kind, const struct rich *called, const char *says);
/* Letters of a style, but lower than three quarters of a place of that height. */
void fillable_type(const struct builder *b, struct fillable *f, const struct style *s, mpt height);
/* A place of the field, over what the item draws; `says`: what it is, or NULL: what its field says. */
struct widget *add_widget(const struct builder *b, struct vitem *i, struct rect at, struct fillable *f, const char *says);
/* Makes the item what somebody fills in: it belongs to a FORM, or in a form a field stands on all of it. Returns that, to
   be told more of; or NULL. */
struct fillable *fill_in(const struct builder *b, struct vitem *i, enum print_field kind, const struct rich *called);

/* Gives all fields of the pages their names, and the pages what may be typed. Reports a form without fields. */
void fillable_name(const struct layout_job *job, struct pages *p);

#endif
