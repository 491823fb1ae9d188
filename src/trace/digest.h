/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_TRACE_DIGEST_H
#define PLATEN_TRACE_DIGEST_H

#include "pages.h"

/* Appends eight hexadecimal digits that change with any glyph, point or sample of the page. */
void digest_put(struct buf *out, const struct page *p);

#endif
