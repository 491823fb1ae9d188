/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trace: pages as text, one line for each item, that a person can review in a diff. */
#ifndef PLATEN_TRACE_H
#define PLATEN_TRACE_H

#include "pages.h"

void trace_write(const struct pages *p, struct buf *out);

#endif
