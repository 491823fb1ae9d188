/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On the sheets of which rows a mistake was met. */
#include "mistake.h"

/* The list of lines grows till there are enough. */
static const char *more_lines(struct arena *a, const struct mistake_rows *to, const struct mistake_rows *more)
{
	if (!to->n)
		return more->lines;
	return to->n + more->n <= MISTAKE_LINES ? arena_printf(a, "%s, %s", to->lines, more->lines) : to->lines;
}

void mistake_add_rows(struct arena *a, struct mistake_rows *to, const struct mistake_rows *more)
{
	if (more->last > to->last)
		*to = (struct mistake_rows){to->n + more->n, more->last, more_lines(a, to, more)};
}
