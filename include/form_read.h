/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_read: what somebody filled in, from a PDF form (ISO 32000-1 12.7) of whatever program saved it.
 *
 * Libqpdf reads the file and is loaded when the first form is read, so that no other command pays for it; before that where
 * a sandbox allows it no more.
 */
#ifndef PLATEN_FORM_READ_H
#define PLATEN_FORM_READ_H

#include "base.h"

enum form_kind { FORM_TEXT, FORM_BUTTON, FORM_OTHER };

/* A field that has a value of its own; the buttons of a choice are one. */
struct form_value {
	const char *name; /* with those of the fields around it, joined by points (12.7.3.2) */
	enum form_kind kind;
	const char *
	        value; /* UTF-8, lines end in a line feed; of a button the name of its state, "Off" where none is chosen; "": blank */
};

struct form_reading {
	bool readable;   /* false: `why` says why, and there are no values */
	bool damaged;    /* what was read may be wrong: `why` says what qpdf met first */
	const char *why; /* one line, or NULL */
	const char *id;  /* first part of the /ID, which no program changes: hexadecimal, in capitals; "": none */
	bool has_form;   /* false: a PDF without fields */
	VEC(struct form_value) values; /* in the order of the file */
};

/* Loads libqpdf; without it, a machine_failure(). */
void form_read_prepare(void);
/* Reads the file at `path`, which may be anywhere. What it returns lives in `a`. A file that is no regular one, too large,
   no PDF, or asks for a password, is not readable. No more than LIMIT_FORM_FIELDS fields in LIMIT_FORM_DEPTH levels are
   looked at; beyond them the file is damaged. A field may be missing, and the values may be those of an older state, where
   a file was cut: a caller compares the names with those that it expects. Without libqpdf it is a machine_failure(). */
struct form_reading *form_read(struct arena *a, const char *path);
/* The value of a field; NULL: there is no field of that name. Of several the first. */
const char *form_value(const struct form_reading *r, const char *name);

#endif
