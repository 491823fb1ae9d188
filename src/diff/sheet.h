/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet: a page that shows two others side by side, with marks on them and a list of what they are. */
#ifndef PLATEN_DIFF_SHEET_H
#define PLATEN_DIFF_SHEET_H

#include "diff.h"

/* A page to show: as it is, or as a picture of what was rendered. Both NULL: there is none. */
struct shown_page {
	const struct page *page;
	const struct image *picture;
	mpt width, height;
	const char *title, *alt;
};
struct diff_sheets {
	struct gfx gfx; /* in English */
	struct pages *out;
	const char *name; /* of the document */
	struct page *page;
	struct canvas canvas;
	struct element *section;
	mpt y; /* of the list */
	int listed;
};
/* Sheets of the document; all that they are made of lives in the arena of `gfx`. */
void diff_sheets_open(struct diff_sheets *s, const struct gfx *gfx, const char *name, const char *title);
/* One that shows both pages and lists the changes of which `wanted` says so. */
void diff_sheets_add(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p,
                     const struct shown_page *was, const struct shown_page *now);
void diff_sheets_close(struct diff_sheets *s);
/* Whether a change is told on the sheet of a page; p NULL: it is one of the whole document. */
bool diff_sheet_has(const struct change *c, const struct page_diff *p);

#endif
