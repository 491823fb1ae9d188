/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of spans: the spaces in them, and a text without its markup. */
#include "rich.h"

#include <string.h>

/* Whether a text has a tab, a space beside another or beside a forced end of line. */
static bool has_run(const char *s, bool space)
{
	for (; *s; s++) {
		bool blank = *s == ' ' || *s == '\n';
		if (*s == '\t' || (blank && space))
			return true;
		space = blank;
	}
	return false;
}

static const char *collapse(struct arena *a, const char *s, bool space)
{
	char *text = arena_alloc(a, strlen(s) + 1), *to = text;
	for (; *s; s++) {
		bool blank = *s == ' ' || *s == '\t';
		if (*s == '\n' && to > text && to[-1] == ' ')
			to--;
		if (!blank || !space)
			*to++ = *s == '\t' ? ' ' : *s;
		space = blank || *s == '\n';
	}
	*to = 0;
	return text;
}

int spans_collapse(struct arena *a, struct span *span, int n)
{
	bool space = false;
	int left = 0;
	unsigned may_break = 0; /* of a span that vanished: it is the next one's */
	for (int i = 0; i < n; i++) {
		struct span s = span[i];
		s.flags |= may_break;
		if (!(s.flags & SPAN_CODE) && has_run(s.text, space))
			s.text = collapse(a, s.text, space);
		may_break = *s.text ? 0 : s.flags & SPAN_BREAK;
		if (!*s.text)
			continue;
		char last = s.text[strlen(s.text) - 1];
		space = !(s.flags & SPAN_CODE) && (last == ' ' || last == '\n');
		span[left++] = s;
	}
	return left;
}

/* Copies a text without what only breaks lines: soft hyphens, word joiners and zero-width spaces
   would be in the way of a search for a title. */
static char *put_unbroken(char *to, const char *text)
{
	static const char *const breaks[] = {"\xC2\xAD", "\xE2\x81\xA0", "\xE2\x80\x8B"};
	while (*text) {
		size_t skip = 0;
		for (int i = 0; i < COUNT_OF(breaks); i++)
			if (!strncmp(text, breaks[i], strlen(breaks[i])))
				skip = strlen(breaks[i]);
		if (!skip)
			*to++ = *text++;
		text += skip;
	}
	return to;
}

const char *rich_language(const struct rich *r)
{
	const char *lang = NULL;
	for (int i = 0; r && i < r->n; i++)
		for (int j = 0; j < r->block[i].n; j++) {
			const char *own = r->block[i].span[j].lang;
			if (!own || (lang && strcmp(lang, own) != 0))
				return NULL;
			lang = own;
		}
	return lang;
}

const char *rich_text(struct arena *a, const struct rich *r)
{
	size_t size = 1;
	for (int i = 0; r && i < r->n; i++)
		for (int j = 0; j < r->block[i].n; j++)
			size += strlen(r->block[i].span[j].text) + 1;
	char *text = arena_alloc(a, size + 1), *p = text;
	for (int i = 0; r && i < r->n; i++) {
		if (i)
			*p++ = '\n';
		for (int j = 0; j < r->block[i].n; j++)
			p = put_unbroken(p, r->block[i].span[j].text);
	}
	return text;
}
