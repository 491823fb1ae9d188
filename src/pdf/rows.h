/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: objects that copies have each for itself, and that differ in little more than numbers. */
#ifndef PLATEN_PDF_ROWS_H
#define PLATEN_PDF_ROWS_H

#include "save.h"

/* The most copies that are put together; a power of ten (see rows_block). */
enum { ROWS_COPIES = 100 };

/* The same object of some copies: one text, in which the numbers at `refs` are those of the first of all copies. */
struct row_run {
	int id, n, from; /* numbers from `id` on, of the copies `from` .. `from + n - 1` */
	int refs, refs_n;
	size_t text, size;
	int slot; /* of the first one in its stream */
};

/* Objects of about one length, unfinished. */
struct row_stream {
	size_t widest;
	int objects, across; /* how many there are; how many stand in a row */
	VEC(struct row_run) runs;
};

enum { ROW_STREAMS = 7 };

struct rows {
	struct saver *saver;
	int first;        /* the number from which on numbers are those of a copy */
	bool few;         /* copies: the objects are not worth rows of their own */
	struct buf text;  /* of all runs that are unfinished; the last one is that which was printed last */
	size_t begun;     /* where that begins */
	VEC(size_t) refs; /* where references end, counted from the start of their text */
	int begun_refs;
	struct row_stream streams[ROW_STREAMS];
	struct buf out;
};

/* How many numbers belong to an object of n copies, so that in each copy only the last two digits are others: that many are
   taken at once, from a multiple of it on. */
int rows_block(int n);
/* Begins those of a set of copies, whose numbers are from `first` on. */
void rows_open(struct rows *r, struct saver *s, int first);
/* An object as it is in the first copy, printed into the buffer, then ended. */
struct buf *rows_begin(struct rows *r);
void rows_end(struct rows *r);
/* That object in the copies `from` .. `from + n - 1`, under the numbers from `id` on. */
void rows_put(struct rows *r, int id, int from, int n);
/* All that were put become object streams. */
void rows_flush(struct rows *r);
void rows_free(struct rows *r);

#endif
