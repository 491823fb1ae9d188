/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raster.h"

#include "program.h"

#include <stdio.h>
#include <string.h>

static bool run(struct arena *a, const struct raster_file *file, int page, int longest, bool png, struct buf *out,
                const char **why)
{
	const struct program_request q = {
	        .call = png ? PDF_PNG : PDF_PIXELS, .page = page, .longest = longest, .bytes = file->bytes};
	struct buf messages = {0};
	const int status = program_run(&q, out, &messages);
	if (status == PROGRAM_ABSENT)
		*why = "pdftoppm of poppler is not installed";
	else if (status)
		*why = arena_printf(a, "pdftoppm cannot draw page %d of %s: %s", page, file->name,
		                    program_says(a, &messages));
	buf_free(&messages);
	return status == 0;
}

/* "P6", width, height, 255, one blank, then the samples. */
static const struct image *read_ppm(struct arena *a, const struct buf *b)
{
	int width, height, most, head = 0;
	if (b->n < 16 || sscanf(b->v, "P6 %d %d %d%n", &width, &height, &most, &head) != 3 || most != 255)
		return NULL;
	if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE)
		return NULL;
	const size_t size = (size_t)width * (size_t)height * 3;
	if (b->n < (size_t)head + 1 + size)
		return NULL;
	unsigned char *data = arena_alloc(a, size);
	struct image *m = NEW(a, struct image);
	memcpy(data, b->v + head + 1, size);
	*m = (struct image){.width = width, .height = height, .components = 3, .depth = 8, .data = data, .size = size};
	return m;
}

const struct image *raster_page(struct arena *a, const struct raster_file *file, int page, int longest, const char **why)
{
	struct buf out = {0};
	const struct image *m = NULL;
	if (run(a, file, page, longest, false, &out, why)) {
		buf_cstr(&out);
		m = read_ppm(a, &out);
		if (!m)
			*why = arena_printf(a, "pdftoppm gave no picture of page %d of %s", page, file->name);
	}
	buf_free(&out);
	return m;
}

bool raster_png(struct arena *a, const struct raster_file *file, int page, int longest, struct buf *out, const char **why)
{
	return run(a, file, page, longest, true, out, why);
}

/* By a quarter: what was on the left is at the top. */
static const struct image *turned_once(struct arena *a, const struct image *m)
{
	unsigned char *data = arena_alloc(a, m->size);
	struct image *out = NEW(a, struct image);
	*out = *m;
	out->width = m->height;
	out->height = m->width;
	out->data = data;
	for (int y = 0; y < m->height; y++)
		for (int x = 0; x < m->width; x++) {
			const size_t from = (size_t)y * (size_t)m->width + (size_t)x;
			const size_t to = (size_t)x * (size_t)m->height + (size_t)(m->height - 1 - y);
			memcpy(data + to * 3, m->data + from * 3, 3);
		}
	return out;
}

const struct image *raster_turned(struct arena *a, const struct image *m, int degrees)
{
	for (; m && degrees >= 90; degrees -= 90)
		m = turned_once(a, m);
	return m;
}
