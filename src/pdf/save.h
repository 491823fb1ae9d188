/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save: the parts of writing a file, in their order. */
#ifndef PLATEN_PDF_SAVE_H
#define PLATEN_PDF_SAVE_H

#include "internal.h"

enum entry_kind { ENTRY_FREE, ENTRY_OFFSET, ENTRY_PACKED };

/* Objects of successive numbers: one at an offset, or some that stand one behind the other in an object stream. A pack has
   millions of objects, and few such runs. */
struct xref_run {
	int id, n;
	enum entry_kind kind;
	int place;   /* of the first in its object stream */
	uint64_t at; /* the offset, or the number of the object stream */
};

struct saver {
	struct writer *w;
	struct buf *out;
	size_t base;                 /* where the file starts in `out` */
	const struct pdf_sink *sink; /* of a file of copies, where the bytes before those in `out` are; else NULL */
	size_t taken;                /* how many */
	struct buf digest;           /* what is said of them in /ID */
	HPDF_Stream writer;
	int numbers; /* from 0 on, that are given */
	VEC(struct xref_run) runs;
	VEC(int) packed; /* objects of the object stream being filled */
	struct buf index, bodies;
};

/* Begins a file when all objects of libharu are made. */
void saver_open(struct saver *s, struct writer *w, struct buf *out);
/* The numbers of n further objects; returns the first. */
int saver_number(struct saver *s, int n);
/* All streams of libharu, then streams of such numbers; `data` is deflated where that makes it much smaller. */
void saver_streams(struct saver *s);
void saver_stream(struct saver *s, int id, const struct buf *data);
/* An object that is no stream: what it is is put into the buffer, then ended. */
struct buf *saver_begin(struct saver *s, int id);
void saver_end(struct saver *s);
/* An object stream of n objects, filled before; returns its number. With `columns` it has rows, filtered as in PNG. */
int saver_packed(struct saver *s, int n, size_t first, size_t columns, const struct buf *data);
/* Objects of n successive numbers are the i-th of that stream and those behind it. */
void saver_place(struct saver *s, int id, int n, int stream, int i);
/* Filters rows as in PNG. Each begins with a byte in front of its columns, which says how. */
void rows_filter(char *out, size_t columns, int rows);
/* What is finished leaves the memory. */
void saver_drain(struct saver *s);
/* All other objects of libharu, which are complete now. */
void saver_objects(struct saver *s);
void saver_flush(struct saver *s);
void saver_close(struct saver *s);

#endif
