/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shared by the files of pdf: structure elements, pages, the writer. A file calls those of lines above its own, and of
 * its own line those before it:
 *
 *     object.c cff.c cluster.c artifact.c   libharu's objects, values, streams; CIDs; clusters; what artifacts say
 *     page.c                                what dictionaries of pages have in common
 *     image.c glyphs.c font.c field_font.c  image XObjects; glyphs in use and what they say; subsets, Type0 fonts
 *     structure.c                           elements, ParentTree
 *     fields.c save.c navigation.c          fields; object streams, cross-references, /ID; outline, links, page labels
 *     metadata.c                            XMP, information dictionary, output intent
 *     placed.c                              forms of repeated pages, places on sheets
 *     painter.c show.c content_stream.c     the state of a content stream; glyph runs; items
 *     rows.c                                objects that are alike, in object streams of rows
 *     pack_base.c                           pages that copies share
 *     pack_window.c                         what each of some copies has for itself
 *     pack.c                                copies of pages that share what is the same in all
 *     write.c                               the order of the work, page dictionaries, catalog
 */
#ifndef PLATEN_PDF_INTERNAL_H
#define PLATEN_PDF_INTERNAL_H

#include "digest.h"
#include "elements.h"
#include "font.h"
#include "object.h"
#include "pdf.h"

/* -- the document --------------------------------------------------------------------------- */

struct pdf_page {
	const struct page *page;
	int id;                          /* the number of its dictionary; of copies, that of the first one in the window */
	struct object *object, *content; /* of copies there are none: pack.c prints them */
	VEC(int) owner;                  /* element of each MCID */
	VEC(int) annotations;            /* object numbers */
	bool transparency;
};

/* A page that stands on sheets as a picture. */
struct pdf_form {
	const struct page *page;
	struct object *object;
	bool transparency;
};

/* A link on pages that copies share: its element, which of what that owns it is, its number and its key in
   the ParentTree, which are those of a copy. */
struct pdf_link {
	struct spot spot;
	int element, own, id, key;
};
struct target_list; /* of navigation.c */

struct pdf_image {
	const struct image *image;
	struct object *object;
	struct digest digest; /* in a file of copies, of the samples */
};

struct pdf_field {
	const struct form_field *field;
	struct object *object;
	VEC(int) kids; /* object numbers of the buttons of a choice */
};

/* The appearances of buttons of one size. */
struct pdf_mark {
	enum form_mark mark;
	mpt width, height;
	struct object *on, *off;
};

struct pdf_fields {
	struct object *font;
	VEC(struct pdf_field) v; /* in the order of the pages */
	struct hashes at;        /* choices among them, by the address of the field */
	VEC(struct pdf_mark) marks;
};

/* Pages, and what the file says of them: all of it, or what copies share (pack.c). */
struct part {
	struct arena *arena;
	const struct pages *pages;
	struct pdf_page *page;
	int n; /* of them */
	VEC(struct pdf_element) elements;
	struct hashes element_at;  /* in `elements`, by the address of the element of the pages */
	VEC(int) annotation_owner; /* element of each annotation, by order of /StructParent */
	int order;
	VEC(struct pdf_link) links; /* of what copies share */
	struct target_list *targets;
	int above; /* the object that its top element belongs to */
};

struct writer {
	struct part *part; /* which is being written */
	const struct pdf_options *options;
	struct arena *arena;
	HPDF_Doc doc;
	struct libdeflate_compressor *deflater;
	VEC(struct object *) by_id;
	struct buf *sink; /* where libharu's writer puts its bytes */
	VEC(struct pdf_font) fonts;
	VEC(struct pdf_image) images;
	struct hashes image_at; /* in `images`, by the address of what is drawn */
	VEC(struct pdf_form) forms;
	struct hashes form_at;                                      /* in `forms`, by the address of the page */
	struct object *resources, *form_resources, *catalog, *info; /* form_resources: NULL without forms */
	struct pdf_fields fields;
	struct compounds *compounds; /* of glyphs.c */
	bool pack;                   /* a file of copies */
	uint64_t drawn;              /* in such a file, a hash of all that is drawn in it; else 0 */
	int left_out;                /* an object that is not written, or 0 */
	struct object *tree_root, *parent_tree;
	VEC(struct object *) parent_leaf;
};

/* The items of a page as operators; and as the content of its object. */
void content_put(struct writer *w, int page, struct buf *out);
void content_write(struct writer *w, int page);
/* The boxes and resources of a page, and how it is blended, when its content is there. */
void page_put_boxes(const struct writer *w, int page, struct buf *b);
void page_put_group(const struct writer *w, int page, struct buf *b);
/* What lies over a page, in a stream of its own behind that of the page. */
void content_write_over(struct writer *w, int page, const struct item_vec *items, struct buf *out);
/* The contents of all forms, which have no marks. */
void content_write_forms(struct writer *w);
/* Finds the pages that are repeated. */
void forms_collect(struct writer *w);
int form_index(const struct writer *w, const struct page *p);
/* "q", the clip of a place, and the map from the page to the sheet. */
void placed_begin(const struct page *sheet, const struct item *place, struct buf *b);
/* In a file of copies those with the same samples are one, since each copy may have loaded them. */
int image_index(struct writer *w, const struct image *m);
void metadata_write(struct writer *w);
/* Links and fields, in the order of reading. */
void annotations_write(struct writer *w);
/* A box of a page as a rectangle of PDF: its lower left and upper right corners. */
void put_corners(const struct page *p, struct rect r, struct buf *b);
/* The same, as /Rect. */
void put_rect(const struct page *p, struct rect r, struct buf *b);
/* The font that fields are typed in, where the pages have one; NULL after reporting a font that cannot be joined. */
struct object *field_font(struct writer *w);
/* Before all fields; false after reporting. */
bool fields_open(struct writer *w);
/* A field, or a button of one, and its annotation. */
void field_write(struct writer *w, const struct spot *s);
/* When all are there. */
void fields_write(struct writer *w);
/* For a file of copies: notes the links before structure_decide(), finds them behind it, prints one. */
void links_collect(struct writer *w);
void links_find(struct writer *w);
void link_put(struct writer *w, const struct pdf_link *l, int key, struct buf *b);
void outline_write(struct writer *w);
void page_labels_write(struct writer *w);
/* Point of a page in the coordinates of PDF: from the lower left corner of the sheet. */
static inline mpt page_x(const struct page *p, mpt x) { return x + p->bleed + p->slug; }
static inline mpt page_y(const struct page *p, mpt y) { return p->height + p->bleed + p->slug - y; }
void save(struct writer *w, struct buf *out);
/* What /ID says of the bytes of a file: equal on every machine. */
void identify(const char *v, size_t n, uint64_t id[2]);

#endif
