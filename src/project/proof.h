/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_PROOF_H
#define PLATEN_PROJECT_PROOF_H

#include "setting.h"

/* Both write over finished pages, as artifacts, while the setting's texts are open. */

/* A line at the head of every page, as of a rubber stamp. */
void stamp_pages(const struct setting *s, struct pages *pages, const char *text);
/* The key of each text in a frame around its lines, with the characters that still fit there;
   needs a setting that measured its rooms. */
void proof_pages(const struct setting *s, struct pages *pages, const char *document);

#endif
