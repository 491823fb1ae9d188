/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PO file as its tokens: comments, strings and words, as gettext's lexer has them (GNU gettext manual, 3). */
#include "po_scan.h"
#include "catalog.h"

#include <assert.h>
#include <string.h>

/* The next part of a list of flags, without the blanks around it; false at its end. */
static bool next_flag(const char **s, const char *end, const char **flag, size_t *n)
{
	while (*s < end && strchr(" \t\r,", **s))
		++*s;
	*flag = *s;
	while (*s < end && **s != ',')
		++*s;
	for (*n = (size_t)(*s - *flag); *n && strchr(" \t\r", (*flag)[*n - 1]); --*n)
		;
	return *n > 0;
}

bool po_has_flag(const char *flags, const char *flag)
{
	const char *one, *end = flags + strlen(flags);
	for (size_t n; next_flag(&flags, end, &one, &n);)
		if (n == strlen(flag) && !memcmp(one, flag, n))
			return true;
	return false;
}

/* The flags of an entry so far, joined, each found by where it begins there. */
struct flags {
	struct arena *arena;
	struct buf text;
	struct hashes by_name;
};

static bool is_there(const struct flags *f, const char *flag, size_t n, uint64_t hash)
{
	const int *at;
	for (size_t step = 0; (at = hashes_next(&f->by_name, hash, &step));) {
		size_t end = (size_t)*at + n;
		assert(f->text.v);
		bool same = end <= f->text.n && !memcmp(f->text.v + *at, flag, n);
		if (same && (end == f->text.n || f->text.v[end] == ','))
			return true;
	}
	return false;
}

static void add_flag(struct flags *f, const char *flag, size_t n)
{
	uint64_t hash = hash_bytes(flag, n, HASH_SEED);
	if (is_there(f, flag, n, hash))
		return;
	buf_puts(&f->text, f->text.n ? ", " : "");
	hashes_put(f->arena, &f->by_name, hash, (int)f->text.n);
	buf_put(&f->text, flag, n);
}

static void add_flags(struct flags *f, bool *fuzzy, const char *s, const char *end)
{
	const char *flag;
	for (size_t n; next_flag(&s, end, &flag, &n);) {
		bool is_fuzzy = n == 5 && !memcmp(flag, "fuzzy", 5);
		*fuzzy = *fuzzy || is_fuzzy;
		if (!is_fuzzy)
			add_flag(f, flag, n);
	}
}

/* \0, \00, \000, \x0 and so on. */
static bool escapes_nul(const char *p)
{
	const char *first = p + 1 + (p[1] == 'x'), *digits = p[1] == 'x' ? "0123456789abcdefABCDEF" : "01234567";
	size_t zeros = strspn(first, "0"), n = strspn(first, digits);
	return zeros && (zeros == n || (p[1] != 'x' && zeros >= 3));
}

/* Behind the string, or at the end of its line. */
static const char *skip_string(const char *p, bool *cut)
{
	for (p++; *p && *p != '\n' && *p != '"'; p++)
		if (*p == '\\' && p[1] && p[1] != '\n') {
			*cut = *cut || escapes_nul(p);
			p++;
		}
	return *p == '"' ? p + 1 : p;
}

/* Behind the comment, but an obsolete entry is made of tokens. */
static const char *skip_comment(const char *p, struct flags *flags, bool *fuzzy)
{
	const char *end = p + strcspn(p, "\n");
	if (p[1] == '~' && p[2] != '|')
		return p + 2;
	if (p[1] == ',')
		add_flags(flags, fuzzy, p + 2, end);
	return end;
}

static bool is_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

static bool same_word(const char *p, size_t n, const char *word) { return n == strlen(word) && !memcmp(p, word, n); }

/* Passes a word; whether it begins a translation: of a plural, its first form does. */
static bool pass_word(struct po_scan *s, bool *plural)
{
	const char *p = s->p;
	size_t n = 0;
	while (is_word(p[n]))
		n++;
	s->p += n;
	*plural = *plural || same_word(p, n, "msgid_plural");
	return same_word(p, n, "msgstr") && (*s->p != '[' || s->p[1] == '0');
}

/* What is translated to. */
static void pass_strings(struct po_scan *s, bool *cut)
{
	while (*s->p && strchr(" \t\r\n\"", *s->p))
		if (*s->p == '"')
			s->p = skip_string(s->p, cut);
		else
			s->line += *s->p++ == '\n';
}

struct po_beside po_scan_next(struct po_scan *s, struct arena *a)
{
	struct po_beside found = {.flags = ""};
	struct arena_mark mark = arena_mark(a);
	struct flags flags = {.arena = a};
	while (*s->p && !found.line) {
		if (*s->p == '"')
			s->p = skip_string(s->p, &(bool){false});
		else if (*s->p == '#')
			s->p = skip_comment(s->p, &flags, &found.fuzzy);
		else if (is_word(*s->p))
			found.line = pass_word(s, &found.plural) ? s->line : 0;
		else
			s->line += *s->p++ == '\n';
	}
	pass_strings(s, &found.cut);
	arena_release(a, mark);
	if (flags.text.n)
		found.flags = arena_strdup(a, buf_cstr(&flags.text));
	buf_free(&flags.text);
	return found;
}
