/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF that platen made, as a scene. */
#ifndef PLATEN_DIFF_SCENE_PDF_H
#define PLATEN_DIFF_SCENE_PDF_H

#include "pdf_tags.h"

struct typed_font {
	int number; /* of its object */
	struct pdf_type *type;
};
struct digested {
	int number; /* of its object */
	uint64_t hash;
};
struct digests {
	VEC(struct digested) v;
	struct hashes by_number;
};
struct pdf_scenery {
	struct arena *arena;
	struct pdf_file *file;
	struct scene *scene;
	struct pdf_tags tags;
	struct text_maker texts;
	VEC(struct typed_font) fonts;
	struct digests digests; /* of pdf_page_digest() */
	int page;
	double left, top; /* of the trimmed page, in the coordinates of the PDF */
};
/* Notes the first thing of the file that cannot be read: "page 2: its content cannot be unpacked". */
void pdf_scene_damaged(struct pdf_scenery *s, const char *what);

/* Whether its information says that platen made it. */
bool pdf_is_own(struct pdf_file *f);
/* What qpdf has passed over so far, perhaps with content, and what helps; NULL: nothing. */
const char *pdf_scene_damage(struct arena *a, struct pdf_file *f);
struct scene *scene_of_pdf(struct arena *a, struct pdf_file *f);

/* Adds to a scene of another program's file, whose things are texts, what the file says of itself, its annotations, its
   bookmarks and the rest of it. */
void scene_look_besides(struct scene *s, struct pdf_file *f);

/* -- parts ------------------------------------------------------------------------------------ */

/* What a page draws. */
void pdf_draw_page(struct pdf_scenery *s, pdf_object page);
/* The outline, whose entries belong to the pages that they lead to. */
struct page_bookmarks {
	VEC(struct thing) v;
};
struct page_bookmarks *pdf_bookmarks(struct pdf_scenery *s);
void pdf_take_facts(struct pdf_scenery *s);
/* What the file and a page hold besides what all others of these tell. */
void pdf_take_rest(struct pdf_scenery *s);
void pdf_take_page_rest(struct pdf_scenery *s, pdf_object page);
/* Of an object and all that it holds but for values of `but`, which ends with NULL; pages, elements and fonts that it leads to
   count by what they are called. Times and numbers of objects do not count. */
uint64_t pdf_digest(struct pdf_scenery *s, pdf_object o, const char *const *but);
/* Of a page with all that it is drawn by, which pages that look alike may share; 0: it is too much. */
uint64_t pdf_page_digest(struct pdf_scenery *s, pdf_object page);
/* Adds to what a thing says, unless there is no such text. */
void pdf_note(struct pdf_scenery *s, struct thing *t, const char *about, const char *text);
void pdf_note_rest(struct pdf_scenery *s, struct thing *t, const char *about, uint64_t hash);
/* Links, fields and notes of a page. */
void pdf_take_annotations(struct pdf_scenery *s, pdf_object page);
/* A rectangle of the PDF on the trimmed page. */
struct rect pdf_rect(const struct pdf_scenery *s, double x1, double y1, double x2, double y2);

#endif
