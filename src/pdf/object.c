/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Objects. libharu keeps the cross-reference table, numbers the objects, and holds catalog, page
 * tree and pages; the keys of a dictionary are printed here, for an entry of libharu costs
 * 150 bytes of memory and its reals are floats.
 *
 * A dictionary in libharu has a hook that is called while it is written. The hook finds the
 * object's body by its number. Works with libharu 2.3 and 2.4.
 */
#include "internal.h"

#include <hpdf_doc.h>
#include <libdeflate.h>
#include <stdlib.h>

#if !defined(HPDF_VERSION_ID) || HPDF_VERSION_ID < 20300
#error "libharu 2.3 or later is needed"
#endif

int object_id(const struct object *o) { return (int)(o->dict->header.obj_id & OBJECT_NUMBER); }

static HPDF_STATUS print_body(HPDF_Dict dict, HPDF_Stream stream)
{
	struct writer *w = stream->attr;
	const struct object *o = w->by_id.v[dict->header.obj_id & OBJECT_NUMBER];
	buf_put(w->sink, o->body.v, o->body.n);
	return HPDF_OK;
}

struct object *object_adopt(struct writer *w, HPDF_Dict dict)
{
	struct object *o = NEW(w->arena, struct object);
	o->dict = dict;
	dict->write_fn = print_body;
	int id = object_id(o);
	while (w->by_id.n <= id)
		*vec_push(w->arena, &w->by_id) = NULL;
	w->by_id.v[id] = o;
	return o;
}

struct object *object_new(struct writer *w)
{
	HPDF_Dict dict = HPDF_Dict_New(w->doc->mmgr);
	if (!dict || HPDF_Xref_Add(w->doc->xref, dict) != HPDF_OK)
		machine_failure("libharu cannot make an object (error 0x%lX)", (unsigned long)w->doc->error.error_no);
	return object_adopt(w, dict);
}

/* Level 1: 8 % less time for a document than level 5, and 4 to 6 % more bytes. Of a pack level 4 takes a fifth more time, and
   makes a fifth less. */
struct libdeflate_compressor *flate_open(void)
{
	struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(1);
	if (!deflater)
		machine_failure("out of memory: no compressor");
	return deflater;
}

void flate_close(struct libdeflate_compressor *deflater) { libdeflate_free_compressor(deflater); }

void flate(struct libdeflate_compressor *deflater, struct buf *out, const void *data, size_t size)
{
	size_t bound = libdeflate_zlib_compress_bound(deflater, size);
	char *v = malloc(bound);
	size_t n = v ? libdeflate_zlib_compress(deflater, data, size, v, bound) : 0;
	if (!n)
		machine_failure("out of memory: %zu bytes", bound);
	buf_put(out, v, n);
	free(v);
}

void stream_fill(struct writer *w, struct object *o, struct buf *data, bool deflated)
{
	o->stream = true;
	if (deflated)
		flate(w->deflater, &o->data, data->v, data->n);
	if (deflated && o->data.n < data->n) {
		buf_puts(&o->body, "/Filter/FlateDecode");
		buf_free(data);
		return;
	}
	buf_free(&o->data);
	o->data = *data;
	*data = (struct buf){0};
}

struct object *stream_new(struct writer *w, struct buf *data, bool deflated)
{
	struct object *o = object_new(w);
	stream_fill(w, o, data, deflated);
	return o;
}

/* -- values --------------------------------------------------------------------------------- */

/* Numbers and references are most of what is printed; printf would take a sixth of all time. */
void put_int(struct buf *b, int64_t v)
{
	char digits[20];
	int at = COUNT_OF(digits);
	uint64_t rest = v < 0 ? -(uint64_t)v : (uint64_t)v;
	do
		digits[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (v < 0)
		buf_putc(b, '-');
	buf_put(b, digits + at, (size_t)(COUNT_OF(digits) - at));
}

void put_ref(struct buf *b, int id)
{
	buf_putc(b, ' ');
	put_int(b, id);
	buf_puts(b, " 0 R");
}

void put_key_ref(struct buf *b, const char *key, const struct object *o)
{
	buf_putc(b, '/');
	buf_puts(b, key);
	put_ref(b, object_id(o));
}

void put_bytes(struct buf *b, const char *s, size_t n)
{
	buf_putc(b, '(');
	for (size_t i = 0; i < n; i++) {
		char c = s[i];
		if (c == '(' || c == ')' || c == '\\')
			buf_putc(b, '\\');
		if (c == '\r')
			buf_puts(b, "\\r");
		else
			buf_putc(b, c);
	}
	buf_putc(b, ')');
}

static void utf16(struct buf *out, const char *s, size_t n)
{
	for (const char *end = s + n; s < end;) {
		uint32_t c = utf8_next(&s, end);
		if (c >= 0x10000) {
			uint32_t high = 0xD800 + ((c - 0x10000) >> 10);
			buf_putc(out, (int)(high >> 8));
			buf_putc(out, (int)(high & 0xFF));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		buf_putc(out, (int)(c >> 8));
		buf_putc(out, (int)(c & 0xFF));
	}
}

/* PDFDocEncoding gives the controls below 0x20 other meanings, but for tab and line ends. */
static bool is_plain_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x7F || ((unsigned char)s[i] < 0x20 && s[i] != '\n'))
			return false;
	return true;
}

void put_text(struct buf *b, const char *utf8, size_t n)
{
	if (is_plain_ascii(utf8, n)) {
		put_bytes(b, utf8, n);
		return;
	}
	struct buf t = {0};
	buf_put(&t, "\xFE\xFF", 2);
	utf16(&t, utf8, n);
	put_bytes(b, t.v, t.n);
	buf_free(&t);
}

void put_hex16(struct buf *b, uint32_t v)
{
	static const char digit[] = "0123456789ABCDEF";
	char s[4] = {digit[v >> 12 & 15], digit[v >> 8 & 15], digit[v >> 4 & 15], digit[v & 15]};
	buf_put(b, s, 4);
}

void put_utf16_hex(struct buf *b, const char *utf8, size_t n)
{
	struct buf t = {0};
	utf16(&t, utf8, n);
	for (size_t i = 0; i + 1 < t.n; i += 2)
		put_hex16(b, (uint32_t)(unsigned char)t.v[i] << 8 | (unsigned char)t.v[i + 1]);
	buf_free(&t);
}

void put_name(struct buf *b, const char *s)
{
	buf_putc(b, '/');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		bool regular = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
		        c == '_' || c == '+' || c == '.';
		if (regular)
			buf_putc(b, c);
		else
			buf_printf(b, "#%02X", c);
	}
}

void put_pt(struct buf *b, mpt v) { buf_decimal(b, v, 1000, 2); }
