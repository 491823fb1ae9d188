/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a line, which stand in the order in which they are read, as they are seen. */
#ifndef PLATEN_TESTS_SEEN_H
#define PLATEN_TESTS_SEEN_H

#include "text.h"

/* The k-th run of a line from left to right. */
static inline const struct glyph_run *seen_run(const struct line *line, int k)
{
	for (int i = 0; i < line->n; i++) {
		int before = 0;
		for (int j = 0; j < line->n; j++)
			before += line->run[j].x < line->run[i].x || (line->run[j].x == line->run[i].x && j < i);
		if (before == k)
			return &line->run[i];
	}
	return NULL;
}

#endif
