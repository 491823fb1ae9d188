/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips that only pages show. */
#ifndef PLATEN_PROJECT_LINT_PAGES_H
#define PLATEN_PROJECT_LINT_PAGES_H

#include "pages.h"

struct page_lint {
	struct arena *arena;
	struct diag *diag;
	mpt least_size;        /* of letters, on paper up to A4 */
	struct where at;       /* for what has no place of its own */
	struct where sheet_at; /* where sheets of several pages are asked for; or none */
	const char *locale;
};

/* Reports each style that has smaller letters on the pages of one document, which are all of one size, or as they are printed
   on its sheets. */
void lint_pages(const struct page_lint *l, const struct pages *pages);

#endif
