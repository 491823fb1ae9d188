/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cmark forgets three things that a mistake is made of: a definition of a link that nothing uses leaves
 * no trace, an asterisk behind a backslash looks like one that stands for itself, and a place is only a
 * line. Noncharacters, which no text may hold, carry the first two through the parser:
 *
 *     U+FDD1 n U+FDD1   before the address of definition n
 *     U+FDD2            a joint: a letter of no width, where emphasis is to begin or end
 *     U+FDE0 + k        sign k behind a backslash, written as an entity, so that its neighbours are the same to
 *                       CommonMark's rules
 *
 * Joints: in Japanese, Chinese and Korean no space stands between words, so that the rules for
 * `**` beside a bracket or a full stop ("left-flanking", CommonMark 6.2) take it for text.
 */
#include "prose_source.h"
#include "hint.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static const char signs[] = "*_~[|]!";

#define DEFINITION "\xEF\xB7\x91"
#define JOINT "\xEF\xB7\x92"
/* Each costs the length of the text; what is said of a text with more is said of the whole of it. */
#define MOST_PLACES 100
#define FIRST_SIGN 0xA0 /* third byte of U+FDE0 */

bool prose_is_east_asian(uint32_t cp)
{
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

static bool is_letter(uint32_t cp)
{
	return prose_is_east_asian(cp) && !u_ispunct((UChar32)cp) && !u_isUWhiteSpace((UChar32)cp);
}

static bool is_opening(uint32_t cp)
{
	int type = u_charType((UChar32)cp);
	return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

/* Where emphasis may begin but CommonMark says no: 1, before the run of asterisks: a joint there lets it end: -1; else 0. */
static int joint_at(const char *start, const char *run, const char *behind)
{
	const char *before = run, *next = behind, *end = behind + strnlen(behind, 4);
	uint32_t left = run > start ? utf8_previous(start, &before) : ' ', right = *behind ? utf8_next(&next, end) : ' ';
	if (is_letter(left) && is_opening(right))
		return 1;
	return u_ispunct((UChar32)left) && !is_opening(left) && is_letter(right) ? -1 : 0;
}

/* The first byte of the address, if a definition may begin at `s`; else NULL. */
static const char *address_of(const char *s)
{
	size_t label = 1;
	while (s[label] && s[label] != ']' && s[label] != '[' && label < 1000)
		label += s[label] == '\\' && s[label + 1] ? 2 : 1;
	if (s[label] != ']' || s[label + 1] != ':')
		return NULL;
	const char *p = s + label + 2;
	p += strspn(p, " \t");
	if (*p == '\n')
		p += 1 + strspn(p + 1, " \t");
	return *p && !strchr("\n>", *p) ? p + (*p == '<') : NULL;
}

/* Nothing but the marks of lists and quotes stands before it on its line. */
static bool begins_line(const char *start, const char *p)
{
	while (p > start && strchr(" \t>-*+.)0123456789", p[-1]))
		p--;
	return p == start || p[-1] == '\n';
}

struct marking {
	struct prose_source *s;
	struct buf out;
	const char *address; /* of the definition that was begun, or NULL */
	bool joints, joined;
};

static const char *mark_escape(struct marking *m, const char *p)
{
	const char *sign = p[1] ? strchr(signs, p[1]) : NULL;
	if (sign)
		buf_printf(&m->out, "&#xFDE%d;", (int)(sign - signs));
	else
		buf_put(&m->out, p, ispunct((unsigned char)p[1]) ? 2 : 1);
	return p + (ispunct((unsigned char)p[1]) ? 2 : 1);
}

static const char *mark_asterisks(struct marking *m, const char *p)
{
	size_t n = strspn(p, "*");
	int joint = joint_at(m->s->text, p, p + n);
	m->joined |= joint != 0;
	if (joint < 0 && m->joints)
		buf_puts(&m->out, JOINT);
	buf_put(&m->out, p, n);
	if (joint > 0 && m->joints)
		buf_puts(&m->out, JOINT);
	return p + n;
}

static void note_definition(struct marking *m, const char *p)
{
	const char *address = begins_line(m->s->text, p) ? address_of(p) : NULL;
	if (!address)
		return;
	m->address = address;
	*vec_push(m->s->arena, &m->s->definitions) = (struct definition){(size_t)(p - m->s->text), false};
}

bool prose_mark(struct prose_source *s, bool joints)
{
	struct marking m = {.s = s, .joints = joints};
	s->definitions.n = 0;
	for (const char *p = s->text; *p;) {
		size_t n = strcspn(p, "\\*[");
		if (m.address && m.address <= p + n) {
			buf_put(&m.out, p, (size_t)(m.address - p));
			buf_printf(&m.out, DEFINITION "%d" DEFINITION, s->definitions.n - 1);
			p = m.address;
			m.address = NULL;
			continue;
		}
		buf_put(&m.out, p, n);
		p += n;
		if (*p == '\\') {
			p = mark_escape(&m, p);
		} else if (*p == '*') {
			p = mark_asterisks(&m, p);
		} else if (*p) {
			note_definition(&m, p);
			buf_putc(&m.out, *p++);
		}
	}
	s->marked = arena_strndup(s->arena, buf_cstr(&m.out), m.out.n);
	buf_free(&m.out);
	return m.joined;
}

/* -- back --------------------------------------------------------------------------------------- */

static bool is_mark(const char *p)
{
	return p[0] == '\xEF' && p[1] == '\xB7' && (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0xAF;
}

const struct definition *prose_definition(const struct prose_source *s, const char *address)
{
	int i = strncmp(address, DEFINITION, 3) ? -1 : atoi(address + 3);
	return i >= 0 && i < s->definitions.n ? &s->definitions.v[i] : NULL;
}

/* Behind the mark at `p`; the sign that it stands for is put. */
static const char *unmark(struct prose_source *s, const char *p, char **to)
{
	unsigned sign = (unsigned char)p[2] - FIRST_SIGN;
	const struct definition *definition = prose_definition(s, p);
	if (definition) {
		s->definitions.v[definition - s->definitions.v].seen = true;
		const char *end = strstr(p + 3, DEFINITION); /* none: the text has the noncharacter, which is reported */
		return end ? end + 3 : p + 3;
	}
	if ((unsigned char)p[2] >= FIRST_SIGN && sign < sizeof(signs) - 1)
		*(*to)++ = signs[sign];
	return p + 3;
}

/* cmark writes a single byte, which no UTF-8 has, for the entities of U+FFFE and U+FFFF; both are reported. */
static bool is_broken(unsigned char c) { return c >= 0xFE; }

static size_t unmarked_size(const char *text)
{
	size_t size = strlen(text) + 1;
	for (const char *p = text; *p; p++)
		size += is_broken((unsigned char)*p) ? 2 : 0;
	return size;
}

const char *prose_unmark(struct prose_source *s, const char *text, bool verbatim)
{
	char *plain = arena_alloc(s->arena, unmarked_size(text)), *to = plain;
	while (*text) {
		if (is_mark(text)) {
			text = unmark(s, text, &to);
		} else if (is_broken((unsigned char)*text)) {
			memcpy(to, "\xEF\xBF\xBD", 3);
			to += 3;
			text++;
		} else if (verbatim && !strncmp(text, "&#xFDE", 6) && text[6] >= '0' &&
		           text[6] < '0' + (int)sizeof(signs) - 1) {
			*to++ = '\\';
			*to++ = signs[text[6] - '0'];
			text += 8;
		} else {
			*to++ = *text++;
		}
	}
	*to = 0;
	return plain;
}

/* -- places ------------------------------------------------------------------------------------- */

const char *prose_line(struct prose_source *s, int line)
{
	if (!s->line || s->lines >= line) {
		s->line = s->text;
		s->lines = 0;
	}
	for (const char *end; s->lines < line - 1 && (end = strchr(s->line, '\n')); s->lines++)
		s->line = end + 1;
	return s->line;
}

static const char *find(const struct prose_source *s, const char *from, const char *text, size_t n)
{
	for (const char *p = from; (p = strchr(p, *text)); p++)
		if (!strncmp(p, text, n) && (p == s->text || p[-1] != '\\'))
			return p;
	return NULL;
}

const char *prose_find(struct prose_source *s, int line, const char *text, size_t least)
{
	if (s->told > MOST_PLACES)
		return NULL;
	const char *from = prose_line(s, line);
	size_t n = 0;
	while (text[n] && n < least + 12 && !is_mark(text + n))
		n++;
	from = s->found > from ? s->found : from;
	const char *p = n > least ? find(s, from, text, n) : NULL;
	p = p ? p : find(s, from, text, least);
	s->found = p ? p + least : s->found;
	s->told += !p;
	return p;
}

struct where prose_place(struct prose_source *s, const char *p)
{
	if (!p || ++s->told > MOST_PLACES)
		return s->at;
	return text_place(s->at, s->text, (size_t)(p - s->text));
}

/* -- entities ----------------------------------------------------------------------------------- */

static bool is_forbidden(unsigned long cp)
{
	return cp > 0x10FFFF || (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF) || cp == 0xFEFF ||
	        (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xD800 && cp <= 0xDFFF) ||
	        (cp != '\n' && cp != '\t' && cp < 0x202F && utf8_is_unprintable((uint32_t)cp) &&
	         !(cp >= 0x200B && cp <= 0x200F));
}

void prose_check_entities(struct prose_source *s)
{
	for (const char *p = s->text; (p = strstr(p, "&#")); p += 2) {
		bool hex = p[2] == 'x' || p[2] == 'X';
		char *end;
		if (!isxdigit((unsigned char)p[2 + hex]))
			continue;
		unsigned long cp = strtoul(p + 2 + hex, &end, hex ? 16 : 10);
		if (*end == ';' && is_forbidden(cp))
			report_control(s->diag, prose_place(s, p), (uint32_t)cp);
	}
}
