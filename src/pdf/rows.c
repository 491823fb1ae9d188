/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows: an element of the structure is in each copy the same but for the numbers that it names. Numbers are given so that
 * the last two digits of each are those of the copy, and the objects that stand for one element stand ten in a row:
 *
 *     <</S/TD/P 40100 0 R/K 41200 0 R>><</S/TD/P 40101 0 R/K 41201 0 R>>...
 *     <</S/TD/P 40110 0 R/K 41210 0 R>><</S/TD/P 40111 0 R/K 41211 0 R>>...
 *
 * The predictor of PNG (ISO 32000-1 7.4.4.4) leaves of a row what it differs in from the one above, and that is a 1 in each
 * number, at equal distances, which deflate says in the longest of its matches: these are its fastest ones, too.
 * References are found in the printed text, so that whoever prints an object need not know of copies.
 */
#include "rows.h"

#include <assert.h>
#include <string.h>

/* The longest text of each stream; a reader inflates a whole stream to see one object, so there are few. */
static const size_t longest[ROW_STREAMS] = {50, 70, 100, 200, 400, 1000, SIZE_MAX};

enum { ACROSS = 10 };

int rows_block(int n)
{
	static const int sizes[] = {1, 10, 20, 50, ROWS_COPIES}; /* divisors, so that no block has numbers of two hundreds */
	int i = 0;
	assert(n <= ROWS_COPIES);
	while (sizes[i] < n)
		i++;
	return sizes[i];
}

void rows_open(struct rows *r, struct saver *s, int first)
{
	r->saver = s;
	r->first = first;
}

struct buf *rows_begin(struct rows *r)
{
	r->begun = r->text.n;
	r->begun_refs = r->refs.n;
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

/* The /ID of an element, or one of its /Headers, which are numbers of eight digits; texts stand behind other keys. */
static bool names_element(const struct buf *b, size_t at)
{
	static const char key[] = "/ID";
	if (b->n - at < 10 || b->v[at + 9] != ')' || at < strlen(key))
		return false;
	return b->v[at - 1] == '[' || b->v[at - 1] == ')' || !memcmp(b->v + at - strlen(key), key, strlen(key));
}

/* No number but that of a reference stands before " 0 R". */
static bool is_reference(const struct buf *b, size_t to)
{
	static const char tail[] = " 0 R";
	return b->n - to >= strlen(tail) && !memcmp(b->v + to, tail, strlen(tail));
}

static size_t end_number(struct rows *r, size_t at, bool refers)
{
	int id;
	size_t to = read_number(&r->text, at, &id);
	if (id >= r->first && (refers || is_reference(&r->text, to)))
		*vec_push(r->saver->w->arena, &r->refs) = to - r->begun;
	return to;
}

void rows_end(struct rows *r)
{
	const struct buf *b = &r->text;
	for (size_t at = r->begun; at < b->n;) {
		if (b->v[at] == '(')
			at = names_element(b, at) ? end_number(r, at + 1, true) : skip_string(b, at);
		else if (b->v[at] >= '0' && b->v[at] <= '9')
			at = end_number(r, at, false);
		else
			at++;
	}
}

/* The text of a run as it is in the k-th copy. */
static void put_copy(const struct rows *r, const struct row_run *run, int k, char *to)
{
	memcpy(to, r->text.v + run->text, run->size);
	for (int i = 0; k && i < run->refs_n; i++) {
		char *end = to + r->refs.v[run->refs + i];
		end[-1] = (char)('0' + k % 10);
		end[-2] = (char)(end[-2] + k / 10);
	}
}

static void put_apart(struct rows *r, struct row_run *run)
{
	for (int i = 0; i < run->n; i++) {
		struct buf *b = saver_begin(r->saver, run->id + i);
		put_copy(r, run, run->from + i, buf_more(b, run->size));
		saver_end(r->saver);
	}
}

void rows_put(struct rows *r, int id, int from, int n)
{
	struct row_run run = {.id = id,
	                      .n = n,
	                      .from = from,
	                      .refs = r->begun_refs,
	                      .refs_n = r->refs.n - r->begun_refs,
	                      .text = r->begun,
	                      .size = r->text.n - r->begun};
	struct row_stream *s = r->streams;
	if (r->few) {
		put_apart(r, &run);
		return;
	}
	while (run.size > longest[s - r->streams])
		s++;
	*vec_push(r->saver->w->arena, &s->runs) = run;
	s->objects += n;
	s->across = n > s->across ? n : s->across;
	s->widest = run.size > s->widest ? run.size : s->widest;
}

/* -- streams -------------------------------------------------------------------------------- */

/* What a stream looks like: rows of slots, behind rows of its index. */
struct row_form {
	size_t width, columns; /* of a slot and of a row */
	int digits[2];         /* of the numbers and places in the index */
	int pairs;             /* of those in a row */
	int index, rows;       /* how many there are of both */
};

static int digits_of(size_t n)
{
	int digits = 1;
	while (n /= 10)
		digits++;
	return digits;
}

static int round_up(int n, int to) { return (n + to - 1) / to * to; }

/* Copies begin a row, so that each stands below the one with the same last digit. Returns how many slots that takes. */
static int place_runs(struct row_stream *s)
{
	int slots = 0;
	s->across = s->across > ACROSS ? ACROSS : s->across;
	for (int i = 0; i < s->runs.n; i++) {
		struct row_run *run = &s->runs.v[i];
		run->slot = run->from ? slots : round_up(slots, s->across);
		slots = run->slot + run->n;
	}
	return round_up(slots, s->across);
}

/* Round numbers change little from row to row. */
static struct row_form form_of(const struct rows *r, const struct row_stream *s, int slots)
{
	struct row_form f = {.digits = {digits_of((size_t)r->saver->numbers), digits_of((size_t)slots * (s->widest + 40))}};
	const size_t pair = (size_t)f.digits[0] + (size_t)f.digits[1] + 2;
	f.width = s->widest > pair ? s->widest : pair;
	f.width = (f.width + 9) / 10 * 10;
	f.columns = f.width * (size_t)s->across;
	f.pairs = (int)(f.columns / pair);
	f.pairs -= f.pairs > 10 ? f.pairs % 10 : 0;
	f.index = (s->objects + f.pairs - 1) / f.pairs;
	f.rows = slots / s->across;
	return f;
}

/* Where the next thing of one width stands in the rows. */
struct cursor {
	char *to;
	int at, across;
	size_t width, rest; /* behind the last one of a row, with the byte that begins the next one */
};

static struct cursor cursor_new(char *rows, const struct row_form *f, int across, size_t width)
{
	return (struct cursor){rows + 1, 0, across, width, f->columns + 1 - width * (size_t)across};
}

static void cursor_step(struct cursor *c)
{
	c->to += c->width;
	if (++c->at < c->across)
		return;
	c->to += c->rest;
	c->at = 0;
}

/* A number that ends there. */
static void put_before(char *end, uint32_t n)
{
	do
		*--end = (char)('0' + n % 10);
	while (n /= 10);
}

/* The number and place of each object. */
static void put_index(char *out, const struct row_stream *s, const struct row_form *f)
{
	const size_t pair = (size_t)f->digits[0] + (size_t)f->digits[1] + 2;
	struct cursor c = cursor_new(out, f, f->pairs, pair);
	for (int i = 0; i < s->runs.n; i++) {
		const struct row_run *run = &s->runs.v[i];
		for (int k = 0; k < run->n; k++, cursor_step(&c)) {
			put_before(c.to + f->digits[0], (uint32_t)(run->id + k));
			put_before(c.to + pair - 1, (uint32_t)(run->slot + k) * (uint32_t)f->width);
		}
	}
}

static void put_objects(const struct rows *r, char *out, const struct row_stream *s, const struct row_form *f)
{
	struct cursor c = cursor_new(out, f, s->across, f->width);
	int slot = 0;
	for (int i = 0; i < s->runs.n; i++) {
		const struct row_run *run = &s->runs.v[i];
		for (; slot < run->slot; slot++)
			cursor_step(&c);
		for (int k = 0; k < run->n; k++, slot++, cursor_step(&c))
			put_copy(r, run, run->from + k, c.to);
	}
}

static void flush_stream(struct rows *r, struct row_stream *s)
{
	const struct row_form f = form_of(r, s, place_runs(s));
	const size_t size = (size_t)(f.index + f.rows) * (f.columns + 1);
	r->out.n = 0;
	char *out = memset(buf_more(&r->out, size), ' ', size);
	put_index(out, s, &f);
	put_objects(r, out + (size_t)f.index * (f.columns + 1), s, &f);
	rows_filter(out, f.columns, f.index + f.rows);
	int stream = saver_packed(r->saver, s->objects, (size_t)f.index * f.columns, f.columns, &r->out);
	for (int i = 0, place = 0; i < s->runs.n; place += s->runs.v[i++].n)
		saver_place(r->saver, s->runs.v[i].id, s->runs.v[i].n, stream, place);
	*s = (struct row_stream){.runs = s->runs};
	s->runs.n = 0;
}

void rows_flush(struct rows *r)
{
	for (int i = 0; i < ROW_STREAMS; i++)
		if (r->streams[i].runs.n)
			flush_stream(r, &r->streams[i]);
	r->text.n = 0;
	r->refs.n = 0;
}

void rows_free(struct rows *r)
{
	buf_free(&r->text);
	buf_free(&r->out);
}
