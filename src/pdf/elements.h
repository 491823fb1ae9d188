/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of the structure, as records, and who owns what is drawn (structure.c). */
#ifndef PLATEN_PDF_ELEMENTS_H
#define PLATEN_PDF_ELEMENTS_H

#include "pages.h"

struct object;
struct writer; /* of internal.h */

/* An item, and where it is: on a page of the file, or on one that has a place there. */
struct spot {
	const struct item *item, *place;
	int page;
};

/* What an element owns itself: a marked-content sequence, or an annotation (object > 0). */
struct content_ref {
	int64_t order; /* of drawing, over the whole document; of pages on sheets, that in which they are read */
	int page, mcid, object;
	const struct item *place; /* of the page that it was made for on its sheet, or NULL */
};

struct pdf_element {
	const struct element *element; /* NULL: made here */
	enum role role;
	int parent, first_kid, last_kid, next; /* -1: none */
	int64_t first;                         /* order of the first content below; INT64_MAX: none */
	bool kept;
	bool named;      /* has an /ID, by which cells name it */
	bool told;       /* in a file of copies: `alt` is another in each */
	const char *alt; /* in place of that of the pages; or NULL */
	int id;
	VEC(struct content_ref) own;
};

void structure_build(struct writer *w);
/* What the trees hang on in the file. */
void structure_roots(struct writer *w);
/* The index of an element, -1 for NULL. */
int structure_find(const struct writer *w, const struct element *s);
int structure_add_mcid(struct writer *w, int element, int page, const struct item *place);
/* The Link element that an annotation of `s` belongs to. */
int structure_link(struct writer *w, const struct element *s);
/* Notes an annotation; returns its /StructParent. */
int structure_add_annotation(struct writer *w, int element, const struct spot *s, const struct object *annotation);
int structure_add_reference(struct writer *w, int element, const struct spot *s, int number);
/* For a file of copies (pack.c): which elements are kept and which have names, and what is said of each. */
void structure_decide(struct writer *w);
void structure_name_heads(struct writer *w);
void structure_put_owners(const struct writer *w, int page, struct buf *b); /* of the page's marked content */
/* For the IDTree; nothing where it has none. Its number is raised by `nth`. */
void structure_put_name(const struct writer *w, int element, int nth, struct buf *b);
/* Numbers the elements behind all other objects and prints the trees. Nothing may be added later. */
void structure_finish(struct writer *w);
void structure_print(const struct writer *w, int element, struct buf *b);

#endif
