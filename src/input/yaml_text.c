/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in files that call themselves YAML, apart from its syntax. */
#include "yaml_text.h"
#include "cursor.h"

#include <ctype.h>
#include <string.h>

/* Bidirectional embeddings, overrides and tags are refused too: they can hide what a text says. Isolates
   are not: they are how an author keeps a name in another direction from moving its neighbours. */
static bool is_forbidden(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0 && cp != 0x85) ||
	        (cp >= 0x202A && cp <= 0x202E) || (cp >= 0xFFF9 && cp <= 0xFFFB) || cp == 0xFEFF ||
	        (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp >= 0xE0000 && cp <= 0xE007F);
}

bool yaml_find_forbidden(const char *s, size_t size, uint32_t *cp)
{
	const char *end = s + size, *p = s;
	while (p < end) {
		if ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7F) {
			p++;
			continue;
		}
		*cp = utf8_next(&p, end);
		if (is_forbidden(*cp))
			return true;
	}
	return false;
}

static bool is_invisible(uint32_t cp)
{
	return cp == 0xA0 || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2060 && cp <= 0x2069);
}

uint32_t yaml_find_invisible(const char *key)
{
	const char *p = key;
	while (*p && (unsigned char)*p < 0x80)
		p++;
	for (const char *end = p + strlen(p); p < end;) {
		uint32_t cp = utf8_next(&p, end);
		if (is_invisible(cp))
			return cp;
	}
	return 0;
}

const char *yaml_without_invisible(struct arena *a, const char *key)
{
	char *out = arena_strdup(a, key), *to = out;
	for (const char *p = key, *end = key + strlen(key); p < end;) {
		const char *start = p;
		if (is_invisible(utf8_next(&p, end)))
			continue;
		memcpy(to, start, (size_t)(p - start));
		to += p - start;
	}
	*to = 0;
	return out;
}

const char *yaml_find_dash(const char *start, const char *end, int *lines)
{
	*lines = 0;
	for (const char *p = start; p < end && (p = memchr(p, '\n', (size_t)(end - p)));) {
		++*lines;
		for (p++; p < end && *p == ' ';)
			p++;
		if (end - p > 1 && p[0] == '-' && p[1] == ' ')
			return p;
	}
	return NULL;
}

const char *yaml_find_damage(const char *start, const char *end)
{
	const char *p = start;
	for (const char *next = p; p < end; p = next)
		if (utf8_next(&next, end) == 0xFFFD && next - p == 1)
			break;
	return p;
}

void yaml_check_path(struct diag *d, struct where at, const char *p, const char *end)
{
	const char *start = p++;
	bool drive = false;
	for (; p + 2 < end && *p != '"'; p++) {
		bool escape = *p == '\\', letter = isalpha((unsigned char)p[-1]) && !isalnum((unsigned char)p[-2]);
		drive |= *p == ':' && p - start > 1 && letter && p[1] == '\\' && p[2] != '\\';
		if (drive && escape && isalnum((unsigned char)p[1])) {
			diag_report(d, DIAG_DOUBTFUL_ESCAPE, cursor_move(at, start, p), (int)p[1]);
			diag_hint(d, "put the path in '\xE2\x80\xA6', where a backslash is a backslash, or write \\\\");
			return;
		}
		p += escape;
	}
}

const char *yaml_word(struct arena *a, const char *p, const char *end, bool in_list)
{
	const char *q = p;
	while (q < end && q - p < 60 && !strchr(in_list ? " \t\r\n,]}" : " \t\r\n", *q))
		q++;
	return arena_strndup(a, p, utf8_cut(p, (size_t)(end - p), (size_t)(q - p)));
}

bool yaml_is_curly(const char *p, const char *end)
{
	static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98",
	                                    "\xE2\x80\x99", "\xE2\x80\x9A", "\xC2\xAB",     "\xC2\xBB"};
	for (int i = 0; i < COUNT_OF(marks); i++)
		if ((size_t)(end - p) >= strlen(marks[i]) && !strncmp(p, marks[i], strlen(marks[i])))
			return true;
	return false;
}

const char *yaml_other_format(const struct source *s)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *text;
	} formats[] = {
	        {"\xFF\xFE", 2, "the file is not UTF-8 but UTF-16 or UTF-32"},
	        {"\xFE\xFF", 2, "the file is not UTF-8 but UTF-16 or UTF-32"},
	        {"PK\3\4", 4, "the file is no text but that of a word processor or a spreadsheet"},
	        {"\xD0\xCF\x11\xE0", 4, "the file is no text but that of a word processor or a spreadsheet"},
	        {"{\\rtf", 5, "the file is no text but RTF"},
	        {"%PDF-", 5, "the file is no text but a PDF"},
	};
	for (int i = 0; i < COUNT_OF(formats); i++)
		if (s->size >= formats[i].n && !memcmp(s->text, formats[i].bytes, formats[i].n))
			return formats[i].text;
	return s->size >= 2 && (!s->text[0] || !s->text[1]) ? formats[0].text : NULL;
}
