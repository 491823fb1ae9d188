/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs in use and the codes that stand for them, clusters and what they say, and subsets of fonts. */
#ifndef PLATEN_PDF_FONT_H
#define PLATEN_PDF_FONT_H

#include "text.h"

#include <hb-subset.h>

struct object;
struct writer; /* of internal.h */

/* A glyph under a code. It has several where it says several things. */
struct glyph_use {
	uint32_t gid;
	int next;         /* the place of the glyph's next code in `use` and one more, or 0 */
	bool other;       /* not the first of the glyph */
	int code;         /* the character code and CID that stands for it */
	int32_t width;    /* hundredths of 1/1000 em: what W says */
	const char *text; /* of ToUnicode */
	int text_size;
	bool guessed; /* the text is only a part of what a cluster says */
};

struct pdf_font {
	const struct face *face;
	hb_font_t *font;
	uint16_t *index; /* of each glyph of the face: its place in `use` and one more, or 0 */
	VEC(struct glyph_use) use;
	struct object *type0;
};

struct subset {
	hb_blob_t *blob; /* what is embedded */
	hb_face_t *face;
	hb_subset_plan_t *plan;
	const hb_map_t *to_new; /* glyph numbers of the font to those of the subset */
	bool cid_keyed;
};

/* A group of glyphs that cannot be told apart in the text, in visual order. */
struct glyph_cluster {
	int first, n;
	const char *text;
	int size;
	bool hyphen; /* a hyphen at a line's end, or start, that the text does not have */
};

/* What a glyph of a cluster is to say; `turned`: its characters from the last to the first. */
struct saying {
	const char *text;
	int size;
	bool turned;
};
/* The most glyphs of a cluster that share its text. */
enum { CLUSTER_SHARED = 16 };

struct page; /* of pages.h */
/* Notes which glyphs a page shows, and what they say; nothing of the page is kept. When all were met, it is decided. */
void fonts_meet(struct writer *w, const struct page *page);
void fonts_decide(struct writer *w);
/* Both, for all pages and forms. */
void fonts_collect(struct writer *w);
/* False after reporting a font that cannot be embedded. */
bool fonts_write(struct writer *w);
/* A subset with the glyphs in `use`. False: the subsetter does not take the font, for a reason that text's checks do not
   know. Also then subset_free() ends it. */
bool subset_make(const struct pdf_font *f, struct subset *s);
void subset_free(struct subset *s);
void font_report_damage(const struct writer *w, const struct face *f);
/* Six letters that follow from the bytes of a subset (ISO 32000-1 9.6.4). */
const char *font_tag(struct arena *a, const void *v, size_t n);
struct object *font_descriptor(struct writer *w, const struct face *f, const char *name, const struct object *file);
/* From the codes in `use`, in their order, and what they say. */
struct object *font_to_unicode(struct writer *w, const struct pdf_font *f);
int font_index(struct writer *w, const struct face *face);
const struct glyph_use *font_glyph(const struct pdf_font *f, uint32_t gid);
/* The code of the glyph that says this; NULL: it has none. */
const struct glyph_use *font_glyph_saying(const struct pdf_font *f, uint32_t gid, const struct saying *what);
/* Steps to the next cluster of a run; starts with a zeroed *c. */
bool cluster_next(const struct glyph_run *r, struct glyph_cluster *c);
/* Whether the glyphs, by their ToUnicode entries, say the cluster's text. */
bool cluster_is_plain(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c);
/* What each glyph of a cluster is to say where ToUnicode does not say its text. From right to left it is the last that
   says all. False: there is no need, or there are no codes for it. */
bool cluster_share(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c, struct saying *out);
bool cluster_is_space(const struct glyph_cluster *c);
/* The character of a text that has but one, else 0. */
uint32_t cluster_character(const char *text, int size);
/* Controls that leave no trace on paper and need none in the text. */
bool cluster_is_invisible(const struct glyph_cluster *c);

/* What a CFF table says about its glyphs: CID by glyph, or NULL when it is keyed by names. */
bool cff_is_cid_keyed(const unsigned char *cff, size_t size);
bool cff_read_cids(struct arena *a, const unsigned char *cff, size_t size, int glyphs, uint16_t **cid);

#endif
