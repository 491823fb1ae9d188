/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growable output bytes. */
#include "base.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void buf_free(struct buf *b)
{
	free(b->v);
	*b = (struct buf){0};
}

APART static void grow(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap * 2 : 1024;
	while (cap - b->n < more)
		cap *= 2;
	char *v = realloc(b->v, cap);
	if (!v)
		machine_failure("out of memory: %zu bytes", cap);
	b->v = v;
	b->cap = cap;
}

static void buf_reserve(struct buf *b, size_t more)
{
	if (b->cap - b->n < more)
		grow(b, more);
}

void buf_trim(struct buf *b)
{
	char *v = b->n ? realloc(b->v, b->n) : NULL;
	if (!b->n)
		free(b->v);
	else if (!v)
		machine_failure("out of memory: %zu bytes", b->n);
	b->v = v;
	b->cap = b->n;
}

void buf_put(struct buf *b, const void *bytes, size_t n)
{
	if (!n)
		return;
	memcpy(buf_more(b, n), bytes, n);
}

char *buf_more(struct buf *b, size_t n)
{
	buf_reserve(b, n);
	assert(b->v);
	b->n += n;
	return b->v + b->n - n;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	buf_reserve(b, 128); /* most need no more, and are formatted once */
	int n = vsnprintf(b->v + b->n, b->cap - b->n, fmt, args);
	va_end(args);
	if (n < 0)
		machine_failure("cannot format output");
	if ((size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->v + b->n, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	b->n += (size_t)n;
}

void buf_decimal(struct buf *b, int64_t v, int64_t scale, int places)
{
	int64_t unit = 1;
	for (int i = 0; i < places; i++)
		unit *= 10;
	int64_t t = muldiv(v, unit, scale);
	uint64_t rest = t < 0 ? 0 - (uint64_t)t : (uint64_t)t;
	char text[36]; /* filled from its end, the lowest digit first */
	int at = COUNT_OF(text), end = at;
	for (; places > 0; places--, rest /= 10)
		if (at < end || rest % 10) /* no zeros at the end of a fraction */
			text[--at] = (char)('0' + rest % 10);
	if (at < end)
		text[--at] = '.';
	do
		text[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (t < 0)
		text[--at] = '-';
	buf_put(b, text + at, (size_t)(end - at));
}

/* As UTF-16, in which JSON's escapes are. */
static void put_escape(struct buf *b, uint32_t c)
{
	if (c >= 0x10000)
		buf_printf(b, "\\u%04x\\u%04x", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
	else
		buf_printf(b, "\\u%04x", c);
}

void buf_json(struct buf *b, const char *s)
{
	buf_putc(b, '"');
	for (const char *end = s + strlen(s); s < end;) {
		const char *start = s;
		uint32_t c = utf8_next(&s, end);
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", (int)c);
		else if (c == '\n')
			buf_puts(b, "\\n");
		else if (c == 0xFFFD)
			buf_puts(b, "\xEF\xBF\xBD");
		else if (utf8_is_unprintable(c))
			put_escape(b, c);
		else
			buf_put(b, start, (size_t)(s - start));
	}
	buf_putc(b, '"');
}

const char *buf_cstr(struct buf *b)
{
	buf_reserve(b, 1);
	b->v[b->n] = 0;
	return b->v;
}

void buf_mm(struct buf *b, int64_t length, int places) { buf_decimal(b, muldiv(length, 254, 720), 1000, places); }

const char *decimal_text(struct arena *a, int64_t v, int64_t scale, int places)
{
	struct buf b = {0};
	buf_decimal(&b, v, scale, places);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

const char *points_text(struct arena *a, mpt v) { return arena_printf(a, "%spt", decimal_text(a, v, 1000, 2)); }

bool read_to_end(int fd, size_t most, struct buf *out)
{
	char part[1 << 16];
	for (ssize_t n; (n = read(fd, part, sizeof(part))) != 0;) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		buf_put(out, part, (size_t)n);
		if (out->n > most) {
			errno = EFBIG;
			return false;
		}
	}
	return true;
}
