/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document that uses every feature of pdf once, set by text as layout would: six scripts, lists, a
 * table, a figure, links, bookmarks, an image with alpha, clips, bleed, page labels. It is made for
 * other programs to judge; documents made glyph by glyph are in pdf_sample.h.
 */
#ifndef PLATEN_TESTS_PDF_SHOWCASE_H
#define PLATEN_TESTS_PDF_SHOWCASE_H

#include "pdf.h"

struct showcase {
	struct arena *arena;
	struct root *root;
	struct diag *diag;
	struct font_set *fonts;
	struct text_env *env[8];
	int envs;
	struct pages *pages;
	mpt y;
};

/* Run from the project's folder, whose fonts it uses. */
void showcase_open(struct showcase *s);
void showcase_close(struct showcase *s);
struct page *showcase_page(struct showcase *s, const char *label);
/* A paragraph, or heading, below what stands on the page. */
void showcase_block(struct showcase *s, enum role role, const char *lang, const char *text);
/* All that there is, on three pages. */
void showcase_fill(struct showcase *s);
void showcase_write(struct showcase *s, struct buf *out);

/* Texts that it shows. */
extern const char showcase_hebrew[], showcase_hindi[], showcase_thai[], showcase_japanese[];

#endif
