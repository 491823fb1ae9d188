/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack: a file of copies of pages that share what is the same in all of them. */
#ifndef PLATEN_PDF_PACK_H
#define PLATEN_PDF_PACK_H

#include "rows.h"

/* Of a page of the copies in the window, the number for the first of them: of the stream that lies over it (0: none has
   one), of the array of owners of its marked content, and its key in the ParentTree. */
struct pack_page {
	int own, owners, key;
};

/* Pages that copies share, among those of the writer, and their elements that are kept. What each copy of the window has
   for itself has a number in each; the writer's pages, links and elements have that of the first one, and what it names
   is raised for the others (rows.c). */
struct pack_base {
	const struct pages *pages;
	int page, top;     /* the first of its pages, and its element that is a kid of the document */
	VEC(int) elements; /* those of one role one after the other */
	VEC(int) named;    /* of those, in the order of their names */
	VEC(int) copies;   /* in the window */
	struct pack_page *each;
};

/* Marked content that lies over a page. */
struct pack_mark {
	int page, element;
	const char *alt; /* of the element, in this copy; or NULL */
};

/* A copy of the window. */
struct pack_copy {
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

/* The copies of a window are written together. */
enum { WINDOW_COPIES = ROWS_COPIES, WINDOW_OBJECTS = 60000 };

struct pack {
	struct writer *w;
	bool fronts;
	struct pages all; /* that copies share, one after the other */
	VEC(struct pack_base) bases;
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
void pack_collect(struct pack *p); /* the pages that are shared, as those of the writer */
void pack_pages(struct pack *p);   /* the writer's pages; each stands for those of the copy that is being written */
void pack_open(struct pack *p, struct buf *out, const struct pdf_sink *sink);
void pack_copies(struct pack *p);
void pack_close(struct pack *p);
void pack_free(struct pack *p);

/* Those of the pages; NULL: they were not collected. */
struct pack_base *pack_find_base(struct pack *p, const struct pages *pages);
/* Of a window: the copies p->from .. p->to, and what is left when all are written. */
void window_write(struct pack *p);
void window_finish(struct pack *p);

#endif
