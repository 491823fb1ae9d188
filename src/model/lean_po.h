/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_LEAN_PO_H
#define PLATEN_MODEL_LEAN_PO_H

#include "input.h"

/* A key and source as they stand in a file. Whoever reads them for the first time, from these bytes,
   sets `context` and `text`; from then on a number stands for them. */
struct po_head {
	const char *bytes;
	size_t size;
	int number;
	const char *context, *text;
};

struct lean_po {
	int fd;                      /* of a file in memory, the caller's to close; -1: none can be made */
	VEC(struct po_head *) heads; /* for each msgctxt of the file in its order; NULL: none of these */
};

/* Both live as long as the root. Without `numbers` only comments are left out. */
struct lean_po lean_po_open(struct root *r, const struct source *source, bool numbers);
/* What the library is given for the key and the source of a head that has them already. */
void po_head_name(const struct po_head *head, char name[16]);

#endif
