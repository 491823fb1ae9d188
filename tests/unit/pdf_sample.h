/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents made by hand for the tests of pdf: pages, elements, glyph runs glyph by glyph, in a font
 * whose measures are round, so that a test can say which operators come of it:
 *
 *     struct sample s;
 *     sample_open(&s);
 *     sample_text(&s, sample_element(&s, ROLE_P), "AB", PT(20), PT(30));
 *     ck_assert_str_eq(sample_content(&s), "/P<</MCID 0>>BDC\n...");
 *     sample_close(&s);
 */
#ifndef PLATEN_TESTS_PDF_SAMPLE_H
#define PLATEN_TESTS_PDF_SAMPLE_H

#include "pdf.h"
#include "pdf_reader.h"

/* The font "Round": 1000 units for the em, each character of ASCII from glyph 1 (the space) to 95. Glyphs
   are 500 wide, but for the space (250), 'i' (300) and 'W' (912). Further glyphs: */
enum {
	GLYPH_ACUTE = 96,  /* U+0301, a combining mark */
	GLYPH_SMILE = 97,  /* U+1F600, beyond UTF-16's first plane */
	GLYPH_ALEF = 98,   /* U+05D0 */
	GLYPH_BET = 99,    /* U+05D1 */
	GLYPH_HYPHEN = 100 /* U+2010 */
};
/* Without a character: ligatures and parts. 111 to 260 each have a width of their own. */
enum { GLYPH_PART = 101, GLYPH_COUNT = 320 };

struct sample_font {
	int upem;
	bool fixed, nameless;
	int italic_angle;
};
/* Lives in `a`. */
struct face *sample_face(struct arena *a, const struct sample_font *f);
/* A font file of the tests or the project, with CFF outlines or not. */
struct face *sample_face_of(struct arena *a, const char *file);

struct sample {
	struct arena *arena;
	struct pages *pages;
	struct face *face;
	struct pdf_options options;
	struct buf file; /* after sample_write() */
};

/* One page of 200 x 100 pt without a bleed; PDF/A-2a and PDF/UA-1 of 2026-11-24. */
void sample_open(struct sample *s);
void sample_close(struct sample *s);
struct page *sample_page(struct sample *s);
struct element *sample_element(struct sample *s, enum role role);
/* An item on the last page. */
struct item *sample_item(struct sample *s, enum item_kind kind, struct element *e);
/* One glyph for each character, as wide as the font says, at 10 pt in black. */
struct glyph_run *sample_run(struct sample *s, const char *text);
struct item *sample_show(struct sample *s, struct element *e, const struct glyph_run *run, mpt x, mpt y);
struct glyph_run *sample_text(struct sample *s, struct element *e, const char *text, mpt x, mpt y);
/* A link or bookmark 10 pt to the right and 20 pt below the corner, 30 x 15 pt large. */
void sample_link(struct sample *s, struct element *e, const char *href);
void sample_bookmark(struct sample *s, int level, const char *title, const char *name);
void sample_target(struct sample *s, const char *title, const char *name);
/* A path of segments, drawn at 10 pt, 20 pt. */
struct path *sample_path(struct sample *s, struct element *e, const struct seg *seg, int n);
struct path *sample_rectangle(struct sample *s, struct element *e, mpt w, mpt h);
/* Writes the document into s->file, and reads it. */
struct pdf *sample_write(struct sample *s);
/* Writes it, and gives the content stream of the first page. */
const char *sample_content(struct sample *s);

#endif
