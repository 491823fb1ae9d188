/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes: records in a file of our own, which anybody may have written to. */
#ifndef PLATEN_BYTES_H
#define PLATEN_BYTES_H

#include "base.h"
#include "digest.h"

/* Numbers are written in the machine's order, texts with a NUL. NULL and "" are written alike. */
void bytes_put(struct buf *b, uint64_t v);
void bytes_put_text(struct buf *b, const char *s);
void bytes_put_digest(struct buf *b, struct digest d);

/* Reads the same. What does not stand there is 0 or "", and `bad` from then on. */
struct byte_reader {
	const char *p, *end;
	bool bad;
};
uint64_t bytes_take(struct byte_reader *b);
/* A number that is less than `below`. */
uint64_t bytes_take_below(struct byte_reader *b, uint64_t below);
/* How many records follow, each of which takes `least` bytes: never more than there can be. */
int bytes_take_count(struct byte_reader *b, size_t least);
/* Where it stands: it ends in a NUL. */
const char *bytes_take_text(struct byte_reader *b);
struct digest bytes_take_digest(struct byte_reader *b);

#endif
