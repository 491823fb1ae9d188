/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor: what no program that uses these libraries can do without. It repeats a recording
 * (record.c) and does nothing else: the same runs are shaped, the same subsets made, the same
 * streams deflated, as many bytes written, synced and renamed. Each font is opened once, whatever
 * platen does. What platen adds, YAML, layout, breaking and the PDF's own syntax, is the distance.
 *
 *     floor RECORDING OUTPUT
 */
#include "record.h"

#include <fcntl.h>
#include <hb-subset.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FONTS_MAX = 64 };

struct font {
	hb_face_t *face;
	hb_font_t *font;
};
static struct font fonts[FONTS_MAX];
static int fonts_n;

_Noreturn static void fail(const char *what, const char *name)
{
	fprintf(stderr, "floor: %s %s\n", what, name);
	exit(2);
}

static const char *map(const char *path, size_t *n)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0)
		fail("cannot read", path);
	*n = (size_t)st.st_size;
	const char *v = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (v == MAP_FAILED)
		fail("cannot map", path);
	close(fd);
	return v;
}

static void open_font(const struct call *r, const char *name)
{
	char path[4096];
	size_t n;
	snprintf(path, sizeof(path), "%.*s", (int)r->name, name);
	if (fonts_n == FONTS_MAX)
		fail("too many fonts:", path);
	const char *v = map(path, &n);
	hb_blob_t *blob = hb_blob_create(v, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	struct font *f = &fonts[fonts_n++];
	f->face = hb_face_create(blob, 0);
	f->font = hb_font_create(f->face);
	unsigned upem = hb_face_get_upem(f->face);
	hb_font_set_scale(f->font, (int)upem, (int)upem);
}

static void shape(hb_buffer_t *b, const struct call *r, const char *name, const char *data)
{
	hb_feature_t feature[32];
	if (r->features > 32)
		fail("too many features", "");
	memcpy(feature, data, r->features * sizeof(*feature));
	const char *text = data + r->features * sizeof(*feature);
	hb_buffer_clear_contents(b);
	hb_buffer_add_utf8(b, text, (int)(r->size - r->features * sizeof(*feature)), r->start, (int)r->length);
	hb_buffer_set_direction(b, (hb_direction_t)r->direction);
	hb_buffer_set_script(b, (hb_script_t)r->script);
	if (r->name)
		hb_buffer_set_language(b, hb_language_from_string(name, (int)r->name));
	hb_shape(fonts[r->font].font, b, feature, r->features);
}

/* Outlines only, as platen does: the cheapest subset known. */
static hb_blob_t *outline_table(hb_face_t *face, hb_tag_t tag, void *user)
{
	(void)face;
	for (const char *t = "glyflocaheadmaxphheahmtxCFF "; *t; t += 4)
		if (HB_TAG(t[0], t[1], t[2], t[3]) == tag)
			return hb_face_reference_table(user, tag);
	return NULL;
}

static void subset(const struct call *r, const char *data)
{
	hb_face_t *lean = hb_face_create_for_tables(outline_table, fonts[r->font].face, NULL);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_input_set_flags(input, r->flags);
	for (size_t i = 0; i < r->size; i += sizeof(hb_codepoint_t)) {
		hb_codepoint_t gid;
		memcpy(&gid, data + i, sizeof(gid));
		hb_set_add(hb_subset_input_glyph_set(input), gid);
	}
	hb_face_t *small = hb_subset_or_fail(lean, input);
	if (!small)
		fail("a subset failed", "");
	hb_blob_destroy(hb_face_reference_blob(small));
	hb_face_destroy(small);
	hb_face_destroy(lean);
	hb_subset_input_destroy(input);
}

static void deflate(struct libdeflate_compressor **c, const struct call *r, const char *data)
{
	if (!*c)
		*c = libdeflate_alloc_compressor((int)r->flags);
	size_t bound = libdeflate_zlib_compress_bound(*c, r->size);
	char *v = malloc(bound);
	if (!v || !libdeflate_zlib_compress(*c, data, r->size, v, bound))
		fail("a stream was not deflated", "");
	free(v);
}

static void output(const char *path, size_t n)
{
	char unfinished[4096], *v = malloc(n + 1);
	snprintf(unfinished, sizeof(unfinished), "%s.tmp", path);
	int fd = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (!v || fd < 0)
		fail("cannot write", unfinished);
	memset(v, 'x', n);
	if (write(fd, v, n) != (ssize_t)n || fsync(fd) < 0 || close(fd) < 0 || rename(unfinished, path) < 0)
		fail("cannot write", path);
	free(v);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: floor RECORDING OUTPUT", "");
	size_t n;
	const char *p = map(argv[1], &n), *end = p + n;
	hb_buffer_t *buffer = hb_buffer_create();
	struct libdeflate_compressor *compressor = NULL;
	while (p < end) {
		struct call r;
		memcpy(&r, p, sizeof(r));
		const char *name = p + sizeof(r), *data = name + r.name;
		switch ((enum op)r.op) {
		case OP_FONT: open_font(&r, name); break;
		case OP_SHAPE: shape(buffer, &r, name, data); break;
		case OP_SUBSET: subset(&r, data); break;
		case OP_DEFLATE: deflate(&compressor, &r, data); break;
		case OP_OUTPUT: output(argv[2], r.length); break;
		}
		p = data + r.size;
	}
	return 0;
}
