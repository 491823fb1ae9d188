/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JPEG (ITU-T T.81, annex B): taken over as it is, after its segments were looked at and its data was
 * decoded. Only the segments that decoding needs are kept, so no camera data, place or thumbnail gets
 * into a PDF; which way up the picture stands is read first.
 */
#include "bitmap.h"

#include <string.h>

struct jpeg {
	const unsigned char *v;
	size_t n, at;
	struct buf out;
	int width, height, components, scans;
	unsigned char id[3]; /* of the components */
	bool seen[3];        /* in some scan */
	bool jfif, adobe;    /* markers that tell how colours are meant */
	int orientation;     /* of the first EXIF data; 0: there is none */
	bool huffman[2][16]; /* tables that are defined: for mean values, for the others */
};

static int word_at(const struct jpeg *j, size_t at) { return at + 1 < j->n ? j->v[at] << 8 | j->v[at + 1] : -1; }

/* Application data and comments do not belong to the picture; APP14 tells how colours are meant. */
static bool is_kept(int marker) { return !(marker >= 0xE0 && marker <= 0xEF && marker != 0xEE) && marker != 0xFE; }

static bool is_frame(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static const char *read_frame(struct jpeg *j, int marker, size_t at, int length)
{
	if (j->components)
		return "it has two frames";
	if (marker > 0xC2)
		return marker > 0xC8 ? "it is arithmetically coded; only baseline and progressive JPEG can be used"
		                     : "it is lossless or hierarchical; only baseline and progressive JPEG can be used";
	if (length < 8 || j->v[at + 2] != 8)
		return "its samples do not have 8 bits";
	j->height = word_at(j, at + 3);
	j->width = word_at(j, at + 5);
	j->components = j->v[at + 7];
	const char *problem = bitmap_size_problem((uint64_t)j->width, (uint64_t)j->height);
	if (problem)
		return problem;
	if (length != 8 + 3 * j->components)
		return "its frame is damaged";
	if (j->components != 1 && j->components != 3)
		return "it is neither grey nor RGB (CMYK is not supported)";
	for (int i = 0; i < j->components; i++)
		j->id[i] = j->v[at + 8 + 3 * (size_t)i];
	return NULL;
}

/* Each table has a byte for its class and place, how many codes there are of 1 to 16 bits, and their values (B.2.4.2). */
static const char *read_huffman(struct jpeg *j, size_t at, int length)
{
	size_t end = at + (size_t)length;
	for (at += 2; at < end;) {
		int kind = j->v[at] >> 4, place = j->v[at] & 15;
		size_t values = 0;
		for (size_t i = 1; i <= 16 && at + i < end; i++)
			values += j->v[at + i];
		at += 17 + values;
		if (kind > 1 || at > end)
			return "a Huffman table is damaged";
		j->huffman[kind][place] = true;
	}
	return NULL;
}

/* What libjpeg would take others for: tables that are not there. Mean values are refined without one (G.1.2.1). */
static bool has_tables(const struct jpeg *j, int tables, int from, int to, int refines)
{
	return (from > 0 || refines > 0 || j->huffman[0][tables >> 4]) && (to == 0 || j->huffman[1][tables & 15]);
}

/* Notes which components a scan brings; one that starts above 0 only adds to what is there (G.1.1.1.1). */
static const char *read_scan(struct jpeg *j, size_t at, int length)
{
	int n = length > 2 ? j->v[at + 2] : 0;
	if (!j->components)
		return "a scan comes before its frame";
	if (++j->scans > JPEG_MOST_SCANS)
		return "it has more than 100 scans";
	if (n < 1 || n > 4 || length != 6 + 2 * n)
		return "a scan is damaged";
	const unsigned char *component = j->v + at + 3, *range = component + 2 * (ptrdiff_t)n;
	for (; component < range; component += 2) {
		if (!has_tables(j, component[1], range[0], range[1], range[2] >> 4))
			return "a scan has no Huffman table";
		for (int k = 0; k < j->components; k++)
			j->seen[k] |= range[0] == 0 && j->id[k] == component[0];
	}
	return NULL;
}

/* Components that are called R, G and B, without a marker: libjpeg takes them for RGB, PDF for YCbCr (ISO 32000-1
   7.4.8), and a reader between the two crashed. With Adobe's marker (transform 0) all say RGB. */
static const unsigned char adobe_rgb[] = {0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

static bool is_bare_rgb(const struct jpeg *j)
{
	return j->components == 3 && !memcmp(j->id, "RGB", 3) && !j->jfif && !j->adobe;
}

/* Entropy-coded data up to the next marker that is no restart. */
static size_t skip_scan(const struct jpeg *j, size_t at)
{
	while (at + 1 < j->n && !(j->v[at] == 0xFF && j->v[at + 1] != 0 && (j->v[at + 1] < 0xD0 || j->v[at + 1] > 0xD7)))
		at++;
	return at;
}

static const char *read_segment(struct jpeg *j, int marker)
{
	size_t at = j->at;
	int length = word_at(j, at);
	if (length < 2 || at + (size_t)length > j->n)
		return "the file is damaged or ends too early";
	const char *problem = is_frame(marker) ? read_frame(j, marker, at, length) : NULL;
	if (problem)
		return problem;
	size_t end = at + (size_t)length;
	if (marker == 0xC4)
		problem = read_huffman(j, at, length);
	else if (marker == 0xDA)
		problem = read_scan(j, at, length);
	if (problem)
		return problem;
	if (marker == 0xDA)
		end = skip_scan(j, end);
	j->jfif |= marker == 0xE0 && length > 6 && !memcmp(j->v + at + 2, "JFIF", 4);
	j->adobe |= marker == 0xEE && length > 7 && !memcmp(j->v + at + 2, "Adobe", 5);
	if (marker == 0xE1 && length > 8 && !memcmp(j->v + at + 2, "Exif\0", 6) && !j->orientation)
		j->orientation = exif_orientation(j->v + at + 8, (size_t)length - 8);
	if (is_frame(marker) && is_bare_rgb(j))
		buf_put(&j->out, adobe_rgb, sizeof(adobe_rgb));
	if (is_kept(marker))
		buf_put(&j->out, j->v + at - 2, end - at + 2);
	j->at = end;
	return NULL;
}

static const char *read_jpeg(struct jpeg *j)
{
	buf_put(&j->out, "\xFF\xD8", 2);
	for (j->at = 2;;) {
		while (j->at + 1 < j->n && j->v[j->at] == 0xFF && j->v[j->at + 1] == 0xFF)
			j->at++; /* fill bytes */
		if (j->at + 1 >= j->n || j->v[j->at] != 0xFF)
			return "the file is damaged or ends too early";
		int marker = j->v[j->at + 1];
		j->at += 2;
		if (marker == 0xD9)
			break;
		const char *problem = read_segment(j, marker);
		if (problem)
			return problem;
	}
	buf_put(&j->out, "\xFF\xD9", 2);
	for (int i = 0; i < j->components; i++)
		if (!j->seen[i])
			return j->scans ? "one of its components has no data" : "it has no picture data";
	return j->scans ? NULL : "it has no picture data";
}

const char *jpeg_take(const struct gfx *g, const struct source *s, struct image *out)
{
	struct jpeg j = {.v = (const unsigned char *)s->text, .n = s->size};
	const char *problem = read_jpeg(&j);
	if (!problem)
		problem = jpeg_decode(g->arena, &j.out);
	if (!problem && g->gray && j.components == 3) {
		problem = jpeg_keep_luma(g->arena, &j.out);
		j.components = 1;
	}
	if (!problem)
		*out = (struct image){.width = j.width,
		                      .height = j.height,
		                      .components = j.components,
		                      .depth = 8,
		                      .jpeg = true,
		                      .orientation = j.orientation,
		                      .data = (unsigned char *)arena_strndup(g->arena, j.out.v, j.out.n),
		                      .size = j.out.n};
	buf_free(&j.out);
	return problem;
}
