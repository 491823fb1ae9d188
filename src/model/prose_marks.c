/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sign behind a backslash stands for was marked before, so a sign that is met here is none of those. */
#include "prose_marks.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A run of one sign in a text, with the characters around it. */
struct run {
	const char *p;
	size_t n;
	uint32_t before, after;
};

static bool is_blank(uint32_t cp) { return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xA0 || cp == 0x3000; }

/* Of a word; ideographs make none. */
static bool is_word(uint32_t cp) { return cp < 0x80 ? isalnum((int)cp) : !prose_is_east_asian(cp); }

static bool is_sign(uint32_t cp)
{
	return cp < 0x80 ? ispunct((int)cp)
	                 : (cp >= 0x2010 && cp < 0x2060) || (cp >= 0x3001 && cp <= 0x3011) ||
	                (cp >= 0xFF01 && cp <= 0xFF0F) || cp == 0xAB || cp == 0xBB;
}

static struct run run_at(const struct prose_text *t, const char *p)
{
	size_t n = 1;
	while (p[n] == *p)
		n++;
	const char *left = p, *right = p + n, *end = right + strnlen(right, 4);
	return (struct run){p, n, p > t->text ? utf8_previous(t->text, &left) : (unsigned char)t->before,
	                    *right ? utf8_next(&right, end) : (unsigned char)t->after};
}

static bool is_stray_asterisk(const struct run *r)
{
	return !is_blank(r->before) || !is_blank(r->after) || r->n == 2; /* "2 * 3" and "****" are meant */
}

static bool is_stray_underscore(const struct run *r)
{
	return r->n < 3 && is_blank(r->before) != is_blank(r->after)
	        ? true
	        : r->n < 3 && !is_blank(r->before) && !(is_word(r->before) && is_word(r->after)) &&
	                (prose_is_east_asian(r->before) || prose_is_east_asian(r->after));
}

bool prose_has_stray(const struct prose_text *t)
{
	for (const char *p = t->text; (p = strchr(p, '*'));) {
		struct run r = run_at(t, p);
		if (is_stray_asterisk(&r))
			return true;
		p += r.n;
	}
	return false;
}

static const char *stray_escaped(struct arena *a, const struct run *r)
{
	char *text = arena_alloc(a, 2 * r->n + 1);
	for (size_t i = 0; i < r->n; i++) {
		text[2 * i] = '\\';
		text[2 * i + 1] = *r->p;
	}
	text[2 * r->n] = 0;
	return text;
}

static void report_stray(struct prose_source *s, const struct prose_text *t, const struct run *r)
{
	const char *run = arena_strndup(s->arena, r->p, r->n), *sign = stray_escaped(s->arena, r);
	const char *what = r->n > 1 ? "bold text" : "italics";
	const char *p = prose_find(s, t->line, r->p, r->n);
	if (!p && *r->p == '`')
		return; /* those were written behind a backslash */
	diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, p),
	            arena_printf(s->arena, "the mark '%s' is printed as it stands", run));
	if (*r->p == '`')
		diag_hint(s->diag, "code ends with as many marks as it begins with; write \\` for one that is meant");
	else if (is_blank(r->before) && is_blank(r->after))
		diag_hint(s->diag, "no space stands between a '%s' and its %s; write %s for signs that are meant", run, what,
		          sign);
	else if ((is_sign(r->before) && !is_blank(r->after)) || (is_sign(r->after) && !is_blank(r->before)))
		diag_hint(s->diag, "a '%s' between a sign and a letter does not end %s; put the sign behind it", run, what);
	else
		diag_hint(s->diag, "%s: one '%s' before and one behind the words; write %s for signs that are meant", what,
		          run, sign);
}

void prose_unsupported(struct prose_source *s, const char *p, const char *what, const char *hint)
{
	diag_report(s->diag, DIAG_UNSUPPORTED_MARKUP, prose_place(s, p), what);
	diag_hint(s->diag, "%s", hint);
}

static void refuse(struct prose_source *s, const struct prose_text *t, const char *p, size_t n, const char *what,
                   const char *hint)
{
	prose_unsupported(s, prose_find(s, t->line, p, n), what, hint);
}

/* ~~ that begins: the one that ends it is no second mistake. */
static void check_tilde(struct prose_source *s, const struct prose_text *t, const struct run *r)
{
	if (r->n == 2 && !is_blank(r->after) && (is_blank(r->before) || strstr(r->p + 2, "~~")))
		refuse(s, t, r->p, 2, "prose cannot strike words out", "write \\~~ for signs that are meant");
}

static void check_bracket(struct prose_source *s, const struct prose_text *t, const char *p)
{
	const char *found;
	if (*p == '[' && p[1] == '^' && p[2] && strcspn(p + 2, " []") && p[2 + strcspn(p + 2, " []")] == ']') {
		refuse(s, t, p, 2, "prose cannot hold footnotes",
		       "write the note into the text, in brackets; write \\[^ for signs that are meant");
	} else if (!strncmp(p, "] (http", 7) && (found = prose_find(s, t->line, p, 7))) {
		diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, found), "this link is printed as it stands");
		diag_hint(s->diag, "no space stands before the address: [text](https://example.org)");
	} else if (*p == ']' && (p[1] == '(' || p[1] == '[') && (found = prose_find(s, t->line, p, 2))) {
		diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, found), "this link is printed as it stands");
		diag_hint(s->diag,
		          p[1] == '(' ? "its address holds a space, or its end is missing: [text](https://example.org)"
		                      : "no line gives its address: [name]: https://example.org");
	}
}

/* - [ ] and - [x] */
static void check_task(struct prose_source *s, const struct prose_text *t)
{
	if (t->in_item && t->text[0] == '[' && t->text[1] && strchr(" xX", t->text[1]) && t->text[2] == ']' &&
	    is_blank((unsigned char)t->text[3]))
		refuse(s, t, t->text, 3, "prose cannot hold task lists",
		       "a list box of the layout has `marker: check`; write \\[ for a bracket that is meant");
}

/* The line below a table's head: |---|:-:| */
static void check_table(struct prose_source *s, const struct prose_text *t)
{
	size_t n = strspn(t->text, "|-: \t");
	if (t->text[n] || !strchr(t->text, '|') || !strchr(t->text, '-') ||
	    !prose_find(s, t->line, t->text, strlen(t->text)))
		return;
	const char *p = s->found - strlen(t->text);
	while (p > s->text && p[-1] != '\n')
		p--;
	for (p -= p > s->text; p > s->text && p[-1] != '\n';)
		p--;
	prose_unsupported(s, p + strspn(p, " \t>"), "prose cannot hold tables",
	                  "a table is a box of the layout, whose rows are a list of the content; write \\| for a bar that "
	                  "is meant");
}

void prose_check_marks(struct prose_source *s, const struct prose_text *t)
{
	check_task(s, t);
	check_table(s, t);
	for (const char *p = t->text + strcspn(t->text, "*_`~[]"); *p; p += strcspn(p, "*_`~[]")) {
		if (*p == '[' || *p == ']') {
			check_bracket(s, t, p++);
			continue;
		}
		struct run r = run_at(t, p);
		if (*p == '`' || (*p == '*' && is_stray_asterisk(&r)) || (*p == '_' && is_stray_underscore(&r)))
			report_stray(s, t, &r);
		else if (*p == '~')
			check_tilde(s, t, &r);
		p += r.n;
	}
}

void prose_check_product(struct prose_source *s, int line, const char *before, const char *sign, const char *within)
{
	char digit = *before ? before[strlen(before) - 1] : 0;
	if (!isdigit((unsigned char)digit) || !isdigit((unsigned char)*within))
		return;
	const char *text = arena_printf(s->arena, "%c%s%c", digit, sign, *within);
	const char *p = prose_find(s, line, text, strlen(text));
	diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, p ? p + 1 : p),
	            arena_printf(s->arena, "the marks '%s' between digits are not printed: they begin and end %s", sign,
	                         sign[1] ? "bold text" : "italics"));
	diag_hint(s->diag, "write %s for signs that are meant", sign[1] ? "\\*\\*" : "\\*");
}

/* -- lines -------------------------------------------------------------------------------------- */

#define LISTED_TOLD UINT32_MAX
#define LISTED_BULLET 0x80000000u
#define LISTED_OWN 0x40000000u /* above all numbers of nine digits */

static bool is_bullet(uint32_t cp)
{
	static const uint32_t bullets[] = {0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25AA,
	                                   0x25B6, 0x25BA, 0x25CB, 0x25CF, 0x25E6, 0x27A2, 0xF0B7};
	for (int i = 0; i < COUNT_OF(bullets); i++)
		if (bullets[i] == cp)
			return true;
	return false;
}

/* a) b. (c) (2) ①, which begin no list in CommonMark: LISTED_OWN and their value; or 0. */
static uint32_t listed_own(const char *text)
{
	bool bracket = *text == '(';
	const char *p = text + bracket, *end = p;
	size_t digits = strspn(p, "0123456789");
	uint32_t value = digits ? (uint32_t)strtoul(p, NULL, 10) : *p ? utf8_next(&end, p + strnlen(p, 4)) : 0;
	end = digits ? p + digits : end;
	if (digits > 6 || !value)
		return 0;
	bool circled = value >= 0x2460 && value <= 0x2473, letter = !digits && is_word(value) && !circled;
	bool closed = *end == ')' || (*end == '.' && !bracket), spaced = closed && (end[1] == ' ' || end[1] == '\t');
	return circled || ((bracket || letter) && spaced) ? LISTED_OWN | value : 0;
}

/* What a line begins with: a number with a point, plus one; a sign of word processors, or a dash without a space, with
   LISTED_BULLET; one of the author's own that counts; or 0. */
static uint32_t listed_sign(const char *text)
{
	const char *p = text;
	size_t digits = strspn(text, "0123456789");
	if (digits && digits < 10 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ')
		return (uint32_t)atoi(text) + 1;
	uint32_t sign = *p ? utf8_next(&p, text + strnlen(text, 4)) : 0;
	if (sign == '-' ? isalpha((unsigned char)*p) : is_bullet(sign) && (*p == ' ' || *p == '\t'))
		return LISTED_BULLET | sign;
	return listed_own(text);
}

static const char *listed_hint(uint32_t sign)
{
	if (sign < LISTED_OWN)
		return "an empty line stands before a list that does not begin with 1";
	if (sign < LISTED_BULLET)
		return "the items of a list begin with '1. ' or '- '; a line that ends with a backslash is broken there";
	return sign == (LISTED_BULLET | '-') ? "a space stands behind the dash of an item: '- item'"
	                                     : "the items of a list begin with '- '";
}

/* "Steps:", then lines with 2. and 3., with a) and b), or with dots of a word processor: CommonMark begins no list. */
void prose_check_listed(struct prose_source *s, const struct prose_text *t, uint32_t *last)
{
	uint32_t sign = t->begins && *last != LISTED_TOLD ? listed_sign(t->text) : 0;
	if (!sign)
		return;
	if (*last && sign == *last + (sign < LISTED_BULLET)) {
		const char *line = prose_line(s, t->line);
		diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, line + strspn(line, " \t")),
		            "the lines of this list are joined to a paragraph");
		diag_hint(s->diag, "%s", listed_hint(sign));
		sign = LISTED_TOLD;
	}
	*last = sign;
}

void prose_check_fence(struct prose_source *s, const char *p, int last_line)
{
	const char *fence = p + strspn(p, "->+*0123456789.) \t"), sign[] = {*fence, 0};
	if (strncmp(fence, "```", 3) != 0 && strncmp(fence, "~~~", 3) != 0)
		return; /* indented */
	const char *last = prose_line(s, last_line);
	last += strspn(last, "> \t");
	if (last > fence && strspn(last, sign) >= strspn(fence, sign) &&
	    strchr("\n", last[strspn(last, sign) + strspn(last + strspn(last, sign), " \t")]))
		return;
	diag_report(s->diag, DIAG_DOUBTFUL_MARKUP, prose_place(s, fence), "code that is not closed takes all that follows");
	diag_hint(s->diag, "a line of as many signs closes it; write \\%.3s for signs that are meant", fence);
}

const char *prose_untab(struct arena *a, const char *code)
{
	struct buf b = {0};
	int column = 0;
	for (const char *p = code; *p; p++) {
		int n = *p == '\t' ? 4 - column % 4 : 1;
		for (int i = 0; i < n; i++)
			buf_putc(&b, *p == '\t' ? ' ' : *p);
		column = *p == '\n' ? 0 : column + n * ((*p & 0xC0) != 0x80);
	}
	code = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return code;
}

/* -- texts without signs ----------------------------------------------------------------------- */

/* True when cmark would give back the text as one paragraph of one span. */
static bool is_paragraph(const char *s)
{
	if (strpbrk(s, "*_`[]<>&\\!#\n~|=") || isspace((unsigned char)*s))
		return false;
	if (*s == '-' || *s == '+')
		return false;
	while (isdigit((unsigned char)*s))
		s++;
	return *s != '.' && *s != ')';
}

/* A sign that only begins a list without items: a hyphen in a cell, "1." */
static bool is_lone_marker(const char *s)
{
	size_t digits = strspn(s, "0123456789");
	if (digits ? s[digits] != '.' && s[digits] != ')' : *s != '-' && *s != '*' && *s != '+')
		return false;
	return !s[digits + 1 + strspn(s + digits + 1, " \t\n")];
}

bool prose_is_plain(const char *text) { return is_paragraph(text) || is_lone_marker(text); }
