/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF that platen made, as a scene. */
#ifndef PLATEN_DIFF_SCENE_PDF_H
#define PLATEN_DIFF_SCENE_PDF_H

#include "pdf_tags.h"

struct typed_font {
	int number; /* of its object */
	struct pdf_type *type;
};
struct pdf_scenery {
	struct arena *arena;
	struct pdf_file *file;
	struct scene *scene;
	struct pdf_tags tags;
	struct text_maker texts;
	VEC(struct typed_font) fonts;
	int page;
	double left, top; /* of the trimmed page, in the coordinates of the PDF */
};
/* Notes the first thing of the file that cannot be read: "page 2: its content cannot be unpacked". */
void pdf_scene_damaged(struct pdf_scenery *s, const char *what);

/* Whether its information says that platen made it. */
bool pdf_is_own(struct pdf_file *f);
struct scene *scene_of_pdf(struct arena *a, struct pdf_file *f);

/* -- parts ------------------------------------------------------------------------------------ */

/* What a page draws. */
void pdf_draw_page(struct pdf_scenery *s, pdf_object page);
/* Links and fields of a page. */
void pdf_take_annotations(struct pdf_scenery *s, pdf_object page);
/* The outline, whose entries belong to the pages that they lead to. */
struct page_bookmarks {
	VEC(struct thing) v;
};
struct page_bookmarks *pdf_bookmarks(struct pdf_scenery *s);
void pdf_take_facts(struct pdf_scenery *s);
/* A rectangle of the PDF on the trimmed page. */
struct rect pdf_rect(const struct pdf_scenery *s, double x1, double y1, double x2, double y2);

#endif
