/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saving, with object streams and a cross-reference stream (ISO 32000-1 7.5.7 and 7.5.8), which
 * libharu does not write: tags are many small objects, and so they take half the bytes.
 *
 *     header | streams | object streams | cross-reference stream | startxref
 *
 * Objects that are no streams, then the structure elements behind them, are printed through
 * libharu's writer into a buffer. What libharu counts a stream's length with is left out.
 */
#include "save.h"

#include <stdlib.h>
#include <string.h>

/* Objects of one object stream: a reader inflates all of it to see one. */
enum { STREAM_OBJECTS = 2000 };

/* Bytes that are worth a call of the sink. */
enum { DRAINED = 1 << 20 };

/* Bytes of which deflate spares next to none, such as a name on its line. */
enum { SMALL = 160 };

/* Of a file of copies, entries in a row of the cross-references: numbers of copies are given by hundreds. */
enum { SINK_ENTRIES = 100 };

/* Up: each byte is the difference to that above. */
enum { PNG_UP = 2 };

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct writer *w = stream->attr;
	buf_put(w->sink, bytes, n);
	return HPDF_OK;
}

static bool goes_on(const struct xref_run *r, const struct xref_run *next)
{
	return r->kind == ENTRY_PACKED && next->kind == ENTRY_PACKED && r->at == next->at && r->id + r->n == next->id &&
	        r->place + r->n == next->place;
}

/* Where objects are; each is noted once. */
static void note(struct saver *s, struct xref_run run)
{
	if (s->numbers < run.id + run.n)
		s->numbers = run.id + run.n;
	if (s->runs.n && goes_on(&s->runs.v[s->runs.n - 1], &run)) {
		s->runs.v[s->runs.n - 1].n += run.n;
		return;
	}
	struct xref_run *new = vec_push(s->w->arena, &s->runs);
	*new = run;
}

static void write_value(struct saver *s, void *object, struct buf *to)
{
	s->w->sink = to;
	if (HPDF_Obj_WriteValue(object, s->writer, NULL) != HPDF_OK)
		machine_failure("libharu cannot write an object (error 0x%lX)", (unsigned long)s->w->doc->error.error_no);
}

static void put_stream_data(struct saver *s, const struct buf *data)
{
	buf_printf(s->out, "/Length %zu>>stream\n", data->n);
	buf_put(s->out, data->v, data->n);
	buf_puts(s->out, "\nendstream\nendobj\n");
}

static uint64_t offset_now(const struct saver *s) { return s->taken + s->out->n - s->base; }

static void begin_object(struct saver *s, int id)
{
	note(s, (struct xref_run){.id = id, .n = 1, .kind = ENTRY_OFFSET, .at = offset_now(s)});
	buf_printf(s->out, "%d 0 obj\n", id);
}

/* -- streams -------------------------------------------------------------------------------- */

static void save_stream(struct saver *s, struct object *o)
{
	HPDF_Dict d = o->dict;
	HPDF_Stream kept = d->stream;
	HPDF_Dict_RemoveElement(d, "Length");
	HPDF_Dict_RemoveElement(d, "Filter");
	d->stream = NULL;
	begin_object(s, object_id(o));
	write_value(s, d, s->out);
	d->stream = kept;
	while (s->out->n && s->out->v[s->out->n - 1] != '>')
		s->out->n--;
	s->out->n -= 2; /* its >> */
	put_stream_data(s, &o->data);
	buf_free(&o->data);
}

/* -- object streams ------------------------------------------------------------------------- */

void saver_place(struct saver *s, int id, int n, int stream, int i)
{
	note(s, (struct xref_run){.id = id, .n = n, .kind = ENTRY_PACKED, .at = (uint64_t)stream, .place = i});
}

int saver_packed(struct saver *s, int n, size_t first, size_t columns, const struct buf *data)
{
	struct buf packed = {0};
	int id = s->numbers;
	flate(s->w->deflater, &packed, data->v, data->n);
	begin_object(s, id);
	buf_printf(s->out, "<</Type/ObjStm/N %d/First %zu/Filter/FlateDecode", n, first);
	if (columns)
		buf_printf(s->out, "/DecodeParms<</Predictor 12/Columns %zu>>", columns);
	put_stream_data(s, &packed);
	buf_free(&packed);
	return id;
}

void saver_flush(struct saver *s)
{
	if (!s->packed.n)
		return;
	size_t first = s->index.n;
	buf_put(&s->index, s->bodies.v, s->bodies.n);
	int id = saver_packed(s, s->packed.n, first, 0, &s->index);
	for (int i = 0; i < s->packed.n; i++)
		saver_place(s, s->packed.v[i], 1, id, i);
	s->packed.n = 0;
	s->index.n = s->bodies.n = 0;
}

struct buf *saver_begin(struct saver *s, int id)
{
	if (s->packed.n == STREAM_OBJECTS)
		saver_flush(s);
	*vec_push(s->w->arena, &s->packed) = id;
	put_int(&s->index, id);
	buf_putc(&s->index, ' ');
	put_int(&s->index, (int64_t)s->bodies.n);
	buf_putc(&s->index, ' ');
	return &s->bodies;
}

void saver_end(struct saver *s) { buf_putc(&s->bodies, '\n'); }

int saver_number(struct saver *s, int n)
{
	s->numbers += n;
	return s->numbers - n;
}

void saver_stream(struct saver *s, int id, const struct buf *data)
{
	struct buf packed = {0};
	if (data->n > SMALL)
		flate(s->w->deflater, &packed, data->v, data->n);
	bool smaller = packed.n && packed.n < data->n;
	begin_object(s, id);
	buf_puts(s->out, smaller ? "<</Filter/FlateDecode" : "<<");
	put_stream_data(s, smaller ? &packed : data);
	buf_free(&packed);
}

void saver_objects(struct saver *s)
{
	HPDF_Xref xref = s->w->doc->xref;
	for (int id = 1; id < (int)xref->entries->count; id++) {
		struct object *o = id < s->w->by_id.n ? s->w->by_id.v[id] : NULL;
		HPDF_Obj_Header *header = HPDF_Xref_GetEntry(xref, (HPDF_UINT)id)->obj;
		if ((o && o->stream) || (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER || id == s->w->left_out)
			continue;
		write_value(s, header, saver_begin(s, id));
		saver_end(s);
		if (o)
			buf_free(&o->body);
	}
}

static void save_elements(struct saver *s)
{
	for (int i = 0; i < s->w->part->elements.n; i++) {
		if (!s->w->part->elements.v[i].kept)
			continue;
		structure_print(s->w, i, saver_begin(s, s->w->part->elements.v[i].id));
		saver_end(s);
	}
}

/* -- cross-reference stream ----------------------------------------------------------------- */

static int bytes_for(uint64_t v)
{
	int n = 1;
	while (v >>= 8)
		n++;
	return n;
}

static int by_number(const void *a, const void *b)
{
	const struct xref_run *x = a, *y = b;
	return x->id - y->id;
}

/* Numbers of no object, and 0 in front. */
struct free_list {
	VEC(int) v;
};

/* When the runs are in the order of their numbers. */
static void collect_free(const struct saver *s, struct free_list *list)
{
	int id = 0;
	for (int i = 0; i <= s->runs.n; i++) {
		for (int end = i < s->runs.n ? s->runs.v[i].id : s->numbers; id < end; id++)
			*vec_push(s->w->arena, &list->v) = id;
		if (i < s->runs.n)
			id = s->runs.v[i].id + s->runs.v[i].n;
	}
}

static void put_big_endian(unsigned char *to, uint64_t v, int n)
{
	for (int i = n - 1; i >= 0; i--, v >>= 8)
		to[i] = (unsigned char)v;
}

/* An entry has 1 + k + 2 bytes. */
static char *put_entry(char *to, int k, enum entry_kind kind, uint64_t at, int place)
{
	*to++ = (char)kind;
	put_big_endian((unsigned char *)to, at, k);
	put_big_endian((unsigned char *)to + k, (uint64_t)place, 2);
	return to + k + 2;
}

/* Each free object names the next one; the last names object 0 (ISO 32000-1 7.5.4). A row begins with a byte that says how
   it is filtered. */
static void put_entries(struct saver *s, int k, int across, char *to)
{
	struct free_list free = {0};
	qsort(s->runs.v, (size_t)s->runs.n, sizeof(*s->runs.v), by_number);
	collect_free(s, &free);
	for (int i = 0, run = 0, unused = 0; i < s->numbers; i++) {
		const struct xref_run *r = &s->runs.v[run];
		to += i % across == 0;
		if (unused < free.v.n && free.v.v[unused] == i) {
			unused++;
			to = put_entry(to, k, ENTRY_FREE, (uint64_t)(unused < free.v.n ? free.v.v[unused] : 0),
			               i ? 0 : 65535);
			continue;
		}
		to = put_entry(to, k, r->kind, r->at, r->kind == ENTRY_PACKED ? r->place + i - r->id : 0);
		run += i + 1 == r->id + r->n;
	}
}

static void filter_row(char *restrict row, const char *restrict above, size_t n)
{
	for (size_t i = 0; i < n; i++)
		row[i] = (char)(row[i] - above[i]);
}

/* From the last row on, so that what is above is still as it was. */
void rows_filter(char *out, size_t columns, int rows)
{
	const size_t step = columns + 1;
	for (size_t i = (size_t)rows; i-- > 0;) {
		out[i * step] = PNG_UP;
		if (i)
			filter_row(out + i * step + 1, out + (i - 1) * step + 1, columns);
	}
}

static uint64_t turn(uint64_t v, int n) { return v << n | v >> (64 - n); }

static uint64_t word_at(const char *v, size_t n)
{
	unsigned char b[8] = {0};
	memcpy(b, v, n);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	        (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* Two hashes of 64 bits, word by word. The identifier tells files apart, nobody relies on it against
   forgery; a cryptographic hash took a fiftieth of all time. Each step is a bijection of the word
   and of the state, so files of one length that differ in one word never meet. */
void identify(const char *v, size_t n, uint64_t id[2])
{
	id[0] = HASH_SEED ^ n;
	id[1] = ~id[0];
	for (size_t at = 0; at < n; at += 8) {
		uint64_t word = n - at >= 8 ? word_at(v + at, 8) : word_at(v + at, n - at);
		id[0] = turn(id[0] ^ word, 31) * 0x9E3779B97F4A7C15u;
		id[1] = (turn(id[1], 29) + word) * 0xC2B2AE3D27D4EB4Fu;
	}
	for (int k = 0; k < 2; k++) {
		id[k] = (id[k] ^ id[k] >> 32) * 0x9E3779B97F4A7C15u;
		id[k] ^= id[k] >> 29;
	}
}

static const char *id_text(struct arena *a, const char *v, size_t n)
{
	uint64_t id[2];
	identify(v, n, id);
	return arena_printf(a, "%016llX%016llX", (unsigned long long)id[0], (unsigned long long)id[1]);
}

/* What /IDs of owners begin with: no more than one in four thousand million others does. */
static const char owner_mark[] = "4F574E45";

const char *pdf_owner_id(struct arena *a, const char *owner)
{
	return arena_printf(a, "%s%s", owner_mark, id_text(a, owner, strlen(owner)) + strlen(owner_mark));
}

bool pdf_is_owner_id(const char *id) { return !strncmp(id, owner_mark, strlen(owner_mark)); }

static void put_digest(struct saver *s)
{
	buf_puts(&s->digest, id_text(s->w->arena, s->out->v + s->base, s->out->n - s->base));
}

void saver_drain(struct saver *s)
{
	const size_t n = s->out->n - s->base;
	if (!s->sink || n < DRAINED)
		return;
	put_digest(s);
	s->sink->take(s->sink->user, s->out->v + s->base, n);
	s->taken += n;
	s->out->n = s->base;
}

/* Of the bytes; where most of them are gone, of what was noted of them and of the rest. */
static const char *id_of(struct saver *s)
{
	if (s->taken)
		put_digest(s);
	const struct buf bytes = {.v = s->out->v + s->base, .n = s->out->n - s->base}, *of = s->taken ? &s->digest : &bytes;
	return id_text(s->w->arena, of->v, of->n);
}

static void put_id(struct saver *s, struct buf *to)
{
	const char *owner = s->w->options->owner, *id = id_of(s);
	buf_printf(to, "/ID[<%s><%s>]", owner ? pdf_owner_id(s->w->arena, owner) : id, id);
}

/* All entries, deflated. Returns how many columns their rows have. */
static size_t pack_entries(struct saver *s, int k, int across, struct buf *out)
{
	struct buf rows = {0};
	const size_t columns = (size_t)(k + 3) * (size_t)across;
	const int n = s->numbers / across;
	char *first = buf_more(&rows, (size_t)n * (columns + 1));
	put_entries(s, k, across, first);
	rows_filter(first, columns, n);
	flate(s->w->deflater, out, rows.v, rows.n);
	buf_free(&rows);
	return columns;
}

/* Its own number is the last one, at the end of a row. */
static void save_references(struct saver *s)
{
	struct buf data = {0}, head = {0};
	const int across = s->sink ? SINK_ENTRIES : 1, id = s->numbers / across * across + across - 1;
	const uint64_t offset = offset_now(s);
	const int k = bytes_for(offset > (uint64_t)id ? offset : (uint64_t)id);
	note(s, (struct xref_run){.id = id, .n = 1, .kind = ENTRY_OFFSET, .at = offset});
	const size_t columns = pack_entries(s, k, across, &data);
	buf_printf(&head, "%d 0 obj\n<</Type/XRef/Size %d/W[1 %d 2]", id, s->numbers, k);
	buf_printf(&head, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %zu>>", columns);
	put_key_ref(&head, "Root", s->w->catalog);
	put_key_ref(&head, "Info", s->w->info);
	put_id(s, &head);
	buf_put(s->out, head.v, head.n);
	put_stream_data(s, &data);
	buf_printf(s->out, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)offset);
	buf_free(&head);
	buf_free(&data);
}

void saver_open(struct saver *s, struct writer *w, struct buf *out)
{
	*s = (struct saver){.w = w, .out = out, .base = out->n};
	s->writer = HPDF_CallbackWriter_New(w->doc->mmgr, take_bytes, w);
	if (!s->writer)
		machine_failure("libharu cannot make a writer");
	/* The second line tells programs that guess that this is not text. */
	buf_printf(out, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", w->options->standard->version);
	s->numbers = (int)w->doc->xref->entries->count;
}

void saver_streams(struct saver *s)
{
	for (int id = 1; id < s->w->by_id.n; id++)
		if (s->w->by_id.v[id] && s->w->by_id.v[id]->stream)
			save_stream(s, s->w->by_id.v[id]);
}

void saver_close(struct saver *s)
{
	saver_flush(s);
	save_references(s);
	HPDF_Stream_Free(s->writer);
	buf_free(&s->index);
	buf_free(&s->bodies);
	buf_free(&s->digest);
}

void save(struct writer *w, struct buf *out)
{
	struct saver s;
	saver_open(&s, w, out);
	for (int i = 0; i < w->part->elements.n; i++)
		s.numbers += w->part->elements.v[i].kept;
	saver_streams(&s);
	saver_objects(&s);
	save_elements(&s);
	saver_close(&s);
}
