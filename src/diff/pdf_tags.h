/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf_tags: the structure tree of a PDF (ISO 32000-1 14.7), and which content of which page belongs to what of it. */
#ifndef PLATEN_DIFF_PDF_TAGS_H
#define PLATEN_DIFF_PDF_TAGS_H

#include "pdf_read.h"
#include "scene.h"

struct page_tags {
	VEC(const struct tag *) by_mcid;
};
struct numbered_tag {
	int number; /* of an annotation */
	const struct tag *tag;
};
struct pdf_tags {
	struct arena *arena;
	struct pdf_file *file;
	int n;
	struct page_tags *page;
	int *page_number;        /* of each page, the number of its object */
	struct hashes by_number; /* pages by that */
	VEC(struct numbered_tag) annotations;
	struct hashes by_annotation;
	uint64_t digest; /* of all elements: what they are and say, without their content */
	int elements;
	struct hashes met; /* elements and entries of the outline, by their numbers */
};
void pdf_tags_read(struct pdf_tags *t, struct arena *a, struct pdf_file *f);
/* NULL: it belongs to none. */
const struct tag *pdf_tag_of_mcid(const struct pdf_tags *t, int page, int mcid);
const struct tag *pdf_tag_of_annotation(const struct pdf_tags *t, int number);
/* Whether an element or an entry of the outline was met before, which no tree has twice; now it was. */
bool pdf_tags_met(struct pdf_tags *t, pdf_object o);
/* The place of the page that an object is, from 0; -1: it is none. */
int pdf_tags_page(const struct pdf_tags *t, pdf_object page);

#endif
