/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: objects that copies have each for itself, and that differ in little more than numbers. */
#ifndef PLATEN_PDF_ROWS_H
#define PLATEN_PDF_ROWS_H

#include "save.h"

/* A reference in the text of an object. */
struct row_ref {
	size_t from, to; /* where its number stands */
};

/* An object that is in its stream. */
struct row {
	int id;
	size_t size;
};

/* Objects of about one length, unfinished: their texts one behind the other. */
struct row_stream {
	struct buf text;
	size_t widest;
	VEC(struct row) rows;
};

enum { ROW_STREAMS = 6 };

struct rows {
	struct saver *saver;
	int first; /* the number from which on numbers are those of a copy */
	bool few;  /* copies: the objects are not worth rows of their own */
	struct buf text;
	VEC(struct row_ref) refs;
	int raised; /* by how much its references are */
	struct row_stream streams[ROW_STREAMS];
};

/* Begins those of a set of copies, whose numbers are from `first` on. */
void rows_open(struct rows *r, struct saver *s, int first);
/* An object as it is in the first copy, printed into the buffer, then ended. */
struct buf *rows_begin(struct rows *r);
void rows_end(struct rows *r);
/* That object under the number `id`, its references to objects of the copy raised by `by`, no less than before. */
void rows_put(struct rows *r, int id, int by);
/* All that were put become object streams. */
void rows_flush(struct rows *r);
void rows_free(struct rows *r);

#endif
