/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and texts in a row. Nothing that is read is believed before it has been looked at. */
#include "bytes.h"

#include <limits.h>
#include <string.h>

void bytes_put(struct buf *b, uint64_t v) { buf_put(b, &v, sizeof(v)); }

void bytes_put_text(struct buf *b, const char *s) { buf_put(b, s ? s : "", s ? strlen(s) + 1 : 1); }

void bytes_put_digest(struct buf *b, struct digest d)
{
	bytes_put(b, d.high);
	bytes_put(b, d.low);
}

uint64_t bytes_take(struct byte_reader *b)
{
	uint64_t v = 0;
	b->bad = b->bad || (size_t)(b->end - b->p) < sizeof(v);
	if (b->bad)
		return 0;
	memcpy(&v, b->p, sizeof(v));
	b->p += sizeof(v);
	return v;
}

uint64_t bytes_take_below(struct byte_reader *b, uint64_t below)
{
	uint64_t v = bytes_take(b);
	b->bad = b->bad || v >= below;
	return b->bad ? 0 : v;
}

int bytes_take_count(struct byte_reader *b, size_t least)
{
	uint64_t n = bytes_take(b);
	b->bad = b->bad || n > INT_MAX || n > (size_t)(b->end - b->p) / least;
	return b->bad ? 0 : (int)n;
}

const char *bytes_take_text(struct byte_reader *b)
{
	const char *s = b->p, *nul = b->bad ? NULL : memchr(s, 0, (size_t)(b->end - s));
	b->bad = !nul;
	if (b->bad)
		return "";
	b->p = nul + 1;
	return s;
}

struct digest bytes_take_digest(struct byte_reader *b)
{
	struct digest d = {.high = bytes_take(b)};
	d.low = bytes_take(b);
	return d;
}
