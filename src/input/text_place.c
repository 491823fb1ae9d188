/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a character of a text stands in its file.
 *
 * Text and file have the same characters in the same order, but for the spaces, which YAML folds and
 * indents as it likes, and for escapes in double quotes; so both are gone through together.
 */
#include "cursor.h"
#include "input.h"

#include <string.h>

struct reading {
	const char *p, *end;
	char quote; /* around the text, or 0 */
	bool po;    /* strings in double quotes go on behind one another */
};

static const char *skip_line(const char *p, const char *end)
{
	const char *line = memchr(p, '\n', (size_t)(end - p));
	return line ? line + 1 : end;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Over tags and anchors, to the first character of the text. */
static void enter_text(struct reading *r)
{
	while (r->p < r->end && (*r->p == '&' || *r->p == '!')) {
		while (r->p < r->end && !is_space(*r->p))
			r->p++;
		while (r->p < r->end && is_space(*r->p))
			r->p++;
	}
	if (r->p == r->end)
		return;
	if (*r->p == '|' || *r->p == '>')
		r->p = skip_line(r->p, r->end);
	else if (*r->p == '"' || *r->p == '\'')
		r->quote = *r->p++;
}

/* Bytes of an escape that stands for a space, or makes nothing; 0: it stands for something else. */
static size_t blank_escape(const char *p)
{
	if (strchr("ntr \t\n0", p[1]))
		return p[1] ? 2 : 0;
	return strncmp(p, "\\u0020", 6) == 0 || strncmp(p, "\\u0009", 6) == 0 ? 6 : 0;
}

static size_t escape_size(const char *p) { return p[1] == 'x' ? 4 : p[1] == 'u' ? 6 : p[1] == 'U' ? 10 : 2; }

/* To the next character of the file that is no space; false at the end of the text. */
static bool next_character(struct reading *r)
{
	while (r->p < r->end) {
		size_t blank = r->quote == '"' && *r->p == '\\' ? blank_escape(r->p) : is_space(*r->p);
		if (!blank && r->po && *r->p == '"') {
			r->p += 1 + strspn(r->p + 1, " \t\r\n");
			blank = 1;
			if (r->p >= r->end || *r->p != '"')
				return false;
		}
		if (!blank)
			return r->quote != '"' || *r->p != '"';
		r->p += blank;
	}
	return false;
}

/* Over the character that stands at *text, before `end`, in both; false where they differ. */
static bool pass(struct reading *r, const char **text, const char *end)
{
	if (r->quote == '"' && *r->p == '\\' && strchr("\"\\/", r->p[1]) == NULL) {
		r->p += escape_size(r->p);
		utf8_next(text, end);
		return r->p <= r->end;
	}
	r->p += r->quote == '"' && *r->p == '\\';
	if (*r->p != **text)
		return false;
	r->p += 1 + (r->quote == '\'' && *r->p == '\'');
	++*text;
	return true;
}

struct where text_place(struct where at, const char *text, size_t offset)
{
	const struct source *s = at.source;
	if (!s || at.line < 1)
		return at;
	const char *stop = text + offset;
	const char *start = source_find(s, at.line, at.column);
	if (!start)
		return at;
	struct reading r = {.p = start, .end = s->text + s->size};
	r.po = r.end - r.p > 6 && !strncmp(r.p, "msgstr", 6) && strlen(s->path) > 3 &&
	        !strcmp(s->path + strlen(s->path) - 3, ".po");
	if (r.po) {
		r.p = memchr(r.p, '"', (size_t)(r.end - r.p));
		if (!r.p)
			return at;
	}
	enter_text(&r);
	for (;;) {
		while (is_space(*text) && text < stop)
			text++;
		if (!next_character(&r))
			return at;
		if (text >= stop)
			break;
		if (!pass(&r, &text, stop))
			return at;
	}
	return cursor_move(at, start, r.p);
}

/* -- a character by itself ---------------------------------------------------------------------- */

/* The column that the lines of a text must be deeper than: that of its key or, without one, of the dash before it. */
static long outer_column(const char *line, const char *start)
{
	const char *p = line, *dash = line;
	while (p < start && (*p == ' ' || (*p == '-' && p[1] == ' '))) {
		dash = *p == '-' ? p : dash;
		p++;
	}
	return (p == start ? dash : p) - line;
}

/* The closing mark of a text in quotes. */
static const char *quote_end(const char *start, const char *end)
{
	for (const char *p = start + 1; p < end; p++) {
		bool escape = *p == '\\' && *start == '"';
		if (escape || (*p == *start && *start == '\'' && p + 1 < end && p[1] == '\''))
			p++;
		else if (*p == *start)
			return p;
	}
	return end;
}

/* Behind the lines of a text: in PO each of them is in quotes, in YAML they are indented. */
static const char *text_end(const char *line, const char *start, const char *end)
{
	bool po = end - start > 6 && !strncmp(start, "msgstr", 6);
	long outer = outer_column(line, start);
	const char *p = skip_line(start, end);
	while (p < end) {
		const char *first = p + strspn(p, " ");
		if (po ? *p != '"' : !strchr("\r\n", *first) && first - p <= outer)
			break;
		p = skip_line(p, end);
	}
	if (*start == '"' || *start == '\'')
		return quote_end(start, p);
	const char *bracket = line + strcspn(line, "[{\n");
	return bracket < start && !strchr("|>", *start) ? start + strcspn(start, ",]}\n") : p;
}

struct where text_find(struct where at, uint32_t cp)
{
	const struct source *s = at.source;
	const char *start = s && at.line > 0 ? source_find(s, at.line, at.column) : NULL, *line = start;
	char sign[5] = {0};
	if (!start || !cp)
		return at;
	while (line > s->text && line[-1] != '\n')
		line--;
	size_t n = (size_t)utf8_encode(cp, sign);
	const char *end = text_end(line, start, s->text + s->size);
	for (const char *p = start; (p = memchr(p, *sign, (size_t)(end - p))); p++)
		if ((size_t)(end - p) >= n && !memcmp(p, sign, n))
			return cursor_move(at, start, p);
	return at;
}
