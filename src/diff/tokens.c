/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tokens.h"

#include <stdlib.h>
#include <string.h>

static bool is_white(int c) { return memchr("\0\t\n\f\r ", c, 6); }
static bool is_delimiter(int c) { return memchr("()<>[]{}/%", c, 10); }

static void skip_blank(struct token_reader *r)
{
	while (r->at < r->end && (is_white(*r->at) || *r->at == '%')) {
		if (*r->at == '%')
			while (r->at < r->end && *r->at != '\n' && *r->at != '\r')
				r->at++;
		else
			r->at++;
	}
}

static int digit(int c)
{
	return c >= '0' && c <= '9'    ? c - '0'
	        : c >= 'A' && c <= 'F' ? c - 'A' + 10
	        : c >= 'a' && c <= 'f' ? c - 'a' + 10
	                               : -1;
}

static void push(struct token_reader *r, enum token_kind kind, const char *text, size_t n, double number)
{
	*vec_push(r->scratch, &r->operands) = (struct token){kind, number, arena_strndup(r->scratch, text, n), n};
}

/* -- strings ---------------------------------------------------------------------------------- */

/* What stands behind a backslash; -1: nothing, as before a line's end. */
static int escaped(struct token_reader *r)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const int c = (unsigned char)*r->at++;
	const char *known = memchr(from, c, 5);
	if (known)
		return to[known - from];
	if (c == '\n' || c == '\r') {
		r->at += c == '\r' && r->at < r->end && *r->at == '\n';
		return -1;
	}
	if (c < '0' || c > '7')
		return c;
	int value = c - '0';
	for (int i = 0; i < 2 && r->at < r->end && *r->at >= '0' && *r->at <= '7'; i++)
		value = value * 8 + *r->at++ - '0';
	return value & 0xFF;
}

static void read_literal(struct token_reader *r)
{
	struct buf b = {0};
	for (int depth = 1; r->at < r->end;) {
		int c = (unsigned char)*r->at++;
		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (!depth)
			break;
		if (c == '\\' && r->at < r->end)
			c = escaped(r);
		if (c >= 0)
			buf_putc(&b, c);
	}
	push(r, TOKEN_STRING, b.n ? b.v : "", b.n, 0);
	buf_free(&b);
}

static void read_hex(struct token_reader *r)
{
	struct buf b = {0};
	int high = -1;
	for (; r->at < r->end && *r->at != '>'; r->at++) {
		const int d = digit(*r->at);
		if (d < 0)
			continue;
		if (high >= 0)
			buf_putc(&b, high * 16 + d);
		high = high < 0 ? d : -1;
	}
	if (high >= 0)
		buf_putc(&b, high * 16);
	r->at += r->at < r->end;
	push(r, TOKEN_STRING, b.n ? b.v : "", b.n, 0);
	buf_free(&b);
}

/* -- the rest --------------------------------------------------------------------------------- */

static size_t word(const struct token_reader *r)
{
	size_t n = 0;
	while (r->at + n < r->end && !is_white(r->at[n]) && !is_delimiter(r->at[n]))
		n++;
	return n;
}

static void read_name(struct token_reader *r)
{
	struct buf b = {0};
	const size_t n = word(r);
	for (size_t i = 0; i < n; i++) {
		const bool code = r->at[i] == '#' && i + 2 < n && digit(r->at[i + 1]) >= 0 && digit(r->at[i + 2]) >= 0;
		buf_putc(&b, code ? digit(r->at[i + 1]) * 16 + digit(r->at[i + 2]) : r->at[i]);
		i += code ? 2 : 0;
	}
	r->at += n;
	push(r, TOKEN_NAME, b.n ? b.v : "", b.n, 0);
	buf_free(&b);
}

static bool read_number(struct token_reader *r, size_t n)
{
	char text[40], *end;
	if (n >= sizeof(text) || !(digit(*r->at) >= 0 || strchr("+-.", *r->at)) || *r->at >= 'A')
		return false;
	memcpy(text, r->at, n);
	text[n] = 0;
	const double value = strtod(text, &end);
	if (*end)
		return false;
	push(r, TOKEN_NUMBER, "", 0, value);
	return true;
}

/* True: an operator. */
static bool read_word(struct token_reader *r)
{
	const size_t n = word(r);
	if (!n) { /* a delimiter that nothing begins with */
		r->at++;
		return false;
	}
	const bool number = read_number(r, n);
	if (!number) {
		const size_t most = n < sizeof(r->op) ? n : sizeof(r->op) - 1;
		memcpy(r->op, r->at, most);
		r->op[n < sizeof(r->op) ? n : 0] = 0;
	}
	r->at += n;
	return !number;
}

static bool read_token(struct token_reader *r)
{
	const int c = (unsigned char)*r->at, next = r->at + 1 < r->end ? (unsigned char)r->at[1] : 0;
	if (c == '(' || c == '/' || (c == '<' && next != '<')) {
		r->at++;
		if (c == '(')
			read_literal(r);
		else if (c == '/')
			read_name(r);
		else
			read_hex(r);
		return false;
	}
	if (c == '[' || c == ']' || (c == '<' && next == '<') || (c == '>' && next == '>')) {
		const size_t n = c == '[' || c == ']' ? 1 : 2;
		push(r, TOKEN_MARK, r->at, n, 0);
		r->at += n;
		return false;
	}
	return read_word(r);
}

bool token_next_operator(struct token_reader *r)
{
	if (r->scratch)
		arena_free(r->scratch);
	r->scratch = arena_new();
	memset(&r->operands, 0, sizeof(r->operands));
	for (skip_blank(r); r->at < r->end; skip_blank(r))
		if (read_token(r))
			return strcmp(r->op, "BI") != 0;
	return false;
}

void token_close(struct token_reader *r)
{
	if (r->scratch)
		arena_free(r->scratch);
	r->scratch = NULL;
}

double token_number(const struct token_reader *r, int from_end)
{
	const int i = r->operands.n - from_end;
	return i >= 0 && r->operands.v[i].kind == TOKEN_NUMBER ? r->operands.v[i].number : 0;
}

const struct token *token_value(const struct token_reader *r, const char *key)
{
	for (int i = 0; i + 1 < r->operands.n; i++)
		if (r->operands.v[i].kind == TOKEN_NAME && !strcmp(r->operands.v[i].text, key))
			return &r->operands.v[i + 1];
	return NULL;
}

/* -- texts ------------------------------------------------------------------------------------ */

static void put_character(struct buf *b, uint32_t cp)
{
	char bytes[4];
	buf_put(b, bytes, (size_t)utf8_encode(cp, bytes));
}

static void put_utf16(struct buf *b, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t cp = (uint32_t)p[i] << 8 | p[i + 1];
		const uint32_t next = i + 3 < n ? (uint32_t)p[i + 2] << 8 | p[i + 3] : 0;
		if (cp >> 10 == 0xD800 >> 10 && next >> 10 == 0xDC00 >> 10) {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (next - 0xDC00);
			i += 2;
		}
		put_character(b, cp >> 11 == 0xD800 >> 11 ? 0xFFFD : cp);
	}
}

void token_put_text(struct buf *b, const char *bytes, size_t n)
{
	const unsigned char *p = (const unsigned char *)bytes;
	if (n >= 2 && !memcmp(p, "\xFE\xFF", 2))
		put_utf16(b, p + 2, n - 2);
	else if (n >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3))
		for (const char *s = bytes + 3, *end = bytes + n; s < end;)
			put_character(b, utf8_next(&s, end));
	else
		for (size_t i = 0; i < n; i++)
			put_character(b, p[i]);
}
