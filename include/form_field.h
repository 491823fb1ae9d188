/* SPDX-License-Identifier: GPL-3.0-or-later */
/* form_field: what is filled in on a screen, as an item of a page names it. */
#ifndef PLATEN_FORM_FIELD_H
#define PLATEN_FORM_FIELD_H

#include "structure.h"

/* A field of a form that is filled in on a screen (ISO 32000-1 12.7); the buttons of one choice are one field. */
struct form_field {
	enum print_field kind;
	const char *name; /* unique in the document, the same in all languages: letters, digits and hyphens */
	const char *says; /* what belongs there, for those who cannot see it */
	bool lines;       /* a text of several lines */
	bool centered;    /* its text is; else it stands at the start edge */
	mpt size;         /* of its letters */
	VEC(const struct form_field *) sum; /* the reader writes the sum of these there; none: somebody types */
};

/* What a chosen button looks like; the page draws what it looks like before. */
enum form_mark {
	MARK_TICK, /* a tick in a box */
	MARK_DISC, /* a dark disc with a tick */
	MARK_CELL  /* a dark cell with a tick */
};

struct field_place {
	const struct form_field *of;
	const char *state; /* CHECK, RADIO: the value that choosing it gives the field */
	enum form_mark mark;
};

#endif
