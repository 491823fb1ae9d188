/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * outline: what the glyphs of a font look like, as digests. Two fonts draw a letter alike if its digests are equal,
 * whatever number its glyph has in each, and whichever other glyphs the two hold.
 */
#ifndef PLATEN_OUTLINE_H
#define PLATEN_OUTLINE_H

#include "text.h"

struct font_program;

/* Of a face whose glyphs were checked when they were used; it must outlive the program. */
struct font_program *font_program_of(struct arena *a, const struct face *f);
/* What a PDF embeds: a font file with at least the tables that its outlines need, or a bare CFF table (ISO 32000-1 9.9).
   The bytes must outlive the program. NULL with *why, in the words of the checks of sfnt.h, where it is damaged. */
struct font_program *font_program_read(struct arena *a, const void *v, size_t n, const char **why);
void font_program_close(struct font_program *p);

/* Of a glyph by its number, or by its CID where CFF has CIDs; 0: it draws nothing. False with *why: it is damaged, or the
   font does not have it. Each glyph is drawn once. */
bool font_program_look(struct font_program *p, unsigned glyph, uint64_t *look, const char **why);

#endif
