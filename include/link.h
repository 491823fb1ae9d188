/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * link: where a link may lead, the same for prose, translations, fields of the type `link` and QR codes.
 *
 * To http: and https: with a host, mailto: with an address, tel: with a number, each as its RFC writes it (3986, 6068,
 * 3966), where letters beyond ASCII may stand as they are (RFC 3987); and to `#id`, a box of the document. What is
 * checked stays as it was written until a writer asks for its URI.
 */
#ifndef PLATEN_LINK_H
#define PLATEN_LINK_H

#include "diag.h"

enum link_use {
	LINK_IN_DOCUMENT, /* may lead to an id of it */
	LINK_ON_PAPER     /* a code, which is read by another device */
};

/* What is wrong with an address, and how to mend it. */
struct link_fault {
	enum diag_code code;
	const char *what, *hint;
};
/* NULL: a link may lead there. */
const struct link_fault *link_fault(struct arena *a, const char *address, enum link_use use);
void link_report(struct arena *a, struct diag *d, const char *address, const struct link_fault *fault, struct where at);
/* Both, where the place is known; false after reporting. */
bool link_check(struct arena *a, struct diag *d, const char *address, struct where at, enum link_use use);
/* Whether a link may name this id. */
bool link_is_id(struct arena *a, const char *id);
/* The address as an URI in ASCII: hosts as IDNA has them (UTS #46), what else no URI may hold as %XX of its
   UTF-8. %XX that is there stays, and so does `#id`. */
const char *link_uri(struct arena *a, const char *address);
/* Whether a text that need not be an address, that of a QR code, is meant as one: it begins like one. */
bool link_is_meant(const char *text);

/* A link as CommonMark writes it, [words](address), where the address is meant as one or holds a path in braces. */
struct link_markup {
	const char *close; /* the bracket behind its words */
	const char *address, *end;
};
/* Whether such a link begins at the bracket; if not, `out` is left as it is. */
bool link_markup(struct arena *a, const char *bracket, struct link_markup *out);

#endif
