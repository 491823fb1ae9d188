/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shared by the files of pdf: objects, fonts, images, structure elements. Each file calls those of
 * the lines above its own, never one below:
 *
 *     object.c                  libharu's objects, values, streams
 *     cff.c, cluster.c, glyphs.c, font.c   clusters, glyphs in use and what they say, subsets, Type0 fonts
 *     image.c, metadata.c       image XObjects; XMP, information dictionary, output intent
 *     structure.c               elements, ParentTree
 *     navigation.c              outline, links, page labels
 *     artifact.c, painter.c, show.c, content_stream.c   what artifacts say, state of a content stream, glyph runs, items
 *     save.c                    object streams, cross-references
 *     write.c                   the order of the work, page dictionaries, catalog
 */
#ifndef PLATEN_PDF_INTERNAL_H
#define PLATEN_PDF_INTERNAL_H

#include "pdf.h"

#include <hb.h>
#include <hpdf.h>

/* -- objects -------------------------------------------------------------------------------- */

/* An indirect object: libharu owns the dictionary and its number; what stands between << and >>
   is printed here, after any keys that libharu put there. A stream also has data. */
struct object {
	HPDF_Dict dict;
	struct buf body;
	struct buf data; /* as stored, after its filter */
	bool stream;
};

struct writer;

struct object *object_new(struct writer *w);
/* Takes over a dictionary that libharu has made. */
struct object *object_adopt(struct writer *w, HPDF_Dict dict);
/* A stream of `data`, deflated when that makes it smaller; `data` is emptied. */
struct object *stream_new(struct writer *w, struct buf *data, bool deflated);
void stream_fill(struct writer *w, struct object *o, struct buf *data, bool deflated);
int object_id(const struct object *o);
void put_int(struct buf *b, int64_t v);
void put_ref(struct buf *b, int id); /* " 12 0 R" */
void put_key_ref(struct buf *b, const char *key, const struct object *o);
/* A text string: as it is when ASCII, else UTF-16BE with its mark (ISO 32000-1 7.9.2.2). */
void put_text(struct buf *b, const char *utf8, size_t n);
void put_bytes(struct buf *b, const char *s, size_t n); /* a literal string */
void put_name(struct buf *b, const char *s);
void put_pt(struct buf *b, mpt v); /* with two decimals */
void put_hex16(struct buf *b, uint32_t v);
void put_utf16_hex(struct buf *b, const char *utf8, size_t n);
struct libdeflate_compressor *flate_open(void);
void flate_close(struct libdeflate_compressor *deflater);
/* Appends in zlib format. */
void flate(struct libdeflate_compressor *deflater, struct buf *out, const void *data, size_t size);

/* -- fonts ---------------------------------------------------------------------------------- */

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

void fonts_collect(struct writer *w);
/* False after reporting a font that cannot be embedded. */
bool fonts_write(struct writer *w);
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

/* -- structure ------------------------------------------------------------------------------ */

/* What an element owns itself: a marked-content sequence, or an annotation (object > 0). */
struct content_ref {
	int order; /* of drawing, over the whole document */
	int page, mcid, object;
};

struct pdf_element {
	const struct element *element; /* NULL: made here */
	enum role role;
	int parent, first_kid, last_kid, next; /* -1: none */
	int first;                             /* drawing order of the first content below; INT32_MAX: none */
	bool kept;
	bool named; /* has an /ID, by which cells name it */
	int id;
	VEC(struct content_ref) own;
};

void structure_build(struct writer *w);
/* The index of an element, -1 for NULL. */
int structure_find(const struct writer *w, const struct element *s);
int structure_add_mcid(struct writer *w, int element, int page);
/* The Link element that an annotation of `s` belongs to. */
int structure_link(struct writer *w, const struct element *s);
/* Notes an annotation; returns its /StructParent. */
int structure_add_annotation(struct writer *w, int element, int page, const struct object *annotation);
/* Numbers the elements behind all other objects and prints the trees. Nothing may be added later. */
void structure_finish(struct writer *w);
void structure_print(const struct writer *w, int element, struct buf *b);

/* -- the document --------------------------------------------------------------------------- */

struct pdf_page {
	const struct page *page;
	struct object *object, *content;
	VEC(int) owner;       /* element of each MCID */
	VEC(int) annotations; /* object numbers */
	bool transparency;
};

struct pdf_image {
	const struct image *image;
	struct object *object;
};

struct writer {
	const struct pages *pages;
	const struct pdf_options *options;
	struct arena *arena;
	HPDF_Doc doc;
	struct libdeflate_compressor *deflater;
	VEC(struct object *) by_id;
	struct buf *sink; /* where libharu's writer puts its bytes */
	VEC(struct pdf_font) fonts;
	VEC(struct pdf_image) images;
	struct hashes image_at; /* in `images`, by the address of what is drawn */
	struct pdf_page *page;
	int pages_n;
	struct object *resources, *catalog, *info;
	/* structure */
	VEC(struct pdf_element) elements;
	struct hashes element_at;  /* in `elements`, by the address of the element of the pages */
	VEC(int) annotation_owner; /* element of each annotation, by order of /StructParent */
	int order;
	struct object *tree_root, *parent_tree;
	VEC(struct object *) parent_leaf;
};

void content_write(struct writer *w, int page);
int image_index(struct writer *w, const struct image *m);
void metadata_write(struct writer *w);
void links_write(struct writer *w);
void outline_write(struct writer *w);
void page_labels_write(struct writer *w);
/* Point of a page in the coordinates of PDF: from the lower left corner of the bleed. */
static inline mpt page_x(const struct page *p, mpt x) { return x + p->bleed; }
static inline mpt page_y(const struct page *p, mpt y) { return p->height + p->bleed - y; }
void save(struct writer *w, struct buf *out);
/* What /ID says of the bytes of a file: equal on every machine. */
void identify(const char *v, size_t n, uint64_t id[2]);

#endif
