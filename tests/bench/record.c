/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Platen with an ear at its libraries. run.sh links the project's own objects with this file and
 * the linker's --wrap, so that calls of HarfBuzz, libdeflate and the system pass through here and
 * are noted in $PLATEN_RECORDING. The floor then repeats them. Platen itself knows nothing of it,
 * and the recording follows the documents without anybody's care.
 *
 * Fonts are told apart by the file that file_map() gave: its bytes become a blob, the blob a
 * face, the face perhaps a lean face for subsetting.
 */
#include "input.h"
#include "record.h"

#include <errno.h>
#include <hb-subset.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FACES_MAX = 1024, FILES_MAX = 1024, FONTS_MAX = 64 };

static struct {
	FILE *out;
	struct {
		const char *bytes;
		size_t size;
		char *path;
	} file[FILES_MAX];
	struct {
		const hb_face_t *face;
		uint32_t font;
	} face[FACES_MAX];
	char *font[FONTS_MAX];
	int files, faces, fonts;
	const char *text; /* what the buffer was given last */
	struct call shape;
	int level;
	uint32_t written; /* bytes since the last rename */
} rec;

_Noreturn static void fail(const char *what)
{
	fprintf(stderr, "record: %s\n", what);
	exit(2);
}

/* Before main(), which confines the process to what a build writes. */
__attribute__((constructor)) static void open_recording(void)
{
	const char *path = getenv("PLATEN_RECORDING");
	if (!(rec.out = path ? fopen(path, "wb") : NULL))
		fail("PLATEN_RECORDING names no file that can be written");
}

static void put(struct call r, const void *name, const void *front, size_t front_size, const void *data)
{
	fwrite(&r, sizeof(r), 1, rec.out);
	fwrite(name, 1, r.name, rec.out);
	fwrite(front, 1, front_size, rec.out);
	fwrite(data, 1, r.size - front_size, rec.out);
	if (fflush(rec.out))
		fail("the recording cannot be written");
}

/* -- which font ----------------------------------------------------------------------------- */

const struct source *__real_file_map(struct root *r, const char *path, struct diag *d, struct where at);
const struct source *__wrap_file_map(struct root *r, const char *path, struct diag *d, struct where at);
const struct source *__wrap_file_map(struct root *r, const char *path, struct diag *d, struct where at)
{
	const struct source *s = __real_file_map(r, path, d, at);
	if (s && rec.files == FILES_MAX)
		fail("too many files");
	if (s) {
		rec.file[rec.files].bytes = s->text;
		rec.file[rec.files].size = s->size;
		rec.file[rec.files++].path = strdup(path);
	}
	return s;
}

static uint32_t font_number(const char *path)
{
	for (int i = 0; i < rec.fonts; i++)
		if (!strcmp(rec.font[i], path))
			return (uint32_t)i;
	if (rec.fonts == FONTS_MAX)
		fail("too many fonts");
	rec.font[rec.fonts] = strdup(path);
	put((struct call){.op = OP_FONT, .name = (uint32_t)strlen(path)}, path, "", 0, "");
	return (uint32_t)rec.fonts++;
}

static void add_face(const hb_face_t *face, uint32_t font)
{
	if (rec.faces == FACES_MAX)
		fail("too many faces");
	rec.face[rec.faces].face = face;
	rec.face[rec.faces++].font = font;
}

/* The latest counts: memory of a face that is gone may hold another. */
static bool find_face(const hb_face_t *face, uint32_t *font)
{
	for (int i = rec.faces; i-- > 0;)
		if (rec.face[i].face == face) {
			*font = rec.face[i].font;
			return true;
		}
	return false;
}

static uint32_t font_of(const hb_face_t *face)
{
	uint32_t font;
	if (!find_face(face, &font))
		fail("a face of no known file");
	return font;
}

/* The font that a table was mapped from. */
static uint32_t font_of_table(hb_blob_t *table)
{
	const char *at = hb_blob_get_data(table, NULL);
	hb_blob_destroy(table);
	for (int i = rec.files; i-- > 0;)
		if (at >= rec.file[i].bytes && at < rec.file[i].bytes + rec.file[i].size)
			return font_number(rec.file[i].path);
	fail("a font that file_map() did not read");
}

/* A face is made of the tables of a file, or of those of another face. */
hb_face_t *__real_hb_face_create_for_tables(hb_reference_table_func_t f, void *user, hb_destroy_func_t destroy);
hb_face_t *__wrap_hb_face_create_for_tables(hb_reference_table_func_t f, void *user, hb_destroy_func_t destroy);
hb_face_t *__wrap_hb_face_create_for_tables(hb_reference_table_func_t f, void *user, hb_destroy_func_t destroy)
{
	hb_face_t *face = __real_hb_face_create_for_tables(f, user, destroy);
	uint32_t font;
	if (!find_face(user, &font))
		font = font_of_table(f(face, HB_TAG('h', 'e', 'a', 'd'), user));
	add_face(face, font);
	return face;
}

/* -- what was done with it ------------------------------------------------------------------ */

void __real_hb_buffer_add_utf8(hb_buffer_t *b, const char *text, int size, unsigned start, int length);
void __wrap_hb_buffer_add_utf8(hb_buffer_t *b, const char *text, int size, unsigned start, int length);
void __wrap_hb_buffer_add_utf8(hb_buffer_t *b, const char *text, int size, unsigned start, int length)
{
	rec.text = text;
	rec.shape = (struct call){.op = OP_SHAPE, .size = (uint32_t)size, .start = start, .length = (uint32_t)length};
	__real_hb_buffer_add_utf8(b, text, size, start, length);
}

hb_bool_t __real_hb_shape_full(hb_font_t *font, hb_buffer_t *b, const hb_feature_t *features, unsigned n,
                               const char *const *shapers);
hb_bool_t __wrap_hb_shape_full(hb_font_t *font, hb_buffer_t *b, const hb_feature_t *features, unsigned n,
                               const char *const *shapers);
hb_bool_t __wrap_hb_shape_full(hb_font_t *font, hb_buffer_t *b, const hb_feature_t *features, unsigned n,
                               const char *const *shapers)
{
	struct call r = rec.shape;
	const char *language = hb_language_to_string(hb_buffer_get_language(b));
	language = language ? language : "";
	r.font = font_of(hb_font_get_face(font));
	r.direction = hb_buffer_get_direction(b);
	r.script = hb_buffer_get_script(b);
	r.name = (uint32_t)strlen(language);
	r.features = n;
	r.size += n * (uint32_t)sizeof(*features);
	put(r, language, features, n * sizeof(*features), rec.text);
	return __real_hb_shape_full(font, b, features, n, shapers);
}

hb_subset_plan_t *__real_hb_subset_plan_create_or_fail(hb_face_t *face, const hb_subset_input_t *input);
hb_subset_plan_t *__wrap_hb_subset_plan_create_or_fail(hb_face_t *face, hb_subset_input_t *input);
hb_subset_plan_t *__wrap_hb_subset_plan_create_or_fail(hb_face_t *face, hb_subset_input_t *input)
{
	const hb_set_t *set = hb_subset_input_glyph_set(input);
	unsigned n = hb_set_get_population(set);
	hb_codepoint_t *gid = calloc(n + 1, sizeof(*gid)), g = HB_SET_VALUE_INVALID;
	for (unsigned i = 0; gid && i < n && hb_set_next(set, &g); i++)
		gid[i] = g;
	put((struct call){.op = OP_SUBSET,
	                  .size = n * (uint32_t)sizeof(*gid),
	                  .font = font_of(face),
	                  .flags = hb_subset_input_get_flags(input)},
	    "", "", 0, gid);
	free(gid);
	return __real_hb_subset_plan_create_or_fail(face, input);
}

struct libdeflate_compressor *__real_libdeflate_alloc_compressor(int level);
struct libdeflate_compressor *__wrap_libdeflate_alloc_compressor(int level);
struct libdeflate_compressor *__wrap_libdeflate_alloc_compressor(int level)
{
	rec.level = level;
	return __real_libdeflate_alloc_compressor(level);
}

size_t __real_libdeflate_zlib_compress(struct libdeflate_compressor *c, const void *in, size_t n, void *out, size_t room);
size_t __wrap_libdeflate_zlib_compress(struct libdeflate_compressor *c, const void *in, size_t n, void *out, size_t room);
size_t __wrap_libdeflate_zlib_compress(struct libdeflate_compressor *c, const void *in, size_t n, void *out, size_t room)
{
	put((struct call){.op = OP_DEFLATE, .size = (uint32_t)n, .flags = (uint32_t)rec.level}, "", "", 0, in);
	return __real_libdeflate_zlib_compress(c, in, n, out, room);
}

ssize_t __real_write(int fd, const void *v, size_t n);
ssize_t __wrap_write(int fd, const void *v, size_t n);
ssize_t __wrap_write(int fd, const void *v, size_t n)
{
	ssize_t done = __real_write(fd, v, n);
	if (fd > STDERR_FILENO && done > 0)
		rec.written += (uint32_t)done;
	return done;
}

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to)
{
	put((struct call){.op = OP_OUTPUT, .length = rec.written}, "", "", 0, "");
	rec.written = 0;
	return __real_rename(from, to);
}
