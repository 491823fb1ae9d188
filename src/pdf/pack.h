/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack: a file of copies of pages that share what is the same in all of them. */
#ifndef PLATEN_PDF_PACK_H
#define PLATEN_PDF_PACK_H

#include "save.h"

/* Pages that copies share, among those of the writer, and their elements that are kept. */
struct pack_base {
	const struct pages *pages;
	int page;
	VEC(int) elements; /* parents before kids; the first is the top */
};

/* Nodes of a tree, each written when it is full. */
struct pack_nodes {
	VEC(int) id;
	struct buf body;
	int n, key; /* entries of the node that is being filled, and its first key */
};

struct pack {
	struct writer *w;
	bool fronts;
	struct pages all; /* that copies share, one after the other */
	VEC(struct pack_base) bases;
	struct saver saver;
	int document, page_root, outline; /* numbers: the top of the structure, the page tree, the first bookmark */
	int pages, keys;                  /* so far: of the file, and those of the ParentTree */
	struct pack_nodes page_nodes, parent_nodes;
	int *owners; /* of each page of a copy: how many owners it had, then what lies over it, then its node */
	struct buf kids, names, labels; /* of the document, of the IDTree, of /PageLabels */
};

/* In this order, with the parts of write.c between them. */
void pack_collect(struct pack *p); /* the pages that are shared, as those of the writer */
void pack_pages(struct pack *p);   /* the writer's pages; each stands for those of the copy that is being written */
void pack_open(struct pack *p, struct buf *out);
void pack_copy(struct pack *p);
void pack_close(struct pack *p);
void pack_free(struct pack *p);

#endif
