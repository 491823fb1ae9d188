/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foreign: PDFs that another program made, as poppler's programs see them. */
#ifndef PLATEN_DIFF_FOREIGN_H
#define PLATEN_DIFF_FOREIGN_H

#include "pdf_read.h"
#include "diff.h"
#include "raster.h"
#include "scene.h"

/* The words of a file in their blocks, and the sizes of its pages; without pdftotext or a text there are no words. NULL with
   a sentence in *why. */
struct scene *scene_of_text(struct arena *a, const struct raster_file *file, const char **why);
/* Adds to a scene of a file's words what qpdf tells of it. */
void foreign_look(struct scene *s, struct pdf_file *f);
/* Old pages of which the new one of the same number is turned otherwise are turned as that is. */
struct foreign_turns {
	struct arena *arena;
	struct buf bytes; /* of the file with them; empty: there are none. The caller's */
	VEC(int) before;  /* by page: how it was turned */
};
/* False: the file cannot be written. */
bool foreign_turn(struct pdf_file *was, struct pdf_file *now, struct foreign_turns *out);
/* Tells a scene of that file how its pages were turned, and how pictures of them are to be. */
void foreign_take_turns(struct scene *was, const struct foreign_turns *t);
/* Adds to `d` where pages that are told of as one look different elsewhere than in what it tells. False with a sentence in
   *why. */
bool diff_pixels(struct arena *a, struct document_diff *d, const struct raster_file file[2], const struct scene *was_scene,
                 const struct scene *now_scene, const char **why);

#endif
