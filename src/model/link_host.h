/* SPDX-License-Identifier: GPL-3.0-or-later */
/* link_host: the names of hosts in links. */
#ifndef PLATEN_MODEL_LINK_HOST_H
#define PLATEN_MODEL_LINK_HOST_H

#include "base.h"

/* A part of an address. */
struct part {
	const char *p;
	size_t n;
};

/* The host as DNS knows it: what is not in ASCII goes through IDNA (UTS #46, nontransitional). NULL: it is none. */
const char *host_ascii(struct arena *a, struct part host);
/* Host and port of an authority (RFC 3986 3.2), which has no user; without a port that is empty. False: there is a
   port that is none. */
bool authority_split(struct part authority, struct part *host, struct part *port);

#endif
