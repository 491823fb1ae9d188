/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_PROOF_H
#define PLATEN_PROJECT_PROOF_H

#include "typeset.h"

/* Both draw artifacts over finished pages, before the typesetting's `env` is closed. */

/* A line at the head of every page, as of a rubber stamp. */
void stamp_pages(const struct typesetting *s, struct pages *pages, const char *text);
/* The key of each text in a frame around its lines, with the characters that still fit there;
   needs a typesetting with `measure`. */
void proof_pages(const struct typesetting *s, struct pages *pages, const char *document);

#endif
