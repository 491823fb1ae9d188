/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What libgettextpo does not tell of a PO file: on which line the translation of an entry stands, and which
 * flags its lines of `#,` hold. The library keeps those that gettext knows, and drops all others.
 */
#ifndef PLATEN_MODEL_PO_SCAN_H
#define PLATEN_MODEL_PO_SCAN_H

#include "base.h"

struct po_scan {
	const char *p;
	int line;
};

/* What stands beside an entry. */
struct po_beside {
	int line;          /* of its msgstr, from 1; 0: the text has ended */
	const char *flags; /* but fuzzy, joined with ", ", in the order of the file; "": none */
	bool plural, fuzzy;
	bool cut; /* a string holds the escape of a NUL, where the library ends it */
};

/* The next entry of a well-formed text, obsolete ones too. */
struct po_beside po_scan_next(struct po_scan *s, struct arena *a);

#endif
