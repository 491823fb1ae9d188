/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf_fonts: what codes of a composite font say and draw, and how wide they are (ISO 32000-1 9.7, 9.10.3). */
#ifndef PLATEN_DIFF_PDF_FONTS_H
#define PLATEN_DIFF_PDF_FONTS_H

#include "outline.h"
#include "pdf_read.h"

struct code_use {
	int code;
	double width;     /* in 1/1000 of the size */
	const char *text; /* UTF-8; NULL: it is not said */
};
struct pdf_type {
	const char *name; /* without the tag of its subset */
	double width;     /* of codes that have none of their own */
	int set;          /* how often a code was given a width or a text */
	VEC(struct code_use) codes;
	int *index;                   /* by code: its place among them, and one more; 65536 of them */
	struct font_program *program; /* NULL: it cannot be read */
	const char *why;              /* of that, as the end of a sentence */
	struct buf file, glyphs;      /* of the program; glyphs by CID, none: they have the same numbers */
};
/* Ended by pdf_type_close(). */
struct pdf_type *pdf_type_read(struct arena *a, struct pdf_file *f, pdf_object font);
void pdf_type_close(struct pdf_type *t);
/* What a code draws, as font_program_look(). */
bool pdf_type_look(const struct pdf_type *t, int code, uint64_t *look, const char **why);
/* NULL: nothing is known of it. */
const struct code_use *pdf_type_code(const struct pdf_type *t, int code);

#endif
