/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bitmaps: which of the formats a file has, and the complaint when it is damaged.
 *
 * A file is decoded whole before it is taken, once for each file and output, so that no damage
 * reaches a PDF: readers of PDFs complain about it, or draw what nobody has seen.
 */
#include "bitmap.h"

#include <string.h>

typedef const char *taker(const struct gfx *g, const struct source *s, struct image *out);

/* NULL when it has neither of the formats. */
static taker *format_of(const struct source *s)
{
	if (s->size > 8 && !memcmp(s->text, "\x89PNG\r\n\x1A\n", 8))
		return png_take;
	return s->size > 4 && !memcmp(s->text, "\xFF\xD8", 2) ? jpeg_take : NULL;
}

const struct image *image_load(const struct gfx *g, const char *file, struct where at)
{
	const struct source *s = file_read(g->root, file, g->diag, at);
	if (!s)
		return NULL;
	struct image *image = NEW(g->arena, struct image);
	taker *take = format_of(s);
	const char *problem = take ? take(g, s, image) : "it is neither PNG nor JPEG";
	if (problem)
		diag_report(g->diag, DIAG_BAD_IMAGE, at, arena_printf(g->arena, "'%s': %s", file, problem));
	if (problem && take)
		diag_hint(g->diag, "export it again");
	else if (problem && memmem(s->text, s->size < 1000 ? s->size : 1000, "<svg", 4))
		diag_hint(g->diag, "an SVG is placed with the box svg");
	else if (problem)
		diag_hint(g->diag, "export it as PNG, a photograph as JPEG; another name alone changes nothing");
	if (problem)
		return NULL;
	image->file = arena_strdup(g->arena, file);
	return image;
}
