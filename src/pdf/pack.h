/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack: a file of copies of pages that share what is the same in all of them. */
#ifndef PLATEN_PDF_PACK_H
#define PLATEN_PDF_PACK_H

#include "rows.h"

/* Of a page: the number of its content, and the keys that its dictionary has in all copies. Of the copies in the window, the
   number for the first of them: of the stream that lies over it (0: none has one), of the array of owners of its marked
   content, and its key in the ParentTree. */
struct pack_page {
	int content;
	struct buf body;
	int own, owners, key;
};

/* Pages that copies share, with memory of their own, and their elements that are kept. What each copy of the window has
   for itself has a number in each; pages, links and elements here have that of the first one, and what it names is raised
   for the others (rows.c). */
struct pack_base {
	struct part part;
	bool last;         /* no copy behind the window has them */
	VEC(int) elements; /* those of one role one after the other */
	VEC(int) named;    /* of those, in the order of their names */
	VEC(int) copies;   /* in the window */
	struct pack_page *each;
};

/* Marked content that lies over a page. */
struct pack_mark {
	int page, element;
	const struct item *place; /* as of a content_ref */
	const char *alt;          /* of the element, in this copy; or NULL */
};

/* A copy of the window. */
struct pack_copy {
	struct pdf_copy of;
	struct pack_base *base;
	int nth;   /* of those of the base */
	int alike; /* how many of those from this one on have the same marks */
	VEC(struct pack_mark) marks;
};

/* Nodes of the ParentTree, each written when it is full. */
struct pack_nodes {
	VEC(int) id;
	struct buf body;
	int n, key; /* entries of the node that is being filled, and its first key */
};

/* The copies of a window are written together, and are in memory together. WINDOW_ALONE of them may be the last ones with
   their pages, which then leave it. */
enum { WINDOW_COPIES = ROWS_COPIES, WINDOW_OBJECTS = 60000, WINDOW_ALONE = 8 };

/* Pages that were met and are met again. */
struct met_pages {
	const struct pages *pages;
	uint64_t drawn; /* what writer.drawn has of them */
};

struct pdf_pack {
	struct writer *w;
	VEC(struct met_pages) met;
	const struct pdf_copies *copies;
	struct pdf_copy first; /* which is asked for before the others */
	const char *lang;      /* of the file */
	VEC(struct pack_base *) bases;
	struct saver saver;
	struct rows rows;
	int document, page_root, outline; /* numbers: the top of the structure, the page tree, the first bookmark */
	int pages, keys;                  /* so far: of the file, and those of the ParentTree */
	int from, to;                     /* the copies of the window */
	struct pack_copy window[WINDOW_COPIES];
	VEC(struct pack_base *) shown; /* the bases of the window */
	VEC(int) page_nodes;
	struct pack_nodes parent_nodes;
	struct buf kids, names, labels; /* of the document, of the IDTree, of /PageLabels */
};

/* In this order, with the parts of write.c between them. */
void pack_begin(struct pdf_pack *p, const struct pdf_copies *copies);
void pack_open(struct pdf_pack *p, struct buf *out, const struct pdf_sink *sink);
void pack_copies(struct pdf_pack *p);
void pack_close(struct pdf_pack *p);
void pack_free(struct pdf_pack *p);

/* What is shared of the pages; written when they are first seen. */
struct pack_base *base_of(struct pdf_pack *p, const struct pdf_copy *copy);
void base_free(struct pack_base *b);
/* The next copies, from p->to on; and what is left when all are written. */
void window_write(struct pdf_pack *p);
void window_finish(struct pdf_pack *p);

#endif
