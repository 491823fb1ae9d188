/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save: the parts of writing a file, in their order. */
#ifndef PLATEN_PDF_SAVE_H
#define PLATEN_PDF_SAVE_H

#include "internal.h"

enum entry_kind { ENTRY_FREE, ENTRY_OFFSET, ENTRY_PACKED };

struct xref_entry {
	uint64_t a;   /* the next free object, the offset, or the object stream */
	uint16_t b;   /* the place in the object stream */
	uint8_t kind; /* enum entry_kind */
};

struct saver {
	struct writer *w;
	struct buf *out;
	size_t base; /* where the file starts in `out` */
	HPDF_Stream writer;
	VEC(struct xref_entry) entries;
	VEC(int) packed; /* objects of the object stream being filled */
	struct buf index, bodies;
};

/* Begins a file of about so many objects, when all objects of libharu are made. */
void saver_open(struct saver *s, struct writer *w, struct buf *out, int objects);
/* The numbers of n further objects; returns the first. */
int saver_number(struct saver *s, int n);
/* All streams of libharu, then streams of such numbers; `data` is deflated where that makes it smaller. */
void saver_streams(struct saver *s);
void saver_stream(struct saver *s, int id, const struct buf *data);
/* An object that is no stream: what it is is put into the buffer, then ended. */
struct buf *saver_begin(struct saver *s, int id);
void saver_end(struct saver *s);
/* All other objects of libharu, which are complete now. */
void saver_objects(struct saver *s);
void saver_flush(struct saver *s);
void saver_close(struct saver *s);

#endif
