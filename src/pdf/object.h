/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects of a file, and the values that stand in them. */
#ifndef PLATEN_PDF_OBJECT_H
#define PLATEN_PDF_OBJECT_H

#include "base.h"

#include <hpdf.h>

struct libdeflate_compressor;
struct writer; /* of internal.h */

/* An indirect object: libharu owns the dictionary and its number; what stands between << and >>
   is printed here, after any keys that libharu put there. A stream also has data. */
struct object {
	HPDF_Dict dict;
	struct buf body;
	struct buf data; /* as stored, after its filter */
	bool stream;
};

/* What of the number that libharu keeps is the number. */
#define OBJECT_NUMBER 0x00FFFFFFu

struct object *object_new(struct writer *w);
/* Takes over a dictionary that libharu has made. */
struct object *object_adopt(struct writer *w, HPDF_Dict dict);
/* A stream of `data`, deflated when that makes it smaller; `data` is emptied. */
struct object *stream_new(struct writer *w, struct buf *data, bool deflated);
void stream_fill(struct writer *w, struct object *o, struct buf *data, bool deflated);
int object_id(const struct object *o);
void put_int(struct buf *b, int64_t v);
void put_ref(struct buf *b, int id); /* " 12 0 R" */
void put_key_ref(struct buf *b, const char *key, const struct object *o);
/* A text string: as it is when ASCII, else UTF-16BE with its mark (ISO 32000-1 7.9.2.2). */
void put_text(struct buf *b, const char *utf8, size_t n);
void put_bytes(struct buf *b, const char *s, size_t n); /* a literal string */
void put_name(struct buf *b, const char *s);
void put_pt(struct buf *b, mpt v); /* with two decimals */
void put_hex16(struct buf *b, uint32_t v);
void put_utf16_hex(struct buf *b, const char *utf8, size_t n);
struct libdeflate_compressor *flate_open(void);
void flate_close(struct libdeflate_compressor *deflater);
/* Appends in zlib format. */
void flate(struct libdeflate_compressor *deflater, struct buf *out, const void *data, size_t size);

#endif
