/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows: an element of the structure is in each copy the same but for the numbers that it names. The objects that stand for
 * one element in a set of copies are put one below the other, as rows of equal width:
 *
 *     <</S/TD/P 40100 0 R/K 41200 0 R>>
 *     <</S/TD/P 40101 0 R/K 41201 0 R>>
 *     <</S/TD/P 40102 0 R/K 41202 0 R>>
 *
 * The predictor of PNG (ISO 32000-1 7.4.4.4) leaves of a row what it differs in from the one above: the same few bytes in
 * nearly each, of which deflate makes a few bits. Without it an element takes fifteen bytes in each copy.
 * References are found in the printed text, so that whoever prints an object need not know of copies.
 */
#include "rows.h"

#include <assert.h>
#include <string.h>

/* The longest text of each stream; a reader inflates a whole stream to see one object, so there are few. */
static const size_t longest[ROW_STREAMS] = {48, 72, 112, 320, 1280, SIZE_MAX};

/* Up: each byte is the difference to that above. */
enum { PNG_UP = 2 };

void rows_open(struct rows *r, struct saver *s, int first)
{
	r->saver = s;
	r->first = first;
}

struct buf *rows_begin(struct rows *r)
{
	r->text.n = 0;
	r->refs.n = 0;
	r->raised = 0;
	return &r->text;
}

/* -- references ----------------------------------------------------------------------------- */

/* Behind a literal string, whose parentheses are escaped (put_bytes). */
static size_t skip_string(const struct buf *b, size_t at)
{
	for (at++; at < b->n && b->v[at] != ')'; at++)
		at += b->v[at] == '\\';
	return at + 1;
}

static size_t read_number(const struct buf *b, size_t at, int *n)
{
	for (*n = 0; at < b->n && b->v[at] >= '0' && b->v[at] <= '9' && *n < 100000000; at++)
		*n = 10 * *n + b->v[at] - '0';
	return at;
}

/* No number but that of a reference stands before " 0 R". */
void rows_end(struct rows *r)
{
	static const char tail[] = " 0 R";
	const struct buf *b = &r->text;
	for (size_t at = 0; at < b->n;) {
		int id;
		size_t to = read_number(b, at, &id);
		if (to == at)
			at = b->v[at] == '(' ? skip_string(b, at) : at + 1;
		else {
			if (id >= r->first && b->n - to >= strlen(tail) && !memcmp(b->v + to, tail, strlen(tail)))
				*vec_push(r->saver->w->arena, &r->refs) = (struct row_ref){at, to};
			at = to;
		}
	}
}

/* The i-th number is as many noughts as it had nines. */
static void put_one_before(struct rows *r, int i)
{
	struct buf *b = &r->text;
	const size_t at = r->refs.v[i].from;
	buf_putc(b, ' ');
	memmove(b->v + at + 1, b->v + at, b->n - 1 - at);
	b->v[at] = '1';
	r->refs.v[i].to++;
	for (int k = i + 1; k < r->refs.n; k++) {
		r->refs.v[k].from++;
		r->refs.v[k].to++;
	}
}

/* In the digits themselves: printing the numbers anew took a tenth of all time. */
static void count_on(struct rows *r)
{
	for (int i = 0; i < r->refs.n; i++) {
		const struct row_ref *f = &r->refs.v[i];
		size_t at = f->to;
		while (at > f->from && r->text.v[at - 1] == '9')
			r->text.v[--at] = '0';
		if (at > f->from)
			r->text.v[at - 1]++;
		else
			put_one_before(r, i);
	}
	r->raised++;
}

void rows_put(struct rows *r, int id, int by)
{
	assert(by >= r->raised);
	while (r->raised < by)
		count_on(r);
	if (r->few) {
		struct buf *b = saver_begin(r->saver, id);
		buf_put(b, r->text.v, r->text.n);
		saver_end(r->saver);
		return;
	}
	struct row_stream *s = r->streams;
	while (r->text.n > longest[s - r->streams])
		s++;
	buf_put(&s->text, r->text.v, r->text.n);
	*vec_push(r->saver->w->arena, &s->rows) = (struct row){id, r->text.n};
	s->widest = r->text.n > s->widest ? r->text.n : s->widest;
}

/* -- streams -------------------------------------------------------------------------------- */

static void put_blanks(struct buf *out, size_t n)
{
	static const char blanks[] = "                                ";
	for (; n > sizeof(blanks) - 1; n -= sizeof(blanks) - 1)
		buf_put(out, blanks, sizeof(blanks) - 1);
	buf_put(out, blanks, n);
}

/* A row begins with what says how it is filtered, and ends with blanks. */
static void put_row(struct buf *out, const char *text, size_t n, size_t width)
{
	buf_putc(out, PNG_UP);
	buf_put(out, text, n);
	put_blanks(out, width - n);
}

/* From the last row on, so that what is above is still as it was. */
static void filter_rows(struct buf *out, size_t width)
{
	const size_t step = width + 1;
	assert(out->v && out->n >= step);
	for (size_t at = out->n - step; at; at -= step) {
		char *row = out->v + at;
		for (size_t i = 1; i < step; i++)
			row[i] = (char)(row[i] - row[i - step]);
	}
}

static int digits_of(size_t n)
{
	int digits = 1;
	while (n /= 10)
		digits++;
	return digits;
}

/* As many digits for all, so that they stand one below the other. */
static void put_wide(struct buf *b, size_t n, int digits)
{
	put_blanks(b, (size_t)(digits - digits_of(n)));
	put_int(b, (int64_t)n);
	buf_putc(b, ' ');
}

/* The number and place of each object, as many of them in a row as have room. */
static void put_index(struct buf *out, const struct row_stream *s, const int digits[2], size_t width)
{
	struct buf row = {0};
	const size_t pair = (size_t)digits[0] + (size_t)digits[1] + 2;
	for (int i = 0; i < s->rows.n; i++) {
		put_wide(&row, (size_t)s->rows.v[i].id, digits[0]);
		put_wide(&row, (size_t)i * width, digits[1]);
		if (row.n + pair <= width && i + 1 < s->rows.n)
			continue;
		put_row(out, row.v, row.n, width);
		row.n = 0;
	}
	buf_free(&row);
}

static void put_objects(struct buf *out, const struct row_stream *s, size_t width)
{
	const char *text = s->text.v;
	for (int i = 0; i < s->rows.n; i++) {
		put_row(out, text, s->rows.v[i].size, width);
		text += s->rows.v[i].size;
	}
}

static void flush_stream(struct rows *r, struct row_stream *s)
{
	struct buf out = {0};
	const int digits[2] = {digits_of((size_t)r->saver->numbers), digits_of((size_t)s->rows.n * (s->widest + 32))};
	const size_t pair = (size_t)digits[0] + (size_t)digits[1] + 2, width = s->widest > pair ? s->widest : pair;
	put_index(&out, s, digits, width);
	size_t first = out.n / (width + 1) * width;
	put_objects(&out, s, width);
	filter_rows(&out, width);
	int stream = saver_packed(r->saver, s->rows.n, first, width, &out);
	for (int i = 0; i < s->rows.n; i++)
		saver_place(r->saver, s->rows.v[i].id, stream, i);
	s->rows.n = 0;
	s->text.n = 0;
	s->widest = 0;
	buf_free(&out);
}

void rows_flush(struct rows *r)
{
	for (int i = 0; i < ROW_STREAMS; i++)
		if (r->streams[i].rows.n)
			flush_stream(r, &r->streams[i]);
}

void rows_free(struct rows *r)
{
	buf_free(&r->text);
	for (int i = 0; i < ROW_STREAMS; i++)
		buf_free(&r->streams[i].text);
}
